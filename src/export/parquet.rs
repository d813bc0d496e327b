//! Parquet: typed tables for DuckDB, polars, pandas and Spark.

use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil;
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::net::{Fact, LINK_FACTS, Net, THING_FACTS, Type, legal};

/// Rows that are written at a time.
const ROWS: usize = 1 << 17;

/// Writes the things of a network, one a row: `id`, `kind`, `label`, and a column for each of [`THING_FACTS`].
pub fn nodes(net: &Net, out: impl Write) -> io::Result<()> {
    let own = [("id", Type::Text), ("kind", Type::Text), ("label", Type::Text)];
    table(out, "node", &[&own, THING_FACTS].concat(), &net.things, |thing, name| match name {
        "id" => Some(Fact::Text(&thing.id)),
        "kind" => Some(Fact::Text(thing.kind)),
        "label" => Some(Fact::Text(&thing.label)),
        name => known(&thing.facts, name),
    })
}

/// Writes its relations, one a row: `source` and `target` are ids of things; then `relation`, the days, and [`LINK_FACTS`].
pub fn edges(net: &Net, out: impl Write) -> io::Result<()> {
    let texts = [("source", Type::Text), ("target", Type::Text), ("relation", Type::Text)];
    let own = [&texts[..], &[("first_day", Type::Day), ("last_day", Type::Day)]].concat();
    table(out, "edge", &[&own, LINK_FACTS].concat(), &net.links, |link, name| match name {
        "source" => Some(Fact::Text(&net.things[link.from].id)),
        "target" => Some(Fact::Text(&net.things[link.to].id)),
        "relation" => Some(Fact::Text(link.relation)),
        "first_day" => link.days.map(|(first, _)| Fact::Day(first)),
        "last_day" => link.days.map(|(_, last)| Fact::Day(last)),
        name => known(&link.facts, name),
    })
}

fn known<'a>(facts: &'a [(&'static str, Fact<'a>)], name: &str) -> Option<Fact<'a>> {
    facts.iter().find(|(n, _)| *n == name).map(|(_, fact)| fact.clone())
}

/// Writes rows, whose cells `fact` finds by the names of columns.
fn table<'a, R>(
    mut out: impl Write,
    name: &str,
    columns: &[(&'static str, Type)],
    rows: &'a [R],
    fact: impl Fn(&'a R, &str) -> Option<Fact<'a>>,
) -> io::Result<()> {
    let fields: Vec<String> = columns.iter().map(|(name, kind)| field(name, *kind)).collect();
    let schema = parse_message_type(&format!("message {name} {{ {} }}", fields.concat())).map_err(io::Error::other)?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer =
        SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties)).map_err(io::Error::other)?;
    for rows in rows.chunks(ROWS) {
        let mut group = writer.next_row_group().map_err(io::Error::other)?;
        for (name, kind) in columns {
            let facts = rows.iter().map(|row| fact(row, name));
            column(&mut group, *kind, facts).map_err(io::Error::other)?;
        }
        group.close().map_err(io::Error::other)?;
    }
    out.write_all(&writer.into_inner().map_err(io::Error::other)?)?;
    out.flush()
}

/// How a column is declared.
fn field(name: &str, kind: Type) -> String {
    match kind {
        Type::Text => format!("optional binary {name} (STRING); "),
        Type::Texts => {
            format!("optional group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }} ")
        }
        Type::Day => format!("optional int32 {name} (DATE); "),
        Type::Count => format!("optional int64 {name}; "),
        Type::Share => format!("optional double {name}; "),
        Type::Flag => format!("optional boolean {name}; "),
    }
}

fn column<'a>(
    group: &mut SerializedRowGroupWriter<Vec<u8>>,
    kind: Type,
    facts: impl Iterator<Item = Option<Fact<'a>>>,
) -> Result<(), ParquetError> {
    let Some(mut writer) = group.next_column()? else { return Ok(()) };
    match kind {
        Type::Text => put::<ByteArrayType>(&mut writer, facts, |fact| Some(bytes(&fact.text("; "))))?,
        Type::Texts => lists(&mut writer, facts)?,
        Type::Day => put::<Int32Type>(&mut writer, facts, |fact| match fact {
            Fact::Day(day) => Some(since_1970(*day)),
            _ => None,
        })?,
        Type::Count => put::<Int64Type>(&mut writer, facts, |fact| match fact {
            Fact::Count(n) => i64::try_from(*n).ok(),
            _ => None,
        })?,
        Type::Share => put::<DoubleType>(&mut writer, facts, |fact| match fact {
            Fact::Share(x) => Some((f64::from(*x) * 1000.0).round() / 1000.0),
            _ => None,
        })?,
        Type::Flag => put::<BoolType>(&mut writer, facts, |fact| match fact {
            Fact::Flag(yes) => Some(*yes),
            _ => None,
        })?,
    }
    writer.close()
}

/// Values, with a level of 1 where there is one.
fn put<'a, T: DataType>(
    writer: &mut SerializedColumnWriter,
    facts: impl Iterator<Item = Option<Fact<'a>>>,
    value: impl Fn(&Fact) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let values: Vec<Option<T::T>> = facts.map(|fact| value(&fact?)).collect();
    let levels: Vec<i16> = values.iter().map(|v| i16::from(v.is_some())).collect();
    let values: Vec<T::T> = values.into_iter().flatten().collect();
    writer.typed::<T>().write_batch(&values, Some(&levels), None)?;
    Ok(())
}

/// Lists of texts. The level is 0 where there is no list, 1 where it is empty, 2 for a text in it; the other tells whether the
/// text goes on a list.
fn lists<'a>(
    writer: &mut SerializedColumnWriter,
    facts: impl Iterator<Item = Option<Fact<'a>>>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels, mut goes_on) = (Vec::new(), Vec::new(), Vec::new());
    for fact in facts {
        let texts: Option<Vec<ByteArray>> = match &fact {
            Some(Fact::Texts(all)) => Some(all.iter().map(|t| bytes(t)).collect()),
            Some(Fact::Made(all)) => Some(all.iter().map(|t| bytes(t)).collect()),
            _ => None,
        };
        match texts {
            Some(texts) if !texts.is_empty() => {
                levels.extend(texts.iter().map(|_| 2));
                goes_on.extend((0..texts.len()).map(|i| i16::from(i > 0)));
                values.extend(texts);
            }
            other => {
                levels.push(i16::from(other.is_some()));
                goes_on.push(0);
            }
        }
    }
    writer.typed::<ByteArrayType>().write_batch(&values, Some(&levels), Some(&goes_on))?;
    Ok(())
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(legal(text).as_bytes().to_vec())
}

fn since_1970(day: civil::Date) -> i32 {
    (day - civil::date(1970, 1, 1)).get_days()
}
