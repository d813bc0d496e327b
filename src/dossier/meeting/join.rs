//! What does a claim add to the meeting that it joins?

use super::draft::Draft;
use super::{Assembler, FLANKED, LISTS, Resolved};
use crate::claim::COMPANY;
use crate::dossier::about;
use crate::dossier::fact::{Evidence, Kind, Status};

impl Assembler<'_> {
    /// Adds what a claim tells to a meeting.
    pub(super) fn join(&self, r: Resolved, d: &mut Draft) {
        let evidence = r.evidence.clone();
        for meant in &r.who {
            note(&mut d.who, meant.clone(), &evidence);
        }
        for body in &r.bodies {
            note(&mut d.bodies, body.clone(), &evidence);
        }
        let rule = r.claim.rule.as_str();
        let company = rule.starts_with(COMPANY) || rule == FLANKED || self.joins_plain(&r);
        if company && d.kind.is_some() {
            // Who else was there says nothing of how they met.
        } else if d.kind.is_none() || r.claim.kind_told && !d.kind_told {
            d.kind = Some(r.claim.kind);
            d.kind_told = r.claim.kind_told;
        } else if r.claim.kind_told && r.claim.kind == Kind::Video && self.of_title(d) {
            // A title calls it a call.
            d.kind = Some(Kind::Video);
        } else if d.kind == Some(Kind::Visit) && r.claim.kind != Kind::Visit {
            d.kind = Some(r.claim.kind);
        }
        self.note_status(&r, d);
        for topic in &r.claim.topics {
            about::add(&mut d.topics, &topic.label, &evidence);
        }
        if let Some(place) = &r.place
            && (d.place.as_ref().is_none_or(|(p, _)| p.scale < place.scale))
        {
            d.place = Some((place.clone(), vec![evidence.clone()]));
        }
        if let Some(date) = r.date
            && d.date.as_ref().is_none_or(|(old, _)| old.precision() < date.precision())
        {
            d.date = Some((date, vec![evidence.clone()]));
        }
        if !d.evidence.contains(&evidence) {
            d.evidence.push(evidence);
        }
        d.last = d.last.max(r.claim.sentence);
        d.told.push((r.claim.sentence, r.claim.anchor));
    }

    /// The surer of two statuses; who else was there, and how it is hoped to go, says nothing of whether they met.
    fn note_status(&self, r: &Resolved, d: &mut Draft) {
        let rule = r.claim.rule.as_str();
        let company = rule.starts_with(COMPANY) || rule == FLANKED || LISTS.contains(&rule);
        let kept = company || r.refers && r.claim.status == Status::Proposed;
        if self.of_title(d) && r.claim.status == Status::Planned {
            d.status = None;
        }
        d.status = Some(d.status.map_or(r.claim.status, |s| if kept { s } else { s.max(r.claim.status) }));
    }
}

/// Notes a value with what shows it; said again, it gains evidence.
pub(super) fn note<T: PartialEq>(list: &mut Vec<(T, Vec<Evidence>)>, value: T, evidence: &Evidence) {
    match list.iter_mut().find(|(v, _)| *v == value) {
        Some((_, seen)) if !seen.contains(evidence) => seen.push(evidence.clone()),
        Some(_) => {}
        None => list.push((value, vec![evidence.clone()])),
    }
}
