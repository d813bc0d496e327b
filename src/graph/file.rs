//! How is knowledge kept? As the dossier of each document; the merged view beside it is for readers.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::compact;
use super::page::Page;
use super::view::{MeetingView, PersonView, View};
use crate::date::Date;
use crate::dossier::{Dossier, Evidence, share};
use crate::error::{Error, Result};
use crate::merge::{self, Whole};

/// The number of the format that is written, and the only one that is read.
pub const FORMAT: u32 = 2;

const HEAD: &str =
    "// A graph of rapporteur. `dossiers` holds what was read, document by document; all that stands before it
// is worked out from the dossiers, and written anew each time the graph is saved.
#![enable(implicit_some)]
";

static HEAD_FORMAT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\A\s*(?:(?://[^\n]*\n|#!\[[^\]]*\])\s*)*\(\s*format\s*:\s*(\d+)").expect("a valid pattern")
});

/// How a graph is written to a file. Both forms hold the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people: `.ron`.
    Ron,
    /// For speed: any other ending.
    Compact,
}

impl Form {
    /// The form that the ending of a file name tells.
    pub fn of(path: &Path) -> Form {
        let ron = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        if ron { Form::Ron } else { Form::Compact }
    }
}

/// What documents say, each apart: the state from which every merged view is worked out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Archive {
    /// The dossier of each document, by the document's id.
    pub dossiers: BTreeMap<String, Dossier>,
}

impl Archive {
    /// Takes in the dossier of one document. The same document again is nothing.
    ///
    /// An error if the id stands for another text already, or if the dossier is not of exactly one document.
    pub fn add(&mut self, mut dossier: Dossier) -> Result<()> {
        let id = check(&dossier)?;
        share(&mut dossier);
        if let Some(known) = self.dossiers.get(&id) {
            if known.documents[0].digest != dossier.documents[0].digest {
                let what = format!("the document `{id}` is in the graph already, with another text");
                return Err(Error::new("", what).hint("rename the document, or retract the older one first"));
            }
            return Ok(());
        }
        self.dossiers.insert(id, dossier);
        Ok(())
    }

    /// Takes a document out, with all that it alone says; its dossier, if there was one.
    pub fn remove(&mut self, id: &str) -> Option<Dossier> {
        self.dossiers.remove(id)
    }

    /// Keeps the documents alone that had come out by the end of a date; when others came out is later or unknown.
    pub fn as_of(&mut self, date: Date) {
        let out =
            |d: &Dossier| d.documents.iter().all(|s| s.published.is_some_and(|p| p.bounds().1 <= date.bounds().1));
        self.dossiers.retain(|_, dossier| out(dossier));
    }

    /// What all documents together say. Depends on the set of documents alone.
    pub fn merged(&self) -> Dossier {
        merge::merge_all(self.dossiers.values())
    }

    /// The same, with what is needed to work it out again when documents come and go.
    pub fn whole(&self) -> Whole {
        Whole::of(self.dossiers.values())
    }

    /// [`Archive::whole`], worked out of what it was `before` documents came and others, `gone`, went: only what they concern
    /// is looked at.
    pub fn whole_again(&self, before: Whole, gone: &[Dossier]) -> Whole {
        before.again(gone, self.dossiers.values())
    }

    /// The bytes of a file in this form. `whole` is what [`Archive::whole`] gives, which is not worked out twice so.
    pub fn to_bytes(&self, whole: &Whole, form: Form) -> Vec<u8> {
        match form {
            Form::Ron => self.ron(&whole.facts).into_bytes(),
            Form::Compact => compact::write(self, whole),
        }
    }

    /// Reads a compact graph, as [`compact::is_compact`] tells it from RON. `file_name` is for messages.
    pub fn from_compact(bytes: &[u8], file_name: &str) -> Result<Archive> {
        compact::archive(bytes, file_name)
    }

    /// The same with what all documents together say, if this version of the program wrote it there.
    pub fn whole_of_compact(bytes: &[u8], file_name: &str) -> Result<(Archive, Option<Whole>)> {
        compact::whole(bytes, file_name)
    }

    /// What all documents of a compact graph together say, without reading what each says, if it can be helped.
    pub fn merged_of_compact(bytes: &[u8], file_name: &str) -> Result<Dossier> {
        match compact::merged(bytes, file_name)? {
            Some(merged) => Ok(merged),
            None => Ok(Archive::from_compact(bytes, file_name)?.merged()),
        }
    }

    /// The archive as RON, made to be read by people; [`Archive::from_ron`] gives back an equal archive.
    pub fn to_ron(&self) -> String {
        self.ron(&self.merged())
    }

    fn ron(&self, merged: &Dossier) -> String {
        let view = View::of(merged);
        let pages: BTreeMap<&str, Page> = self.dossiers.iter().map(|(id, d)| (id.as_str(), Page::of(d))).collect();
        // One line for each thing of the view; in the dossiers one for each person, meeting and sentence.
        let sections = [
            section("persons", &view.persons, 1),
            section("offices", &view.offices, 1),
            section("meetings", &view.meetings, 1),
            section("topics", &view.topics, 1),
            section("places", &view.places, 1),
            section("dossiers", &pages, 3),
        ];
        format!("{HEAD}(\n  format: {FORMAT},\n{})\n", sections.concat())
    }

    /// Reads what [`Archive::to_ron`] wrote. `file_name` is for messages.
    ///
    /// The merged view is not taken from the file: it follows from the dossiers.
    pub fn from_ron(text: &str, file_name: &str) -> Result<Archive> {
        check_format(text, file_name)?;
        let file: File = ron::from_str(text).map_err(|e| {
            let at = e.span.start;
            Error::new(file_name, e.code.to_string())
                .at(at.line, Some(at.col))
                .hint("a graph is written by `rapporteur build`; change its dossiers only, or build it anew")
        })?;
        let mut archive = Archive::default();
        for (id, page) in file.dossiers.0 {
            let dossier = page.dossier(&id);
            check(&dossier).map_err(|e| Error { file: file_name.to_string(), ..e })?;
            archive.dossiers.insert(id, dossier);
        }
        Ok(archive)
    }
}

/// A field of the file with its value, broken into lines down to `depth`.
fn section(name: &str, value: &impl Serialize, depth: usize) -> String {
    let layout = PrettyConfig::new().depth_limit(depth).new_line("\n").indentor("  ");
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let text = options.to_string_pretty(value, layout).expect("plain data is always written");
    // Line breaks inside strings are written as escapes, so every line may be moved in. An apostrophe needs no escape.
    format!("  {name}: {},\n", text.replace('\n', "\n  ").replace("\\'", "'"))
}

/// The id of the one document of a dossier, or what is wrong with the dossier.
pub(super) fn check(dossier: &Dossier) -> Result<String> {
    let [source] = dossier.documents.as_slice() else {
        let n = dossier.documents.len();
        return Err(Error::new("", format!("a dossier of one document is wanted, not of {n}")));
    };
    let persons = dossier.persons.iter().flat_map(|p| p.roles.iter().map(|r| (p.id.as_str(), r.confidence)));
    let meetings = dossier.meetings.iter().map(|m| (m.id.as_str(), m.confidence));
    if let Some((fact, c)) = persons.chain(meetings).find(|(_, c)| !(0.0..=1.0).contains(c)) {
        let what = format!("the confidence {c} of `{fact}` in document `{}` is not between 0 and 1", source.id);
        return Err(Error::new("", what));
    }
    match evidence(dossier).find(|e| e.document != source.id) {
        Some(e) => Err(Error::new("", format!("evidence in the dossier of `{}` is from `{}`", source.id, e.document))),
        None => Ok(source.id.clone()),
    }
}

/// All evidence of a dossier.
fn evidence(dossier: &Dossier) -> impl Iterator<Item = &Evidence> {
    let persons = dossier.persons.iter().flat_map(|p| {
        let told = p.mentions.iter().chain(&p.countries).flat_map(|s| &s.evidence);
        told.chain(p.roles.iter().flat_map(|r| &r.evidence))
    });
    let meetings = dossier.meetings.iter().flat_map(|m| {
        let sides = m.participants.iter().flat_map(|p| &p.evidence).chain(m.topics.iter().flat_map(|t| &t.evidence));
        let told = m.parties.iter().chain(&m.places).flat_map(|s| &s.evidence);
        let times = m.dates.iter().flat_map(|d| &d.evidence).chain(m.history.iter().flat_map(|s| &s.evidence));
        m.evidence.iter().chain(sides).chain(told).chain(times)
    });
    persons.chain(meetings)
}

/// An error unless the text begins like a graph of the format that is known.
fn check_format(text: &str, file_name: &str) -> Result<()> {
    let Some(found) = HEAD_FORMAT.captures(text) else {
        return Err(Error::new(file_name, format!("no graph: it does not begin with `(format: {FORMAT},`"))
            .hint("a graph is written by `rapporteur build`"));
    };
    if found[1].parse() == Ok(FORMAT) {
        return Ok(());
    }
    let line = text[..found.get(1).map_or(0, |m| m.start())].matches('\n').count() + 1;
    Err(Error::new(file_name, format!("format {} of a graph is unknown; this is format {FORMAT}", &found[1]))
        .at(line, None)
        .hint("it was written by another version of rapporteur; build it anew from the articles"))
}

/// The whole file. Of what is read only `dossiers` counts; the view must be there in shape, so that a slip of the
/// hand is noticed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the view is read for its shape alone")]
struct File {
    format: u32,
    persons: BTreeMap<String, PersonView>,
    offices: BTreeMap<String, Vec<String>>,
    meetings: BTreeMap<String, MeetingView>,
    topics: BTreeMap<String, Vec<String>>,
    places: BTreeMap<String, Vec<String>>,
    dossiers: Pages,
}

/// Dossiers by id, in which no id may stand twice.
struct Pages(BTreeMap<String, Page>);

impl<'de> Deserialize<'de> for Pages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Pages;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("dossiers by the id of their document")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Pages, A::Error> {
                let mut pages = BTreeMap::new();
                while let Some((id, page)) = map.next_entry::<String, Page>()? {
                    if pages.contains_key(&id) {
                        return Err(de::Error::custom(format!("the document `{id}` stands here twice")));
                    }
                    pages.insert(id, page);
                }
                Ok(Pages(pages))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

/// Writes a file so that it is either wholly the old or wholly the new one: beside it first, then renamed into place.
///
/// What is no regular file (a pipe, a device) is written to directly.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let wrong = |what: &str, e: std::io::Error| Error::new(path.display().to_string(), format!("{what}: {e}"));
    // A link is followed, so that what it points to is renewed and the link stays.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        return fs::write(path, bytes).map_err(|e| wrong("cannot be written", e));
    }
    let beside = beside(path);
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, path)).map_err(|e| {
        let _ = fs::remove_file(&beside);
        wrong("cannot be written", e)
    })
}

/// A name in the same folder, so that renaming stays within one file system; apart for each process.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.new", std::process::id()))
}
