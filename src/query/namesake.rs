//! Which of several whose names sound alike are meant: by the whole name, and by how a surname is spelled.

use crate::graph::fold;
use crate::query::resolve::Names;
use crate::query::spelling::{distance, sounds};
use crate::query::word::Word;

/// So many letters, or a quarter, may be otherwise in a surname that sounds as those of several others.
const FAR: usize = 2;

impl Names<'_> {
    /// Of several whom a whole name means, where it is that of one, those who are called otherwise by some text alone fall out.
    pub(super) fn so_called(&self, who: &[usize], words: &[Word]) -> Vec<usize> {
        let whole = sounds(&words.iter().map(|w| w.fold.as_str()).collect::<Vec<_>>().join(" "));
        let name = |i: &usize| sounds(&self.dossier.persons[*i].name);
        if words.len() == 1 {
            return self.spelt_alike(who, &words[0].fold);
        }
        if words.len() < 2 || who.len() < 2 || !who.iter().any(|i| name(i) == whole) {
            return who.to_vec();
        }
        who.iter().copied().filter(|i| whole.iter().all(|w| name(i).contains(w))).collect()
    }

    /// Of many whose names merely sound so, those who are spelled about so; none, where nobody is.
    pub(super) fn spelt_alike(&self, who: &[usize], typed: &str) -> Vec<usize> {
        if who.len() < 3 { who.to_vec() } else { self.spelt_near(who, typed) }
    }

    /// Those of whose name some word is spelled about so.
    pub(super) fn spelt_near(&self, who: &[usize], typed: &str) -> Vec<usize> {
        let limit = if typed.len() < 5 { 1 } else { FAR.max(typed.len() / 4) };
        let far = |i: &usize| {
            let person = &self.dossier.persons[*i];
            let names = person.mentions.iter().map(|m| m.value.as_str()).chain([person.name.as_str()]);
            let words = names.flat_map(|n| fold(n).split(' ').map(str::to_string).collect::<Vec<_>>());
            words.filter_map(|w| distance(typed, &w, limit)).min().unwrap_or(limit + 1)
        };
        who.iter().copied().filter(|i| far(i) <= limit).collect()
    }
}
