//! The shapes of the word lists in `schema/`.

use serde::{Deserialize, Serialize};

use super::places::{WordList, key};
use crate::dossier::{Kind, Status};

/// Countries, organisations, cities and venues: what a question needs of the schema, without the lexicon and the rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gazetteer {
    /// Countries and territories.
    pub polities: Vec<Polity>,
    /// Organisations and organs.
    pub organisations: Vec<Organisation>,
    /// Cities.
    pub cities: Vec<City>,
    /// Palaces and seats.
    pub venues: Vec<Venue>,
}

/// A country or territory.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Polity {
    /// Usual English short name.
    pub name: String,
    /// Two letters, as ISO 3166 has them; empty where there are none.
    pub code: String,
    /// Other names and spellings.
    pub also: Vec<String>,
    /// "Russian".
    pub adjectives: Vec<String>,
    /// "Russian", "Russians".
    pub people: Vec<String>,
    /// Its capital.
    pub capital: String,
    /// Names that it once had, or that some texts rather give it.
    pub once: Vec<Once>,
}

/// A name that a country once had: a text of that time is read with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Once {
    /// "Zaire".
    pub name: String,
    /// The last year of it; none where only texts that say so are meant.
    pub until: Option<i16>,
}

/// A part of the world that is no party by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Region {
    /// "Middle East".
    pub name: String,
    /// Other names.
    pub also: Vec<String>,
    /// "Middle Eastern".
    pub adjectives: Vec<String>,
    /// "Europeans".
    pub people: Vec<String>,
    /// The states that it is made up of, where these are few and beyond doubt.
    pub members: Vec<String>,
}

/// Names of one tradition, as in `schema/origins.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// What it is called.
    pub tradition: String,
    /// Countries where it is at home.
    pub of: Vec<String>,
    /// Countries where many bear such names.
    #[serde(default)]
    pub also: Vec<String>,
    /// Single names, parted by blanks.
    pub names: String,
}

/// Who held an office of a country or body, and when, as in `schema/holders.tsv`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Holder {
    /// The name as the press spells it.
    pub name: String,
    /// The country or body.
    pub of: String,
    /// The sort of office: "president", "foreign minister".
    pub office: String,
    /// The first year.
    pub from: i16,
    /// The last one.
    pub to: i16,
}

/// What sort of body an organisation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// Of many states.
    #[default]
    International,
    /// A loose group of states.
    Bloc,
    /// An organ of one state.
    Body,
    /// A political party.
    Party,
    /// An armed movement.
    Armed,
    /// A press agency: never a party to a meeting.
    Agency,
}

/// An organisation, or an organ of a state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Organisation {
    /// Usual English name.
    pub name: String,
    /// Other names and spellings.
    pub also: Vec<String>,
    /// What sort of body.
    pub kind: Sort,
    /// The state whose organ it is.
    pub of: Option<String>,
    /// City of its seat.
    pub seat: Option<String>,
}

/// A city.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct City {
    /// Its name.
    pub name: String,
    /// Other names and spellings.
    pub also: Vec<String>,
    /// The country, as in the list of polities.
    pub country: String,
}

/// A palace, a seat: somewhere in a city.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Venue {
    /// Its name.
    pub name: String,
    /// The city.
    pub city: String,
    /// The country.
    pub country: String,
}

/// Words of offices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offices {
    /// Courtesies and titles that only women bear: "Mrs", "Queen".
    pub women: Vec<String>,
    /// Courtesies and titles that only men bear: "Mr", "King".
    pub men: Vec<String>,
    /// Heads in the singular: "minister".
    pub heads: Vec<String>,
    /// Words before the head that belong to the title: "foreign", "deputy".
    pub portfolios: Vec<String>,
    /// Words that make an office a past one.
    pub former: Vec<String>,
    /// Words that are left out of titles.
    pub qualifiers: Vec<String>,
    /// Courtesy before names.
    pub honorifics: Vec<String>,
    /// Military and academic ranks before names.
    pub ranks: Vec<String>,
    /// Heads of groups: "officials".
    pub groups: Vec<String>,
    /// Descriptions of single persons that are no office: "envoy", "guest".
    pub epithets: Vec<String>,
    /// Small words inside names.
    pub particles: Vec<String>,
    /// Words that mark a name as that of a body or thing.
    pub bodywords: Vec<String>,
    /// Titles whose words do not say what they are.
    pub titles: Vec<TitleOf>,
    /// Wordings and the usual title.
    pub usual: Vec<(String, String)>,
    /// Titles that only one country has.
    pub only: Vec<(String, String)>,
    /// Titles that these countries alone have: a king of Jordan.
    pub seats: Vec<Seats>,
    /// Titles that these countries do not have: no president of Spain.
    pub lacking: Vec<Seats>,
    /// Titles of organisations rather than of countries.
    pub bodies: Vec<String>,
    /// How a word begins in the titles of those who speak for others: "spokes".
    pub speakers: Vec<String>,
    /// General words with a body, and the office that is meant.
    pub meant: Vec<MeantOffice>,
    /// Offices that a country calls otherwise than most.
    pub called: Vec<CalledOffice>,
    /// Titles of heads of state or government.
    pub summit: Vec<String>,
}

/// A title, folded, and countries that have it or have it not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    /// The title, or its last words.
    pub title: String,
    /// The countries.
    pub of: Vec<String>,
}

/// "The Pentagon chief": a general word with a body, and the office that is meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeantOffice {
    /// The general word.
    pub word: String,
    /// The body.
    pub body: String,
    /// The usual title.
    pub title: String,
    /// The country or body that the office belongs to.
    pub of: String,
}

/// "The American foreign minister": an office that a country calls otherwise than most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalledOffice {
    /// The title in most countries.
    pub word: String,
    /// The country.
    pub body: String,
    /// The title there.
    pub title: String,
}

/// A title with a meaning of its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleOf {
    /// As texts have it.
    pub phrase: String,
    /// The usual title.
    pub title: String,
    /// The country or body, where the phrase tells.
    #[serde(default)]
    pub of: Option<String>,
}

/// Words that tell whom a description means.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastWords {
    /// Titles whose holder is seldom named without them.
    pub crowned: Vec<String>,
    /// Titles that fit any person of a country.
    pub general: Vec<String>,
    /// Parts of titles of those who speak for others abroad.
    pub diplomatic: Vec<String>,
    /// Last words of titles that tell too little of their holder.
    pub lesser: Vec<String>,
    /// Ranks by which their bearer may be called.
    pub ranks: Vec<String>,
    /// Groups that are no party.
    pub press: Vec<String>,
    /// Groups that mean those spoken of before.
    pub anaphors: Vec<String>,
    /// Words between two parties of whom one comes along with the other.
    pub along: Vec<String>,
    /// Words for several that are sent or work together: "the mission".
    pub teams: Vec<String>,
    /// Groups that belong to the one who is spoken of.
    pub at_home: Vec<String>,
    /// First words of groups that a country has within it: "business leaders".
    pub domestic: Vec<String>,
    /// Last words of such groups: "bishops".
    pub natives: Vec<String>,
    /// Groups that are of the country where a foreigner meets them.
    pub met_there: Vec<String>,
    /// Last words of the titles of those who speak for a country.
    pub speak: Vec<String>,
    /// The same of those whom each side has besides: "the ambassadors met".
    pub of_either: Vec<String>,
    /// Base forms of verbs that make their subject a guest.
    pub comes: Vec<String>,
    /// Base forms of verbs by which a delegation has its members.
    pub members: Vec<String>,
    /// Base forms of verbs by which somebody more comes along.
    pub joins: Vec<String>,
    /// Base forms of verbs of which the subject stands for a delegation.
    pub leads: Vec<String>,
    /// Base forms of verbs that make their subject a host and their object a guest.
    pub receives: Vec<String>,
}

/// Nouns of encounters, and the words around them that tell how the sides met.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Encounters {
    /// Nouns with the kind that they mean.
    pub nouns: Vec<(String, Kind)>,
    /// Words before the noun that change the kind.
    pub before: Vec<(String, Kind)>,
    /// Phrases anywhere in the clause that change the kind: "by phone".
    pub manner: Vec<(String, Kind)>,
    /// Words between determiner and noun that say nothing of the topic: "bilateral".
    pub plain: WordList,
    /// Nouns that count only with a partner stated: "dinner", "visit".
    pub weak: WordList,
    /// Base forms of verbs that hint at an encounter of the persons around them, whatever the phrase.
    pub hints: WordList,
    /// Sorts of deeds with the base forms of their verbs: what people do, by its bearing on whether they meet.
    pub deeds: Vec<(String, WordList)>,
}

impl Encounters {
    /// The sorts of deeds that a verb belongs to.
    pub fn deeds_of(&self, verb: &str) -> impl Iterator<Item = &str> {
        let key = key(verb);
        self.deeds.iter().filter(move |(_, verbs)| verbs.has_keyed(key, verb)).map(|(sort, _)| sort.as_str())
    }
}

/// How words around a verb tell whether the meeting takes place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusWords {
    /// Lemmas of verbs that govern the verb of meeting: "plan", "refuse".
    pub governs: Vec<(Status, Vec<String>)>,
    /// Modals: "will", "could".
    pub modals: Vec<(Status, Vec<String>)>,
    /// Adjectives and nouns before the noun: "planned", "possible", "cancelled".
    pub before: Vec<(Status, Vec<String>)>,
    /// Prepositions and phrases before the noun: "ahead of".
    pub phrases: Vec<(Status, Vec<String>)>,
    /// Lemmas of verbs whose object is an encounter: "cancel", "propose", "hold".
    pub verbs: Vec<(Status, Vec<String>)>,
    /// What an encounter "is", "looks", "remains": "possible", "set for", "under discussion".
    pub predicates: Vec<(Status, Vec<String>)>,
    /// Nouns of what somebody undertakes to see somebody: "trip", "plans".
    pub journeys: Vec<String>,
    /// What those do who do not come, a verb with the words behind it: "cry off".
    pub absences: Vec<String>,
    /// Verbs by which an encounter comes about: "take place".
    pub happens: Vec<String>,
}

/// Verbs and what is odd about their forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verbs {
    /// Base form, past, past participle.
    pub irregular: Vec<(String, String, String)>,
    /// Verbs of saying, by base form.
    pub saying: Vec<String>,
    /// Verbs that double the last letter before -ed and -ing.
    pub doubling: Vec<String>,
    /// Other verbs whose forms should lead back to the base.
    pub regular: Vec<String>,
}

/// Words around topics.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicWords {
    /// Nouns that only carry what hangs on them: "the importance of".
    pub heads: WordList,
    /// Nouns that say little beside what hangs on them: "the situation in".
    pub light: WordList,
    /// Adjectives that do not keep a noun from only carrying: "regional issues in".
    pub vague: WordList,
    /// Adjectives of praise and measure that say nothing of a topic: "strong".
    pub fillers: WordList,
    /// Words that end a list of topics.
    pub stops: WordList,
    /// Nouns that only announce topics: "issues such as".
    pub generic: WordList,
    /// Nouns that take a partner: "relations with".
    pub companions: WordList,
    /// Heads of names and compounds whose parts are joined by "and": "trade and investment ties".
    pub shared: WordList,
    /// Pairs that are one topic: "peace and security".
    pub pairs: Vec<String>,
    /// Nouns whose "of" tells whose they are: "the readiness of Japan".
    pub owned: WordList,
    /// Nouns of time and setting, which are no matter: "the sidelines of".
    pub settings: WordList,
    /// Parts of a landscape or a journey, where people meet "on" or "about": "on the border".
    pub scenes: WordList,
    /// People, who are no matter of their own at the end of a list: "aid for women and girls".
    pub folk: WordList,
    /// Verbs that go on with a list of aims: "to cut prices, reduce emissions".
    pub aims: WordList,
    /// Verbs that name the matter better than their object does: "to evacuate citizens".
    #[serde(default)]
    pub acts: Vec<Act>,
    /// What papers and bodies with long names are called: "the Joint Statement on Trade and Security".
    #[serde(default)]
    pub papers: WordList,
    /// Words in -ing that are nouns: "fishing".
    pub nominal: WordList,
    /// What says nothing as a topic.
    pub empty: WordList,
    /// Words that no topic begins with: "during".
    pub away: WordList,
    /// Base forms of verbs that have no topic for an object: "agreed to meet".
    pub objectless: WordList,
}

/// What is done, as a noun.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Forms of the verb.
    pub verbs: WordList,
    /// The noun.
    pub noun: String,
    /// Whether it names the matter whatever is done to; else only where it is done to people.
    pub always: bool,
}

/// Names of days and months, in full and shortened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Days of the week.
    pub weekdays: Vec<String>,
    /// Months.
    pub months: Vec<String>,
}
