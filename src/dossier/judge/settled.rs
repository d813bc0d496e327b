//! What do the offices settled so far say for a country?

use std::collections::BTreeSet;

use super::{Judge, yes};
use crate::claim::line::Line;
use crate::dossier::clue::{Affair, CLUES, Clue, Clues};
use crate::dossier::office::{Offices, generic, same_title};
use crate::dossier::setting::Other;
use crate::schema::fold;

/// Words of titles that several hold at a time.
const SEVERAL: &[&str] = &[
    "adviser",
    "aide",
    "spokes",
    "deputy",
    "minister of state",
    "state minister",
    "member",
    "ambassador",
    "envoy",
    "senator",
    "diplomat",
    "vice minister",
    "assistant",
    "representative",
    "judge",
    "lawmaker",
    "prince",
    "princess",
    "vice president",
    "general",
    "governor",
    "mayor",
];

impl Judge<'_> {
    /// The clues together with what those settled so far say.
    pub fn clues(&self, affair: &Affair, name: &str, known: &Offices) -> Clues {
        let mut out = affair.fixed.get(name).copied().unwrap_or(Clues([0.0; CLUES]));
        let person = affair.person;
        let home = |p: usize| known.homes[p].as_deref() == Some(name);
        let like =
            known.tenures[person].iter().find(|t| same_title(&t.office.title, affair.title()) && t.office.of.is_some());
        let sides = &self.setting.against[person];
        let against = sides.iter().any(|o| matches!(o, Other::Person(p) if home(*p)));
        let lead = setting_home(&self.setting.lead, person, known) == Some(name);
        let holders = self.holders(affair, name, known);
        let alone = self.setting.counts.get(name).copied().unwrap_or(0) * 2 > self.setting.counts.values().sum();
        out.add(Clue::Home, yes(home(person)));
        out.add(Clue::Told, yes(like.is_some_and(|t| t.office.of.as_deref() == Some(name))));
        out.add(Clue::Against, yes(against));
        out.add(Clue::AgainstCountry, yes(sides.iter().any(|o| matches!(o, Other::Country(of) if of == name))));
        out.add(Clue::Beside, self.setting.beside[person].iter().filter(|&&p| home(p)).count().min(2) as f32);
        out.add(Clue::Behind, yes(self.setting.behind[person].iter().any(|&p| home(p))));
        out.add(Clue::Order, yes(self.order(affair, known).as_deref() == Some(name)));
        out.add(Clue::Fellow, yes(self.setting.fellows[person].iter().any(|&p| home(p))));
        out.add(Clue::Kin, yes(self.setting.kin[person].iter().any(|&p| home(p))));
        out.add(Clue::Lead, yes(lead && !against));
        let recent = self.recent(affair).is_some_and(home);
        let owner = recent && affair.said.iter().all(|s| s.rule == "counterpart");
        out.add(Clue::Recent, yes(recent && !owner));
        out.add(Clue::Unfit, yes(owner));
        out.add(Clue::Unclaimed, yes(!(0..known.homes.len()).any(|p| p != person && home(p))));
        out.add(Clue::HeldFormer, yes(holders && affair.former()));
        out.add(Clue::HeldAlone, yes(holders && !affair.former() && alone));
        out.add(Clue::Held, yes(holders && !affair.former() && !alone));
        out
    }

    /// "Presidents X and Y ... Ministers A and B": the country in the same place of another list of as many.
    fn order(&self, affair: &Affair, known: &Offices) -> Option<String> {
        let fellows = &self.setting.fellows[affair.person];
        let said = affair.said.first().filter(|_| !fellows.is_empty())?;
        let people = |line: &Line, rows: &[usize]| -> Vec<usize> {
            rows.iter().filter_map(|&k| self.beings.of_party.get(&(line.sentence, k)).copied()).collect()
        };
        let own =
            said.line.groups.iter().map(|g| people(said.line, &g.parties)).find(|p| p.contains(&affair.person))?;
        let place = own.iter().position(|p| *p == affair.person)?;
        let others = self.claims.lines.iter().flat_map(|l| l.groups.iter().map(move |g| people(l, &g.parties)));
        others.filter(|p| p.len() == own.len() && p.iter().all(|x| !own.contains(x))).find_map(|p| {
            let homes: Vec<&String> = p.iter().filter_map(|&x| known.homes[x].as_ref()).collect();
            let each: BTreeSet<&&String> = homes.iter().collect();
            (homes.len() == own.len() && each.len() == own.len()).then(|| homes[place].clone())
        })
    }

    /// The person named last before the office is first told.
    fn recent(&self, affair: &Affair) -> Option<usize> {
        let said = affair.said.first()?;
        let own = said.line.parties[said.party].tokens.start;
        let first = said.line.sentence.saturating_sub(2);
        (first..=said.line.sentence).rev().find_map(|s| {
            let line = &self.claims.lines[s];
            let before =
                (0..line.parties.len()).filter(|&k| s < said.line.sentence || line.parties[k].tokens.end <= own);
            let last = before.filter_map(|k| Some((line.parties[k].tokens.start, *self.beings.of_party.get(&(s, k))?)));
            last.filter(|(_, p)| *p != affair.person).max().map(|(_, p)| p)
        })
    }

    /// Whether another person is known to hold the same office of this country.
    fn holders(&self, affair: &Affair, name: &str, known: &Offices) -> bool {
        let others = known.tenures.iter().enumerate().filter(|(p, _)| *p != affair.person).flat_map(|(_, all)| all);
        let mut here = others.filter(|t| t.office.of.as_deref() == Some(name) && !t.former).peekable();
        here.peek().is_some() && {
            let title = fold(&generic(affair.title())).into_owned();
            !SEVERAL.iter().any(|s| title.contains(s))
                && here.any(|t| one_office(&fold(&generic(&t.office.title)), &title))
        }
    }
}

/// Whether two folded titles are one office: "federal president" and "president".
fn one_office(a: &str, b: &str) -> bool {
    let longer = |a: &str, b: &str| {
        let rest = a.strip_suffix(b).map(str::trim);
        rest.is_some_and(|r| ["federal", "state", "acting", "interim", "union", "executive"].contains(&r))
    };
    let state = |a: &str, b: &str| {
        a == "head of state" && b == "president" || a == "head of government" && b == "prime minister"
    };
    a == b || longer(a, b) || longer(b, a) || state(a, b) || state(b, a)
}

/// The home of the first of those with whom the document opens.
fn setting_home<'k>(lead: &[usize], not: usize, known: &'k Offices) -> Option<&'k str> {
    lead.iter().find(|&&p| p != not).and_then(|&p| known.homes[p].as_deref())
}
