//! Short names of bodies that no list knows: the text itself spells them out.

use crate::document::Case;
use crate::mention::Page;

/// Words inside names of bodies that short names mostly leave out.
const LINKS: &[&str] = &["of", "the", "for", "and", "de", "la", "des", "du", "del", "y"];

/// The full name of a body that is known by its letters here: "ODM" where the text has "Orange Democratic Movement".
pub(super) fn spelled_out(page: &Page, short: &str) -> Option<String> {
    let letters: Vec<char> = short.chars().collect();
    if letters.len() < 3 || !letters.iter().all(char::is_ascii_uppercase) || page.schema.organisation(short).is_some() {
        return None;
    }
    (0..page.words.len()).find_map(|i| spells(page, i, &letters))
}

/// The capitalised words from a token on whose first letters are these.
fn spells(page: &Page, start: usize, letters: &[char]) -> Option<String> {
    let mut at = start;
    let mut left = letters;
    while let [first, rest @ ..] = left {
        let word = page.words.get(at).filter(|w| w.sentence == page.words[start].sentence)?;
        let whole = word.case == Case::Upper && word.text.len() > 1;
        if !whole && word.capital() && word.text.starts_with(*first) {
            left = rest;
        } else if at == start || !word.among(LINKS) {
            return None;
        }
        at += 1;
    }
    let ends = page.words.get(at).is_none_or(|w| !w.capital() || !w.word() || w.sentence != page.words[start].sentence);
    ends.then(|| page.text(start..at))
}

#[cfg(test)]
mod tests {
    use super::spelled_out;
    use crate::article::Article;
    use crate::mention::Page;
    use crate::schema::Schema;

    #[test]
    fn letters_are_spelled_out_by_the_text() {
        let text = "The Front for Harbour Reform met in Lima. FHR leader Ana Duarte spoke, and so did the XYZ leader.";
        let schema = Schema::embedded();
        let article = Article { text: text.into(), ..Article::default() };
        let document = crate::document::split(&article);
        let page = Page::new(&document, schema);
        assert_eq!(spelled_out(&page, "FHR").as_deref(), Some("Front for Harbour Reform"));
        assert_eq!(spelled_out(&page, "XYZ"), None);
        assert_eq!(spelled_out(&page, "NATO"), None);
    }
}
