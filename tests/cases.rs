//! Sentences, and what they say: the files of `tests/cases/`, in the form that the README there describes.
//!
//! Not every case is read rightly yet. `floors.txt` says how many of each file must be; a file that falls below its
//! floor fails, with every case that is not met. `cargo test --test all cases -- --nocapture` prints those in any event.

use std::fmt::Write as _;
use std::path::PathBuf;

use rapporteur::dossier::{Dossier, Meeting, Office, Person, Who};
use rapporteur::schema::fold;
use rapporteur::{Article, Schema};

/// Files of another form, which the tests of the document room read.
const OTHERS: [&str; 3] = ["sentences.txt", "blocks.txt", "tokens.txt"];

/// What may stand before a form of a name without making it another form.
const HONORIFICS: [&str; 10] = ["mr ", "mr. ", "mrs ", "mrs. ", "ms ", "ms. ", "dr ", "dr. ", "sheikh ", "president "];

#[test]
fn every_file_keeps_its_floor() {
    let mut fallen = String::new();
    for (file, floor) in floors() {
        let cases = cases(&file);
        let missed: Vec<String> = cases.iter().filter_map(|c| missed(&file, c)).collect();
        let met = cases.len() - missed.len();
        println!("{}{file}: {met} of {} cases are met, the floor is {floor}\n", missed.concat(), cases.len());
        if met < floor {
            writeln!(fallen, "{file}: {met} cases are met, the floor is {floor}").unwrap();
        }
    }
    assert!(fallen.is_empty(), "{fallen}");
}

#[test]
fn every_file_of_cases_has_a_floor() {
    let floors = floors();
    let names = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = names.filter(|n| n.ends_with(".txt") && n != "floors.txt").collect();
    files.retain(|n| !OTHERS.contains(&n.as_str()));
    files.sort();
    assert_eq!(floors.iter().map(|(file, _)| file.clone()).collect::<Vec<_>>(), files);
    for (file, floor) in floors {
        assert!(floor <= cases(&file).len(), "{file}");
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The files with the least number of cases that must be met.
fn floors() -> Vec<(String, usize)> {
    let text = std::fs::read_to_string(folder().join("floors.txt")).unwrap();
    let lines = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    let floor = |line: &str| {
        let (file, least) = line.split_once(' ').expect("FILE NUMBER");
        (file.to_string(), least.trim().parse().expect("a number"))
    };
    lines.map(floor).collect()
}

/// A text and what it says.
#[derive(Default)]
struct Case {
    line: usize,
    remark: String,
    article: Article,
    persons: Vec<PersonFact>,
    meetings: Vec<MeetingFact>,
    no_meeting: bool,
}

struct PersonFact {
    name: String,
    offices: Vec<String>,
    also: Vec<String>,
}

/// A field that is not judged is `None`.
struct MeetingFact {
    line: String,
    head: String,
    who: Vec<String>,
    parties: Option<Vec<String>>,
    topics: Option<Vec<Vec<String>>>,
    place: Option<String>,
    date: Option<String>,
}

fn cases(file: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(folder().join(file)).unwrap().replace("\r\n", "\n");
    let mut line = 1;
    let each = text.split("\n===\n").map(|chunk| {
        let case = case(chunk, line).unwrap_or_else(|what| panic!("{file}:{line}: {what}"));
        line += chunk.matches('\n').count() + 2;
        case
    });
    each.collect()
}

fn case(chunk: &str, line: usize) -> Result<Case, String> {
    let (text, facts) = chunk.split_once("\n---\n").ok_or("a line `---` is missing")?;
    let mut case = Case { line, ..Case::default() };
    let mut body: Vec<&str> = text.lines().collect();
    while let Some(remark) = body.first().and_then(|l| l.strip_prefix('#')) {
        case.remark = remark.trim().to_string();
        body.remove(0);
    }
    if let Some(day) = body.first().and_then(|l| l.strip_prefix("date:")) {
        case.article.published = Some(day.trim().parse()?);
        body.remove(0);
    }
    case.article.id = "case".to_string();
    case.article.text = body.join("\n");
    for fact in facts.lines().filter(|l| !l.trim().is_empty()) {
        match fact.split_once(": ") {
            Some(("person", rest)) => case.persons.push(person_fact(rest)),
            Some(("meeting", rest)) => case.meetings.push(meeting_fact(rest)?),
            None if fact == "no meeting" => case.no_meeting = true,
            _ => return Err(format!("`{fact}` is no fact")),
        }
    }
    Ok(case)
}

fn list(text: &str, by: char) -> Vec<String> {
    text.split(by).map(|p| p.trim().to_string()).filter(|p| !p.is_empty() && p != "-").collect()
}

fn person_fact(text: &str) -> PersonFact {
    let mut fields = text.split('|').map(str::trim);
    let mut fact = PersonFact { name: fields.next().unwrap_or("").to_string(), offices: vec![], also: vec![] };
    for field in fields {
        match field.strip_prefix("also:") {
            Some(forms) => fact.also = list(forms, ';'),
            None => fact.offices = list(field, ';').iter().map(|o| office_key(o)).collect(),
        }
    }
    fact.offices.sort();
    fact
}

fn meeting_fact(text: &str) -> Result<MeetingFact, String> {
    let mut fields = text.split('|').map(str::trim);
    let head = fields.next().unwrap_or("").to_string();
    let mut who: Vec<String> = list(fields.next().unwrap_or(""), ',').iter().map(|w| side(w)).collect();
    who.sort();
    let mut fact =
        MeetingFact { line: text.to_string(), head, who, parties: None, topics: None, place: None, date: None };
    for field in fields {
        let (key, value) = field.split_once(':').ok_or_else(|| format!("`{field}` has no colon"))?;
        let value = value.trim();
        match key {
            "parties" => fact.parties = Some(keys(list(value, ','))),
            "about" => fact.topics = Some(list(value, ';').iter().map(|t| wordings(t)).collect()),
            "at" => fact.place = Some(fold(value.trim_matches('-')).into_owned()),
            "on" => fact.date = Some(if value == "-" { String::new() } else { value.to_string() }),
            _ => return Err(format!("`{key}` is no field of a meeting")),
        }
    }
    Ok(fact)
}

fn keys(names: Vec<String>) -> Vec<String> {
    let mut keys: Vec<String> = names.iter().map(|n| fold(n).into_owned()).collect();
    keys.sort();
    keys
}

fn wordings(topic: &str) -> Vec<String> {
    topic.split(" / ").map(topic_key).collect()
}

/// The words of a topic without articles: a case does not hang on them, nor on capitals.
fn topic_key(label: &str) -> String {
    let folded = fold(label).into_owned();
    folded.split_whitespace().filter(|w| !["the", "a", "an"].contains(w)).collect::<Vec<_>>().join(" ")
}

/// A name, or an office or group in brackets.
fn side(text: &str) -> String {
    match text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        Some(office) => format!("[{}]", office_key(office)),
        None => fold(text).into_owned(),
    }
}

/// `former Title of Country` as the case writes it, with the title in its usual form.
fn office_key(text: &str) -> String {
    let (former, rest) = match text.strip_prefix("former ") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (title, of) = rest.split_once(" @ ").or_else(|| rest.rsplit_once(" of ")).unwrap_or((rest, "?"));
    key(title, Some(of).filter(|o| *o != "?"), former)
}

fn key(title: &str, of: Option<&str>, former: bool) -> String {
    let title = Schema::embedded().usual_title(title);
    let text = format!("{}{title} @ {}", if former { "former " } else { "" }, of.unwrap_or("?"));
    fold(&text).into_owned()
}

fn found_office(office: &Office, former: bool) -> String {
    key(&office.title, office.of.as_deref(), former)
}

/// What a case wants and what was read instead; `None` where they agree.
fn missed(file: &str, case: &Case) -> Option<String> {
    let dossier = rapporteur::read(&case.article, Schema::embedded());
    let mut wants = persons_amiss(case, &dossier);
    wants.extend(meetings_amiss(case, &dossier));
    if wants.is_empty() {
        return None;
    }
    let mut out = format!("{file}:{}: {}\n  {}\n", case.line, case.remark, case.article.text.replace('\n', "\n  "));
    wants.iter().for_each(|w| writeln!(out, "    wanted {w}").unwrap());
    if !case.persons.is_empty() {
        dossier.persons.iter().for_each(|p| writeln!(out, "    found  {}", person_line(p)).unwrap());
    }
    dossier.meetings.iter().for_each(|m| writeln!(out, "    found  {}", meeting_line(m, &dossier)).unwrap());
    Some(out + "\n")
}

fn persons_amiss(case: &Case, dossier: &Dossier) -> Vec<String> {
    if case.persons.is_empty() {
        return Vec::new();
    }
    let named = |name: &str| dossier.persons.iter().find(|p| fold(&p.name) == fold(name));
    let mut wants = Vec::new();
    for fact in &case.persons {
        let Some(person) = named(&fact.name) else {
            wants.push(format!("person: {}", fact.name));
            continue;
        };
        if offices_of(person) != fact.offices {
            wants.push(format!("person: {} | {}", fact.name, fact.offices.join("; ")));
        }
        let absent = fact.also.iter().filter(|form| !has_form(person, form));
        wants.extend(absent.map(|form| format!("person: {} | also: {form}", fact.name)));
    }
    if wants.is_empty() && dossier.persons.len() > case.persons.len() {
        wants.push(format!("{} persons, not {}", case.persons.len(), dossier.persons.len()));
    }
    wants
}

fn offices_of(person: &Person) -> Vec<String> {
    let mut offices: Vec<String> = person.roles.iter().map(|r| found_office(&r.office, r.former)).collect();
    offices.sort();
    offices
}

fn has_form(person: &Person, form: &str) -> bool {
    let wanted = fold(form);
    person.mentions.iter().any(|m| {
        let found = fold(&m.value);
        found == wanted || HONORIFICS.iter().any(|h| found.strip_prefix(h) == Some(wanted.as_ref()))
    })
}

fn meetings_amiss(case: &Case, dossier: &Dossier) -> Vec<String> {
    if case.meetings.is_empty() && !case.no_meeting {
        return Vec::new();
    }
    let mut left: Vec<&Meeting> = dossier.meetings.iter().collect();
    let mut wants = Vec::new();
    for fact in &case.meetings {
        match left.iter().position(|m| agrees(fact, m, dossier)) {
            Some(i) => drop(left.remove(i)),
            None => wants.push(format!("meeting: {}", fact.line)),
        }
    }
    if wants.is_empty() && !left.is_empty() {
        wants.push(if case.no_meeting { "no meeting".to_string() } else { "no other meeting".to_string() });
    }
    wants
}

fn agrees(fact: &MeetingFact, meeting: &Meeting, dossier: &Dossier) -> bool {
    let parties = keys(meeting.parties.iter().map(|p| p.value.clone()).collect());
    let place = fold(meeting.place().unwrap_or("")).into_owned();
    let date = meeting.date().map_or(String::new(), |d| d.to_string());
    fact.head == format!("{} {}", meeting.status.word(), meeting.kind.word())
        && fact.who == sides(meeting, dossier)
        && fact.parties.as_ref().is_none_or(|p| *p == parties)
        && fact.place.as_ref().is_none_or(|p| *p == place)
        && fact.date.as_ref().is_none_or(|d| *d == date)
        && fact.topics.as_ref().is_none_or(|topics| topics_agree(topics, meeting))
}

fn sides(meeting: &Meeting, dossier: &Dossier) -> Vec<String> {
    let side = |who: &Who| match who {
        Who::Person(id) => dossier.person(id).map_or(String::new(), |p| fold(&p.name).into_owned()),
        Who::Office(o) | Who::Group(o) => format!("[{}]", found_office(o, false)),
    };
    let mut sides: Vec<String> = meeting.participants.iter().map(|p| side(&p.who)).collect();
    sides.sort();
    sides
}

/// Each topic in one of its wordings, and no other.
fn topics_agree(topics: &[Vec<String>], meeting: &Meeting) -> bool {
    let mut left: Vec<String> = meeting.topics.iter().map(|t| topic_key(&t.label)).collect();
    let met = topics.iter().all(|wordings| {
        let at = left.iter().position(|label| wordings.contains(label));
        at.map(|i| left.remove(i)).is_some()
    });
    met && left.is_empty()
}

fn person_line(person: &Person) -> String {
    let forms: Vec<&str> = person.mentions.iter().map(|m| m.value.as_str()).collect();
    format!("person: {} | {} | also: {}", person.name, offices_of(person).join("; "), forms.join("; "))
}

fn meeting_line(meeting: &Meeting, dossier: &Dossier) -> String {
    let join = |all: Vec<&str>, by: &str| if all.is_empty() { "-".to_string() } else { all.join(by) };
    format!(
        "meeting: {} {} | {} | parties: {} | about: {} | at: {} | on: {}",
        meeting.status.word(),
        meeting.kind.word(),
        sides(meeting, dossier).join(", "),
        join(meeting.parties.iter().map(|p| p.value.as_str()).collect(), ", "),
        join(meeting.topics.iter().map(|t| t.label.as_str()).collect(), "; "),
        meeting.place().unwrap_or("-"),
        meeting.date().map_or("-".to_string(), |d| d.to_string()),
    )
}
