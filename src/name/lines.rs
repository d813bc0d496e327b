//! Lines of JSON in, lines of JSON out: what `rapporteur names` does.

use super::cluster::{Labelled, cluster};
use super::compare::{SAME, compare};
use super::parse::Name;
use crate::error::{Error, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Pair {
    id: Value,
    a: String,
    b: String,
}

#[derive(Deserialize)]
struct Mention {
    id: Value,
    name: String,
    role: Option<String>,
    country: Option<String>,
    year: Option<i32>,
}

/// `{"id","a","b"}` lines to `{"id","score","same","verdict"}` lines. An error tells its line.
///
/// ```
/// let out = rapporteur::name::lines::pairs(r#"{"id": 1, "a": "Shoigu", "b": "Shoygu"}"#).unwrap();
/// assert!(out.contains(r#""same":true"#));
/// ```
pub fn pairs(text: &str) -> Result<String> {
    let mut out = String::new();
    for pair in read::<Pair>(text, "an object with \"id\", \"a\" and \"b\"")? {
        let c = compare(&Name::parse(&pair.a), &Name::parse(&pair.b));
        let verdict = format!("{:?}", c.verdict).to_lowercase();
        let score = (f64::from(c.score) * 1e4).round() / 1e4;
        let line = json!({"id": pair.id, "score": score, "same": c.score >= SAME, "verdict": verdict});
        out.push_str(&line.to_string());
        out.push('\n');
    }
    Ok(out)
}

/// `{"id","name"[,"role","country","year"]}` lines to `{"id","cluster"}` lines. An error tells its line.
///
/// ```
/// let text = r#"{"id": "a", "name": "Sergei Shoigu", "year": 2014}
/// {"id": "b", "name": "Sergey Shoygu"}"#;
/// let out = rapporteur::name::lines::clusters(text).unwrap();
/// assert_eq!(out, "{\"id\":\"a\",\"cluster\":0}\n{\"id\":\"b\",\"cluster\":0}\n");
/// ```
pub fn clusters(text: &str) -> Result<String> {
    let mentions = read::<Mention>(text, "an object with \"id\" and \"name\"")?;
    let (ids, labelled): (Vec<Value>, Vec<Labelled>) = mentions.into_iter().map(labelled).unzip();
    let mut out = String::new();
    for (id, number) in ids.iter().zip(cluster(&labelled)) {
        out.push_str(&json!({"id": id, "cluster": number}).to_string());
        out.push('\n');
    }
    Ok(out)
}

fn labelled(Mention { id, name, role, country, year }: Mention) -> (Value, Labelled) {
    let labelled = Labelled { id: id_text(&id), name, role, country, year };
    (id, labelled)
}

fn id_text(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_string)
}

fn read<T: DeserializeOwned>(text: &str, wanted: &str) -> Result<Vec<T>> {
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    lines
        .map(|(n, line)| {
            serde_json::from_str(line).map_err(|e| {
                let column = (e.column() > 0).then_some(e.column());
                Error::new("", format!("not {wanted}: {e}")).at(n + 1, column).hint("one JSON object a line")
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_answer_in_order() {
        let text = "{\"id\":\"x\",\"a\":\"Sergei Lavrov\",\"b\":\"Lavrov, Sergey\"}\n\n{\"id\":2,\"a\":\"Ann Lee\",\"b\":\"Omar Ali\"}\n";
        let out = pairs(text).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("{\"id\":\"x\"") && lines[0].contains("\"same\":true"), "{out}");
        assert!(lines[1].contains("\"verdict\":\"different\""), "{out}");
    }

    #[test]
    fn errors_tell_their_line() {
        let error = pairs("{\"id\":1,\"a\":\"A\",\"b\":\"B\"}\n{\"id\":2}\n").unwrap_err();
        assert_eq!(error.line, Some(2));
        assert!(error.what.contains("missing field"), "{error}");
    }

    #[test]
    fn clusters_number_mentions() {
        let out = clusters("{\"id\":1,\"name\":\"Sergei Shoigu\"}\n{\"id\":2,\"name\":\"Sergey Shoygu\"}\n").unwrap();
        assert_eq!(out, "{\"id\":1,\"cluster\":0}\n{\"id\":2,\"cluster\":0}\n");
    }
}
