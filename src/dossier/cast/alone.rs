//! Descriptions without a name: "the French minister", "the Spaniard", "his host".

use super::fit::{Fit, Wanted};
use super::mind::Mind;
use super::{Cast, Meant};
use crate::claim::line::Line;
use crate::document::BlockKind;
use crate::dossier::fact::Office;
use crate::dossier::office::generic;
use crate::mention::office::{Determiner, Of};
use crate::mention::party::{Head, Party};
use crate::mention::place::Scale;

/// Offices of which a country has one: "a president of Chile" is any of them.
const ONLY: &[&str] =
    &["President", "Prime Minister", "Leader", "Speaker", "Foreign Minister", "Chancellor", "King", "Queen"];

/// From this chance on a name is one of a country.
const NATIVE: f32 = 0.4;

impl Cast<'_> {
    /// An office without a name.
    pub(super) fn office(&self, line: &Line, party: &Party, mind: &Mind) -> Vec<Meant> {
        let first = &party.offices[0];
        let owner = self.owner(line, party, mind);
        let of = self.office_land(line, party, first, mind);
        if first.plural {
            return self.several(line, party, first, of, mind);
        }
        let any = of.is_none() || ONLY.contains(&first.title.as_str());
        if first.determiner == Determiner::Indefinite && any {
            return vec![Meant::Nobody];
        }
        let wanted = Wanted {
            title: Some(first.title.clone()),
            of,
            gender: self.gender_told(party.tokens.clone()),
            former: first.former,
        };
        let loose = first.determiner == Determiner::None && wanted.of.is_none() && !self.stands_alone(line, party);
        let apposed = || self.apposed_to(line, &party.tokens, mind).filter(|_| first.determiner == Determiner::None);
        let apposed = || apposed().filter(|&p| self.fit(p, &wanted) > Fit::No);
        let told =
            self.told_of(line, party.tokens.start, mind).or_else(|| self.told_behind(line, party)).or_else(apposed);
        let found = told.or_else(|| self.choose(line, party, &wanted, mind, owner).filter(|_| !loose));
        let crowned = self.page.schema.cast.crowned.iter().any(|c| first.title.rsplit(' ').next() == Some(c));
        let crowned = crowned && !["Pope", "Crown Prince"].contains(&first.title.as_str());
        let crown = crowned && first.determiner == Determiner::Definite && !first.former;
        let scene = || line.places.iter().find_map(|p| p.country.clone()).or_else(|| self.scene_country(line));
        let scene = || self.realm(&first.title, scene());
        let of = wanted.of.or_else(|| scene().filter(|_| crown)).or_else(|| self.local(line, party, first, mind));
        let office = Office { title: first.title.clone(), of };
        vec![match found {
            Some(p) => Meant::Person(p),
            None if office.of.is_some() => Meant::Office(office),
            None => Meant::Nobody,
        }]
    }

    /// Whether an office without an article may stand for its holder: in a headline, or in capitals.
    fn stands_alone(&self, line: &Line, party: &Party) -> bool {
        self.headline(line) || self.page.words[party.tokens.clone()].iter().all(|w| w.capital() || !w.word())
    }

    /// "the Spaniard".
    pub(super) fn national(&self, line: &Line, party: &Party, mind: &Mind) -> Meant {
        let wanted = Wanted { of: party.of.clone(), ..Wanted::default() };
        let found = self.choose(line, party, &wanted, mind, None);
        found.map(Meant::Person).or_else(|| party.of.clone().map(Meant::Body)).unwrap_or(Meant::Nobody)
    }

    /// The person who fits a description best and is most in mind; nobody where none stands out.
    pub(super) fn choose(
        &self,
        line: &Line,
        party: &Party,
        wanted: &Wanted,
        mind: &Mind,
        owner: Option<usize>,
    ) -> Option<usize> {
        let not = self.others(line, party, mind, owner);
        let seen = mind.recent.iter().copied().filter(|p| !not.contains(p));
        let rated: Vec<(Fit, u32, usize)> =
            seen.map(|p| (self.fit_now(p, wanted, mind), self.pull(p, wanted, mind), p)).collect();
        let best = |least: Fit| rated.iter().filter(|r| r.0 >= least).max_by_key(|r| (r.0, r.1)).map(|r| r.2);
        let here = self.people_of(line, &(0..line.parties.len()).collect::<Vec<_>>());
        let close = |k: &usize| (party.tokens.end + 1..party.tokens.end + 6).contains(&line.parties[*k].tokens.start);
        let comma = |k: &usize| self.page.words[line.parties[*k].tokens.start - 1].is(",");
        let apposed: Vec<usize> = (0..line.parties.len()).filter(close).filter(comma).collect();
        let apposed = self.people_of(line, &apposed);
        let later = || {
            let unseen = (0..self.tenures.len()).filter(|p| !mind.recent.contains(p) && !not.contains(p));
            let unseen = unseen.filter(|p| !here.contains(p) || apposed.contains(p) || self.headline(line));
            let fits: Vec<(Fit, usize)> =
                unseen.map(|p| (self.fit(p, wanted), p)).filter(|f| f.0 >= Fit::Kind).collect();
            let best = fits.iter().map(|f| f.0).max();
            let fits: Vec<usize> = fits.iter().filter(|f| Some(f.0) == best).map(|f| f.1).collect();
            if let [one] = fits[..] { Some(one) } else { None }
        };
        let likely =
            || rated.iter().filter(|r| r.0 == Fit::Likely && !mind.spoken_of(r.2)).max_by_key(|r| r.1).map(|r| r.2);
        let newly = || self.newly_described(line, party, wanted, mind, &not);
        best(Fit::Kind)
            .or_else(later)
            .or_else(likely)
            .or_else(newly)
            .or_else(|| self.foremost(party, wanted, mind, &not))
            .or_else(|| self.by_origin(party, wanted, &not))
    }

    /// The only one without an office whose name is of the country: "the Slovak premier", of whom the text says no more
    /// than his name.
    fn by_origin(&self, party: &Party, wanted: &Wanted, not: &[usize]) -> Option<usize> {
        let of = wanted.of.as_ref().filter(|_| !wanted.former && party.determiner != Determiner::Indefinite)?;
        let title = wanted.title.as_ref()?;
        if self.page.schema.cast.lesser.iter().any(|w| title.ends_with(w.as_str())) {
            return None;
        }
        let free = (0..self.tenures.len()).filter(|p| !not.contains(p) && self.tenures[*p].is_empty());
        let free = free.filter(|&p| self.fit(p, wanted) > Fit::No);
        let native = |p: &usize| self.beings.all[*p].fits(&self.page.schema.origins, of);
        let fits: Vec<usize> = free.filter(|p| native(p).is_none_or(|fit| fit >= NATIVE)).collect();
        if let [one] = fits[..] { Some(one) } else { None }
    }

    /// The one of whom the text has spoken most by far, if no office of his is told: "the envoy", late in a report on him.
    fn foremost(&self, party: &Party, wanted: &Wanted, mind: &Mind, not: &[usize]) -> Option<usize> {
        let untold = |p: &usize| self.fit(*p, wanted) == Fit::Maybe;
        let office = party.head == Head::Office && party.owner.is_none() && !wanted.former;
        let lesser = |title: &String| self.page.schema.cast.lesser.iter().any(|w| title.ends_with(w.as_str()));
        let definite = party.determiner == Determiner::Definite && office && !wanted.title.as_ref().is_none_or(lesser);
        let free = mind.recent.iter().copied().filter(|p| untold(p) && !not.contains(p) && definite);
        let mut rated: Vec<(u32, usize)> = free.map(|p| (mind.weight_now(p) + mind.spoken(p), p)).collect();
        rated.sort_unstable();
        let second = rated.len().checked_sub(2).map_or(0, |k| rated[k].0);
        rated.last().filter(|(most, p)| mind.spoken(*p) >= 24 && *most >= second + second / 2).map(|(_, p)| *p)
    }

    /// Whether a sentence stands over the text rather than in it.
    fn headline(&self, line: &Line) -> bool {
        let block = self.page.document.sentences[line.sentence].block as usize;
        !matches!(self.page.document.blocks[block].kind, BlockKind::Body | BlockKind::Caption)
    }

    /// How much speaks for a person beside the fit: being in mind, and for offices of no country, being at home here.
    fn pull(&self, person: usize, wanted: &Wanted, mind: &Mind) -> u32 {
        let here = self.page.dateline_place().and_then(|p| p.country.as_ref());
        let home = wanted.of.is_none() && here.is_some() && here == self.homes[person].as_ref();
        mind.weight_now(person) + if home { 15 } else { 0 }
    }

    /// Those whom a description cannot mean: its owner, those in one list with it, the one who does this to it, and "he"
    /// in a quotation that it speaks.
    pub(super) fn others(&self, line: &Line, party: &Party, mind: &Mind, owner: Option<usize>) -> Vec<usize> {
        let mut not: Vec<usize> = owner.into_iter().collect();
        not.extend(self.beside(line, party));
        let around =
            |g: &&crate::claim::line::Group| g.tokens.start <= party.tokens.start && g.tokens.end >= party.tokens.end;
        let list = line.groups.iter().find(around).map_or(&[][..], |g| &g.parties[..]);
        not.extend(mind.here.iter().filter(|(row, _)| list.contains(row)).map(|(_, p)| *p));
        let acts = line
            .verbs
            .iter()
            .any(|v| v.finite() && v.tokens.start >= party.tokens.end && v.tokens.start <= party.tokens.end + 1);
        if !acts && !party.possessor {
            not.extend(self.doing(line, party.tokens.start, mind));
        }
        if !self.quoted(party.tokens.start) {
            let inside =
                |row: usize| line.parties[row].head == Head::Pronoun && self.quoted(line.parties[row].tokens.start);
            not.extend(mind.here.iter().filter(|(row, _)| inside(*row)).map(|(_, p)| *p));
        }
        not
    }

    /// A description that opens a sentence means the one whom the sentence before is about, if the text has told no office
    /// of his: "Kofi Annan flew in. The former Secretary-General ...".
    fn newly_described(
        &self,
        line: &Line,
        party: &Party,
        wanted: &Wanted,
        mind: &Mind,
        not: &[usize],
    ) -> Option<usize> {
        let opens = line.parties.iter().all(|p| p.tokens.start >= party.tokens.start);
        let crowned = wanted.title.as_ref().is_some_and(|t| self.page.schema.cast.crowned.contains(t));
        let untold = |p: &usize| self.tenures[*p].is_empty() && self.fit(*p, wanted) == Fit::Maybe && !crowned;
        let person = mind.subject.or(mind.named).filter(|p| untold(p) && !not.contains(p))?;
        (opens && party.determiner == Determiner::Definite).then_some(person)
    }

    /// "his Russian counterpart": the owner's title, of the other country; "his host": the one he is with.
    pub(super) fn epithet(&self, line: &Line, party: &Party, word: &str, mind: &Mind) -> Meant {
        if let Some(equal) = self.equal_of_office(line, party, word, mind) {
            return equal;
        }
        let told = self.owner(line, party, mind);
        let apposed = self.apposed_to(line, &party.tokens, mind).filter(|p| !word.ends_with('s') && told != Some(*p));
        if let Some(p) =
            apposed.filter(|p| party.of.is_none() || [None, party.of.as_ref()].contains(&self.homes[*p].as_ref()))
        {
            return Meant::Person(p);
        }
        if !["counterpart", "counterparts", "colleague", "colleagues"].contains(&word) {
            return match word {
                _ if word.ends_with('s') => self.parties_by_role(line, party, word, mind),
                "predecessor" | "successor" => Meant::Nobody,
                _ => self.by_role(line, party, word, told, mind),
            };
        }
        let nearest = || self.nearest_before(line, party.tokens.start, &[]).or_else(|| mind.recent.last().copied());
        let Some(owner) = told.or_else(nearest) else { return Meant::Nobody };
        let Some(of) = party.of.clone() else {
            return match word.ends_with('s') {
                true if party.owner.is_some() && party.count == 0 => Meant::Nobody,
                true => self.before(line, party, mind),
                false => self.partner(owner, mind).map_or(Meant::Nobody, Meant::Person),
            };
        };
        let title = self.tenures[owner].iter().rev().find(|t| !t.former).map(|t| generic(&t.office.title));
        let wanted = Wanted { title, of: Some(of.clone()), ..Wanted::default() };
        match (self.choose(line, party, &wanted, mind, Some(owner)), wanted.title) {
            (Some(p), _) => Meant::Person(p),
            (None, Some(title)) => Meant::Office(Office { title, of: Some(of) }),
            (None, None) => Meant::Body(of),
        }
    }

    /// "the Malian president met his Nigerien counterpart", neither named: the same office of the other country.
    fn equal_of_office(&self, line: &Line, party: &Party, word: &str, mind: &Mind) -> Option<Meant> {
        let of = party.of.clone().filter(|_| ["counterpart", "colleague"].contains(&word))?;
        let before = |k: &usize| line.parties[*k].tokens.end <= party.tokens.start && line.parties[*k].personal();
        let rows = (0..line.parties.len()).filter(before);
        let last = rows.max_by_key(|&k| line.parties[k].tokens.start)?;
        let owner = &line.parties[last];
        let nobody = owner.head == Head::Office && !mind.here.iter().any(|(row, _)| *row == last);
        let office = owner.offices.first().filter(|o| nobody && (o.plural || matches!(o.of, Of::Body(_))))?;
        let wanted = Wanted { title: Some(generic(&office.title)), of: Some(of), ..Wanted::default() };
        let found = self.choose(line, party, &wanted, mind, None).map(Meant::Person);
        Some(found.unwrap_or_else(|| Meant::Office(Office { title: wanted.title.unwrap_or_default(), of: wanted.of })))
    }

    /// The other one of the encounter told of last with a person; else the one most in mind of another country.
    fn partner(&self, owner: usize, mind: &Mind) -> Option<usize> {
        let home = |p: usize| self.homes[p].as_ref();
        let foreign = |p: &usize| *p != owner && (home(*p).is_none() || home(*p) != home(owner));
        let known = |p: usize| if home(p).is_some() { 60 } else { 0 };
        let best = |people: &[usize]| {
            people.iter().copied().filter(foreign).max_by_key(|&p| mind.weight_now(p) + mind.spoken(p) + known(p))
        };
        let met = mind.met.iter().rev().find(|two| two.contains(&owner));
        met.and_then(|two| best(two)).or_else(|| best(&mind.recent))
    }

    /// "the guest", "his host", "the visitor".
    fn by_role(&self, line: &Line, party: &Party, word: &str, owner: Option<usize>, mind: &Mind) -> Meant {
        let told = self.told_behind(line, party).or_else(|| self.told_of(line, party.tokens.start, mind));
        if let Some(told) = told.filter(|p| owner != Some(*p)) {
            return Meant::Person(told);
        }
        if self.page.schema.cast.ranks.iter().any(|r| r == word) {
            return self.ranked(line, party, word, mind);
        }
        if party.of.is_some() {
            return self.national(line, party, mind);
        }
        if let Some(partner) = owner.and_then(|o| self.partner(o, mind)) {
            return Meant::Person(partner);
        }
        let not = self.others(line, party, mind, owner);
        let country = self.scene_country(line);
        let free = mind.recent.iter().copied().filter(|p| !not.contains(p));
        let found = free.filter_map(|p| Some((self.part_of(p, word, country.as_deref(), mind)?, p))).max();
        found.map_or(Meant::Nobody, |(_, p)| Meant::Person(p))
    }

    /// "the general": the one most in mind of those whom the text calls so.
    fn ranked(&self, line: &Line, party: &Party, rank: &str, mind: &Mind) -> Meant {
        let not = self.others(line, party, mind, None);
        let held = |p: usize| self.tenures[p].iter().any(|t| t.office.title.to_lowercase() == rank);
        let free = mind.recent.iter().copied().filter(|p| !not.contains(p) && (self.bears(*p, rank) || held(*p)));
        free.max_by_key(|&p| mind.weight_now(p)).map_or(Meant::Nobody, Meant::Person)
    }

    /// Whether a rank stands before a person's name anywhere.
    fn bears(&self, person: usize, rank: &str) -> bool {
        self.beings.of_party.iter().any(|(&(sentence, k), &p)| {
            let party = &self.claims.lines[sentence].parties[k];
            let Head::Name(name) = &party.head else { return false };
            p == person && (party.tokens.start..name.end).any(|i| self.page.words[i].is(rank))
        })
    }

    /// What speaks for a person's being the host or guest; nothing where the country forbids it.
    fn part_of(&self, person: usize, word: &str, country: Option<&str>, mind: &Mind) -> Option<u32> {
        let (own, other) =
            if word.starts_with("host") { (&mind.hosts, &mind.guests) } else { (&mind.guests, &mind.hosts) };
        let told = own.contains(&person);
        let open = self.homes[person].is_none() || country.is_none();
        let fits = self.plays(person, word, country);
        if !fits && !(open && (told || country.is_none())) {
            return None;
        }
        let flag = |yes: bool, n: u32| if yes { n } else { 0 };
        let parts = flag(told, 150) + flag(!other.contains(&person), 60) + flag(fits, 100);
        Some(parts + flag(!self.tenures[person].is_empty(), 40) + mind.weight_now(person) + mind.spoken(person))
    }

    /// Whether a person is a host or a guest in a country.
    pub(super) fn plays(&self, person: usize, word: &str, country: Option<&str>) -> bool {
        let home = self.homes[person].as_deref();
        match (home, country) {
            (Some(home), Some(country)) => (home == country) == word.starts_with("host"),
            _ => false,
        }
    }

    /// The country where the text is: that of the city named last, else of the dateline.
    pub fn scene_country(&self, line: &Line) -> Option<String> {
        let back = self.claims.lines[line.sentence.saturating_sub(3)..=line.sentence].iter().rev();
        let city = back
            .flat_map(|l| l.places.iter().rev())
            .find(|p| p.scale == Scale::City && ["in", "at", "to"].contains(&p.preposition.as_str()));
        city.and_then(|p| p.country.clone()).or_else(|| self.page.dateline_place().and_then(|p| p.country.clone()))
    }
}
