//! Cards beside cards: many meetings in columns of about one screen's height, each with its own people left and right.

use super::cast::{Cast, Codes};
use super::drawing::Order;
use crate::dossier::{Dossier, Meeting};

/// Most cards below each other where that is all; more are higher than a screen, and lines to people who come again are long.
const ONE: usize = 12;
/// Most boxes that one card is linked with; further names stand in the card.
const CROWD: usize = 8;

/// Some meetings, and who stands beside them.
pub struct Panel<'d> {
    pub meetings: &'d [&'d Meeting],
    pub cast: Cast<'d>,
    /// Ids of the cards.
    pub cards: Vec<String>,
    /// Ids of the boxes, as `cast` has them.
    pub faces: Vec<String>,
}

/// The panels of meetings, in their order.
pub fn panels<'d>(dossier: &'d Dossier, meetings: &'d [&'d Meeting], codes: &'d Codes) -> Vec<Panel<'d>> {
    let (mut cards, mut faces) = (0, 0);
    let panel = |meetings: &'d [&'d Meeting]| {
        let cast = Cast::of(dossier, meetings, codes, CROWD);
        let ids = |kind: char, from: usize, n: usize| (from + 1..=from + n).map(|i| format!("{kind}_{i}")).collect();
        let panel =
            Panel { cards: ids('m', cards, meetings.len()), faces: ids('p', faces, cast.faces.len()), meetings, cast };
        (cards, faces) = (cards + panel.cards.len(), faces + panel.faces.len());
        panel
    };
    meetings.chunks(height(meetings.len())).map(panel).collect()
}

/// How many cards stand below each other, so that the paper is half as high again as it is wide, lying.
///
/// A panel is about nine times as wide as a card is high.
fn height(cards: usize) -> usize {
    if cards <= ONE {
        return ONE;
    }
    let panels = (cards as f64 * 1.6 / 9.0).sqrt().round().max(1.0);
    cards.div_ceil(panels as usize)
}

/// The columns, from left to right. The first cards of all panels stand at the top.
pub fn order(panels: &[Panel]) -> Order {
    let mut columns = Vec::new();
    for panel in panels {
        let middle = panel.cast.faces.iter().take_while(|f| f.left).count();
        columns.extend([panel.faces[..middle].to_vec(), panel.cards.clone(), panel.faces[middle..].to_vec()]);
    }
    let first: Vec<&String> = panels.iter().filter_map(|p| p.cards.first()).collect();
    let level = first.windows(2).map(|two| (two[0].clone(), two[1].clone())).collect();
    Order::Columns { columns, level }
}

#[cfg(test)]
mod tests {
    use super::height;

    #[test]
    fn many_cards_stand_beside_each_other() {
        let panels = |n: usize| n.div_ceil(height(n));
        assert_eq!([1, 12, 20, 40, 60, 200].map(panels), [1, 1, 2, 3, 3, 6]);
        assert!(height(0) > 0);
    }
}
