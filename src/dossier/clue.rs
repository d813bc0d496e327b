//! What speaks for a country: each clue has a weight, and the weights are added up.

use std::collections::BTreeMap;

use super::office::Said;

/// What may speak for or against a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Clue {
    /// Named before the office, nothing but nouns between.
    Before,
    /// Named before it, a verb between.
    BeforeVerb,
    /// Named behind it.
    After,
    /// Named behind it, a verb between.
    AfterVerb,
    /// A place that opens the sentence: "In Cairo, President X".
    Opens,
    /// A place in the sentence.
    Place,
    /// The goal of a journey, named before: "to Cairo, where she met President X".
    Goal,
    /// The goal of the person's own journey: "President X went to Cairo".
    Away,
    /// Inside a topic.
    Topic,
    /// Inside the description of somebody else.
    Other,
    /// Named again in the sentence.
    Often,
    /// Named in the sentence before.
    Last,
    /// Named two sentences before.
    LastButOne,
    /// Named further up in the paragraph.
    Paragraph,
    /// Its ministry of that field is named.
    Ministry,
    /// In the same place of a list of countries as the person in a list of office-holders.
    Paired,
    /// "a Norwegian delegation headed by X".
    Heads,
    /// How much of all countries named it makes up.
    Share,
    /// The country of the dateline.
    Dateline,
    /// The home of the person named last before.
    Recent,
    /// The country most often meant, where nothing is said.
    Usual,
    /// The same, for the first person of the document.
    UsualLead,
    /// Alone has the title.
    Only,
    /// Alone has the title, but is not named.
    OnlyUnnamed,
    /// Has no such office.
    Unfit,
    /// Known as the person's.
    Home,
    /// Known as that of a like office of the person.
    Told,
    /// That of somebody on the other side.
    Against,
    /// Itself the other side.
    AgainstCountry,
    /// That of the next in a list.
    Beside,
    /// That of the one before in a list.
    Behind,
    /// That of somebody with the same family name.
    Kin,
    /// That of the persons with whom the document opens.
    Lead,
    /// Nobody's yet.
    Unclaimed,
    /// Another holds the office, but this is a past one.
    HeldFormer,
    /// Another holds it, in a document on that country alone.
    HeldAlone,
    /// Another holds it.
    Held,
    /// How well the person's name suits the country.
    Name,
    /// Named last before the office, wherever.
    Latest,
    /// How many of the sentences that name the person name it.
    Company,
    /// Where the person receives somebody.
    Host,
    /// Named above the text.
    Above,
    /// One of the two countries named most often.
    Top,
    /// How well the person's name suits it against the country that it suits best.
    Best,
    /// That of another who holds the same office, where both are told together: "Presidents X and Y".
    Fellow,
    /// In the same place of another list of as many persons: "Presidents X and Y ... Ministers A and B".
    Order,
    /// Known as the person's by what the text itself says.
    HomeTold,
    /// Its holder of this office is spoken of without a name.
    Spoken,
    /// At home in the dateline, in a text that opens with this person.
    AtHome,
    /// Somebody of that name is known to have held such an office of it at that time; a half for another office, or another time.
    Known,
}

/// How many clues there are.
pub const CLUES: usize = Clue::Known as usize + 1;

/// Weights of the clues, in their order: those that give the country told to be right the most of all that a text names, in about
/// fifteen hundred offices of annotated news; that of what is known of a name, by hand, on later news.
const WEIGHTS: [f32; CLUES] = [
    2.3, 2.0, 0.6, 1.7, 3.2, 2.2, 1.9, -2.1, 0.3, 1.3, 0.7, 0.6, 0.3, 0.7, 2.1, 3.1, 3.5, 3.4, 0.3, 0.3, 1.3, 2.2, 5.1,
    1.6, -4.8, 1.5, 1.8, -1.3, -1.4, 1.2, 1.1, 1.9, 0.4, 0.0, 0.1, -2.8, -2.1, 5.4, 0.4, 0.6, 0.7, 1.2, 0.5, 0.8, -2.7,
    1.8, 2.8, 1.1, 2.8, 9.0,
];

/// The clues for one country.
#[derive(Clone, Copy, Debug)]
pub struct Clues(pub [f32; CLUES]);

impl Clues {
    /// Adds to a clue.
    pub fn add(&mut self, clue: Clue, value: f32) {
        self.0[clue as usize] += value;
    }

    /// Takes the greater of two values.
    pub fn most(&mut self, clue: Clue, value: f32) {
        self.0[clue as usize] = self.0[clue as usize].max(value);
    }

    /// The sum of the weights.
    pub fn weight(&self) -> f32 {
        self.0.iter().zip(WEIGHTS).map(|(v, w)| v * w).sum()
    }
}

/// All places where one person's office is told without its country.
pub struct Affair<'s> {
    /// Who, by number.
    pub person: usize,
    /// The places.
    pub said: Vec<&'s Said<'s>>,
    /// Clues that do not change while others are settled, by country.
    pub fixed: BTreeMap<String, Clues>,
}

impl Affair<'_> {
    /// The office.
    pub fn title(&self) -> &str {
        &self.said[0].office.title
    }

    /// Whether every place tells it as past.
    pub fn former(&self) -> bool {
        self.said.iter().all(|s| s.office.former)
    }
}
