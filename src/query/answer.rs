//! Answers, each with the sentences that say so.

use crate::dossier::{Dossier, Evidence};
use crate::graph::{Graph, Selection};
use crate::query::collect::{Item, collect, unnamed};
use crate::query::follow::Talk;
use crate::query::gather::{gather, left_out, missing, nearest, too_few};
use crate::query::resolve::Names;
use crate::query::show::{kinds, time};
use crate::query::sieve::{enough, foremost, join, largest, leave};
use crate::query::{Ask, Query, Understood, choice, envoy, gap, span, than, told};
use crate::span::Span;

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cited {
    /// Id of the document.
    pub document: String,
    /// The sentence, in bytes of the document's text.
    pub span: Span,
    /// Its words.
    pub sentence: String,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// A full name, an ISO date, digits, "Title of Country", a topic's label, ...
    pub text: String,
    /// The sentences that say so.
    pub evidence: Vec<Cited>,
}

/// What came of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// How the question was understood.
    pub understood: String,
    /// The answers; none where the graph has no evidence.
    pub found: Vec<Found>,
    /// What gave way, what was not understood, or what comes nearest.
    pub note: Option<String>,
}

impl Answer {
    /// The answers as text.
    pub fn answers(&self) -> Vec<&str> {
        self.found.iter().map(|f| f.text.as_str()).collect()
    }

    /// Every sentence cited, each once, in the order of the answers.
    pub fn evidence(&self) -> Vec<&Cited> {
        let mut out: Vec<&Cited> = Vec::new();
        for cited in self.found.iter().flat_map(|f| &f.evidence) {
            if !out.contains(&cited) {
                out.push(cited);
            }
        }
        out
    }
}

/// Understands a question and answers it. Where a word that may be a name was not understood, there is no answer but a note.
pub fn ask(question: &str, graph: &Graph) -> Answer {
    Talk::default().ask(question, &Names::of(&graph.dossier), graph)
}

/// What a question that was read comes to.
pub(crate) fn reply(understood: Understood, graph: &Graph) -> Answer {
    let mut reply = if understood.blocked || empty(&understood.query) {
        Answer { understood: understood.query.to_string(), ..Answer::default() }
    } else {
        answer(&understood.query, graph)
    };
    let notes = notes(&understood).into_iter().chain(reply.note.take());
    reply.note = Some(notes.collect::<Vec<_>>().join("; ")).filter(|n| !n.is_empty());
    reply
}

/// Whether a query asks for nothing in particular.
pub(crate) fn empty(query: &Query) -> bool {
    query.asks == [Ask::List]
        && !query.count
        && query.turn.is_none()
        && !query.all
        && query.meetings.iter().all(|m| *m == Selection::default())
}

fn notes(understood: &Understood) -> Vec<String> {
    let mut notes = understood.readings.clone();
    let nothing = empty(&understood.query);
    if !understood.unknown.is_empty() {
        notes.push(format!("not understood: {}", understood.unknown.join(", ")));
    } else if nothing {
        notes.push("not understood".to_string());
    }
    if nothing {
        notes.push("ask who met whom, about what, when, where, how, how often".to_string());
    }
    if !understood.suggestions.is_empty() {
        notes.push(format!("the graph has: {}", understood.suggestions.join(", ")));
    }
    notes
}

/// The answers to a query.
pub fn answer(query: &Query, graph: &Graph) -> Answer {
    let dossier = &graph.dossier;
    let (items, note) = match query.asks.first() {
        Some(Ask::Holder) => told::holder(query, dossier),
        Some(Ask::Offices) => told::offices(query, dossier),
        Some(Ask::Check) => told::check(query, dossier),
        Some(Ask::Path | Ask::Steps) => told::connected(query, graph),
        Some(_) if !query.rivals.is_empty() => choice::most_of(query, graph),
        Some(Ask::YesNo) if query.which => choice::which(query, graph),
        Some(Ask::YesNo) if query.denied => {
            let (mut items, note) = yes_no(query, graph);
            items.iter_mut().for_each(|i| i.text = if i.text == "yes" { "no" } else { "yes" }.into());
            (items, note)
        }
        Some(Ask::YesNo) => yes_no(query, graph),
        Some(Ask::Gap) => gap::of(query, graph),
        Some(Ask::Span) => span::of(query, graph),
        Some(Ask::Nothing) => {
            (Vec::new(), Some("documents are read for who, what, when, where and how; not for this".into()))
        }
        _ => {
            let found = of_meetings(query, graph);
            let wider = || envoy::of_that_side(query, graph);
            if found.0.is_empty() { wider().unwrap_or(found) } else { found }
        }
    };
    let cite = |item: Item| Found { evidence: cited(&item.evidence, dossier), text: item.text };
    Answer { understood: query.to_string(), found: items.into_iter().map(cite).collect(), note }
}

pub(crate) type Reply = (Vec<Item>, Option<String>);

/// The sentences of some evidence, each once.
pub(crate) fn cited(evidence: &[Evidence], dossier: &Dossier) -> Vec<Cited> {
    let mut out: Vec<Cited> = Vec::new();
    for e in evidence {
        let sentence = dossier.document(&e.document).map_or("", |d| d.quote(e.span)).to_string();
        let one = Cited { document: e.document.to_string(), span: e.span, sentence };
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}

pub(crate) fn item(text: impl Into<String>, evidence: Vec<Evidence>) -> Item {
    let text = text.into();
    Item { key: text.clone(), text, meetings: Default::default(), evidence }
}

/// How many of those told without a name stand in a note.
const UNNAMED: usize = 6;

pub(crate) fn of_meetings(query: &Query, graph: &Graph) -> Reply {
    let (mut note, mut others, mut untold) = (None, Vec::new(), query.asks.clone());
    let mut sets: Vec<Vec<Item>> = Vec::new();
    for selection in &query.meetings {
        let gathered = gather(query, selection, graph);
        let of = |ask: &Ask| collect(*ask, query, selection, &gathered.meetings, &graph.dossier).0;
        untold.retain(|ask| query.asks.len() > 1 && of(ask).is_empty());
        let items: Vec<Item> = query.asks.iter().flat_map(of).collect();
        note = note.or(gathered.note.filter(|_| !gathered.meetings.is_empty()));
        note = note.or(too_few(query, gathered.meetings.len()));
        if matches!(query.asks[..], [Ask::Who | Ask::Participants]) && !query.count && query.host.is_none() {
            let named = |i: &&Item| i.key.contains('-') || !i.text.contains(" of ");
            let some = items.iter().find(named).is_some();
            others.extend(unnamed(query, selection, &gathered.meetings, &graph.dossier).into_iter().filter(|_| some));
        }
        sets.push(items);
    }
    if query.apart && query.count {
        let same = query.meetings.windows(2).all(|w| w[0].kinds == w[1].kinds);
        let how = |s: &Selection| if same { String::new() } else { kinds(&s.kinds) };
        let label = |s: &Selection| match how(s) {
            how if !how.is_empty() => how,
            _ => {
                let when = time(s).trim_start_matches([',', ' ']).trim_start_matches("in ").to_string();
                [when, s.place.clone().unwrap_or_default()].concat()
            }
        };
        let one = |(s, i): (&Selection, Vec<Item>)| {
            let evidence = i.iter().flat_map(|i| i.evidence.clone()).collect();
            item(format!("{}: {}", label(s), i.len()), evidence)
        };
        return (query.meetings.iter().zip(sets).map(one).collect(), note);
    }
    let each = query.common && sets.iter().all(|set| !set.is_empty());
    let mut items = join(sets, query.common);
    if query.asks == [Ask::Largest] {
        items = largest(items, &graph.dossier);
    }
    if !matches!(query.asks[..], [Ask::List | Ask::When | Ask::How, ..]) {
        items.retain(|i| enough(i.meetings.len(), query));
    }
    leave(&mut items, query, graph);
    if query.most {
        items = foremost(items, query.top);
    }
    if query.asks == [Ask::Pairs] && !query.count {
        let one = |i: &Item| i.key.split('\n').map(|name| item(name, i.evidence.clone())).collect();
        items = join(items.iter().map(one).collect(), false);
    }
    if query.count {
        let evidence = items.iter().flat_map(|i| i.evidence.clone()).collect();
        let none = items.is_empty().then(|| nearest(query, graph)).flatten();
        return (vec![item(items.len().to_string(), evidence)], note.or(none));
    }
    others.retain(|o| items.iter().all(|i| i.text != *o));
    others.dedup();
    if !others.is_empty() && !items.is_empty() && note.is_none() && !query.most && !query.common {
        let more = others.len().saturating_sub(UNNAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        note = Some(format!("also, without a name: {}{more}", others[..others.len().min(UNNAMED)].join(", ")));
    }
    if !items.is_empty() && note.is_none() {
        note = left_out(query, graph);
    }
    if query.limit > 0 && items.len() > query.limit {
        note = Some(format!("{} of {}", query.limit, items.len()));
        items.truncate(query.limit);
    }
    if !items.is_empty() && !untold.is_empty() {
        let asks: Vec<String> = untold.iter().map(|a| a.words().to_string()).collect();
        note = Some(
            [Some(format!("not told: {}", asks.join(", "))), note].into_iter().flatten().collect::<Vec<_>>().join("; "),
        );
    }
    if items.is_empty() {
        note = nearest(query, graph)
            .or(Some("the graph has no such meeting".into()))
            .map(|n| missing(query, graph).unwrap_or(n));
        if each {
            note = Some("none that all of them have in common".into());
        }
        if !query.without.is_empty() || query.at_least + query.at_most > 1 {
            note = Some("none of whom the graph tells all that is asked".into());
        }
    }
    (items, note)
}

fn yes_no(query: &Query, graph: &Graph) -> Reply {
    if let Some(reply) = than::oftener(query, graph) {
        return reply;
    }
    let (mut evidence, mut note) = (Vec::new(), None);
    let mut few = 0;
    for selection in &query.meetings {
        let gathered = gather(query, selection, graph);
        if query.every && gathered.meetings.is_empty() {
            let one = Query { meetings: vec![selection.clone()], asks: vec![Ask::List], ..Query::default() };
            return (vec![item("no", evidence)], Some(format!("none told: {one}")));
        }
        let enough = gathered.meetings.iter().filter(|_| enough(gathered.meetings.len(), query));
        evidence.extend(enough.flat_map(|m| m.evidence.clone()));
        few += gathered.meetings.len();
        note = note.or(gathered.note.filter(|_| !gathered.meetings.is_empty()));
    }
    if !evidence.is_empty() {
        return (vec![item("yes", evidence)], note);
    }
    if query.at_least + query.at_most > 1 && few > 0 {
        let told = query.meetings.iter().flat_map(|s| gather(query, s, graph).meetings);
        return (
            vec![item("no", told.flat_map(|m| m.evidence.clone()).collect())],
            Some(format!("{few} such meeting")),
        );
    }
    let otherwise = query.meetings.iter().flat_map(|s| graph.select(&Selection { statuses: Vec::new(), ..s.clone() }));
    let evidence = otherwise.flat_map(|m| m.evidence.clone()).collect();
    (vec![item("no", evidence)], nearest(query, graph).or(Some("no document of this graph says so".into())))
}
