//! Learns the weights of the tagger from sentences that are tagged already.

use rustc_hash::FxHashMap;

use super::clue::{self, Scene};
use super::treebank::Sentence;
use super::weights::{self, LIMITS, Vote};
use super::{SURE, Tag, only, winner};

/// How to learn. The default is what the weights of the library were learned with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    /// How often all sentences are gone through.
    pub rounds: u32,
    /// How often a clue must have been corrected to be kept.
    pub corrections: u32,
    /// The smallest weight that is kept, in averaged corrections.
    pub least: f64,
    /// How often a word must occur to be given its only tag without further thought.
    pub frequent: u32,
}

impl Default for Course {
    fn default() -> Self {
        Course { rounds: 8, corrections: 2, least: 0.1, frequent: 50 }
    }
}

/// Weights are saved in these parts of a correction.
const SCALE: f64 = 16.0;

/// The bytes of a file of weights, learned from `sentences`. The same sentences give the same bytes.
///
/// An averaged perceptron: wherever it errs, the clues' weights for the right tag go up by one and those for the wrong one
/// down by one; what is kept is the average over the whole course.
pub fn learn(sentences: &[Sentence], course: Course) -> Vec<u8> {
    let kinds = kinds(sentences, course);
    let mut pupil = Pupil::default();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut dice = Dice(1);
    for _ in 0..course.rounds {
        dice.shuffle(&mut order);
        for index in &order {
            pupil.read(&sentences[*index], &kinds);
        }
    }
    let bits = |kinds: &u64| (0..64).filter(|bit| kinds >> bit & 1 == 1).map(|bit| (bit, 0)).collect();
    let known = kinds.iter().map(|(form, kinds)| (clue::kinds(*form), bits(kinds)));
    let mut votes: Vec<_> = known.chain(pupil.votes(course)).collect();
    votes.sort();
    weights::write(&votes)
}

/// The tags of the words that are not rare, a bit for each tag that is not rare among them. A frequent word that but for one
/// time in 200 has the same tag gets `SURE`.
fn kinds(sentences: &[Sentence], course: Course) -> FxHashMap<u64, u64> {
    let mut counts: FxHashMap<u64, [u32; Tag::COUNT]> = FxHashMap::default();
    for sentence in sentences {
        let scene = Scene::new(&sentence.forms(), |_| 0);
        for (place, tag) in sentence.tags().into_iter().enumerate() {
            counts.entry(scene.word(place).form).or_insert([0; Tag::COUNT])[tag as usize] += 1;
        }
    }
    let known = |(form, counts): (u64, [u32; Tag::COUNT])| {
        let all = counts.iter().sum::<u32>();
        let most = winner(&counts) as usize;
        let sure = all >= course.frequent && (all - counts[most]) * 200 <= all;
        let common = (0..Tag::COUNT).filter(|tag| counts[*tag] * 20 > all).fold(0, |kinds, tag| kinds | 1 << tag);
        (all >= 5).then_some((form, if sure { 1 << most | SURE } else { common }))
    };
    counts.into_iter().filter_map(known).collect()
}

/// A weight on its way: its value now, the sum of its values over all steps so far, and the step it was last changed at.
#[derive(Clone, Copy, Default)]
struct Lesson {
    tag: u8,
    value: i32,
    sum: i64,
    since: u32,
}

/// What is known of a clue.
#[derive(Default)]
struct Known {
    lessons: Vec<Lesson>,
    corrections: u32,
}

/// Whoever learns.
#[derive(Default)]
struct Pupil {
    clues: FxHashMap<u64, Known>,
    step: u32,
}

impl Pupil {
    /// Tags a sentence and learns from each mistake. Goes on with its own tags, as it will have to later.
    fn read(&mut self, sentence: &Sentence, kinds: &FxHashMap<u64, u64>) {
        let scene = Scene::new(&sentence.forms(), |form| kinds.get(&form).copied().unwrap_or(0));
        let mut before = [None, None];
        for (place, right) in sentence.tags().into_iter().enumerate() {
            let tag = only(scene.word(place).kinds).unwrap_or_else(|| {
                let clues = scene.clues(place, before);
                let guess = self.guess(&clues);
                self.step += 1;
                if guess != right {
                    self.correct(&clues, guess, right);
                }
                guess
            });
            before = [Some(tag), before[0]];
        }
    }

    fn guess(&self, clues: &[u64]) -> Tag {
        let mut scores = [0i32; Tag::COUNT];
        for lesson in clues.iter().filter_map(|clue| self.clues.get(clue)).flat_map(|known| &known.lessons) {
            scores[usize::from(lesson.tag)] += lesson.value;
        }
        winner(&scores)
    }

    fn correct(&mut self, clues: &[u64], wrong: Tag, right: Tag) {
        for clue in clues {
            let known = self.clues.entry(*clue).or_default();
            known.corrections += 1;
            known.change(right, 1, self.step);
            known.change(wrong, -1, self.step);
        }
    }

    /// The averages, without those that hardly matter.
    fn votes(self, course: Course) -> impl Iterator<Item = (u64, Vec<Vote>)> {
        let steps = self.step;
        let average = move |lesson: &Lesson| {
            let sum = lesson.sum + i64::from(lesson.value) * i64::from(steps - lesson.since);
            let average = sum as f64 / f64::from(steps.max(1));
            let weight = ((average * SCALE).round() as i32).clamp(LIMITS.0, LIMITS.1);
            (average.abs() >= course.least && weight != 0).then_some((lesson.tag, weight as i16))
        };
        let known = self.clues.into_iter().filter(move |(_, known)| known.corrections >= course.corrections);
        known
            .map(move |(clue, known)| (clue, known.lessons.iter().filter_map(average).collect::<Vec<_>>()))
            .filter(|(_, votes)| !votes.is_empty())
    }
}

impl Known {
    fn change(&mut self, tag: Tag, by: i32, step: u32) {
        let place = self.lessons.iter().position(|lesson| lesson.tag == tag as u8).unwrap_or_else(|| {
            self.lessons.push(Lesson { tag: tag as u8, ..Lesson::default() });
            self.lessons.len() - 1
        });
        let lesson = &mut self.lessons[place];
        lesson.sum += i64::from(lesson.value) * i64::from(step - lesson.since);
        lesson.since = step;
        lesson.value += by;
    }
}

/// Chance that falls the same way every time (splitmix).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((mixed ^ mixed >> 31) % sides.max(1) as u64) as usize
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.roll(end + 1));
        }
    }
}
