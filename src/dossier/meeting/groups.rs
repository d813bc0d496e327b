//! Several told of by one description: "officials of Russia and China", "the foreign ministers of the two countries",
//! "his Saudi hosts", "NATO ambassadors".

use super::camps::{CAMPS, HIGH};
use super::*;
use crate::dossier::office::{generic, same_title};
use crate::mention::office::Of;
use crate::mention::party::{Head, Party, single};
use crate::schema::Sort;

/// Words for the members of a body.
const MEMBERS: &[&str] = &["members", "partners", "allies", "republics"];

impl Assembler<'_> {
    /// Whom a party stands for: one for each country or body that a description of several speaks of.
    pub(super) fn each(&self, line: &Line, row: usize, drafts: &[Draft]) -> Vec<Meant> {
        let party = &line.parties[row];
        let meant = self.meanings.get(&(line.sentence, row)).cloned().unwrap_or_default();
        if !party.plural() {
            return meant;
        }
        let mut homes = self.listed(line, party);
        if let (Head::Epithet(word), [Meant::Body(of)]) = (&party.head, &meant[..]) {
            homes.extend((homes.is_empty()).then(|| of.clone()));
            return self.partners(line, party, word, homes);
        }
        if let Head::Epithet(word) = &party.head
            && !self.region(line, party).is_empty()
        {
            return self.partners(line, party, word, self.region(line, party));
        }
        if let Some(title) = title(party, &meant) {
            if homes.len() < 2 {
                let behind = self.enumerated(line, party);
                homes = if behind.len() > 1 { behind } else { homes };
            }
            if homes.is_empty() {
                homes = self.region(line, party);
            }
            if homes.len() < 2 && (self.shared(line, party, &meant, &title) || self.lost(line, row, &meant, &title)) {
                homes = self.camps(line, party.tokens.start, drafts, self.how_many(line, party));
            }
            if homes.len() > 1 && (!matches!(party.head, Head::Office) || homes.iter().all(|h| self.land(h))) {
                return homes.into_iter().map(|of| self.holder(&title, of, party)).collect();
            }
        }
        if let Some(group) = self.of_named_body(party) {
            return vec![group];
        }
        match &meant[..] {
            [Meant::Group(Office { title, of: None })] => vec![Meant::Group(self.placed(line, party, title))],
            _ => meant,
        }
    }

    /// "both foreign ministers", "the two delegations", of whom the text has named none: one of each side.
    fn lost(&self, line: &Line, row: usize, meant: &[Meant], title: &str) -> bool {
        let party = &line.parties[row];
        let nobody = matches!(meant, [Meant::Nobody]) && (2..4).contains(&self.cast.count(party));
        nobody
            && party.owner.is_none()
            && self.cast.a_side(line, row)
            && (self.officials(title) || HIGH.iter().any(|h| title.ends_with(h)))
    }

    /// "his German and French counterparts", "his Saudi hosts": holders of the same office, or a group.
    fn partners(&self, line: &Line, party: &Party, word: &str, homes: Vec<String>) -> Vec<Meant> {
        if ["hosts", "guests", "visitors"].contains(&word) {
            let group = |of| Meant::Group(Office { title: word.to_string(), of: Some(of) });
            return homes.into_iter().map(group).collect();
        }
        let before = (0..line.parties.len()).filter(|&k| line.parties[k].tokens.end <= party.tokens.start);
        let person = |k: usize| match self.meanings.get(&(line.sentence, k)).map(Vec::as_slice) {
            Some([Meant::Person(p)]) => Some((line.parties[k].tokens.start, *p)),
            _ => None,
        };
        let owner = before.filter_map(person).max().map(|(_, p)| p);
        let own = owner.and_then(|p| self.cast.homes[p].as_ref());
        let homes: Vec<String> = homes.into_iter().filter(|h| Some(h) != own).collect();
        let held = owner.and_then(|p| self.cast.tenures[p].iter().rev().find(|t| !t.former));
        let titles = match held {
            Some(tenure) => vec![tenure.office.title.clone()],
            None => self.titles_before(line, party),
        };
        let each = |of: &String| titles.iter().map(|t| self.holder(t, of.clone(), party)).collect::<Vec<_>>();
        match titles.is_empty() {
            true => homes.into_iter().map(Meant::Body).collect(),
            false => homes.iter().flat_map(each).collect(),
        }
    }

    /// "the German ministers will see their Bulgarian colleagues": the titles of the office-holders named last before.
    fn titles_before(&self, line: &Line, party: &Party) -> Vec<String> {
        let before = line.groups.iter().rfind(|g| g.tokens.end <= party.tokens.start);
        let rows = before.map_or(&[][..], |g| &g.parties[..]);
        let meant = rows.iter().filter_map(|&p| self.meanings.get(&(line.sentence, p))).flatten();
        let title = |m: &Meant| match m {
            Meant::Office(o) | Meant::Group(o) => Some(o.title.clone()),
            _ => None,
        };
        meant.filter_map(title).collect()
    }

    /// Whether a side is counterparts of several countries, whom one meets one by one.
    pub(super) fn one_by_one(&self, line: &Line, side: &Side) -> bool {
        pairing::rows(line, side).into_iter().any(|row| {
            let party = &line.parties[row];
            let equals =
                matches!(&party.head, Head::Epithet(w) if ["counterparts", "colleagues"].contains(&w.as_str()));
            equals && self.listed(line, party).len() > 1
        })
    }

    /// The countries and bodies that a description lists: "Russian and Turkish officials", "negotiators from Chad and Mali".
    fn listed(&self, line: &Line, party: &Party) -> Vec<String> {
        let page = self.cast.page;
        let mut out: Vec<String> = Vec::new();
        let (mut i, mut last) = (party.tokens.start, party.tokens.start);
        let mut end = party.tokens.end;
        let one = matches!(&party.head, Head::Group(noun) if !noun.ends_with('s'));
        if party.of.is_none() && !one && line.tokens.contains(&end) && page.words[end].among(&["of", "from"]) {
            end = line.tokens.end;
            i = party.tokens.end;
            last = i + 2;
        }
        while i < end {
            let Some(atom) = page.atom(i) else {
                i += 1;
                continue;
            };
            let pair: Vec<String> = atom.pair.iter().filter_map(|e| page.entry_name(e)).map(str::to_string).collect();
            let names = if pair.is_empty() { page.body_name(atom).into_iter().collect() } else { pair };
            let joins = |w: &crate::mention::word::Word| w.among(&["and", ",", "&", "or", "as", "well", "the"]);
            let apart = || i <= last || !page.words[last..i].iter().all(joins);
            let far = end > party.tokens.end && i > last + 1;
            if out.is_empty() && far || !out.is_empty() && apart() {
                break;
            }
            if !names.is_empty() {
                last = i + atom.len;
            }
            for name in names {
                if !out.contains(&name) {
                    out.push(name);
                }
            }
            i += atom.len.max(1);
        }
        out
    }

    /// "of the other coastal states -- Russia, Iran and Azerbaijan": the countries that a description counts up behind it.
    fn enumerated(&self, line: &Line, party: &Party) -> Vec<String> {
        let words = &self.cast.page.words;
        let near = party.tokens.end..line.tokens.end.min(party.tokens.end + 9);
        let Some(mark) = near.clone().find(|&i| words[i].among(&["--", "–", "—", ":", "("])) else {
            return Vec::new();
        };
        let camp = (party.tokens.start..mark).any(|i| words[i].among(CAMPS) || words[i].among(MEMBERS));
        let plain = (near.start..mark).all(|i| words[i].word() && !words[i].tag.is_verb());
        let mut out: Vec<String> = Vec::new();
        let mut at = mark + 1;
        while camp && plain && at < line.tokens.end {
            match self.cast.page.atom(at).and_then(|a| Some((self.cast.page.body_name(a)?, a.len))) {
                Some((name, len)) => {
                    out.push(name);
                    at += len;
                }
                None if words[at].among(&[",", "and", "the", "&"]) => at += 1,
                None => break,
            }
        }
        out
    }

    /// The person who holds an office for a country, else the office without its holder, or a group.
    fn holder(&self, title: &str, of: String, party: &Party) -> Meant {
        if let Head::Group(noun) = &party.head {
            if let Some(person) = self.called(noun, &of) {
                return Meant::Person(person);
            }
            return Meant::Group(Office { title: title.to_string(), of: Some(of) });
        }
        let title = generic(title);
        let holds = |p: &usize| {
            self.cast.homes[*p].as_ref() == Some(&of)
                && self.cast.tenures[*p].iter().any(|t| !t.former && generic(&t.office.title) == title)
        };
        let found = (0..self.cast.tenures.len()).find(holds);
        found.map_or_else(|| Meant::Office(Office { title, of: Some(of) }), Meant::Person)
    }

    /// "Kenyan, Somali presidents meet": the only one of a country who holds the office that the word for several tells.
    fn called(&self, noun: &str, of: &str) -> Option<usize> {
        let last = noun.rsplit(' ').next().unwrap_or_default();
        let high = ["presidents", "premiers", "ministers", "leaders", "chancellors", "kings", "secretaries"];
        let title =
            noun.strip_suffix("ies").map(|s| format!("{s}y")).or_else(|| Some(noun.strip_suffix('s')?.into()))?;
        let holds = |p: &usize| {
            self.cast.homes[*p].as_deref() == Some(of)
                && self.cast.tenures[*p].iter().any(|t| !t.former && same_title(&t.office.title, &title))
        };
        let mut found = (0..self.cast.tenures.len()).filter(holds);
        let one = found.next().filter(|_| high.contains(&last));
        one.filter(|_| found.next().is_none())
    }

    /// "the members of the Reconciliation Commission": a body that no list knows, by its name.
    fn of_named_body(&self, party: &Party) -> Option<Meant> {
        let office = party.offices.first().filter(|o| party.head == Head::Office && o.of == Of::Open)?;
        let (title, of) = office.title.split_once(" of ")?;
        let named = self.cast.page.words[party.tokens.end - 1].capital() && party.tokens.end > office.head + 2;
        let member = ["Member", "Representative", "Delegate", "Leader", "Official", "Chief", "Head"].contains(&title);
        (named && member).then(|| Meant::Group(Office { title: title.into(), of: Some(of.into()) }))
    }

    /// Whether somebody is a group whose members come of many states, so that they meet each other: "NATO ambassadors".
    pub(super) fn of_many(&self, who: &Meant) -> bool {
        let Meant::Group(Office { of: Some(of), title }) = who else { return false };
        let listed = self.cast.page.schema.organisation(of);
        !single(title) && listed.is_some_and(|o| matches!(o.kind, Sort::International | Sort::Bloc))
    }
}

/// The title that a description of several gives each of them.
fn title(party: &Party, meant: &[Meant]) -> Option<String> {
    match (&party.head, meant) {
        (Head::Group(noun), _) => Some(noun.clone()),
        (Head::Office, _) => party.offices.first().map(|o| o.title.clone()),
        (Head::Epithet(_), [Meant::Office(o)]) => Some(o.title.clone()),
        _ => None,
    }
}

/// Leaves out groups of whom the text does not say whose they are; false where nobody is left.
pub(super) fn known(d: &mut Draft) -> bool {
    d.who.retain(|(m, _)| !matches!(m, Meant::Group(Office { of: None, .. })));
    !d.who.is_empty() || d.bodies.len() > 1 || d.round_ahead()
}
