//! What does a sentence say? Rules held against it make claims: who met whom, about what, who holds an office.

mod about;
pub mod clause;
pub mod detail;
pub mod elsewhere;
mod limb;
pub mod line;
mod list;
mod meeting;
mod no_meeting;
mod role;
pub mod scene;
pub mod seek;
mod sides;
pub mod status;
pub mod topic;

use std::ops::Range;

use crate::dossier::{Kind, Status};
use crate::mention::Page;
use crate::mention::time::When;
use crate::schema::rule::Makes;
use about::topic_claim;
use line::Line;
use role::role_claim;
use seek::{Bound, Fit};
use topic::{TopicMention, Zones};

/// One side of an encounter, before anybody knows who it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Side {
    /// A list of parties, by its row in the line.
    Group(usize),
    /// A single party, by its row in the line.
    Party(usize),
    /// The subject of the sentence before.
    Implied,
}

/// An encounter, as one sentence tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingClaim {
    /// Number of the sentence.
    pub sentence: usize,
    /// Who met: the subject first.
    pub sides: Vec<Side>,
    /// The noun of encounter, by its row in the line.
    pub encounter: Option<usize>,
    /// How they met.
    pub kind: Kind,
    /// Whether the words tell the kind; else it follows from who met.
    pub kind_told: bool,
    /// Whether it takes place.
    pub status: Status,
    /// About what.
    pub topics: Vec<TopicMention>,
    /// Where; an empty name means that the dateline decides.
    pub place: Option<detail::PlaceFound>,
    /// When.
    pub when: Option<When>,
    /// The tokens that show it.
    pub tokens: Range<usize>,
    /// Token of the verb or noun that it hangs on.
    pub anchor: usize,
    /// Whether it counts only between named persons or offices.
    pub careful: bool,
    /// Whether its one side holds several who met each other.
    pub mutual: bool,
    /// Whether the first side was not said but taken from the subject of a verb.
    pub guessed: bool,
    /// Whether it only tells what was spoken about.
    pub tells: bool,
    /// Whether, then, where and when are told so far off that they may be of what was spoken about.
    pub far: bool,
    /// Whether it counts only if it is to come or wished for.
    pub ahead: bool,
    /// Name of the rule.
    pub rule: String,
}

/// What some encounter told of before was about.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicClaim {
    /// Number of the sentence.
    pub sentence: usize,
    /// Who spoke, where the sentence says.
    pub who: Option<Side>,
    /// The topics.
    pub topics: Vec<TopicMention>,
    /// The token that it hangs on.
    pub anchor: usize,
    /// Whether a noun of encounter is its subject: "the talks focused on".
    pub of_encounter: bool,
    /// Name of the rule.
    pub rule: String,
}

/// An office that somebody holds, said by a verb.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleClaim {
    /// Number of the sentence.
    pub sentence: usize,
    /// The holder.
    pub who: Side,
    /// The office, by the row of its party in the line.
    pub office: usize,
    /// Whether it is past.
    pub former: bool,
    /// Name of the rule.
    pub rule: String,
}

/// What the sentences of a document say.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// The sentences, read.
    pub lines: Vec<Line>,
    /// For each sentence, where its topics stand.
    pub zones: Vec<Zones>,
    /// Encounters.
    pub meetings: Vec<MeetingClaim>,
    /// Encounters that a sentence only hints at; they count where no other claim of the sentence does.
    pub scenes: Vec<MeetingClaim>,
    /// Topics of encounters told of elsewhere.
    pub topics: Vec<TopicClaim>,
    /// Plans told of elsewhere that came to nothing.
    pub undoings: Vec<status::Undoing>,
    /// Offices.
    pub roles: Vec<RoleClaim>,
}

/// Reads every sentence.
pub fn find(page: &Page) -> Claims {
    let mut claims = Claims::default();
    for sentence in 0..page.document.sentences.len() {
        let line = line::line(page, sentence);
        let fits = seek::fits(page, &line);
        let zones = Zones::of(page, &line, topics(&fits));
        let mut meetings = meeting::meetings(page, &line, &fits, &zones);
        let told: Vec<TopicMention> = meetings.iter().flat_map(|m| m.topics.clone()).collect();
        let zones = Zones::of(page, &line, topics(&fits).chain(&told));
        meetings.retain(|m| {
            !no_meeting::only_spoken_of(&line, m, &zones)
                && !no_meeting::link(page, &line)
                && !no_meeting::no_host(&line, m)
        });
        let limbs = limb::limbs(page, &line, &meetings, &zones);
        meetings.extend(limbs);
        meetings.sort_by_key(|m| m.anchor);
        for fit in &fits {
            match &fit.rule.makes {
                Makes::Topic { .. } => claims.topics.extend(topic_claim(&line, fit)),
                Makes::Role { .. } => claims.roles.extend(role_claim(&line, fit)),
                Makes::Meeting { .. } => {}
            }
        }
        let undoings = status::undoings(page, &line);
        elsewhere::undo(page, &line, &undoings, &mut meetings);
        claims.undoings.extend(undoings);
        claims.scenes.extend(scene::scene(page, &line, &zones));
        claims.meetings.extend(meetings);
        claims.lines.push(line);
        claims.zones.push(zones);
    }
    elsewhere::settle(page, &mut claims);
    claims.topics.extend(topic::bullets::bullets(page, &claims.lines));
    claims.topics.sort_by_key(|t| (t.sentence, t.anchor));
    claims
}

/// How the names of rules begin that add somebody to a meeting told of right before.
pub const COMPANY: &str = "company-";

/// The topics that rules have found in a sentence.
fn topics<'f>(fits: &'f [Fit]) -> impl Iterator<Item = &'f TopicMention> {
    let bound = fits.iter().flat_map(|f| f.slots.values());
    bound.filter_map(|b| if let Bound::Topics(t) = b { Some(t) } else { None }).flatten()
}

/// The side that a slot holds.
fn side(bound: &Bound) -> Option<Side> {
    match bound {
        Bound::Who(g) => Some(Side::Group(*g)),
        Bound::Implied => Some(Side::Implied),
        _ => None,
    }
}
