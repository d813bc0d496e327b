//! Who stands left of the cards, who right, and in which order from top to bottom.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::cast::{Face, Key};

/// Sets the sides and sorts the boxes.
///
/// The country that takes part most often stands left. Each further one stands opposite those whom it meets most, so
/// that most cards have edges on both sides.
pub fn settle(faces: &mut [Face]) {
    let teams = teams(faces);
    let cards: Vec<BTreeSet<usize>> =
        teams.iter().map(|team| team.iter().flat_map(|f| faces[*f].cards.iter().copied()).collect()).collect();
    let mut left: Vec<bool> = Vec::new();
    let mut boxes = [0, 0];
    for (t, team) in teams.iter().enumerate() {
        let met = |side: bool| -> usize {
            let there = (0..t).filter(|o| left[*o] == side);
            there.map(|o| cards[o].intersection(&cards[t]).count()).sum()
        };
        let (lefts, rights) = (met(true), met(false));
        let here = t == 0 || lefts < rights || (lefts == rights && lefts == 0 && boxes[1] > boxes[0]);
        boxes[usize::from(!here)] += team.len();
        team.iter().for_each(|f| faces[*f].left = here);
        left.push(here);
    }
    faces.sort_by(|a, b| (!a.left, middle(a), &a.name, a.key).cmp(&(!b.left, middle(b), &b.name, b.key)));
}

/// The boxes of each country, the country that takes part most often first. Who has no country is a team of one.
fn teams(faces: &[Face]) -> Vec<Vec<usize>> {
    let mut teams: BTreeMap<(Option<&str>, Option<Key>), Vec<usize>> = BTreeMap::new();
    for (i, face) in faces.iter().enumerate() {
        let alone = face.tag.is_none().then_some(face.key);
        teams.entry((face.tag, alone)).or_default().push(i);
    }
    let mut teams: Vec<_> = teams.into_values().collect();
    let often = |team: &Vec<usize>| team.iter().map(|f| faces[*f].cards.len()).sum::<usize>();
    teams.sort_by_key(|team| (faces[team[0]].tag.is_none(), Reverse(often(team))));
    teams
}

/// Where the cards of a box stand on average, in thousandths.
fn middle(face: &Face) -> usize {
    face.cards.iter().sum::<usize>() * 1000 / face.cards.len().max(1)
}
