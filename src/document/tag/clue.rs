//! What a word and its neighbours show of its part of speech: clues, each a number that the weights are looked up by.

use super::Tag;

/// How many clues a word gives.
pub(super) const CLUES: usize = 29;

/// What a word shows by itself. Every field but the flags is a fingerprint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks {
    /// The word as it stands.
    pub form: u64,
    /// The tags that it is known to have, a bit for each; 0 where it is not known.
    pub kinds: u64,
    /// The word in small letters.
    lower: u64,
    /// Its last one, two, ... letters.
    ends: [u64; 5],
    /// Its first two, three letters.
    starts: [u64; 2],
    /// What follows its last hyphen; the word in small letters where it has none.
    tail: u64,
    /// Its last two letters if it has a hyphen.
    joint: u64,
    /// Its capitals, digits and signs, runs drawn together.
    shape: u64,
}

/// How the words of a sentence are capitalised: a headline's capitals say little about names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As in running text.
    Plain,
    /// Every Word of Weight Has a Capital.
    Title,
    /// ALL IN CAPITALS.
    Capitals,
}

/// A sentence's words as the tagger sees them, with room around the ends.
pub(super) struct Scene {
    looks: Vec<Looks>,
    style: Style,
}

/// How many words of the neighbourhood are looked at on each side.
const REACH: usize = 2;

impl Scene {
    /// Looks at each word once. `kinds` tells the tags that a word of this form is known to have, a bit for each.
    pub(super) fn new(words: &[&str], kinds: impl Fn(u64) -> u64) -> Scene {
        let look = |word: &&str| {
            let looks = look(again(word));
            Looks { kinds: kinds(looks.form), ..looks }
        };
        let edge = [Looks::default(); REACH];
        let looks = edge.into_iter().chain(words.iter().map(look)).chain(edge).collect();
        Scene { looks, style: style(words) }
    }

    /// What the word at `place` shows by itself.
    pub(super) fn word(&self, place: usize) -> &Looks {
        &self.looks[place + REACH]
    }

    /// The clues of the word at `place`, given the tags of the two words before it, the nearer one first.
    pub(super) fn clues(&self, place: usize, before: [Option<Tag>; 2]) -> [u64; CLUES] {
        let at = place + REACH;
        let [far_left, left, word, right, far_right] =
            [at - 2, at - 1, at, at + 1, at + 2].map(|index| &self.looks[index]);
        let near = number(before[0]);
        let both = near << 8 | number(before[1]);
        let stance = (self.style as u64) << 1 | u64::from(place == 0);
        let facts = [
            word.lower,
            pair(word.form, self.style as u64),
            word.ends[0],
            pair(word.ends[1], self.style as u64),
            word.ends[2],
            word.ends[3],
            pair(word.ends[4], self.style as u64),
            word.starts[0],
            word.starts[1],
            word.tail,
            pair(word.shape, stance),
            word.joint,
            near,
            both,
            pair(word.lower, near),
            left.lower,
            far_left.lower,
            right.lower,
            far_right.lower,
            left.ends[2],
            right.ends[2],
            right.ends[1],
            pair(left.shape, pair(word.shape, pair(right.shape, self.style as u64))),
            pair(left.lower, word.lower),
            pair(word.lower, right.lower),
            pair(near, right.lower),
            pair(near, right.ends[2]),
            right.kinds,
            pair(word.lower, right.kinds),
        ];
        let mut kind = 0;
        facts.map(|fact| {
            kind += 1;
            stir(pair(fact, kind))
        })
    }
}

/// The key under which the tags that a word is known to have are kept.
pub(super) fn kinds(form: u64) -> u64 {
    stir(pair(form, 0))
}

fn number(tag: Option<Tag>) -> u64 {
    tag.map_or(255, |tag| tag as u64)
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// One number out of two, in this order.
fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(FACTOR)
}

/// Spreads what distinguishes a number over all its bits.
fn stir(number: u64) -> u64 {
    let number = (number ^ number >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    number ^ number >> 32
}

/// The letter that stands for `letter`: printers' quotes and dashes as on a keyboard, each digit as 0.
fn plain(letter: char) -> char {
    match letter {
        '‘' | '’' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        digit if digit.is_numeric() => '0',
        other => other,
    }
}

/// The letter in small form. Letters that have a longer small form stay short.
fn small(letter: char) -> char {
    if letter.is_ascii() { letter.to_ascii_lowercase() } else { letter.to_lowercase().next().unwrap_or(letter) }
}

/// "re-establishing" is what "establishing" is.
fn again(word: &str) -> &str {
    word.strip_prefix("re-").filter(|rest| rest.chars().filter(|c| c.is_lowercase()).count() > 3).unwrap_or(word)
}

fn look(word: &str) -> Looks {
    let mut looks = Looks { form: 1, lower: 1, tail: 1, shape: 1, ..Looks::default() };
    let mut last = ' ';
    for (place, letter) in word.chars().map(plain).enumerate() {
        let low = small(letter);
        looks.form = pair(looks.form, letter as u64);
        looks.lower = pair(looks.lower, low as u64);
        looks.tail = if low == '-' { 1 } else { pair(looks.tail, low as u64) };
        if let 1 | 2 = place {
            looks.starts[place - 1] = looks.lower;
        }
        let class = class(letter);
        if class != last {
            looks.shape = pair(looks.shape, class as u64);
            last = class;
        }
    }
    let mut end = 1;
    for (letter, slot) in word.chars().rev().zip(&mut looks.ends) {
        end = pair(end, small(plain(letter)) as u64);
        *slot = end;
    }
    looks.joint = if looks.tail == looks.lower { 0 } else { looks.ends[1] };
    looks
}

/// What a letter is drawn as in a shape.
fn class(letter: char) -> char {
    match letter {
        '0' | '-' | '.' | '\'' | ',' | '$' | '%' | '/' | '@' | '&' => letter,
        letter if letter.is_uppercase() => 'X',
        letter if letter.is_alphabetic() => 'x',
        _ => '?',
    }
}

/// Judges by the words of five letters and more, which only a headline writes with a capital throughout.
fn style(words: &[&str]) -> Style {
    let letters = words.iter().flat_map(|word| word.chars()).filter(|letter| letter.is_alphabetic());
    let count = |(all, capitals), letter: char| (all + 1, capitals + usize::from(letter.is_uppercase()));
    let (all, capitals) = letters.fold((0, 0), count);
    if words.len() >= 3 && capitals * 10 > all * 8 {
        return Style::Capitals;
    }
    let long = || words.iter().filter(|word| word.len() >= 5 && word.starts_with(char::is_alphabetic));
    let capital = long().filter(|word| word.starts_with(char::is_uppercase)).count();
    let stopped = words.last().is_some_and(|word| *word == ".");
    if !stopped && capital >= 3 && capital * 10 > long().count() * 8 { Style::Title } else { Style::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printers_signs_look_like_those_of_a_keyboard() {
        assert_eq!(look("’s"), look("'s"));
        assert_eq!(look("cease‑fire"), look("cease-fire"));
        assert_eq!(look("2013"), look("1999"));
        assert_ne!(look("May"), look("may"));
        assert_eq!(look("May").lower, look("may").lower);
    }

    #[test]
    fn what_is_done_again_is_what_is_done() {
        assert_eq!(again("re-opening"), "opening");
        assert_eq!(["re-", "re-do", "refer", "ex-minister"].map(again), ["re-", "re-do", "refer", "ex-minister"]);
    }

    #[test]
    fn ends_and_starts_are_those_of_the_word() {
        assert_eq!(look("meeting").ends[2], look("talking").ends[2]);
        assert_ne!(look("meeting").ends[3], look("talking").ends[3]);
        assert_eq!(look("meeting").starts, look("meets").starts);
        assert_eq!(look("U.S.-led").tail, look("led").lower);
        assert_eq!(look("").ends, [0; 5]);
    }

    #[test]
    fn headlines_are_known_by_their_capitals() {
        let style = |text: &str| style(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(style("The two ministers met in Vienna ."), Style::Plain);
        assert_eq!(style("Foreign Ministers Gather in Vienna to Discuss Borders"), Style::Title);
        assert_eq!(style("MINISTERS GATHER IN VIENNA"), Style::Capitals);
        assert_eq!(style(""), Style::Plain);
    }
}
