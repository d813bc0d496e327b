//! Whom does a description most likely mean?

use super::{Describer, Wanted, held};
use crate::dossier::fact::Office;
use crate::dossier::office::{Offices, Said, same_title};

/// How much must speak for the person whom a description is taken to mean.
const LIKELY: f32 = -3.2;

/// What it tells that a person is known to be of the country of the one described.
const AT_HOME: f32 = 1.2;

/// What it tells that somebody of a person's name is known to have held the office at that time.
const KNOWN: f32 = 5.0;

/// What a name tells of a body that has no names of its own.
const UNTOLD: f32 = 0.1;

impl Describer<'_> {
    /// Gives each described office to whom it most likely means, the surest first.
    pub(super) fn give(&self, wanted: Vec<Wanted>, out: &mut Offices) {
        let mut likely: Vec<(f32, usize, usize)> = Vec::new();
        for (n, w) in wanted.iter().enumerate().filter(|(_, w)| !held(&w.office, out)) {
            let here = self.placed(w.line.sentence);
            let behind = |p: &usize| here.iter().any(|(at, q)| q == p && *at >= w.start);
            let free = |p: &usize| Some(*p) != w.not && !behind(p) && self.free(*p, &w.office, out);
            let people = (0..self.beings.all.len()).filter(free);
            likely.extend(people.filter_map(|p| Some((self.likely(w, p, out)?, n, p))).filter(|l| l.0 >= LIKELY));
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, n, person) in likely {
            let Wanted { line, office, .. } = &wanted[n];
            if held(office, out) || !self.free(person, office, out) {
                continue;
            }
            if self.titled(person, office) {
                out.homes[person] = out.homes[person].take().or(office.of.clone());
            } else {
                self.note(line, person, office.clone(), out);
            }
        }
    }

    /// Whether the text gives a person such a title somewhere.
    fn titled(&self, person: usize, office: &Office) -> bool {
        let same = |s: &Said| !s.office.former && same_title(&s.office.title, &office.title);
        self.said.iter().any(|s| s.person == person && same(s))
    }

    /// How likely a description in a sentence means a person: how near, how well the name suits, what else is told.
    fn likely(&self, wanted: &Wanted, person: usize, out: &Offices) -> Option<f32> {
        let Wanted { line, start, office, .. } = wanted;
        let (sentence, opens) = (line.sentence, *start <= line.tokens.start + 1);
        let of = office.of.as_ref()?;
        let at: Vec<usize> = self.beings.all[person].forms.values().flatten().map(|at| at.0).collect();
        let back = at.iter().filter(|&&s| s <= sentence).max().map(|s| sentence - s);
        let ahead = at.iter().filter(|&&s| s > sentence).min().map(|s| s - sentence);
        let log = |n: usize| (n.min(14) as f32).ln();
        let far = match (back, ahead) {
            (Some(0), _) => 0.4,
            (Some(back), _) => 0.5 + 1.3 * log(back),
            (None, Some(ahead)) => 1.4 + 1.2 * log(ahead),
            (None, None) => return None,
        };
        // "X spoke first. The French president ...": a description that opens the next sentence.
        let next = if back == Some(1) && opens { 1.2 } else { 0.0 };
        let name = self.beings.all[person].fits(&self.page.schema.origins, of).unwrap_or(UNTOLD);
        let home = if out.homes[person].as_ref() == Some(of) { AT_HOME } else { 0.0 };
        let told = if self.titled(person, office) { 1.0 } else { 0.0 };
        let full = if self.beings.all[person].name.contains(' ') { 0.4 } else { 0.0 };
        let known = if self.known(person, office) { KNOWN } else { 0.0 };
        Some((name + 0.02).ln() + known + home + told + full + next + 0.5 * log(at.len()) - far)
    }

    /// Whether somebody of a person's name is known to have held an office at the time of the document.
    fn known(&self, person: usize, office: &Office) -> bool {
        let year = self.page.document.date.map(|d| d.year());
        let of = office.of.as_deref().unwrap_or("");
        self.page.schema.holders.holds(&self.beings.all[person].name, &office.title, of, year)
    }

    /// Whether a person may be the one described: nothing that is told of them speaks against it.
    pub(super) fn free(&self, person: usize, office: &Office, out: &Offices) -> bool {
        let home = out.homes[person].as_ref().is_none_or(|h| office.of.as_ref().is_none_or(|of| of == h));
        let told = self.said.iter().filter(|s| s.person == person && !s.office.former);
        let told = told.filter(|s| !same_title(&s.office.title, &office.title)).count();
        home && told == 0 && out.tenures[person].iter().all(|t| t.former) && !self.equal(person)
    }

    /// Whether a person is told to be somebody's counterpart of a country: that office is told already.
    fn equal(&self, person: usize) -> bool {
        let places = self.beings.all[person].forms.values().flatten();
        places
            .map(|&(s, k)| &self.claims.lines[s].parties[k])
            .any(|p| p.of.is_some() && p.epithet.as_deref().is_some_and(|e| e.starts_with("counterpart")))
    }
}
