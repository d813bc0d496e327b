//! Whose are those whom words for several tell without a country? "The ambassadors", of whom the text has said before that they
//! are NATO's; "leaders of the bloc", of which it has told which bloc.

use std::collections::BTreeMap;

use super::{Cast, Meant, PartyAt};
use crate::claim::line::Line;
use crate::document::tag::Tag;
use crate::dossier::fact::Office;
use crate::mention::party::{Head, Party};
use crate::schema::Sort;

/// Words for any body of states that the text has named.
const ANY_CLUB: &[&str] = &["alliance", "bloc", "grouping", "organisation", "organization", "pact"];

/// Words for those who make one up: "the ambassadors of the nineteen allies".
const ITS_OWN: &[&str] = &["allies", "members"];

/// Words for one that bears the word in its name.
const CLUBS: &[&str] = &["group", "union", "community", "league", "council", "commonwealth", "quartet", "association"];

/// Numbers by which the members of a body are called: "the ambassadors of the Fifteen".
const NUMBERED: &[&str] = &[
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "fifteen",
    "sixteen",
    "nineteen",
    "twenty",
    "twenty-five",
    "twenty-seven",
    "twenty-eight",
    "15",
    "19",
    "25",
    "27",
    "28",
];

/// So many sentences back a group may have been told of.
const FAR: usize = 12;

impl Cast<'_> {
    /// Whom a word for several means, given whom it would mean by itself: those of a body that a description takes up; where it
    /// would mean nobody, those whom the text has called so before.
    pub(super) fn of_some_body(&self, line: &Line, k: usize, meant: Vec<Meant>, before: &Known) -> Vec<Meant> {
        let party = &line.parties[k];
        let Some(title) = title(party).filter(|_| party.plural() && party.of.is_none()) else { return meant };
        let group = |of: String| vec![Meant::Group(Office { title: title.clone(), of: Some(of) })];
        if let Some(of) = self.described_body(line, party) {
            return group(of);
        }
        let open = match &meant[..] {
            [] | [Meant::Nobody] | [Meant::Group(Office { of: None, .. })] => true,
            [Meant::Before(focus)] => focus.people.is_empty(),
            _ => false,
        };
        let definite = self.page.words[party.tokens.start].is("the") && party.owner.is_none();
        if !open || !definite {
            return meant;
        }
        self.called_before(line, party, before).map_or(meant, group)
    }

    /// "the ambassadors of the alliance", "the bloc's leaders", "the ministers of the Fifteen": the body of states told of last.
    fn described_body(&self, line: &Line, party: &Party) -> Option<String> {
        let words = &self.page.words;
        let (start, end) = (party.tokens.start, party.tokens.end);
        let is = |i: usize, list: &[&str]| i < line.tokens.end && words[i].among(list);
        let the = is(end, &["of", "from"]) && is(end + 1, &["the", "all"]);
        let told = end + 2 + usize::from(is(end + 2, &["the"]));
        let told = told + usize::from(told < line.tokens.end && is(told + 1, ITS_OWN));
        let ends = told + 1 >= line.tokens.end || !words[told + 1].tag.is_noun() && !words[told + 1].is("of");
        let behind = (the && told < line.tokens.end && ends).then_some(told);
        let owns = |i: usize| words[i + 1].among(&["'s", "’s"]) && words[i - 1].is("the");
        let before = (start >= line.tokens.start + 3 && owns(start - 2)).then(|| start - 2);
        let at = behind.or(before).filter(|&i| self.page.atom(i).is_none() && !self.page.in_name(i))?;
        let word = &words[at];
        let numbered = word.among(NUMBERED) && (word.capital() || word.text.starts_with(|c: char| c.is_ascii_digit()));
        let counted = word.among(ITS_OWN) && behind.is_some() && words[at - 1].tag == Tag::CD;
        if !word.among(ANY_CLUB) && !word.among(CLUBS) && !numbered && !counted {
            return None;
        }
        let holds = |name: &str, list: &[&str]| name.to_lowercase().split(' ').any(|w| list.contains(&w));
        let fits = |name: &str| match () {
            _ if word.among(CLUBS) => holds(name, &[&word.lower]),
            _ => !word.among(&["alliance", "pact"]) || !holds(name, CLUBS),
        };
        self.club_near(at, &fits)
    }

    /// The body of states that the text has named last before a token, else the first behind it.
    fn club_near(&self, at: usize, fits: &dyn Fn(&str) -> bool) -> Option<String> {
        let schema = self.page.schema;
        let club = |i: usize| {
            let listed = &schema.organisations[self.page.atom(i)?.organisation()? as usize];
            (matches!(listed.kind, Sort::International | Sort::Bloc) && fits(&listed.name)).then(|| listed.name.clone())
        };
        (0..at).rev().chain(at..self.page.words.len()).find_map(club)
    }

    /// The country or body of those whom the text has called by the same word before.
    fn called_before(&self, line: &Line, party: &Party, before: &Known) -> Option<String> {
        let noun = |p: &Party| self.page.words[head(p)].lower.clone();
        let word = noun(party);
        let same = |p: &Party| p.plural() && p.tokens.end <= party.tokens.start && noun(p) == word;
        let back = self.claims.lines[line.sentence.saturating_sub(FAR)..=line.sentence].iter().rev();
        let rows =
            back.flat_map(|l| (0..l.parties.len()).rev().filter(|&k| same(&l.parties[k])).map(|k| (l.sentence, k)));
        rows.filter_map(|at| before.get(&at)).find_map(|meant| match &meant[..] {
            [Meant::Group(Office { of: Some(of), .. })] => Some(of.clone()),
            _ => None,
        })
    }
}

/// Whom parties told of before stand for.
type Known = BTreeMap<PartyAt, Vec<Meant>>;

/// The token of the word by which several are called.
fn head(party: &Party) -> usize {
    party.offices.first().filter(|_| party.head == Head::Office).map_or_else(|| party.tokens.end - 1, |o| o.head)
}

/// What several are called together.
fn title(party: &Party) -> Option<String> {
    match &party.head {
        Head::Group(noun) => Some(noun.clone()),
        Head::Office => party.offices.first().map(|o| o.title.clone()),
        _ => None,
    }
}
