//! The compact form of a graph file: the same content as the RON, for speed.
//!
//! ```text
//! magic (8 bytes) · format (u32) · for each section its length (u64) and checksum (u32) · checksum of all this (u32)
//! writer · texts · evidence · documents · merged facts · links · dossiers
//! ```
//! Numbers of the head are little-endian. Texts and evidence are tables, and all else names them by number: each sentence
//! stands in the file once. What all documents together say is kept beside what each says, so that a question need not merge,
//! and which parts of documents went into what, so that a document that comes need not do so with all; both count only where this
//! version of the program wrote them, and are worked out anew otherwise.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::thread;

use super::bytes::{Fault, Proof, Reader, Writer};
use super::file::{Archive, check};
use super::pack::Pack;
use crate::dossier::{Dossier, Meeting, Person, Source};
use crate::error::{Error, Result};
use crate::merge::{Links, Whole};

/// The first bytes of a compact graph. No text in UTF-8 begins so.
pub const MAGIC: [u8; 8] = *b"\x9frapp\r\n\x1a";

/// The number of the format that is written, and the only one that is read.
pub const COMPACT_FORMAT: u32 = 4;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const SECTIONS: usize = 7;
const HEAD: usize = MAGIC.len() + 4 + SECTIONS * 12 + 4;

/// Whether bytes are a graph in compact form, or what is left of one.
pub fn is_compact(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// The archive and what it says when merged, as bytes.
pub(super) fn write(archive: &Archive, whole: &Whole) -> Vec<u8> {
    let mut to = Writer::for_documents(archive.dossiers.len());
    let sources: Vec<&Source> = archive.dossiers.values().flat_map(|d| &d.documents).collect();
    pack_all(&sources, &mut to);
    let documents = to.section();
    whole.facts.persons.pack(&mut to);
    whole.facts.meetings.pack(&mut to);
    let facts = to.section();
    whole.links.pack(&mut to);
    let links = to.section();
    for dossier in archive.dossiers.values() {
        dossier.persons.pack(&mut to);
        dossier.meetings.pack(&mut to);
    }
    let dossiers = to.section();
    let proofs = to.proofs();
    let texts = to.texts();
    frame([VERSION.as_bytes(), &texts, &proofs, &documents, &facts, &links, &dossiers])
}

fn pack_all<'a>(sources: &[&'a Source], to: &mut Writer<'a>) {
    sources.iter().for_each(|source| source.pack(to));
}

/// Head and sections.
fn frame(sections: [&[u8]; SECTIONS]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEAD + sections.iter().map(|s| s.len()).sum::<usize>());
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&COMPACT_FORMAT.to_le_bytes());
    for section in &sections {
        out.extend_from_slice(&(section.len() as u64).to_le_bytes());
        out.extend_from_slice(&crc32fast::hash(section).to_le_bytes());
    }
    out.extend_from_slice(&crc32fast::hash(&out).to_le_bytes());
    sections.iter().for_each(|section| out.extend_from_slice(section));
    out
}

/// The archive that the bytes hold.
pub(super) fn archive(bytes: &[u8], file_name: &str) -> Result<Archive> {
    let all = told(unframe(bytes).and_then(|s| dossiers(&s, &tables(&s)?)), file_name)?;
    gathered(all, file_name)
}

fn gathered(dossiers: Vec<Dossier>, file_name: &str) -> Result<Archive> {
    let mut archive = Archive::default();
    for dossier in dossiers {
        let id = check(&dossier).map_err(|e| Error { file: file_name.to_string(), ..e })?;
        archive.dossiers.insert(id, dossier);
    }
    Ok(archive)
}

/// What all documents of the bytes together say; `None` where another version of the program worked it out.
pub(super) fn merged(bytes: &[u8], file_name: &str) -> Result<Option<Dossier>> {
    told(unframe(bytes).and_then(|s| if s.is_own() { facts(&s, &tables(&s)?).map(Some) } else { Ok(None) }), file_name)
}

/// The archive, and what its documents together say with the links; `None` where another version of the program worked that
/// out.
pub(super) fn whole(bytes: &[u8], file_name: &str) -> Result<(Archive, Option<Whole>)> {
    let read = |s: Sections| {
        let tables = tables(&s)?;
        let merged = || -> std::result::Result<Option<Whole>, String> {
            match s.is_own() {
                true => Ok(Some(Whole { facts: facts(&s, &tables)?, links: links(&s)? })),
                false => Ok(None),
            }
        };
        // Side by side: neither half of the file needs the other.
        let (all, whole) = thread::scope(|scope| {
            let whole = scope.spawn(merged);
            (dossiers(&s, &tables), whole.join().unwrap_or_else(|panic| resume_unwind(panic)))
        });
        Ok((all?, whole?))
    };
    let (all, whole) = told(unframe(bytes).and_then(read), file_name)?;
    Ok((gathered(all, file_name)?, whole))
}

fn told<T>(read: std::result::Result<T, String>, file_name: &str) -> Result<T> {
    read.map_err(|what| Error::new(file_name, what).hint("a graph is written by `rapporteur build`; build it anew"))
}

/// The sections of a file. Each is checked when it is opened, so that what is not read costs nothing.
struct Sections<'b> {
    writer: &'b [u8],
    texts: Section<'b>,
    proofs: Section<'b>,
    documents: Section<'b>,
    facts: Section<'b>,
    links: Section<'b>,
    dossiers: Section<'b>,
}

impl Sections<'_> {
    /// Whether this version of the program wrote the file.
    fn is_own(&self) -> bool {
        self.writer == VERSION.as_bytes()
    }
}

struct Section<'b> {
    bytes: &'b [u8],
    sum: u32,
}

impl<'b> Section<'b> {
    fn open(&self) -> std::result::Result<&'b [u8], String> {
        if crc32fast::hash(self.bytes) == self.sum {
            Ok(self.bytes)
        } else {
            Err("the graph is damaged: a checksum does not fit".into())
        }
    }
}

fn unframe(bytes: &[u8]) -> std::result::Result<Sections<'_>, String> {
    let short = || "the graph is damaged: it ends too early".to_string();
    let word =
        |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes).ok_or_else(short);
    let format = word(MAGIC.len())?;
    if format != COMPACT_FORMAT {
        return Err(format!("compact format {format} of a graph is unknown; this is format {COMPACT_FORMAT}"));
    }
    if crc32fast::hash(bytes.get(..HEAD - 4).ok_or_else(short)?) != word(HEAD - 4)? {
        return Err("the graph is damaged: a checksum does not fit".into());
    }
    let mut rest = bytes.get(HEAD..).ok_or_else(short)?;
    let mut next = |i: usize| {
        let at = MAGIC.len() + 4 + i * 12;
        let length = u64::from(word(at)?) | u64::from(word(at + 4)?) << 32;
        let (section, more) = usize::try_from(length).ok().and_then(|n| rest.split_at_checked(n)).ok_or_else(short)?;
        rest = more;
        Ok::<_, String>(Section { bytes: section, sum: word(at + 8)? })
    };
    let writer = next(0)?.open()?;
    let [texts, proofs, documents, facts, links, dossiers] =
        [next(1)?, next(2)?, next(3)?, next(4)?, next(5)?, next(6)?];
    if !rest.is_empty() {
        return Err("the graph is damaged: something follows its end".into());
    }
    Ok(Sections { writer, texts, proofs, documents, facts, links, dossiers })
}

fn damaged(fault: Fault) -> String {
    format!("the graph is damaged: {fault}")
}

/// The tables, and the documents that stand in both views.
struct Tables<'b> {
    texts: Vec<&'b str>,
    proofs: Vec<Proof>,
}

fn tables<'b>(sections: &Sections<'b>) -> std::result::Result<Tables<'b>, String> {
    let texts = Reader::new(sections.texts.open()?, &[], &[]).table_of_texts().map_err(damaged)?;
    let proofs = Reader::new(sections.proofs.open()?, &texts, &[]).table_of_proofs().map_err(damaged)?;
    Ok(Tables { texts, proofs })
}

fn documents(sections: &Sections, tables: &Tables) -> std::result::Result<Vec<Source>, String> {
    let mut reader = Reader::new(sections.documents.open()?, &tables.texts, &tables.proofs);
    let mut out = Vec::new();
    while reader.end().is_err() {
        out.push(Source::unpack(&mut reader).map_err(damaged)?);
    }
    Ok(out)
}

fn facts(sections: &Sections, tables: &Tables) -> std::result::Result<Dossier, String> {
    let documents = documents(sections, tables)?;
    let mut reader = Reader::new(sections.facts.open()?, &tables.texts, &tables.proofs);
    let persons: Vec<Person> = Pack::unpack(&mut reader).map_err(damaged)?;
    let meetings: Vec<Meeting> = Pack::unpack(&mut reader).map_err(damaged)?;
    reader.end().map_err(damaged)?;
    Ok(Dossier { documents, persons, meetings })
}

fn links(sections: &Sections) -> std::result::Result<Links, String> {
    let mut reader = Reader::new(sections.links.open()?, &[], &[]);
    let links = Pack::unpack(&mut reader).map_err(damaged)?;
    reader.end().map_err(damaged)?;
    Ok(links)
}

fn dossiers(sections: &Sections, tables: &Tables) -> std::result::Result<Vec<Dossier>, String> {
    // What all say together is not needed here, but a file of which a part is damaged is no good.
    sections.facts.open()?;
    sections.links.open()?;
    let mut reader = Reader::new(sections.dossiers.open()?, &tables.texts, &tables.proofs);
    let mut out: BTreeMap<String, Dossier> = BTreeMap::new();
    for source in documents(sections, tables)? {
        let id = source.id.clone();
        let persons: Vec<Person> = Pack::unpack(&mut reader).map_err(damaged)?;
        let meetings: Vec<Meeting> = Pack::unpack(&mut reader).map_err(damaged)?;
        if out.insert(id, Dossier { documents: vec![source], persons, meetings }).is_some() {
            return Err("the graph is damaged: a document stands here twice".into());
        }
    }
    reader.end().map_err(damaged)?;
    Ok(out.into_values().collect())
}
