//! Queries and answers as text and as JSON.

use std::fmt;

use serde_json::json;

use crate::dossier::{Kind, Status};
use crate::graph::{Party, Selection};
use crate::query::report::{cite, csv_line, paint, plain};
use crate::query::{Answer, Ask, Except, Query, Turn};

/// An answer as JSON: `{"understood", "answers": [...], "evidence": [{"document", "sentence", "start", "end"}], "note"}`.
pub fn to_json(answer: &Answer) -> String {
    let evidence: Vec<_> = answer.evidence().into_iter().map(cite).collect();
    let mut out = json!({"understood": answer.understood, "answers": answer.answers(), "evidence": evidence});
    if let Some(note) = &answer.note {
        out["note"] = json!(note);
    }
    out.to_string()
}

/// How many sentences stand under an answer; but one where there are many answers.
const SENTENCES: usize = 5;
const MANY: usize = 20;

/// An answer for people: what was understood, each answer with its first sentences under it, and the note. The other forms
/// have them all.
pub fn to_text(answer: &Answer, colour: bool) -> String {
    let paint = |code: &str, text: &str| paint(colour, code, text);
    let mut out = format!("{}\n", paint("2", &answer.understood));
    let shown = if answer.found.len() > MANY { 1 } else { SENTENCES };
    for found in &answer.found {
        out += &format!("{}\n", paint("1", &found.text));
        for cited in found.evidence.iter().take(shown) {
            out += &format!("  {} {}\n", cited.sentence, paint("36", &format!("[{}]", cited.document)));
        }
        let more = found.evidence.len().saturating_sub(shown);
        if more > 0 {
            out += &format!("  ... and {more} more\n");
        }
    }
    if answer.found.is_empty() {
        out += "no answer\n";
    }
    if let Some(note) = &answer.note {
        out += &format!("{} {note}\n", paint("33", "note:"));
    }
    out
}

/// An answer as a table: a line for each sentence, the answer before it.
pub fn to_csv(answer: &Answer) -> String {
    let mut out = csv_line(["answer", "document", "start", "end", "sentence"].into_iter());
    for found in &answer.found {
        for c in &found.evidence {
            let (start, end) = (c.span.start.to_string(), c.span.end.to_string());
            out += &csv_line([&found.text, &c.document, &start, &end, &c.sentence].into_iter().map(String::as_str));
        }
        if found.evidence.is_empty() {
            out += &csv_line([found.text.as_str(), "", "", "", ""].into_iter());
        }
    }
    out
}

/// An answer to be passed on: each answer with its sentences as quotes.
pub fn to_markdown(answer: &Answer) -> String {
    let mut out = format!("*{}*\n\n", plain(&answer.understood));
    for found in &answer.found {
        out += &format!("- **{}**\n", plain(&found.text));
        for c in &found.evidence {
            out += &format!("  > {} — *{}*\n", plain(&c.sentence), plain(&c.document));
        }
    }
    if answer.found.is_empty() {
        out += "No answer.\n";
    }
    out + &answer.note.iter().map(|note| format!("\n{}\n", plain(note))).collect::<String>()
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.count {
            f.write_str("how many")?;
        }
        let word = |a: &Ask| match a {
            Ask::List if self.count => "",
            Ask::Who | Ask::Participants if self.count => " persons",
            Ask::What if self.count => " topics",
            Ask::Where if self.count => " places",
            Ask::Countries | Ask::Lands if self.count => " countries",
            Ask::Sources if self.count => " documents",
            Ask::When if self.count => " days",
            Ask::Months if self.count => " months",
            Ask::Years if self.count => " years",
            _ => a.words(),
        };
        let word = |a: &Ask| if self.denied && *a == Ask::YesNo { "whether there are no" } else { word(a) };
        let asks: Vec<&str> = self.asks.iter().map(word).collect();
        write!(f, "{}", asks.join(" and "))?;
        if let Some(wanted) = &self.wanted {
            write!(f, " ({wanted})")?;
        }
        match &self.than {
            Some(than) => write!(f, ", more often than with {than}")?,
            None if self.most && self.top > 0 => write!(f, ", the {} most frequent", self.top)?,
            None if self.most => write!(f, ", the most frequent")?,
            None => {}
        }
        if self.at_least > 1 {
            write!(f, ", at {} meetings or more", self.at_least)?;
        }
        if self.at_most > 0 {
            write!(f, ", at {} meetings or fewer", self.at_most)?;
        }
        let meetings: Vec<String> = self.meetings.iter().map(|m| describe(m, self.asks.first())).collect();
        let between = if self.asks == [Ask::Span] { " and " } else { " or " };
        let meetings = meetings.join(if self.common { " and also " } else { between });
        if !meetings.is_empty() {
            write!(f, ": {meetings}")?;
        }
        match self.turn {
            Some(Turn::First) => write!(f, ", the first")?,
            Some(Turn::Last) => write!(f, ", the last")?,
            None => {}
        }
        if self.limit > 0 {
            write!(f, ", {} of them", self.limit)?;
        }
        if let Some(place) = &self.outside {
            write!(f, ", outside {place}")?;
        }
        for party in &self.absent {
            write!(f, ", without {party}")?;
        }
        if self.several > 0 {
            write!(f, " {}", self.several)?;
        }
        if self.nth > 0 {
            write!(f, ", number {} in the order of time", self.nth)?;
        }
        match self.host {
            Some(true) => write!(f, ", those at home there")?,
            Some(false) => write!(f, ", those who came there")?,
            None => {}
        }
        if !self.rivals.is_empty() {
            let names: Vec<String> = self.rivals.iter().map(Party::to_string).collect();
            write!(f, ", of whom more is told: {}", names.join(" or "))?;
        }
        let of = |s: &Selection| format!("those of {}", describe(s, self.asks.first()));
        let except: Vec<String> =
            self.except.iter().map(Except::to_string).chain(self.without.iter().map(of)).collect();
        if except.is_empty() { Ok(()) } else { write!(f, ", leaving out {}", except.join(" and ")) }
    }
}

impl fmt::Display for Except {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.party {
            Some(party) => party.fmt(f),
            None => f.write_str(&self.text),
        }
    }
}

impl Ask {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Ask::Who => "who",
            Ask::Participants => "all participants",
            Ask::What => "topics",
            Ask::When => "dates",
            Ask::Years => "years",
            Ask::Months => "months",
            Ask::Lands => "countries of the places",
            Ask::Where => "places",
            Ask::How => "ways",
            Ask::Status => "status",
            Ask::Countries => "countries",
            Ask::Sources => "documents",
            Ask::Holder => "holder of the office",
            Ask::Offices => "offices",
            Ask::Check => "whether in office",
            Ask::Path => "those between",
            Ask::Steps => "steps between",
            Ask::Pairs => "pairs",
            Ask::YesNo => "whether there are",
            Ask::Largest => "meetings of most participants",
            Ask::Gap => "longest gap",
            Ask::Span => "time between",
            Ask::List => "list",
            Ask::Nothing => "something that is not read",
        }
    }
}

/// "meetings of Kerry with Lavrov, about Syria, in 2015, held"
fn describe(s: &Selection, ask: Option<&Ask>) -> String {
    let mut out = String::new();
    let names: Vec<String> = s.who.iter().map(Party::to_string).collect();
    let office = matches!(ask, Some(Ask::Holder | Ask::Offices | Ask::Check | Ask::Path | Ask::Steps));
    if office {
        out += &if ask == Some(&Ask::Holder) { String::new() } else { names.join(", ") };
    } else {
        out += "meetings";
        if let Some((first, rest)) = names.split_first() {
            out += &format!(" of {first}");
            if !rest.is_empty() {
                out += &format!(" with {}", rest.join(", "));
            }
        }
    }
    for topic in &s.about {
        out += &format!(", about {topic}");
    }
    out += &time(s);
    if let Some(place) = &s.place {
        out += &format!(", in {place}");
    }
    if !s.kinds.is_empty() && !office {
        out += &format!(", {}", kinds(&s.kinds));
    }
    if !s.statuses.is_empty() && !office {
        let words: Vec<&str> = s.statuses.iter().map(|s: &Status| s.word()).collect();
        out += &format!(", {}", words.join(" or "));
    }
    out.trim_start_matches(", ").to_string()
}

/// "in 2015", "since 2015-05", with a comma before.
pub(crate) fn time(s: &Selection) -> String {
    let month = s.month.map_or(String::new(), |(m, d)| match d {
        Some(d) => format!(", on --{m:02}-{d:02}"),
        None => format!(", in month {m}"),
    });
    let range = match (s.from, s.to) {
        (Some(a), Some(b)) if a > b => ", at a time that is not told".into(),
        (Some(a), Some(b)) if a == b => format!(", {} {a}", if a.day().is_some() { "on" } else { "in" }),
        (Some(a), Some(b)) => format!(", {a} to {b}"),
        (Some(a), None) => format!(", since {a}"),
        (None, Some(b)) => format!(", until {b}"),
        (None, None) => String::new(),
    };
    range + &month
}

pub(crate) fn kinds(kinds: &[Kind]) -> String {
    match kinds {
        [Kind::Call] => "by telephone".into(),
        [Kind::Video] => "by video".into(),
        [one] => one.word().into(),
        _ => "in person".into(),
    }
}
