//! Which countries come into question for an office?

use std::collections::BTreeSet;

use super::{Judge, UNITED, USUAL};
use crate::dossier::office::{Said, ends};
use crate::mention::party::{Head, Party};
use crate::schema::{Sort, fold};

/// Whose commissioners are where it is named.
const UNION: &str = "European Union";

/// Where they sit.
const COMMISSION: &str = "European Commission";

/// Words before "commissioner" that tell another kind.
const OTHERWISE: &[&str] = &[
    "high",
    "police",
    "human",
    "rights",
    "deputy",
    "refugee",
    "refugees",
    "election",
    "provincial",
    "district",
    "electoral",
];

impl Judge<'_> {
    /// The countries that come into question; for some titles the organisations.
    pub(super) fn candidates(&self, title: &str) -> BTreeSet<String> {
        let offices = &self.page.schema.offices;
        let head = title.split(" for ").next().unwrap_or(title);
        if offices.bodies.iter().any(|b| ends(head, b)) {
            let organ = |name: &str| name.starts_with("UN ") || name == "Security Council";
            let whole = |name: &String| if organ(name) { "United Nations".to_string() } else { name.clone() };
            let usual = (head == "Secretary-General").then(|| UNITED.to_string());
            return self.setting.bodies.keys().map(whole).chain(usual).collect();
        }
        let mut names: BTreeSet<String> = self.setting.counts.keys().chain(&self.setting.dateline).cloned().collect();
        names.insert(USUAL.to_string());
        if commissioner(title) && [UNION, COMMISSION].iter().any(|b| self.setting.bodies.contains_key(*b)) {
            return BTreeSet::from([UNION.to_string()]);
        }
        if title == "Secretary" {
            let also = ["Philippines", "Mexico"].into_iter().filter(|n| names.contains(*n));
            return also.chain([USUAL]).map(str::to_string).collect();
        }
        let rows: Vec<_> = offices.seats.iter().filter(|r| ends(title, &r.title)).collect();
        if let Some(row) = rows.iter().find(|r| r.of.len() == 1) {
            return row.of.iter().cloned().collect();
        }
        if let Some(bloc) = self.chaired(title) {
            return BTreeSet::from([bloc]);
        }
        let seats = rows.iter().flat_map(|r| &r.of);
        if !seats.clone().any(|of| names.contains(of)) {
            names.extend(seats.cloned());
        }
        // An ambassador to Chad, an envoy on Chad, is another's.
        let far = [" to ", " on ", " for "].into_iter().filter_map(|link| title.split_once(link));
        far.for_each(|(_, place)| names.retain(|name| !place.starts_with(name.as_str())));
        names
    }

    /// The bloc that a text speaks of, whose chair goes round: "the outgoing chairman".
    fn chaired(&self, title: &str) -> Option<String> {
        if !["Chairman", "Chairwoman", "Chairperson", "Chair"].contains(&title) {
            return None;
        }
        let bloc = |name: &&String| self.page.schema.organisation(name).is_some_and(|o| o.kind == Sort::Bloc);
        let most = self.setting.bodies.iter().filter(|(name, n)| **n > 1 && bloc(name) && *name != UNION);
        most.max_by_key(|(name, n)| (**n, std::cmp::Reverse(*name))).map(|(name, _)| name.clone())
    }

    /// Whether a text names other countries over and over, and the usual one never.
    pub(super) fn elsewhere(&self, title: &str) -> bool {
        let counts = &self.setting.counts;
        if counts.contains_key(USUAL) || counts.values().sum::<usize>() < 6 {
            return false;
        }
        let fit = counts.iter().filter(|(name, _)| !self.unfit(title, name));
        fit.map(|(_, n)| n).sum::<usize>() > 5
    }
}

/// "X met his Bahraini counterpart": X is of another country.
pub(super) fn has_counterpart(said: &Said, name: &str) -> bool {
    let line = said.line;
    let own = line.parties[said.party].tokens.end;
    let like = |e: &str| e.starts_with("counterpart") || e.starts_with("colleague") || e.starts_with("homologue");
    let told = |p: &Party| p.epithet.as_deref().is_some_and(like) || matches!(&p.head, Head::Epithet(e) if like(e));
    let first = line
        .parties
        .iter()
        .filter(|p| p.tokens.start >= own && p.personal() && p.head != Head::Pronoun)
        .min_by_key(|p| p.tokens.start);
    first.is_some_and(|p| told(p) && p.of.as_deref() == Some(name))
}

/// Whether a title is a commissioner's with a field of work or none: "Energy Commissioner".
fn commissioner(title: &str) -> bool {
    let title = fold(title);
    let field = title.strip_suffix("commissioner").or_else(|| title.strip_prefix("commissioner for "));
    field.is_some_and(|f| !f.split(' ').any(|w| OTHERWISE.contains(&w)))
}
