//! Who holds an office that is told without a country? "The prime minister", "X and his counterpart Y".

use super::Describer;
use super::single::{same_here, untold};
use crate::dossier::fact::Office;
use crate::dossier::office::{Offices, Said, generic};
use crate::mention::office::OfficeMention;

impl<'d> Describer<'d> {
    /// "The prime minister" of a text that names none: whoever was named right before without an office.
    pub fn open(&self, out: &Offices) -> Vec<Said<'d>> {
        let mut found: Vec<Said> = Vec::new();
        for line in &self.claims.lines {
            for (k, party) in line.parties.iter().enumerate() {
                let claimed = self.claims.roles.iter().any(|r| r.sentence == line.sentence && r.office == k);
                let Some(office) = untold(party).filter(|_| !claimed) else { continue };
                let same = |title: &str| same_here(title, &office.title);
                let told = self.said.iter().chain(&found).any(|s| same(&s.office.title));
                let held = out.tenures.iter().flatten().any(|t| !t.former && same(&t.office.title));
                if told || held {
                    continue;
                }
                let free = |p: &usize| self.free(*p, &Office { title: office.title.clone(), of: None }, out);
                let taken = |p: &usize| found.iter().any(|s| s.person == *p);
                let person = (0..=2).filter_map(|b| line.sentence.checked_sub(b)).find_map(|s| {
                    let before = self.placed(s).into_iter().filter(|(at, _)| *at < party.tokens.start);
                    let mut people: Vec<usize> = before.map(|(_, p)| p).filter(|p| free(p) && !taken(p)).collect();
                    people.dedup();
                    (!people.is_empty()).then_some(people)
                });
                if let Some([person]) = person.as_deref() {
                    found.push(Said { person: *person, office: office.clone(), line, party: k, rule: "description" });
                }
            }
        }
        found
    }

    /// "X and his counterpart Y": the same office, of a country that is to be found.
    pub fn open_counterparts(&self, out: &Offices) -> Vec<Said<'d>> {
        let mut found: Vec<Said> = Vec::new();
        for line in &self.claims.lines {
            for (k, party) in line.parties.iter().enumerate() {
                let Some(&person) = self.beings.of_party.get(&(line.sentence, k)) else { continue };
                let open = party.of.is_none() && out.homes[person].is_none() && out.tenures[person].is_empty();
                if !open || party.epithet.as_deref() != Some("counterpart") {
                    continue;
                }
                if self.said.iter().chain(&found).any(|s| s.person == person) {
                    continue;
                }
                let here =
                    self.placed(line.sentence).into_iter().rfind(|(at, p)| *at < party.tokens.start && *p != person);
                let first = || self.named(line.sentence.checked_sub(1)?).first().copied();
                let Some(owner) = here.map(|(_, p)| p).or_else(first).filter(|o| *o != person) else { continue };
                let mut titles = self.said.iter().filter(|s| s.person == owner && !s.office.former);
                let Some(title) = titles.next().map(|s| s.office.title.clone()) else { continue };
                if titles.any(|s| generic(&s.office.title) != generic(&title)) {
                    continue;
                }
                let shared = title == "Foreign Secretary" && out.homes[owner].as_deref() != Some("United Kingdom");
                let title = if shared { title } else { generic(&title) };
                let office = OfficeMention { title, tokens: party.tokens.clone(), ..OfficeMention::default() };
                found.push(Said { person, office, line, party: k, rule: "counterpart" });
            }
        }
        found
    }
}
