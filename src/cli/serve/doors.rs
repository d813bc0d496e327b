//! What may be asked of `serve`, and how it is answered.

use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rapporteur::dossier::{Kind, Meeting, Status};
use rapporteur::export::{json, part};
use rapporteur::graph::fold;
use rapporteur::{Dossier, query};
use serde_json::json;

use super::Shown;
use crate::cli::args::{Filters, Near};
use crate::cli::filter::{self, Meant};

/// What programs may ask, as OpenAPI.
const DESCRIPTION: &str = include_str!("../../../assets/explorer/openapi.json");

/// An address, the words that may stand behind its `?`, and how it is answered.
pub struct Door {
    pub path: &'static str,
    pub takes: &'static [&'static str],
    answer: fn(&Shown, &Asked) -> Answer,
}

/// Everything that may be asked. `openapi.json` describes each.
pub const DOORS: [Door; 8] = [
    Door { path: "/", takes: &[], answer: |shown, _| Ok(typed("text/html; charset=utf-8", shown.page.clone())) },
    Door { path: "/api", takes: &[], answer: |_, _| Ok(plain(DESCRIPTION.to_string())) },
    Door { path: "/api/graph", takes: &[], answer: |shown, _| Ok(plain(json::merged(&shown.graph.dossier))) },
    Door {
        path: "/api/meetings",
        takes: &["who", "with", "around", "depth", "about", "in", "from", "to", "kind", "status", "offset", "limit"],
        answer: meetings,
    },
    Door { path: "/api/meeting", takes: &["id"], answer: meeting },
    Door { path: "/api/search", takes: &["q"], answer: search },
    Door { path: "/api/ask", takes: &["q"], answer: ask },
    Door { path: "/api/explorer", takes: &["piece"], answer: piece },
];

/// Most bytes of a question or of words that are searched; longer ones would only take time.
const WORDS: usize = 1_000;

/// Words and values behind the `?` of an address.
pub type Asked = [(String, String)];

/// An answer; or why there is none.
type Answer = Result<Response, (StatusCode, String)>;

impl Door {
    /// The answer to what is asked of this door.
    pub fn answer(&self, shown: &Shown, asked: &Asked) -> Response {
        let strange = asked.iter().find(|(key, _)| !self.takes.contains(&key.as_str()));
        let answer = match strange {
            Some((key, _)) if self.takes.is_empty() => {
                Err(bad(format!("`{key}` is not known; nothing can be added here")))
            }
            Some((key, _)) => Err(bad(format!("`{key}` is not known; known are {}", self.takes.join(", ")))),
            None => (self.answer)(shown, asked),
        };
        answer.unwrap_or_else(|(status, what)| wrong(status, &what))
    }
}

/// An error as JSON.
pub fn wrong(status: StatusCode, what: &str) -> Response {
    (status, plain(format!("{}\n", json!({ "error": what })))).into_response()
}

fn bad(what: String) -> (StatusCode, String) {
    (StatusCode::BAD_REQUEST, what)
}

fn typed(kind: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

fn plain(json: String) -> Response {
    typed("application/json", json)
}

/// The value of the one word that this door takes.
fn only<'a>(asked: &'a Asked, example: &str) -> Result<&'a str, (StatusCode, String)> {
    match asked {
        [(_, value)] => Ok(value),
        _ => Err(bad(format!("ask with {example}"))),
    }
}

/// The words that this door takes: some, and not too many.
fn words<'a>(asked: &'a Asked, example: &str) -> Result<&'a str, (StatusCode, String)> {
    let words = only(asked, example)?;
    match words.trim().is_empty() {
        true => Err(bad(format!("ask with {example}"))),
        false if words.len() > WORDS => Err(bad(format!("`q` is longer than {WORDS} bytes"))),
        false => Ok(words),
    }
}

/// The meetings that fit, or a page of them, with their persons and documents.
fn meetings(shown: &Shown, asked: &Asked) -> Answer {
    let dossier = &shown.graph.dossier;
    let Wanted { filters, near, offset, limit } = wanted(asked).map_err(bad)?;
    let meant = Meant::of(&filters, &near, &shown.graph)
        .map_err(|stranger| (StatusCode::NOT_FOUND, stranger.error("").to_string()))?;
    let all = meant.meetings(dossier);
    let to = limit.map_or(all.len(), |n| offset.saturating_add(n).min(all.len()));
    let page = all.get(offset..to).unwrap_or_default();
    let mut response = plain(json::merged(&part::only(dossier, page.iter().copied())));
    let mut head = |name: HeaderName, value: String| {
        value.parse().ok().and_then(|value| response.headers_mut().insert(name, value));
    };
    head(HeaderName::from_static("x-total-count"), all.len().to_string());
    if to < all.len() && to > offset {
        head(header::LINK, format!("<{}>; rel=\"next\"", next(asked, to)));
    }
    Ok(response)
}

/// The address of the page that begins at `offset`.
fn next(asked: &Asked, offset: usize) -> String {
    let kept = asked.iter().filter(|(key, _)| key != "offset");
    let words: String = kept.map(|(key, value)| format!("{key}={}&", escaped(value))).collect();
    format!("/api/meetings?{words}offset={offset}")
}

/// Letters and digits as they are, all other bytes by their numbers.
fn escaped(value: &str) -> String {
    let byte = |b: u8| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") };
    value.bytes().map(byte).collect()
}

/// Flags as they stand in an address.
#[derive(Default)]
struct Wanted {
    filters: Filters,
    near: Near,
    offset: usize,
    limit: Option<usize>,
}

fn wanted(asked: &Asked) -> Result<Wanted, String> {
    let mut wanted = Wanted { near: Near { depth: 1, ..Near::default() }, ..Wanted::default() };
    let filters = &mut wanted.filters;
    for (key, value) in asked {
        let no = || format!("`{value}` is no {key}");
        match key.as_str() {
            "who" => filters.who.push(value.clone()),
            "with" => filters.with.push(value.clone()),
            "around" => wanted.near.around.push(value.clone()),
            "depth" => wanted.near.depth = value.parse().ok().filter(|n| *n > 0).ok_or_else(no)?,
            "about" => filters.about.push(value.clone()),
            "in" => filters.place = Some(value.clone()),
            "from" => filters.from = Some(value.parse()?),
            "to" => filters.to = Some(value.parse()?),
            "kind" => filters.kind.push(Kind::ALL.into_iter().find(|k| k.word() == value).ok_or_else(no)?),
            "status" => filters.status.push(Status::ALL.into_iter().find(|s| s.word() == value).ok_or_else(no)?),
            "offset" => wanted.offset = value.parse().map_err(|_| no())?,
            "limit" => wanted.limit = Some(value.parse().map_err(|_| no())?),
            _ => return Err(no()),
        }
    }
    if wanted.near.around.is_empty() && asked.iter().any(|(key, _)| key == "depth") {
        return Err("`depth` tells how far to go from somebody; name them with `around`".to_string());
    }
    filter::check(&wanted.filters).map_err(|e| e.to_string())?;
    Ok(wanted)
}

/// One meeting, with its persons and documents.
fn meeting(shown: &Shown, asked: &Asked) -> Answer {
    let id = only(asked, "an id: /api/meeting?id=ID")?;
    let dossier = &shown.graph.dossier;
    match dossier.meetings.iter().find(|m| m.id == id) {
        Some(meeting) => Ok(plain(json::merged(&part::only(dossier, [meeting])))),
        None => Err((StatusCode::NOT_FOUND, format!("there is no meeting `{id}`"))),
    }
}

/// Ids of the meetings that are told of by a sentence with these words.
fn search(shown: &Shown, asked: &Asked) -> Answer {
    let words = fold(words(asked, "q: /api/search?q=fishing+rights")?);
    let dossier: &Dossier = &shown.graph.dossier;
    let said = |m: &&Meeting| {
        let mut quotes = m.evidence.iter().filter_map(|e| Some(dossier.document(&e.document)?.quote(e.span)));
        quotes.any(|quote| fold(quote).contains(&words))
    };
    let ids: Vec<&str> =
        dossier.meetings.iter().filter(|_| !words.is_empty()).filter(said).map(|m| m.id.as_str()).collect();
    Ok(plain(format!("{}\n", json!({ "meetings": ids }))))
}

/// The answer to a question in English.
fn ask(shown: &Shown, asked: &Asked) -> Answer {
    let question = words(asked, "q: /api/ask?q=Who+met+Lavrov")?;
    Ok(plain(format!("{}\n", query::to_json(&query::ask(question, &shown.graph)))))
}

/// A piece of what the explorer shows.
fn piece(shown: &Shown, asked: &Asked) -> Answer {
    let number = only(asked, "a number: /api/explorer?piece=0")?;
    let at: usize = number.parse().map_err(|_| bad(format!("`{number}` is no number of a piece")))?;
    let piece = shown.pieces.get(at).ok_or_else(|| (StatusCode::NOT_FOUND, format!("there is no piece {at}")))?;
    Ok(plain(piece.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// Addresses, each with the words that it takes, sorted.
    type Map = std::collections::BTreeMap<String, Vec<String>>;

    #[test]
    fn what_is_served_is_described_and_what_is_described_is_served() {
        let sorted = |mut words: Vec<String>| {
            words.sort();
            words
        };
        let served: Map =
            DOORS.iter().map(|d| (d.path.into(), sorted(d.takes.iter().map(|t| t.to_string()).collect()))).collect();
        let all: Value = serde_json::from_str(DESCRIPTION).unwrap();
        let names = |path: &Value| {
            let words = path["get"]["parameters"].as_array().into_iter().flatten();
            sorted(words.filter_map(|p| p["name"].as_str()).map(String::from).collect())
        };
        let described: Map =
            all["paths"].as_object().unwrap().iter().map(|(path, d)| (path.clone(), names(d))).collect();
        assert_eq!(served, described);
    }

    #[test]
    fn an_address_keeps_what_was_asked() {
        let asked = [("who".to_string(), "José & Co".to_string()), ("offset".to_string(), "3".to_string())];
        assert_eq!(next(&asked, 5), "/api/meetings?who=Jos%C3%A9%20%26%20Co&offset=5");
    }
}
