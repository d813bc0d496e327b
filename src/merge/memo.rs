//! What was worked out before for a text: one title, country or topic stands in many documents.

use std::cell::RefCell;
use std::thread::LocalKey;

use rustc_hash::FxHashMap;

/// Results by text.
pub type Memo<T> = RefCell<FxHashMap<String, T>>;

/// From so many texts on all are forgotten.
const MOST: usize = 100_000;

/// What was worked out before for this text, or is now.
pub fn remembered<T: Clone>(memo: &'static LocalKey<Memo<T>>, text: &str, made: impl Fn() -> T) -> T {
    if let Some(known) = memo.with_borrow(|all| all.get(text).cloned()) {
        return known;
    }
    let new = made();
    memo.with_borrow_mut(|all| {
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(text.to_string(), new.clone());
    });
    new
}
