//! From English to a query: which words ask, which restrict, and which were not understood.

use crate::date::Date;
use crate::dossier::Kind;
use crate::graph::{Graph, Party, Selection};
use crate::query::chunk::{Chunk, Tag, chunks};
use crate::query::grammar::{AskRule, Grammar, grammar};
use crate::query::resolve::{Names, suggestions};
use crate::query::restrict::{fill, restrict};
use crate::query::side::{self, Sides};
use crate::query::topic;
use crate::query::trim::trim;
use crate::query::when::Period;
use crate::query::without::{self, Without};
use crate::query::{Ask, Except, Query};
use crate::query::{elder, envoy, join, preface, reign};

/// What became of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// The query. Prints as what was understood.
    pub query: Query,
    /// Words that nothing was found for.
    pub unknown: Vec<String>,
    /// Whether these may be names or topics, so that an answer without them would be a guess.
    pub blocked: bool,
    /// Words that were read as something else than they say.
    pub readings: Vec<String>,
    /// Names of the graph near the words that nothing was found for.
    pub suggestions: Vec<String>,
}

/// Reads a question in English, or a few words ("kerry lavrov syria 2015").
pub fn understand(question: &str, graph: &Graph) -> Understood {
    read(question, &Names::of(&graph.dossier), graph)
}

/// The same, with the names of the graph at hand.
pub(crate) fn read(question: &str, names: &Names, graph: &Graph) -> Understood {
    read_pieces(chunks(question, names, &graph.dossier), names, graph)
}

/// The same of a question that is cut already.
pub(crate) fn read_pieces(mut pieces: Vec<Chunk>, names: &Names, graph: &Graph) -> Understood {
    let lost: Vec<String> =
        reign::take(&mut pieces, &graph.dossier).into_iter().chain(elder::untold(&pieces)).collect();
    let other_kinds = side::other_kinds(&mut pieces);
    let absent = without::absent(&mut pieces);
    let outside = without::outside(&mut pieces);
    let without = without::take(&mut pieces).or_else(|| without::only(&mut pieces));
    let (except, others) = side::but_them(side::except(&mut pieces));
    let query = Query { except, others, absent, outside, ..Query::default() };
    trim(&mut pieces);
    preface::tagged(&mut pieces);
    Reading { g: grammar(), names, graph, query, pieces, other_kinds, without, lost }.read()
}

/// The rule that tells what is asked for; the first that fits.
pub(crate) fn asks(pieces: &[Chunk]) -> Option<&'static AskRule> {
    let g = grammar();
    g.asks.iter().find(|rule| rule.phrases.iter().any(|p| g.ends_at(p, pieces, 0).is_some()))
}

/// A question on its way to being a query.
pub(crate) struct Reading<'a> {
    pub g: &'static Grammar,
    pub names: &'a Names<'a>,
    pub graph: &'a Graph,
    pub query: Query,
    pub pieces: Vec<Chunk>,
    /// The kinds that remain: "other than by phone".
    pub other_kinds: Vec<Kind>,
    /// The part that says no: "but not Lavrov".
    pub without: Option<Without>,
    /// Words of the event that a time is told by, that nothing was found for.
    pub lost: Vec<String>,
}

impl Reading<'_> {
    fn read(mut self) -> Understood {
        let more = self.and_about();
        let rule = asks(&self.pieces);
        let terse = rule.is_none();
        let rule = rule.filter(|r| r.ask != Ask::List).or_else(|| self.afterwards(terse)).or(rule);
        self.ask(rule);
        self.which_way();
        if more && !self.query.asks.contains(&Ask::What) && !self.query.count {
            self.query.asks.push(Ask::What);
        }
        if self.query.asks == [Ask::Span] {
            return self.span();
        }
        self.region();
        let those = self.those();
        let mut selection = Selection { about: topic::ahead(&mut self.pieces, self.names), ..Selection::default() };
        let time = those.as_ref().map_or_else(|| self.relative(), |(_, time)| *time);
        if let Some(period) = time {
            restrict(&mut selection, period);
        }
        self.modifiers();
        self.status(&mut selection);
        self.kinds(&mut selection);
        selection.about.extend(topic::take(&mut self.pieces, self.names));
        if matches!(self.query.asks[..], [Ask::Who | Ask::Participants | Ask::Holder | Ask::Pairs, ..]) {
            self.query.wanted = side::wanted(&mut self.pieces);
        }
        if matches!(self.query.asks[..], [Ask::Path | Ask::Steps]) {
            // "Which leader links Kent and Paz?"
            side::wanted(&mut self.pieces);
        }
        selection.about.extend(topic::compounds(&mut self.pieces, self.names));
        if self.query.asks == [Ask::Who] && self.query.wanted.is_none() {
            self.query.wanted = side::choice(&mut self.pieces);
        }
        if self.query.asks == [Ask::Who] && self.query.wanted.is_none() {
            self.query.wanted = join::hailing(&mut self.pieces).or_else(|| envoy::someone(&mut self.pieces));
        }
        self.foreign();
        let company = self.query.asks == [Ask::Who] && self.g.find(&self.g.company, &self.pieces, 0).is_some();
        let sides = side::sides(&mut self.pieces, terse);
        self.offices(&sides);
        self.query.company = company;
        if company && sides.all().len() == 1 && self.query.wanted.is_none() {
            self.query.wanted = sides.all().first().and_then(|p| join::side_of(p, &self.graph.dossier));
        }
        let chosen = self.query.turn.is_some() || self.query.most;
        let choice = sides.groups.len() > 1 || chosen && sides.all().len() > 1;
        if self.query.asks == [Ask::Who] && self.query.wanted.is_none() && choice {
            self.query.wanted =
                sides.all().into_iter().find(|p| matches!(p, Party::Either(all) if all.iter().all(named)));
        }
        self.loose_topics(&mut selection);
        self.rivals(&sides);
        let mut sides = sides;
        self.of_each_other(&mut sides);
        self.compose(selection, sides);
        self.widen();
        self.no_topics();
        self.on_islands();
        self.alternatives();
        self.counts();
        self.at_home();
        self.leave_out();
        if let Some((at, _)) = those {
            self.query.meetings.push(at);
            self.query.common = true;
        }
        self.finish(terse)
    }

    /// Puts times, places and sides into one selection or several.
    pub(super) fn compose(&mut self, mut selection: Selection, sides: Sides) {
        selection.who = self.asked_of(&sides);
        let mut whens: Vec<Period> =
            self.pieces.iter().filter_map(|c| if let Tag::When(p) = c.tag { Some(p) } else { None }).collect();
        // "in August and September 2020"
        let year = whens.iter().find_map(|p| p.from.filter(|_| p.to.is_some()).map(|d| d.year()));
        for when in whens.iter_mut().filter(|p| p.from.is_none() && p.to.is_none()) {
            let told = when.month.and_then(|(m, day)| day.is_none().then_some(m)).zip(year);
            if let Some(month) = told.and_then(|(m, y)| Date::of_month(y, m)) {
                *when = Period::of(month);
            }
        }
        let places: Vec<String> = self
            .pieces
            .iter()
            .filter(|c| !c.taken)
            .filter_map(|c| if let Tag::Place(p) = &c.tag { Some(p.clone()) } else { None })
            .collect();
        let places = self.at_body(places, &mut selection);
        let ways = whens.len().max(places.len()).max(1);
        let pick = |selection: &Selection, i: usize| {
            let mut one = selection.clone();
            whens.get(i.min(whens.len().saturating_sub(1))).into_iter().for_each(|p| restrict(&mut one, *p));
            one.place = places.get(i.min(places.len().saturating_sub(1))).cloned().or(one.place);
            one
        };
        let fits = |s: &Selection| (0..ways).any(|i| !self.graph.select(&pick(s, i)).is_empty());
        let apart = sides.apart && sides.groups.last().is_some_and(|group| group.len() > 1);
        self.query.common |= apart && matches!(self.query.asks[..], [Ask::Who | Ask::Participants]);
        let any = Selection { statuses: Vec::new(), kinds: Vec::new(), ..selection.clone() };
        self.query.common |= self.both_met(&sides) && !fits(&any);
        for doubtful in sides.doubtful {
            selection = doubtful.settle(selection, !places.is_empty(), &fits);
        }
        self.query.meetings = (0..ways).map(|i| pick(&selection, i)).collect();
        if let Some(two) = self.also(&sides.groups, &selection) {
            (self.query.meetings, self.query.common) = (two, true);
        } else if self.query.common && ways == 1 && self.parted() {
            let whole = &self.query.meetings[0];
            let elsewhere = Selection { from: None, to: None, month: None, ..whole.clone() };
            self.query.meetings = vec![Selection { place: None, ..whole.clone() }, elsewhere];
        } else if ways == 1 && (apart || self.query.common && (sides.groups.len() > 1 || self.shared())) {
            self.query.meetings = side::apart(&self.query.meetings[0], &sides.groups);
        }
        let against =
            |c: &Chunk| c.tag == Tag::Word && matches!(c.fold.as_str(), "compared" | "versus" | "vs" | "against");
        if let Some(at) = self.pieces.iter().position(against).filter(|_| self.query.count && ways > 1) {
            self.pieces[at].taken = true;
            self.query.apart = true;
        }
        if !self.query.common {
            self.query.meetings = self.query.meetings.drain(..).flat_map(topic::either).collect();
        }
        self.query.each = if self.query.each_other || apart || self.query.common && self.query.meetings.len() > 1 {
            Vec::new()
        } else {
            side::each(&sides.groups, &self.query)
        };
    }

    /// Those who fall out for what the question says no to.
    fn leave_out(&mut self) {
        let Some(without) = &self.without else { return };
        let ask = self.query.asks[0];
        self.query.without = self.query.meetings.iter().flat_map(|s| without.of(ask, s)).collect();
        let except = without.named().iter().map(|p| Except { text: p.to_string(), party: Some(p.clone()) });
        self.query.except.extend(except.filter(|_| matches!(ask, Ask::Who | Ask::Participants)));
    }

    /// The sides in question; of whom an office is asked for, the one named first.
    fn asked_of(&self, sides: &Sides) -> Vec<Party> {
        let first = sides.groups.iter().find(|group| self.query.asks[0] == Ask::Offices && group.iter().any(named));
        first.cloned().unwrap_or_else(|| sides.all())
    }

    /// Whether it is asked what several sides share, each by itself: "What do Kenya and China have in common?"
    fn shared(&self) -> bool {
        !self.query.each_other && matches!(self.query.asks[0], Ask::What | Ask::Who | Ask::Countries)
    }

    /// Whether a time and a place stand on two sides of an "and": "both in May 2013 and in Sochi".
    fn parted(&self) -> bool {
        let at = |f: &dyn Fn(&Chunk) -> bool| self.pieces.iter().position(f);
        let when = at(&|c| matches!(c.tag, Tag::When(_)));
        let place = at(&|c| matches!(c.tag, Tag::Place(_)) && !c.taken);
        let (Some(a), Some(b)) = (when, place) else { return false };
        self.pieces[a.min(b)..a.max(b)].iter().any(|c| c.fold == "and")
    }

    fn finish(self, terse: bool) -> Understood {
        let strange = |i: usize, c: &Chunk| !self.g.knows(&c.fold) || self.misnamed(i);
        let open = self.pieces.iter().enumerate().filter(|(i, c)| c.tag == Tag::Word && !c.taken && strange(*i, c));
        let open: Vec<(usize, &Chunk)> = open.filter(|(_, c)| !c.fold.is_empty()).collect();
        let adverb = |c: &Chunk| !c.capital && c.fold.ends_with("ly") && !terse;
        let nobody = self.query.meetings.iter().all(|s| s.who.is_empty() && s.about.is_empty());
        let stands_for = |(i, c): &(usize, &Chunk)| {
            let they = c.fold == "they" && self.query.meetings.iter().all(|s| s.place.is_some() || s.dated());
            nobody && c.tag == Tag::Word && self.g.pronouns.has(&c.fold) && !self.refers_back(*i) && !they
        };
        let whom: Vec<String> =
            self.pieces.iter().enumerate().filter(stands_for).map(|(_, c)| c.text.clone()).collect();
        let kind = self.unknown_kind();
        let pronoun = !whom.is_empty() && !matches!(self.query.asks[0], Ask::Nothing);
        let blocked = kind.is_some() || pronoun || open.iter().any(|(_, c)| !adverb(c));
        let mut unknown: Vec<String> = open.iter().map(|(_, c)| c.text.clone()).collect();
        unknown.extend(whom);
        let left = self.left_over();
        let blocked = blocked || !left.is_empty();
        unknown.extend(left);
        unknown.extend(kind);
        let denied = self.denied();
        let blocked = blocked || !self.lost.is_empty() || denied.is_some();
        unknown.extend(denied);
        let now = self.now();
        let blocked = blocked || now.is_some();
        unknown.extend(now);
        let unheard = self.unheard();
        let blocked = blocked || !unheard.is_empty();
        unknown.extend(unheard);
        let unweighed = self.unweighed().filter(|_| unknown.is_empty() && self.lost.is_empty());
        let blocked = blocked || unweighed.is_some();
        unknown.extend(unweighed);
        unknown.extend(self.lost.iter().cloned());
        let words: Vec<&str> =
            unknown.iter().filter(|w| !w.contains(' ') && !self.g.knows(w)).map(String::as_str).collect();
        let suggestions = suggestions(&words.join(" "), self.graph);
        Understood { blocked, suggestions, unknown, readings: self.readings(), query: self.query }
    }
}

/// A selection with the time and place of some pieces.
pub(crate) fn restrict_by(mut selection: Selection, pieces: &[Chunk]) -> Selection {
    fill(&mut selection, pieces);
    selection
}

/// Whether a person or an office is meant by name.
fn named(party: &Party) -> bool {
    matches!(party, Party::Person { .. })
}
