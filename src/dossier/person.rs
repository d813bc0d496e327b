//! Which names are one person? Within one document, a short form belongs to the fuller name nearest before it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::claim::Claims;
use crate::mention::Page;
use crate::mention::party::Head;
use crate::name::{Name, Verdict, short_of, verdict};
use crate::schema::{Origins, fold};

/// A party by its place: sentence, row in the line.
pub type PartyAt = (usize, usize);

/// A person of one document while it is compiled.
#[derive(Clone, Debug)]
pub struct Being {
    /// The fullest form of the name.
    pub name: String,
    /// Every form, with the places where it stands.
    pub forms: BTreeMap<String, Vec<PartyAt>>,
    /// How likely the name is of each tradition, once that was asked for.
    chances: OnceCell<Option<Vec<f32>>>,
}

impl Being {
    /// How likely the name is of each tradition; none for a name without letters.
    pub fn chances(&self, origins: &Origins) -> Option<&[f32]> {
        self.chances.get_or_init(|| origins.chances(&self.name)).as_deref()
    }

    /// How likely the name is that of somebody of a country, 0 to 1; none where nothing is known of names there.
    pub fn fits(&self, origins: &Origins, country: &str) -> Option<f32> {
        origins.share(self.chances(origins)?, country)
    }
}

/// The persons of a document, and which party is whom.
#[derive(Clone, Debug, Default)]
pub struct Beings {
    /// In order of appearance.
    pub all: Vec<Being>,
    /// Whom a named party stands for.
    pub of_party: BTreeMap<PartyAt, usize>,
    /// All forms of names, taken apart.
    pub parsed: BTreeMap<String, Name>,
}

struct Seen {
    at: PartyAt,
    tokens: Range<usize>,
    text: String,
}

impl Beings {
    /// The person whose name takes these tokens.
    pub fn named_at(&self, claims: &Claims, name: &Range<usize>) -> Option<usize> {
        let at = |(sentence, k): PartyAt| &claims.lines[sentence].parties[k].head;
        self.of_party.iter().find(|(place, _)| matches!(at(**place), Head::Name(n) if n == name)).map(|(_, p)| *p)
    }

    /// The person who is called so somewhere, or whose name ends so.
    pub fn called(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|b| b.forms.contains_key(name) || b.name.ends_with(name))
    }
}

/// Groups all named parties of a document into persons.
pub fn beings(page: &Page, claims: &Claims) -> Beings {
    let seen = named(page, claims);
    let mut forms: Vec<&str> = seen.iter().map(|s| s.text.as_str()).collect();
    forms.sort_by_key(|f| (std::cmp::Reverse(f.split_whitespace().count()), seen.iter().position(|s| s.text == **f)));
    forms.dedup();
    let parsed: BTreeMap<String, Name> = forms.iter().map(|f| (f.to_string(), Name::parse(f))).collect();
    let royal = Royals::of(page, claims, &seen);
    let mut clusters: Vec<Vec<&str>> = Vec::new();
    let mut short: Vec<&str> = Vec::new();
    for form in &forms {
        match home(form, &clusters, &parsed, &royal) {
            Home::One(k) => clusters[k].push(form),
            Home::None => clusters.push(vec![form]),
            Home::Many => short.push(form),
        }
    }
    assign(&seen, &clusters, &short, parsed)
}

/// Titles of those who are called by their first name.
const CROWNS: &[&str] = &["King", "Queen", "Emperor", "Sultan", "Emir", "Crown Prince", "Pope"];

/// Which titles stand by the forms of names.
#[derive(Default)]
struct Royals<'s> {
    crowns: BTreeMap<&'s str, BTreeSet<&'static str>>,
    others: BTreeSet<&'s str>,
}

impl<'s> Royals<'s> {
    fn of(page: &Page, claims: &Claims, seen: &'s [Seen]) -> Self {
        let mut out = Royals::default();
        for one in seen {
            let party = &claims.lines[one.at.0].parties[one.at.1];
            let crown = crown(page, party, one.tokens.start);
            if let Some(crown) = crown {
                out.crowns.entry(&one.text).or_default().insert(crown);
            } else if !party.offices.is_empty() {
                out.others.insert(&one.text);
            }
        }
        out
    }

    /// Whether "King X" may be short for one of these forms: his first name it must be, and his title.
    fn allows(&self, form: &str, host: &[&str]) -> bool {
        let Some(own) = self.crowns.get(form) else { return true };
        let first = |other: &&str| other.split_whitespace().next().is_some_and(|w| fold(w) == fold(form));
        let theirs: BTreeSet<&str> = host.iter().filter_map(|h| self.crowns.get(h)).flatten().copied().collect();
        let lower = theirs.is_empty() && host.iter().any(|h| self.others.contains(h));
        host.iter().any(first) && !lower && (theirs.is_empty() || own.iter().any(|c| theirs.contains(c)))
    }
}

/// The crown that a party tells of.
fn crown(page: &Page, party: &crate::mention::party::Party, start: usize) -> Option<&'static str> {
    let held = |c: &&&str| party.offices.iter().any(|o| !o.former && o.title == **c);
    let word = |at: usize| start.checked_sub(at).map_or("", |i| &*page.words[i].lower);
    let called = |c: &&&str| {
        let (last, before) = (word(1), word(2));
        c.to_lowercase() == last || **c == "Crown Prince" && last == "prince" && before == "crown"
    };
    CROWNS.iter().find(held).or_else(|| CROWNS.iter().find(called)).copied()
}

/// Every place where a person is named.
fn named(page: &Page, claims: &Claims) -> Vec<Seen> {
    let mut seen = Vec::new();
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            if let Head::Name(tokens) = &party.head {
                seen.push(Seen { at: (line.sentence, k), tokens: tokens.clone(), text: page.text(tokens.clone()) });
            }
        }
    }
    seen.sort_by_key(|s| s.tokens.start);
    seen
}

enum Home {
    One(usize),
    Many,
    None,
}

/// The cluster that a form belongs to, fuller forms having been placed already.
fn home(form: &str, clusters: &[Vec<&str>], parsed: &BTreeMap<String, Name>, royal: &Royals) -> Home {
    let name = &parsed[form];
    let folded = fold(form);
    let same = |other: &&str| fold(other) == folded || alike(name, &parsed[*other]);
    let full: Vec<usize> = (0..clusters.len()).filter(|&k| clusters[k].iter().any(same)).collect();
    if let [one] = full[..] {
        return Home::One(one);
    }
    let shorter = |k: &usize| {
        clusters[*k].iter().any(|other| {
            parsed[*other].words().count() > name.words().count()
                && short_of(name, &parsed[*other])
                && !strangers(name, &parsed[*other])
                && !father(form, other)
        })
    };
    let may = |k: &usize| royal.allows(form, &clusters[*k]);
    let hosts: Vec<usize> = (0..clusters.len()).filter(shorter).filter(may).collect();
    let within = |other: &str| other.split_whitespace().any(|w| fold(w) == folded) && !father(form, other);
    let contains = |k: &usize| clusters[*k].iter().any(|other| within(other));
    let hosts: Vec<usize> = if hosts.is_empty() && full.is_empty() && !form.contains(' ') {
        (0..clusters.len()).filter(contains).filter(may).collect()
    } else {
        hosts
    };
    match (full.is_empty(), &hosts[..]) {
        (_, [one]) => Home::One(*one),
        (true, []) => Home::None,
        _ => Home::Many,
    }
}

/// Whether a single name is that of the other's father: "Rashid" is not "Omar bin Rashid".
fn father(form: &str, other: &str) -> bool {
    let words: Vec<&str> = other.split_whitespace().collect();
    let son = |two: &[&str]| ["bin", "ibn", "bint"].contains(&two[0]) && fold(two[1]) == fold(form);
    !form.contains(' ') && words.windows(2).skip(1).any(son) && words.first().is_none_or(|w| fold(w) != fold(form))
}

/// Whether an initial is all that two names could share: "M Anwar Khan" is no "Mboya".
fn strangers(a: &Name, b: &Name) -> bool {
    let initial = |n: &Name| n.words().any(|w| w.chars().count() == 1);
    let shared = || a.words().any(|x| x.chars().count() > 1 && b.words().any(|y| x == y || spelt_alike(x, y)));
    (initial(a) || initial(b)) && !shared()
}

/// Whether two forms of similar length are spellings of one name.
fn alike(a: &Name, b: &Name) -> bool {
    if strangers(a, b) {
        return false;
    }
    let long = a.words().count() > 1 && b.words().count() > 1;
    // In one document, "Adam Novak, Jr." is also "Adam Novak".
    let junior = a.suffix().is_none() != b.suffix().is_none() && a.words().eq(b.words());
    long && (junior || verdict(a, b) == Verdict::Same)
        || !long && a.words().count() == b.words().count() && a.words().zip(b.words()).all(|(x, y)| spelt_alike(x, y))
}

/// Two spellings of one surname in one document: one letter apart at the most, same first letter, not short.
fn spelt_alike(a: &str, b: &str) -> bool {
    a == b || a.len() > 4 && b.len() > 4 && a.chars().next() == b.chars().next() && strsim::levenshtein(a, b) <= 1
}

/// Gives every place its person; an ambiguous short form goes to the fuller name nearest before it.
fn assign(seen: &[Seen], clusters: &[Vec<&str>], short: &[&str], parsed: BTreeMap<String, Name>) -> Beings {
    let cluster_of = |text: &str| clusters.iter().position(|c| c.contains(&text));
    let mut person_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = Beings::default();
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for place in seen {
        let cluster = cluster_of(&place.text).or_else(|| {
            let fits = |k: &usize| {
                clusters[*k].iter().any(|f| {
                    short_of(&parsed[place.text.as_str()], &parsed[*f])
                        || verdict(&parsed[place.text.as_str()], &parsed[*f]) == Verdict::Same
                })
            };
            debug_assert!(short.contains(&place.text.as_str()));
            let within =
                |k: &usize| clusters[*k].iter().any(|f| f.split_whitespace().any(|w| fold(w) == fold(&place.text)));
            let hosts = (0..clusters.len()).filter(|k| fits(k) || within(k));
            hosts.max_by_key(|k| (last.get(k).copied(), std::cmp::Reverse(*k)))
        });
        let Some(cluster) = cluster else { continue };
        last.insert(cluster, place.tokens.start);
        let person = *person_of.entry(cluster).or_insert_with(|| {
            let name = fullest(&clusters[cluster]);
            out.all.push(Being { name, forms: BTreeMap::new(), chances: OnceCell::new() });
            out.all.len() - 1
        });
        out.all[person].forms.entry(place.text.clone()).or_default().push(place.at);
        out.of_party.insert(place.at, person);
    }
    out.parsed = parsed;
    out
}

/// The fullest form: most words, then not all in capitals, then the first.
fn fullest(forms: &[&str]) -> String {
    let loud = |f: &str| f.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let best =
        forms.iter().enumerate().max_by_key(|(i, f)| (f.split_whitespace().count(), !loud(f), std::cmp::Reverse(*i)));
    best.map_or_else(String::new, |(_, f)| f.trim_end_matches(',').to_string())
}
