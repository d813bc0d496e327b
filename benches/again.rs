//! Ten documents added to a graph of a hundred thousand: `cargo bench --bench again [-- DOCUMENTS]`.
//!
//! Prints how long loading, merging again and writing take, and how long it takes to merge all at once. Measured on short
//! documents (entries of travels under changed names and years), in seconds: of a hundred thousand, load 0.5, merge again 0.55,
//! write 0.5, all at once 4.5; of twenty thousand 0.06, 0.11, 0.09, 0.6. What is weighed anew is the kin of those whom the ten
//! documents name; the rest is walked over once, to see that nothing else changed, which takes about as long as loading it.

use std::hint::black_box;
use std::time::Instant;

use rapporteur::dossier::{
    Evidence, Kind, Meeting, Office, Participant, Person, Quote, Role, Source, Stated, Status, Topic, Who,
};
use rapporteur::graph::{Archive, Form};
use rapporteur::{Date, Dossier, Span};

/// The one that the tool has.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const DOCUMENTS: u64 = 100_000;
const ADDED: u64 = 10;

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    /// Few come up often, many seldom.
    fn uneven(&mut self, n: u64) -> u64 {
        let x = self.below(1 << 20) as f64 / f64::from(1 << 20);
        (n as f64 * x * x * x) as u64
    }
}

/// A word of three syllables.
fn word(n: u64) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "cor", "den", "el", "fi", "gan", "hol", "ir", "jo", "kel", "lam", "mir", "nov", "or", "pe", "ral", "sin",
        "tor", "ul", "ves", "wen", "yar", "zo", "ish",
    ];
    let mut word: String = [n % 24, n / 24 % 24, n / 576 % 24].iter().map(|i| SYLLABLES[*i as usize]).collect();
    word[..1].make_ascii_uppercase();
    word
}

/// Who holds an office of a country: a name, told now in full, now in short.
fn person(n: u64, chance: &mut Chance, evidence: &[Evidence]) -> Person {
    let (given, family) = (word(n % 997 * 13), word(n * 7));
    let name = if chance.below(4) == 0 { family } else { format!("{given} {family}") };
    let title = ["President", "Foreign Minister", "Prime Minister", "Ambassador"][(n % 4) as usize];
    let office = Office { title: title.into(), of: Some(word(n / 4 % 190 * 31)) };
    let role = Role { office, former: false, confidence: 0.9, evidence: evidence.to_vec() };
    let mentions = vec![Stated { value: name.clone(), evidence: evidence.to_vec() }];
    Person { id: format!("p{n}"), name, mentions, countries: Vec::new(), roles: vec![role] }
}

/// A document of a meeting of two or three.
fn document(number: u64, persons: u64) -> Dossier {
    let mut chance = Chance(number * 77 + 5);
    let id = format!("d{number:07}");
    let date = Date::of_day(1990 + (number % 30) as i16, 1 + chance.below(12) as i8, 1 + chance.below(28) as i8);
    let text =
        format!("In report {number} it says that they met to discuss what there was to discuss, as officials said.");
    let evidence = vec![Evidence { document: (&id).into(), span: Span::new(0, text.len()), rule: "meet".into() }];
    let stated = |value: String| Stated { value, evidence: evidence.clone() };
    let mut people: Vec<Person> = Vec::new();
    for _ in 0..2 + chance.below(2) {
        let one = person(chance.uneven(persons), &mut chance, &evidence);
        if people.iter().all(|p| p.id != one.id) {
            people.push(one);
        }
    }
    let side = |p: &Person| Participant {
        who: Who::Person(p.id.clone()),
        office: p.roles.first().map(|r| r.office.clone()),
        evidence: evidence.clone(),
    };
    let topic =
        Topic { label: word(chance.uneven(5_000)).to_lowercase(), also: Vec::new(), evidence: evidence.clone() };
    let meeting = Meeting {
        id: "m1".into(),
        kind: Kind::Talks,
        status: Status::Held,
        history: Vec::new(),
        participants: people.iter().map(side).collect(),
        parties: people.iter().filter_map(|p| p.roles[0].office.of.clone()).map(stated).collect(),
        topics: vec![topic],
        places: vec![stated(word(chance.uneven(900) * 11))],
        dates: date.into_iter().map(|value| Stated { value, evidence: evidence.clone() }).collect(),
        cue: "they met".into(),
        confidence: 0.8,
        evidence: evidence.clone(),
    };
    let sentences = vec![Quote { span: Span::new(0, text.len()), text }];
    let source =
        Source { id, published: date, title: None, digest: format!("{number:x}"), sentences, passages: Vec::new() };
    Dossier { documents: vec![source], persons: people, meetings: vec![meeting] }
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{what:40} {:8.3} s", start.elapsed().as_secs_f64());
    done
}

fn main() {
    let documents = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(DOCUMENTS);
    let persons = documents / 4;
    let mut archive = Archive::default();
    (0..documents).for_each(|n| archive.add(document(n, persons)).expect("each has an id of its own"));
    let whole = timed("all at once", || archive.whole());
    let bytes = archive.to_bytes(&whole, Form::Compact);
    println!("{documents} documents, {} persons, {} bytes", whole.facts.persons.len(), bytes.len());
    drop((whole, archive));
    let (mut archive, whole) =
        timed("load", || Archive::whole_of_compact(&bytes, "bench.graph").expect("what was written is read"));
    let whole = whole.expect("this version wrote it");
    for n in 0..ADDED {
        archive.add(document(documents + n * 7919, persons)).expect("each has an id of its own");
    }
    let whole = timed("merge again with ten documents more", || archive.whole_again(whole, &[]));
    let bytes = timed("write", || archive.to_bytes(&whole, Form::Compact));
    black_box(bytes);
}
