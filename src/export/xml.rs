//! XML for network tools, element by element.

use std::io::{self, Write};

use super::net::legal;

/// Bytes that are gathered before they are handed on.
const ENOUGH: usize = 1 << 16;

/// An XML document in the making: an element a line, moved in by its depth.
pub struct Xml<W: Write> {
    out: W,
    bytes: Vec<u8>,
    depth: usize,
}

impl<W: Write> Xml<W> {
    /// Begins a document.
    pub fn new(out: W) -> Xml<W> {
        Xml { out, bytes: b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_vec(), depth: 0 }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.start(name, attributes);
        self.bytes.push(b'>');
        self.depth += 1;
        self.hand_on(ENOUGH)
    }

    /// Closes it.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        self.line();
        self.end_tag(name);
        Ok(())
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.start(name, attributes);
        self.bytes.extend(b"/>");
        self.hand_on(ENOUGH)
    }

    /// An element that holds a text.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.start(name, attributes);
        self.bytes.push(b'>');
        escape(&mut self.bytes, text, false);
        self.end_tag(name);
        self.hand_on(ENOUGH)
    }

    /// Ends the document.
    pub fn end(mut self) -> io::Result<()> {
        self.bytes.push(b'\n');
        self.hand_on(0)?;
        self.out.flush()
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.line();
        self.bytes.push(b'<');
        self.bytes.extend(name.as_bytes());
        for (key, value) in attributes {
            self.bytes.push(b' ');
            self.bytes.extend(key.as_bytes());
            self.bytes.extend(b"=\"");
            escape(&mut self.bytes, value, true);
            self.bytes.push(b'"');
        }
    }

    fn end_tag(&mut self, name: &str) {
        self.bytes.extend(b"</");
        self.bytes.extend(name.as_bytes());
        self.bytes.push(b'>');
    }

    fn line(&mut self) {
        self.bytes.push(b'\n');
        self.bytes.resize(self.bytes.len() + self.depth, b' ');
    }

    /// Writes what is gathered, where it is more than this.
    fn hand_on(&mut self, more_than: usize) -> io::Result<()> {
        if self.bytes.len() > more_than {
            self.out.write_all(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }
}

/// Puts a text so that readers give it back. In attributes they would turn ends of lines into spaces.
fn escape(out: &mut Vec<u8>, text: &str, attribute: bool) {
    let text = legal(text);
    let bytes = text.as_bytes();
    let mut from = 0;
    for (i, byte) in bytes.iter().enumerate() {
        let sign: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' if attribute => b"&quot;",
            b'\n' if attribute => b"&#10;",
            b'\t' if attribute => b"&#9;",
            _ => continue,
        };
        out.extend(&bytes[from..i]);
        out.extend(sign);
        from = i + 1;
    }
    out.extend(&bytes[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let text = "a <b> & \"c\" 'd'\n\te ]]> \u{7} ж";
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out);
        xml.open("all", &[]).unwrap();
        xml.empty("one", &[("x", text)]).unwrap();
        xml.text("two", &[("y", "1")], text).unwrap();
        xml.close("all").unwrap();
        xml.end().unwrap();
        let kept = text.replace('\u{7}', "");
        let written = String::from_utf8(out).unwrap();
        let tree = roxmltree::Document::parse(&written).unwrap();
        let of = |name: &str| tree.descendants().find(|n| n.has_tag_name(name)).unwrap();
        assert_eq!((of("one").attribute("x"), of("two").text()), (Some(kept.as_str()), Some(kept.as_str())));
        assert!(written.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<all>\n <one x="), "{written}");
    }
}
