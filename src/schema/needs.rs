//! What a sentence must say for a rule to be worth holding against it: most rules are passed over at a glance.

use rustc_hash::FxHashMap;

use super::phrase::{Label, Part};
use super::rule::Rule;

/// What the ways of all rules need, by numbers of their words and verbs.
#[derive(Debug, Default)]
pub struct Needs {
    numbers: FxHashMap<String, u16>,
    ways: Vec<Way>,
    /// By number, the ways of whose words the fewest ways need this one.
    by_word: Vec<Waiting>,
    /// The ways that wait for no word.
    wordless: Waiting,
    /// By number, the ways that may hang on this verb.
    by_verb: Vec<Waiting>,
    /// The ways that wait for no verb.
    verbless: Waiting,
}

/// Ways that wait for the same: sixty-four in a row, a bit for each, under the number of the row.
type Waiting = Vec<(u32, u64)>;

/// Adds a way; they come in order.
fn wait(waiting: &mut Waiting, way: u32) {
    let (row, bit) = (way / 64, 1 << (way % 64));
    match waiting.last_mut() {
        Some((last, bits)) if *last == row => *bits |= bit,
        _ => waiting.push((row, bit)),
    }
}

/// A way of a rule.
#[derive(Debug)]
struct Way {
    rule: usize,
    way: usize,
    /// All of these must be said.
    words: Box<[u16]>,
    /// One of these must be a verb of the sentence, if there are any.
    verbs: Box<[u16]>,
}

/// The words and verbs of a sentence, as far as rules speak of them.
pub struct Said<'n> {
    needs: &'n Needs,
    words: Vec<bool>,
    verbs: Vec<bool>,
    /// Those whose word was said: a bit for each way.
    by_word: Vec<u64>,
    /// Those of whose verbs one was said.
    by_verb: Vec<u64>,
}

impl Needs {
    /// What these rules need.
    pub fn new(rules: &[Rule]) -> Needs {
        let mut needs = Needs::default();
        for (rule, ways) in rules.iter().map(|r| &r.ways).enumerate() {
            for (way, parts) in ways.iter().enumerate() {
                let words = parts.iter().filter_map(|p| if let Part::Word(word) = p { Some(word) } else { None });
                let words = words.map(|word| needs.number(word)).collect();
                let verbs = verbs(parts).map(|verb| needs.number(verb)).collect();
                needs.ways.push(Way { rule, way, words, verbs });
            }
        }
        needs.index();
        needs
    }

    fn index(&mut self) {
        self.by_word = vec![Vec::new(); self.numbers.len()];
        self.by_verb = self.by_word.clone();
        let mut needed = vec![0; self.numbers.len()];
        self.ways.iter().flat_map(|way| &way.words).for_each(|word| needed[usize::from(*word)] += 1);
        for (number, way) in (0..).zip(&self.ways) {
            match way.words.iter().min_by_key(|word| needed[usize::from(**word)]) {
                Some(word) => wait(&mut self.by_word[usize::from(*word)], number),
                None => wait(&mut self.wordless, number),
            }
            way.verbs.iter().for_each(|verb| wait(&mut self.by_verb[usize::from(*verb)], number));
            if way.verbs.is_empty() {
                wait(&mut self.verbless, number);
            }
        }
    }

    fn number(&mut self, word: &str) -> u16 {
        let fresh = self.numbers.len() as u16;
        *self.numbers.entry(word.to_string()).or_insert(fresh)
    }

    /// A sentence that says nothing yet.
    pub fn silence(&self) -> Said<'_> {
        let awake = |waiting: &Waiting| {
            let mut rows = vec![0; self.ways.len().div_ceil(64)];
            wake(&mut rows, waiting);
            rows
        };
        Said {
            needs: self,
            words: vec![false; self.numbers.len()],
            verbs: vec![false; self.numbers.len()],
            by_word: awake(&self.wordless),
            by_verb: awake(&self.verbless),
        }
    }
}

/// Sets the bits of ways that need wait no longer.
fn wake(rows: &mut [u64], waiting: &Waiting) {
    waiting.iter().for_each(|(row, bits)| rows[*row as usize] |= bits);
}

impl Said<'_> {
    /// Adds a word, folded.
    pub fn word(&mut self, word: &str) {
        if let Some(number) = self.needs.numbers.get(word).map(|n| usize::from(*n))
            && !std::mem::replace(&mut self.words[number], true)
        {
            wake(&mut self.by_word, &self.needs.by_word[number]);
        }
    }

    /// Adds a verb by its base form.
    pub fn verb(&mut self, base: &str) {
        if let Some(number) = self.needs.numbers.get(base).map(|n| usize::from(*n))
            && !std::mem::replace(&mut self.verbs[number], true)
        {
            wake(&mut self.by_verb, &self.needs.by_verb[number]);
        }
    }

    /// The ways that may fit, in the order of the rules: the places of rule and way.
    pub fn ways(self) -> impl Iterator<Item = (usize, usize)> {
        let bits = |(at, bits): (usize, u64)| {
            let some = |bits: u64| Some(bits).filter(|bits| *bits != 0);
            let each = std::iter::successors(some(bits), move |bits| some(bits & (bits - 1)));
            each.map(move |bits| at * 64 + bits.trailing_zeros() as usize)
        };
        let said = move |way: &&Way| way.words.iter().all(|number| self.words[usize::from(*number)]);
        let both = self.by_word.into_iter().zip(self.by_verb).map(|(word, verb)| word & verb);
        let ways = both.enumerate().flat_map(bits).map(|number| &self.needs.ways[number]);
        ways.filter(said).map(|w| (w.rule, w.way))
    }
}

/// The part that a way hangs on: its verb, else its noun of encounter, else its first.
pub fn pivot(way: &[Part]) -> usize {
    let verb = way.iter().position(|p| matches!(p, Part::Verb { .. }));
    let noun = || way.iter().position(|p| matches!(p, Part::Slot { label: Label::Encounter, .. }));
    verb.or_else(noun).unwrap_or(0)
}

/// The verbs that a way may hang on; a passive may hang on "be", where the participle passes for an adjective.
fn verbs(way: &[Part]) -> impl Iterator<Item = &str> {
    let (bases, passive) = match way.get(pivot(way)) {
        Some(Part::Verb { bases, passive }) => (bases.as_slice(), *passive),
        _ => (&[][..], false),
    };
    bases.iter().map(String::as_str).chain(passive.then_some("be"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    #[test]
    fn rules_wait_for_their_words_and_verbs() {
        let schema = Schema::embedded();
        let needs = Needs::new(&schema.rules);
        let worth = |words: &[&str], verbs: &[&str]| {
            let mut said = needs.silence();
            words.iter().for_each(|w| said.word(w));
            verbs.iter().for_each(|v| said.verb(v));
            let names: Vec<&str> = said.ways().map(|(rule, _)| schema.rules[rule].name.as_str()).collect();
            names
        };
        assert!(worth(&[], &["meet"]).contains(&"meet"));
        assert!(!worth(&["meet", "with"], &["eat"]).contains(&"meet"));
        assert!(worth(&[], &[]).len() < worth(&["with", "by", "of"], &["be", "meet"]).len());
    }
}
