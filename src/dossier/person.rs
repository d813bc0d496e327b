//! Which names are one person? Within one document, a short form belongs to the fuller name nearest before it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::claim::Claims;
use crate::mention::Page;
use crate::mention::office::Of;
use crate::mention::party::Head;
use crate::name::{Name, Verdict, compare, short_of};
use crate::schema::fold;

/// A party by its place: sentence, row in the line.
pub type PartyAt = (usize, usize);

/// A person of one document while it is compiled.
#[derive(Clone, Debug)]
pub struct Being {
    /// The fullest form of the name.
    pub name: String,
    /// Every form, with the places where it stands.
    pub forms: BTreeMap<String, Vec<PartyAt>>,
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
    /// Titles told right there, and the country told with the name.
    titles: Vec<String>,
    land: Option<String>,
}

/// Titles of those who are called by one name: "King Hassan".
const ROYAL: &[&str] = &["King", "Queen", "Crown Prince", "Emir", "Sultan", "Pope"];

impl Beings {
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
    let mut clusters: Vec<Vec<&str>> = Vec::new();
    let mut short: Vec<&str> = Vec::new();
    for form in &forms {
        match home(form, &clusters, &parsed, &|other| apart(&seen, form, other)) {
            Home::One(k) => clusters[k].push(form),
            Home::None => clusters.push(vec![form]),
            Home::Many => short.push(form),
        }
    }
    assign(&seen, &clusters, &short, parsed)
}

/// Every place where a person is named.
fn named(page: &Page, claims: &Claims) -> Vec<Seen> {
    let mut seen = Vec::new();
    for line in &claims.lines {
        for (k, party) in line.parties.iter().enumerate() {
            if let Head::Name(tokens) = &party.head {
                let told =
                    party.offices.iter().find_map(|o| if let Of::Body(of) = &o.of { Some(of.clone()) } else { None });
                seen.push(Seen {
                    at: (line.sentence, k),
                    tokens: tokens.clone(),
                    text: page.text(tokens.clone()),
                    titles: party.offices.iter().map(|o| o.title.clone()).collect(),
                    land: told.or_else(|| party.of.clone()),
                });
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
fn home(form: &str, clusters: &[Vec<&str>], parsed: &BTreeMap<String, Name>, apart: &dyn Fn(&str) -> bool) -> Home {
    let name = &parsed[form];
    let same = |other: &&str| fold(other) == fold(form) || alike(name, &parsed[*other]);
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
                && !apart(other)
        })
    };
    let hosts: Vec<usize> = (0..clusters.len()).filter(shorter).collect();
    let within =
        |other: &str| other.split_whitespace().any(|w| fold(w) == fold(form)) && !father(form, other) && !apart(other);
    let contains = |k: &usize| clusters[*k].iter().any(|other| within(other));
    let hosts: Vec<usize> = if hosts.is_empty() && full.is_empty() && !form.contains(' ') {
        (0..clusters.len()).filter(contains).collect()
    } else {
        hosts
    };
    match (full.is_empty(), &hosts[..]) {
        (_, [one]) => Home::One(*one),
        (true, []) => Home::None,
        _ => Home::Many,
    }
}

/// "King Hassan" beside "Hassan Omari, the minister": whether a ruler's one name is that of somebody else here.
fn apart(seen: &[Seen], form: &str, other: &str) -> bool {
    if form.contains(' ') || !other.contains(' ') {
        return false;
    }
    let of = |name: &str| seen.iter().filter(|s| s.text == name).collect::<Vec<_>>();
    let (short, long) = (of(form), of(other));
    let royal = |s: &&Seen| s.titles.iter().any(|t| ROYAL.contains(&t.as_str()));
    let Some(ruler) = short.iter().copied().find(royal) else { return false };
    let given = other.split(' ').next().is_some_and(|w| fold(w) == fold(form));
    let titled = long.iter().any(|s| !s.titles.is_empty());
    let alike = long.iter().flat_map(|s| &s.titles).any(|t| ruler.titles.contains(t));
    let land = |all: &[&Seen]| all.iter().find_map(|s| s.land.clone());
    let abroad = land(&short).is_some_and(|a| land(&long).is_some_and(|b| a != b));
    !given || abroad || titled && !alike
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
    let shared = a.words().any(|x| x.chars().count() > 1 && b.words().any(|y| x == y || spelt_alike(x, y)));
    (initial(a) || initial(b)) && !shared
}

/// Whether two forms of similar length are spellings of one name.
fn alike(a: &Name, b: &Name) -> bool {
    if strangers(a, b) {
        return false;
    }
    let long = a.words().count() > 1 && b.words().count() > 1;
    // In one document, "Adam Novak, Jr." is also "Adam Novak".
    let junior = a.suffix().is_none() != b.suffix().is_none() && a.words().eq(b.words());
    long && (junior || compare(a, b).verdict == Verdict::Same)
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
                        || compare(&parsed[place.text.as_str()], &parsed[*f]).verdict == Verdict::Same
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
            out.all.push(Being { name, forms: BTreeMap::new() });
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
