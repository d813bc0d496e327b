//! What does a sentence say? Rules held against it make claims: who met whom, about what, who holds an office.

pub mod clause;
pub mod detail;
pub mod elsewhere;
mod limb;
pub mod line;
mod list;
mod no_meeting;
pub mod scene;
pub mod seek;
pub mod status;
pub mod topic;

use std::ops::Range;

use crate::dossier::{Kind, Status};
use crate::mention::Page;
use crate::mention::party::Head;
use crate::mention::time::When;
use crate::mention::verb::Tense;
use crate::schema::rule::Makes;
use line::{Line, What};
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
        let mut meetings = meetings(page, &line, &fits, &zones);
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

fn side(bound: &Bound) -> Option<Side> {
    match bound {
        Bound::Who(g) => Some(Side::Group(*g)),
        Bound::Implied => Some(Side::Implied),
        _ => None,
    }
}

/// Verbs that say that the one which they govern is not done: "declined to discuss".
const SHUNS: &[&str] = &["refuse", "decline", "avoid", "fail", "omit", "forget", "refrain"];

fn topic_claim(line: &Line, fit: &Fit) -> Option<TopicClaim> {
    let Makes::Topic { about, who, talk, nameless } = &fit.rule.makes else { return None };
    let Some(Bound::Topics(topics)) = fit.slots.get(about.as_str()) else { return None };
    if let What::Verb(v) = line.items[fit.anchor].what
        && (line.verbs[v].negated || line.verbs[v].governs.iter().any(|g| SHUNS.contains(&g.as_str())))
    {
        return None;
    }
    if *nameless && topics.first().is_none_or(|t| t.name) {
        return None;
    }
    let talk = talk.as_ref().and_then(|t| fit.slots.get(t.as_str()));
    Some(TopicClaim {
        sentence: line.sentence,
        who: who.as_ref().and_then(|w| fit.slots.get(w.as_str())).and_then(side),
        topics: topics.clone(),
        anchor: line.items[fit.anchor].tokens.start,
        of_encounter: talk.is_some(),
        rule: fit.rule.name.clone(),
    })
}

fn role_claim(line: &Line, fit: &Fit) -> Option<RoleClaim> {
    let Makes::Role { who, office, former } = &fit.rule.makes else { return None };
    if not_yet(line, fit) {
        return None;
    }
    let who = side(fit.slots.get(who.as_str())?)?;
    let Some(Bound::Who(g)) = fit.slots.get(office.as_str()) else { return None };
    let party = *line.groups[*g].parties.first()?;
    Some(RoleClaim { sentence: line.sentence, who, office: party, former: *former, rule: fit.rule.name.clone() })
}

/// "X might become mayor", "Y is to be minister": whether an office is but to come.
fn not_yet(line: &Line, fit: &Fit) -> bool {
    let anchor = &line.items[fit.anchor].tokens;
    let verb = line.verbs.iter().find(|v| v.tokens.contains(&anchor.start) || anchor.contains(&v.tokens.start));
    verb.is_some_and(|v| {
        let open = v.modal.as_ref().is_some_and(|m| ["might", "may", "could", "would", "should"].contains(&m.as_str()));
        let ahead = v.modal.is_some() || v.tense == Tense::Infinitive;
        // Whoever is to be replaced as something is that still.
        let own = v.passive || ["be", "become", "remain"].contains(&v.base.as_str());
        own && (open || v.is_to || ahead && v.base == "become")
    })
}

/// The encounters of a sentence: one for each verb or noun, told by the rule that holds most.
fn meetings(page: &Page, line: &Line, fits: &[Fit], zones: &Zones) -> Vec<MeetingClaim> {
    let mut found: Vec<(usize, MeetingClaim)> = Vec::new();
    for fit in fits {
        let claim = meeting_claim(page, line, fit, zones);
        let Some(claim) = claim.filter(|c| {
            !no_meeting::urges(page, line, c)
                && !no_meeting::never_was(line, c)
                && !no_meeting::disowned(page, line, c)
                && !no_meeting::to_press(page, line, c)
        }) else {
            continue;
        };
        let told = matches!(fit.rule.makes, Makes::Meeting { status: Some(_), .. });
        let idle = claim.ahead && claim.status == Status::Held;
        let weight = if idle { 0 } else { weight(line, &claim) + usize::from(told) };
        // Who else attended a meeting with somebody is told beside it.
        let adds = |c: &MeetingClaim| c.rule.starts_with(COMPANY);
        let same =
            |c: &MeetingClaim| c.encounter.is_some() && c.encounter == claim.encounter && adds(c) == adds(&claim);
        let twin = found.iter_mut().find(|(_, c)| c.anchor == claim.anchor || same(c));
        match twin {
            Some(twin) if twin.0 < weight => *twin = (weight, claim),
            Some(_) => {}
            None => found.push((weight, claim)),
        }
    }
    let mut claims: Vec<MeetingClaim> = found.into_iter().map(|(_, c)| c).collect();
    claims.sort_by_key(|c| c.anchor);
    claims
}

/// How much a claim knows: parties count most.
fn weight(line: &Line, claim: &MeetingClaim) -> usize {
    let parties = claim.sides.iter().map(|s| match s {
        Side::Group(g) => line.groups[*g].parties.iter().map(|&p| if line.parties[p].personal() { 2 } else { 1 }).sum(),
        Side::Party(p) => {
            if line.parties[*p].personal() {
                2
            } else {
                1
            }
        }
        Side::Implied => 1,
    });
    parties.sum::<usize>() * 4
        + claim.sides.len() * 2
        + claim.topics.len().min(1)
        + usize::from(claim.encounter.is_some())
}

/// Rules that tell of one caller after another: whom they call on the sentence leaves unsaid, whoever is its subject.
const TURNS: &[&str] =
    &["turn-of", "somebodys-turn", "have-ones-turn", "given-so-long", "use-ones-hour", "visitor-of-the-day"];

/// So many words a verb's object takes before a place or a time behind it may be of something else.
const OBJECT: usize = 6;

fn meeting_claim(page: &Page, line: &Line, fit: &Fit, zones: &Zones) -> Option<MeetingClaim> {
    let Makes::Meeting { kind, status, who, talk, about, careful, mutual, subject, told: tells, ahead } =
        &fit.rule.makes
    else {
        return None;
    };
    let encounter = talk
        .as_ref()
        .and_then(|t| fit.slots.get(t.as_str()))
        .and_then(|b| if let Bound::Encounter(e) = b { Some(*e) } else { None });
    let mut sides: Vec<Side> = who.iter().filter_map(|w| fit.slots.get(w.as_str())).filter_map(side).collect();
    if fit.rule.name.ends_with("-in-company") && no_meeting::partner_of_noun(page, line, fit.items.start) {
        return None;
    }
    if fit.rule.name == "call-somebody" && no_meeting::calls_for(page, line, fit.anchor) {
        return None;
    }
    if *mutual && (!sides.iter().any(|s| several(line, s)) || no_meeting::meets_things(page, line, fit.anchor)) {
        return None;
    }
    let matter = encounter.and_then(|e| country_spoken_of(page, line, e));
    let mut owners: Vec<Side> = encounter.iter().flat_map(|&e| owners(page, line, e)).collect();
    let adds = fit.rule.name.starts_with(COMPANY);
    owners.retain(|o| !adds && matter.is_none_or(|m| *o != Side::Party(m)));
    let guessed = *subject && owners.is_empty();
    if guessed {
        let left_unsaid = match spoken_of(page, line, fit.anchor, &sides) {
            _ if TURNS.contains(&fit.rule.name.as_str()) => Side::Implied,
            Side::Implied if *ahead => named_before(page, line, fit.anchor, &sides),
            side => side,
        };
        sides.insert(0, left_unsaid);
    }
    sides.extend(owners);
    let visit = encounter.is_some_and(|e| line.encounters[e].kind == Kind::Visit);
    if visit && (guessed || sides.len() < 2 && !adds) {
        return None;
    }
    let item = fit.anchor;
    let anchor = match line.items[item].what {
        What::Verb(v) => line.verbs[v].main,
        _ => line.items[item].tokens.end - 1,
    };
    let mut topics = match about.as_ref().and_then(|a| fit.slots.get(a.as_str())) {
        Some(Bound::Topics(topics)) => topics.clone(),
        _ => Vec::new(),
    };
    let subject = encounter.and_then(|e| line.encounters[e].subject.clone());
    topics.extend(subject.map_or(Vec::new(), |s| topic::before_noun(page, line, s)));
    topics.extend(matter.map_or(Vec::new(), |m| topic::within(page, line, line.parties[m].tokens.clone())));
    if topics.is_empty() {
        topics = topic::purpose::behind(page, line, fit.items.end);
    }
    let tokens = line.items[fit.items.start].tokens.start..line.items[fit.items.end - 1].tokens.end;
    let around = detail::Around { page, line, tokens: &tokens, anchor, encounter, topics: zones };
    let (told, place, when) = (around.kind(*kind), around.place(), around.when());
    let far = *tells && around.far(if about.is_some() { anchor + OBJECT } else { anchor + 1 });
    let noun = encounter.and_then(|e| line.item_of(line.encounters[e].head));
    // "awaited her at the gate": a plan only in the present
    let awaited = |s: &Status| *s == Status::Planned && status::was_awaited(line, item);
    let said = status.filter(|s| !awaited(s)).map(|s| status::as_said(page, line, item, s));
    let status = said.unwrap_or_else(|| match (line.items[item].what, noun) {
        (What::Verb(_), None) => status::of_verb(page, line, item),
        // "will attend a dinner given by X"
        (What::Verb(_), Some(noun)) if *ahead && noun < item => status::of_encounter(page, line, noun),
        (What::Verb(_), Some(noun)) => verb_or_noun(page, line, item, noun),
        (_, Some(noun)) => status::of_encounter(page, line, noun),
        (_, None) if *ahead => status::around(page, line, item),
        // "hopes for an hour with X"
        (_, None) if status::wished_for(page, line, item) => Status::Proposed,
        _ => Status::Held,
    });
    Some(MeetingClaim {
        sentence: line.sentence,
        sides,
        encounter,
        kind: told.unwrap_or(Kind::Talks),
        kind_told: told.is_some_and(|k| k != Kind::Talks),
        status,
        topics,
        place,
        when,
        tokens,
        anchor,
        careful: *careful,
        mutual: *mutual,
        guessed,
        tells: *tells,
        far,
        ahead: *ahead,
        rule: fit.rule.name.clone(),
    })
}

/// The person named first before an item, save as somebody's partner: "two meetings are in the diary of X: one with".
fn named_before(page: &Page, line: &Line, item: usize, others: &[Side]) -> Side {
    let partner = |k: usize| k > 0 && page.words[line.items[k - 1].tokens.start].among(&["with", "by", "for"]);
    let named = (0..item).find_map(|k| match line.items[k].what {
        What::Who(g) if !partner(k) => Some(g),
        _ => None,
    });
    let personal = |g: &usize| line.groups[*g].parties.iter().all(|&p| line.parties[p].personal());
    let named = named.filter(|g| personal(g) && !others.contains(&Side::Group(*g)));
    named.map_or(Side::Implied, Side::Group)
}

/// The first country or body of the sentence before an item: whom "it" stands for.
fn bodies_before(line: &Line, item: usize) -> Option<usize> {
    line.items[..item].iter().find_map(|i| match i.what {
        What::Who(g) if line.groups[g].parties.iter().all(|&p| matches!(line.parties[p].head, Head::Body(_))) => {
            Some(g)
        }
        _ => None,
    })
}

/// Whether a side stands for more than one.
fn several(line: &Line, side: &Side) -> bool {
    let Side::Group(g) = side else { return false };
    let parties = &line.groups[*g].parties;
    parties.len() > 1
        || parties
            .iter()
            .any(|&p| line.parties[p].plural() || line.parties[p].head == Head::Pronoun && line.parties[p].count != 1)
}

/// The side that a noun of encounter leaves unsaid: the subject of its verb, else the one whom the text goes on about.
fn spoken_of(page: &Page, line: &Line, noun: usize, others: &[Side]) -> Side {
    let verb = (0..noun).rev().find(|&k| matches!(line.items[k].what, What::Verb(_)));
    match verb.map(|k| clause::subject(page, line, k)) {
        Some(clause::Subject::Who(g)) if !others.contains(&Side::Group(g)) => Side::Group(g),
        None => {
            let right = (noun..line.items.len())
                .find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].finite()));
            match right.map(|k| clause::subject(page, line, k)) {
                Some(clause::Subject::Who(g)) if !others.contains(&Side::Group(g)) => Side::Group(g),
                _ => traveller(page, line, noun).unwrap_or(Side::Implied),
            }
        }
        Some(clause::Subject::Other) => bodies_before(line, noun).map_or(Side::Implied, Side::Group),
        _ => Side::Implied,
    }
}

/// "Duarte's visit to Lima for talks with": whose journey it is on which somebody is to be seen.
fn traveller(page: &Page, line: &Line, noun: usize) -> Option<Side> {
    let end = line.items[noun].tokens.start;
    let mark = |i: usize| page.words[i].among(&["'s", "’s", "'", "’"]);
    let journey = |i: usize| page.schema.status.journeys.iter().any(|n| page.words[i].is(n));
    let owns = |p: &usize| {
        let party = &line.parties[*p];
        let at = party.tokens.end;
        let owner = at < end && (mark(at) || mark(at - 1));
        owner && party.personal() && (at..end.min(at + 5)).any(journey)
    };
    (0..line.parties.len()).find(owns).map(Side::Party)
}

/// A verb with a noun of encounter: the less certain of the two decides.
fn verb_or_noun(page: &Page, line: &Line, verb: usize, noun: usize) -> Status {
    if status::called_off(page, line, noun) {
        return Status::Cancelled;
    }
    match status::of_verb(page, line, verb) {
        Status::Held => {
            let What::Encounter(e) = line.items[noun].what else { return Status::Held };
            // "The next meeting is with X."
            if noun < verb && matches!(line.items[verb].what, What::Verb(v) if line.verbs[v].base == "be") {
                return status::of_encounter(page, line, noun);
            }
            if status::appointed(page, line, verb, e) {
                return Status::Planned;
            }
            let before = line.encounters[e].status.filter(|s| *s != Status::Planned);
            if matches!(line.items[verb].what, What::Verb(v) if line.verbs[v].base == "invite") {
                return Status::Proposed;
            }
            let start = line.encounters[e].tokens.start;
            let told = status::by_phrase(page, start, line.tokens.start);
            let came = start > 0 && page.words[start - 1].is("for") && came(line, verb);
            before.or(told.filter(|s| !came || *s != Status::Planned)).unwrap_or(Status::Held)
        }
        other => other,
    }
}

/// "joined X for a meeting", not "left for one".
fn came(line: &Line, verb: usize) -> bool {
    const LEAVES: &[&str] = &["leave", "fly", "go", "head", "depart", "set", "travel", "embark"];
    let What::Verb(v) = line.items[verb].what else { return false };
    let verb = &line.verbs[v];
    matches!(verb.tense, Tense::Past | Tense::Pluperfect) && !LEAVES.contains(&verb.base.as_str())
}

/// The country whose bare name alone stands before a noun of encounter: "the Syria talks" are about it, not with it.
fn country_spoken_of(page: &Page, line: &Line, encounter: usize) -> Option<usize> {
    let encounter = &line.encounters[encounter];
    let [only] = line.parties_in(&encounter.tokens)[..] else { return None };
    let party = &line.parties[only];
    let named = page.atom(party.tokens.start).is_some_and(|a| a.polity().is_some());
    (named && matches!(party.head, Head::Body(_)) && party.tokens.end == encounter.head).then_some(only)
}

/// "the Coastal Leaders' Summit": whether those before a noun only lend the gathering its name.
fn of_its_name(page: &Page, end: usize, head: usize) -> bool {
    let titled = |w: &crate::mention::word::Word| w.among(&["leaders", "ministers"]) && w.capital();
    let words = &page.words[end.saturating_sub(1)..=head];
    words.last().is_some_and(|w| w.capital()) && words.iter().any(titled)
}

/// Those who stand in or right before the noun phrase: "X's talks", "the X–Y summit", "U.S.-Russian talks".
fn owners(page: &Page, line: &Line, encounter: usize) -> Vec<Side> {
    let tokens = &line.encounters[encounter].tokens;
    let mark = tokens.start > line.tokens.start && page.words[tokens.start - 1].among(&["'s", "’s", "'", "’"]);
    let end = tokens.start - usize::from(mark);
    let before =
        line.groups.iter().position(|g| g.tokens.end == end && g.parties.iter().all(|&p| line.parties[p].personal()));
    let head = line.encounters[encounter].head;
    if of_its_name(page, end, head) {
        return Vec::new();
    }
    let inside =
        line.parties_in(tokens).into_iter().filter(|&p| !line.parties[p].tokens.contains(&head)).map(Side::Party);
    before.map(Side::Group).into_iter().chain(inside).collect()
}
