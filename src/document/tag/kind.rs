//! The parts of speech.

/// A part of speech, in the tags of the Penn Treebank. Punctuation of every kind is one tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    /// Coordinating conjunction: *and*.
    CC,
    /// Number: *two*, *2013*.
    CD,
    /// Determiner: *the*, *this*.
    DT,
    /// *There* in "there is".
    EX,
    /// Foreign word.
    FW,
    /// Preposition or subordinating conjunction: *with*, *that*.
    IN,
    /// Adjective: *nuclear*.
    JJ,
    /// Comparative adjective: *closer*.
    JJR,
    /// Superlative adjective: *closest*.
    JJS,
    /// Modal: *will*.
    MD,
    /// Common noun: *meeting*.
    NN,
    /// Common noun in the plural: *talks*.
    NNS,
    /// Name, or a word of one: *Geneva*.
    NNP,
    /// Name in the plural: *Nations*.
    NNPS,
    /// What stands before a determiner: *all* in "all the members".
    PDT,
    /// Possessive ending: *'s*.
    POS,
    /// Personal pronoun: *he*.
    PRP,
    /// Possessive pronoun, `PRP$`: *his*.
    PRPS,
    /// Adverb: *today*, *not*.
    RB,
    /// Comparative adverb: *later*.
    RBR,
    /// Superlative adverb: *most*.
    RBS,
    /// Particle of a verb: *off* in "call off".
    RP,
    /// Sign: *$*, *%*.
    SYM,
    /// *To* before a verb.
    TO,
    /// Exclamation: *yes*.
    UH,
    /// Verb, base form: *meet*.
    VB,
    /// Verb, past tense: *met*.
    VBD,
    /// Verb, -ing form: *meeting*.
    VBG,
    /// Verb, past participle: *held*.
    VBN,
    /// Verb, present tense, not the third person singular: *say*.
    VBP,
    /// Verb, present tense, third person singular: *says*.
    VBZ,
    /// Relative or asking determiner: *which*.
    WDT,
    /// Relative or asking pronoun: *who*.
    WP,
    /// *Whose*, `WP$`.
    WPS,
    /// Relative or asking adverb: *where*.
    WRB,
    /// Punctuation.
    Punct,
    /// Anything else: addresses, marks of lists, pieces of words.
    Other,
}

/// Every tag with its name, in the order of the numbers that they are saved under.
const NAMES: [(Tag, &str); Tag::COUNT] = [
    (Tag::CC, "CC"),
    (Tag::CD, "CD"),
    (Tag::DT, "DT"),
    (Tag::EX, "EX"),
    (Tag::FW, "FW"),
    (Tag::IN, "IN"),
    (Tag::JJ, "JJ"),
    (Tag::JJR, "JJR"),
    (Tag::JJS, "JJS"),
    (Tag::MD, "MD"),
    (Tag::NN, "NN"),
    (Tag::NNS, "NNS"),
    (Tag::NNP, "NNP"),
    (Tag::NNPS, "NNPS"),
    (Tag::PDT, "PDT"),
    (Tag::POS, "POS"),
    (Tag::PRP, "PRP"),
    (Tag::PRPS, "PRP$"),
    (Tag::RB, "RB"),
    (Tag::RBR, "RBR"),
    (Tag::RBS, "RBS"),
    (Tag::RP, "RP"),
    (Tag::SYM, "SYM"),
    (Tag::TO, "TO"),
    (Tag::UH, "UH"),
    (Tag::VB, "VB"),
    (Tag::VBD, "VBD"),
    (Tag::VBG, "VBG"),
    (Tag::VBN, "VBN"),
    (Tag::VBP, "VBP"),
    (Tag::VBZ, "VBZ"),
    (Tag::WDT, "WDT"),
    (Tag::WP, "WP"),
    (Tag::WPS, "WP$"),
    (Tag::WRB, "WRB"),
    (Tag::Punct, "PUNCT"),
    (Tag::Other, "X"),
];

/// Names of treebank tags that we do not keep apart.
const ALIASES: [(&str, Tag); 11] = [
    ("$", Tag::SYM),
    ("#", Tag::SYM),
    (".", Tag::Punct),
    (",", Tag::Punct),
    (":", Tag::Punct),
    ("``", Tag::Punct),
    ("''", Tag::Punct),
    ("-LRB-", Tag::Punct),
    ("-RRB-", Tag::Punct),
    ("HYPH", Tag::Punct),
    ("NFP", Tag::Punct),
];

impl Tag {
    /// How many tags there are.
    pub const COUNT: usize = 37;

    /// The name in the Penn Treebank (`PRP$`), or `PUNCT` or `X` for the two of our own.
    pub fn name(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// The tag of a name as treebanks have it. `Other` where we know no such name.
    pub fn of(name: &str) -> Tag {
        let ours = NAMES.iter().find(|(_, known)| *known == name).map(|(tag, _)| *tag);
        let theirs = || ALIASES.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag);
        ours.or_else(theirs).unwrap_or(Tag::Other)
    }

    /// The tag with this number. `Other` past the last.
    pub(super) fn at(number: usize) -> Tag {
        NAMES.get(number).map_or(Tag::Other, |(tag, _)| *tag)
    }

    /// A noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::NN | Tag::NNS) || self.is_name()
    }

    /// A name.
    pub fn is_name(self) -> bool {
        matches!(self, Tag::NNP | Tag::NNPS)
    }

    /// A verb in any form. Modals are not among them.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ)
    }

    /// An adjective.
    pub fn is_adjective(self) -> bool {
        matches!(self, Tag::JJ | Tag::JJR | Tag::JJS)
    }

    /// An adverb, of asking ones none.
    pub fn is_adverb(self) -> bool {
        matches!(self, Tag::RB | Tag::RBR | Tag::RBS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_lead_back() {
        for (number, (tag, name)) in NAMES.iter().enumerate() {
            assert_eq!(*tag as usize, number, "{name} stands in the wrong place");
            assert_eq!(Tag::at(number), *tag);
            assert_eq!(Tag::of(name), *tag);
            assert_eq!(tag.name(), *name);
        }
    }

    #[test]
    fn strange_names_fall_into_the_two_wide_tags() {
        assert_eq!(Tag::of("HYPH"), Tag::Punct);
        assert_eq!(Tag::of("-LRB-"), Tag::Punct);
        assert_eq!(Tag::of("ADD"), Tag::Other);
        assert_eq!(Tag::of(""), Tag::Other);
        assert_eq!(Tag::at(200), Tag::Other);
    }

    #[test]
    fn kinds_do_not_overlap() {
        for (tag, name) in NAMES {
            let kinds = [tag.is_noun(), tag.is_verb(), tag.is_adjective(), tag.is_adverb()];
            assert!(kinds.iter().filter(|kind| **kind).count() <= 1, "{name} is of two kinds");
        }
        assert!(Tag::NNPS.is_noun() && Tag::VBN.is_verb() && !Tag::MD.is_verb());
    }
}
