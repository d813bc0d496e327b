//! A name on its way from words to parts: titles, places and suffixes off, compounds together, particles aside.

use super::east;
use super::parse::{Name, roman};
use super::script::{Latin, latin};
use super::tables::{Particle, Suffix, Title, tables};
use super::token::{Kind, Token};
use super::words::Word;

/// Particles that a name written with a capital may begin with.
const FIRST: [&str; 14] = ["de", "di", "da", "van", "von", "le", "la", "del", "della", "dos", "al", "el", "bin", "ibn"];

/// A name on its way.
#[derive(Default)]
pub(super) struct Reading {
    words: Vec<Word>,
    also: Vec<Word>,
    ordinal: u8,
    suffix: Option<Suffix>,
    place: Option<Box<str>>,
    titles: Vec<Box<str>>,
    pub(super) capitals: bool,
}

impl Reading {
    pub(super) fn read(&mut self, words: Vec<Word>, family_from: Option<usize>) {
        self.words = words;
        for (i, w) in self.words.iter_mut().enumerate() {
            w.family = family_from.is_some_and(|n| i >= n);
        }
        self.strip_titles();
        self.strip_place();
        self.strip_suffixes();
        self.strip_titles_behind();
        self.join_compounds();
    }

    /// Takes titles off the front, with all that stands before an office.
    fn strip_titles(&mut self) {
        let office = |w: &Word| tables().title(w.letters()) == Some(Title::Office);
        if let Some(n) = self.words.iter().take(5).rposition(office)
            && n + 1 < self.words.len()
            && !self.words[0].family
        {
            self.take_titles(n + 1);
        }
        while self.words.len() > 1 && self.leads() {
            self.take_titles(1);
        }
    }

    fn take_titles(&mut self, count: usize) {
        for w in self.words.drain(..count) {
            self.titles.push(w.letters().into());
        }
        let links = ["of", "for", "to", "and", "the"];
        let of = self.words.first().is_some_and(|w| links.contains(&w.letters()));
        let field = |w: &Word| links.contains(&w.letters()) || tables().is_field(w.letters());
        let n = self.words.iter().take_while(|w| field(w)).count();
        if (of || tables().is_field(self.words[0].letters())) && n < self.words.len() {
            self.words.drain(..n);
        }
    }

    /// Whether the first word is a title; one that is also a name must leave a whole name behind.
    fn leads(&mut self) -> bool {
        let w = &self.words[0];
        let Some(title) = tables().title(w.letters()) else { return false };
        let next = &self.words[1];
        let fathered = tables().particle(next.letters()) == Some(Particle::Father);
        let name = tables().is_given(w.letters());
        if fathered || !tables().east(w.letters()).is_empty() || (name && self.words.len() < 3) || w.hyphen_after {
            return false;
        }
        if title != Title::Office && (name || !tables().groups(w.letters()).is_empty()) {
            self.also.push(w.clone());
        }
        title != Title::Office || !next.letters().is_empty()
    }

    fn strip_titles_behind(&mut self) {
        while self.words.len() > 2
            && let Some(w) = self.words.last()
            && tables().title(w.letters()) == Some(Title::Office)
        {
            self.titles.extend(self.words.pop().map(|w| w.letters().into()));
        }
    }

    fn strip_place(&mut self) {
        if let Some(n) = self.words.iter().position(|w| w.letters() == "of" && !w.upper)
            && n > 0
            && n + 1 < self.words.len()
        {
            let place: String = self.words.drain(n..).skip(1).map(|w| w.letters().to_string()).collect();
            self.place = Some(place.into());
        }
    }

    fn strip_suffixes(&mut self) {
        let mut n = 1;
        while n < self.words.len() {
            let w = &self.words[n];
            let last = n + 1 == self.words.len();
            let number =
                roman(&w.raw).filter(|_| w.raw.len() > 1 || (last && (!w.dot || n == 1)) || self.place.is_some());
            let suffix = tables().suffix(w.letters()).filter(|_| n > 1 || !last || w.letters() != "neto");
            if let Some(number) = number {
                self.ordinal = number;
            } else if let Some(suffix) = suffix {
                if suffix != Suffix::Drop {
                    self.suffix = Some(suffix);
                }
            } else {
                n += 1;
                continue;
            }
            self.words.remove(n);
        }
    }

    /// Writes compounds as one word: Abd al-Aziz, Nasr Allah, Saif al-Din, Abu Mazen.
    fn join_compounds(&mut self) {
        let mut n = 0;
        while n + 1 < self.words.len() {
            let article = tables().particle(self.words[n + 1].letters()) == Some(Particle::Article);
            let after = if article && n + 2 < self.words.len() { n + 2 } else { n + 1 };
            let (head, tail) = (self.words[n].letters(), self.words[after].letters());
            let servant = matches!(head, "abd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdur" | "abdus" | "abdoul");
            let kunya = matches!(head, "abu" | "abou" | "umm");
            let divine = matches!(tail, "allah" | "ullah" | "ollah")
                || (matches!(tail, "din" | "deen" | "dine" | "uddin" | "eddin" | "eddine") && head.len() > 2);
            if (servant || kunya || divine) && self.words[n].family == self.words[after].family {
                let joined = self.words[n].joined(&self.words[after]);
                self.words.drain(n..after);
                self.words[n] = joined;
            } else {
                n += 1;
            }
        }
        for w in &mut self.words {
            w.canonical();
        }
    }

    pub(super) fn name(mut self) -> Name {
        let letters: String = self.words.iter().filter_map(Word::letter).collect();
        let east = if self.words.iter().any(|w| w.latin.vowelless) { None } else { east::read(&self.words) };
        let mut name = Name {
            letters: letters.into(),
            ordinal: self.ordinal,
            suffix: self.suffix,
            place: self.place.take(),
            capitals: self.capitals,
            titles: std::mem::take(&mut self.titles),
            strict: east.as_ref().is_some_and(|e| e.strict()),
            ..Name::default()
        };
        let eastern = name.strict;
        for (word, father, particle) in self.lean(eastern) {
            let mut token = Token::new(&word.latin, if father { Kind::Patronymic } else { Kind::Middle });
            if word.family {
                token.kind = Kind::Family;
            }
            if let Some(p) = particle {
                token.lean(&p);
            }
            name.push(token);
        }
        set_kinds(&mut name.tokens, &self.words);
        name.eastern = east.filter(|e| !e.strict()).map(Box::new);
        if let Some(e) = &name.eastern {
            e.set_kinds(&mut name.tokens);
        }
        for word in &self.also {
            name.push(Token::new(&word.latin, Kind::Also));
        }
        name
    }

    /// Takes particles out of the row of words and notes which word they lean on.
    fn lean(&self, keep: bool) -> Vec<(&Word, bool, Option<Latin>)> {
        let mut out = Vec::new();
        let (mut father, mut particle): (bool, Option<Latin>) = (false, None);
        for (i, w) in self.words.iter().enumerate() {
            let last = i + 1 == self.words.len();
            match self.particle(i) {
                Some(kind) if !keep && !last => {
                    father |= kind == Particle::Father;
                    let before = particle.take().map(|p| p.sound).unwrap_or_default();
                    particle = Some(latin(&(before + &w.latin.plain)));
                }
                _ => out.push((w, std::mem::take(&mut father), particle.take())),
            }
        }
        out
    }

    /// A particle, unless capital and position say that it is a name ("Al Gore", "Ben Affleck").
    fn particle(&self, i: usize) -> Option<Particle> {
        let w = &self.words[i];
        let kind = tables().particle(w.letters())?;
        let lower = w.raw.starts_with(char::is_lowercase);
        let named = tables().is_given(w.letters()) || w.letters().len() == 1;
        match kind {
            _ if lower || w.hyphen_after => Some(kind),
            Particle::Noble if w.letters().len() == 1 => None,
            _ if i == 0 && !FIRST.contains(&w.letters()) => None,
            _ if i == 0 && named && self.words.len() < 3 => None,
            Particle::Father if i == 0 => None,
            _ => Some(kind),
        }
    }
}

/// Given first, family last, patronymics by their endings.
fn set_kinds(tokens: &mut [Token], words: &[Word]) {
    let n = tokens.len();
    let upper: Vec<bool> = words.iter().map(|w| w.upper && w.letters().len() > 1).collect();
    let mixed = upper.iter().any(|u| *u) && upper.iter().any(|u| !*u) && n == words.len();
    for (i, t) in tokens.iter_mut().enumerate() {
        if i > 0 && n > 2 && i + 1 < n && is_patronymic(&t.text) {
            t.make_patronymic();
        }
        if mixed && upper[i] {
            t.kind = Kind::Family;
        }
    }
    let surname_first = n == 3 && is_patronymic(&tokens[2].text) && tokens[1].known && !is_patronymic(&tokens[1].text);
    if tokens.iter().all(|t| t.kind != Kind::Family) && n > 0 {
        let at = if surname_first { 0 } else { n - 1 };
        let fathered = tokens[at].kind == Kind::Patronymic;
        if surname_first {
            tokens[2].make_patronymic();
        }
        if !fathered {
            tokens[at].kind = Kind::Family;
        }
    }
    if let Some(first) = tokens.iter_mut().find(|t| t.kind == Kind::Middle) {
        first.kind = Kind::Given;
    }
}

/// Slavic and Turkic names formed of the father's.
pub(super) fn is_patronymic(word: &str) -> bool {
    const ENDS: [&str; 17] = [
        "vich", "vych", "vitch", "vic", "vits", "evna", "ovna", "ivna", "yvna", "auna", "euna", "ouna", "ichna",
        "oglu", "ogly", "kyzy", "qizi",
    ];
    word.len() > 5 && ENDS.iter().any(|e| word.ends_with(e))
}
