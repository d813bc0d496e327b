//! What is told of those who met: features for the choice of how they did.

use std::collections::BTreeSet;

use super::super::bag::{Bag, DIGITS};
use super::super::cast::{Cast, Meant};
use super::super::meeting::Draft;
use super::heads::Heads;
use crate::schema::fold;

/// A document and its meetings, with what is known of its persons.
pub(super) struct Company<'c> {
    pub(super) cast: &'c Cast<'c>,
    pub(super) heads: &'c Heads,
    pub(super) drafts: &'c [Draft],
    /// By person: how often others speak of what is his, and of what: "Roe's spokesman".
    owned: Vec<Vec<String>>,
}

impl<'c> Company<'c> {
    pub(super) fn of(cast: &'c Cast<'c>, heads: &'c Heads, drafts: &'c [Draft]) -> Company<'c> {
        let mut owned = vec![Vec::new(); cast.beings.all.len()];
        for (&(sentence, k), &p) in &cast.beings.of_party {
            let line = &cast.claims.lines[sentence];
            let end = line.parties[k].tokens.end.min(line.tokens.end);
            let sign = |i: &usize| *i < line.tokens.end && cast.page.words[*i].among(&["'s", "’s", "'", "’"]);
            let Some(sign) = (end.saturating_sub(1)..=end).find(sign) else { continue };
            let behind = &cast.page.words[sign + 1..line.tokens.end.min(sign + 5)];
            owned[p].extend(behind.iter().find(|w| w.tag.is_noun() && !w.capital()).map(|w| w.lower.to_string()));
        }
        Company { cast, heads, drafts, owned }
    }

    /// Who met, by what they are.
    pub(super) fn gathered(&self, d: usize, bag: &mut Bag) {
        let draft = &self.drafts[d];
        let mut classes: Vec<&str> = draft.who.iter().map(|(m, _)| self.class(m)).collect();
        classes.sort_unstable();
        let led = |c: &&&str| ["head", "open-head", "head-office"].contains(*c);
        let heads = classes.iter().filter(led).count();
        let strangers = classes.iter().filter(|c| ["stranger", "peer"].contains(*c)).count();
        let shape = match classes.len() {
            0..=3 => classes.join("+"),
            _ => format!("many {} {} {}", heads.min(3), strangers.min(3), (classes.len() - heads - strangers).min(2)),
        };
        let told = draft.kind.map_or("none", |k| k.word());
        bag.with("shape", &shape);
        bag.put(&["shape=", &shape, " ", told]);
        bag.count("size", classes.len().min(6));
        bag.put(&["heads=", DIGITS[heads.min(4)], " of ", DIGITS[classes.len().min(4)]]);
        let states = self.heads.countries(self.cast, draft);
        bag.put(&["states=", DIGITS[states.min(4)], " ", DIGITS[strangers.min(2)]]);
        bag.put(&["bodies=", DIGITS[draft.bodies.len().min(3)], " ", DIGITS[classes.len().min(3)]]);
        self.homes(draft, bag);
        for (k, (meant, _)) in draft.who.iter().enumerate() {
            let beside = draft.who.iter().enumerate().any(|(o, (m, _))| o != k && led(&&self.class(m)));
            self.one(d, meant, if beside { "by head|" } else { "by none|" }, bag);
        }
    }

    /// Of how many countries they are.
    fn homes(&self, draft: &Draft, bag: &mut Bag) {
        let all: BTreeSet<&str> = draft.who.iter().filter_map(|(m, _)| home_of(m, self.cast.homes)).collect();
        let open = draft.who.iter().filter(|(m, _)| home_of(m, self.cast.homes).is_none()).count();
        bag.put(&["homes=", DIGITS[all.len().min(3)], " ", DIGITS[open.min(2)]]);
    }

    /// What one is.
    fn class(&self, meant: &Meant) -> &'static str {
        match meant {
            Meant::Person(p) => {
                let former = || self.cast.tenures[*p].iter().any(|t| t.former && self.heads.leading(&t.office.title));
                match self.heads.class(self.cast, *p) {
                    "other" if former() => "former",
                    class => class,
                }
            }
            Meant::Office(o) if self.heads.leads(self.cast.page.schema, o) => "head-office",
            Meant::Office(_) => "office",
            Meant::Group(_) => "group",
            _ => "body",
        }
    }

    /// What is told of one: the titles, and of whom none is told how the text speaks of him.
    fn one(&self, d: usize, meant: &Meant, beside: &str, bag: &mut Bag) {
        let p = match meant {
            Meant::Person(p) => *p,
            Meant::Office(o) | Meant::Group(o) => return title(&o.title, beside, bag),
            _ => return,
        };
        let class = self.heads.class(self.cast, p);
        self.cast.tenures[p].iter().filter(|t| !t.former).for_each(|t| title(&t.office.title, beside, bag));
        if !["stranger", "peer"].contains(&class) {
            return;
        }
        let being = &self.cast.beings.all[p];
        let times: usize = being.forms.values().map(Vec::len).sum();
        let often = ["0", "1", "2", "3", "3", "5", "5", "5", "8"][times.min(8)];
        let words = being.name.split_whitespace().count().min(3);
        let own = &self.owned[p];
        let (mut led, mut other) = (0, 0);
        for draft in self.drafts.iter().enumerate().filter(|(o, _)| *o != d).map(|(_, draft)| draft) {
            let with = |m: &Meant| *m != *meant && self.class(m).contains("head");
            let here = draft.who.iter().any(|(m, _)| m == meant);
            led += usize::from(here && draft.who.iter().any(|(m, _)| with(m)));
            other += usize::from(here && !draft.who.iter().any(|(m, _)| with(m)));
        }
        for under in ["", beside] {
            bag.put(&[under, class, " times=", often]);
            bag.put(&[under, class, " words=", DIGITS[words]]);
            bag.put(&[under, class, " owns=", DIGITS[own.len().min(3)]]);
            bag.put(&[under, class, " meets heads=", DIGITS[led.min(2)]]);
            bag.put(&[under, class, " meets others=", DIGITS[other.min(2)]]);
        }
        own.iter().for_each(|what| bag.with("owns", what));
    }

    /// What the document as a whole tells of leaders.
    pub(super) fn around(&self, bag: &mut Bag) {
        let count =
            |class: &str| (0..self.cast.beings.all.len()).filter(|p| self.heads.class(self.cast, *p) == class).count();
        let (heads, strangers) = (count("head"), count("stranger") + count("peer"));
        bag.count("doc heads", heads.min(4));
        bag.put(&["doc heads=", DIGITS[heads.min(3)], " strangers=", DIGITS[strangers.min(4)]]);
        let words = self.cast.page.words.iter();
        let (mut summits, mut leaders) = (0, 0);
        for w in words.filter(|w| w.tag.is_noun()) {
            summits += usize::from(w.among(&["summit", "summits", "summitry"]));
            leaders += usize::from(w.among(&["leaders", "presidents", "premiers"]));
        }
        bag.count("doc summits", summits.min(3));
        bag.count("doc leaders", leaders.min(3));
    }

    /// What sounds of wires in the sentences that tell of it, and in those before.
    pub(super) fn wires(&self, d: usize, bag: &mut Bag) {
        let words = |s: usize| &self.cast.page.words[self.cast.claims.lines[s].tokens.clone()];
        for &(s, _) in &self.drafts[d].told {
            s.checked_sub(1).into_iter().for_each(|before| remote(words(before), "before", bag));
            remote(words(s), "here", bag);
        }
    }
}

/// The words of a sentence that tell of wires.
fn remote(words: &[crate::mention::word::Word], zone: &str, bag: &mut Bag) {
    const WIRES: &[&str] = &[
        "phone",
        "telephone",
        "phoned",
        "telephoned",
        "rang",
        "ring",
        "call",
        "called",
        "line",
        "video",
        "screen",
        "link",
        "online",
        "virtual",
        "virtually",
        "zoom",
        "dialled",
        "receiver",
    ];
    words.iter().filter(|w| w.among(WIRES)).for_each(|w| bag.put(&[zone, " wire=", &w.lower]));
}

fn home_of<'a>(meant: &'a Meant, homes: &'a [Option<String>]) -> Option<&'a str> {
    match meant {
        Meant::Person(p) => homes[*p].as_deref(),
        Meant::Office(o) | Meant::Group(o) => o.of.as_deref(),
        Meant::Body(b) => Some(b),
        _ => None,
    }
}

/// A title, and its last word.
fn title(title: &str, beside: &str, bag: &mut Bag) {
    let title = fold(title);
    bag.with("title", &title);
    bag.put(&[beside, "title=", &title]);
    if let Some((_, last)) = title.rsplit_once(' ') {
        bag.with("title-end", last);
    }
}
