//! Which persons do documents that came or went concern? The kin of those of their names, and of names that may now be compared
//! otherwise.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dossier::{Dossier, Person};

use super::again::{Change, Links};
use super::alike::{self, Name};
use super::called::{Called, Forms};
use super::names::Names;
use super::people::{self, Draft};
use super::seen;

impl<'a> Change<'a> {
    /// The persons whom the change concerns, drawn anew, and which kin of those before they stand for.
    pub fn drawn_anew(&self, links: &Links) -> (Vec<Draft>, FxHashSet<u32>) {
        let names = Names::of(self.now);
        let mut kin: Vec<Option<u32>> = vec![None; names.spelt.len()];
        for (old, at, _) in self.kept() {
            for (place, link) in links.persons[old].iter().enumerate() {
                kin[names.at(at, place)] = Some(links.person_kin[link.person as usize]);
            }
        }
        let mut touched: FxHashSet<u32> = self.concerned(&names).into_iter().filter_map(|name| kin[name]).collect();
        let gone = self.gone().flat_map(|(old, _)| &links.persons[old]);
        touched.extend(gone.map(|link| links.person_kin[link.person as usize]));
        let fresh: Vec<bool> = kin.iter().map(|kin| kin.is_none_or(|kin| touched.contains(&kin))).collect();
        (people::drafts(self.now, &names, |name| fresh[name]), touched)
    }

    /// Those whom it does not concern, as they were. `touched` are the kin that it concerns.
    pub fn taken_over(&self, persons: Vec<Person>, links: &Links, touched: &FxHashSet<u32>) -> Vec<Draft> {
        let mut members: Vec<Vec<(usize, usize, bool)>> = vec![Vec::new(); persons.len()];
        for (old, at, _) in self.kept() {
            for (place, link) in links.persons[old].iter().enumerate() {
                members[link.person as usize].push((at, place, link.slip));
            }
        }
        // Numbers beyond those of names drawn anew.
        let first = self.now.iter().map(|d| d.persons.len() as u32).sum::<u32>();
        let all = persons.into_iter().zip(members).zip(&links.person_kin);
        let kept = all.filter(|(_, kin)| !touched.contains(kin));
        kept.map(|((person, members), kin)| Draft { person, members, kin: first + kin }).collect()
    }

    /// Names, by number, that documents which came tell of, and those that may now be drawn together otherwise than before.
    fn concerned(&self, names: &Names) -> BTreeSet<usize> {
        let told = |d: &'a Dossier| d.persons.iter().map(|p| p.name.as_str());
        let mut new: FxHashSet<&str> = self.added().flat_map(|(_, d)| told(d)).collect();
        let here: BTreeSet<usize> = new.iter().filter_map(|name| names.number(name)).collect();
        for name in self.was.iter().flat_map(|(d, _)| told(d)) {
            new.remove(name);
        }
        let mut all = here.clone();
        all.extend(self.comparable(names, &new));
        let short: BTreeSet<usize> =
            new.iter().filter_map(|name| names.number(name)).filter(|n| !names.spelt[*n].is_full()).collect();
        all.extend(shortened(names, &short));
        all.extend(self.shortening(names, &here));
        all.extend(self.left(names));
        all
    }

    /// Full names that may now be compared with others than before, or with other result: with names that are `new` or gone,
    /// and with those of whom there is more or less to tell.
    fn comparable(&self, names: &Names, new: &FxHashSet<&str>) -> BTreeSet<usize> {
        let told: BTreeSet<&str> =
            self.added().chain(self.gone()).flat_map(|(_, d)| &d.persons).map(|p| p.name.as_str()).collect();
        let parsed =
            told.into_iter().map(|text| (new.contains(text) || names.number(text).is_none(), Name::parse(text)));
        let (other, full): (Vec<bool>, Vec<Name>) = parsed.filter(|(_, name)| name.is_full()).unzip();
        if full.is_empty() {
            return BTreeSet::new();
        }
        let sharing = names.sharing(&full.iter().collect::<Vec<_>>());
        let compared = |&(n, at): &(usize, usize)| other[at] || alike::may_be_one(names.spelt[n].odds(&full[at]));
        sharing.into_iter().filter(compared).map(|(n, _)| n).collect()
    }

    /// Full names that short ones may stand for now that documents went in which they stood for others.
    fn left(&self, names: &Names) -> BTreeSet<usize> {
        let gone: BTreeSet<&str> = self.gone().flat_map(|(_, d)| &d.persons).map(|p| p.name.as_str()).collect();
        let keys = |name: &Name| name.short_keys();
        let gone: FxHashSet<u64> =
            gone.into_iter().map(Name::parse).filter(Name::is_full).flat_map(|n| keys(&n)).collect();
        let short = names.spelt.iter().enumerate().filter(|(_, n)| !n.is_full());
        let open = short.filter(|(_, n)| keys(n).iter().any(|k| gone.contains(k)));
        shortened(names, &open.map(|(at, _)| at).collect())
    }

    /// Short names that may stand for any of these full ones.
    fn shortening(&self, names: &Names, full: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut called: BTreeMap<usize, Called> = BTreeMap::new();
        let mut forms = Forms::default();
        for s in seen::look(self.added(), names, |n| full.contains(&n) && names.spelt[n].is_full()) {
            called.entry(s.spelling).or_insert_with(|| Called::by_name(&s.name)).note(&s, &mut forms);
        }
        let mut by_key: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for &full in called.keys() {
            names.spelt[full].short_keys().into_iter().for_each(|k| by_key.entry(k).or_default().push(full));
        }
        let short = names.spelt.iter().enumerate().filter(|(_, n)| !n.is_full());
        let means = |short: &Name| {
            let near = short.short_keys().into_iter().filter_map(|k| by_key.get(&k)).flatten().collect::<BTreeSet<_>>();
            near.into_iter().any(|full| called[full].tie(&names.spelt[*full], short).is_some())
        };
        short.filter(|(_, name)| means(name)).map(|(at, _)| at).collect()
    }
}

/// Names that one of these short ones may stand for, and short ones that may be the same.
fn shortened(names: &Names, short: &BTreeSet<usize>) -> BTreeSet<usize> {
    let keys: FxHashSet<u64> = short.iter().flat_map(|&n| names.spelt[n].short_keys()).collect();
    let sounds: BTreeSet<&str> = short.iter().map(|&n| names.spelt[n].short_sound()).collect();
    let near = |name: &Name| {
        if name.is_full() {
            name.short_keys().iter().any(|k| keys.contains(k))
        } else {
            sounds.contains(name.short_sound())
        }
    };
    if short.is_empty() {
        return BTreeSet::new();
    }
    names.spelt.iter().enumerate().filter(|(_, name)| near(name)).map(|(at, _)| at).collect()
}
