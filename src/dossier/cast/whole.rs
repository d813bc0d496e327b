//! "The mission", "the visitors", "they": the whole company, where what is meant would else be nobody or but a part of it.

use super::company::{Bond, Company};
use super::fit::{Fit, Wanted};
use super::mind::Mind;
use super::{Cast, Focus, Meant};
use crate::claim::Side;
use crate::claim::line::Line;
use crate::mention::office::Determiner;
use crate::mention::party::{Head, Party};

/// How many sentences back a list may stand that "they" takes up where nothing else is known.
const NEAR: usize = 3;
/// How many sentences a delegation is in mind.
const LONG: usize = 8;

impl Cast<'_> {
    /// Whom words for several mean, given whom they would mean by themselves.
    pub(super) fn whole(&self, line: &Line, k: usize, meant: Vec<Meant>, mind: &Mind) -> Vec<Meant> {
        match self.company_of(line, k, &meant, mind) {
            Some(people) => vec![Meant::Before(Focus { people, here: true })],
            None => meant,
        }
    }

    fn company_of(&self, line: &Line, k: usize, meant: &[Meant], mind: &Mind) -> Option<Vec<usize>> {
        let party = &line.parties[k];
        let beside = self.named_beside(line, party);
        let count = self.count(party);
        let may =
            |c: &&Company| !c.people.iter().any(|p| beside.contains(p)) && (count == 0 || c.people.len() == count);
        let open: Vec<&Company> = mind.companies.iter().filter(may).collect();
        let ago = |c: &Company| line.sentence - c.last;
        let last = |fits: &dyn Fn(&Company) -> bool| {
            open.iter().filter(|c| fits(c)).max_by_key(|c| (c.last, c.bond, c.people.len())).map(|c| c.people.clone())
        };
        let words = self.several_words(party.tokens.clone());
        let told = |c: &Company| c.words.iter().any(|w| words.contains(w));
        let announced = || last(&|c| c.bond >= Bond::Announced && ago(c) <= LONG && told(c));
        if self.comes_as_guest(party) || !self.team_words(party.tokens.clone()).is_empty() {
            let sent = last(&|c| c.bond == Bond::Sent && told(c));
            return sent.or_else(|| last(&|c| c.bond == Bond::Sent && ago(c) <= LONG)).or_else(announced);
        }
        let people = people_of(meant);
        if people.is_empty() && self.a_side(line, k) && self.takes_up(party) {
            let several = |c: &Company| c.people.len() > 2 || c.bond > Bond::Listed;
            return announced().or_else(|| last(&|c| ago(c) <= NEAR && several(c) && self.fits_all(party, c)));
        }
        let wider = |c: &Company| c.people.len() > people.len() && c.holds(&people) && c.bond >= Bond::Announced;
        let part = people.len() > 1 && count == 0;
        last(&|c| wider(c) && ago(c) <= NEAR && self.fits_all(party, c)).filter(|_| part)
    }

    /// "they", "the ministers": outside of quotations, words that take up who was told of before.
    fn takes_up(&self, party: &Party) -> bool {
        let office = || party.owner.is_none() && party.determiner == Determiner::Definite;
        match party.head {
            Head::Pronoun => !self.quoted(party.tokens.start),
            Head::Office => office(),
            _ => false,
        }
    }

    /// "the visitors", "the guests".
    fn comes_as_guest(&self, party: &Party) -> bool {
        matches!(&party.head, Head::Epithet(word) if ["visitors", "guests"].contains(&word.as_str()))
    }

    /// Whether all of a company may hold the office by which they are called.
    fn fits_all(&self, party: &Party, company: &Company) -> bool {
        let Some(office) = party.offices.first() else { return true };
        let wanted = Wanted { title: Some(office.title.clone()), ..Wanted::default() };
        company.people.iter().all(|&p| self.fit(p, &wanted) > Fit::No)
    }

    /// Whether a party is a side of an encounter that a rule has read.
    pub(in crate::dossier) fn a_side(&self, line: &Line, row: usize) -> bool {
        let holds = |side: &Side| match side {
            Side::Group(g) => line.groups[*g].parties.contains(&row),
            Side::Party(p) => *p == row,
            Side::Implied => false,
        };
        let here = self.claims.meetings.iter().filter(|c| c.sentence == line.sentence);
        here.flat_map(|c| &c.sides).any(holds)
    }
}

fn people_of(meant: &[Meant]) -> Vec<usize> {
    let of = |m: &Meant| match m {
        Meant::Person(p) => vec![*p],
        Meant::Before(focus) => focus.people.clone(),
        _ => Vec::new(),
    };
    meant.iter().flat_map(of).collect()
}
