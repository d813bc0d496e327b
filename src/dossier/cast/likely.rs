//! Whom does a reference most likely mean? Every person of the document is weighed: where he was spoken of last and how,
//! how well he fits the words, and whom rules would choose.
//!
//! The weights are learned (`schema/weights/reference.ron`): logistic regression over named features, as in
//! mention-ranking coreference (Denis and Baldridge, "Specialized models and ranking for coreference resolution", 2008).

use super::fit::Wanted;
use super::mind::Mind;
use super::signs::Standing;
use super::{Cast, Meant};
use crate::claim::line::Line;
use crate::claim::{MeetingClaim, Side};
use crate::dossier::bag::Bag;
use crate::dossier::fact::Office;
use crate::dossier::office::generic;
use crate::mention::office::Determiner;
use crate::mention::party::{Head, Party};

/// From this chance on a description means a person.
const ENOUGH: f32 = 0.4;
/// From this chance on a pronoun does.
const ENOUGH_PRONOUN: f32 = 0.15;
/// From this chance on where the sentence itself shuts out the likeliest by naming him as the other side.
const ENOUGH_LEFT: f32 = 0.06;

/// Words that tell of one more encounter of somebody.
const NEXT: &[&str] =
    &["also", "later", "then", "earlier", "afterwards", "afterward", "separately", "subsequently", "previously"];

/// A reference without a name, to one person.
pub struct Reference<'r> {
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// Its party; none for a possessive pronoun.
    pub party: Option<&'r Party>,
    /// What it says of whom it means.
    pub wanted: Wanted,
    /// Those whom it cannot mean.
    pub not: Vec<usize>,
    /// Whether rules would have chosen one who is the other side of the encounter in which it stands.
    pub opposed: bool,
    /// Whom rules choose.
    pub ruled: Option<usize>,
}

impl Cast<'_> {
    /// The person whom a reference most likely means.
    pub(super) fn likeliest(&self, line: &Line, reference: &Reference, mind: &Mind) -> Option<usize> {
        let choices = self.choices(line, reference, mind, Bag::chance);
        let best = choices
            .into_iter()
            .map(|(p, chance)| (chance, p))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        let pronoun = reference.party.is_none_or(|p| p.head == Head::Pronoun);
        let enough = match pronoun {
            true if reference.opposed => ENOUGH_LEFT,
            true => ENOUGH_PRONOUN,
            false => ENOUGH,
        };
        (best.0 >= enough).then_some(best.1)
    }

    /// All whom a reference may mean, with what is made of that which speaks for and against each.
    pub(super) fn choices<T>(
        &self,
        line: &Line,
        reference: &Reference,
        mind: &Mind,
        made: impl Fn(&[&Bag]) -> T,
    ) -> Vec<(usize, T)> {
        let word = &*self.page.words[reference.tokens.start].lower;
        let pronoun = reference.party.is_none_or(|p| p.head == Head::Pronoun);
        let agrees = |p: &usize| match pronoun {
            true => self.agrees(word, *p),
            false => self.gender_fits(*p, &reference.wanted) && !self.holds_another(*p, &reference.wanted),
        };
        let all: Vec<usize> = (0..self.tenures.len()).filter(|p| !reference.not.contains(p) && agrees(p)).collect();
        let standing = Standing::of(self, line, &all, reference, mind);
        let under = self.under(reference);
        let weigh = |&p: &usize| {
            let bag = self.features(line, reference, mind, &standing, p);
            (p, made(&[&bag, &bag.again(under)]))
        };
        all.iter().map(weigh).collect()
    }

    /// A party that means one person without naming him.
    pub(super) fn reference<'l>(
        &self,
        line: &'l Line,
        k: usize,
        mind: &Mind,
        ruled: &[Meant],
    ) -> Option<Reference<'l>> {
        let party = &line.parties[k];
        let tokens = party.tokens.clone();
        let told = self.told_of(line, tokens.start, mind).or_else(|| self.told_behind(line, party));
        let (wanted, mut not) = match &party.head {
            Head::Pronoun if self.page.words[tokens.start].among(&["he", "she", "him", "her"]) => {
                (Wanted::default(), self.not_him(line, party, mind))
            }
            _ if told.is_some() => return None,
            Head::Office | Head::National | Head::Epithet(_) => {
                let (wanted, owner) = self.wanted(line, party, mind)?;
                (wanted, self.others(line, party, mind, owner))
            }
            _ => return None,
        };
        let other = self.other_side(line, k);
        let opposed = other.iter().any(|p| person(ruled) == Some(*p) && !not.contains(p));
        let ruled = person(ruled).filter(|p| !other.contains(p));
        not.extend(other);
        Some(Reference { tokens, party: Some(party), wanted, not, opposed, ruled })
    }

    /// The persons named on the other side of an encounter of which a party is one: "With Lazar he spoke about". Who
    /// acts before it may say it of himself: "Lazar said that he would receive".
    fn other_side(&self, line: &Line, row: usize) -> Vec<usize> {
        let rows = |side: &Side| match side {
            Side::Group(g) => line.groups[*g].parties.clone(),
            Side::Party(p) => vec![*p],
            Side::Implied => Vec::new(),
        };
        let here = self.claims.meetings.iter().filter(|c| c.sentence == line.sentence);
        let sides = here.map(|c| c.sides.iter().map(rows).collect::<Vec<_>>());
        let ours = sides.filter(|all| all.iter().any(|side| side.contains(&row)));
        let others = ours.flatten().filter(|side| !side.contains(&row)).flatten();
        let at = line.parties[row].tokens.start;
        let acts = |k: &usize| {
            let end = line.parties[*k].tokens.end;
            end <= at && line.verbs.iter().any(|v| v.finite() && v.tokens.start >= end && v.tokens.end <= at)
        };
        others.filter(|k| !acts(k)).filter_map(|k| self.named(line, k)).collect()
    }

    /// What a description says of the one person whom it means, and whose he is.
    fn wanted(&self, line: &Line, party: &Party, mind: &Mind) -> Option<(Wanted, Option<usize>)> {
        let owner = self.owner(line, party, mind);
        let gender = self.gender_told(party.tokens.clone());
        let wanted = match &party.head {
            Head::Office => {
                let first = party.offices.first().filter(|o| !o.plural)?;
                let of = self.office_land(line, party, first, mind);
                if first.determiner == Determiner::Indefinite && of.is_none() {
                    return None;
                }
                Wanted { title: Some(first.title.clone()), of, gender, former: first.former }
            }
            Head::National => Wanted { of: party.of.clone(), gender, ..Wanted::default() },
            Head::Epithet(word) if word.ends_with('s') && word != "boss" => return None,
            Head::Epithet(word) if ["counterpart", "colleague"].contains(&word.as_str()) => {
                let title = owner.and_then(|o| self.tenures[o].iter().rev().find(|t| !t.former));
                let title = title.map(|t| generic(&t.office.title)).filter(|_| party.of.is_some());
                Wanted { title, of: party.of.clone(), gender, former: false }
            }
            Head::Epithet(word) if ["predecessor", "successor"].contains(&word.as_str()) => return None,
            _ => Wanted { of: party.of.clone(), gender, ..Wanted::default() },
        };
        Some((wanted, owner))
    }

    /// Whom a reference means: the likeliest person, else what it names by itself.
    pub(super) fn judged(&self, line: &Line, reference: &Reference, ruled: Vec<Meant>, mind: &Mind) -> Vec<Meant> {
        if let Some(p) = self.goes_on_to_meet(line, reference, mind) {
            return vec![Meant::Person(p)];
        }
        if let Some(p) = self.likeliest(line, reference, mind) {
            return vec![Meant::Person(p)];
        }
        if reference.ruled.is_none() {
            return ruled;
        }
        let Some(party) = reference.party else { return ruled };
        vec![match (&party.head, &reference.wanted) {
            (Head::Pronoun, _) => Meant::Nobody,
            (_, Wanted { title: Some(title), of: Some(of), .. }) => {
                Meant::Office(Office { title: title.clone(), of: Some(of.clone()) })
            }
            (Head::National, Wanted { of: Some(of), .. }) => Meant::Body(of.clone()),
            _ => Meant::Nobody,
        }]
    }

    /// "He also met", "Later he saw": the one whom the text is about, who has just met another, goes on to the next.
    fn goes_on_to_meet(&self, line: &Line, reference: &Reference, mind: &Mind) -> Option<usize> {
        let at = reference.tokens.start;
        let words = &self.page.words;
        reference.party.filter(|p| p.head == Head::Pronoun && words[at].among(&["he", "she"]))?;
        let leads = |side: &Side| matches!(side, Side::Group(g) if line.groups[*g].tokens == reference.tokens);
        let next = |c: &&MeetingClaim| c.sentence == line.sentence && c.sides.len() > 1 && c.sides.iter().any(leads);
        let claim = self.claims.meetings.iter().filter(next).find(|c| c.anchor > at)?;
        let reach = line.tokens.start.max(at.saturating_sub(4))..(claim.anchor + 3).min(line.tokens.end);
        let about = mind.subject.filter(|p| mind.met.last().is_some_and(|m| m.contains(p)))?;
        let fits = !reference.not.contains(&about) && self.agrees(&words[at].lower, about);
        (fits && words[reach].iter().any(|w| w.among(NEXT))).then_some(about)
    }

    fn gender_fits(&self, person: usize, wanted: &Wanted) -> bool {
        let gender = self.genders[person];
        wanted.gender.is_none() || gender.is_none() || gender == wanted.gender
    }
}

/// The one person that a meaning is.
pub(super) fn person(meant: &[Meant]) -> Option<usize> {
    if let [Meant::Person(p)] = meant { Some(*p) } else { None }
}
