//! Records of XML: each child of the root with its fields as plain text.

use std::collections::BTreeMap;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::error::{Error, Result};

/// A record: an element whose children are fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// Name of the element.
    pub(super) name: String,
    /// Line on which it begins.
    pub(super) line: usize,
    /// The text of each field, by its name, white space folded, marks of emphasis dropped.
    pub(super) fields: BTreeMap<String, String>,
}

impl Record {
    /// The text of a field; nothing where it is missing or empty.
    pub(super) fn get(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str).filter(|text| !text.is_empty())
    }
}

/// The name of the root, and its records in order; after a fault of the XML there are none.
pub(super) fn records(text: &str, file: &str) -> (String, Vec<Result<Record>>) {
    let mut reading = Reading { file, text, counted: (0, 1), root: String::new(), path: Vec::new(), record: None };
    let mut reader = Reader::from_str(text);
    let mut out = Vec::new();
    loop {
        let start = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => match reading.take(&event, start) {
                Ok(Some(record)) => out.push(Ok(record)),
                Ok(None) => {}
                Err(error) => {
                    out.push(Err(error));
                    return (reading.root, out);
                }
            },
            Err(e) => {
                let error = reading.error(reader.error_position() as usize, format!("not well-formed XML: {e}"));
                out.push(Err(error.hint("mend it there, or fetch the list anew")));
                return (reading.root, out);
            }
        }
    }
    if let Some(open) = reading.path.last() {
        let what = format!("not well-formed XML: <{open}> is not closed");
        out.push(Err(reading.error(text.len(), what).hint("is the file whole?")));
    }
    (reading.root, out)
}

/// How far a file is read.
struct Reading<'t> {
    file: &'t str,
    text: &'t str,
    /// Bytes whose lines are counted, and the line that they end on.
    counted: (usize, usize),
    root: String,
    /// Names of the open elements below the root, and the root.
    path: Vec<String>,
    record: Option<Record>,
}

impl Reading<'_> {
    /// The record that ends with this event, if one does.
    fn take(&mut self, event: &Event, start: usize) -> Result<Option<Record>> {
        match event {
            Event::Start(element) => self.open(element, start),
            Event::Empty(element) => {
                self.open(element, start);
                return Ok(self.close());
            }
            Event::End(_) => return Ok(self.close()),
            Event::Text(text) => self.put(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => self.put(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => match resolve(reference) {
                Some(c) => self.put(c.encode_utf8(&mut [0; 4])),
                None => return Err(self.error(start, "not well-formed XML: an entity that is not defined")),
            },
            _ => {}
        }
        Ok(None)
    }

    fn open(&mut self, element: &BytesStart, start: usize) {
        let name = String::from_utf8_lossy(element.local_name().as_ref().as_ref()).into_owned();
        match self.path.len() {
            0 => self.root.clone_from(&name),
            1 => self.record = Some(Record { name: name.clone(), line: self.line(start), ..Record::default() }),
            2 => {
                let record = self.record.get_or_insert_default();
                record.fields.entry(name.clone()).or_default();
            }
            _ => {}
        }
        self.path.push(name);
    }

    fn close(&mut self) -> Option<Record> {
        self.path.pop();
        if self.path.len() != 1 {
            return None;
        }
        let mut record = self.record.take()?;
        for text in record.fields.values_mut() {
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        Some(record)
    }

    /// Text, which belongs to the field that is open.
    fn put(&mut self, text: &str) {
        if let (Some(record), Some(field)) = (&mut self.record, self.path.get(2)) {
            record.fields.entry(field.clone()).or_default().push_str(text);
        }
    }

    /// The line of a byte, from 1. Each byte is looked at once, as long as lines are asked for in order.
    fn line(&mut self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let (from, line) = if at >= self.counted.0 { self.counted } else { (0, 1) };
        let line = line + self.text.as_bytes()[from..at].iter().filter(|b| **b == b'\n').count();
        self.counted = (at, line);
        line
    }

    fn error(&mut self, at: usize, what: impl Into<String>) -> Error {
        let line = self.line(at);
        Error::new(self.file, what).at(line, None)
    }
}

/// The character that a reference stands for: by number, or one of the five that XML knows by name.
fn resolve(reference: &BytesRef) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    let name = reference.xml_content(XmlVersion::Implicit1_0);
    quick_xml::escape::resolve_xml_entity(&name)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_plain_text() {
        let text = "<?xml version=\"1.0\"?>\n<all>\n<one><a>x &amp; <em>y</em>\n z&#x41;</a><b/></one>\n<one><a><![CDATA[<q>]]></a></one></all>";
        let (root, records) = records(text, "f.xml");
        let records: Vec<Record> = records.into_iter().map(Result::unwrap).collect();
        assert_eq!((root.as_str(), records.len()), ("all", 2));
        assert_eq!((records[0].get("a"), records[0].get("b"), records[0].line), (Some("x & y zA"), None, 3));
        assert_eq!((records[1].get("a"), records[1].line), (Some("<q>"), 5));
    }

    #[test]
    fn faults_have_their_line() {
        let fault = |text: &str| {
            let (_, records) = records(text, "f.xml");
            records.into_iter().find_map(Result::err).map(|e| e.to_string()).unwrap_or_default()
        };
        assert!(
            fault("<a>\n<b>\n</c></a>").starts_with("f.xml:3: not well-formed XML"),
            "{}",
            fault("<a>\n<b>\n</c></a>")
        );
        assert!(fault("<a>\n<b><c>&what;</c></b></a>").starts_with("f.xml:2: "));
        assert!(fault("<a>\n<b>").contains("<b> is not closed"));
        assert_eq!(fault("<a><b><c>well</c></b></a>"), "");
    }
}
