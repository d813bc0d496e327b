//! The lists and rules of `schema/` as `build.rs` lays them down, so that no start waits for their reading.

use std::sync::OnceLock;

use serde::Deserialize;

use super::Gazetteer;
use super::lexicon::{Flags, Lexicon};
use super::load::Read;

const GAZETTEER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
const LISTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lists.bin"));
const LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

impl Gazetteer {
    /// The embedded lists, made ready when they are first asked for.
    pub fn embedded() -> &'static Gazetteer {
        static READY: OnceLock<Gazetteer> = OnceLock::new();
        READY.get_or_init(|| unpack(GAZETTEER))
    }
}

/// All that the embedded files say.
pub(super) fn read() -> Read {
    Read { gazetteer: unpack(GAZETTEER), lists: unpack(LISTS), lexicon: Lexicon::from_bytes(LEXICON.into()) }
}

/// Whether a word is plain English: one of `words.txt`.
pub fn is_english(word: &str) -> bool {
    static READY: OnceLock<Lexicon> = OnceLock::new();
    READY.get_or_init(|| Lexicon::from_bytes(LEXICON.into())).flags_of(word).any(Flags::COMMON)
}

fn unpack<T: Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes)
        .expect("laid down by the build of this very program, and held against the files by a test")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::schema::load::load;

    #[test]
    fn what_is_laid_down_is_what_the_files_say() {
        let files = load(&BTreeMap::new()).unwrap();
        let laid_down = read();
        assert!(laid_down.gazetteer == files.gazetteer && laid_down.lists == files.lists);
        assert!(laid_down.lexicon == files.lexicon);
        assert!(files.lists.rules.len() > 100 && files.gazetteer.cities.len() > 1000 && LEXICON.len() > 1 << 20);
    }
}
