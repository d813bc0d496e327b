//! How did they meet? The likeliest of all kinds.
//!
//! The weights are learned (`schema/weights/kind.ron`): what words and rules make of a meeting, who met, and how the text speaks of them,
//! each speaks for one kind or another.

use super::super::bag::Bag;
use super::super::cast::Cast;
use super::super::fact::Kind;
use super::super::meeting::Draft;
use super::super::standing;
use super::company::Company;
use super::heads::Heads;
use super::kind::multilateral;
use super::titled;
use crate::mention::place::Scale;

/// So much likelier than what rules have made of it must be what goes before it.
const MORE: f32 = 1.3;

/// How each meeting may have gone, with what is told of the features of each kind. `told` holds what the words tell, before who met
/// was looked at.
pub fn manners<T>(
    cast: &Cast,
    heads: &Heads,
    drafts: &[Draft],
    told: &[Option<Kind>],
    tell: fn(&[&Bag]) -> T,
) -> Vec<Vec<(Kind, T)>> {
    let company = Company::of(cast, heads, drafts);
    let weights = &cast.page.schema.learned.kind;
    let mut whole = cast.bag(weights);
    company.around(&mut whole);
    let mut of = |d: usize| {
        let mut bag = cast.bag(weights);
        signs(&company, d, told[d], &mut bag);
        bag.extend(&whole);
        Kind::ALL.into_iter().map(|kind| (kind, tell(&[&bag.again(under(kind))]))).collect()
    };
    (0..drafts.len()).map(&mut of).collect()
}

/// What names of features of a kind begin with.
fn under(kind: Kind) -> &'static str {
    match kind {
        Kind::Talks => "talks|",
        Kind::Call => "call|",
        Kind::Video => "video|",
        Kind::Summit => "summit|",
        Kind::Conference => "conference|",
        Kind::Visit => "visit|",
    }
}

/// Settles how each meeting went, where words and rules have had their say.
pub(super) fn settle(cast: &Cast, heads: &Heads, drafts: &mut [Draft], told: &[Option<Kind>]) {
    // In a text of a few sentences, what words and rules tell goes before what is likely.
    if drafts.is_empty() || !standing::weighs(cast) {
        return;
    }
    let rows = manners(cast, heads, drafts, told, Bag::chance);
    // Whatever is called a summit is one, and what a title tells of wires stays.
    let title = titled::title(cast);
    let said = |told: &Option<Kind>| *told == Some(Kind::Summit) || told.is_some() && *told == title;
    let open = drafts.iter_mut().zip(rows).zip(told).filter(|(_, told)| !said(told));
    for ((draft, row), told) in open {
        let odds = |chance: f32| chance / (1.0 - chance).max(1e-6);
        let ruled =
            row.iter().find(|(kind, _)| *kind == draft.kind.unwrap_or(Kind::Talks)).map_or(0.0, |one| odds(one.1));
        // Leaders who meet virtually are on a screen, however many wait in person elsewhere.
        let screen = *told == Some(Kind::Video) && draft.who.len() == 2;
        let row = row.into_iter().filter(|(kind, _)| !(screen && *kind == Kind::Summit));
        let best = row.reduce(|best, one| if one.1 > best.1 { one } else { best });
        if let Some((kind, _)) = best.filter(|(_, chance)| odds(*chance) > MORE * ruled) {
            draft.kind = Some(kind);
        }
    }
}

/// What speaks for one kind or another.
fn signs(company: &Company, d: usize, told: Option<Kind>, bag: &mut Bag) {
    let draft = &company.drafts[d];
    let word = |kind: Option<Kind>| kind.map_or("none", |k| k.word());
    let status = draft.status.map_or("none", |s| s.word());
    let sure = if draft.kind_told { "told" } else { "plain" };
    bag.with("rule", word(draft.kind));
    bag.put(&["rule=", word(draft.kind), " ", word(told), " ", sure]);
    bag.put(&["rule=", word(draft.kind), " ", status]);
    for evidence in &draft.evidence {
        bag.with("by", &evidence.rule);
    }
    let place = match &draft.place {
        None => "none",
        Some((p, _)) if p.scale == Scale::Country => "country",
        Some((p, _)) if p.scale == Scale::Venue => "venue",
        Some(_) => "town",
    };
    bag.put(&["place=", place, " ", word(told)]);
    if draft.bodies.iter().any(|(b, _)| multilateral(company.cast, b)) {
        bag.add("multilateral");
        bag.count("multilateral", draft.who.len().min(3));
    }
    if draft.topics.is_empty() {
        bag.put(&["no topics ", word(draft.kind)]);
    }
    for &(s, a) in &draft.told {
        let line = &company.cast.claims.lines[s];
        if let Some(v) = line.verbs.iter().find(|v| v.main == a) {
            bag.with("verb", &v.base);
            bag.put(&["verb=", &v.base, " ", word(draft.kind)]);
        }
        if let Some(e) = line.encounters.iter().find(|e| e.head == a) {
            let noun = &company.cast.page.words[e.head].lower;
            bag.with("noun", noun);
            bag.put(&["noun=", noun, " ", word(draft.kind)]);
        }
    }
    company.gathered(d, bag);
    company.wires(d, bag);
}
