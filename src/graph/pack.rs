//! Facts as bytes: numbers in as few bytes as they need, each text and each piece of evidence once.

use rustc_hash::FxHashMap;

use crate::date::Date;
use crate::dossier::{
    Evidence, Kind, Meeting, Office, Participant, Person, Quote, Role, Source, Stated, Status, Topic, Who,
};
use crate::merge::{Link, Links};
use crate::span::Span;

/// What is wrong with packed bytes, in a phrase.
pub(super) type Fault = &'static str;

/// So many things in a row are not doubted.
const LIKELY: usize = 1 << 12;

const SHORT: Fault = "it ends too early";
const STRANGE: Fault = "a value that means nothing";

/// Bytes in the making, and the tables of what they name by number.
#[derive(Default)]
pub(super) struct Writer {
    pub bytes: Vec<u8>,
    texts: Table<String>,
    proofs: Table<Evidence>,
}

/// Things in the order in which they first came.
struct Table<T> {
    rows: Vec<T>,
    known: FxHashMap<T, u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { rows: Vec::new(), known: FxHashMap::default() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Table<T> {
    fn number(&mut self, thing: &T) -> u32 {
        if let Some(&n) = self.known.get(thing) {
            return n;
        }
        let n = self.rows.len() as u32;
        self.rows.push(thing.clone());
        self.known.insert(thing.clone(), n);
        n
    }
}

impl Writer {
    /// Takes out what was written so far; the tables stay.
    pub fn section(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// The table of evidence. The texts that it names are added to theirs.
    pub fn proofs(&mut self) -> Vec<u8> {
        let rows = std::mem::take(&mut self.proofs.rows);
        self.number(rows.len() as u64);
        for e in &rows {
            e.document.pack(self);
            e.span.pack(self);
            e.rule.pack(self);
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
    fn number(&mut self, mut n: u64) {
        while n >= 0x80 {
            self.bytes.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.bytes.push(n as u8);
    }
}

/// Bytes on the way back, with the tables that they name.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    texts: &'b [&'b str],
    proofs: &'b [Evidence],
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8], texts: &'b [&'b str], proofs: &'b [Evidence]) -> Self {
        Reader { bytes, texts, proofs }
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
    pub fn table_of_proofs(&mut self) -> Result<Vec<Evidence>, Fault> {
        let count = self.count()?;
        self.row(count, |from| Ok(Evidence { document: from.take()?, span: from.take()?, rule: from.take()? }))
    }

    /// So many things, one after another. Room is made for just these, for most rows are short, but not for more than is likely,
    /// whatever a false count says.
    fn row<T>(&mut self, count: usize, one: impl Fn(&mut Self) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let mut row = Vec::with_capacity(count.min(LIKELY));
        for _ in 0..count {
            row.push(one(self)?);
        }
        Ok(row)
    }

    fn take<T: Pack>(&mut self) -> Result<T, Fault> {
        T::unpack(self)
    }

    fn byte(&mut self) -> Result<u8, Fault> {
        let (&first, rest) = self.bytes.split_first().ok_or(SHORT)?;
        self.bytes = rest;
        Ok(first)
    }

    fn number(&mut self) -> Result<u64, Fault> {
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

    fn small(&mut self) -> Result<u32, Fault> {
        u32::try_from(self.number()?).map_err(|_| STRANGE)
    }

    /// How many things follow: never more than there are bytes, so that a false count asks for no memory.
    fn count(&mut self) -> Result<usize, Fault> {
        let most = self.bytes.len();
        self.count_of(most)
    }

    fn count_of(&mut self, most: usize) -> Result<usize, Fault> {
        usize::try_from(self.number()?).ok().filter(|n| *n <= most).ok_or(SHORT)
    }
}

/// What can be written as bytes and read again as it was.
pub(super) trait Pack: Sized {
    fn pack(&self, to: &mut Writer);
    fn unpack(from: &mut Reader) -> Result<Self, Fault>;
}

/// A struct is its fields, one after another.
macro_rules! pack {
    ($type:ty { $($field:ident),* }) => {
        impl Pack for $type {
            fn pack(&self, to: &mut Writer) {
                $(self.$field.pack(to);)*
            }

            fn unpack(from: &mut Reader) -> Result<Self, Fault> {
                Ok(Self { $($field: from.take()?),* })
            }
        }
    };
}

pack!(Office { title, of });
pack!(Role { office, former, confidence, evidence });
pack!(Person { id, name, mentions, countries, roles });
pack!(Participant { who, office, evidence });
pack!(Topic { label, also, evidence });
pack!(Quote { span, text });
pack!(Links { persons, person_kin, meetings, meeting_kin });
pack!(Source { id, published, title, digest, sentences, passages });
pack!(Meeting { id, kind, status, history, participants, parties, topics, places, dates, cue, confidence, evidence });

impl<T: Pack> Pack for Stated<T> {
    fn pack(&self, to: &mut Writer) {
        self.value.pack(to);
        self.evidence.pack(to);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        Ok(Stated { value: from.take()?, evidence: from.take()? })
    }
}

impl Pack for String {
    fn pack(&self, to: &mut Writer) {
        let n = to.texts.number(self);
        to.number(n.into());
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let n = from.small()? as usize;
        from.texts.get(n).map(|text| text.to_string()).ok_or(STRANGE)
    }
}

impl Pack for Evidence {
    fn pack(&self, to: &mut Writer) {
        let n = to.proofs.number(self);
        to.number(n.into());
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let n = from.small()? as usize;
        from.proofs.get(n).cloned().ok_or(STRANGE)
    }
}

impl Pack for u32 {
    fn pack(&self, to: &mut Writer) {
        to.number((*self).into());
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        from.small()
    }
}

/// Number of the person, and in the lowest bit whether by mistake.
impl Pack for Link {
    fn pack(&self, to: &mut Writer) {
        to.number(u64::from(self.person) << 1 | u64::from(self.slip));
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let n = from.number()?;
        Ok(Link { person: u32::try_from(n >> 1).map_err(|_| STRANGE)?, slip: n & 1 == 1 })
    }
}

impl Pack for Span {
    fn pack(&self, to: &mut Writer) {
        to.number(self.start.into());
        to.number(self.end.into());
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        Ok(Span { start: from.small()?, end: from.small()? })
    }
}

impl Pack for bool {
    fn pack(&self, to: &mut Writer) {
        to.bytes.push(u8::from(*self));
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        match from.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(STRANGE),
        }
    }
}

/// A share, 0 to 1: the only broken numbers that facts have.
impl Pack for f32 {
    fn pack(&self, to: &mut Writer) {
        to.bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let bytes = [from.byte()?, from.byte()?, from.byte()?, from.byte()?];
        Some(f32::from_le_bytes(bytes)).filter(|x| (0.0..=1.0).contains(x)).ok_or("a confidence is not between 0 and 1")
    }
}

/// Year, month and day in one number; 0 for a month or day that is not known.
impl Pack for Date {
    fn pack(&self, to: &mut Writer) {
        let part = |n: Option<i8>| n.map_or(0, |n| n as u64);
        to.number(u64::from(self.year() as u16) << 9 | part(self.month()) << 5 | part(self.day()));
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let n = from.small()?;
        let year = u16::try_from(n >> 9).map_err(|_| STRANGE)? as i16;
        let date = match ((n >> 5 & 15) as i8, (n & 31) as i8) {
            (0, 0) => Some(Date::of_year(year)),
            (month, 0) => Date::of_month(year, month),
            (month, day) => Date::of_day(year, month, day),
        };
        date.ok_or(STRANGE)
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        self.iter().for_each(|one| one.pack(to));
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let count = from.count()?;
        from.row(count, Reader::take)
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Writer) {
        self.is_some().pack(to);
        self.iter().for_each(|one| one.pack(to));
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        if from.take()? { from.take().map(Some) } else { Ok(None) }
    }
}

/// A word of a fixed list is its place in it.
fn pack_word<T: PartialEq>(word: &T, all: &[T], to: &mut Writer) {
    to.bytes.push(all.iter().position(|w| w == word).unwrap_or(all.len()) as u8);
}

fn unpack_word<T: Copy>(all: &[T], from: &mut Reader) -> Result<T, Fault> {
    all.get(usize::from(from.byte()?)).copied().ok_or(STRANGE)
}

impl Pack for Kind {
    fn pack(&self, to: &mut Writer) {
        pack_word(self, &Kind::ALL, to);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        unpack_word(&Kind::ALL, from)
    }
}

impl Pack for Status {
    fn pack(&self, to: &mut Writer) {
        pack_word(self, &Status::ALL, to);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        unpack_word(&Status::ALL, from)
    }
}

impl Pack for Who {
    fn pack(&self, to: &mut Writer) {
        let (sort, office) = match self {
            Who::Person(id) => {
                to.bytes.push(0);
                return id.pack(to);
            }
            Who::Office(office) => (1, office),
            Who::Group(office) => (2, office),
        };
        to.bytes.push(sort);
        office.pack(to);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        match from.byte()? {
            0 => from.take().map(Who::Person),
            1 => from.take().map(Who::Office),
            2 => from.take().map(Who::Group),
            _ => Err(STRANGE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again<T: Pack>(thing: &T) -> Result<T, Fault> {
        let mut writer = Writer::default();
        thing.pack(&mut writer);
        let bytes = writer.section();
        let proofs = writer.proofs();
        let texts = writer.texts();
        let texts = Reader::new(&texts, &[], &[]).table_of_texts()?;
        let proofs = Reader::new(&proofs, &texts, &[]).table_of_proofs()?;
        let mut reader = Reader::new(&bytes, &texts, &proofs);
        let thing = reader.take()?;
        reader.end().map(|()| thing)
    }

    #[test]
    fn numbers_and_dates_come_back() {
        for span in [(0, 0), (127, 128), (300, u32::MAX)] {
            let span = Span { start: span.0, end: span.1 };
            assert_eq!(again(&span), Ok(span));
        }
        for date in ["2015", "1815-06", "2024-02-29", "9999-12-31", "-044-03"] {
            let Ok(date) = date.parse::<Date>() else { continue };
            assert_eq!(again(&date), Ok(date));
        }
    }

    #[test]
    fn a_text_is_written_once() {
        let many = vec!["talks".to_string(); 50];
        let mut writer = Writer::default();
        many.pack(&mut writer);
        let _ = writer.section();
        assert_eq!(writer.texts().len(), "talks".len() + 2);
        assert_eq!(again(&many), Ok(many));
    }

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
