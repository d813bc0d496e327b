//! Whether two names can be one person's.

use super::align::{Alignment, counts};
use super::features::{Case, Features};
use super::measure::features;
use super::parse::Name;
use super::token::{Kind, Rule};
use super::weights::built_in;
use std::fmt::Write;

/// At this score and above two names count as one person's.
pub const SAME: f32 = 0.5;
/// At this score and above no context is needed.
const SURE: f32 = 0.8;
/// At this score and below no context can help.
const NEVER: f32 = 0.2;
/// The score of names that have nothing in common; no weighing gives less.
pub(super) const NOTHING: f32 = 0.01;
/// The score of names that contradict one another by rule: numbers, realms, Jr. and Sr., middle names.
pub(super) const CONTRADICTION: f32 = 0.005;

/// What a comparison comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// One person, as far as names can tell.
    Same,
    /// Two persons.
    Different,
    /// The context must decide.
    Unsure,
}

/// A word of each name and how they stand to one another; an empty word means that the other has no answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Reason {
    /// The word of the first name, folded.
    pub a: String,
    /// The word of the second name, folded.
    pub b: String,
    /// What the word is in its name.
    pub part: Kind,
    /// The rule by which they agree; none where they do not.
    pub rule: Option<Rule>,
    /// How alike they are, 0 to 1.
    pub score: f32,
}

/// Two names compared.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The chance that they are one person's, 0 to 1.
    pub score: f32,
    /// What follows.
    pub verdict: Verdict,
    /// Which parts agreed by which rule, and which did not.
    pub reasons: Vec<Reason>,
}

/// Compares two names and says why.
///
/// ```
/// use rapporteur::name::{Name, Verdict, compare};
/// let verdict = |a: &str, b: &str| compare(&Name::parse(a), &Name::parse(b)).verdict;
/// assert_eq!(verdict("Sergei Shoigu", "Sergey Shoygu"), Verdict::Same);
/// assert_eq!(verdict("Sergei Ivanov", "Igor Ivanov"), Verdict::Different);
/// assert_eq!(verdict("Ivanov", "Igor Ivanov"), Verdict::Unsure);
/// ```
pub fn compare(a: &Name, b: &Name) -> Comparison {
    let (score, verdict) = judge(a, b);
    Comparison { score, verdict, reasons: reasons(a, b) }
}

/// The score alone, 0 to 1: the fast path.
///
/// ```
/// use rapporteur::name::{Name, SAME, score};
/// let (a, b) = (Name::parse("Muammar Gaddafi"), Name::parse("Mouammar Kadhafi"));
/// assert!(score(&a, &b) >= SAME);
/// assert_eq!(score(&a, &b), score(&b, &a));
/// ```
pub fn score(a: &Name, b: &Name) -> f32 {
    judge(a, b).0
}

/// The verdict alone.
pub fn verdict(a: &Name, b: &Name) -> Verdict {
    judge(a, b).1
}

fn judge(a: &Name, b: &Name) -> (f32, Verdict) {
    let (a, b) = in_order(a, b);
    if let Some(ruled) = ruled(a, b) {
        return ruled;
    }
    let features = features(a, b);
    if features.case == Case::Nothing {
        return (NOTHING, Verdict::Different);
    }
    let score = built_in().score(&features).max(NOTHING).min(capped(&features));
    (score, verdict_of(score, a, b, &features))
}

/// The most that a score may be where middle names contradict one another (George W., George H. W.), one names the father of
/// the other (Salem, Nasser al-Salem), only one of two alike is a Jr., or a monarch's number meets a fuller name without one; or where
/// words are alike in sound alone.
pub(super) fn capped(features: &Features) -> f32 {
    match features {
        f if f.middle_clash() || f.father_and_child() => CONTRADICTION,
        f if f.suffix_one() => f.most.min(0.7),
        f if f.case == Case::Single && f.ordinal_one() => 0.4,
        f => f.most,
    }
}

/// What no weighing can change.
pub(super) fn ruled(a: &Name, b: &Name) -> Option<(f32, Verdict)> {
    let differ = |x: bool, y: bool, same: bool| x && y && !same;
    if a.is_empty() || b.is_empty() {
        let both = a.is_empty() && b.is_empty();
        return Some(if both { (1.0, Verdict::Same) } else { (0.0, Verdict::Different) });
    }
    if identical(a, b) {
        return Some((1.0, Verdict::Same));
    }
    if differ(a.ordinal > 0, b.ordinal > 0, a.ordinal == b.ordinal)
        || differ(a.suffix.is_some(), b.suffix.is_some(), a.suffix == b.suffix)
        || differ(a.place.is_some(), b.place.is_some(), a.place == b.place)
    {
        return Some((CONTRADICTION, Verdict::Different));
    }
    acronym(a, b).map(|score| (score, Verdict::Unsure))
}

/// One order for every pair, so that the comparison is symmetric to the last bit.
pub(super) fn in_order<'a>(a: &'a Name, b: &'a Name) -> (&'a Name, &'a Name) {
    if (a.tokens.len(), a.key) > (b.tokens.len(), b.key) { (b, a) } else { (a, b) }
}

fn identical(a: &Name, b: &Name) -> bool {
    a.key == b.key
}

fn verdict_of(score: f32, a: &Name, b: &Name, features: &Features) -> Verdict {
    let whole = |n: &Name| n.tokens.iter().filter(|t| counts(t) && !t.initial).count() > 1;
    let short = features.case == Case::Single && (whole(a) || whole(b));
    match score {
        s if s <= NEVER => Verdict::Different,
        s if s >= SURE && !short => Verdict::Same,
        _ => Verdict::Unsure,
    }
}

/// One is the first letters of the other: with particles (MBS) or without (FHC).
fn acronym(a: &Name, b: &Name) -> Option<f32> {
    let spelt = |short: &Name, long: &Name| {
        let [token] = &short.tokens[..] else { return false };
        if !short.capitals {
            return false;
        }
        let words: String = long.words().filter_map(|w| w.chars().next()).collect();
        words.len() > 1 && (*token.text == *long.letters || *token.text == *words)
    };
    let begins = |short: &Name, long: &Name| {
        let [token] = &short.tokens[..] else { return false };
        short.capitals && token.text.len() > 2 && long.letters.starts_with(&*token.text)
    };
    if spelt(a, b) || spelt(b, a) {
        return Some(0.78);
    }
    (begins(a, b) || begins(b, a)).then_some(0.7)
}

fn reasons(a: &Name, b: &Name) -> Vec<Reason> {
    let (x, y) = in_order(a, b);
    let turned = !std::ptr::eq(a, x);
    let alignment = Alignment::of(x, y);
    let (used_a, used_b) =
        if turned { (alignment.used_b, alignment.used_a) } else { (alignment.used_a, alignment.used_b) };
    let matched = alignment.matches().iter().map(|m| {
        let (i, j) = if turned { (m.b, m.a) } else { (m.a, m.b) };
        let (t, u) = (&a.tokens[i as usize], &b.tokens[j as usize]);
        let rule = Some(m.like.rule);
        Reason { a: t.text.to_string(), b: u.text.to_string(), part: t.kind, rule, score: m.like.score }
    });
    let alone = |a: &str, b: &str, part| Reason { a: a.into(), b: b.into(), part, rule: None, score: 0.0 };
    let left_a =
        a.tokens.iter().enumerate().filter(|(i, _)| used_a & 1 << i == 0).map(|(_, t)| alone(&t.text, "", t.kind));
    let left_b =
        b.tokens.iter().enumerate().filter(|(i, _)| used_b & 1 << i == 0).map(|(_, t)| alone("", &t.text, t.kind));
    matched.chain(left_a).chain(left_b).collect()
}

/// Says in a few lines why two names count as one person's or two.
///
/// ```
/// let text = rapporteur::name::explain("George W. Bush", "George H. W. Bush");
/// assert!(text.contains("their middle names contradict one another"));
/// ```
pub fn explain(a: &str, b: &str) -> String {
    let (x, y) = (Name::parse(a), Name::parse(b));
    let c = compare(&x, &y);
    let (p, q) = in_order(&x, &y);
    let f = features(p, q);
    let verdict = format!("{:?}", c.verdict).to_lowercase();
    let mut out = format!("{a} / {b}: {verdict} ({:.2})\n", c.score);
    for r in &c.reasons {
        let part = format!("{:?}", r.part).to_lowercase();
        let _ = match (r.rule, r.a.is_empty()) {
            (Some(rule), _) => writeln!(out, "  {part}: {} = {} ({}, {:.2})", r.a, r.b, rule_words(rule), r.score),
            (None, false) => writeln!(out, "  {part}: {} has no answer in the second", r.a),
            (None, true) => writeln!(out, "  {part}: {} has no answer in the first", r.b),
        };
    }
    if let Some((score, _)) = ruled(p, q) {
        let _ = writeln!(out, "  by rule: {}", ruled_words(score));
        return out;
    }
    if f.middle_clash() {
        out.push_str("  by rule: their middle names contradict one another\n");
    }
    if f.father_and_child() {
        out.push_str("  by rule: one has the other's first name for a father's\n");
    }
    let _ = write!(out, "  weighed as {:?}:", f.case);
    for (name, share) in built_in().shares(&f) {
        let _ = write!(out, " {name} {share:+.1}");
    }
    out.push('\n');
    out
}

fn ruled_words(score: f32) -> &'static str {
    match score {
        1.0 => "all parts are the same",
        s if s <= CONTRADICTION => "numbers, realms, or Jr. and Sr. contradict one another",
        _ => "one is the first letters of the other",
    }
}

fn rule_words(rule: Rule) -> &'static str {
    match rule {
        Rule::Exact => "same letters",
        Rule::Variant => "listed as one name",
        Rule::Nickname => "pet form",
        Rule::Sound => "alike in sound",
        Rule::Cut => "cut short",
        Rule::Initial => "initial",
        Rule::Joined => "written together",
        Rule::Acronym => "first letters",
    }
}

/// Whether `short` can stand for `full` once the full name was given: a surname, a given name where custom
/// takes that, or both without the rest. Titles do not matter.
///
/// ```
/// use rapporteur::name::{Name, short_of};
/// let can = |short: &str, full: &str| short_of(&Name::parse(short), &Name::parse(full));
/// assert!(can("Mr. Lavrov", "Sergei Lavrov"));
/// assert!(can("Xi", "Xi Jinping"));
/// assert!(!can("Sergei", "Sergei Lavrov"));
/// ```
pub fn short_of(short: &Name, full: &Name) -> bool {
    let words = |n: &Name| n.tokens.iter().filter(|t| counts(t)).count();
    if short.is_empty() || words(short) > words(full) || (short.ordinal > 0 && short.ordinal != full.ordinal) {
        return false;
    }
    if words(short) > 1 {
        return score(short, full) >= SAME;
    }
    let Some(one) = short.tokens.first() else { return false };
    let custom = takes_given_name(full);
    let near_end = |i: usize| i + 2 == full.tokens.len();
    full.tokens.iter().enumerate().any(|(i, t)| {
        let part = match t.kind {
            Kind::Family | Kind::Also => true,
            Kind::Given => custom || full.family().is_none() || words(full) == 1,
            Kind::Middle => custom || near_end(i),
            Kind::Patronymic => false,
        };
        part && !t.initial && one.like(t).score > 0.85
    }) || acronym(short, full).is_some()
}

/// Arabic, Vietnamese, Burmese, Ethiopian, Malay, Icelandic and royal names: the given name is the short form.
fn takes_given_name(full: &Name) -> bool {
    let icelandic = full.tokens.last().is_some_and(|t| t.text.ends_with("dottir") || t.text.ends_with("sson"));
    let patronymic = full.tokens.iter().any(|t| t.kind == Kind::Patronymic) && full.tokens.iter().any(|t| t.particle);
    full.strict
        || full.ordinal > 0
        || icelandic
        || patronymic
        || full.tokens.iter().any(|t| t.particle && t.kind == Kind::Family)
}
