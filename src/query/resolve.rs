//! Who or what of the graph is meant by the words of a question: variants, surnames, slips of the pen.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dossier::{Dossier, Person};
use crate::graph::words::{all_about, is_country, is_title, known_polity};
use crate::graph::{Graph, Party, Selection, content, fold, title_key};
use crate::name::{Name, compare};
use crate::query::chunk::{Chunk, Tag, chunks, offices};
use crate::query::grammar::grammar;
use crate::query::spelling::{distance, is_particle, sound, sounds};
use crate::query::word::Word;

/// The names of a graph, ready to be found in a question.
pub(crate) struct Names<'g> {
    pub(super) dossier: &'g Dossier,
    /// Forms of names, in sounds, and the positions of the persons who bear them.
    pub(super) forms: BTreeMap<String, Vec<usize>>,
    /// Words of the longest form.
    longest: usize,
    pub(super) places: BTreeMap<String, String>,
    pub(super) polities: BTreeMap<String, String>,
    pub(super) titles: BTreeMap<String, String>,
    /// Words of all topics, gathered when one is first asked for.
    topics: OnceCell<BTreeSet<String>>,
}

/// The forms under which a person may be asked for, in sounds.
fn forms(person: &Person, titles: &mut Known) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mentions = person.mentions.iter().map(|m| m.value.as_str()).filter(|m| *m != person.name && is_name(m, titles));
    for name in mentions.chain([person.name.as_str()]) {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        let whole = words.len();
        while words.len() > 1 && words.last().is_some_and(|w| is_suffix(w)) {
            words.pop();
        }
        if words.len() < whole {
            out.insert(sounds(name).join(" "));
        }
        let each: Vec<Vec<String>> = words.iter().map(|w| sounds(w)).collect();
        let last = each.last().map_or(0, Vec::len);
        let all: Vec<&str> = each.iter().flatten().map(String::as_str).collect();
        let start = all.len() - last;
        let from = (1..start).find(|i| all[*i..start].iter().all(|w| is_particle(w))).unwrap_or(start);
        let plain = |words: &[&str]| words.iter().filter(|w| !is_particle(w)).copied().collect::<Vec<_>>().join(" ");
        out.insert(all[from..].join(" "));
        out.insert(plain(&all[start..]));
        out.insert(plain(&all));
        if start > 1 {
            out.insert([&all[..1], &all[start..]].concat().join(" "));
        }
        out.insert(all[start..].join(" "));
        out.insert(all.join(" "));
    }
    // a syllable that is also a word of questions ("in", "on") is no name by itself
    out.retain(|form| !(form.is_empty() || form.len() < 3 && (grammar().knows(form) || is_country(form))));
    out
}

/// "Jr.", or the number of a king or pope.
fn is_suffix(word: &str) -> bool {
    word.chars().all(|c| "IVXL".contains(c)) || matches!(fold(word).as_str(), "jr" | "sr")
}

/// Which words are titles, as far as it was looked up.
type Known = FxHashMap<String, bool>;

/// Whether a mention is a name and no description: capitals throughout, no article, no country, no title.
fn is_name(mention: &str, titles: &mut Known) -> bool {
    let small = |w: &str| !w.starts_with(char::is_uppercase) && !is_particle(&sound(&fold(w)));
    let first = mention.split(' ').next().unwrap_or_default();
    let described = ["the", "his", "her", "their", "its", "our", "a"].iter().any(|w| first.eq_ignore_ascii_case(w));
    let mut title = |word: &str| {
        if let Some(known) = titles.get(word) {
            return *known;
        }
        let is = is_title(word);
        titles.insert(word.to_string(), is);
        is
    };
    !described
        && !mention.split_whitespace().any(small)
        && !mention.split_whitespace().any(&mut title)
        && known_polity(mention).is_none()
}

impl<'g> Names<'g> {
    /// The names of a dossier.
    pub fn of(dossier: &'g Dossier) -> Names<'g> {
        let mut forms: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut titles = Known::default();
        for (i, person) in dossier.persons.iter().enumerate() {
            for form in self::forms(person, &mut titles) {
                forms.entry(form).or_default().push(i);
            }
        }
        // Few names, and each of them often: by hash first, then in order.
        let keyed = |names: FxHashSet<&String>| {
            let names: BTreeSet<&String> = names.into_iter().collect();
            names.into_iter().map(|n| (fold(n), n.clone())).collect()
        };
        let meetings = || dossier.meetings.iter();
        let parties = meetings().flat_map(|m| &m.parties).map(|p| &p.value);
        Names {
            longest: forms.keys().map(|form| form.split(' ').count()).max().unwrap_or(0),
            forms,
            places: keyed(meetings().flat_map(|m| &m.places).map(|p| &p.value).collect()),
            polities: keyed(parties.chain(offices(dossier).filter_map(|o| o.of.as_ref())).collect()),
            titles: titles_of(dossier),
            topics: OnceCell::new(),
            dossier,
        }
    }

    pub(super) fn topics(&self) -> &BTreeSet<String> {
        self.topics.get_or_init(|| {
            let topics = self.dossier.meetings.iter().flat_map(|m| &m.topics);
            let labels: BTreeSet<&String> = topics.flat_map(|t| t.also.iter().chain([&t.label])).collect();
            labels.into_iter().flat_map(|t| content(t)).collect()
        })
    }

    /// The longest name at the start of the words.
    pub fn read(&self, words: &[Word]) -> Option<(usize, Party)> {
        let heard: Vec<String> = words.iter().take(self.longest).map(|w| sound(&w.fold)).collect();
        let whole = |n: usize| Some((n, self.forms.get(&heard[..n].join(" "))?));
        let (n, who) = (1..=heard.len())
            .rev()
            .find_map(|n| whole(n).or_else(|| self.with_article(&heard[..n], words[0].capital())))?;
        let verb = n == 1 && !words[0].capital() && grammar().knows(&words[0].fold);
        let who = self.so_called(who, &words[..n]);
        (!verb && !who.is_empty()).then(|| (n, self.person(&who)))
    }

    pub(super) fn person(&self, who: &[usize]) -> Party {
        let ids = who.iter().map(|i| self.dossier.persons[*i].id.clone()).collect();
        let mut names: Vec<&str> = who.iter().map(|i| self.dossier.persons[*i].name.as_str()).collect();
        names.dedup();
        Party::Person { ids, name: names.join(" or ") }
    }

    /// Whoever is called so in another romanisation: each word has its answer in the name, listed or sounding the same.
    pub(super) fn romanised(&self, text: &str) -> Option<Party> {
        const SAME_SOUND: f32 = 0.97;
        let asked = Name::parse(text);
        let answered = |name: &str| {
            let reasons = compare(&asked, &Name::parse(name)).reasons;
            reasons.iter().all(|r| r.a.is_empty() || r.rule.is_some() && r.score >= SAME_SOUND)
        };
        let persons = self.dossier.persons.iter().enumerate();
        let who: Vec<usize> = persons.filter(|(_, p)| answered(&p.name)).map(|(i, _)| i).collect();
        (!asked.is_empty() && !who.is_empty()).then(|| self.person(&who))
    }

    /// A country or organisation that only the graph knows.
    pub fn polity(&self, form: &str) -> Option<String> {
        self.polities.get(form).cloned()
    }

    /// A place of the graph.
    pub fn place(&self, form: &str) -> Option<String> {
        self.places.get(form).cloned()
    }

    /// Whether the graph has an office of this title.
    pub fn title(&self, key: &str) -> bool {
        self.titles.contains_key(key)
    }

    /// The title as the graph writes it; as it is where the graph has none such.
    pub fn usual_title(&self, title: &str) -> String {
        self.titles.get(&title_key(title)).cloned().unwrap_or_else(|| title.to_string())
    }

    /// Whether a form is spelled as some name of the graph, variants aside.
    pub fn spelled(&self, form: &str) -> bool {
        let words = sounds(form);
        let begins = |start: &str| {
            let first = self.forms.range(start.to_string()..).next();
            first.is_some_and(|(form, _)| form.strip_prefix(start).is_some_and(|r| r.is_empty() || r.starts_with(' ')))
        };
        !words.is_empty() && begins(&words.join(" ")) || words.last().is_some_and(|last| begins(last))
    }

    /// Whether a word belongs to a longer one of these topics that the graph has: "Lund" in "Lund University".
    pub fn is_topic_of(&self, word: &str, asked: &[Selection]) -> bool {
        let whole = |t: &&String| t.split_whitespace().any(|w| w == word);
        asked.iter().flat_map(|s| &s.about).filter(whole).any(|t| self.is_topic(t))
    }

    /// Whether all content words stand in topics of the graph.
    pub fn is_topic(&self, phrase: &str) -> bool {
        let words = content(phrase);
        !words.is_empty() && words.is_subset(self.topics())
    }

    /// Whether all content words stand in one topic of the graph.
    pub fn is_one_topic(&self, phrase: &str) -> bool {
        let labels =
            || self.dossier.meetings.iter().flat_map(|m| &m.topics).flat_map(|t| t.also.iter().chain([&t.label]));
        self.is_topic(phrase) && labels().any(|label| all_about(phrase, label))
    }
}

/// The most usual wording of each title, by its key.
fn titles_of(dossier: &Dossier) -> BTreeMap<String, String> {
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    offices(dossier).for_each(|o| *times.entry(&o.title).or_default() += 1);
    let mut all: Vec<(usize, &str)> = times.into_iter().map(|(title, n)| (n, title)).collect();
    all.sort_by_key(|(n, title)| (*n, std::cmp::Reverse(*title)));
    all.into_iter().map(|(_, title)| (title_key(title), title.to_string())).collect()
}

/// The party that a name, office or country means; otherwise the names of the graph that come nearest.
///
/// Romanisations of a name are one; a name that is merely near is another's, and among those that come nearest.
pub fn party(text: &str, graph: &Graph) -> Result<Party, Vec<String>> {
    let names = Names::of(&graph.dossier);
    let found = chunks(text, &names, &graph.dossier).into_iter().find(|c| matches!(c.tag, Tag::Side(_)));
    let party = found.filter(|c| !c.guess).and_then(|c| match c.tag {
        Tag::Side(party) => Some(party),
        _ => None,
    });
    let party = party.or_else(|| names.romanised(text));
    party.ok_or_else(|| suggestions(text, graph))
}

/// Something of which a graph can tell at length.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// A meeting, by id.
    Meeting(String),
    /// A person, office, country or organisation.
    Side(Party),
    /// A place.
    Place(String),
    /// A topic.
    Topic(String),
}

/// What a name or id means; otherwise the names of the graph that come nearest.
pub fn thing(text: &str, graph: &Graph) -> Result<Thing, Vec<String>> {
    let dossier = &graph.dossier;
    if dossier.meetings.iter().any(|m| m.id == text) {
        return Ok(Thing::Meeting(text.to_string()));
    }
    if let Some(person) = dossier.person(text) {
        return Ok(Thing::Side(Party::Person { ids: vec![person.id.clone()], name: person.name.clone() }));
    }
    let names = Names::of(dossier);
    let found = chunks(text, &names, dossier);
    let meant = |c: &Chunk| match &c.tag {
        _ if c.guess => None,
        Tag::Side(party) => Some(Thing::Side(party.clone())),
        Tag::Place(place) => Some(Thing::Place(place.clone())),
        _ => None,
    };
    if let Some(whole) = found.first().filter(|_| found.len() == 1).and_then(meant) {
        return Ok(whole);
    }
    if names.is_topic(text) {
        return Ok(Thing::Topic(text.to_string()));
    }
    let begun = dossier.meetings.iter().map(|m| &m.id).filter(|id| text.len() > 3 && id.starts_with(text));
    let begun: Vec<String> = begun.take(5).cloned().collect();
    if !begun.is_empty() && found.iter().all(|c| meant(c).is_none()) {
        return Err(begun);
    }
    let romanised = || names.romanised(text).map(Thing::Side);
    found.iter().find_map(meant).or_else(romanised).ok_or_else(|| suggestions(text, graph))
}

/// Up to three names of the graph that come nearest to the words, the nearest first.
pub fn suggestions(text: &str, graph: &Graph) -> Vec<String> {
    let asked = sounds(text);
    let persons = graph.dossier.persons.iter().map(|p| p.name.as_str());
    let places = graph.dossier.meetings.iter().flat_map(|m| &m.places).map(|p| p.value.as_str());
    let mut near: Vec<(usize, &str)> = persons
        .chain(places)
        .filter_map(|name| {
            let words = sounds(name);
            let alike = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() > 3;
            let apart = |a: &String, b: &String| match distance(a, b, (1 + a.len()) / 4) {
                _ if a.len() < 3 || b.len() < 3 => None,
                None => alike(a, b).then_some(4),
                near => near,
            };
            let best = asked.iter().flat_map(|a| words.iter().filter_map(move |b| apart(a, b))).min();
            best.map(|d| (d, name))
        })
        .collect();
    near.sort();
    near.dedup();
    near.into_iter().map(|(_, name)| name.to_string()).take(3).collect()
}
