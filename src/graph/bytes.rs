//! Bytes in which numbers take as few as they need, and each text and each piece of evidence stands once.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::pack::Pack;
use crate::dossier::{Evidence, Shared};
use crate::span::Span;

/// What is wrong with packed bytes, in a phrase.
pub(super) type Fault = &'static str;

/// So many things in a row are not doubted.
const LIKELY: usize = 1 << 12;

const SHORT: Fault = "it ends too early";
pub(super) const STRANGE: Fault = "a value that means nothing";

/// Bytes in the making, and the tables of what they name by number.
#[derive(Default)]
pub(super) struct Writer<'a> {
    pub bytes: Vec<u8>,
    texts: Table<'a, str>,
    proofs: Table<'a, Evidence>,
}

/// Room for so many texts and pieces of evidence of each document is made at once: a table that grows is laid anew each time.
const TEXTS: usize = 6;
const PROOFS: usize = 2;

/// Things in the order in which they first came.
struct Table<'a, T: ?Sized> {
    rows: Vec<&'a T>,
    known: FxHashMap<&'a T, u32>,
}

impl<T: ?Sized> Default for Table<'_, T> {
    fn default() -> Self {
        Table::with_room_for(0)
    }
}

impl<T: ?Sized> Table<'_, T> {
    fn with_room_for(count: usize) -> Self {
        let known = FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
        Table { rows: Vec::with_capacity(count), known }
    }
}

impl<'a, T: ?Sized + Eq + std::hash::Hash> Table<'a, T> {
    fn number(&mut self, thing: &'a T) -> u32 {
        // What was named last is often named again at once.
        if self.rows.last().is_some_and(|last| *last == thing) {
            return self.rows.len() as u32 - 1;
        }
        *self.known.entry(thing).or_insert_with(|| {
            self.rows.push(thing);
            self.rows.len() as u32 - 1
        })
    }
}

impl<'a> Writer<'a> {
    /// A writer for what so many documents say.
    pub fn for_documents(count: usize) -> Self {
        Writer {
            bytes: Vec::new(),
            texts: Table::with_room_for(count * TEXTS),
            proofs: Table::with_room_for(count * PROOFS),
        }
    }

    /// Takes out what was written so far; the tables stay.
    pub fn section(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Writes the number of a text.
    pub fn text(&mut self, text: &'a str) {
        let n = self.texts.number(text);
        self.number(n.into());
    }

    /// Writes the number of a piece of evidence.
    pub fn proof(&mut self, evidence: &'a Evidence) {
        let n = self.proofs.number(evidence);
        self.number(n.into());
    }

    /// The table of evidence. The texts that it names are added to theirs.
    pub fn proofs(&mut self) -> Vec<u8> {
        let rows = std::mem::take(&mut self.proofs.rows);
        self.number(rows.len() as u64);
        for e in rows {
            self.text(&e.document);
            e.span.pack(self);
            self.text(&e.rule);
        }
        self.section()
    }

    /// The table of texts: how many, the length of each, and all of them in a row.
    pub fn texts(&mut self) -> Vec<u8> {
        let rows = std::mem::take(&mut self.texts.rows);
        self.number(rows.len() as u64);
        rows.iter().for_each(|text| self.number(text.len() as u64));
        rows.iter().for_each(|text| self.bytes.extend_from_slice(text.as_bytes()));
        self.section()
    }

    /// Seven bits a byte, the low ones first; the high bit says that more follow.
    pub fn number(&mut self, mut n: u64) {
        while n >= 0x80 {
            self.bytes.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.bytes.push(n as u8);
    }
}

/// A piece of evidence, its texts by number.
pub(super) struct Proof {
    document: u32,
    span: Span,
    rule: u32,
}

/// Bytes on the way back, with the tables that they name.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    texts: &'b [&'b str],
    proofs: &'b [Proof],
    /// Texts that evidence names, each once in memory. Readers that run side by side have their own: they would wait for each
    /// other to count copies.
    shared: Vec<Option<Shared>>,
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8], texts: &'b [&'b str], proofs: &'b [Proof]) -> Self {
        let shared = vec![None; if proofs.is_empty() { 0 } else { texts.len() }];
        Reader { bytes, texts, proofs, shared }
    }

    /// An error unless all was read.
    pub fn end(&self) -> Result<(), Fault> {
        if self.bytes.is_empty() { Ok(()) } else { Err("there is more than it should hold") }
    }

    /// The table of texts that [`Writer::texts`] wrote.
    pub fn table_of_texts(&mut self) -> Result<Vec<&'b str>, Fault> {
        let count = self.count()?;
        let lengths = self.row(count, |from| from.count_of(usize::MAX))?;
        let mut rest = std::str::from_utf8(self.bytes).map_err(|_| "its words are not text in UTF-8")?;
        let mut texts = Vec::with_capacity(count);
        for length in lengths {
            let (text, more) = rest.split_at_checked(length).ok_or(SHORT)?;
            texts.push(text);
            rest = more;
        }
        self.bytes = rest.as_bytes();
        Ok(texts)
    }

    /// The table of evidence that [`Writer::proofs`] wrote.
    pub fn table_of_proofs(&mut self) -> Result<Vec<Proof>, Fault> {
        let count = self.count()?;
        let known = self.texts.len();
        let text = |from: &mut Self| from.small().and_then(|n| if (n as usize) < known { Ok(n) } else { Err(STRANGE) });
        self.row(count, |from| Ok(Proof { document: text(from)?, span: from.take()?, rule: text(from)? }))
    }

    /// So many things, one after another. Room is made for just these, for most rows are short, but not for more than is likely,
    /// whatever a false count says.
    pub fn row<T>(&mut self, count: usize, one: impl Fn(&mut Self) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let mut row = Vec::with_capacity(count.min(LIKELY));
        for _ in 0..count {
            row.push(one(self)?);
        }
        Ok(row)
    }

    pub fn take<T: Pack>(&mut self) -> Result<T, Fault> {
        T::unpack(self)
    }

    /// The text whose number follows.
    pub fn text(&mut self) -> Result<&'b str, Fault> {
        let n = self.small()? as usize;
        self.texts.get(n).copied().ok_or(STRANGE)
    }

    /// The evidence whose number follows.
    pub fn proof(&mut self) -> Result<Evidence, Fault> {
        let n = self.small()? as usize;
        let Proof { document, span, rule } = self.proofs.get(n).ok_or(STRANGE)?;
        Ok(Evidence { document: self.shared(*document), span: *span, rule: self.shared(*rule) })
    }

    fn shared(&mut self, n: u32) -> Shared {
        let text = self.texts[n as usize];
        self.shared[n as usize].get_or_insert_with(|| text.into()).clone()
    }

    pub fn byte(&mut self) -> Result<u8, Fault> {
        let (&first, rest) = self.bytes.split_first().ok_or(SHORT)?;
        self.bytes = rest;
        Ok(first)
    }

    pub fn number(&mut self) -> Result<u64, Fault> {
        let mut n = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if (bits << shift) >> shift != bits {
                return Err(STRANGE);
            }
            n |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(n);
            }
        }
        Err(STRANGE)
    }

    pub fn small(&mut self) -> Result<u32, Fault> {
        u32::try_from(self.number()?).map_err(|_| STRANGE)
    }

    /// How many things follow: never more than there are bytes, so that a false count asks for no memory.
    pub fn count(&mut self) -> Result<usize, Fault> {
        let most = self.bytes.len();
        self.count_of(most)
    }

    fn count_of(&mut self, most: usize) -> Result<usize, Fault> {
        usize::try_from(self.number()?).ok().filter(|n| *n <= most).ok_or(SHORT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_an_error_and_asks_for_no_memory() {
        let read = |bytes: &[u8]| Reader::new(bytes, &["a"], &[]).take::<Vec<Vec<String>>>();
        assert_eq!(read(&[1, 1, 0]), Ok(vec![vec!["a".to_string()]]));
        assert_eq!(read(&[1, 1, 1]), Err(STRANGE));
        assert_eq!(read(&[0xff, 0xff, 0xff, 0xff, 0x0f]), Err(SHORT));
        assert_eq!(read(&[0xff; 12]), Err(STRANGE));
        assert_eq!(read(&[]), Err(SHORT));
        assert!(Reader::new(&[0, 0, 192, 127], &[], &[]).take::<f32>().is_err(), "no number");
    }
}
