//! Which persons of full name can a short name mean, by the names alone?

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::name::shared;

use super::alike::Name;
use super::called::{Called, Forms, Tie};
use super::group::Group;
use super::names::Kin;
use super::seen::Seen;

/// The groups that a short name may mean, and how.
#[derive(Default)]
pub struct Near(pub BTreeMap<usize, Tie>);

/// Whom short names may mean, by the numbers of their spellings.
pub struct Meant(BTreeMap<usize, Near>);

/// Spellings of full names.
#[derive(Default)]
struct Full<'s> {
    /// The name, how it is called, the groups that have it.
    names: BTreeMap<usize, (&'s Name, Called, Vec<usize>)>,
    /// Which of them are called so to the letter.
    by_letters: FxHashMap<String, Vec<usize>>,
    /// Which of them have this short key.
    by_key: FxHashMap<u64, Vec<usize>>,
}

impl Meant {
    /// Holds each short name against the full ones; those that could be drawn together are linked.
    pub fn of(seen: &[Seen], groups: &[Group], kin: &mut Kin) -> Meant {
        let full = Full::of(seen, groups);
        let mut alone: BTreeMap<&str, usize> = BTreeMap::new();
        let mut short: BTreeMap<usize, &Name> = BTreeMap::new();
        for s in seen.iter().filter(|s| !s.name.is_full()) {
            kin.link(s.spelling, *alone.entry(s.name.short_sound()).or_insert(s.spelling));
            short.insert(s.spelling, &s.name);
        }
        let short: Vec<(usize, &Name)> = short.into_iter().collect();
        let ties = shared(&short, |part| part.iter().map(|(_, name)| full.ties(name)).collect());
        let mut meant = BTreeMap::new();
        for ((spelling, _), ties) in short.into_iter().zip(ties) {
            let near: &mut Near = meant.entry(spelling).or_default();
            for (other, tie) in ties {
                kin.link(spelling, other);
                for &group in &full.names[&other].2 {
                    let best = near.0.entry(group).or_insert(tie);
                    *best = Tie { needs: tie.needs.min(best.needs), odds: tie.odds.max(best.odds) };
                }
            }
        }
        Meant(meant)
    }

    /// The groups that a short name may mean.
    pub fn by(&self, s: &Seen) -> &Near {
        static NONE: Near = Near(BTreeMap::new());
        self.0.get(&s.spelling).unwrap_or(&NONE)
    }
}

impl<'s> Full<'s> {
    fn of(seen: &'s [Seen], groups: &[Group]) -> Self {
        let mut forms = Forms::default();
        let mut full = Full::default();
        for (at, group) in groups.iter().enumerate() {
            for &m in &group.members {
                let name = &*seen[m].name;
                let new = || (name, Called::by_name(name), Vec::new());
                let (_, called, groups) = full.names.entry(seen[m].spelling).or_insert_with(new);
                called.note(&seen[m], &mut forms);
                if groups.last() != Some(&at) {
                    groups.push(at);
                }
            }
        }
        for (&spelling, (name, called, _)) in &full.names {
            name.short_keys().into_iter().for_each(|k| full.by_key.entry(k).or_default().push(spelling));
            called.letters.iter().for_each(|l| full.by_letters.entry(l.clone()).or_default().push(spelling));
        }
        full
    }

    /// The full names that a short one may stand for. Who is called so to the letter comes first: of others nothing need be
    /// known then.
    fn ties(&self, short: &Name) -> Vec<(usize, Tie)> {
        let near: BTreeSet<usize> = match self.by_letters.get(&**short.spelling()) {
            Some(called) => called.iter().copied().collect(),
            None => short.short_keys().iter().filter_map(|k| self.by_key.get(k)).flatten().copied().collect(),
        };
        let tie = |spelling: usize| Some((spelling, self.names[&spelling].1.tie(self.names[&spelling].0, short)?));
        near.into_iter().filter_map(tie).collect()
    }
}
