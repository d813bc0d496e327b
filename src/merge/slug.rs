//! Stable ids: letters, digits and hyphens, worked out from names alone.

use std::collections::BTreeMap;

use super::alike;

/// The words of a text in small plain letters, joined by hyphens; "unnamed" where nothing is left.
pub fn slug(text: &str) -> String {
    let words = alike::words(text);
    if words.is_empty() { "unnamed".to_string() } else { words.join("-") }
}

/// Ids for things in their order: the first of a name keeps it, further ones get "-2", "-3" and so on.
pub fn apart(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let names: Vec<String> = names.into_iter().collect();
    let mut taken: BTreeMap<String, usize> = names.iter().map(|n| (n.clone(), 0)).collect();
    let mut ids = Vec::with_capacity(names.len());
    for name in names {
        let mut n = taken[&name];
        let mut id = name.clone();
        while n > 0 {
            n += 1;
            id = format!("{name}-{n}");
            if !taken.contains_key(&id) {
                break;
            }
        }
        taken.insert(name, n.max(1));
        taken.entry(id.clone()).or_insert(1);
        ids.push(id);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_apart() {
        assert_eq!(slug("Joseph R. Biden, Jr."), "joseph-r-biden-jr");
        assert_eq!(slug("Jonas Gahr Støre"), "jonas-gahr-store");
        let ids = apart(["a", "a", "a-2", "a", "b"].map(String::from));
        assert_eq!(ids, ["a", "a-3", "a-2", "a-4", "b"]);
    }
}
