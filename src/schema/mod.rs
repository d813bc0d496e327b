//! What words mean: lists and rules, read from RON.
//!
//! The files in `schema/` are embedded, as `build.rs` has read them; `--schema DIR` lays a user's files over them by file name.

mod embedded;
mod fold;
mod gathered;
mod holder;
mod kinds;
mod lexicon;
mod lists;
mod load;
pub mod needs;
mod origin;
pub mod phrase;
mod places;
pub mod rule;
mod verbs;
mod weight_key;
mod weights;

use std::collections::BTreeMap;
use std::sync::OnceLock;

pub use embedded::is_english;
pub use fold::{fold, title_case};
pub use holder::{Fit, Holders, kind as kind_of_office};
pub use kinds::{Kinds, OTHER, WordKinds};
pub use lexicon::{Capitals, Entry, Flags, Lexicon, UNKNOWN};
pub use lists::*;
pub use load::FILES;
pub use origin::Origins;
pub use places::{WordList, key};
pub use verbs::Forms;
pub use weight_key::WeightKey;
pub use weights::{Learned, WeightTable, Weights};

use crate::error::Result;
use load::Read;
use needs::Needs;
use places::Places;
use rule::Rule;

/// Everything that the reader knows before it reads.
#[derive(Debug)]
pub struct Schema {
    /// Words and phrases.
    pub lexicon: Lexicon,
    /// Countries and territories.
    pub polities: Vec<Polity>,
    /// Parts of the world.
    pub regions: Vec<Region>,
    /// Organisations and organs.
    pub organisations: Vec<Organisation>,
    /// Cities.
    pub cities: Vec<City>,
    /// Palaces and seats.
    pub venues: Vec<Venue>,
    /// Words of offices.
    pub offices: Offices,
    /// Wordings of titles, folded, and the usual title.
    pub usual: BTreeMap<String, String>,
    /// Titles that one country alone has, folded.
    pub only: BTreeMap<String, String>,
    /// Words that tell whom a description means.
    pub cast: CastWords,
    /// Nouns of encounters.
    pub encounters: Encounters,
    /// Words of status.
    pub status: StatusWords,
    /// Words around topics.
    pub topicwords: TopicWords,
    /// Kinds of verbs and nouns.
    pub kinds: WordKinds,
    /// Where names come from.
    pub origins: Origins,
    /// Who held which office.
    pub holders: Holders,
    /// What has been learned.
    pub learned: Learned,
    /// Forms of verbs.
    pub forms: Forms,
    /// Rules in the order of their files.
    pub rules: Vec<Rule>,
    /// What a sentence must say for them to be held against it.
    pub needs: Needs,
    /// The last words of phrases that tell how people spoke: "phone" of "by phone". Most sentences have none.
    pub manner_ends: WordList,
    /// The words before the "and" of set pairs.
    pub paired: WordList,
    /// The first words of the verbs that tell whether an encounter takes place: "call" of "call off". Most verbs are none.
    pub fateful: WordList,
    /// The last words of phrases before a noun that tell the same: "of" of "ahead of".
    pub outlooks: WordList,
    /// The rows of countries and organisations by their usual names.
    rows: [Places; 2],
}

impl Schema {
    /// The embedded schema, made ready when it is first asked for.
    pub fn embedded() -> &'static Schema {
        static SCHEMA: OnceLock<Schema> = OnceLock::new();
        SCHEMA.get_or_init(|| Schema::of(embedded::read()))
    }

    /// The embedded schema with some files replaced, by file name.
    ///
    /// # Errors
    /// A file that cannot be read, with file, line and column; a rule that breaks the rule language.
    pub fn overlaid(files: &BTreeMap<String, String>) -> Result<Schema> {
        load::load(files).map(Schema::of)
    }

    fn of(Read { gazetteer, lists, lexicon }: Read) -> Schema {
        let Gazetteer { polities, organisations, cities, venues } = gazetteer;
        let load::Lists {
            regions,
            offices,
            cast,
            encounters,
            status,
            topicwords,
            kinds,
            learned,
            verbs,
            rules,
            origins,
            holders,
        } = lists;
        let pairs = |list: &[(String, String)]| list.iter().map(|(a, b)| (fold(a).into_owned(), b.clone())).collect();
        let last = |phrase: &str| phrase.rsplit(' ').next().unwrap_or(phrase).to_string();
        let manner_ends = encounters.manner.iter().map(|(phrase, _)| last(phrase)).collect::<Vec<_>>().into();
        let joined = topicwords.pairs.iter().filter_map(|pair| pair.split_once(" and "));
        let paired = joined.map(|(left, _)| last(left)).collect::<Vec<_>>().into();
        let fates = status.verbs.iter().flat_map(|(_, verbs)| verbs);
        let fateful = fates.map(|v| v.split(' ').next().unwrap_or(v).to_string()).collect::<Vec<_>>().into();
        let outlooks = status.phrases.iter().flat_map(|(_, phrases)| phrases);
        let outlooks = outlooks.map(|phrase| last(phrase)).collect::<Vec<_>>().into();
        let rows = [
            Places::of(polities.iter().map(|p| p.name.as_str())),
            Places::of(organisations.iter().map(|o| o.name.as_str())),
        ];
        Schema {
            lexicon,
            polities,
            regions,
            organisations,
            cities,
            venues,
            manner_ends,
            fateful,
            outlooks,
            paired,
            usual: pairs(&offices.usual),
            only: pairs(&offices.only),
            offices,
            cast,
            encounters,
            status,
            topicwords,
            kinds,
            origins,
            holders,
            learned,
            forms: Forms::new(&verbs),
            needs: Needs::new(&rules),
            rules,
            rows,
        }
    }

    /// The country or body of a name in any known wording; the name itself where it is not known.
    pub fn polity_code(&self, name: &str) -> Option<&str> {
        self.polity(name).map(|p| p.code.as_str()).filter(|c| !c.is_empty())
    }

    /// The country or territory of a usual name.
    pub fn polity(&self, name: &str) -> Option<&Polity> {
        self.polity_row(name).map(|row| &self.polities[row])
    }

    /// How a text of a year names the country of a usual name, where otherwise: by a name that it once had. `says` tells whether the text
    /// has a name.
    pub fn once(&self, name: &str, year: Option<i16>, says: impl Fn(&str) -> bool) -> Option<&str> {
        let once = &self.polity(name).filter(|p| !p.once.is_empty() && !says(&p.name))?.once;
        let then = |o: &&lists::Once| o.until.is_some_and(|until| year.is_some_and(|y| y <= until));
        once.iter().find(|o| says(&o.name)).or_else(|| once.iter().find(then)).map(|o| o.name.as_str())
    }

    /// The row of the country or territory of a usual name.
    pub fn polity_row(&self, name: &str) -> Option<usize> {
        self.rows[0].find(key(name), |row| self.polities[row].name == name)
    }

    /// The organisation of a usual name.
    pub fn organisation(&self, name: &str) -> Option<&Organisation> {
        self.rows[1].find(key(name), |row| self.organisations[row].name == name).map(|row| &self.organisations[row])
    }

    /// The usual form of a title: "Minister of Foreign Affairs" is "Foreign Minister".
    pub fn usual_title(&self, title: &str) -> String {
        match self.usual.get(fold(title).as_ref()) {
            Some(usual) => usual.clone(),
            None => title_case(title),
        }
    }
}
