//! How long was it from one meeting to another? "between the talks in Oslo and the summit in Bern", "How long after meeting Paz did Kent call Lind?"

use std::ops::Range;

use jiff::{SpanRound, Unit};

use crate::date::Date;
use crate::dossier::{Evidence, Meeting, Status};
use crate::graph::words::is_place;
use crate::graph::{Graph, Party, Selection, fold};
use crate::query::answer::{Reply, item};
use crate::query::chunk::{Chunk, Tag};
use crate::query::gap::days_of;
use crate::query::gather::line;
use crate::query::understand::{Reading, Understood};
use crate::query::{Ask, Query, Turn, side, topic};

/// One of the two meetings, as the question tells it.
#[derive(Clone, Debug, Default)]
struct Half {
    selection: Selection,
    turn: Option<Turn>,
    nth: usize,
    /// Words for those named elsewhere: "his meeting with Paz".
    theirs: bool,
    /// It has a word for a meeting of its own; it begins with one: "meeting Paz".
    told: bool,
    gerund: bool,
    strange: Vec<String>,
}

impl Reading<'_> {
    /// Reads the two meetings; each then stands under the day that is meant.
    pub(super) fn span(mut self) -> Understood {
        let unit = ["days", "weeks", "months", "years"].into_iter().find(|u| self.pieces.iter().any(|c| c.fold == *u));
        self.query.unit = unit;
        let Some((mut a, mut b, order)) = self.two() else {
            let text: Vec<&str> = self.pieces.iter().map(|c| c.text.as_str()).collect();
            return Understood {
                unknown: vec![text.join(" ")],
                blocked: true,
                query: self.query,
                ..Understood::default()
            };
        };
        share(&mut a, &mut b, &|s| !days(s, self.graph).is_empty());
        let (one, two) = (days(&a.selection, self.graph), days(&b.selection, self.graph));
        let unknown: Vec<String> = a.strange.iter().chain(&b.strange).cloned().collect();
        let mut readings = self.readings();
        if let Some((x, y)) = pick((&one, &a), (&two, &b), order) {
            let many = |all: &[Date], half: &Half| all.len() > 1 && half.turn.is_none() && half.nth == 0;
            if a.selection != b.selection && (many(&one, &a) || many(&two, &b)) {
                readings.push(format!("there are {} and {} such days; the two that are nearest", one.len(), two.len()));
            }
            (a.selection.from, a.selection.to, a.selection.month) = (Some(x), Some(x), None);
            (b.selection.from, b.selection.to, b.selection.month) = (Some(y), Some(y), None);
        }
        self.query.meetings = vec![a.selection, b.selection];
        Understood { blocked: !unknown.is_empty(), unknown, readings, query: self.query, ..Understood::default() }
    }

    /// The two halves, and whether the second is the later one, where that is said.
    fn two(&self) -> Option<(Half, Half, Option<bool>)> {
        let word = |at: usize, words: &[&str]| {
            self.pieces[at].tag == Tag::Word && words.contains(&self.pieces[at].fold.as_str())
        };
        let n = self.pieces.len();
        let find = |range: Range<usize>, words: &[&str]| range.into_iter().find(|at| word(*at, words));
        let from = find(0..n, &["from"]).filter(|at| find(*at..n, &["to"]).is_some());
        if let Some(start) = find(0..n, &["between"]).or(from) {
            return self.joined(&self.pieces[start + 1..]);
        }
        let prep = find(0..n, &["after", "before", "since", "until", "till"])?;
        let later = !word(prep, &["before", "until", "till"]);
        let aux =
            (prep + 1..n).find(|at| self.g.is("DO", &self.pieces[*at].fold) || word(*at, &["when", "was", "were"]));
        let (main, anchor) = match aux {
            Some(at) => (&self.pieces[at + 1..], &self.pieces[prep + 1..at]),
            None => (&self.pieces[2..prep.max(2)], &self.pieces[prep + 1..]),
        };
        let (anchor, main) = (self.half(anchor), self.half(main));
        let known = |h: &Half| h.selection != Selection::default() || h.theirs;
        (known(&anchor) && known(&main)).then_some((anchor, main, Some(later)))
    }

    /// "the Yalta and the Potsdam conference", "Kent's first and last meeting with Paz", "the two meetings of Kent and Paz"
    fn joined(&self, pieces: &[Chunk]) -> Option<(Half, Half, Option<bool>)> {
        let ends = |c: &Chunk| matches!(c.fold.as_str(), "pass" | "elapse" | "go" | "lie");
        let pieces = &pieces[..pieces.iter().position(ends).unwrap_or(pieces.len())];
        let mut whole = pieces.to_vec();
        // "from his first to his last meeting"
        let his = |w: &[Chunk]| {
            let own = matches!(w[1].fold.as_str(), "his" | "her" | "their" | "the");
            matches!(w[0].fold.as_str(), "and" | "to")
                && own
                && matches!(w[2].fold.as_str(), "last" | "latest" | "second")
        };
        if let Some(at) = whole.windows(3).position(his) {
            whole.remove(at + 1);
        }
        let pieces = &whole[..];
        let is = |at: usize, words: &[&str]| pieces.get(at).is_some_and(|c| words.contains(&c.fold.as_str()));
        let both = (0..pieces.len()).find(|at| is(*at, &["first", "second"]) && is(at + 1, &["and", "to"]));
        if let Some(at) = both.filter(|at| is(at + 2, &["last", "latest", "second", "third", "most"])) {
            let mut rest = pieces.to_vec();
            let last = if is(at + 2, &["most"]) { at + 4 } else { at + 3 };
            rest.drain(at..last.min(pieces.len()));
            let whole = self.half(&rest);
            let nth = |at: usize| match pieces[at].fold.as_str() {
                "second" => (None, 2),
                "third" => (None, 3),
                "first" => (Some(Turn::First), 0),
                _ => (Some(Turn::Last), 0),
            };
            let one = |(turn, nth)| Half { turn, nth, ..whole.clone() };
            return Some((one(nth(at)), one(nth(at + 2)), Some(true)));
        }
        // "the two meetings of Kent and Paz"
        let two = |w: &[Chunk]| matches!(w[0].fold.as_str(), "two" | "both") && self.meets(&w[1]);
        let whole = Some(self.half(pieces)).filter(|_| pieces.windows(2).take(3).any(two));
        if let Some(whole) = whole.filter(|h| days(&h.selection, self.graph).len() == 2) {
            let one = |turn| Half { turn: Some(turn), ..whole.clone() };
            return Some((one(Turn::First), one(Turn::Last), Some(true)));
        }
        let mut ands: Vec<usize> = (1..pieces.len().saturating_sub(1)).filter(|at| is(*at, &["and", "to"])).collect();
        // an "and" before a bare name joins sides rather than meetings
        let bare = |at: usize| {
            let next = at + 1 + usize::from(is(at + 1, &["the"]));
            let side = pieces.get(next).is_some_and(|c| matches!(c.tag, Tag::Side(_)) && !c.owner);
            side && !pieces.get(next + 1).is_some_and(|c| self.meets(c))
        };
        ands.sort_by_key(|at| (bare(*at), std::cmp::Reverse(*at)));
        let dated = |h: &Half| !days(&h.selection, self.graph).is_empty();
        let split = ands.iter().find_map(|at| {
            let (mut a, mut b) = (self.half(&pieces[..*at]), self.half(&pieces[at + 1..]));
            let told = b.selection != Selection::default() || b.theirs;
            share(&mut a, &mut b, &|s| !days(s, self.graph).is_empty());
            (told && dated(&a) && dated(&b) && a.selection != b.selection).then_some((a, b, None))
        });
        split.or_else(|| {
            let whole = self.half(pieces);
            let few = whole.selection != Selection::default() && days(&whole.selection, self.graph).len() < 3;
            let one = |turn| Half { turn: Some(turn), ..whole.clone() };
            few.then(|| (one(Turn::First), one(Turn::Last), Some(true)))
        })
    }

    fn meets(&self, c: &Chunk) -> bool {
        c.tag == Tag::Word && (self.g.is("MEETING", &c.fold) || self.g.is("MEET", &c.fold))
    }

    /// A part of the question, read as meetings.
    fn half(&self, pieces: &[Chunk]) -> Half {
        let query = Query { asks: vec![Ask::List], ..Query::default() };
        let (g, names, graph) = (self.g, self.names, self.graph);
        let mut pieces: Vec<Chunk> = pieces.to_vec();
        for piece in &mut pieces {
            // "the Oslo summit": a capital stands for where it was
            let Tag::Side(Party::Polity(land)) = &piece.tag else { continue };
            if let Some(place) = names.place(&piece.fold).filter(|_| fold(land) != piece.fold && is_place(&piece.fold))
            {
                piece.tag = Tag::Place(place);
            }
        }
        let theirs = |c: &Chunk| {
            matches!(c.fold.as_str(), "his" | "her" | "their" | "he" | "she" | "they" | "them" | "him" | "two" | "each")
        };
        let gerund = |c: &Chunk| c.tag == Tag::Word && g.is("MEET", &c.fold) && c.fold.ends_with("ing");
        let mut half = Half {
            theirs: pieces.iter().any(theirs),
            told: pieces.iter().any(|c| self.meets(c)),
            gerund: pieces.first().is_some_and(gerund),
            ..Half::default()
        };
        let (other_kinds, without, lost) = (Vec::new(), None, Vec::new());
        let mut r = Reading { g, names, graph, query, pieces, other_kinds, without, lost };
        let mut selection = Selection::default();
        r.modifiers();
        r.kinds(&mut selection);
        selection.about = topic::take(&mut r.pieces, names);
        let sides = side::sides(&mut r.pieces, false);
        r.loose_topics(&mut selection);
        r.compose(selection, sides);
        half.strange = r.strange(&r.pieces);
        (half.turn, half.nth) = (r.query.turn, r.query.nth);
        half.selection = r.query.meetings.into_iter().next().unwrap_or_default();
        half
    }
}

/// What one half leaves to the other: those who met, where it names none of them or only a pronoun.
fn share(a: &mut Half, b: &mut Half, fits: &dyn Fn(&Selection) -> bool) {
    let lend = |from: &Half, to: &mut Half| {
        let who = &from.selection.who;
        let mut whole = to.selection.clone();
        match () {
            () if to.selection.who.is_empty() => whole.who.clone_from(who),
            () if to.selection.who.len() == 1 && (to.theirs || to.gerund || !to.told) => {
                whole.who.splice(0..0, who.iter().take(1).filter(|p| !to.selection.who.contains(p)).cloned());
            }
            () => {}
        }
        // "the summit in Varna" needs not be theirs, or only that of the first of them
        let first = Selection { who: whole.who.iter().take(1).cloned().collect(), ..to.selection.clone() };
        if fits(&whole) || to.theirs {
            to.selection = whole;
        } else if to.selection.who.is_empty() && fits(&first) {
            to.selection = first;
        }
    };
    lend(b, a);
    lend(a, b);
    // "the Oslo and Bern summits"
    if a.selection.kinds.is_empty() && !a.told {
        a.selection.kinds.clone_from(&b.selection.kinds);
    }
}

/// The days of such meetings, held ones where there are any, without the kind where there is none of it.
fn days(selection: &Selection, graph: &Graph) -> Vec<Date> {
    let loose = Selection { kinds: Vec::new(), ..selection.clone() };
    let held = |s: &Selection| Selection { statuses: vec![Status::Held], ..s.clone() };
    if *selection == Selection::default() {
        return Vec::new();
    }
    let tries = [held(selection), held(&loose), selection.clone(), loose];
    let found = tries.iter().map(|s| graph.select(s)).find(|m| m.iter().any(|m| m.date().is_some()));
    let mut out: Vec<Date> = found.into_iter().flatten().filter_map(Meeting::date).collect();
    out.sort();
    out.dedup();
    out
}

/// The two days that are meant: the nearest two in that order.
fn pick((one, a): (&[Date], &Half), (two, b): (&[Date], &Half), later: Option<bool>) -> Option<(Date, Date)> {
    let chosen = |all: Vec<Date>, half: &Half| match (half.turn, half.nth) {
        (_, n) if n > 0 => all.get(n - 1).copied().into_iter().collect(),
        (Some(Turn::First), _) => all.first().copied().into_iter().collect(),
        (Some(Turn::Last), _) => all.last().copied().into_iter().collect(),
        _ => all,
    };
    let one = chosen(one.to_vec(), a);
    let after = |x: Date, y: Date| match later {
        Some(true) => y > x,
        Some(false) => y < x,
        None => x != y,
    };
    let apart = |(x, y): &(Date, Date)| x.bounds().0.until(y.bounds().0).map_or(i32::MAX, |s| s.get_days().abs());
    let pairs = one.iter().flat_map(|x| {
        let fits = two.iter().copied().filter(|y| after(*x, *y)).collect();
        chosen(fits, b).into_iter().map(|y| (*x, y))
    });
    pairs.min_by_key(apart)
}

/// "62 days (2019-04-03 to 2019-06-04)", with the sentences that tell of both.
pub(crate) fn of(query: &Query, graph: &Graph) -> Reply {
    let [a, b] = &query.meetings[..] else { return (Vec::new(), None) };
    let found = |s: &Selection| {
        let loose = Selection { kinds: Vec::new(), ..s.clone() };
        let mut all = graph.select(s);
        if all.is_empty() {
            all = graph.select(&loose);
        }
        all.retain(|m| m.date().is_some_and(|d| s.from.is_none_or(|from| from == d)));
        if all.iter().any(|m| m.status == Status::Held) {
            all.retain(|m| m.status == Status::Held);
        }
        all
    };
    let (one, two) = (found(a), found(b));
    let missing = [(a, &one), (b, &two)].into_iter().find(|(s, m)| m.is_empty() || s.from.is_none());
    if let Some((s, _)) = missing {
        let told = Query { asks: vec![Ask::List], meetings: vec![s.clone()], ..Query::default() };
        return (Vec::new(), Some(format!("no two such meetings with dates in that order; looked for: {told}")));
    }
    let day = |m: &[&Meeting]| m.first().and_then(|m| m.date());
    let (Some(mut x), Some(mut y)) = (day(&one), day(&two)) else { return (Vec::new(), None) };
    if x > y {
        std::mem::swap(&mut x, &mut y);
    }
    let lines = || one.iter().take(1).chain(two.iter().take(1)).map(|m| line(m, &graph.dossier)).collect::<Vec<_>>();
    if x.day().is_none() || y.day().is_none() {
        return (Vec::new(), Some(format!("the days are not told: {}", lines().join("; "))));
    }
    let evidence: Vec<Evidence> = one.iter().chain(&two).flat_map(|m| m.evidence.clone()).collect();
    let text = format!("{} ({x} to {y})", length(x, y, query.unit));
    (vec![item(text, evidence)], Some(lines().join("; ")))
}

/// "62 days", "2 years 3 months", with the days where they are not told.
fn length(from: Date, to: Date, unit: Option<&str>) -> String {
    let (from, to) = (from.bounds().0, to.bounds().0);
    let days = from.until(to).map_or(0, |s| s.get_days());
    let largest = match unit {
        Some("weeks") => Unit::Week,
        Some("months") => Unit::Month,
        Some("years") => Unit::Year,
        None if days > 60 => Unit::Year,
        _ => return days_of(days),
    };
    let round = SpanRound::new().largest(largest).relative(from);
    let Some(span) = from.until(to).ok().and_then(|s| s.round(round).ok()) else { return days_of(days) };
    let parts = [
        (i32::from(span.get_years()), "year"),
        (span.get_months(), "month"),
        (span.get_weeks(), "week"),
        (span.get_days(), "day"),
    ];
    let told = parts.iter().filter(|(n, _)| *n > 0);
    let told = told.map(|(n, unit)| format!("{n} {unit}{}", if *n == 1 { "" } else { "s" })).collect::<Vec<_>>();
    format!("{}, {}", told.join(" "), days_of(days))
}
