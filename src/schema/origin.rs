//! Where does a name come from? Known names of each tradition tell, and the runs of letters that are usual in them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Origin, fold};

/// All traditions, with what is counted in their names when it is first asked for.
#[derive(Debug, Default)]
pub struct Origins {
    rows: Vec<Origin>,
    counts: OnceLock<Counts>,
}

/// How often each run of letters stands in the names of each tradition.
#[derive(Debug, Default)]
struct Counts {
    runs: FxHashMap<[u8; 3], Vec<(usize, f32)>>,
    totals: Vec<f32>,
    known: FxHashMap<String, Vec<usize>>,
}

/// How much a run that is usual everywhere counts in each tradition.
const SMOOTH: f32 = 300.0;

/// How much of what runs of letters say is believed: they lean on one another.
const DAMP: f32 = 0.25;

/// What a name that stands in the list adds.
const KNOWN: f32 = 2.0;

impl Origins {
    /// Keeps the lists.
    pub fn new(rows: Vec<Origin>) -> Origins {
        Origins { rows, counts: OnceLock::new() }
    }

    /// How likely a name is that of somebody of a country, 0 to 1; `None` where nothing is known of names there.
    pub fn fits(&self, name: &str, country: &str) -> Option<f32> {
        let holds = |list: &[String]| list.iter().any(|c| c == country);
        let share = |o: &Origin| {
            if holds(&o.of) {
                1.0
            } else if holds(&o.also) {
                0.5
            } else {
                0.0
            }
        };
        let shares: Vec<f32> = self.rows.iter().map(share).collect();
        if shares.iter().all(|s| *s == 0.0) {
            return None;
        }
        let chances = self.chances(name)?;
        Some(chances.iter().zip(shares).map(|(c, s)| c * s).sum())
    }

    /// How likely each tradition is, in the order of the list; `None` for a name without letters.
    fn chances(&self, name: &str) -> Option<Vec<f32>> {
        let counts = self.counts.get_or_init(|| Counts::of(&self.rows));
        let folded = fold(name).into_owned();
        let mut odds = vec![0.0; self.rows.len()];
        let words = folded.split([' ', '-']).map(|w| w.chars().filter(char::is_ascii_lowercase).collect::<String>());
        let words: Vec<String> = words.filter(|w| w.len() > 1).collect();
        for word in &words {
            counts.weigh(word, &mut odds);
        }
        let most = odds.iter().copied().fold(f32::MIN, f32::max);
        let raised: Vec<f32> = odds.iter().map(|o| (o - most).exp()).collect();
        let all: f32 = raised.iter().sum();
        (!words.is_empty()).then(|| raised.into_iter().map(|r| r / all).collect())
    }
}

impl Counts {
    fn of(rows: &[Origin]) -> Counts {
        let mut out = Counts { totals: vec![0.0; rows.len()], ..Counts::default() };
        for (k, row) in rows.iter().enumerate() {
            for name in row.names.split_whitespace() {
                out.known.entry(name.to_string()).or_default().push(k);
                for run in runs(name) {
                    let seen = out.runs.entry(run).or_default();
                    match seen.last_mut() {
                        Some((last, n)) if *last == k => *n += 1.0,
                        _ => seen.push((k, 1.0)),
                    }
                    out.totals[k] += 1.0;
                }
            }
        }
        out
    }

    /// Adds what a word says for each tradition.
    fn weigh(&self, word: &str, odds: &mut [f32]) {
        let all: f32 = self.totals.iter().sum();
        for run in runs(word) {
            let seen = self.runs.get(&run).map_or(&[][..], Vec::as_slice);
            let usual = (seen.iter().map(|(_, n)| n).sum::<f32>() + 0.5) / (all + 1e4);
            let share = |n: f32, k: usize| ((n + SMOOTH * usual) / (self.totals[k] + SMOOTH) / usual).ln();
            for (k, odd) in odds.iter_mut().enumerate() {
                let n = seen.iter().find(|(t, _)| *t == k).map_or(0.0, |(_, n)| *n);
                *odd += DAMP * share(n, k);
            }
        }
        for &k in self.known.get(word).map_or(&[][..], Vec::as_slice) {
            odds[k] += KNOWN;
        }
    }
}

/// Runs of one, two and three letters, the word's edges among them.
fn runs(word: &str) -> impl Iterator<Item = [u8; 3]> {
    let edged: Vec<u8> = [b'^'].into_iter().chain(word.bytes()).chain([b'$']).collect();
    let run = |n: usize, letters: &[u8]| {
        let mut run = [0; 3];
        run[..n].copy_from_slice(letters);
        run
    };
    (1..=3).flat_map(move |n| edged.windows(n).map(|letters| run(n, letters)).collect::<Vec<_>>())
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
