//! Words that nothing is known of: slips of the pen, given names, titles almost spelled right.

use std::collections::BTreeSet;

use crate::graph::words::{is_place, is_plain, is_title, known_polity};
use crate::graph::{Party, fold};
use crate::name::{Name, SAME, score, short_of};
use crate::query::chunk::{Chunk, Tag};
use crate::query::grammar::grammar;
use crate::query::resolve::Names;
use crate::query::spelling::{asking, distance, given_alike, is_particle, mend_verb, slips, sound, sounds};
use crate::query::word::Word;
use crate::schema::is_english;

impl Names<'_> {
    /// Reads words that nothing is known of as the nearest word of a title: "prezident".
    pub fn mend_titles(&self, words: &mut [Word]) {
        let titles: BTreeSet<&str> = self.titles.keys().flat_map(|t| t.split(' ')).filter(|t| t.len() > 4).collect();
        for typed in words {
            let word = typed.fold.as_str();
            let limit = if word.len() > 7 { 2 } else { 1 };
            let near = titles.iter().filter_map(|t| distance(word, t, limit).map(|d| (d, *t))).min();
            // "remember" is no member
            let english = !typed.capital() && is_english(word);
            let Some((1.., title)) = near.filter(|_| word.len() > 4 && !english) else { continue };
            let name = self.forms.keys().any(|form| form.split(' ').any(|w| w == sound(word)));
            let site = || self.places.keys().any(|place| place.split(' ').any(|w| w == word));
            let known =
                name || site() || is_title(word) || grammar().knows(word) || self.is_topic(word) || is_place(word);
            if !known && known_polity(word).is_none() && !self.polities.contains_key(word) {
                typed.fold = title.to_string();
            }
        }
    }

    /// Second thoughts on words that nothing was found for: slips of the pen, then given names before and after surnames.
    pub fn settle(&self, chunks: &mut Vec<Chunk>) {
        let lower = !chunks.iter().skip(1).any(|c| c.capital);
        self.particles(chunks, lower);
        let cased = chunks.iter().any(|c| c.capital && c.text.chars().any(char::is_lowercase));
        let surname = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. })) && c.len == 1;
        let given: Vec<bool> = (0..chunks.len())
            .map(|at| {
                let plain = chunks[at].capital && !lower && !chunks[at].comma && !chunks[at].owner;
                plain && chunks.get(at + 1).is_some_and(surname)
            })
            .collect();
        for (at, chunk) in chunks.iter_mut().enumerate().filter(|(_, c)| self.open(c)) {
            match (at, given[at]) {
                // "FDR Kent": two people
                (_, true)
                    if cased
                        && chunk.text.chars().all(char::is_uppercase)
                        && !self.initialled(&chunk.text, false).is_empty() =>
                {
                    self.mend(chunk, lower, false);
                }
                (_, true) if self.misspelt(chunk) => self.mend(chunk, lower, at == 0),
                (0, true) => self.mend_word(chunk, true, None),
                (_, true) => {}
                _ => self.mend(chunk, lower, at == 0),
            }
        }
        let mut at = 0;
        while at + 1 < chunks.len() {
            let name = |c: &Chunk| matches!(c.tag, Tag::Side(Party::Person { .. }));
            let letters = |c: &Chunk| c.text.chars().all(char::is_uppercase);
            let open = |c: &Chunk| self.open(c) && (c.capital || lower);
            let (a, b) = (&chunks[at], &chunks[at + 1]);
            let given = a.len == 1 && !(a.guess && letters(a)) && (a.capital || lower) && self.short_given(a, b);
            if (open(a) || name(a) && given) && name(b) && b.len == 1 && !a.comma && !a.owner {
                self.with_given(chunks, at);
            } else if name(a) && open(b) && a.len > 1 && !a.comma && !a.owner && !lower {
                let gone = chunks.remove(at + 1);
                (chunks[at].owner, chunks[at].comma) = (gone.owner, gone.comma);
            } else {
                at += 1;
            }
        }
        estrange(chunks);
        for at in 0..chunks.len() {
            let bare = |c: Option<&Chunk>| c.is_none_or(|c| !(self.open(c) && (c.capital || lower)));
            let alone = bare(chunks.get(at + 1)) && (at == 0 || bare(chunks.get(at - 1)));
            let chunk = &chunks[at];
            // "GERD" is no Gerd
            let letters = chunk.text.len() > 2 && chunk.text.chars().all(char::is_uppercase);
            let english = !chunk.capital && is_english(&chunk.fold);
            if alone && !letters && !english && self.open(chunk) && (chunk.capital || lower) {
                let who = self.called(&chunk.fold);
                if let [one] = who[..] {
                    chunks[at].tag = Tag::Side(self.person(&[one]));
                    chunks[at].guess = true;
                }
            }
        }
    }

    /// "Samir el-Haddad" where the graph has him without the article: the words around it make up one name.
    pub(super) fn with_article(&self, heard: &[String], capital: bool) -> Option<(usize, &Vec<usize>)> {
        const ARTICLES: [&str; 16] =
            ["al", "el", "ul", "il", "as", "es", "ash", "esh", "ad", "ed", "an", "en", "ar", "er", "at", "et"];
        let article = |w: &String| ARTICLES.contains(&w.as_str());
        let (first, rest) = heard.split_first()?;
        let inside = rest.len() > 1 && rest.iter().any(article) && !rest.last().is_some_and(article);
        let plain = || rest.iter().filter(|w| !article(w)).map(String::as_str);
        let name = || [first.as_str()].into_iter().chain(plain()).collect::<Vec<_>>().join(" ");
        // "el-Haddad"
        let alone = heard.len() == 2 && (first == "el" || first == "al" && !capital);
        let initials = self.forms.get(&together(heard));
        // "el baradei" for one who is written "ElBaradei"
        let one = if heard.len() == 2 && is_particle(first) { self.forms.get(&heard.concat()) } else { None };
        let found = if initials.is_some() {
            initials
        } else if one.is_some() {
            one
        } else if inside {
            self.forms.get(&name())
        } else {
            self.forms.get(rest.last().filter(|_| alone)?)
        };
        found.map(|who| (heard.len(), who))
    }

    /// "De Gaulle", of whom nothing is known: one name, and none that is near to its last word alone.
    fn particles(&self, chunks: &mut Vec<Chunk>, lower: bool) {
        for at in (1..chunks.len().saturating_sub(1)).rev() {
            let (a, b) = (&chunks[at], &chunks[at + 1]);
            let joins = a.tag == Tag::Word && is_particle(&sound(&a.fold)) && !a.comma && !a.owner;
            if joins && self.open(b) && (b.capital || lower) {
                let gone = chunks.remove(at);
                let next = &mut chunks[at];
                (next.text, next.fold) =
                    (format!("{} {}", gone.text, next.text), format!("{} {}", gone.fold, next.fold));
                next.len += gone.len;
            }
        }
    }

    /// Whether a word before a surname is rather a slip in another surname, "Nazerbayev Putin", than a given name.
    fn misspelt(&self, chunk: &Chunk) -> bool {
        let heard = sound(&chunk.fold);
        let near = |form: &String| form.len() > 6 && !form.contains(' ') && distance(&heard, form, 1).is_some();
        heard.len() > 6 && self.called(&chunk.fold).is_empty() && self.forms.keys().any(near)
    }

    /// Whether a word that is a name by itself is here the given name, or short for it, of somebody so surnamed: "Bill".
    fn short_given(&self, given: &Chunk, surname: &Chunk) -> bool {
        let Tag::Side(Party::Person { ids, .. }) = &surname.tag else { return false };
        let asked = Name::parse(&format!("{} {}", given.text, surname.text));
        // "Kent Paz": a surname before another, unless somebody is called so
        let other = self.surname(given);
        let called = |name: &str| !other || given_alike(&given.fold, name);
        let whole = |name: &str| name.contains(' ') && called(name) && score(&asked, &Name::parse(name)) >= SAME;
        let mut names = ids.iter().filter_map(|id| self.dossier.person(id)).map(|p| p.name.as_str());
        // "Ruth Kent" of whom the graph has but the surname
        let bare = names.clone().all(|name| !name.contains(' ')) && given.capital && surname.capital;
        names.any(whole) || bare && !self.called(&given.fold).is_empty()
    }

    /// Whether a word read as somebody is the end of that one's name.
    fn surname(&self, chunk: &Chunk) -> bool {
        let Tag::Side(Party::Person { ids, .. }) = &chunk.tag else { return false };
        let heard = sound(&chunk.fold);
        let ends = |name: &str| sounds(name).last().is_some_and(|last| *last == heard);
        ids.iter().filter_map(|id| self.dossier.person(id)).any(|p| p.name.contains(' ') && ends(&p.name))
    }

    /// Whoever bears this given name.
    fn called(&self, given: &str) -> Vec<usize> {
        let heard = sound(given);
        let first = |name: &str| name.split_once(' ').is_some_and(|(first, _)| sound(&fold(first)) == heard);
        let persons = self.dossier.persons.iter().enumerate();
        persons.filter(|(_, p)| given.len() > 2 && first(&p.name)).map(|(i, _)| i).collect()
    }

    /// Whose names begin with these letters: "FDR"; in a question without capitals, "fdr".
    fn initialled(&self, text: &str, lower: bool) -> Vec<usize> {
        let capitals =
            text.len() > 2 && text.chars().all(|c| c.is_ascii_uppercase() || lower && c.is_ascii_lowercase());
        let begins = |name: &str| fold(name).split(' ').filter_map(|w| w.chars().next()).collect::<String>();
        let letters = text.to_ascii_lowercase();
        let persons = self.dossier.persons.iter().enumerate().filter(|_| capitals);
        persons.filter(|(_, p)| begins(&p.name).starts_with(&letters)).map(|(i, _)| i).collect()
    }

    /// Whether nothing is known of a word.
    fn open(&self, chunk: &Chunk) -> bool {
        chunk.tag == Tag::Word && !grammar().knows(&chunk.fold) && !self.is_topic(&chunk.fold) && !is_plain(&chunk.fold)
    }

    /// A given name before a surname: narrows it down, or makes it someone whom the graph does not know.
    fn with_given(&self, chunks: &mut Vec<Chunk>, at: usize) {
        let Tag::Side(Party::Person { ids, .. }) = &chunks[at + 1].tag else { return };
        let asked = Name::parse(&format!("{} {}", chunks[at].text, chunks[at + 1].text));
        let agrees = |name: &str| score(&asked, &Name::parse(name)) >= SAME || given_alike(&chunks[at].fold, name);
        let persons = self.dossier.persons.iter().enumerate();
        let who: Vec<usize> = persons.filter(|(_, p)| ids.contains(&p.id) && agrees(&p.name)).map(|(i, _)| i).collect();
        let text = format!("{} {}", chunks[at].text, chunks[at + 1].text);
        chunks[at + 1].guess &=
            !who.iter().all(|i| score(&asked, &Name::parse(&self.dossier.persons[*i].name)) >= SAME);
        chunks[at + 1].tag = if who.is_empty() { Tag::Word } else { Tag::Side(self.person(&who)) };
        chunks[at + 1].fold = fold(&text);
        chunks[at + 1].text = text;
        chunks[at + 1].capital = true;
        chunks[at + 1].len = 2;
        chunks.remove(at);
    }

    /// Reads a word that nothing is known of as the nearest name, country, place or word of the grammar.
    ///
    /// The first word of a question has a capital whatever it is.
    fn mend(&self, chunk: &mut Chunk, lower: bool, first: bool) {
        let heard = sound(&chunk.fold);
        let letters = chunk.text.strip_suffix("'s").or(chunk.text.strip_suffix("’s")).unwrap_or(&chunk.text);
        let initials = self.initialled(letters, lower);
        if !initials.is_empty() {
            (chunk.tag, chunk.guess) = (Tag::Side(self.person(&initials)), true);
            return;
        }
        // "quick" is no slip in somebody's name, "love" no city
        let english = (!chunk.capital || first) && is_english(&chunk.fold);
        if english {
            return mend_verb(chunk);
        }
        let Some(limit) = slips(&chunk.fold) else { return };
        if let Some(word) = first.then(|| asking(&chunk.fold)).flatten() {
            (chunk.fold, chunk.guess) = (word.to_string(), true);
            return;
        }
        let site = self.places.iter().find(|(form, _)| sound(form) == heard);
        if let Some((_, place)) = site {
            chunk.tag = Tag::Place(place.clone());
            return;
        }
        let near = |known: &str| distance(&heard, &sound(known), limit);
        let asked = Name::parse(&chunk.text);
        let persons = self.dossier.persons.iter().enumerate().filter(|_| (chunk.capital || lower) && chunk.len == 1);
        let short: Vec<usize> =
            persons.filter(|(_, p)| short_of(&asked, &Name::parse(&p.name))).map(|(i, _)| i).collect();
        let short = self.spelt_alike(&short, &chunk.fold);
        // "Lindhalm" is rather Lindholm than somebody who but sounds like it
        let closer = self.spelt_near(&short, &chunk.fold).is_empty()
            && self.forms.keys().any(|f| !f.contains(' ') && distance(&heard, f, 1).is_some());
        if !short.is_empty() && !closer {
            (chunk.tag, chunk.guess) = (Tag::Side(self.person(&short)), true);
            return;
        }
        if !self.called(&chunk.fold).is_empty() {
            return;
        }
        let name = self.forms.iter().filter(|(form, _)| form.len() > 2 && form.contains(' ') == heard.contains(' '));
        let name = name
            .filter_map(|(form, who)| distance(&heard, form, limit).map(|d| (d, self.spelt_alike(who, &chunk.fold))));
        let name = name.filter(|(_, who)| !who.is_empty()).map(|(d, who)| (d, Tag::Side(self.person(&who))));
        let name = name.filter(|_| chunk.capital || lower);
        let place = self.places.iter().filter_map(|(form, name)| near(form).map(|d| (d, Tag::Place(name.clone()))));
        let polity = self
            .polities
            .iter()
            .filter_map(|(form, name)| near(form).map(|d| (d, Tag::Side(Party::Polity(name.clone())))));
        let best = name.chain(place).chain(polity).min_by_key(|(d, _)| *d);
        self.mend_word(chunk, first, best);
    }

    /// Reads a word as the nearest of the grammar and of topics, unless it is nearer to a name: `best`, and how far it is.
    fn mend_word(&self, chunk: &mut Chunk, first: bool, best: Option<(usize, Tag)>) {
        let heard = sound(&chunk.fold);
        let Some(limit) = slips(&chunk.fold) else { return };
        let near = |known: &str| distance(&heard, &sound(known), limit);
        let plain = grammar()
            .words()
            .chain(self.topics().iter().map(String::as_str))
            .filter(|w| w.len() > 4 && w.chars().next() == chunk.fold.chars().next());
        let plain = plain.filter_map(|w| near(w).map(|d| (d, w))).min_by_key(|(d, _)| *d);
        match (best, plain) {
            (Some((d, tag)), other) if chunk.capital && !first || other.is_none_or(|(e, _)| d <= e) => {
                (chunk.tag, chunk.guess) = (tag, true);
            }
            (_, Some((d, word))) if d <= 1 && (!chunk.capital || first) => {
                (chunk.fold, chunk.guess) = (word.to_string(), true);
            }
            _ => {}
        }
    }
}

/// Two words of one name that were each read as somebody else: of that one nothing is known.
fn estrange(chunks: &mut [Chunk]) {
    for at in 1..chunks.len() {
        let guess = |c: &Chunk| c.guess && c.capital && matches!(c.tag, Tag::Side(Party::Person { .. }));
        if guess(&chunks[at - 1]) && guess(&chunks[at]) && !chunks[at - 1].comma && chunks[at - 1].tag != chunks[at].tag
        {
            for chunk in &mut chunks[at - 1..=at] {
                (chunk.tag, chunk.guess) = (Tag::Word, false);
            }
        }
    }
}

/// A name with its initials as one word: "edward r k kent".
fn together(heard: &[String]) -> String {
    let mut out = String::new();
    for (at, word) in heard.iter().enumerate() {
        let runs_on = at > 0 && word.len() == 1 && heard[at - 1].len() == 1;
        if at > 0 && !runs_on {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
