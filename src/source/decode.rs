//! Bytes to text: UTF-8, one kind of line end, no byte order marks.

use super::Place;
use crate::error::Result;

/// The text of some bytes, with `\n` at the end of lines.
pub(super) fn text(bytes: &[u8], place: &Place) -> Result<String> {
    const HINT: &str = "save it as UTF-8";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(place.error("the text is in UTF-16").hint(HINT));
    }
    let first_line = place.line.unwrap_or(1);
    let at = |valid: usize| {
        let before = &bytes[..valid];
        let line = before.iter().filter(|&&b| b == b'\n').count();
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        (first_line + line, String::from_utf8_lossy(&before[start..]).chars().count() + 1)
    };
    if let Some(nul) = bytes.iter().position(|&b| b == 0) {
        let (line, column) = at(nul);
        return Err(place
            .error("a NUL byte: a binary file")
            .at(line, Some(column))
            .hint("give text, HTML, Markdown or JSON lines"));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(tidy(text)),
        Err(error) => {
            let (line, column) = at(error.valid_up_to());
            Err(place.error("the text is not UTF-8").at(line, Some(column)).hint(HINT))
        }
    }
}

/// The same text with `\n` at the end of lines and without byte order marks.
pub(super) fn tidy(text: &str) -> String {
    if !text.contains(['\r', '\u{feff}']) {
        return text.to_string();
    }
    text.replace('\u{feff}', "").replace("\r\n", "\n").replace('\r', "\n")
}
