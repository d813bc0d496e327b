//! Through a list of topics, one after the other.

use std::ops::Range;

use super::TopicMention;
use super::chunk::colours;
use super::label::{Core, core, kept, label};
use super::phrase::{gerund, infinitive, listed, opening, phrase};
use crate::claim::line::Line;
use crate::document::TokenKind;
use crate::document::tag::Tag;
use crate::mention::Page;

/// The topics of a stretch; `from` where it is the list of "from X to Y".
pub fn items(page: &Page, line: &Line, stretch: Range<usize>, from: bool) -> Vec<TopicMention> {
    let mut reader = Reader { page, line, end: stretch.end, from, acted: false, out: Vec::new() };
    let mut at = stretch.start;
    while at < stretch.end {
        let start = reader.past_separators(at);
        if start >= stretch.end {
            break;
        }
        let before = reader.out.len();
        let next = reader.item(start, 0).max(start + 1);
        if reader.apposition(stretch.start, start, next) {
            reader.out.truncate(before);
        }
        at = reader.resume(next);
    }
    reader.out
}

struct Reader<'p, 'd, 't> {
    page: &'p Page<'d, 't>,
    line: &'p Line,
    end: usize,
    from: bool,
    /// Whether the last topic was a deed, so that people in the list behind it are those to whom it is done.
    acted: bool,
    out: Vec<TopicMention>,
}

impl Reader<'_, '_, '_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        at < self.end && self.page.words[at].among(words)
    }

    /// The length of what parts two topics at a token: "," "as well as" "such as".
    fn separator(&self, at: usize) -> usize {
        const PARTING: &[&[&str]] = &[
            &["as", "well", "as"],
            &["such", "as"],
            &["along", "with"],
            &["together", "with"],
            &["in", "addition", "to"],
            &["apart", "from"],
            &["but", "also"],
        ];
        let fits = |words: &&&[&str]| words.iter().enumerate().all(|(k, w)| self.is(at + k, &[w]));
        if let Some(words) = PARTING.iter().find(fits) {
            return words.len();
        }
        let one = self.is(
            at,
            &[
                ",",
                ";",
                "and",
                "or",
                "including",
                "plus",
                "namely",
                "besides",
                ":",
                "also",
                "notably",
                "especially",
                "particularly",
                "particular",
                "like",
            ],
        );
        usize::from(one || self.from && self.is(at, &["to", "through"]))
    }

    /// Whether a part only says what the one before it is: "Quito, the capital of Ecuador". A list ends with "and".
    fn apposition(&self, first: usize, start: usize, end: usize) -> bool {
        start > first
            && self.page.words[start - 1].is(",")
            && !self.out.is_empty()
            && !(start..self.end)
                .any(|i| self.is(i, &["and", "or", ";", "including"]) || i >= end && self.is(i, &[","]))
            && !(first..start).any(|i| self.is(i, &[";", "including", "like", "such", ":"]))
            && (end >= self.end || self.separator(end) == 0)
    }

    fn past_separators(&self, mut at: usize) -> usize {
        while at < self.end {
            let len = self.separator(at);
            if len > 0 {
                at += len;
            } else if self.page.words[at].kind == TokenKind::Mark && !self.is(at, &["“", "\"", "‘"]) {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// Reads one topic; gives the token after it.
    fn item(&mut self, at: usize, depth: usize) -> usize {
        let mut at = at;
        while at < self.end && self.leads(at) {
            at += 1;
        }
        if at >= self.end || depth > 5 {
            return self.end;
        }
        if self.is(at, &["how", "what", "whether", "why", "where", "when"]) {
            let (how, before) = (self.is(at, &["how"]), self.out.len());
            let end = self.question(at + 1, depth);
            let clause = (at..self.end).any(|i| self.line.verbs.iter().any(|v| v.tokens.start == i && v.finite()));
            if how || !clause {
                return end;
            }
            let kept = self.out.split_off(before).into_iter().filter(|t| !t.name);
            self.out.extend(kept.take(1));
            return end.max(self.told(at));
        }
        if let Some(object) = self.past_verb(at) {
            return self.object(object, depth);
        }
        self.noun(at, depth)
    }

    /// Words before a topic: prepositions, articles, adverbs.
    fn leads(&self, at: usize) -> bool {
        let word = &self.page.words[at];
        let to = word.is("to") && !infinitive(self.page, self.line, at);
        let preposition =
            (word.tag == Tag::IN || to) && !word.is("whether") && !word.capital() && !self.page.covered(at);
        preposition || opening(self.page, at) || word.tag == Tag::RP || word.among(&["be", "been", "is", "are"])
    }

    /// The token after a verb whose object is the topic: "to ease | tensions", "combating | piracy".
    fn past_verb(&self, at: usize) -> Option<usize> {
        let words = &self.page.words;
        if self.is(at, &["to"]) && infinitive(self.page, self.line, at) {
            let group = self.line.verbs.iter().find(|v| v.tokens.start == at);
            return Some(group.map_or(at + 2, |v| v.tokens.end));
        }
        let bare = words[at].tag == Tag::VB
            || matches!(words[at].tag, Tag::VBP)
                && at > 0
                && words[at - 1].among(&[",", "and", "or", "also"])
                && self.takes_object(at);
        let aims = listed(&self.page.schema.topicwords.aims, self.page, at) && words[at].tag != Tag::VBN;
        let bare = bare || aims && at > 0 && words[at - 1].among(&[",", "and", "or"]) && self.takes_object(at);
        if bare && !words[at].capital() && at > 0 && !matches!(words[at - 1].tag, Tag::DT | Tag::PRPS | Tag::JJ) {
            let group = self.line.verbs.iter().find(|v| v.tokens.contains(&at) && !v.finite());
            return group.map(|v| v.tokens.end).or(Some(at + 1)).filter(|&k| k < self.end);
        }
        gerund(self.page, self.line, at, self.end)
    }

    fn takes_object(&self, at: usize) -> bool {
        let next = self.page.words.get(at + 1);
        at + 1 < self.end
            && next.is_some_and(|w| w.tag.is_noun() || w.tag.is_adjective() || matches!(w.tag, Tag::DT | Tag::PRPS))
    }

    /// The object of a verb; where it is one who is to do something, what he is to do.
    fn object(&mut self, at: usize, depth: usize) -> usize {
        if self.is(at, &["and", "or"]) && self.past_verb(at + 1).is_some() {
            return self.item(at + 1, depth + 1);
        }
        if let Some(end) = self.act(at) {
            return end;
        }
        let made_to = phrase(self.page, self.line, at, self.end).filter(|p| {
            p.chunks.len() == 1 && p.purpose.is_some() && p.chunks[0].tokens.clone().all(|i| self.page.covered(i))
        });
        match made_to.and_then(|p| p.purpose) {
            Some(purpose) => self.item(purpose, depth + 1),
            None => self.item(at, depth + 1),
        }
    }

    /// "to evacuate citizens": what is done to people is the matter. Gives the token after it.
    fn act(&mut self, at: usize) -> Option<usize> {
        let verb = at.checked_sub(1).map(|i| &self.page.words[i])?;
        let act = self.page.schema.topicwords.acts.iter().find(|a| verb.listed(&a.verbs))?;
        let object = phrase(self.page, self.line, at, self.end)?;
        let tokens = object.chunks[0].tokens.clone();
        if !act.always && !self.people(tokens.end - 1) {
            return None;
        }
        let whom = label(self.page, kept(self.page, tokens.clone()));
        let label = format!("{} of {whom}", act.noun);
        self.out.push(TopicMention { tokens, label, person: false, name: false, stretch: 0..0 });
        self.acted = true;
        Some(object.end)
    }

    /// Whether a noun means people.
    fn people(&self, at: usize) -> bool {
        const PEOPLE: &[&str] =
            &["people", "civilians", "refugees", "migrants", "prisoners", "hostages", "detainees", "workers", "troops"];
        let nationals = self.page.atom(at).is_some_and(|a| a.people().is_some());
        nationals || self.is(at, PEOPLE) || listed(&self.page.schema.topicwords.folk, self.page, at)
    }

    /// After "how", "what", "whether": the object of an infinitive, or the subject of the clause.
    fn question(&mut self, at: usize, depth: usize) -> usize {
        let mut at = at;
        while at < self.end && (self.page.words[at].tag.is_adverb() || self.page.words[at].tag == Tag::JJS) {
            at += 1;
        }
        if self.is(at, &["is", "was", "would", "will", "to"]) && !self.is(at, &["to"])
            || self.is(at, &["to"]) && self.is(at + 1, &["do"])
        {
            let preposition = (at..self.end).find(|&i| self.page.words[i].tag == Tag::IN);
            return preposition.map_or(self.end, |i| self.item(i + 1, depth + 1));
        }
        let subject = phrase(self.page, self.line, at, self.end).filter(|p| self.acts(at, p.chunks[0].tokens.end - 1));
        let verb = subject.and_then(|p| {
            self.line.verbs.iter().find(|v| v.tokens.start >= p.end && v.finite() && v.tokens.end < self.end)
        });
        match verb {
            Some(verb) => self.object(verb.tokens.end, depth),
            None => self.item(at, depth + 1),
        }
    }

    /// Where the clause that begins at a token has told what it tells: its subjects, however many, are no list of topics.
    fn told(&self, at: usize) -> usize {
        let verb = self.line.verbs.iter().find(|v| v.tokens.start > at && v.finite() && v.tokens.end <= self.end);
        verb.map_or(at, |v| v.tokens.end)
    }

    /// Whether the subject of a clause only acts: a country, "they", "both sides".
    fn acts(&self, at: usize, head: usize) -> bool {
        let words = ["countries", "sides", "nations", "leaders", "governments", "allies", "partners"];
        self.page.covered(head) || self.is(head, &words) || self.is(at, &["they", "it", "he", "she", "we"])
    }

    fn noun(&mut self, at: usize, depth: usize) -> usize {
        let Some(phrase) = phrase(self.page, self.line, at, self.other_end(at)) else { return at };
        let plain = phrase.chunks.len() == 1 && phrase.purpose.is_none();
        if plain && colours(self.page, &phrase.chunks[0].tokens, self.end)
            || self.acted && self.people(phrase.chunks[0].tokens.end - 1)
        {
            return phrase.end;
        }
        self.acted = false;
        let announces = self.announces(phrase.end);
        match core(self.page, self.line, &phrase) {
            Core::Topic(topic) => {
                let trailing = !self.out.is_empty()
                    && listed(&self.page.schema.topicwords.folk, self.page, phrase.chunks[0].tokens.end - 1);
                let generic =
                    trailing || announces && phrase.chunks.len() == 1 && self.generic(phrase.chunks[0].tokens.end - 1);
                if !generic {
                    self.out.push(topic);
                }
                phrase.end
            }
            Core::Purpose(purpose) => self.item(purpose, depth + 1),
            Core::Nothing => {
                self.out.extend(self.of_clause(phrase.end));
                phrase.end
            }
        }
    }

    /// The subject of a clause behind a noun that only carries: "the progress that ties have made",
    /// "ways in which grain can leave".
    fn of_clause(&self, at: usize) -> Option<TopicMention> {
        let word = |i: usize, words: &[&str]| self.page.words.get(i).is_some_and(|w| w.among(words));
        let at = at + usize::from(word(at, &["in", "by", "through"]) && word(at + 1, &["which"]));
        let at = at + usize::from(word(at, &["that", "which"]));
        let subject = phrase(self.page, self.line, at, self.line.tokens.end)?;
        let verb = self.line.verbs.iter().any(|v| v.tokens.start == subject.end && v.finite());
        match core(self.page, self.line, &subject) {
            Core::Topic(topic) if verb && !topic.name => Some(topic),
            _ => None,
        }
    }

    /// Where a phrase ends at the latest: in "from X to Y" before the "to".
    fn other_end(&self, at: usize) -> usize {
        let to = (at..self.end).find(|&i| self.is(i, &["to", "through"]) && !infinitive(self.page, self.line, i));
        to.filter(|_| self.from).unwrap_or(self.end)
    }

    /// Whether examples follow: ", including", "such as".
    fn announces(&self, at: usize) -> bool {
        let at = at + usize::from(self.is(at, &[","]));
        self.is(at, &["including", "such", "like", "namely", ":"])
    }

    fn generic(&self, at: usize) -> bool {
        self.page.words[at].listed(&self.page.schema.topicwords.generic)
    }

    /// Where the list goes on after a topic and what may trail behind it.
    fn resume(&self, at: usize) -> usize {
        if at >= self.end || self.separator(at) > 0 {
            return self.adjunct(at);
        }
        let strong = |&i: &usize| {
            self.is(i, &["as"]) && self.is(i + 1, &["well"]) || self.is(i, &["including"]) || self.is(i, &["besides"])
        };
        (at..self.end).find(strong).unwrap_or(self.end)
    }

    /// A separator may open what is no topic: ", based on common values", ", including in coordination with".
    fn adjunct(&self, at: usize) -> usize {
        let next = self.past_separators(at);
        if next >= self.end {
            return self.end;
        }
        let word = &self.page.words[next];
        let participle = word.tag == Tag::VBN
            && self.page.words.get(next + 1).is_some_and(|w| matches!(w.tag, Tag::IN | Tag::TO | Tag::RB | Tag::RBS));
        let manner = word.among(&["through", "by", "at", "from", "under", "within", "ahead"])
            && word.tag == Tag::IN
            && !self.from;
        let aside = word.is("in") && !self.is(next + 1, &["particular"]);
        if participle || manner || aside {
            let strong = |&i: &usize| {
                i > next && (self.is(i, &["as"]) && self.is(i + 1, &["well"]) || self.is(i, &[","]) && !participle)
            };
            return (next..self.end).find(strong).unwrap_or(self.end);
        }
        at
    }
}
