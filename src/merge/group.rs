//! Persons of documents who are held to be one, and what they have in common.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::Date;
use crate::name::odds;

use super::alike::Name;
use super::office::{Key, is_country};
use super::seen::Seen;

/// Days of a year as [`day`] counts them.
pub const YEAR: i64 = 372;
/// So many documents outweigh one that gives a person another country.
pub const ODD: usize = 10;
/// The same where it gives the same title.
pub const FEW: usize = 3;

/// Persons of documents who are held to be one: their numbers, and what they have in common.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Numbers of the persons.
    pub members: Vec<usize>,
    /// Numbers of the dossiers.
    pub dossiers: BTreeSet<usize>,
    /// Whether the name is numbered, as those of monarchs are.
    pub numbered: bool,
    /// Offices as one career sees them, and when documents say that they were held.
    pub offices: BTreeMap<Key, Vec<Option<Date>>>,
    /// Countries served.
    pub countries: BTreeSet<String>,
    /// Numbers of the dossiers that themselves tell a country.
    pub told: BTreeSet<usize>,
    /// The name in each of its spellings, by number.
    pub spellings: BTreeMap<usize, Arc<Name>>,
    /// Members whom documents give another country by mistake.
    pub slips: BTreeSet<usize>,
    /// When documents tell of them.
    days: BTreeSet<i64>,
    /// The first and the last day on which a document gives the full name.
    full: Option<(i64, i64)>,
    /// Whether one gives it on a day that is not known.
    full_some_day: bool,
}

impl Group {
    /// The group of one person.
    pub fn of(number: usize, seen: &Seen) -> Group {
        let mut group = Group { members: vec![number], ..Group::default() };
        group.spellings.insert(seen.spelling, seen.name.clone());
        group.dossiers.insert(seen.dossier);
        group.told.extend(seen.told.then_some(seen.dossier));
        group.days.extend(seen.when.map(day));
        group.full = seen.when.map(|when| (day(when), day(when))).filter(|_| seen.name.is_full());
        group.full_some_day = seen.when.is_none() && seen.name.is_full();
        group.numbered = seen.name.is_numbered();
        for (key, former) in &seen.roles {
            let kin = key.kin();
            group.countries.extend(kin.country().map(String::from));
            let dates = group.offices.entry(kin).or_default();
            dates.extend((!former && !key.is_passing()).then_some(seen.when));
        }
        group
    }

    /// Lays another group to this one.
    pub fn take(&mut self, mut other: Group) {
        // The few go to the many: else somebody of whom thousands of documents tell would be copied for each.
        if self.members.len() < other.members.len() {
            other.numbered = self.numbered;
            std::mem::swap(self, &mut other);
        }
        self.members.extend(other.members);
        self.dossiers.extend(other.dossiers);
        self.countries.extend(other.countries);
        self.told.extend(other.told);
        self.spellings.extend(other.spellings);
        self.slips.extend(other.slips);
        self.days.extend(other.days);
        self.full_some_day |= other.full_some_day;
        self.full = match (self.full, other.full) {
            (Some((a, z)), Some((b, y))) => Some((a.min(b), z.max(y))),
            (one, other) => one.or(other),
        };
        for (key, dates) in other.offices {
            self.offices.entry(key).or_default().extend(dates);
        }
    }

    /// Lays to this group one that documents give another country by mistake.
    pub fn take_mistaken(&mut self, other: Group) {
        self.slips.extend(&other.members);
        self.take(Group { countries: BTreeSet::new(), told: BTreeSet::new(), offices: BTreeMap::new(), ..other });
    }

    /// Whether no document itself tells of which country the person is.
    pub fn is_guessed(&self) -> bool {
        self.told.is_empty() && self.polities().next().is_some()
    }

    /// Whether so many more documents tell of this group that the country of the other is a mistake: fewer suffice where
    /// the title is the same, or where that country is but a guess; as many, where both are.
    pub fn outweighs(&self, other: &Group) -> bool {
        let times = match (self.shares_title(other), other.is_guessed()) {
            (true, true) => 1,
            (false, false) => ODD,
            _ => FEW,
        };
        let sure = times == 1 && !self.told.is_empty();
        sure || self.dossiers.len() >= times * other.dossiers.len()
    }

    /// Whether the two hold offices of one title.
    pub fn shares_title(&self, other: &Group) -> bool {
        self.offices.keys().any(|k| k.has_title() && other.offices.keys().any(|o| o.title == k.title))
    }

    /// Whether a title of the one is a short form of one of the other's: "minister" of "foreign minister".
    pub fn shortens_title(&self, other: &Group) -> bool {
        let within = |a: &Key, b: &Key| a.title.split(' ').all(|w| b.title.split(' ').any(|v| v == w));
        self.offices.keys().any(|a| a.has_title() && other.offices.keys().any(|b| b.has_title() && within(a, b)))
    }

    /// Whether the two hold offices of one title, of one country or body as far as is told.
    fn may_share_office(&self, other: &Group) -> bool {
        self.offices.keys().any(|k| k.has_title() && other.offices.keys().any(|o| k.agrees(o)))
    }

    /// Whether documents tell of the one only before or only after the other.
    pub fn follows(&self, other: &Group) -> bool {
        let ends = |g: &Group| Some((*g.days.first()?, *g.days.last()?));
        matches!((ends(self), ends(other)), (Some((a, z)), Some((b, y))) if z < b || y < a)
    }

    /// Whether the two serve different countries.
    pub fn contradicts(&self, other: &Group) -> bool {
        !self.countries.is_empty() && !other.countries.is_empty() && self.countries.is_disjoint(&other.countries)
    }

    /// Whether any office of a known country or body is held.
    pub fn has_office(&self) -> bool {
        self.offices.keys().any(|k| k.of.is_some() && k.has_title())
    }

    /// Whether any office is a monarch's: no step of a career in government.
    pub fn reigns(&self) -> bool {
        self.offices.keys().any(Key::reigns)
    }

    /// Whether any office is a monarch's who has come to the throne.
    pub fn rules(&self) -> bool {
        self.offices.keys().any(|k| k.reigns() && !k.is_heir())
    }

    /// Whether the two hold offices of one country or body, or are of it.
    pub fn shares_polity(&self, other: &Group) -> bool {
        self.polities().any(|of| other.polities().any(|o| o == of))
    }

    /// Whether the two hold one office.
    pub fn shares_office(&self, other: &Group) -> bool {
        self.offices.keys().any(|k| k.has_title() && other.offices.contains_key(k))
    }

    /// Whether the two hold one monarch's office.
    pub fn shares_throne(&self, other: &Group) -> bool {
        self.offices.keys().any(|k| k.reigns() && !k.is_heir() && other.offices.contains_key(k))
    }

    /// What countries, offices and years say at best of the two being one person, as a logarithm of odds.
    pub fn speaks(&self, other: &Group) -> f32 {
        let years = self.dated(other).then(|| years(self.apart(other)));
        match self.rivals(other) {
            true => odds::context(None, false, years).min(0.0),
            false => odds::context(self.one_country(other), self.may_share_office(other), years),
        }
    }

    /// The same at worst: of the first day of the one and the last of the other.
    pub fn allows(&self, other: &Group) -> f32 {
        let reach = |a: &Group, b: &Group| Some(b.days.last()? - a.days.first()?);
        let reach = self.dated(other).then(|| reach(self, other).max(reach(other, self))).flatten();
        odds::context(self.one_country(other), false, reach.map(years))
    }

    /// Whether each holds offices of the one country, and none of them may be the other's: two of its people, or a career.
    fn rivals(&self, other: &Group) -> bool {
        let titled = |g: &Group| g.offices.keys().filter(|k| k.has_title()).cloned().collect::<Vec<_>>();
        let (own, theirs) = (titled(self), titled(other));
        let one = || own.iter().any(|a| theirs.iter().any(|b| (a.title == b.title && a.of_agrees(b)) || a.shortens(b)));
        !own.is_empty() && !theirs.is_empty() && self.one_country(other) == Some(true) && !one()
    }

    /// The first day on which documents tell of it; far off where none is known.
    pub fn since(&self) -> i64 {
        self.days.first().copied().unwrap_or(i64::MAX)
    }

    /// The last day on which documents tell of it; far off where none is known.
    pub fn until(&self) -> i64 {
        self.days.last().copied().unwrap_or(i64::MAX)
    }

    fn dated(&self, other: &Group) -> bool {
        !self.days.is_empty() && !other.days.is_empty()
    }

    /// Whether the two are of one country, where both are known.
    pub fn one_country(&self, other: &Group) -> Option<bool> {
        let known = |g: &Group| g.polities().any(is_country);
        match self.shares_polity(other) {
            true => Some(true),
            false => (known(self) && known(other)).then_some(false),
        }
    }

    fn polities(&self) -> impl Iterator<Item = &str> {
        self.offices.keys().filter_map(|k| k.of.as_deref())
    }

    /// How far apart in time, in days, documents tell of two groups.
    pub fn apart(&self, other: &Group) -> i64 {
        let (few, many) = if self.days.len() <= other.days.len() { (self, other) } else { (other, self) };
        few.days.iter().map(|&day| many.distance(Some(day))).min().unwrap_or(0)
    }

    /// How far, in days, a time lies from those at which documents give the full name; 0 where none does, or none knows when.
    pub fn far_from_full(&self, when: Option<i64>) -> i64 {
        let (Some((first, last)), Some(when), false) = (self.full, when, self.full_some_day) else { return 0 };
        (first - when).max(when - last).max(0)
    }

    /// Whether a time lies between documents that give the full name.
    pub fn spans(&self, when: Option<i64>) -> bool {
        self.full.zip(when).is_some_and(|((first, last), when)| (first..=last).contains(&when))
    }

    /// How far, in days, a time lies from those at which documents tell of the group.
    pub fn distance(&self, when: Option<i64>) -> i64 {
        let Some(when) = when else { return 0 };
        let (before, after) = (self.days.range(..=when).next_back(), self.days.range(when..).next());
        before.into_iter().chain(after).map(|day| (day - when).abs()).min().unwrap_or(0)
    }
}

fn years(days: i64) -> u32 {
    u32::try_from(days / YEAR).unwrap_or(0)
}

/// A day as a number; the middle of a month or year where no day is known.
pub fn day(date: Date) -> i64 {
    i64::from(date.year()) * 372 + i64::from(date.month().unwrap_or(6)) * 31 + i64::from(date.day().unwrap_or(15))
}
