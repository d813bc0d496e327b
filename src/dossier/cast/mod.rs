//! Who is meant? Descriptions, offices without names and pronouns, led back to persons, in the order of the text.

mod alone;
mod company;
mod delegation;
mod fit;
mod gender;
mod land;
mod likely;
mod listed;
mod mind;
mod place;
mod plural;
mod pronoun;
mod signs;
mod together;
mod whole;
mod whose;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::bag::Bag;
use super::fact::Office;
use super::office::Tenure;
use super::person::{Beings, PartyAt};
use super::setting::named_countries;
use crate::claim::clause::{Subject, subject};
use crate::claim::line::{Line, What};
use crate::claim::{Claims, Side};
use crate::mention::Page;
use crate::mention::party::{Head, NARRATOR, TEAM, single};
use crate::mention::place::Scale;
use crate::schema::{Flags, Sort, WeightTable};
pub use gender::Gender;
use mind::Mind;

/// How much a country counts of which a city alone is named.
const IN_PASSING: f32 = 0.3;

/// Whom a party stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meant {
    /// A person, by number.
    Person(usize),
    /// An office-holder who is not named.
    Office(Office),
    /// A group by description.
    Group(Office),
    /// A country or organisation.
    Body(String),
    /// Those of the encounter told of before: "the two leaders", "they"; where there was none, the persons in focus.
    Before(Focus),
    /// Nobody that can be told.
    Nobody,
}

/// The persons in focus at a point of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Focus {
    /// By number.
    pub people: Vec<usize>,
    /// Whether the sentence itself names just these, so that no encounter before can be meant.
    pub here: bool,
}

/// What is known of the persons while their document is read.
pub struct Cast<'c> {
    /// The document.
    pub page: &'c Page<'c, 'c>,
    /// Its sentences.
    pub claims: &'c Claims,
    /// Its persons.
    pub beings: &'c Beings,
    /// Their offices, by person.
    pub tenures: &'c [Vec<Tenure>],
    /// The country that a person belongs to.
    pub homes: &'c [Option<String>],
    /// Whether each person is a woman or a man, where known.
    pub genders: Vec<Option<Gender>>,
    /// What each person is known to hold at that time, by a list.
    listed: Vec<Vec<(&'c str, &'c str)>>,
    /// The one who tells: whoever "he" is, not him.
    pub narrator: Option<usize>,
    /// Whether features keep their names, for whoever learns from them.
    pub names: bool,
    /// The countries and movements that each sentence names, once they were asked for.
    lands: OnceCell<Vec<BTreeMap<String, f32>>>,
}

/// Whom a reference may mean, with what speaks for and against each.
pub enum Lesson {
    /// One person.
    One(Vec<(usize, Vec<String>)>),
    /// Several together.
    Several(Vec<(Vec<usize>, Vec<String>)>),
}

/// Who looks on: is shown the tokens of each reference, and may ask for its lesson.
pub type Watch<'w> = dyn FnMut(Range<usize>, &dyn Fn() -> Lesson) + 'w;

/// Whom the parties of a document stand for.
pub struct Meanings {
    /// For each party, by sentence and row.
    pub of: BTreeMap<PartyAt, Vec<Meant>>,
    /// For each sentence, the two persons whom it leaves in focus.
    pub focus: Vec<Vec<usize>>,
    /// For each sentence, the person whom it is about.
    pub subjects: Vec<Option<usize>>,
}

impl Meanings {
    /// Whom a party stands for.
    pub fn get(&self, at: &PartyAt) -> Option<&Vec<Meant>> {
        self.of.get(at)
    }

    /// Whom all parties of a sentence stand for, in their order.
    pub fn named(&self, sentence: usize) -> impl Iterator<Item = &Meant> {
        self.of.range((sentence, 0)..(sentence + 1, 0)).flat_map(|(_, all)| all)
    }
}

impl<'c> Cast<'c> {
    /// Everything that is known of the persons of a document.
    pub fn new(
        page: &'c Page<'c, 'c>,
        claims: &'c Claims,
        beings: &'c Beings,
        tenures: &'c [Vec<Tenure>],
        homes: &'c [Option<String>],
    ) -> Self {
        let narrator = page.narrator.as_ref().and_then(|name| beings.named_at(claims, name));
        let lands = OnceCell::new();
        let (genders, listed) = (Vec::new(), Vec::new());
        let mut cast = Cast { page, claims, beings, tenures, homes, genders, listed, narrator, names: false, lands };
        cast.genders = (0..tenures.len()).map(|p| cast.gender(p)).collect();
        cast.listed = (0..tenures.len()).map(|p| cast.held(p)).collect();
        cast
    }

    /// An empty bag for features that these weights know.
    pub fn bag(&self, weights: &'c WeightTable) -> Bag<'c> {
        if self.names { Bag::named(weights) } else { Bag::new(weights) }
    }

    /// The countries, movements and bodies of states that each sentence names, with how much: a city of theirs tells less.
    pub fn lands(&self) -> &[BTreeMap<String, f32>] {
        let body = |name: &String| {
            let listed = self.page.schema.organisation(name);
            listed.is_some_and(|o| !matches!(o.kind, Sort::Body | Sort::Agency))
        };
        let of = |line: &Line| {
            let mut out: BTreeMap<String, f32> = BTreeMap::new();
            let placed = |at: usize| line.places.iter().any(|p| p.scale != Scale::Country && p.tokens.contains(&at));
            let named = named_countries(self.page, line).into_iter();
            let bodies = line.parties.iter().filter_map(|p| p.of.clone()).filter(body).map(|name| (name, 1.0));
            for (name, much) in named.map(|(at, name)| (name, if placed(at) { IN_PASSING } else { 1.0 })).chain(bodies)
            {
                let told = out.entry(name).or_default();
                *told = told.max(much);
            }
            out
        };
        self.lands.get_or_init(|| self.claims.lines.iter().map(of).collect())
    }

    /// Whom every party of the document stands for.
    pub fn meanings(&self) -> Meanings {
        self.meanings_seen(&mut |_, _| {})
    }

    /// Whom every party stands for; shows each reference to one person, with all whom it may mean, on the way.
    pub fn meanings_seen(&self, watch: &mut Watch) -> Meanings {
        let mut out = Meanings { of: BTreeMap::new(), focus: Vec::new(), subjects: Vec::new() };
        let mut mind = Mind::new(self.tenures.len());
        for line in &self.claims.lines {
            let mut order: Vec<usize> = (0..line.parties.len()).collect();
            order.sort_by_key(|&k| line.parties[k].tokens.start);
            for k in order {
                if let Some(owner) = self.possessive(line, &line.parties[k], &mind) {
                    watch(owner.tokens.clone(), &|| Lesson::One(self.choices(line, &owner, &mind, Bag::names)));
                }
                let ruled = self.meant(line, k, &mind);
                let meant = match self.reference(line, k, &mind, &ruled) {
                    Some(reference) => {
                        watch(reference.tokens.clone(), &|| {
                            Lesson::One(self.choices(line, &reference, &mind, Bag::names))
                        });
                        self.judged(line, &reference, ruled, &mind)
                    }
                    None if !self.members(line, &line.parties[k], &mind).is_empty() => ruled,
                    None if self.means_several(&line.parties[k]) => {
                        let tokens = line.parties[k].tokens.clone();
                        watch(tokens, &|| Lesson::Several(self.sets(line, k, &ruled, &mind, Bag::names)));
                        let likeliest = match line.parties[k].rule {
                            TEAM => vec![Meant::Nobody],
                            _ => self.likeliest_set(line, k, ruled.clone(), &mind),
                        };
                        self.whole(line, k, likeliest, &mind)
                    }
                    None => ruled,
                };
                let meant = self.of_some_body(line, k, meant, &out.of);
                self.take_in(line, k, &meant, &mut mind);
                out.of.insert((line.sentence, k), meant);
            }
            out.focus.push(self.pair(line, line.tokens.end, &mind));
            let about = self.about(line, &out.of);
            mind.named = if about.is_some() { None } else { self.first_person(line, usize::MAX) };
            mind.subject = about.or(mind.subject);
            mind.said = self.says(line, &out.of).or(mind.said);
            self.comings(line, &out.of, &mut mind);
            mind.met.extend(self.met(line, &out.of));
            self.gather(line, &out.of, &mut mind);
            mind.close(about);
            out.subjects.push(mind.subject);
        }
        out
    }

    /// Keeps in mind whom a party of the sentence stands for.
    fn take_in(&self, line: &Line, k: usize, meant: &[Meant], mind: &mut Mind) {
        let party = &line.parties[k];
        let at = party.tokens.start;
        let weight = if party.possessor || self.quoted(at) { mind::ASIDE } else { mind::NAMED };
        for one in meant {
            let many = match one {
                Meant::Before(focus) => focus.people.len() > 1,
                Meant::Group(group) => !single(&group.title) && (group.title.ends_with('s') || group.of.is_some()),
                _ => false,
            };
            if many {
                mind.plural = Some((at, one.clone()));
            }
            if let Meant::Before(focus) = one {
                self.recall(line, &focus.people, mind);
            }
            if let Meant::Person(p) = one {
                mind.see(k, *p, weight);
                mind.turns[*p] = Some(mind::Turn::of(self, line, k));
                if let (Head::Office, [office]) = (&party.head, &party.offices[..]) {
                    mind.called.push((office.title.clone(), party.of.clone(), *p));
                }
                if party.head == Head::Pronoun && party.rule != NARRATOR {
                    mind.pronouns.push((self.page.words[at].lower.to_string(), *p));
                    mind.him = Some(*p);
                }
            }
        }
    }

    /// The persons of each encounter that a sentence tells of.
    fn met(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>) -> Vec<Vec<usize>> {
        let rows = |side: &Side| match side {
            Side::Group(g) => line.groups[*g].parties.clone(),
            Side::Party(p) => vec![*p],
            Side::Implied => Vec::new(),
        };
        let people = |k: usize| {
            let meant = meanings.get(&(line.sentence, k)).map_or(&[][..], Vec::as_slice);
            meant.iter().filter_map(|m| if let Meant::Person(p) = m { Some(*p) } else { None })
        };
        let claims = self.claims.meetings.iter().filter(|c| c.sentence == line.sentence);
        let lists = claims.map(|c| c.sides.iter().flat_map(rows).flat_map(people).collect::<BTreeSet<usize>>());
        lists.filter(|l| l.len() > 1).map(|l| l.into_iter().collect()).collect()
    }

    /// The person whom a sentence is about: the subject of its first finite verb.
    fn about(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>) -> Option<usize> {
        let verb =
            (0..line.items.len()).find(|&k| matches!(line.items[k].what, What::Verb(v) if line.verbs[v].finite()))?;
        let Subject::Who(g) = subject(self.page, line, verb) else { return None };
        line.groups[g].parties.iter().find_map(|p| match meanings.get(&(line.sentence, *p))?.first()? {
            Meant::Person(p) => Some(*p),
            _ => None,
        })
    }

    /// The person who speaks in a sentence: the subject of its last verb of saying.
    fn says(&self, line: &Line, meanings: &BTreeMap<PartyAt, Vec<Meant>>) -> Option<usize> {
        let saying = |k: &usize| match line.items[*k].what {
            What::Verb(v) => self.page.words[line.verbs[v].main].flags.any(Flags::SAYING),
            _ => false,
        };
        (0..line.items.len()).rev().filter(saying).find_map(|verb| {
            let Subject::Who(g) = subject(self.page, line, verb) else { return None };
            let parties = line.groups[g].parties.iter();
            parties.filter_map(|p| likely::person(meanings.get(&(line.sentence, *p))?)).next()
        })
    }

    fn meant(&self, line: &Line, k: usize, mind: &Mind) -> Vec<Meant> {
        let party = &line.parties[k];
        if let Head::Epithet(word) = &party.head
            && word.starts_with("counterparts")
            && let Some(of) = &party.of
        {
            return self.counterparts(line, party, of, mind);
        }
        let members = self.members(line, party, mind);
        if !members.is_empty() {
            return members;
        }
        vec![match &party.head {
            Head::Name(_) => self.named(line, k).map_or(Meant::Nobody, Meant::Person),
            Head::Body(name) => Meant::Body(name.clone()),
            Head::Group(noun) => self.group(line, party, noun, mind),
            Head::National => self.national(line, party, mind),
            Head::Epithet(word) => self.epithet(line, party, word, mind),
            Head::Office => return self.office(line, party, mind),
            Head::Pronoun => self.pronoun(line, party, mind),
        }]
    }
}
