//! Facts as bytes, and back.

use super::bytes::{Fault, Reader, STRANGE, Writer};
use crate::date::Date;
use crate::dossier::{
    Evidence, Kind, Meeting, Office, Participant, Person, Quote, Role, Source, Stated, Status, Topic, Who,
};
use crate::merge::{Link, Links};
use crate::span::Span;

/// What can be written as bytes and read again as it was.
pub(super) trait Pack: Sized {
    fn pack<'a>(&'a self, to: &mut Writer<'a>);
    fn unpack(from: &mut Reader) -> Result<Self, Fault>;
}

/// A struct is its fields, one after another.
macro_rules! pack {
    ($type:ty { $($field:ident),* }) => {
        impl Pack for $type {
            fn pack<'a>(&'a self, to: &mut Writer<'a>) {
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
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        self.value.pack(to);
        self.evidence.pack(to);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        Ok(Stated { value: from.take()?, evidence: from.take()? })
    }
}

impl Pack for String {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        to.text(self);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        from.text().map(str::to_string)
    }
}

impl Pack for Evidence {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        to.proof(self);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        from.proof()
    }
}

impl Pack for u32 {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        to.number((*self).into());
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        from.small()
    }
}

/// Number of the person, and in the lowest bit whether by mistake.
impl Pack for Link {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        to.number(u64::from(self.person) << 1 | u64::from(self.slip));
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let n = from.number()?;
        Ok(Link { person: u32::try_from(n >> 1).map_err(|_| STRANGE)?, slip: n & 1 == 1 })
    }
}

impl Pack for Span {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        to.number(self.start.into());
        to.number(self.end.into());
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        Ok(Span { start: from.small()?, end: from.small()? })
    }
}

impl Pack for bool {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
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
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        to.bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let bytes = [from.byte()?, from.byte()?, from.byte()?, from.byte()?];
        Some(f32::from_le_bytes(bytes)).filter(|x| (0.0..=1.0).contains(x)).ok_or("a confidence is not between 0 and 1")
    }
}

/// Year, month and day in one number; 0 for a month or day that is not known.
impl Pack for Date {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
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
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        to.number(self.len() as u64);
        self.iter().for_each(|one| one.pack(to));
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        let count = from.count()?;
        from.row(count, Reader::take)
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        to.bytes.push(u8::from(self.is_some()));
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
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        pack_word(self, &Kind::ALL, to);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        unpack_word(&Kind::ALL, from)
    }
}

impl Pack for Status {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
        pack_word(self, &Status::ALL, to);
    }

    fn unpack(from: &mut Reader) -> Result<Self, Fault> {
        unpack_word(&Status::ALL, from)
    }
}

impl Pack for Who {
    fn pack<'a>(&'a self, to: &mut Writer<'a>) {
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
}
