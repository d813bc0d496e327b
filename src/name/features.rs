//! What speaks for and against one person, in numbers: the input of the weights in `schema/names/weights.ron`.

/// How two names lie to each other; each has weights of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Case {
    /// Every word of both found an answer.
    Full,
    /// Words are left over on one side only.
    Less,
    /// Words are left over on both sides.
    Clash,
    /// One name is a single word.
    Single,
    /// Both read as Chinese or Korean.
    East,
    /// No word of one answers a word of the other; nothing is weighed.
    Nothing,
}

/// All cases that are weighed, in the order of the weights.
pub const CASES: [Case; 5] = [Case::Full, Case::Less, Case::Clash, Case::Single, Case::East];

/// The names of the features, in the order of the weights.
pub const NAMES: [&str; 45] = [
    "bias",
    "worst",
    "worst2",
    "mean",
    "cost",
    "cost2",
    "exact",
    "words",
    "letters",
    "listed",
    "nickname",
    "cut",
    "initials",
    "first_pair",
    "last_pair",
    "cross",
    "cross_article",
    "left_first",
    "left_middle",
    "left_patronymic",
    "left_last",
    "left_initial",
    "left_known",
    "rest",
    "clash_first",
    "clash_last",
    "clash_middle",
    "clash_initial",
    "middle_clash",
    "chain",
    "given_moved",
    "ordinal_one",
    "ordinal_same",
    "suffix_one",
    "same_place",
    "known_only",
    "father_shift",
    "gender",
    "strict",
    "strict_left",
    "joined",
    "single_first",
    "given_distance",
    "given_far",
    "family_distance",
];

/// How many features there are.
pub const COUNT: usize = NAMES.len();

/// A case and its numbers.
#[derive(Clone, Debug)]
pub struct Features {
    /// Which weights hold.
    pub case: Case,
    /// The numbers, in the order of [`NAMES`].
    pub values: [f32; COUNT],
    /// The most that the score may be.
    pub most: f32,
}

impl Features {
    /// Whether middle names contradict one another.
    pub fn middle_clash(&self) -> bool {
        self.values[const { at("middle_clash") }] != 0.0
    }

    /// Whether the first name of one is the father's name in the other.
    pub fn father_and_child(&self) -> bool {
        self.values[const { at("father_shift") }] != 0.0 && self.values[const { at("given_moved") }] != 0.0
    }

    /// Whether one name alone has a monarch's number.
    pub fn ordinal_one(&self) -> bool {
        self.values[const { at("ordinal_one") }] != 0.0
    }

    /// Whether one name alone has a Jr., Sr. or the like.
    pub fn suffix_one(&self) -> bool {
        self.values[const { at("suffix_one") }] != 0.0
    }
}

fn index(name: &str) -> usize {
    NAMES.iter().position(|n| *n == name).unwrap_or(0)
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The place of a feature, while the program is built.
pub const fn at(name: &str) -> usize {
    let mut i = 0;
    while i < COUNT {
        if same(NAMES[i], name) {
            return i;
        }
        i += 1;
    }
    panic!("no such feature")
}

/// The number of a feature, for reading weights.
pub fn place(name: &str) -> Option<usize> {
    let n = index(name);
    (NAMES[n] == name).then_some(n)
}
