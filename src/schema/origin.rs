//! Where does a name come from? Known names of each tradition tell, and the runs of letters that are usual in them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::fold::fold;
use super::lists::Origin;
use super::places::long_key;

/// What is counted in the names of all traditions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Origins {
    /// All runs of letters that some name has, in order.
    runs: Vec<(Letters, Run)>,
    /// A run that no name has.
    unseen: Run,
    /// How many runs the names of each tradition have.
    totals: Vec<f32>,
    /// The sum of all totals.
    all: f32,
    /// How likely each tradition is before the name is seen: one with many names is met more often.
    usual: Vec<f32>,
    /// The keys of all names with the traditions that have them, in order.
    known: Vec<(u64, u8)>,
    /// How far each country has a share in each tradition; none in those that are missing.
    shares: BTreeMap<String, Vec<f32>>,
}

/// Up to three letters, filled up with nothing.
type Letters = [u8; 3];

/// A run of letters.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Run {
    /// How often it stands in each tradition that has it.
    seen: Vec<(u8, f32)>,
    /// What it says for each tradition, once that was asked for.
    #[serde(skip)]
    gains: OnceLock<Box<[f32]>>,
}

impl PartialEq for Run {
    fn eq(&self, other: &Run) -> bool {
        self.seen == other.seen
    }
}

/// How much a run that is usual everywhere counts in each tradition.
const SMOOTH: f32 = 300.0;

/// How much of what runs of letters say is believed: they lean on one another.
const DAMP: f32 = 0.15;

/// What a name that stands in the list adds.
const KNOWN: f32 = 3.0;

impl Origins {
    /// Counts what the names of the traditions have. There is room for 256 of these.
    pub fn new(rows: &[Origin]) -> Origins {
        let mut out = Origins { totals: vec![0.0; rows.len()], ..Origins::default() };
        let mut counted: FxHashMap<Letters, Vec<(u8, f32)>> = FxHashMap::default();
        for (k, row) in rows.iter().enumerate() {
            for name in row.names.split_whitespace() {
                out.known.push((long_key(name), k as u8));
                for run in runs(name) {
                    let seen = counted.entry(run).or_default();
                    match seen.last_mut() {
                        Some((last, n)) if usize::from(*last) == k => *n += 1.0,
                        _ => seen.push((k as u8, 1.0)),
                    }
                    out.totals[k] += 1.0;
                }
            }
            for (countries, share) in [(&row.also, 0.5), (&row.of, 1.0)] {
                for country in countries {
                    out.shares.entry(country.clone()).or_insert_with(|| vec![0.0; rows.len()])[k] = share;
                }
            }
        }
        out.known.sort_unstable();
        out.runs = counted.into_iter().map(|(run, seen)| (run, Run { seen, ..Run::default() })).collect();
        out.runs.sort_unstable_by_key(|(run, _)| *run);
        out.all = out.totals.iter().sum();
        let most = out.totals.iter().copied().fold(1.0, f32::max);
        out.usual = out.totals.iter().map(|t| 0.5 * (t.max(1.0) / most).ln()).collect();
        out
    }

    /// How likely a name is that of somebody of a country, 0 to 1; `None` where nothing is known of names there.
    pub fn fits(&self, name: &str, country: &str) -> Option<f32> {
        self.shares.contains_key(country).then(|| self.share(&self.chances(name)?, country)).flatten()
    }

    /// How likely somebody is of a country, 0 to 1, by the chances of a name; `None` where nothing is known of names there.
    pub fn share(&self, chances: &[f32], country: &str) -> Option<f32> {
        let shares = self.shares.get(country)?;
        Some(chances.iter().zip(shares).map(|(c, s)| c * s).sum())
    }

    /// How likely a name is of each tradition, in the order of the list; `None` for a name without letters.
    pub fn chances(&self, name: &str) -> Option<Vec<f32>> {
        let folded = fold(name);
        let mut odds = self.usual.clone();
        let words = folded.split([' ', '-']).map(|w| w.chars().filter(char::is_ascii_lowercase).collect::<String>());
        let words: Vec<String> = words.filter(|w| w.len() > 1).collect();
        for word in &words {
            self.weigh(word, &mut odds);
        }
        let most = odds.iter().copied().fold(f32::MIN, f32::max);
        let raised: Vec<f32> = odds.iter().map(|o| (o - most).exp()).collect();
        let all: f32 = raised.iter().sum();
        (!words.is_empty()).then(|| raised.into_iter().map(|r| r / all).collect())
    }

    /// Adds what a word says for each tradition.
    fn weigh(&self, word: &str, odds: &mut [f32]) {
        for run in runs(word) {
            let found = self.runs.binary_search_by_key(&run, |(letters, _)| *letters);
            let run = found.map_or(&self.unseen, |at| &self.runs[at].1);
            let gains = run.gains.get_or_init(|| self.gains(&run.seen));
            odds.iter_mut().zip(gains).for_each(|(odd, gain)| *odd += gain);
        }
        let key = long_key(word);
        let start = self.known.partition_point(|(k, _)| *k < key);
        for (_, tradition) in self.known[start..].iter().take_while(|(k, _)| *k == key) {
            odds[usize::from(*tradition)] += KNOWN;
        }
    }

    /// What a run says for each tradition, by how often it stands there.
    fn gains(&self, seen: &[(u8, f32)]) -> Box<[f32]> {
        let usual = (seen.iter().map(|(_, n)| n).sum::<f32>() + 0.5) / (self.all + 1e4);
        let share = |(k, total): (usize, &f32)| {
            let n = seen.iter().find(|(t, _)| usize::from(*t) == k).map_or(0.0, |(_, n)| *n);
            DAMP * ((n + SMOOTH * usual) / (total + SMOOTH) / usual).ln()
        };
        self.totals.iter().enumerate().map(share).collect()
    }
}

/// Runs of one, two and three letters, the word's edges among them.
fn runs(word: &str) -> impl Iterator<Item = Letters> {
    let edged: Vec<u8> = [b'^'].into_iter().chain(word.bytes()).chain([b'$']).collect();
    let run = move |n: usize, at: usize| std::array::from_fn(|i| if i < n { edged[at + i] } else { 0 });
    let letters = word.len() + 2;
    (1..=3)
        .flat_map(move |n| (0..(letters + 1).saturating_sub(n)).map(move |at| (n, at)))
        .map(move |(n, at)| run(n, at))
}

#[cfg(test)]
mod tests {
    use crate::schema::Schema;

    #[test]
    fn names_tell_where_they_come_from() {
        let origins = &Schema::embedded().origins;
        for (name, home, other) in [
            ("Nikos Stavropoulos", "Greece", "Turkey"),
            ("Zaza Gvelashvili", "Georgia", "Russia"),
            ("Bukola Adeyemi", "Nigeria", "France"),
            ("Kazys Jankauskas", "Lithuania", "Russia"),
            ("Park Ji-ho", "South Korea", "United States"),
        ] {
            assert!(origins.fits(name, home) > origins.fits(name, other), "{name}");
        }
        assert_eq!(origins.fits("Nikos Stavropoulos", "Atlantis"), None);
        assert_eq!(origins.fits("--", "Greece"), None);
    }
}
