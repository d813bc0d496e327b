//! What does the whole document say for a country?

use super::{Judge, UNITED, USUAL, yes};
use crate::dossier::clue::{Affair, Clue, Clues};
use crate::dossier::office::ends;
use crate::schema::fold;

/// How far a country counts that only a description gives a person.
const DESCRIBED: f32 = 0.3;

impl Judge<'_> {
    /// What the whole document says for a country.
    pub(super) fn around(&self, affair: &Affair, name: &str, out: &mut Clues) {
        let setting = self.setting;
        let title = affair.title();
        let body = setting.bodies.contains_key(name) && !setting.counts.contains_key(name);
        let counts = if body { &setting.bodies } else { &setting.counts };
        let total = counts.values().sum::<usize>();
        out.add(Clue::Share, counts.get(name).copied().unwrap_or(0) as f32 / total.max(1) as f32);
        out.add(Clue::Dateline, yes(setting.dateline.as_deref() == Some(name)));
        out.add(Clue::Company, self.trail.company(affair.person, name));
        out.add(Clue::Host, yes(self.trail.host(affair.person, name)));
        out.add(Clue::Above, yes(self.trail.above(name)));
        out.add(Clue::Top, yes(self.trail.top(name)));
        self.usual(affair, name, (counts.get(USUAL).copied().unwrap_or(0), total), out);
        out.add(Clue::AtHome, self.at_home(affair, name));
        let stated = self.stated.get(affair.person).is_some_and(|h| h.as_deref() == Some(name));
        let described = self.homes[affair.person].as_deref() == Some(name);
        out.add(Clue::HomeTold, if stated { 1.0 } else { DESCRIBED * yes(described) });
        out.add(Clue::Spoken, yes(self.spoken(title, name)));
        self.by_title(affair, name, out);
    }

    /// What is meant where nothing is said: how often, of all countries, the usual one is named tells whether a text plays elsewhere.
    fn usual(&self, affair: &Affair, name: &str, (own, total): (usize, usize), out: &mut Clues) {
        let (setting, title) = (self.setting, affair.title());
        let usual = setting.dateline.is_none() && name == USUAL && presides(title);
        let united = name == UNITED && title == "Secretary-General";
        let lead = setting.lead.first() == Some(&affair.person);
        let foreign = total >= 4 && own * 8 < total;
        out.add(
            Clue::Usual,
            if united { 1.5 } else { yes(usual && (!foreign || setting.lead.contains(&affair.person))) },
        );
        out.add(Clue::UsualLead, yes(usual && lead));
    }

    /// Whether a head of state with whom a text opens is at home in the dateline.
    fn at_home(&self, affair: &Affair, name: &str) -> f32 {
        let title = affair.title();
        let home = self.setting.dateline.as_deref() == Some(name);
        let place = self.setting.lead.iter().position(|p| *p == affair.person);
        let opens = place.filter(|_| home && heads_state(title) && !self.unfit(title, name));
        opens.map_or(0.0, |place| if place == 0 { 1.0 } else { 0.35 })
    }

    /// What the title itself says: of which country alone it is, and which has no such office.
    fn by_title(&self, affair: &Affair, name: &str, out: &mut Clues) {
        let title = affair.title();
        let british =
            affair.said.iter().any(|s| self.page.words[s.office.tokens.clone()].iter().any(|w| w.is("defence")));
        let only = !british && self.only(title).is_some_and(|of| of == name);
        let named = self.setting.counts.contains_key(name);
        out.add(Clue::Only, yes(only && named));
        out.add(Clue::OnlyUnnamed, yes(only && !named));
        let bench = title == "Secretary-General" && ["Court", "Tribunal", "Bank"].iter().any(|w| name.contains(w));
        let unfit = bench || self.unfit(title, name);
        out.add(Clue::Unfit, yes(unfit));
    }

    /// Whether a country's holder of an office is spoken of without a name: "the President of Chile".
    fn spoken(&self, title: &str, name: &str) -> bool {
        let mut here = self.setting.spoken.iter().filter(|(of, _)| of == name).peekable();
        here.peek().is_some() && {
            let title = fold(title);
            here.any(|(_, t)| *t == title)
        }
    }

    /// The country that alone has a title, with or without a field of work: "Assistant Secretary of State for ...".
    fn only(&self, title: &str) -> Option<&String> {
        let title = fold(title).into_owned();
        let head = title.split(" for ").next().unwrap_or(&title);
        self.page.schema.only.get(title.as_str()).or_else(|| self.page.schema.only.get(head))
    }

    /// Whether a country has no such office: no president of Spain, no king of France.
    pub(super) fn unfit(&self, title: &str, name: &str) -> bool {
        let offices = &self.page.schema.offices;
        let lacks = offices.lacking.iter().any(|r| ends(title, &r.title) && r.of.iter().any(|of| of == name));
        let seats: Vec<_> = offices.seats.iter().filter(|r| ends(title, &r.title)).collect();
        lacks || !seats.is_empty() && !seats.iter().any(|r| r.of.iter().any(|of| of == name))
    }
}

/// Whether a title is that of the head of a state or government.
fn heads_state(title: &str) -> bool {
    ["President", "Prime Minister", "Chancellor", "King", "Queen", "Emir", "Sultan", "Taoiseach"].contains(&title)
}

/// Whether "the" before a title mostly tells of the usual country's.
fn presides(title: &str) -> bool {
    ["President", "Vice President", "Secretary", "First Lady", "National Security Adviser"].contains(&title)
}
