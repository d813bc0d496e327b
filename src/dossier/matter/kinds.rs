//! Of which kinds its words are: what is known of a wording whose own words are too rare to have been learned.

use super::context::Context;
use super::phrase::plain;
use crate::claim::line::Line;
use crate::claim::topic::wording::{Spot, Wording};
use crate::dossier::bag::{Bag, DIGITS};
use crate::mention::Page;
use crate::mention::verb::VerbGroup;
use crate::schema::{Flags, WordKinds};

/// Where there is no verb.
const NO_VERB: &str = "-";

/// The kinds of the last verb before a wording.
fn deeds<'k>(kinds: &'k WordKinds, verb: Option<&str>) -> impl Iterator<Item = &'k str> + Clone {
    let known = verb.map(|v| kinds.deeds.of(base(v)));
    known.into_iter().flatten().chain(verb.is_none().then_some(NO_VERB))
}

/// A verb without its particle: "set up".
pub(super) fn base(verb: &str) -> &str {
    verb.split(' ').next().unwrap_or(verb)
}

/// The kinds of what a noun phrase hangs on, each with the preposition: "V:discuss", "N:agreement on".
fn leads<'k>(kinds: &'k WordKinds, lead: &'k str) -> impl Iterator<Item = (&'k str, &'k str)> + Clone {
    let split = |rest: &'k str| rest.split_once(' ').unwrap_or((rest, ""));
    let verb = lead.strip_prefix("V:").map(split);
    verb.into_iter().flat_map(|(verb, small)| kinds.deeds.of(verb).map(move |kind| (kind, small)))
}

/// The wording itself, with the verbs around it.
pub(super) fn wording(context: &Context, line: &Line, w: &Wording, verb: Option<&str>, lead: &str, bag: &mut Bag) {
    let page = context.cast.page;
    let kinds = &page.schema.kinds;
    let head = &page.words[w.head];
    deeds(kinds, verb).for_each(|deed| bag.with("verb-kind", deed));
    around(kinds, page, line, w, bag);
    for i in w.tokens.clone().filter(|i| *i != w.head && plain(page, *i)) {
        let word = &page.words[i];
        if word.tag.is_noun() || word.tag.is_adjective() {
            kinds.things.of(&word.lower).for_each(|kind| bag.with("word-kind", kind));
            lists(page, i, bag);
        }
    }
    if !plain(page, w.head) {
        return;
    }
    for kind in kinds.things.of(&head.lower) {
        bag.with("head-kind", kind);
        bag.put(&["head-kind=", kind, " size=", DIGITS[w.size.min(6)]]);
        w.shapes.iter().for_each(|shape| bag.put(&["head-kind=", kind, " shape=", shape]));
        deeds(kinds, verb).for_each(|deed| bag.put(&["head-kind=", kind, " verb=", deed]));
        leads(kinds, lead).for_each(|(deed, _)| bag.put(&["head-kind=", kind, " led=", deed]));
    }
    // Plain words are of single bytes each.
    for end in [4, 3] {
        if head.lower.len() > 5 {
            bag.with("ends", &head.lower[head.lower.len() - end..]);
        }
    }
}

/// The lists of topic words that a word beside the head stands in.
fn lists(page: &Page, i: usize, bag: &mut Bag) {
    let words = &page.schema.topicwords;
    let lists = [
        ("vague", &words.vague),
        ("fillers", &words.fillers),
        ("heads", &words.heads),
        ("light", &words.light),
        ("companions", &words.companions),
        ("shared", &words.shared),
        ("generic", &words.generic),
    ];
    lists.iter().filter(|(_, list)| page.words[i].listed(list)).for_each(|(name, _)| bag.with("word-list", name));
}

/// The verbs behind a wording, and those of saying above it.
fn around(kinds: &WordKinds, page: &Page, line: &Line, w: &Wording, bag: &mut Bag) {
    if let Some(v) = line.verbs.iter().find(|v| v.tokens.start >= w.tokens.end) {
        let voice = |v: &VerbGroup| if v.passive { "-passive" } else { "" };
        let next = if v.tokens.start == w.tokens.end { "does" } else { "then" };
        for kind in kinds.deeds.of(base(&v.base)) {
            bag.put(&["then", voice(v), "-kind=", kind]);
            if next == "does" {
                bag.put(&["does", voice(v), "-kind=", kind]);
            }
        }
    }
    let says = |v: &&VerbGroup| page.words[v.main].flags.any(Flags::SAYING);
    for v in line.verbs.iter().filter(|v| v.tokens.end <= w.tokens.start && v.finite()).filter(says) {
        kinds.deeds.of(base(&v.base)).for_each(|kind| bag.with("below-kind", kind));
    }
}

/// What a noun phrase hangs on, in the end and right before it.
pub(super) fn stand(page: &Page, spots: &[Spot], k: usize, lead: &str, bag: &mut Bag) {
    let kinds = &page.schema.kinds;
    for (kind, small) in leads(kinds, lead) {
        bag.with("led-kind", kind);
        bag.put(&["led-kind=", kind, " ", small]);
    }
    if let Some((noun, small)) = lead.strip_prefix("N:").and_then(|rest| rest.split_once(' ')) {
        for kind in kinds.things.of(noun) {
            bag.with("led-noun-kind", kind);
            bag.put(&["led-noun-kind=", kind, " ", small]);
        }
    }
    let Some(h) = spots[k].hangs else { return };
    let on = spots[h].tokens.end - 1;
    if plain(page, on) {
        for kind in kinds.things.of(&page.words[on].lower) {
            bag.with("hangs-on-kind", kind);
            bag.put(&["hangs-on-kind=", kind, " ", &page.words[spots[h].tokens.end].lower]);
        }
    }
}

/// What a noun phrase hangs on, together with how far its sentence lies from the words that tell of the meeting.
pub(super) fn stand_zoned(page: &Page, lead: &str, bag: &mut Bag) {
    leads(&page.schema.kinds, lead).for_each(|(kind, small)| bag.put(&["led-kind=", kind, " ", small]));
}

/// The wording, together with how far its sentence lies from the words that tell of the meeting.
pub(super) fn wording_zoned(page: &Page, w: &Wording, verb: Option<&str>, often: &str, bag: &mut Bag) {
    let kinds = &page.schema.kinds;
    verb.into_iter().for_each(|verb| bag.with("verb", verb));
    deeds(kinds, verb).for_each(|deed| bag.with("verb-kind", deed));
    if plain(page, w.head) {
        kinds.things.of(&page.words[w.head].lower).for_each(|kind| bag.with("head-kind", kind));
    }
    bag.with("size", DIGITS[w.size.min(6)]);
    bag.with("often", often);
}
