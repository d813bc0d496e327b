//! Where do names of persons begin and end?
//!
//! Every run of capitalised words is weighed by what stands in it and around it; a run accepted once with certainty
//! is known for the whole document.

mod around;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Page;
use super::word::Word;
use crate::document::Case;
use crate::document::tag::Tag;
use crate::schema::Flags;
use around::{
    apposed, country_behind, eastern, encloses, equal_ahead, foreign_initial, holder_too, office_ahead, office_behind,
    relative_behind,
};

/// A run of words that may be the name of a person.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How much speaks for a person.
    pub weight: f32,
}

/// From this weight on a name is certain, and known for the whole document.
const CERTAIN: f32 = 3.0;
/// From this weight on a name is taken.
const LIKELY: f32 = 2.0;

/// The names of persons in a document, in order.
pub fn names(page: &Page) -> Vec<Name> {
    let mut found = Vec::new();
    for sentence in &page.document.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let loud = loud(&page.words[range.clone()]);
        let mut i = range.start;
        while i < range.end {
            match run(page, i, &range) {
                Some(end) => {
                    let weight = weigh(page, i..end, &range) - if loud { 2.5 } else { 0.0 };
                    found.push(Name { tokens: i..end, weight });
                    i = end;
                }
                None => i += 1,
            }
        }
    }
    accept(page, found)
}

/// Whether nearly every word is capitalised, as in some headlines: capitals then tell nothing.
pub fn loud(words: &[Word]) -> bool {
    let dates = Flags::WEEKDAY.with(Flags::MONTH);
    let letters = words.iter().filter(|w| w.word() && w.text.len() > 3 && !w.flags.any(dates));
    let (capital, all) = letters.fold((0, 0), |(c, n), w| (c + usize::from(w.capital()), n + 1));
    let tells = words.iter().any(|w| w.case == Case::Lower && w.text.len() > 2 && w.tag.is_verb());
    all >= 4 && capital * 5 >= all * 4 && !tells
}

/// Single words that a certain name contains, where nothing around them told that they are names.
fn strays(page: &Page, found: &[Name], known: &BTreeSet<&str>) -> Vec<Name> {
    let inside = |i: usize| found.iter().any(|n| n.tokens.contains(&i));
    let sentences = page.document.sentences.iter().flat_map(|s| s.tokens.start as usize..s.tokens.end as usize);
    let stray = |&i: &usize| {
        let word = &page.words[i];
        let plain = Flags::HEAD
            .with(Flags::HONORIFIC)
            .with(Flags::RANK)
            .with(Flags::PORTFOLIO)
            .with(Flags::BODYWORD)
            .with(Flags::MONTH)
            .with(Flags::WEEKDAY);
        word.word()
            && word.capital()
            && word.text.len() > 2
            && known.contains(&*word.lower)
            && !page.covered(i)
            && !word.flags.any(plain)
            && !inside(i)
    };
    sentences.filter(stray).map(|i| Name { tokens: i..i + 1, weight: LIKELY }).collect()
}

/// Keeps the likely ones, and those whose words are all known from a certain one.
fn accept(page: &Page, found: Vec<Name>) -> Vec<Name> {
    let words = |name: &Name| -> Vec<&str> {
        let range = page.words[name.tokens.clone()].iter();
        range.filter(|w| w.word() && !w.flags.any(Flags::PARTICLE)).map(|w| &*w.lower).collect()
    };
    let copy = found.clone();
    let known: BTreeSet<&str> = copy.iter().filter(|n| n.weight >= CERTAIN).flat_map(words).collect();
    let certain = |name: &Name| {
        let words = words(name);
        !words.is_empty() && words.iter().all(|w| known.contains(w))
    };
    let mut found = found;
    found.extend(strays(page, &found, &known));
    found.sort_by_key(|n| n.tokens.start);
    let keep: Vec<bool> = found.iter().map(|n| n.weight >= LIKELY || n.weight > -4.0 && certain(n)).collect();
    let spots = spots(page, &found);
    let text = |n: &Name| page.text(n.tokens.clone());
    let kept = found.iter().zip(keep).filter(|(n, k)| *k && !around::named_after(page, &n.tokens));
    let kept = kept.filter(|(n, _)| spots.is_empty() || !spots.contains(&text(n)));
    kept.map(|(n, _)| n.clone()).collect()
}

/// Names of two words and more that turn out to be of places: "the resort of X", or always "in X".
fn spots(page: &Page, found: &[Name]) -> BTreeSet<String> {
    let words = &page.words;
    let is = |at: Option<usize>, list: &[&str]| at.is_some_and(|i| words[i].among(list));
    let of = |n: &&Name| {
        let start = n.tokens.start;
        is(start.checked_sub(1), &["of"]) && is(start.checked_sub(2), SPOTS)
    };
    let within = |n: &Name| {
        let start = n.tokens.start;
        let owns = words.get(n.tokens.end).is_some_and(|w| w.among(&["'s", "’s"]));
        is(start.checked_sub(1), &["in", "at"]) && !owns && !words[start].flags.any(Flags::GIVEN)
    };
    let many = found.iter().filter(|n| n.tokens.len() > 1 && n.weight < 5.0);
    let text = |n: &Name| page.text(n.tokens.clone());
    let always = |n: &&Name| {
        let name = text(n);
        within(n) && found.iter().filter(|o| o.tokens.len() == n.tokens.len() && text(o) == name).all(within)
    };
    many.filter(|n| of(n) || always(n)).map(text).collect()
}

/// What places are: "the town of X".
const SPOTS: &[&str] = &[
    "resort", "town", "village", "city", "district", "island", "port", "oasis", "suburb", "hamlet", "province",
    "airport",
];

/// The end of the run of name words that starts at `i`.
fn run(page: &Page, i: usize, sentence: &Range<usize>) -> Option<usize> {
    if !part(page, i, None, sentence) {
        return None;
    }
    let words = &page.words;
    let mut end = i + 1;
    loop {
        let particles = (end..sentence.end.min(end + 2))
            .take_while(|&j| words[j].flags.any(Flags::PARTICLE) && words[j].case == Case::Lower);
        let next = end + particles.count();
        if next < sentence.end && part(page, next, Some(i), sentence) {
            end = next + 1;
        } else if (next == end + 2 || next == end && joined(page, i..end, sentence))
            && part(page, end + 1, Some(i), sentence)
        {
            end += 2;
        } else {
            break;
        }
    }
    if end + 1 < sentence.end && words[end].is(",") && generation(&words[end + 1]) {
        end += 2;
    }
    Some(end)
}

/// "de Almeida e Silva": whether a Portuguese name goes on behind "e".
fn joined(page: &Page, name: Range<usize>, sentence: &Range<usize>) -> bool {
    let end = name.end;
    let link = end + 1 < sentence.end && page.words[end].text == "e";
    link && page.words[name].iter().any(|w| w.among(&["de", "da", "do", "dos", "das"]))
}

fn generation(word: &Word) -> bool {
    word.among(&["jr", "jr.", "sr", "sr."])
}

/// "With Adam Novak I shook hands": whether "I" behind a full name is the one who tells.
fn speaks(page: &Page, i: usize, first: usize, sentence: &Range<usize>) -> bool {
    let verb = i + 1 < sentence.end && page.words[i + 1].tag.is_verb() && !page.words[i + 1].capital();
    page.words[i].text == "I" && i > first + 1 && verb
}

/// "H E", "H H": a courtesy in two letters, without stops.
fn courtesy(page: &Page, i: usize) -> bool {
    let is = |at: usize, letters: &[&str]| page.words.get(at).is_some_and(|w| letters.contains(&w.text));
    is(i, &["H"]) && is(i + 1, &["E", "H", "M"]) || i > 0 && is(i - 1, &["H"]) && is(i, &["E", "H", "M"])
}

fn roman(word: &Word) -> bool {
    !word.text.is_empty() && word.text.chars().all(|c| "IVX".contains(c))
}

/// What titles in capitals tell behind a name.
const DOINGS: &[&str] = &[
    "leading",
    "regarding",
    "concerning",
    "hosting",
    "attending",
    "joining",
    "chairing",
    "visiting",
    "convening",
    "addressing",
];

/// Whether token `i` may belong to a name, the name having begun at `first`.
fn part(page: &Page, i: usize, first: Option<usize>, sentence: &Range<usize>) -> bool {
    let word = &page.words[i];
    let flags = word.flags;
    let given = flags.any(Flags::GIVEN)
        && page.words.get(i + 1).is_some_and(|w| i + 1 < sentence.end && w.word() && w.capital());
    let monthly = first.is_some() && i > sentence.start && surname_of_month(page, i, sentence);
    if !word.word() || !word.capital() || flags.any(Flags::WEEKDAY) || flags.any(Flags::MONTH) && !given && !monthly {
        return false;
    }
    let titled = i > sentence.start && (titles(&page.words[i - 1]) || page.office_ends(i) && first.is_none());
    if let Some(first) = first {
        if flags.any(Flags::ENCOUNTER) || speaks(page, i, first, sentence) {
            return false;
        }
        let short = word.text.ends_with('.') && word.text.chars().count() < 4;
        if generation(word)
            || roman(word)
            || word.case == Case::Initial
            || monthly
            || short && !flags.any(Flags::HONORIFIC.with(Flags::RANK))
        {
            return true;
        }
        if word.among(TITLES_AS_NAMES) && inner_title(page, i, first, sentence) {
            return true;
        }
        if page.covered(i) {
            if page.words[i - 1].flags.any(Flags::PARTICLE) && page.words[i - 1].capital() {
                return lone_place(page, i);
            }
            let city = page.atom(i).is_some_and(|a| a.city().is_some() && a.polity().is_none());
            let family = page.words[first].flags.any(Flags::FAMILY) && i <= first + 2 && city;
            // "Prime Minister Luis Douglas": a city that is a family name.
            let family = family || i == first + 1 && city && flags.any(Flags::FAMILY);
            if family && first > sentence.start && (titles(&page.words[first - 1]) || page.office_ends(first)) {
                return lone_place(page, i);
            }
            return lone_place(page, i)
                && page.words[first].flags.any(Flags::GIVEN)
                && (flags.any(Flags::FAMILY) || city || placename(page, i, first, sentence));
        }
        let after_particle = page.words[i - 1].flags.any(Flags::PARTICLE);
        if flags.any(Flags::HEAD.with(Flags::HONORIFIC)) && !flags.any(Flags::FAMILY) && !after_particle {
            let last = page.words.get(i + 1).is_none_or(|w| i + 1 >= sentence.end || !w.capital());
            return flags.any(Flags::GIVEN) && (word.text.len() > 3 || last);
        }
        let plain = flags.any(Flags::COMMON) && !flags.any(Flags::GIVEN.with(Flags::FAMILY));
        // "Carl Lund Leading the Talks", in a title: what somebody does is no third name.
        if plain && i > first + 1 && word.among(DOINGS) {
            return false;
        }
        let before = &page.words[i - 1];
        return !plain
            || after_particle && before.case == Case::Lower && i - 1 > first
            || before.flags.any(Flags::GIVEN)
            || before.case == Case::Initial
            || !before.flags.any(Flags::COMMON) && !flags.any(Flags::BODYWORD.with(Flags::PORTFOLIO))
            || !page.words[first].flags.any(Flags::COMMON)
                && word.tag.is_noun()
                && !flags.any(Flags::BODYWORD.with(Flags::PORTFOLIO).with(Flags::ENCOUNTER));
    }
    if page.covered(i) {
        let leads = flags.any(Flags::GIVEN)
            && i + 1 < sentence.end
            && !page.covered(i + 1)
            && part(page, i + 1, Some(i), sentence);
        let apposed = word.text.len() > 3 && office_ahead(page, i, sentence) && encloses(page, i, sentence);
        let fronted = i > sentence.start && page.words[i - 1].among(&["in", "at", "from"]);
        let other = leads && fronted && page.words[i + 1].flags.any(Flags::GIVEN);
        let leads = leads && !page.words[i + 1].flags.any(Flags::COMMON) && !other;
        // "Chief of Staff Australia General X": the name comes behind the rank.
        let styled = Flags::RANK.with(Flags::HONORIFIC);
        let ranked = i + 1 < sentence.end && page.words[i + 1].capital() && page.words[i + 1].flags.any(styled);
        return lone_place(page, i) && (titled && !ranked || apposed || leads);
    }
    if courtesy(page, i) {
        return false;
    }
    let functional = matches!(
        word.tag,
        Tag::DT
            | Tag::IN
            | Tag::PRP
            | Tag::PRPS
            | Tag::CC
            | Tag::WDT
            | Tag::WP
            | Tag::WRB
            | Tag::TO
            | Tag::MD
            | Tag::EX
            | Tag::PDT
            | Tag::WPS
    );
    let mister =
        i > sentence.start && page.words[i - 1].among(&["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."]);
    if word.among(TITLES_AS_NAMES)
        && (mister || i > sentence.start && page.words[i - 1].among(&["prince", "princess", "sheikh"]))
    {
        return true;
    }
    if given_like_title(page, i, sentence) {
        return true;
    }
    if flags.any(Flags::HEAD.with(Flags::HONORIFIC).with(Flags::RANK).with(Flags::FORMER).with(Flags::QUALIFIER))
        || functional && !titled && !(given && i > sentence.start && known(page, i + 1))
    {
        return false;
    }
    if foreign_initial(page, i, sentence) {
        return true;
    }
    let name = flags.any(Flags::GIVEN.with(Flags::FAMILY));
    let plain = flags.any(Flags::COMMON.with(Flags::PORTFOLIO).with(Flags::BODYWORD).with(Flags::PARTICLE));
    let follows = i + 1 < sentence.end && page.words[i + 1].capital() && page.words[i + 1].word();
    match () {
        _ if titled => name || !flags.any(Flags::PORTFOLIO) || !heads(page, i + 1, sentence),
        _ if plain && !name => flags.any(Flags::PARTICLE) && follows || apposed(page, i, sentence),
        _ if plain && i == sentence.start => name,
        _ => true,
    }
}

/// Whether a word is a name that is no plain word.
fn known(page: &Page, i: usize) -> bool {
    page.words[i].flags.any(Flags::GIVEN.with(Flags::FAMILY)) && !page.words[i].flags.any(Flags::COMMON)
}

/// Whether a word that heads a title stands there: "Deputy [Finance] Minister".
fn heads(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    i < sentence.end && page.words[i].flags.any(Flags::HEAD.with(Flags::PORTFOLIO))
}

/// Titles and ranks that are names as well: "Mr Major", "Mackenzie King", "Prince Sultan".
const TITLES_AS_NAMES: &[&str] = &[
    "king",
    "prince",
    "bishop",
    "pope",
    "duke",
    "major",
    "marshal",
    "chancellor",
    "judge",
    "warden",
    "shah",
    "sultan",
    "amir",
    "emir",
    "imam",
    "sheikh",
    "mayor",
    "deputy",
    "general",
    "begum",
    "lama",
    "dean",
    "regent",
    "cardinal",
    "lord",
];

/// "Foreign Minister Shah Karim Durrani": titles of old are given names between an office and a plain name.
fn given_like_title(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    let other = Flags::HONORIFIC.with(Flags::HEAD).with(Flags::RANK).with(Flags::BODYWORD);
    let follows = |k: usize| {
        let word = &page.words[k];
        k < sentence.end && word.word() && word.capital() && !word.flags.any(other) && !page.covered(k)
    };
    let titled = i > sentence.start && (titles(&page.words[i - 1]) || office_ahead(page, i, sentence));
    let given = page.words[i].among(&["shah", "amir"]) && titled
        || page.words[i].among(&["sultan", "emir"]) && i > sentence.start && page.office_ends(i);
    given && i + 1 < sentence.end && follows(i + 1)
}

/// Whether a title between name words is one of them: after a given name or a title before the name, not before a name
/// that it could belong to.
fn inner_title(page: &Page, i: usize, first: usize, sentence: &Range<usize>) -> bool {
    let before = &page.words[i - 1];
    let follows =
        i + 1 < sentence.end && page.words[i + 1].capital() && page.words[i + 1].word() && !page.covered(i + 1);
    let given = before.flags.any(Flags::GIVEN) && !before.flags.any(Flags::COMMON);
    let titled = first > sentence.start && (titles(&page.words[first - 1]) || page.office_ends(first));
    let plain = follows && page.words[i + 1].flags.any(Flags::COMMON);
    given && !plain || titled && !follows
}

/// "Theresa May": a month right behind a given name, with no day behind it.
fn surname_of_month(page: &Page, i: usize, sentence: &Range<usize>) -> bool {
    let before = &page.words[i - 1];
    let number = i + 1 < sentence.end && page.words[i + 1].kind == crate::document::TokenKind::Number;
    page.words[i].among(&["may", "march", "june", "august", "april"])
        && before.flags.any(Flags::GIVEN)
        && !before.flags.any(Flags::COMMON)
        && before.capital()
        && !number
}

/// "the president, Daniel Turk": a place or people right behind a given name, where an office tells of a person.
fn placename(page: &Page, i: usize, first: usize, sentence: &Range<usize>) -> bool {
    let given = &page.words[first];
    let goes_on = page.words.get(i + 1).filter(|_| i + 1 < sentence.end);
    let ends = goes_on.is_none_or(|w| !w.capital() && !w.tag.is_noun() && !w.tag.is_adjective());
    let office = first > sentence.start && titles(&page.words[first - 1])
        || page.office_ends(first)
        || office_ahead(page, first, sentence)
        || office_behind(page, i + 1, sentence);
    let called = given.flags.any(Flags::GIVEN) && given.case != Case::Upper;
    first + 1 == i && ends && (office || called) && !given.flags.any(Flags::COMMON) && !page.covered(first)
}

/// What is called after somebody: "King Olaf Palace".
const VENUES: &[&str] = &[
    "palace",
    "airport",
    "mosque",
    "university",
    "hospital",
    "causeway",
    "square",
    "hotel",
    "academy",
    "stadium",
    "foundation",
];

/// A one-word place: it may be a name as well.
fn lone_place(page: &Page, i: usize) -> bool {
    page.atoms[i]
        .as_ref()
        .is_some_and(|a| a.len == 1 && a.pair.is_empty() && a.organisation().is_none() && a.title().is_none())
}

/// Whether a word is one that stands right before names.
fn titles(word: &Word) -> bool {
    word.flags.any(Flags::HONORIFIC.with(Flags::RANK)) && (word.capital() || word.text.ends_with('.'))
        || word.flags.any(Flags::HEAD) && !word.flags.any(Flags::PLURAL)
}

fn weigh(page: &Page, tokens: Range<usize>, sentence: &Range<usize>) -> f32 {
    let words = &page.words;
    let inside = &words[tokens.clone()];
    let counts = |(k, w): &(usize, &Word)| {
        let named = !w.flags.any(Flags::PARTICLE) || w.capital() && (*k > 0 || w.flags.any(Flags::GIVEN));
        named && !generation(w)
    };
    let many = inside.iter().enumerate().filter(counts).count() > 1;
    let last = &inside[inside.len() - 1];
    let proper = many
        && inside[0].flags.any(Flags::GIVEN)
        && (!inside[0].flags.any(Flags::COMMON) || tokens.start > sentence.start);
    let any = |flags: Flags| inside.iter().any(|w| w.flags.any(flags));
    let link = |w: &&Word| w.flags.any(Flags::PARTICLE) && w.case == Case::Lower;
    let common = |w: &&Word| w.flags.any(Flags::COMMON) && !w.flags.any(Flags::GIVEN.with(Flags::FAMILY));
    // "Jan de Hoop": a plain word behind a particle is a part of the name.
    let linked = |k: usize| k > 1 && link(&&inside[k - 1]);
    let plain = inside.iter().enumerate().filter(|(k, w)| common(w) && !link(w) && !linked(*k)).count();
    let before = (tokens.start > sentence.start).then(|| &words[tokens.start - 1]);
    let after = (tokens.end < sentence.end).then(|| &words[tokens.end]);
    let mut weight = 0.0;
    let mut add = |yes: bool, by: f32| weight += if yes { by } else { 0.0 };
    add(before.is_some_and(titles) || page.office_ends(tokens.start), 5.0);
    add(given_like_title(page, tokens.start, sentence), 3.0);
    add(office_behind(page, tokens.end, sentence), 3.0);
    add(office_ahead(page, tokens.start, sentence), 3.0);
    add(many && plain == 1 && apposed(page, tokens.start, sentence), 2.0);
    add(equal_ahead(page, tokens.start, sentence) && many, 2.0);
    add(holder_too(page, tokens.start, sentence), 5.0);
    add(relative_behind(page, tokens.end, sentence) && plain == 0, 2.0);
    add(eastern(inside), 2.0);
    add(many && foreign_initial(page, tokens.start, sentence) && plain == 0, 2.0);
    add(many && inside[0].flags.any(Flags::GIVEN), 3.0);
    add(many && inside[inside.len() - 1].flags.any(Flags::FAMILY), 1.5);
    add(many && plain == 0 && inside.iter().all(|w| w.text.len() > 1), 2.0);
    add(!many && any(Flags::FAMILY.with(Flags::GIVEN)), 0.5);
    add(after.is_some_and(|w| w.flags.any(Flags::SAYING) && w.tag.is_verb()), 2.0);
    add(before.is_some_and(|w| w.flags.any(Flags::SAYING)), 1.0);
    add(page.possessive_ends(tokens.start) && (many || any(Flags::GIVEN.with(Flags::FAMILY))), 1.5);
    add(proper && plain > 0, 1.2);
    add(many && last.flags.any(Flags::BODYWORD) && !last.flags.any(Flags::FAMILY.with(Flags::GIVEN)), -4.0);
    add(any(Flags::BODYWORD) && !(many && inside[0].flags.any(Flags::GIVEN)), -4.0);
    let organ = after.is_some_and(|w| w.capital() && w.flags.any(Flags::BODYWORD));
    let known = any(Flags::GIVEN.with(Flags::FAMILY));
    add(organ, if known || !page.office_ends(tokens.start) { -3.0 } else { -8.0 });
    add(many && last.among(VENUES), -6.0);
    add(many && plain == 0 && country_behind(page, tokens.end, sentence), 2.0);
    add(before.is_some_and(|w| w.is("the")), -3.0);
    let placed = before.is_some_and(|w| w.among(&["in", "at", "from", "near", "to", "of", "outside", "via"]));
    add(placed && !inside[0].flags.any(Flags::GIVEN), -1.5);
    add(!many && inside[0].case == Case::Upper && inside[0].text.len() < 6, -3.0);
    let opens = !many && tokens.start == sentence.start && any(Flags::COMMON);
    weight - 1.2 * plain as f32 - if opens { 2.5 } else { 0.0 }
}
