//! Years as they are spoken: "nineteen ninety five", "two thousand and five", "twenty twelve".

use crate::query::word::Word;

const ONES: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen";
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";

fn place(list: &str, word: &str) -> Option<usize> {
    list.split_whitespace().position(|w| w == word)
}

/// Writes spoken years in digits.
pub(super) fn in_digits(mut words: Vec<Word>) -> Vec<Word> {
    let mut at = 0;
    while at < words.len() {
        if let Some((len, year)) = year(&words, at) {
            let last = &words[at + len - 1];
            let (text, comma) = (year.to_string(), last.comma);
            words.splice(at..at + len, [Word { fold: text.clone(), text, owner: false, comma }]);
        }
        at += 1;
    }
    words
}

/// The year that begins at a word, and how many words it takes.
fn year(words: &[Word], at: usize) -> Option<(usize, usize)> {
    let word = |i: usize| words.get(at + i).map_or("", |w| w.fold.as_str());
    if word(0) == "two" && word(1) == "thousand" {
        let and = 2 + usize::from(word(2) == "and");
        let rest = below_hundred(words.get(at + and..).unwrap_or_default());
        // "two thousand soldiers"
        let timed =
            || at > 0 && matches!(words[at - 1].fold.as_str(), "in" | "of" | "since" | "until" | "before" | "after");
        return match rest {
            Some((len, n)) => Some((and + len, 2000 + n)),
            None => timed().then_some((2, 2000)),
        };
    }
    let century = match word(0) {
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return None,
    };
    let (len, n) = below_hundred(&words[at + 1..]).or_else(|| oh(&words[at + 1..]))?;
    (n > 9 || len > 1).then_some((1 + len, century + n))
}

/// "ninety five", "twelve"
fn below_hundred(words: &[Word]) -> Option<(usize, usize)> {
    let word = |i: usize| words.get(i).map_or("", |w| w.fold.as_str());
    let Some(tens) = place(TENS, word(0)) else { return place(ONES, word(0)).map(|n| (1, n + 1)) };
    let ones = place(ONES, word(1)).filter(|n| *n < 9);
    Some((1 + usize::from(ones.is_some()), 20 + 10 * tens + ones.map_or(0, |n| n + 1)))
}

/// "oh five"
fn oh(words: &[Word]) -> Option<(usize, usize)> {
    let [oh, ones, ..] = words else { return None };
    let n = place(ONES, &ones.fold).filter(|n| *n < 9 && matches!(oh.fold.as_str(), "oh" | "o"))?;
    Some((2, n + 1))
}

#[cfg(test)]
mod tests {
    use crate::query::word::words;

    #[test]
    fn spoken_years_are_years() {
        let said = |text: &str| words(text).iter().map(|w| w.fold.clone()).collect::<Vec<_>>().join(" ");
        assert_eq!(said("june nineteen ninety five"), "june 1995");
        assert_eq!(said("in twenty twelve"), "in 2012");
        assert_eq!(said("two thousand and five"), "2005");
        assert_eq!(said("nineteen oh five, who"), "1905 who");
        assert_eq!(said("in two thousand"), "in 2000");
        for text in ["two thousand soldiers", "twenty two people", "nineteen leaders", "twenty"] {
            assert_eq!(said(text), text);
        }
    }
}
