//! What the words of a cell say: several things in one, topics, how people met.

use crate::dossier::Kind;

/// The parts of a cell.
pub(super) fn several(cell: &str, between: Option<&str>) -> Vec<String> {
    let lines = cell.lines().flat_map(|line| match between {
        Some(between) if !between.is_empty() => line.split(between).collect::<Vec<_>>(),
        _ => line.split(';').collect(),
    });
    lines.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|part| !part.is_empty()).collect()
}

/// A topic without the words that lead to it; nothing where it says no more than that they talked.
pub(super) fn topic(text: &str) -> Option<String> {
    const LEADS: [&str; 14] = [
        "meeting to ",
        "to ",
        "discuss ",
        "discussed ",
        "discussing ",
        "discussions on ",
        "discussion on ",
        "discussion of ",
        "talks on ",
        "meeting on ",
        "meeting about ",
        "about ",
        "the ",
        "a ",
    ];
    let mut rest = text.trim().trim_end_matches('.');
    while let Some(lead) =
        LEADS.iter().find(|lead| rest.get(..lead.len()).is_some_and(|r| r.eq_ignore_ascii_case(lead)))
    {
        rest = rest[lead.len()..].trim_start();
    }
    let empty = ["", "meeting", "introductory meeting", "discussion", "general discussion", "catch up", "n/a", "-"];
    (!empty.contains(&rest.to_lowercase().as_str())).then(|| rest.to_string())
}

/// How they met, where the cell for the place says that they met nowhere: "by telephone", "Video conference".
pub(super) fn far(cell: &str) -> Option<Kind> {
    const WORDS: [&str; 12] = [
        "video",
        "videoconference",
        "virtual",
        "virtually",
        "online",
        "remote",
        "remotely",
        "phone",
        "telephone",
        "call",
        "teams",
        "zoom",
    ];
    let cell = cell.to_lowercase();
    let said = cell.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word));
    said.then(|| if kind(&cell) == Kind::Call { Kind::Call } else { Kind::Video })
}

/// How they met, by a word of the cell.
pub(super) fn kind(cell: &str) -> Kind {
    let cell = cell.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| cell.contains(w));
    match () {
        _ if has(&["video", "virtual", "online", "remote"]) => Kind::Video,
        _ if has(&["call", "phone"]) => Kind::Call,
        _ if has(&["conference", "forum", "roundtable", "round table"]) => Kind::Conference,
        _ if has(&["visit"]) => Kind::Visit,
        _ => Kind::Talks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_lose_their_leads() {
        assert_eq!(topic("To discuss the harbour dues.").as_deref(), Some("harbour dues"));
        assert_eq!(topic("Discussion on rail").as_deref(), Some("rail"));
        assert_eq!(topic("Introductory meeting"), None);
    }

    #[test]
    fn what_was_far_away_has_no_place() {
        assert_eq!(
            (far("By telephone"), far("Video conference"), far("MS Teams")),
            (Some(Kind::Call), Some(Kind::Video), Some(Kind::Video))
        );
        assert_eq!((far("Calle Mayor, Madrid"), far("")), (None, None));
    }
}
