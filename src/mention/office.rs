//! Offices without their holders: "the Russian foreign minister", "his Dutch counterpart", "Secretary of State".

mod body;
mod complement;
mod field;
mod head;
mod several;

pub use body::COLLECTIVES;

use std::ops::Range;

use super::Page;
use crate::schema::fold;

/// Whose office it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Of {
    /// The text does not say here.
    #[default]
    Open,
    /// A country or organisation, by its usual name.
    Body(String),
    /// "his", "its": somebody's named before.
    Pronoun(usize),
    /// A person's: "Trump's envoy"; the tokens of the name.
    Person(Range<usize>),
}

/// The word before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Determiner {
    /// None.
    #[default]
    None,
    /// "the", "this", a possessive.
    Definite,
    /// "a", "an".
    Indefinite,
}

/// An office as one place of the text gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfficeMention {
    /// All tokens, determiner and complement too.
    pub tokens: Range<usize>,
    /// The head noun.
    pub head: usize,
    /// The title in its usual form.
    pub title: String,
    /// Whose.
    pub of: Of,
    /// Further countries or bodies: "the foreign ministers of X and Y".
    pub others: Vec<String>,
    /// Whether it is a past office.
    pub former: bool,
    /// Whether several hold it.
    pub plural: bool,
    /// The word before.
    pub determiner: Determiner,
    /// The country whose ministry it belongs to, where the ministry is named.
    pub land: Option<String>,
    /// Whether the holder of a higher office is named right behind: "adviser to President X".
    pub under: bool,
}

impl OfficeMention {
    /// Every country or body, `None` once where none is told.
    pub fn bodies(&self) -> Vec<Option<&str>> {
        match &self.of {
            Of::Body(first) => {
                [first.as_str()].into_iter().chain(self.others.iter().map(String::as_str)).map(Some).collect()
            }
            _ => vec![None],
        }
    }
}

/// Reads an office that starts at token `i`.
pub fn office(page: &Page, i: usize, end: usize) -> Option<OfficeMention> {
    let first = page.words.get(i).filter(|_| i < end)?;
    if first.tag.is_verb() && !first.capital() && !first.among(head::HELD) {
        return None;
    }
    let mut reader = Reader {
        page,
        start: i,
        at: i,
        end,
        out: OfficeMention::default(),
        words: Vec::new(),
        body: None,
        land: None,
        letters: false,
    };
    reader.determiner();
    reader.before_head()?;
    reader.complements();
    reader.short_name();
    reader.body_before();
    reader.speaks_for();
    let mut out = reader.out;
    out.tokens = i..reader.at;
    if let [first, rest] = &reader.words[..]
        && ["first", "second", "third", "fourth", "fifth"].contains(&first.to_lowercase().as_str())
        && ["president", "king", "queen", "chancellor", "member"].contains(&rest.to_lowercase().as_str())
    {
        reader.words.remove(0);
    }
    let title = reader.words.join(" ");
    if out.title.is_empty() {
        out.title = page.schema.usual_title(&title);
    }
    if let Some(owned) = owned(page, &out, end) {
        return Some(owned);
    }
    if out.of == Of::Open && out.title.starts_with("Commission ") && european(page) {
        out.title = page.schema.usual_title(&out.title["Commission ".len()..]);
        out.title = out.title.replace("Chief", "President");
        out.of = Of::Body("European Commission".into());
    }
    if let Some(of) = union_organ(page, &mut out) {
        out.of = Of::Body(of);
    }
    if let Of::Body(body) = &out.of {
        out.of = Of::Body(own_name(page, body));
    }
    at_ministry(&mut out);
    if let Of::Body(body) = &out.of
        && let Some(meant) = page.schema.offices.meant.iter().find(|m| m.body == *body && fold(&out.title) == m.word)
    {
        out.title = meant.title.clone();
        out.of = Of::Body(meant.of.clone());
    }
    (!out.title.is_empty()).then_some(out)
}

/// Whether a document speaks of the European Union, so that "the Commission" is its.
fn european(page: &Page) -> bool {
    page.words.iter().any(|w| w.text == "EU" || w.text == "European")
}

/// "The President of the Commission", "the Council President": the organ of the Union that is meant, where the text speaks of it.
fn union_organ(page: &Page, out: &mut OfficeMention) -> Option<String> {
    let organ = |name: &str| name == "Commission" || name == "Council";
    let (title, organ) = match &out.of {
        Of::Body(of) if organ(of) => (out.title.clone(), of.clone()),
        Of::Open => {
            let behind = out.title.split_once(" of ").map(|(t, of)| (t, of.trim_start_matches("the ")));
            let (title, of) =
                behind.or_else(|| out.title.split_once(' ').map(|(of, t)| (t, of))).filter(|(_, of)| organ(of))?;
            (title.to_string(), of.to_string())
        }
        _ => return None,
    };
    let told = out.tokens.clone().any(|i| page.words[i].text == organ);
    let pair = |i: usize| page.words[i].text == "European" && page.words.get(i + 1).is_some_and(|w| w.text == organ);
    let named = if organ == "Council" { (0..page.words.len()).any(pair) } else { european(page) };
    let heads = ["President", "Vice President", "Vice-President", "First Vice-President", "Chief", "Head"]
        .contains(&title.as_str());
    if !(told && named && heads) {
        return None;
    }
    out.title = if ["Chief", "Head"].contains(&title.as_str()) { "President".into() } else { title };
    Some(format!("European {organ}"))
}

/// Titles of those who serve in a ministry, of whatever country it is.
const SERVING: &[&str] = &["under secretary", "undersecretary", "director general", "secretary-general"];

/// "Permanent secretary of the Ministry of Trade": of the country whose ministry it is.
fn at_ministry(out: &mut OfficeMention) {
    let Of::Body(body) = &out.of else { return };
    let title = fold(&out.title);
    let ministry = body.ends_with(" Ministry") || body.starts_with("Ministry of ");
    let office = ["Foreign Office", "Federal Foreign Office"].contains(&body.as_str());
    if !(ministry && body.split(' ').count() == 2 || office || body == "Ministry of Foreign Affairs") {
        return;
    }
    let of_state = ["minister of state", "permanent secretary", "state secretary"].contains(&&*title);
    if !of_state && !SERVING.contains(&&*title) {
        return;
    }
    if !of_state {
        out.title = format!("{} of {body}", out.title);
    }
    let land = match body.as_str() {
        "Foreign Office" => Some("United Kingdom".to_string()),
        "Federal Foreign Office" => Some("Germany".to_string()),
        _ => out.land.clone(),
    };
    out.of = land.map_or(Of::Open, Of::Body);
}

/// What says which kind of body one is, before or behind its own name: "opposition New Dawn party".
const KINDS: &[&str] = &[
    "rebel",
    "opposition",
    "ruling",
    "governing",
    "guerrilla",
    "separatist",
    "leftist",
    "former",
    "main",
    "banned",
    "so-called",
];

/// A body's own name: without what only says which kind it is.
fn own_name(page: &Page, body: &str) -> String {
    let bare = body.split_once(' ').filter(|(first, _)| KINDS.contains(first)).map_or(body, |(_, rest)| rest);
    if page.schema.organisation(bare).is_some() || !bare.starts_with(char::is_uppercase) {
        return if bare.starts_with(char::is_uppercase) { bare.to_string() } else { body.to_string() };
    }
    let short = bare.strip_suffix(" party").or_else(|| bare.strip_suffix(" movement")).unwrap_or(bare);
    short.to_string()
}

/// "the president's adviser": the adviser, of the president's country.
fn owned(page: &Page, owner: &OfficeMention, end: usize) -> Option<OfficeMention> {
    let at = owner.tokens.end;
    if at + 1 >= end || !page.words[at].among(&["'s", "’s"]) || owner.plural {
        return None;
    }
    let mut inner = office(page, at + 1, end).filter(|o| o.determiner == Determiner::None && !o.plural)?;
    inner.tokens.start = owner.tokens.start;
    inner.determiner = Determiner::Definite;
    if inner.of == Of::Open {
        let nations = owner.of == Of::Open && owner.title == "Secretary-General";
        inner.of = if nations { Of::Body("United Nations".into()) } else { owner.of.clone() };
    }
    Some(inner)
}

/// Reads one office, word by word.
pub(super) struct Reader<'p, 'd, 't> {
    pub(super) page: &'p Page<'d, 't>,
    pub(super) start: usize,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) out: OfficeMention,
    pub(super) words: Vec<String>,
    /// The tokens of the body read last, and a country read before it.
    pub(super) body: Option<Range<usize>>,
    pub(super) land: Option<String>,
    /// Whether the letters of a body stand right before the head.
    pub(super) letters: bool,
}
