//! Who held an office before or after another? "X succeeded Y", "X and his predecessor, Y".

use super::Describer;
use super::single::described;
use crate::claim::line::Line;
use crate::dossier::fact::Office;
use crate::dossier::office::Offices;
use crate::mention::party::{Head, Party};

impl Describer<'_> {
    /// "X succeeded Y", "X takes over from Y", "X and his predecessor, Y": both held one office.
    pub fn successions(&self, out: &mut Offices) {
        for line in &self.claims.lines {
            for verb in line
                .verbs
                .iter()
                .filter(|v| ["succeed", "replace", "oust", "unseat", "defeat", "topple"].contains(&v.base.as_str()))
            {
                let people = self.placed(line.sentence);
                let before = people.iter().rfind(|(at, _)| *at < verb.tokens.start).map(|(_, p)| *p);
                let behind =
                    people.iter().find(|(at, _)| *at >= verb.tokens.end && *at <= verb.tokens.end + 4).map(|(_, p)| *p);
                if let (Some(a), Some(b)) = (before, behind) {
                    let (new, old) = if verb.passive { (b, a) } else { (a, b) };
                    self.hand_over(line, new, old, out);
                }
            }
            for (new, old) in self.taken_over(line) {
                self.hand_over(line, new, old, out);
            }
            for (k, party) in line.parties.iter().enumerate() {
                let word = party.epithet.as_deref().map(|e| e.strip_suffix('s').unwrap_or(e));
                let Some(word) = word.filter(|e| ["predecessor", "successor"].contains(e)) else { continue };
                let Some(&named) = self.beings.of_party.get(&(line.sentence, k)) else { continue };
                if word == "predecessor" && self.predecessor_of_described(line, k, named, out) {
                    continue;
                }
                let Some(owner) = self.owner(line, k).filter(|o| *o != named) else { continue };
                let owner = self.in_office(line, owner, named, out);
                let (new, old) = if word == "predecessor" { (owner, named) } else { (named, owner) };
                self.hand_over(line, new, old, out);
            }
        }
    }

    /// "X took over on Monday from Y": the two.
    fn taken_over(&self, line: &Line) -> Vec<(usize, usize)> {
        let words = &self.page.words;
        let over = |end: usize| words.get(end).is_some_and(|w| w.is("over"));
        let taken: Vec<_> = line.verbs.iter().filter(|v| v.base == "take" && over(v.tokens.end)).collect();
        let people = if taken.is_empty() { Vec::new() } else { self.placed(line.sentence) };
        taken
            .into_iter()
            .filter_map(|v| {
                let from = (v.tokens.end..line.tokens.end.min(v.tokens.end + 10)).find(|&i| words[i].is("from"))?;
                let new = people.iter().rfind(|(at, _)| *at < v.tokens.start)?.1;
                let old = people.iter().find(|(at, _)| *at > from && *at <= from + 3)?.1;
                (new != old).then_some((new, old))
            })
            .collect()
    }

    /// "The Chilean president and his predecessor, X": the office described last before, where no person is named between.
    fn predecessor_of_described(&self, line: &Line, k: usize, named: usize, out: &mut Offices) -> bool {
        let start = line.parties[k].tokens.start;
        let before = |p: &&Party| p.tokens.end <= start && p.personal() && p.head != Head::Pronoun;
        let last = line.parties.iter().filter(before).max_by_key(|p| p.tokens.end);
        let Some((office, of)) = last.and_then(described) else { return false };
        if !out.tenures[named].is_empty() {
            return true;
        }
        let office = Office { title: office.title.clone(), of: Some(of.to_string()) };
        self.note(line, named, office, out);
        out.tenures[named][0].former = true;
        true
    }

    /// The office of one whose predecessor or successor holds none yet.
    fn hand_over(&self, line: &Line, new: usize, old: usize, out: &mut Offices) {
        let current = |p: usize, out: &Offices| out.tenures[p].iter().find(|t| !t.former).map(|t| t.office.clone());
        let any =
            |p: usize, out: &Offices| out.tenures[p].iter().find(|t| t.office.of.is_some()).map(|t| t.office.clone());
        if out.tenures[old].is_empty()
            && let Some(office) = current(new, out)
        {
            self.note(line, old, office, out);
            out.tenures[old][0].former = true;
        } else if out.tenures[new].is_empty()
            && let Some(office) = any(old, out)
        {
            self.note(line, new, office, out);
        }
    }

    /// The owner, or where nothing is told of that person, whoever in office was named last: "he and his predecessor".
    fn in_office(&self, line: &Line, owner: usize, not: usize, out: &Offices) -> usize {
        let holds = |p: &usize| *p != not && out.tenures[*p].iter().any(|t| !t.former);
        let back = (1..4).filter_map(|b| line.sentence.checked_sub(b)).flat_map(|s| self.named(s).into_iter().rev());
        if holds(&owner) { owner } else { back.into_iter().find(holds).unwrap_or(owner) }
    }
}
