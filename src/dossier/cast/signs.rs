//! What speaks for and against a person's being meant: where he was spoken of last and as what, how he stands among the
//! others, how the words fit him. `likely` weighs it.

use super::Cast;
use super::fit::Fit;
use super::likely::Reference;
use super::mind::{Mind, Part, Turn};
use crate::claim::line::Line;
use crate::document::tag::Tag;
use crate::document::{BlockKind, TokenKind};
use crate::dossier::bag::{Bag, DIGITS, truth};
use crate::dossier::office::same_title;
use crate::mention::party::Head;
use crate::mention::place::Scale;
use crate::schema::Flags;

impl Cast<'_> {
    /// What speaks for and against a person.
    pub(super) fn features(&self, line: &Line, of: &Reference, mind: &Mind, standing: &Standing, p: usize) -> Bag<'_> {
        let mut bag = self.bag(&self.page.schema.learned.reference);
        self.near(line, of, mind, standing, p, &mut bag);
        self.clause(line, of, mind, p, &mut bag);
        self.ranks(of, mind, standing, p, &mut bag);
        if of.party.is_some_and(|p| p.head != Head::Pronoun) {
            self.words(line, of, mind, standing, p, &mut bag);
        }
        bag
    }

    /// What kind of reference it is, as far as weights tell them apart: how the names of its features begin.
    pub(super) fn under(&self, of: &Reference) -> &'static str {
        match of.party.map(|p| &p.head) {
            None => "his|",
            Some(Head::Pronoun) if self.page.words[of.tokens.start].among(&["him", "her"]) => "him|",
            Some(Head::Pronoun) => "he|",
            Some(Head::Office) => "office|",
            _ => "word|",
        }
    }

    /// Where the person was spoken of last, and what he was there.
    fn near(&self, line: &Line, of: &Reference, mind: &Mind, standing: &Standing, p: usize, bag: &mut Bag) {
        let turn = mind.turns[p];
        let ago = match turn {
            None => "unseen",
            Some(turn) => bucket(line.sentence - turn.sentence),
        };
        let part = turn.map_or("-", |t| t.part.name());
        bag.with("ago", ago);
        bag.put(&["last=", ago, "-", part]);
        let about = mind.subject == Some(p);
        if about {
            bag.add("about");
        }
        if mind.named == Some(p) {
            bag.add("named-first");
        }
        bag.put(&["opens=", truth(standing.opens), "-", truth(about), "-", ago]);
        let flags = [
            ("opener", standing.opener == Some(p)),
            ("acting", standing.acting == Some(p)),
            ("doing", standing.doing.contains(&p)),
            ("nearest", standing.nearest == Some(p)),
            ("again", mind.pronouns.last().is_some_and(|(_, q)| *q == p)),
            ("before-him", mind.him.is_some_and(|q| q == p)),
            ("rule", of.ruled == Some(p)),
            ("met-last", mind.met.last().is_some_and(|m| m.contains(&p))),
            (
                "met-about",
                mind.subject
                    .is_some_and(|s| s != p && mind.met.last().is_some_and(|m| m.contains(&s) && m.contains(&p))),
            ),
            ("speaks", standing.speaks.contains(&p)),
        ];
        let quoted = truth(standing.quoted);
        for (name, is) in flags {
            if is {
                bag.add(name);
                bag.put(&["quoted=", name, "-", quoted]);
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
        bag.put(&["paragraph=", truth(starts), "-", ago, "-", part]);
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
                bag.put(&["follows=", DIGITS[verbs.count().min(2)], "-", DIGITS[marks.min(2)]]);
            }
        }
        let says = line.verbs.iter().find(|v| v.tokens.start >= end && v.tokens.start <= end + 1);
        if says.is_some_and(|v| words[v.main].flags.any(Flags::SAYING)) {
            bag.with("says", truth(mind.said == Some(p)));
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
        bag.put(&["many=", DIGITS[standing.by_weight.len().min(4)], "-", rank(&standing.by_weight)]);
        bag.with("gender", truth(self.genders[p].is_some()));
        let word = &*self.page.words[of.tokens.start].lower;
        if ["she", "her"].contains(&word) {
            bag.with("she", truth(self.genders[p].is_some()));
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
        let place = match () {
            _ if fit == best && ties == 1 => "only",
            _ if fit == best => "tie",
            _ => "less",
        };
        bag.shown(format_args!("fit={fit:?}"));
        bag.shown(format_args!("fits={fit:?}-{place}"));
        let (titled, landed) = (of.wanted.title.is_some(), of.wanted.of.is_some());
        bag.shown(format_args!("said={titled}-{landed}-{:?}-{place}", party.determiner));
        let land = self.land(of, p, bag);
        if let Some(title) = &of.wanted.title {
            self.title(title, land, mind, p, bag);
        }
        if let Head::Epithet(word) = &party.head {
            self.epithet_part(line, word, mind, p, bag);
        }
        if party.owner.is_some() {
            bag.add("owned");
        }
    }

    /// Whether the country is his, which is told in one word.
    fn land(&self, of: &Reference, p: usize, bag: &mut Bag) -> &'static str {
        let home = self.homes[p].as_ref();
        let land = match (&of.wanted.of, home) {
            (None, _) => "unsaid",
            (Some(_), None) => "open",
            (Some(a), Some(b)) if a == b => "same",
            _ => "other",
        };
        bag.with("land", land);
        let untold = self.tenures[p].iter().all(|t| t.former);
        bag.put(&["untold=", truth(untold), "-", land]);
        let wanted = of.wanted.of.as_ref().filter(|_| home.is_none());
        if let Some(fits) = wanted.and_then(|of| self.beings.all[p].fits(&self.page.schema.origins, of)) {
            let well = match fits {
                f if f < 0.02 => "no",
                f if f < 0.1 => "hardly",
                f if f < 0.3 => "may",
                _ => "well",
            };
            bag.with("origin", well);
        }
        let here = self.page.dateline_place().filter(|p| p.scale != Scale::Country).and_then(|p| p.country.as_ref());
        if here.is_some() {
            bag.put(&["dateline=", truth(here == home), "-", land]);
        }
        land
    }

    /// Whether he holds such an office, or has been called by it.
    fn title(&self, title: &str, land: &str, mind: &Mind, p: usize, bag: &mut Bag) {
        let told = self.tenures[p].iter().any(|t| same_title(&t.office.title, title));
        bag.put(&["title=", truth(told), "-", land]);
        let last = title.rsplit(' ').next().unwrap_or("").to_lowercase();
        bag.put(&["head=", &last, "-", truth(told)]);
        let called = |him: bool| mind.called.iter().any(|(t, _, q)| (*q == p) == him && t == title);
        if called(true) {
            bag.add("called");
        } else if called(false) {
            bag.add("called-other");
        }
    }

    /// Whether he has been host or guest so far, and is by his country.
    fn epithet_part(&self, line: &Line, word: &str, mind: &Mind, p: usize, bag: &mut Bag) {
        bag.with("epithet", word);
        for (name, list) in [("host", &mind.hosts), ("guest", &mind.guests), ("leader", &mind.leaders)] {
            if list.contains(&p) {
                bag.put(&["part=", word, "-", name]);
            }
        }
        let country = self.scene_country(line);
        bag.with("plays", truth(self.plays(p, word, country.as_deref())));
    }
}

/// How those who may be meant compare.
pub(super) struct Standing {
    by_weight: Vec<usize>,
    by_count: Vec<usize>,
    by_turn: Vec<usize>,
    fits: Vec<(usize, Fit)>,
    /// Whether nobody is named before the reference.
    opens: bool,
    quoted: bool,
    /// Who opens the sentence.
    opener: Option<usize>,
    /// Who acts before it.
    acting: Option<usize>,
    /// Who does what the verb before it says.
    doing: Vec<usize>,
    /// Who is named last before it.
    nearest: Option<usize>,
    /// Who speaks the quotation around it.
    speaks: Vec<usize>,
}

impl Standing {
    pub(super) fn of(cast: &Cast, line: &Line, all: &[usize], reference: &Reference, mind: &Mind) -> Standing {
        let at = reference.tokens.start;
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
            opens: line.parties.iter().all(|q| q.tokens.start >= at),
            quoted: cast.quoted(at),
            opener: cast.first_person(line, at),
            acting: cast.acting_before(line, at, mind),
            doing: cast.doing(line, at, mind),
            nearest: cast.nearest_before(line, at, &reference.not),
            speaks: cast.speaker(line, at, mind),
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

impl Turn {
    /// Where a party of a sentence speaks of somebody.
    pub(super) fn of(cast: &Cast, line: &Line, k: usize) -> Turn {
        let party = &line.parties[k];
        let end = party.tokens.end;
        let acts = line.verbs.iter().any(|v| v.finite() && v.tokens.start >= end && v.tokens.start <= end + 1);
        let opens = line.parties.iter().all(|p| p.tokens.start >= party.tokens.start);
        let part = match () {
            _ if cast.quoted(party.tokens.start) => Part::Quoted,
            _ if party.possessor => Part::Owner,
            _ if acts && opens => Part::Opener,
            _ if acts => Part::Subject,
            _ if opens => Part::First,
            _ => Part::Other,
        };
        Turn { sentence: line.sentence, part }
    }
}
