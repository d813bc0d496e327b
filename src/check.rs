//! Do the rules hold, and are they used? Each sentence of a rule is read as an article of its own, and the dossier held
//! against what the rule says of it; of other texts it is counted what each rule tells.

use std::collections::BTreeSet;
use std::fmt;

use crate::date::Date;
use crate::dossier::{self, Dossier, Evidence, Meeting, Who};
use crate::schema::Schema;
use crate::schema::rule::{Fact, Rule};
use crate::source::Article;

/// An example that does not come out as its rule says. Prints as a few lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Name of the rule.
    pub rule: String,
    /// The example.
    pub sentence: String,
    /// What should have been found.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// Whether the fact was found all the same, by other rules.
    pub warning: bool,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.warning { "warning" } else { "failure" };
        writeln!(f, "{word}: rule {}: {}", self.rule, self.sentence)?;
        write!(f, "  expected: {}\n  found:    {}", self.expected, self.found)
    }
}

/// What came of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many sentences were read.
    pub sentences: usize,
    /// What does not hold, in the order of the rules.
    pub failures: Vec<Failure>,
}

impl Report {
    /// How many failures there are, warnings left out.
    pub fn failed(&self) -> usize {
        self.failures.iter().filter(|f| !f.warning).count()
    }
}

/// Holds every rule of a schema against its own examples.
pub fn check(schema: &Schema) -> Report {
    let mut report = Report::default();
    for rule in &schema.rules {
        report.sentences += rule.finds.len() + rule.leaves.len();
        report.failures.extend(rule.finds.iter().filter_map(|(sentence, fact)| found(rule, sentence, fact, schema)));
        report.failures.extend(rule.leaves.iter().filter_map(|sentence| left(rule, sentence, schema)));
    }
    report
}

/// What a sentence says by itself.
fn read(sentence: &str, schema: &Schema) -> Dossier {
    let article =
        Article { id: "example".into(), published: Date::of_day(2020, 6, 15), title: None, text: sentence.into() };
    dossier::read(&article, schema)
}

/// What is wrong where a sentence should be found.
fn found(rule: &Rule, sentence: &str, fact: &Fact, schema: &Schema) -> Option<Failure> {
    let dossier = read(sentence, schema);
    let there = holds(fact, &dossier);
    if there && rules(&dossier).contains(rule.name.as_str()) {
        return None;
    }
    let (expected, found) = match there {
        false => (tell(fact), facts(&dossier)),
        true => (format!("the rule takes part: {}", tell(fact)), list(rules(&dossier).iter().copied())),
    };
    Some(Failure { rule: rule.name.clone(), sentence: sentence.into(), expected, found, warning: there })
}

/// What is wrong where a sentence should be left alone.
fn left(rule: &Rule, sentence: &str, schema: &Schema) -> Option<Failure> {
    let dossier = read(sentence, schema);
    rules(&dossier).contains(rule.name.as_str()).then(|| Failure {
        rule: rule.name.clone(),
        sentence: sentence.into(),
        expected: "the rule finds nothing".into(),
        found: facts(&dossier),
        warning: false,
    })
}

/// Whether the dossier holds the fact.
fn holds(fact: &Fact, dossier: &Dossier) -> bool {
    match fact {
        Fact::Meeting { kind, status, who, about, place } => dossier.meetings.iter().any(|m| {
            kind.is_none_or(|k| k == m.kind)
                && status.is_none_or(|s| s == m.status)
                && sides(m, dossier, who)
                && about.iter().all(|label| discussed(m, label))
                && place.as_ref().is_none_or(|p| m.places.iter().any(|q| q.value == *p))
        }),
        Fact::Topic { about } => about.iter().all(|label| dossier.meetings.iter().any(|m| discussed(m, label))),
        Fact::Role { who, office } => {
            dossier.persons.iter().any(|p| p.name == *who && p.roles.iter().any(|r| r.office.to_string() == *office))
        }
    }
}

/// Whether exactly these met; countries count where nobody of theirs is told.
fn sides(meeting: &Meeting, dossier: &Dossier, who: &[String]) -> bool {
    let wanted: BTreeSet<&str> = who.iter().map(String::as_str).collect();
    let there = participants(meeting, dossier);
    let parties: BTreeSet<&str> = meeting.parties.iter().map(|p| p.value.as_str()).collect();
    let named = |name: &&str| there.iter().any(|t| t == name);
    there.iter().all(|t| wanted.contains(t.as_str()))
        && wanted.iter().filter(|name| !named(name)).all(|name| parties.contains(name))
}

/// Names of persons, and offices of those without a name.
fn participants(meeting: &Meeting, dossier: &Dossier) -> Vec<String> {
    let name = |who: &Who| match who {
        Who::Person(id) => dossier.person(id).map_or(id.clone(), |p| p.name.clone()),
        Who::Office(office) | Who::Group(office) => office.to_string(),
    };
    meeting.participants.iter().map(|p| name(&p.who)).collect()
}

fn discussed(meeting: &Meeting, label: &str) -> bool {
    meeting.topics.iter().any(|t| t.label == label || t.also.iter().any(|a| a == label))
}

/// Names of the rules that took part in the reading.
fn rules(dossier: &Dossier) -> BTreeSet<&str> {
    evidence(dossier).map(|e| e.rule.as_str()).collect()
}

/// The evidence of all roles and meetings, and of what belongs to these.
fn evidence(dossier: &Dossier) -> impl Iterator<Item = &Evidence> {
    let roles = dossier.persons.iter().flat_map(|p| &p.roles).flat_map(|r| &r.evidence);
    let meetings = dossier.meetings.iter().flat_map(|m| {
        let sides = m.participants.iter().flat_map(|p| &p.evidence).chain(m.topics.iter().flat_map(|t| &t.evidence));
        m.evidence.iter().chain(sides).chain(m.places.iter().flat_map(|p| &p.evidence))
    });
    roles.chain(meetings)
}

/// How often each rule of a schema took part in the reading of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uses {
    /// How many texts were read.
    pub texts: usize,
    /// Each rule with the number of sentences of which it told something, in the order of the schema.
    pub rules: Vec<(String, usize)>,
}

impl Uses {
    /// No text is read yet.
    pub fn new(schema: &Schema) -> Uses {
        Uses { texts: 0, rules: schema.rules.iter().map(|r| (r.name.clone(), 0)).collect() }
    }

    /// Adds what one text says.
    pub fn add(&mut self, dossier: &Dossier) {
        self.texts += 1;
        let sentences: BTreeSet<_> = evidence(dossier).map(|e| (e.rule.as_str(), &e.document, e.span)).collect();
        for (rule, uses) in &mut self.rules {
            *uses += sentences.iter().filter(|(name, ..)| name == rule).count();
        }
    }

    /// The rules that told nothing of any text.
    pub fn unused(&self) -> Vec<&str> {
        self.rules.iter().filter(|(_, uses)| *uses == 0).map(|(rule, _)| rule.as_str()).collect()
    }
}

/// A fact as it is expected, in words.
fn tell(fact: &Fact) -> String {
    match fact {
        Fact::Meeting { kind, status, who, about, place } => {
            let words = [kind.map(|k| k.word()), status.map(|s| s.word()), Some("meeting")];
            let words: Vec<&str> = words.into_iter().flatten().collect();
            told(&words.join(", "), who, about, place.as_deref())
        }
        Fact::Topic { about } => told("meeting", &[], about, None),
        Fact::Role { who, office } => format!("{who} is {office}"),
    }
}

/// All facts of a dossier, in words.
fn facts(dossier: &Dossier) -> String {
    let roles = dossier.persons.iter().flat_map(|p| p.roles.iter().map(|r| format!("{} is {}", p.name, r.office)));
    let meetings = dossier.meetings.iter().map(|m| {
        let mut who = participants(m, dossier);
        who.extend(m.parties.iter().map(|p| format!("({})", p.value)));
        let about: Vec<String> = m.topics.iter().map(|t| t.label.clone()).collect();
        let by = list(m.evidence.iter().map(|e| e.rule.as_str()).collect::<BTreeSet<_>>());
        let words = format!("{}, {} meeting", m.kind.word(), m.status.word());
        format!("{} [{by}]", told(&words, &who, &about, m.place()))
    });
    let all: Vec<String> = meetings.chain(roles).collect();
    if all.is_empty() { "nothing".into() } else { all.join(" | ") }
}

/// "held meeting of Anna Tarn, Bo Lind about river dams in Oslo"
fn told(words: &str, who: &[String], about: &[String], place: Option<&str>) -> String {
    let mut out = words.to_string();
    if !who.is_empty() {
        out += &format!(" of {}", who.join(", "));
    }
    if !about.is_empty() {
        out += &format!(" about {}", about.join("; "));
    }
    if let Some(place) = place {
        out += &format!(" in {place}");
    }
    out
}

fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    if words.is_empty() { "nothing".into() } else { words.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_lies_is_told_of() {
        let embedded = Schema::embedded();
        let rule = embedded.rules.iter().find(|r| r.name == "meet").expect("a plain rule").clone();
        let sentence = "Maria Lindqvist met Tariq Rahman in Stockholm.";
        let who = |names: &[&str]| names.iter().map(|n| n.to_string()).collect::<Vec<_>>();
        let fact =
            |names: &[&str]| Fact::Meeting { kind: None, status: None, who: who(names), about: vec![], place: None };
        assert_eq!(found(&rule, sentence, &fact(&["Tariq Rahman", "Maria Lindqvist"]), embedded), None);
        let failure = found(&rule, sentence, &fact(&["Maria Lindqvist"]), embedded).expect("one too many met");
        assert!(failure.to_string().contains("found:    talks, held meeting of Maria Lindqvist, Tariq Rahman"));
        let failure = left(&rule, sentence, embedded).expect("the rule reads it");
        assert_eq!(failure.expected, "the rule finds nothing");
    }

    #[test]
    fn uses_are_counted_by_the_sentence() {
        let schema = Schema::embedded();
        let mut uses = Uses::new(schema);
        let before = uses.unused().len();
        assert_eq!(before, schema.rules.len());
        uses.add(&read("Maria Lindqvist met Tariq Rahman in Stockholm.", schema));
        let used: Vec<_> = uses.rules.iter().filter(|(_, uses)| *uses > 0).collect();
        assert_eq!((uses.texts, used, uses.unused().len()), (1, vec![&("meet".to_string(), 1)], before - 1));
    }
}
