//! Pieces of a question read anew by those beside them: "North and South Korea", "his Africa trip", "the Quad leaders' summit".

use crate::dossier::Office;
use crate::graph::words::{is_country, is_region, known_polity};
use crate::graph::{Party, fold};
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;

/// "North and South Korea": two countries.
pub(crate) fn halves(chunks: &mut [Chunk]) {
    let Some(last) = chunks.len().checked_sub(2) else { return };
    for at in 0..last {
        let half = ["north", "south", "east", "west"].contains(&chunks[at].fold.as_str());
        let Tag::Side(Party::Polity(name)) = &chunks[at + 2].tag else { continue };
        let Some((_, rest)) = name.split_once(' ') else { continue };
        let other = known_polity(&format!("{} {rest}", chunks[at].fold)).map(str::to_string);
        if let Some(other) = other.filter(|o| half && chunks[at + 1].fold == "and" && o != name) {
            chunks[at].tag = Tag::Side(Party::Polity(other));
        }
    }
}

/// "his Africa trip": where it went.
pub(crate) fn trips(chunks: &mut [Chunk]) {
    for at in 1..chunks.len() {
        let trip = grammar().is("TRIP", &chunks[at].fold);
        let before = &mut chunks[at - 1];
        if let (true, Tag::Side(Party::Polity(land)), false) = (trip, &before.tag, before.owner)
            && (fold(land) == before.fold || is_region(land))
        {
            before.tag = Tag::Place(land.clone());
        }
    }
}

/// "the Quad leaders' summit", "members of the Quad": of the Quad, whatever those are called who came.
pub(crate) fn gatherings(chunks: &mut [Chunk]) {
    for at in 1..chunks.len() {
        let meeting = chunks[at].tag == Tag::Word && grammar().is("MEETING", &chunks[at].fold);
        let Tag::Side(Party::Office(Office { of: Some(of), .. })) = &chunks[at - 1].tag else { continue };
        let members = chunks[at - 1].fold.starts_with("members of") || chunks[at - 1].fold.starts_with("member of");
        if members || chunks[at - 1].fold.ends_with(" leaders") && (meeting || !is_country(&fold(of))) {
            chunks[at - 1].tag = Tag::Side(Party::Polity(of.clone()));
        }
    }
}
