//! Who or what of the graph is meant by the words of a question: variants, surnames, slips of the pen.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dossier::{Dossier, Person};
use crate::graph::words::{is_place, is_title, known_polity};
use crate::graph::{Graph, Party, content, fold, title_key};
use crate::name::{Name, SAME, compare, score, short_of};
use crate::query::chunk::{Chunk, Tag, Word, chunks, offices};
use crate::query::grammar::grammar;
use crate::query::spelling::{distance, given_alike, is_particle, sound, sounds};

/// The names of a graph, ready to be found in a question.
pub(crate) struct Names<'g> {
    dossier: &'g Dossier,
    /// Forms of names, in sounds, and the positions of the persons who bear them.
    forms: BTreeMap<String, Vec<usize>>,
    /// Words of the longest form.
    longest: usize,
    places: BTreeMap<String, String>,
    polities: BTreeMap<String, String>,
    titles: BTreeMap<String, String>,
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
    out.retain(|form| !(form.is_empty() || form.len() < 3 && grammar().knows(form)));
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

    fn topics(&self) -> &BTreeSet<String> {
        self.topics.get_or_init(|| {
            let topics = self.dossier.meetings.iter().flat_map(|m| &m.topics);
            let labels: BTreeSet<&String> = topics.flat_map(|t| t.also.iter().chain([&t.label])).collect();
            labels.into_iter().flat_map(|t| content(t)).collect()
        })
    }

    /// The longest name at the start of the words.
    pub fn read(&self, words: &[Word]) -> Option<(usize, Party)> {
        let heard: Vec<String> = words.iter().take(self.longest).map(|w| sound(&w.fold)).collect();
        let (n, who) = (1..=heard.len()).rev().find_map(|n| Some((n, self.forms.get(&heard[..n].join(" "))?)))?;
        let verb = n == 1 && !words[0].capital() && grammar().knows(&words[0].fold);
        (!verb).then(|| (n, self.person(who)))
    }

    fn person(&self, who: &[usize]) -> Party {
        let ids = who.iter().map(|i| self.dossier.persons[*i].id.clone()).collect();
        let mut names: Vec<&str> = who.iter().map(|i| self.dossier.persons[*i].name.as_str()).collect();
        names.dedup();
        Party::Person { ids, name: names.join(" or ") }
    }

    /// Whoever is called so in another romanisation: each word has its answer in the name, listed or sounding the same.
    fn romanised(&self, text: &str) -> Option<Party> {
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

    /// Whether all content words stand in topics of the graph.
    pub fn is_topic(&self, phrase: &str) -> bool {
        let words = content(phrase);
        !words.is_empty() && words.is_subset(self.topics())
    }

    /// Reads words that nothing is known of as the nearest word of a title: "prezident".
    pub fn mend_titles(&self, words: &mut [Word]) {
        let titles: BTreeSet<&str> = self.titles.keys().flat_map(|t| t.split(' ')).filter(|t| t.len() > 4).collect();
        for typed in words {
            let word = typed.fold.as_str();
            let limit = if word.len() > 7 { 2 } else { 1 };
            let near = titles.iter().filter_map(|t| distance(word, t, limit).map(|d| (d, *t))).min();
            let Some((1.., title)) = near.filter(|_| word.len() > 4) else { continue };
            let name = self.forms.keys().any(|form| form.split(' ').any(|w| w == sound(word)));
            let known = name || is_title(word) || grammar().knows(word) || self.is_topic(word) || is_place(word);
            if !known && known_polity(word).is_none() && !self.polities.contains_key(word) {
                typed.fold = title.to_string();
            }
        }
    }

    /// Second thoughts on words that nothing was found for: slips of the pen, then given names before and after surnames.
    pub fn settle(&self, chunks: &mut Vec<Chunk>) {
        let lower = !chunks.iter().skip(1).any(|c| c.capital);
        let surname = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. })) && c.len == 1;
        let given: Vec<bool> = (0..chunks.len())
            .map(|at| {
                let plain = chunks[at].capital && !lower && !chunks[at].comma && !chunks[at].owner;
                plain && chunks.get(at + 1).is_some_and(surname)
            })
            .collect();
        for (at, chunk) in chunks.iter_mut().enumerate().filter(|(_, c)| self.open(c)) {
            match (at, given[at]) {
                (0, true) => self.mend_word(chunk, true, None),
                (_, true) => {}
                _ => self.mend(chunk, lower, at == 0),
            }
        }
        let mut at = 0;
        while at + 1 < chunks.len() {
            let name = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. }));
            let open = |c: &Chunk| self.open(c) && (c.capital || lower);
            let (a, b) = (&chunks[at], &chunks[at + 1]);
            if open(a) && name(b) && b.len == 1 && !a.comma && !a.owner {
                self.with_given(chunks, at);
            } else if name(a) && open(b) && a.len > 1 && !a.comma && !a.owner && !lower {
                let gone = chunks.remove(at + 1);
                (chunks[at].owner, chunks[at].comma) = (gone.owner, gone.comma);
            } else {
                at += 1;
            }
        }
        for at in 0..chunks.len() {
            let bare = |c: Option<&Chunk>| c.is_none_or(|c| !(self.open(c) && (c.capital || lower)));
            let alone = bare(chunks.get(at + 1)) && (at == 0 || bare(chunks.get(at - 1)));
            let chunk = &chunks[at];
            if alone && self.open(chunk) && (chunk.capital || lower) {
                let who = self.called(&chunk.fold);
                if let [one] = who[..] {
                    chunks[at].tag = Tag::Side(self.person(&[one]));
                    chunks[at].guess = true;
                }
            }
        }
    }

    /// Whoever bears this given name.
    fn called(&self, given: &str) -> Vec<usize> {
        let heard = sound(given);
        let first = |name: &str| name.split_once(' ').is_some_and(|(first, _)| sound(&fold(first)) == heard);
        let persons = self.dossier.persons.iter().enumerate();
        persons.filter(|(_, p)| given.len() > 2 && first(&p.name)).map(|(i, _)| i).collect()
    }

    /// Whether nothing is known of a word.
    fn open(&self, chunk: &Chunk) -> bool {
        chunk.tag == Tag::Word && !grammar().knows(&chunk.fold) && !self.is_topic(&chunk.fold)
    }

    /// A given name before a surname: narrows it down, or makes it someone whom the graph does not know.
    fn with_given(&self, chunks: &mut Vec<Chunk>, at: usize) {
        let Tag::Side(Party::Person { ids, .. }) = &chunks[at + 1].tag else { return };
        let asked = Name::parse(&format!("{} {}", chunks[at].text, chunks[at + 1].text));
        let agrees = |name: &str| score(&asked, &Name::parse(name)) >= SAME || given_alike(&chunks[at].fold, name);
        let persons = self.dossier.persons.iter().enumerate();
        let who: Vec<usize> = persons.filter(|(_, p)| ids.contains(&p.id) && agrees(&p.name)).map(|(i, _)| i).collect();
        let text = format!("{} {}", chunks[at].text, chunks[at + 1].text);
        chunks[at + 1].guess &=
            !who.iter().all(|i| score(&asked, &Name::parse(&self.dossier.persons[*i].name)) >= SAME);
        chunks[at + 1].tag = if who.is_empty() { Tag::Word } else { Tag::Side(self.person(&who)) };
        chunks[at + 1].fold = fold(&text);
        chunks[at + 1].text = text;
        chunks[at + 1].capital = true;
        chunks[at + 1].len = 2;
        chunks.remove(at);
    }

    /// Reads a word that nothing is known of as the nearest name, country, place or word of the grammar.
    ///
    /// The first word of a question has a capital whatever it is.
    fn mend(&self, chunk: &mut Chunk, lower: bool, first: bool) {
        let heard = sound(&chunk.fold);
        let Some(limit) = slips(&chunk.fold) else { return };
        let near = |known: &str| distance(&heard, &sound(known), limit);
        let asked = Name::parse(&chunk.text);
        let persons = self.dossier.persons.iter().enumerate().filter(|_| chunk.capital || lower);
        let short: Vec<usize> =
            persons.filter(|(_, p)| short_of(&asked, &Name::parse(&p.name))).map(|(i, _)| i).collect();
        if !short.is_empty() {
            (chunk.tag, chunk.guess) = (Tag::Side(self.person(&short)), true);
            return;
        }
        if !self.called(&chunk.fold).is_empty() {
            return;
        }
        let name = self.forms.iter().filter(|(form, _)| form.len() > 2 && !form.contains(' '));
        let name =
            name.filter_map(|(form, who)| distance(&heard, form, limit).map(|d| (d, Tag::Side(self.person(who)))));
        let name = name.filter(|_| chunk.capital || lower);
        let place = self.places.iter().filter_map(|(form, name)| near(form).map(|d| (d, Tag::Place(name.clone()))));
        let polity = self
            .polities
            .iter()
            .filter_map(|(form, name)| near(form).map(|d| (d, Tag::Side(Party::Polity(name.clone())))));
        let best = name.chain(place).chain(polity).min_by_key(|(d, _)| *d);
        self.mend_word(chunk, first, best);
    }

    /// Reads a word as the nearest of the grammar and of topics, unless it is nearer to a name: `best`, and how far it is.
    fn mend_word(&self, chunk: &mut Chunk, first: bool, best: Option<(usize, Tag)>) {
        let heard = sound(&chunk.fold);
        let Some(limit) = slips(&chunk.fold) else { return };
        let near = |known: &str| distance(&heard, &sound(known), limit);
        let plain = grammar()
            .words()
            .chain(self.topics().iter().map(String::as_str))
            .filter(|w| w.len() > 4 && w.chars().next() == chunk.fold.chars().next());
        let plain = plain.filter_map(|w| near(w).map(|d| (d, w))).min_by_key(|(d, _)| *d);
        match (best, plain) {
            (Some((d, tag)), other) if chunk.capital && !first || other.is_none_or(|(e, _)| d <= e) => {
                (chunk.tag, chunk.guess) = (tag, true);
            }
            (_, Some((d, word))) if d <= 1 && (!chunk.capital || first) => {
                (chunk.fold, chunk.guess) = (word.to_string(), true);
            }
            _ => {}
        }
    }
}

/// How many slips of the pen a word of its length may have; `None` where it is too short for any.
fn slips(word: &str) -> Option<usize> {
    match word.chars().count() {
        0..=3 => None,
        4..=7 => Some(1),
        _ => Some(2),
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
            let apart = |a: &String, b: &String| match distance(a, b, 1 + a.len() / 4) {
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
