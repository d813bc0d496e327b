//! Whom do "they", "the two" and "both ministers" most likely mean? Every set of persons that the text has put together is
//! weighed: those listed, those who met, those most in mind.
//!
//! The weights are learned (`schema/weights/plural.ron`), in the same way as those of references to one person.

use std::collections::BTreeSet;

use super::fit::{Fit, Wanted};
use super::mind::Mind;
use super::{Cast, Focus, Meant};
use crate::claim::line::Line;
use crate::dossier::bag::{Bag, DIGITS, truth};
use crate::mention::office::Determiner;
use crate::mention::party::{Head, Party};

/// From this chance on a set is meant.
const ENOUGH: f32 = 0.12;
/// How many sentences back a list may stand.
const LISTED: usize = 6;
/// How many encounters back those who met may be meant.
const MET: usize = 4;
/// Of how many persons most in mind any two may be meant.
const MOST: usize = 4;

impl Cast<'_> {
    /// Whether a party means several without naming them.
    pub(in crate::dossier) fn means_several(&self, party: &Party) -> bool {
        let pointed = party.determiner == Determiner::Definite || party.count > 0;
        match &party.head {
            Head::Pronoun => self.page.words[party.tokens.start].among(&["they", "them", "both", "the", "each", "all"]),
            Head::Office => {
                party.offices.iter().any(|o| o.plural && o.determiner == Determiner::Definite || party.count > 0)
                    && party.of.is_none()
            }
            Head::Epithet(word) => word.ends_with('s') && word != "boss" && party.of.is_none(),
            Head::Group(noun) => {
                party.of.is_none() && pointed && !self.page.schema.cast.press.iter().any(|p| noun.ends_with(p))
            }
            _ => false,
        }
    }

    /// Those who are most likely meant together; what rules have found where no set is likely.
    pub(super) fn likeliest_set(&self, line: &Line, k: usize, ruled: Vec<Meant>, mind: &Mind) -> Vec<Meant> {
        let sets = self.sets(line, k, &ruled, mind, Bag::chance);
        let rated = sets.into_iter().map(|(people, chance)| (chance, people));
        match rated.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))) {
            Some((chance, people)) if chance >= ENOUGH => vec![Meant::Before(Focus { people, here: true })],
            _ if ruled.iter().any(|m| matches!(m, Meant::Before(_))) => vec![Meant::Nobody],
            _ => ruled,
        }
    }

    /// All sets that may be meant, with what is made of that which speaks for and against each.
    pub(super) fn sets<T>(
        &self,
        line: &Line,
        k: usize,
        ruled: &[Meant],
        mind: &Mind,
        made: impl Fn(&[&Bag]) -> T,
    ) -> Vec<(Vec<usize>, T)> {
        let party = &line.parties[k];
        let at = party.tokens.start;
        let mut sources: Vec<(Vec<usize>, String)> = Vec::new();
        let mut offer = |mut people: Vec<usize>, source: String| {
            let mut seen = BTreeSet::new();
            people.retain(|p| seen.insert(*p));
            if (2..=6).contains(&people.len()) {
                sources.push((people, source));
            }
        };
        let first = line.sentence.saturating_sub(LISTED);
        for (s, other) in self.claims.lines.iter().enumerate().take(line.sentence + 1).skip(first) {
            let ago = line.sentence - s;
            for g in other.groups.iter().filter(|g| ago > 0 || g.tokens.end <= at || g.tokens.start >= party.tokens.end)
            {
                let ahead = ago == 0 && g.tokens.start >= at;
                let people = g.parties.iter().filter_map(|&p| match ago {
                    0 => self.person_of(other, p, mind),
                    _ => self.named(other, p),
                });
                offer(people.collect(), if ahead { "list-ahead".into() } else { format!("list-{}", ago.min(4)) });
            }
            let named = self.named_here(other, if ago == 0 { at } else { usize::MAX });
            offer(named, format!("named-{}", ago.min(4)));
        }
        for (i, met) in mind.met.iter().rev().take(MET).enumerate() {
            offer(met.clone(), format!("met-{i}"));
        }
        offer(self.pair(line, at, mind), "pair".into());
        let people: Vec<usize> = ruled.iter().flat_map(people_of).collect();
        offer(people, "rule".into());
        if let Some((_, Meant::Before(focus))) = &mind.plural {
            offer(focus.people.clone(), "before".into());
        }
        let mut most = mind.recent.clone();
        most.sort_by_key(|&p| std::cmp::Reverse(mind.weight_now(p)));
        for (i, &a) in most.iter().take(MOST).enumerate() {
            for (j, &b) in most.iter().take(MOST).enumerate().skip(i + 1) {
                offer(vec![a, b], format!("most-{i}{j}"));
            }
        }
        offer(mind.recent.clone(), "all".into());
        let under = self.under_several(party);
        let weigh = |(people, bag): (Vec<usize>, Bag)| (people, made(&[&bag, &bag.again(under)]));
        self.gathered(line, party, sources, mind).into_iter().map(weigh).collect()
    }

    /// Each set once, with all that speaks for and against it.
    fn gathered(
        &self,
        line: &Line,
        party: &Party,
        sources: Vec<(Vec<usize>, String)>,
        mind: &Mind,
    ) -> Vec<(Vec<usize>, Bag<'_>)> {
        let mut out: Vec<(Vec<usize>, BTreeSet<usize>, Bag<'_>)> = Vec::new();
        for (people, source) in sources {
            let set: BTreeSet<usize> = people.iter().copied().collect();
            let place = out.iter().position(|(_, s, _)| *s == set).unwrap_or_else(|| {
                out.push((people, set, self.bag(&self.page.schema.learned.plural)));
                out.len() - 1
            });
            out[place].2.with("from", &source);
            let kind = source.split('-').next().unwrap_or("");
            out[place].2.with("kind", kind);
        }
        for (people, _, bag) in &mut out {
            self.set_features(line, party, people, mind, bag);
        }
        out.into_iter().map(|(people, _, bag)| (people, bag)).collect()
    }

    /// What kind of reference it is, as far as weights tell them apart: how the names of its features begin.
    fn under_several(&self, party: &Party) -> &'static str {
        match &party.head {
            Head::Pronoun if self.page.words[party.tokens.start].among(&["both", "the", "each", "all"]) => "both|",
            Head::Pronoun => "they|",
            Head::Office => "office|",
            _ => "group|",
        }
    }

    fn set_features(&self, line: &Line, party: &Party, people: &[usize], mind: &Mind, bag: &mut Bag) {
        let count = self.count(party);
        let size = match () {
            _ if count == 0 => "open",
            _ if count == people.len() => "right",
            _ => "wrong",
        };
        bag.put(&["size=", size, "-", DIGITS[people.len().min(4)]]);
        let quoted = self.quoted(party.tokens.start);
        bag.with("quoted", truth(quoted));
        let title = party.offices.first().map(|o| o.title.clone());
        let wanted = Wanted { title, ..Wanted::default() };
        if wanted.title.is_some() {
            let least = people.iter().map(|&p| self.fit_now(p, &wanted, mind)).min().unwrap_or(Fit::No);
            let all = mind.recent.iter().filter(|&&p| self.fit_now(p, &wanted, mind) >= Fit::Holds).count();
            bag.shown(format_args!("fit={least:?}"));
            bag.shown(format_args!("fits={least:?}-{}", all == people.len()));
        }
        if let Head::Group(noun) | Head::Epithet(noun) = &party.head {
            bag.with("noun", noun.rsplit(' ').next().unwrap_or(noun));
        }
        bag.shown(format_args!("determiner={:?}-{}", party.determiner, party.owner.is_some()));
        let homes: BTreeSet<_> = people.iter().filter_map(|&p| self.homes[p].as_ref()).collect();
        bag.put(&["homes=", DIGITS[homes.len().min(3)], "-", DIGITS[people.len().min(3)]]);
        let ago = |p: &usize| mind.turns[*p].map_or(9, |t| (line.sentence - t.sentence).min(9));
        bag.count("oldest", people.iter().map(ago).max().unwrap_or(9).min(5));
        bag.count("newest", people.iter().map(ago).min().unwrap_or(9).min(3));
        let here = people.iter().filter(|p| mind.spoken_of(**p)).count();
        bag.put(&["here=", DIGITS[here.min(3)], "-", DIGITS[people.len().min(3)]]);
        bag.with("about", truth(mind.subject.is_some_and(|s| people.contains(&s))));
        let doing = self.doing(line, party.tokens.start, mind);
        bag.with("doing", truth(doing.iter().any(|p| people.contains(p))));
        let rank = |p: &usize| mind.recent.iter().filter(|&&q| mind.weight_now(q) > mind.weight_now(*p)).count();
        let worst = people.iter().map(rank).max().unwrap_or(9);
        bag.put(&["worst=", DIGITS[worst.min(5)], "-", DIGITS[people.len().min(4)]]);
        bag.count("known", mind.recent.len().min(6));
    }
}

fn people_of(meant: &Meant) -> Vec<usize> {
    match meant {
        Meant::Person(p) => vec![*p],
        Meant::Before(focus) => focus.people.clone(),
        _ => Vec::new(),
    }
}
