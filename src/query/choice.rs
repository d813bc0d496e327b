//! Which of several: "in Oslo, Bern or Rome?", "Who had more meetings, Kent or Paz?"

use crate::graph::{Graph, Party, Selection};
use crate::query::answer::{Reply, item};
use crate::query::chunk::{Chunk, Tag};
use crate::query::collect::collect;
use crate::query::gather::{gather, nearest};
use crate::query::show::time;
use crate::query::side::Sides;
use crate::query::sieve::enough;
use crate::query::understand::Reading;
use crate::query::{Ask, Query};

impl Reading<'_> {
    /// "Who met more people, Kent or Paz?": what is counted, and of whom.
    pub(super) fn rivals(&mut self, sides: &Sides) {
        let named = sides.all();
        let Some((Party::Either(all), others)) = named.split_last() else { return };
        // of persons the one who comes up most often is found as any other
        if !others.is_empty() && !all.iter().all(|p| matches!(p, Party::Polity(_) | Party::Office(_))) {
            return;
        }
        let word = |c: &Chunk, words: &[&str]| c.tag == Tag::Word && words.contains(&c.fold.as_str());
        let at = self.pieces.iter().position(|c| word(c, &["more", "most", "fewer", "fewest", "oftener"]));
        let or = self.pieces.iter().any(|c| word(c, &["or"]));
        let (Some(at), true) = (at, or && self.query.wanted.is_none()) else { return };
        let next = self.pieces.get(at + 1).map_or("", |c| c.fold.as_str());
        let kinds = [("PEOPLE", Ask::Who), ("NATIONS", Ask::Countries), ("SITES", Ask::Where), ("TOPICS", Ask::What)];
        let ask = kinds.iter().find(|(class, _)| self.g.is(class, next)).map_or(Ask::List, |(_, ask)| *ask);
        let ask = if others.is_empty() { ask } else { Ask::List };
        self.query.fewest = word(&self.pieces[at], &["fewer", "fewest"]);
        (self.query.asks, self.query.most) = (vec![ask], false);
        self.query.rivals.clone_from(all);
    }

    /// "How many calls and how many meetings", "by phone and in person": a number for each.
    pub(super) fn counts(&mut self) {
        let word = |i: usize| self.pieces.get(i).filter(|c| c.tag == Tag::Word).map_or("", |c| c.fold.as_str());
        let again = |i: &usize| word(*i) == "and" && word(i + 1) == "how" && matches!(word(i + 2), "many" | "often");
        let [whole] = &self.query.meetings[..] else { return };
        let Some(at) = (1..self.pieces.len()).find(again).filter(|_| self.query.count) else { return };
        let kinds = |part: &[Chunk]| {
            let open: Vec<Chunk> = part.iter().map(|c| Chunk { taken: false, ..c.clone() }).collect();
            let fits = |k: &&crate::query::grammar::KindRule| k.firm && self.g.find(&k.phrases, &open, 0).is_some();
            self.g.kinds.iter().find(fits).map(|k| k.is.clone())
        };
        let (one, two) = (kinds(&self.pieces[..at]), kinds(&self.pieces[at..]));
        if let (Some(one), Some(two)) = (one, two) {
            let of = |kinds| Selection { kinds, ..whole.clone() };
            self.query.meetings = vec![of(one), of(two)];
            (self.query.apart, self.query.loose_kinds) = (true, false);
        } else {
            self.lost.push(self.pieces[at..].iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" "));
        }
    }

    /// A question for yes or no whose meetings "or" joins asks which of them there are; one whose places "and" joins, for all.
    pub(super) fn alternatives(&mut self) {
        let or = self.pieces.iter().any(|c| c.tag == Tag::Word && c.fold == "or");
        if self.query.asks != [Ask::YesNo] || self.query.than.is_some() {
            return;
        }
        let is = |c: &Chunk, words: &[&str]| c.tag == Tag::Word && words.contains(&c.fold.as_str());
        let truth = self.pieces.iter().position(|c| is(c, &["true", "correct", "right", "fact"]));
        self.query.denied = truth.is_some_and(|at| self.pieces[at..].iter().any(|c| is(c, &["never", "not"])));
        if or {
            self.query.meetings = self.query.meetings.drain(..).flat_map(|s| each_side(&s)).collect();
            self.query.which = self.query.meetings.len() > 1;
        }
        let and = |c: &Chunk| c.tag == Tag::Word && c.fold == "and";
        let place = |c: &Chunk| matches!(c.tag, Tag::Place(_) | Tag::When(_));
        let joined = |w: &[Chunk]| and(&w[0]) && (place(&w[1]) || w.len() > 2 && w[1].tag == Tag::Word && place(&w[2]));
        self.query.every = !or
            && self.query.meetings.len() > 1
            && (self.pieces.windows(2).any(joined) || self.pieces.windows(3).any(joined));
    }
}

/// "Kent or Paz" among the sides: one selection for each.
fn each_side(selection: &Selection) -> Vec<Selection> {
    let one_sort =
        |all: &[Party]| all.windows(2).all(|w| std::mem::discriminant(&w[0]) == std::mem::discriminant(&w[1]));
    let at = selection.who.iter().position(|p| matches!(p, Party::Either(all) if one_sort(all)));
    let Some(at) = at else { return vec![selection.clone()] };
    let Party::Either(all) = &selection.who[at] else { return vec![selection.clone()] };
    let lay = |p: &Party| {
        let mut who = selection.who.clone();
        who[at] = p.clone();
        Selection { who, ..selection.clone() }
    };
    all.iter().map(lay).collect()
}

/// What tells a selection from another.
fn label(one: &Selection, other: &Selection) -> String {
    let own = one.who.iter().find(|p| !other.who.contains(p));
    let topic = one.about.iter().find(|t| !other.about.contains(t));
    match () {
        () if one.place != other.place => one.place.clone().unwrap_or_default(),
        () if own.is_some() => own.map(Party::to_string).unwrap_or_default(),
        () if topic.is_some() => topic.cloned().unwrap_or_default(),
        () => time(one).trim_start_matches([',', ' ']).trim_start_matches("in ").trim_start_matches("on ").to_string(),
    }
}

/// Those of the meetings asked for that there are; "no" where there is none.
pub(crate) fn which(query: &Query, graph: &Graph) -> Reply {
    let (mut items, mut none, mut note) = (Vec::new(), Vec::new(), None);
    for (i, selection) in query.meetings.iter().enumerate() {
        let other = &query.meetings[usize::from(i == 0)];
        let found = gather(query, selection, graph);
        let label = label(selection, other);
        if found.meetings.is_empty() || !enough(found.meetings.len(), query) {
            none.push(label);
            continue;
        }
        note = note.or(found.note);
        items.push(item(label, found.meetings.iter().flat_map(|m| m.evidence.clone()).collect()));
    }
    if items.is_empty() {
        let note = nearest(query, graph).or(Some("no document of this graph says so".into()));
        return (vec![item("no", Vec::new())], note);
    }
    let said = (!none.is_empty()).then(|| format!("none of {}", none.join(", ")));
    (items, [note, said].into_iter().flatten().reduce(|a, b| format!("{a}; {b}")))
}

/// Of whom most is told, or least; the numbers in the note.
pub(crate) fn most_of(query: &Query, graph: &Graph) -> Reply {
    let Some(selection) = query.meetings.first() else { return (Vec::new(), None) };
    let of = |party: &Party| {
        let who = selection.who.iter().filter(|p| !matches!(p, Party::Either(_))).chain([party]).cloned().collect();
        let own = Selection { who, ..selection.clone() };
        let meetings = gather(query, &own, graph).meetings;
        let found = collect(query.asks[0], query, &own, &meetings, &graph.dossier).0;
        let evidence = found.iter().flat_map(|i| i.evidence.clone()).collect::<Vec<_>>();
        (party.to_string(), found.len(), evidence)
    };
    let all: Vec<_> = query.rivals.iter().map(of).collect();
    let numbers = all.iter().map(|(_, n, _)| *n);
    let best = if query.fewest { numbers.min() } else { numbers.max() };
    let note = all.iter().map(|(name, n, _)| format!("{name}: {n}")).collect::<Vec<_>>().join(", ");
    let first = all.into_iter().filter(|(_, n, _)| Some(*n) == best && (*n > 0 || query.fewest));
    (first.map(|(name, _, evidence)| item(name, evidence)).collect(), Some(note))
}
