//! Who stands in a question: the sides of the meetings, and of what kind the answer shall be.

use crate::dossier::{Kind, Office};
use crate::graph::{Party, Selection};
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::{KindRule, grammar};
use crate::query::{Ask, Except, Query};

/// The sides that a question names.
#[derive(Debug, Default)]
pub(crate) struct Sides {
    /// Runs of sides that "and" joins.
    pub groups: Vec<Vec<Party>>,
    /// Names that may be sides, topics or places: "syria" in "kerry lavrov syria".
    pub doubtful: Vec<Doubtful>,
    /// "with Kent and with Paz": each by himself.
    pub apart: bool,
}

impl Sides {
    pub fn all(&self) -> Vec<Party> {
        self.groups.iter().flatten().cloned().collect()
    }
}

/// A name of which the graph must tell what it is.
#[derive(Debug)]
pub(crate) struct Doubtful {
    pub party: Party,
    pub text: String,
}

impl Doubtful {
    /// Takes it for a side if there are such meetings, else for a topic, else for a place, if none is told.
    pub fn settle(self, selection: Selection, placed: bool, fits: &dyn Fn(&Selection) -> bool) -> Selection {
        let mut side = selection.clone();
        side.who.push(self.party.clone());
        if fits(&side) {
            return side;
        }
        let mut topic = selection.clone();
        topic.about.push(self.text.clone());
        if fits(&topic) {
            return topic;
        }
        let place = Selection { place: Some(self.text), ..selection };
        if !placed && fits(&place) { place } else { side }
    }
}

/// The sides of the meetings, taken out of the question.
pub(crate) fn sides(pieces: &mut [Chunk], terse: bool) -> Sides {
    let g = grammar();
    let mut out = Sides::default();
    let mut last: Option<usize> = None;
    let mut listed = 0;
    for at in 0..pieces.len() {
        let Tag::Side(party) = pieces[at].tag.clone() else { continue };
        if pieces[at].taken {
            continue;
        }
        pieces[at].taken = true;
        // "Kent's first meeting as foreign minister": the office that one of those named held himself
        let before = pieces[..at].iter().rev().find(|c| !matches!(c.fold.as_str(), "the" | "a" | "an"));
        let held = before.is_some_and(|c| c.tag == Tag::Word && c.fold == "as");
        if held
            && matches!(party, Party::Office(_))
            && out.groups.iter().flatten().any(|p| matches!(p, Party::Person { .. }))
        {
            continue;
        }
        let between = last.map(|l| &pieces[l + 1..at]);
        let joins =
            |c: &Chunk| matches!(c.fold.as_str(), "and" | "or" | "the" | "both" | "also") || g.is("PEOPLE", &c.fold);
        // "to Kent and to Paz"
        let again = between.is_some_and(
            |b| matches!(b, [and, with] if and.fold == "and" && matches!(with.fold.as_str(), "with" | "to" | "by")),
        );
        out.apart |= again;
        let joined = again || between.is_some_and(|b| b.iter().all(joins));
        let comma = last.is_some_and(|l| l + 1 == at && pieces[l].comma);
        listed = if comma {
            listed + 1
        } else if joined {
            listed
        } else {
            0
        };
        let or = between.is_some_and(|b| b.iter().any(|c| c.fold == "or"));
        let before_meeting = pieces.get(at + 1).is_some_and(|c| c.tag == Tag::Word && g.is("MEETING", &c.fold));
        let after_side = at > 0 && g.side_starts.has(&pieces[at - 1].fold);
        let unclear = match party {
            Party::Polity(_) => (terse || before_meeting) && !after_side,
            Party::Person { .. } => terse && !after_side,
            _ => false,
        };
        if unclear {
            out.doubtful.push(Doubtful { party, text: pieces[at].text.clone() });
            continue;
        }
        match out.groups.last_mut().filter(|_| joined) {
            Some(group) if or => {
                // "Kent, Paz or Lind"
                let n = listed.min(group.len().saturating_sub(1)) + 1;
                let some = group.split_off(group.len().saturating_sub(n));
                group.push(Party::Either(some.into_iter().chain([party]).collect()));
            }
            Some(group) => group.push(party),
            None => out.groups.push(vec![party]),
        }
        last = Some(at);
    }
    out
}

/// Takes "other than by phone" out of a question: the kinds that remain; none where all do.
pub(crate) fn other_kinds(pieces: &mut Vec<Chunk>) -> Vec<Kind> {
    let g = grammar();
    let kind = |at: usize| {
        let of = |k: &'static KindRule| k.phrases.iter().find_map(|p| g.ends_at(p, pieces, at)).map(|end| (end, k));
        g.kinds.iter().filter(|k| k.firm).find_map(of)
    };
    let starts = (0..pieces.len()).filter_map(|at| {
        let end = g.except.iter().find_map(|p| g.ends_at(p, pieces, at))?;
        kind(end).map(|(last, k)| (at..last, k))
    });
    let Some((range, rule)) = starts.into_iter().next() else { return Vec::new() };
    pieces.drain(range);
    Kind::ALL.into_iter().filter(|k| !rule.is.contains(k)).collect()
}

/// Takes "besides Lacombe", "other than Syria" out of a question.
pub(crate) fn except(pieces: &mut Vec<Chunk>) -> Vec<Except> {
    let g = grammar();
    let Some(start) = g.find(&g.except, pieces, 0) else { return Vec::new() };
    let joins = |c: &Chunk| matches!(c.fold.as_str(), "and" | "or" | "the");
    let rest = &pieces[start.end..];
    let sides = rest.iter().take_while(|c| matches!(c.tag, Tag::Side(_)) || joins(c)).count();
    let words = rest.iter().take_while(|c| !g.topic_ends.has(&c.fold) && !matches!(c.tag, Tag::When(_))).count();
    let comma = rest.iter().position(|c| c.comma).map_or(usize::MAX, |at| at + 1);
    let side = rest[..sides].iter().any(|c| !joins(c));
    let mut end = if side { sides } else { words }.min(comma);
    while end > 0 && joins(&rest[end - 1]) {
        end -= 1;
    }
    let left: Vec<Chunk> = pieces.drain(start.start..start.end + end).skip(start.len()).collect();
    if side {
        let one = |c: Chunk| match c.tag {
            Tag::Side(party) => Some(Except { text: c.text, party: Some(party) }),
            _ => None,
        };
        return left.into_iter().filter_map(one).collect();
    }
    let text = left.iter().filter(|c| c.fold != "the").map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ");
    if text.is_empty() { Vec::new() } else { vec![Except { text, party: None }] }
}

/// "besides the two": those named in the question themselves. What else is left out, and whether they are.
pub(crate) fn but_them(except: Vec<Except>) -> (Vec<Except>, bool) {
    let them = |e: &Except| {
        let text = e.text.to_lowercase();
        e.party.is_none()
            && matches!(
                text.as_str(),
                "two" | "both" | "them" | "themselves" | "these two" | "those two" | "two of them"
            )
    };
    let all = except.len();
    let rest: Vec<Except> = except.into_iter().filter(|e| !them(e)).collect();
    let some = rest.len() < all;
    (rest, some)
}

/// "Which American officials", "How many ministers", "Who from Russia": of what kind the answers are.
pub(crate) fn wanted(pieces: &mut [Chunk]) -> Option<Party> {
    let g = grammar();
    let fold = |i: usize| pieces.get(i).map_or("", |c| c.fold.as_str());
    let kind_first =
        |i: usize| !pieces[i].taken && matches!(pieces[i].tag, Tag::Side(Party::Polity(_) | Party::Office(_)));
    let leads = |c: &Chunk| matches!(c.fold.as_str(), "with" | "to" | "by" | "from");
    let kind = |c: &&Chunk| leads(c) || c.tag != Tag::Word || g.between_wanted.has(&c.fold) || g.is("PEOPLE", &c.fold);
    let behind = pieces.iter().skip(1).find(|c| matches!(c.fold.as_str(), "who" | "whom" | "that") || !kind(c));
    let then_who = behind.is_some_and(|c| matches!(c.fold.as_str(), "who" | "whom" | "that"));
    let of_kind = |i: usize| g.wanted_starts.iter().find_map(|p| g.ends_at(p, pieces, i));
    let doing = |c: &Chunk| {
        let verb = ["meeting", "seeing", "visiting", "hosting", "receiving", "calling", "talking", "speaking"];
        c.tag == Tag::Word && verb.contains(&c.fold.as_str())
    };
    // "presidents Okonjo met"
    let people = pieces.iter().skip(1).take_while(|c| c.tag == Tag::Word && g.is("PEOPLE", &c.fold)).count();
    let person = pieces.get(1 + people).is_some_and(|c| matches!(c.tag, Tag::Side(Party::Person { .. })) && !c.owner);
    // "Polish guest of Kent"
    let of = g.is("PEOPLE", fold(1)) || g.is("COMPANY", fold(1));
    let then_met = person && g.is("MEET", fold(2 + people)) || of && fold(2) == "of";
    // "the first Chilean leader to meet Paz"
    let lead =
        (0..3).find(|i| !matches!(fold(*i), "the" | "first" | "last" | "latest" | "earliest" | "only")).unwrap_or(0);
    let one = lead > 0 && lead < pieces.len() && kind_first(lead);
    let whom = matches!(fold(lead + 1), "with" | "by") && fold(lead + 2) == "whom" && lead + 2 < pieces.len();
    let one = one && (whom || matches!(fold(lead + 1), "to" | "who" | "that" | "whom"));
    let owned = |i: usize| pieces[i].owner && matches!(pieces[i].tag, Tag::Side(_)) && i + 2 < pieces.len();
    // "Lowe's Egyptian interlocutors"
    let company = |i: &usize| owned(*i) && g.is("COMPANY", fold(*i + 2)) && kind_first(*i + 1);
    let company = (0..pieces.len()).find(company).map(|i| i + 1);
    let start = company.or_else(|| {
        (0..pieces.len()).find_map(|i| match fold(i) {
            _ if i == 0 && one => Some(lead),
            _ if i == 0 && (then_who || then_met) && kind_first(0) => Some(0),
            word if i == 0 && word != "who" && g.is("PEOPLE", word) => Some(1),
            "which" | "what" => Some(i + 1),
            "who" if of_kind(i).is_some() => of_kind(i),
            // "who in Lowe's talks represented Egypt"
            "represented" | "representing" if i > 1 && fold(0) == "who" => Some(i + 1),
            "many" if i > 0 && fold(i - 1) == "how" => Some(i + 1),
            // "who is the prime minister meeting"
            "who" if g.is("BE", fold(i + 1)) && pieces[i + 2..].iter().take(3).any(doing) => None,
            "who" if g.is("BE", fold(i + 1)) => Some(i + 2),
            "who" if fold(i + 2) == "been" => Some(i + 3),
            "name" | "list" if i == 0 => Some(1),
            _ => None,
        })
    })?;
    let mut parties = Vec::new();
    let mut at = start;
    while let Some(piece) = pieces.get(at) {
        match &piece.tag {
            // "Which of the Kents did Paz meet?"
            Tag::Side(Party::Person { ids, .. })
                if at > start
                    && start > 0
                    && fold(start - 1) == "which"
                    && ids.len() > 1
                    && of_the(&pieces[start..at]) =>
            {
                parties.push((at, Party::Person { ids: ids.clone(), name: piece.text.clone() }));
            }
            Tag::Side(Party::Person { .. }) if at != start || at == 0 || fold(start - 1) != "which" => break,
            _ if !parties.is_empty() && matches!(piece.fold.as_str(), "who" | "whom" | "that" | "to") => break,
            // "who was the Shah's guest"
            Tag::Side(_) if piece.owner && g.is("COMPANY", fold(at + 1)) => break,
            Tag::Side(party) => parties.push((at, party.clone())),
            Tag::Word if g.between_wanted.has(&piece.fold) || g.is("PEOPLE", &piece.fold) => {}
            _ => break,
        }
        at += 1;
    }
    let meeting =
        pieces.get(at).is_some_and(|c| c.tag == Tag::Word && g.is("MEETING", &c.fold) && !g.is("MEET", &c.fold));
    if parties.is_empty() || meeting {
        return None;
    }
    parties.iter().for_each(|(i, _)| pieces[*i].taken = true);
    let mut parties: Vec<Party> = parties.into_iter().map(|(_, p)| p).collect();
    share_land(&mut parties);
    if parties.len() == 1 { parties.pop() } else { Some(Party::Either(parties)) }
}

fn of_the(pieces: &[Chunk]) -> bool {
    matches!(pieces, [of, the] if of.fold == "of" && matches!(the.fold.as_str(), "the" | "two" | "three"))
}

/// "Who met Shamir, Baker or Bush?": one of those behind the comma, with the one before it.
pub(crate) fn choice(pieces: &mut [Chunk]) -> Option<Party> {
    let side = |c: &Chunk| if let Tag::Side(p) = &c.tag { Some(p.clone()) } else { None };
    let met =
        |c: &Chunk| c.tag == Tag::Word && (grammar().is("MEET", &c.fold) || matches!(c.fold.as_str(), "with" | "to"));
    let fits = |w: &[Chunk]| met(&w[0]) && w[1].comma && side(&w[1]).is_some() && w[3].fold == "or";
    let at = pieces.windows(5).position(|w| fits(w) && side(&w[2]).is_some() && side(&w[4]).is_some())?;
    let both = vec![side(&pieces[at + 2])?, side(&pieces[at + 4])?];
    pieces[at + 2..at + 5].iter_mut().for_each(|c| c.taken = true);
    Some(Party::Either(both))
}

/// "Baltic presidents and prime ministers": a country told with one of the offices is that of all.
fn share_land(parties: &mut [Party]) {
    let land = parties.iter().find_map(|p| if let Party::Office(o) = p { o.of.clone() } else { None });
    for party in parties {
        if let Party::Office(office @ Office { of: None, .. }) = party {
            office.of.clone_from(&land);
        }
    }
}

/// One selection for each side of the first group of several: "both Kerry and Carter with Shoigu".
pub(crate) fn apart(selection: &Selection, groups: &[Vec<Party>]) -> Vec<Selection> {
    let Some(several) = groups.iter().find(|g| g.len() > 1) else { return vec![selection.clone()] };
    several
        .iter()
        .map(|one| {
            let who = selection.who.iter().filter(|p| *p == one || !several.contains(p)).cloned().collect();
            Selection { who, ..selection.clone() }
        })
        .collect()
}

/// The sides of which each alone may be meant, where no meeting has all: "Whom did Kerry and Carter meet?"
pub(crate) fn each(groups: &[Vec<Party>], query: &Query) -> Vec<Party> {
    let several = groups.iter().find(|g| g.len() > 1);
    let open = query.asks.first() == Some(&Ask::Who) || groups.len() > 1 || query.common;
    several.filter(|_| open).cloned().unwrap_or_default()
}
