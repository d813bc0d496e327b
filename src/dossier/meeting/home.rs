//! Of which country are those of whom the text does not say it: a group met somewhere, ministers of a part of the world?

use super::camps::HIGH;
use super::*;
use crate::mention::party::{Head, Party};
use crate::mention::place::Scale;

/// Ministers of a part of the world with more states than this are told as one group.
const FEW: usize = 4;

/// What a group is called that a government sends.
const GOVERNMENT: &str = "government ";

/// What stands before a place where somebody is not at the time.
const AWAY: &[&str] = &["for", "from", "towards", "via"];

impl Assembler<'_> {
    /// "the Baltic foreign ministers", "ministers of the Nordic countries": the states of a part of the world.
    pub(super) fn region(&self, line: &Line, party: &Party) -> Vec<String> {
        let high = |o: &crate::mention::office::OfficeMention| {
            HIGH.iter().any(|h| o.title.ends_with(h) && o.title != "Minister")
        };
        if party.head == Head::Office && !party.offices.first().is_some_and(high)
            || matches!(party.head, Head::Group(_))
        {
            return Vec::new();
        }
        let page = self.cast.page;
        let (start, end) = (party.tokens.start, party.tokens.end);
        let ends = |i: usize| page.atom(i).filter(|a| i + a.len == start);
        let whole = |i: usize| i == line.tokens.start || !page.words[i - 1].capital() || page.words[i - 1].is("the");
        let before = (line.tokens.start.max(start.saturating_sub(3))..start).filter(|&i| whole(i)).filter_map(ends);
        let inside = party.tokens.clone().filter_map(|i| page.atom(i));
        let linked = end + 1 < line.tokens.end && page.words[end].among(&["of", "from"]);
        let behind = end + 1 + usize::from(linked && page.words[end + 1].is("the"));
        let behind = page.atom(behind).filter(|_| linked && behind < line.tokens.end);
        let mut regions = before.chain(inside).chain(behind).filter_map(|a| a.region());
        let members = regions.next().map(|k| &page.schema.regions[k as usize].members);
        members.filter(|m| m.len() <= FEW).cloned().unwrap_or_default()
    }

    /// A group of no country is of the one where it is met.
    pub(super) fn placed(&self, line: &Line, party: &Party, title: &str) -> Office {
        let told = line.places.iter().filter(|p| {
            ["in", "to", "at"].contains(&p.preposition.as_str()) && matches!(p.scale, Scale::Country | Scale::City)
        });
        let person = self.meanings.subjects[line.sentence].and_then(|p| self.cast.homes[p].clone());
        let country = told.filter_map(|p| p.country.clone()).next();
        let abroad = country.filter(|c| person.is_some_and(|home| home != *c));
        let lists = &self.cast.page.schema.cast;
        let of = abroad.filter(|_| lists.met_there.iter().any(|t| t == title) && party.owner.is_none());
        let domestic = party.owner.is_none() && self.cast.domestic(title);
        let here =
            || line.places.iter().filter(|p| !AWAY.contains(&p.preposition.as_str())).find_map(|p| p.country.clone());
        let here = || here().or_else(|| self.cast.scene_country(line)).or_else(|| self.governed(line));
        let here = || if title.starts_with(GOVERNMENT) { self.ruled(line.sentence) } else { here() };
        let here = || here().filter(|_| domestic);
        Office { title: title.to_string(), of: of.or_else(here) }
    }

    /// The country of a government of which no more is told: the one that the text speaks of most.
    fn ruled(&self, sentence: usize) -> Option<String> {
        self.foremost(sentence, 1, true)?.into_iter().next()
    }

    /// The one country whose office-holders a sentence names.
    fn governed(&self, line: &Line) -> Option<String> {
        let rows = (0..line.parties.len()).filter_map(|k| self.meanings.get(&(line.sentence, k))).flatten();
        let homes: BTreeSet<String> = rows.filter_map(|m| self.home(m)).collect();
        homes.first().filter(|home| homes.len() == 1 && self.land(home)).cloned()
    }
}
