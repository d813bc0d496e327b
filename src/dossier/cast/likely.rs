//! Whom does a reference most likely mean? Every person of the document is weighed: where he was spoken of last and how,
//! how well he fits the words, and whom rules would choose.
//!
//! The weights are learned (`schema/weights/reference.ron`): logistic regression over named features, as in
//! mention-ranking coreference (Denis and Baldridge, "Specialized models and ranking for coreference resolution", 2008).

use super::fit::{Fit, Wanted};
use super::mind::{Mind, Turn};
use super::{Cast, Meant};
use crate::claim::line::Line;
use crate::document::tag::Tag;
use crate::document::{BlockKind, TokenKind};
use crate::dossier::bag::Bag;
use crate::dossier::fact::Office;
use crate::dossier::office::{generic, same_title};
use crate::mention::office::Determiner;
use crate::mention::party::{Head, Party};
use crate::mention::place::Scale;
use crate::schema::Flags;

/// From this chance on a description means a person.
const ENOUGH: f32 = 0.4;
/// From this chance on a pronoun does.
const ENOUGH_PRONOUN: f32 = 0.15;

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
        (best.0 >= if pronoun { ENOUGH_PRONOUN } else { ENOUGH }).then_some(best.1)
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
        let agrees = |p: &usize| if pronoun { self.agrees(word, *p) } else { self.gender_fits(*p, &reference.wanted) };
        let all: Vec<usize> = (0..self.tenures.len()).filter(|p| !reference.not.contains(p) && agrees(p)).collect();
        let standing = Standing::of(self, &all, reference, mind);
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
        let (wanted, not) = match &party.head {
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
        Some(Reference { tokens, party: Some(party), wanted, not, ruled: person(ruled) })
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

    fn gender_fits(&self, person: usize, wanted: &Wanted) -> bool {
        let gender = self.genders[person];
        wanted.gender.is_none() || gender.is_none() || gender == wanted.gender
    }

    /// What speaks for and against a person.
    fn features(&self, line: &Line, of: &Reference, mind: &Mind, standing: &Standing, p: usize) -> Bag<'_> {
        let mut bag = Bag::new(&self.page.schema.learned.reference);
        self.near(line, of, mind, p, &mut bag);
        self.clause(line, of, mind, p, &mut bag);
        self.ranks(of, mind, standing, p, &mut bag);
        if of.party.is_some_and(|p| p.head != Head::Pronoun) {
            self.words(line, of, mind, standing, p, &mut bag);
        }
        bag
    }

    /// What kind of reference it is, as far as weights tell them apart: how the names of its features begin.
    fn under(&self, of: &Reference) -> &'static str {
        match of.party.map(|p| &p.head) {
            None => "his|",
            Some(Head::Pronoun) if self.page.words[of.tokens.start].among(&["him", "her"]) => "him|",
            Some(Head::Pronoun) => "he|",
            Some(Head::Office) => "office|",
            _ => "word|",
        }
    }

    /// Where the person was spoken of last, and what he was there.
    fn near(&self, line: &Line, of: &Reference, mind: &Mind, p: usize, bag: &mut Bag) {
        let at = of.tokens.start;
        let turn = mind.turns[p];
        let ago = match turn {
            None => "unseen",
            Some(turn) => bucket(line.sentence - turn.sentence),
        };
        let part = turn.map_or("-", |t| t.part.name());
        bag.with("ago", ago);
        bag.with("last", &format!("{ago}-{part}"));
        let opens = line.parties.iter().all(|q| q.tokens.start >= at);
        let about = mind.subject == Some(p);
        if about {
            bag.add("about");
        }
        if mind.named == Some(p) {
            bag.add("named-first");
        }
        bag.with("opens", &format!("{opens}-{about}-{ago}"));
        let flags = [
            ("opener", self.first_person(line, at) == Some(p)),
            ("acting", self.acting_before(line, at, mind) == Some(p)),
            ("doing", self.doing(line, at, mind).contains(&p)),
            ("nearest", self.nearest_before(line, at, &of.not) == Some(p)),
            ("again", mind.pronouns.last().is_some_and(|(_, q)| *q == p)),
            ("before-him", mind.him.is_some_and(|q| q == p)),
            ("rule", of.ruled == Some(p)),
            ("met-last", mind.met.last().is_some_and(|m| m.contains(&p))),
            (
                "met-about",
                mind.subject
                    .is_some_and(|s| s != p && mind.met.last().is_some_and(|m| m.contains(&s) && m.contains(&p))),
            ),
            ("speaks", self.speaker(line, at, mind).contains(&p)),
        ];
        for (name, is) in flags {
            if is {
                bag.add(name);
                bag.with("quoted", &format!("{name}-{}", self.quoted(at)));
            }
        }
        if of.ruled.is_none() {
            bag.add("rule-none");
        } else if of.ruled != Some(p) {
            bag.add("rule-other");
        }
        if turn.is_none() {
            let first = self.beings.all[p].forms.values().flatten().map(|at| at.0).min().unwrap_or(usize::MAX);
            bag.with("ahead", if first < line.sentence { "past" } else { bucket(first - line.sentence) });
        }
        let block = self.page.document.sentences[line.sentence].block as usize;
        let starts = line.sentence == 0 || self.page.document.sentences[line.sentence - 1].block as usize != block;
        bag.with("paragraph", &format!("{starts}-{ago}-{part}"));
        if self.page.document.blocks[block].kind != BlockKind::Body {
            bag.with("block", ago);
        }
    }

    /// Where the sentence itself names him: in a phrase before, or in the clause behind, which speaks against him.
    fn clause(&self, line: &Line, of: &Reference, mind: &Mind, p: usize, bag: &mut Bag) {
        let words = &self.page.words;
        let (start, end) = (of.tokens.start, of.tokens.end);
        let named =
            (0..line.parties.len()).filter(|&k| self.named(line, k) == Some(p)).map(|k| &line.parties[k].tokens);
        for tokens in named {
            if tokens.end <= start && tokens.start > line.tokens.start {
                let before = &words[tokens.start - 1];
                let fronted = tokens.start == line.tokens.start + 1;
                if before.tag == Tag::IN || before.tag == Tag::TO {
                    bag.with(if fronted { "fronted" } else { "behind" }, &before.lower);
                }
            } else if tokens.start >= end {
                let verbs =
                    line.verbs.iter().filter(|v| v.finite() && v.tokens.start >= end && v.tokens.end <= tokens.start);
                let marks = words[end..tokens.start].iter().filter(|w| w.kind == TokenKind::Mark).count();
                bag.with("follows", &format!("{}-{}", verbs.count().min(2), marks.min(2)));
            }
        }
        let says = line.verbs.iter().find(|v| v.tokens.start >= end && v.tokens.start <= end + 1);
        if says.is_some_and(|v| words[v.main].flags.any(Flags::SAYING)) {
            bag.with("says", &format!("{}", mind.said == Some(p)));
        } else if mind.said == Some(p) {
            bag.add("said-last");
        }
    }

    /// How he stands among the others who may be meant.
    fn ranks(&self, of: &Reference, mind: &Mind, standing: &Standing, p: usize, bag: &mut Bag) {
        let rank = |of: &[usize]| match of.iter().position(|q| *q == p) {
            Some(0) => "1",
            Some(1) => "2",
            Some(2) => "3",
            _ => "more",
        };
        bag.with("weight", rank(&standing.by_weight));
        bag.with("often", rank(&standing.by_count));
        bag.with("recent", rank(&standing.by_turn));
        bag.with("many", &format!("{}-{}", standing.by_weight.len().min(4), rank(&standing.by_weight)));
        bag.with("gender", &format!("{}", self.genders[p].is_some()));
        let word = &*self.page.words[of.tokens.start].lower;
        if ["she", "her"].contains(&word) {
            bag.with("she", &format!("{}", self.genders[p].is_some()));
        }
        bag.with(
            "spoken",
            match mind.count(p) {
                0 => "0",
                1 => "1",
                2 | 3 => "2",
                4..=6 => "4",
                _ => "7",
            },
        );
    }

    /// How well he fits the words.
    fn words(&self, line: &Line, of: &Reference, mind: &Mind, standing: &Standing, p: usize, bag: &mut Bag) {
        let Some(party) = of.party else { return };
        let fit = standing.fits.iter().find(|(q, _)| *q == p).map_or(Fit::No, |(_, f)| *f);
        let best = standing.fits.iter().map(|(_, f)| *f).max().unwrap_or(Fit::No);
        let ties = standing.fits.iter().filter(|(_, f)| *f == fit).count();
        bag.with("fit", &format!("{fit:?}"));
        let place = match () {
            _ if fit == best && ties == 1 => "only",
            _ if fit == best => "tie",
            _ => "less",
        };
        bag.with("fits", &format!("{fit:?}-{place}"));
        bag.with(
            "said",
            &format!("{}-{}-{:?}-{place}", of.wanted.title.is_some(), of.wanted.of.is_some(), party.determiner),
        );
        let home = self.homes[p].as_ref();
        let land = match (&of.wanted.of, home) {
            (None, _) => "unsaid",
            (Some(_), None) => "open",
            (Some(a), Some(b)) if a == b => "same",
            _ => "other",
        };
        bag.with("land", land);
        let untold = self.tenures[p].iter().all(|t| t.former);
        bag.with("untold", &format!("{untold}-{land}"));
        if let (Some(of), None) = (&of.wanted.of, home)
            && let Some(fits) = self.page.schema.origins.fits(&self.beings.all[p].name, of)
        {
            bag.with(
                "origin",
                match fits {
                    f if f < 0.02 => "no",
                    f if f < 0.1 => "hardly",
                    f if f < 0.3 => "may",
                    _ => "well",
                },
            );
        }
        if let Some(title) = &of.wanted.title {
            let told = self.tenures[p].iter().any(|t| same_title(&t.office.title, title));
            bag.with("title", &format!("{told}-{land}"));
            let last = title.rsplit(' ').next().unwrap_or("").to_lowercase();
            bag.with("head", &format!("{last}-{told}"));
            let called = mind.called.iter().any(|(t, _, q)| *q == p && t == title);
            if called {
                bag.add("called");
            } else if mind.called.iter().any(|(t, _, q)| *q != p && t == title) {
                bag.add("called-other");
            }
        }
        if let Head::Epithet(word) = &party.head {
            bag.with("epithet", word);
            for (name, list) in [("host", &mind.hosts), ("guest", &mind.guests), ("leader", &mind.leaders)] {
                if list.contains(&p) {
                    bag.with("part", &format!("{word}-{name}"));
                }
            }
            let country = self.scene_country(line);
            bag.with("plays", &format!("{}", self.plays(p, word, country.as_deref())));
        }
        let here = self.page.dateline_place().filter(|p| p.scale != Scale::Country).and_then(|p| p.country);
        if here.is_some() {
            bag.with("dateline", &format!("{}-{land}", here.as_ref() == home));
        }
        if party.owner.is_some() {
            bag.add("owned");
        }
    }
}

/// How those who may be meant compare.
struct Standing {
    by_weight: Vec<usize>,
    by_count: Vec<usize>,
    by_turn: Vec<usize>,
    fits: Vec<(usize, Fit)>,
}

impl Standing {
    fn of(cast: &Cast, all: &[usize], reference: &Reference, mind: &Mind) -> Standing {
        let order = |key: &dyn Fn(usize) -> usize| {
            let mut out = all.to_vec();
            out.sort_by_key(|&p| (std::cmp::Reverse(key(p)), p));
            out
        };
        let turn = |p: usize| mind.recent.iter().position(|r| *r == p).map_or(0, |i| i + 1);
        Standing {
            by_weight: order(&|p| mind.weight_now(p) as usize),
            by_count: order(&|p| mind.count(p) as usize),
            by_turn: order(&turn),
            fits: match reference.party {
                Some(_) => all.iter().map(|&p| (p, cast.fit_now(p, &reference.wanted, mind))).collect(),
                None => Vec::new(),
            },
        }
    }
}

/// A distance in sentences.
fn bucket(sentences: usize) -> &'static str {
    match sentences {
        0 => "0",
        1 => "1",
        2 => "2",
        3 | 4 => "3",
        5..=8 => "5",
        _ => "9",
    }
}

/// Where somebody was spoken of.
impl Turn {
    pub(super) fn of(cast: &Cast, line: &Line, k: usize) -> Turn {
        let party = &line.parties[k];
        let end = party.tokens.end;
        let acts = line.verbs.iter().any(|v| v.finite() && v.tokens.start >= end && v.tokens.start <= end + 1);
        let opens = line.parties.iter().all(|p| p.tokens.start >= party.tokens.start);
        let part = match () {
            _ if cast.quoted(party.tokens.start) => super::mind::Part::Quoted,
            _ if party.possessor => super::mind::Part::Owner,
            _ if acts && opens => super::mind::Part::Opener,
            _ if acts => super::mind::Part::Subject,
            _ if opens => super::mind::Part::First,
            _ => super::mind::Part::Other,
        };
        Turn { sentence: line.sentence, part }
    }
}

/// The one person that a meaning is.
pub(super) fn person(meant: &[Meant]) -> Option<usize> {
    if let [Meant::Person(p)] = meant { Some(*p) } else { None }
}
