//! The persons of all documents, each once, and who of each document is who.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::dossier::{Dossier, Person};

use super::alike;
use super::group::Group;
use super::holder::Holders;
use super::memo::{Memo, remembered};
use super::names::{Kin, Names};
use super::office::Key;
use super::seen::{self, Seen};
use super::{person, portrait, slug};

/// Which merged person stands behind one of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Number of the merged person.
    pub person: u32,
    /// Whether the document gives another country, by mistake.
    pub slip: bool,
}

/// Behind no one.
const NOBODY: Link = Link { person: u32::MAX, slip: false };

/// The persons of all documents, each once.
pub struct People<'a> {
    /// The merged persons, in the order of their ids.
    pub persons: Vec<Person>,
    /// For each dossier and each of its persons the merged one.
    pub links: Vec<Vec<Link>>,
    /// Which merged persons could have been drawn together: those of one number.
    pub kin: Vec<u32>,
    /// Who held which office when.
    pub holders: Holders,
    dossiers: &'a [&'a Dossier],
    offices: Vec<OnceCell<BTreeSet<Key>>>,
}

/// A merged person who has no id yet.
pub struct Draft {
    /// The person.
    pub person: Person,
    /// Those of documents: number of the dossier, of the person in it, whether by mistake; in order.
    pub members: Vec<(usize, usize, bool)>,
    /// With whom it could have been drawn together.
    pub kin: u32,
}

impl Draft {
    fn of(seen: &[Seen], mut group: Group, kin: &mut Kin) -> Draft {
        group.members.sort_unstable();
        let member = |m: &usize| (seen[*m].dossier, seen[*m].place, group.slips.contains(m));
        let head = group.members.first().map_or(0, |&m| kin.head(seen[m].spelling));
        let members = group.members.iter().map(member).collect();
        Draft { person: portrait::draw(seen, &group), members, kin: head as u32 }
    }
}

/// The persons of dossiers whose names are among these, drawn together. `pairs` are the full names worth comparing.
pub fn drafts(dossiers: &[&Dossier], names: &Names, among: impl Fn(usize) -> bool) -> Vec<Draft> {
    let mut kin = Kin::new(names.spelt.len());
    let seen = seen::look(dossiers.iter().copied().enumerate(), names, &among);
    let groups = person::join(&seen, &names.pairs(&among), &mut kin);
    groups.into_iter().map(|group| Draft::of(&seen, group, &mut kin)).collect()
}

impl<'a> People<'a> {
    /// The persons of all dossiers.
    pub fn of(dossiers: &'a [&'a Dossier]) -> Self {
        People::out_of(drafts(dossiers, &Names::of(dossiers), |_| true), dossiers)
    }

    /// Gives ids, in the order of names; the same of one name in the order of documents.
    pub fn out_of(drafts: Vec<Draft>, dossiers: &'a [&'a Dossier]) -> Self {
        let mut drafts: Vec<(String, Draft)> = drafts.into_iter().map(|d| (slug::slug(&d.person.name), d)).collect();
        drafts.sort_by(|(a, x), (b, y)| (a, &x.person.name, &x.members).cmp(&(b, &y.person.name, &y.members)));
        let ids = slug::apart(drafts.iter().map(|(slug, _)| slug.clone()));
        let mut drafts: Vec<Draft> = drafts.into_iter().map(|(_, draft)| draft).collect();
        drafts.iter_mut().zip(ids).for_each(|(draft, id)| draft.person.id = id);
        drafts.sort_by(|a, b| a.person.id.cmp(&b.person.id));
        let mut links: Vec<Vec<Link>> = dossiers.iter().map(|d| vec![NOBODY; d.persons.len()]).collect();
        for (number, draft) in drafts.iter().enumerate() {
            for &(dossier, place, slip) in &draft.members {
                links[dossier][place] = Link { person: number as u32, slip };
            }
        }
        let kin = in_order_of_coming(drafts.iter().map(|d| d.kin));
        let persons: Vec<Person> = drafts.into_iter().map(|d| d.person).collect();
        let offices = vec![OnceCell::new(); persons.len()];
        People { holders: Holders::of(dossiers, &links, &persons), persons, links, kin, dossiers, offices }
    }

    /// Offices that a merged person holds, folded; former ones are left out.
    pub fn offices(&self, person: usize) -> &BTreeSet<Key> {
        let roles = || self.persons[person].roles.iter().filter(|r| !r.former);
        self.offices[person].get_or_init(|| roles().map(|r| Key::of(&r.office)).collect())
    }

    /// The word by which the merged person of this id is called shortly.
    pub fn surname(&self, id: &str) -> Option<String> {
        let at = self.persons.binary_search_by(|p| p.id.as_str().cmp(id)).ok()?;
        thread_local!(static KNOWN: Memo<String> = Memo::default());
        let name = &self.persons[at].name;
        Some(remembered(&KNOWN, name, || alike::surname(name)))
    }

    /// The merged person behind the id `id` of a dossier.
    pub fn who(&self, dossier: usize, id: &str) -> Option<usize> {
        let place = self.dossiers[dossier].persons.iter().position(|p| p.id == id)?;
        self.links[dossier].get(place).filter(|link| **link != NOBODY).map(|link| link.person as usize)
    }
}

/// Numbers from 0 in the order in which they first come.
pub fn in_order_of_coming(all: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut known = rustc_hash::FxHashMap::default();
    all.map(|one| {
        let next = known.len() as u32;
        *known.entry(one).or_insert(next)
    })
    .collect()
}
