//! Where does a run of name words end?

use std::ops::Range;

use super::part::part;
use crate::document::Case;
use crate::mention::Page;
use crate::mention::word::Word;
use crate::schema::Flags;

/// The end of the run of name words that starts at `i`.
pub(super) fn run(page: &Page, i: usize, sentence: &Range<usize>) -> Option<usize> {
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

/// "Jr.": which of a father and a son of one name somebody is.
pub(super) fn generation(word: &Word) -> bool {
    word.among(&["jr", "jr.", "sr", "sr."])
}
