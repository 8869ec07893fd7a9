//! The panes of the front page, and how rows are shared out among those that stand below each other.

use ratatui::layout::Rect;

/// A part of the front page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FrontPane {
    /// Attacks by month.
    Tempo,
    /// What issuers state for a year.
    Stated,
    /// The newest digests.
    New,
    /// The theatres.
    Theatres,
    /// The same on a map.
    Where,
    /// The waves.
    Waves,
    /// The saved searches.
    Saved,
    /// Where the last session ended.
    Place,
}

impl FrontPane {
    /// All, in the order in which a key goes through them.
    pub(super) const ALL: [Self; 8] = [
        Self::New,
        Self::Theatres,
        Self::Place,
        Self::Tempo,
        Self::Stated,
        Self::Where,
        Self::Waves,
        Self::Saved,
    ];
}

/// Where a pane stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PaneArea {
    pub pane: FrontPane,
    /// The row of its head; none where there is no room for one.
    pub head: Option<Rect>,
    /// Its rows.
    pub rows: Rect,
}

impl PaneArea {
    /// Makes a pane of an area whose first row is its head.
    pub(super) fn headed(pane: FrontPane, area: Rect) -> Self {
        let head = Rect { height: 1, ..area };
        let rows = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        Self { pane, head: Some(head), rows }
    }
}

/// How many rows a pane needs, its head not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowWish {
    pub pane: FrontPane,
    /// With fewer it is left out.
    pub least: u16,
    /// More it cannot fill.
    pub most: u16,
}

/// Shares out the rows of an area: the panes stand from the top down in the order of the wishes, so many
/// rows apart. Where there is no room for all, those named last in `given_up` go first; what is left
/// over goes to each in the order of `grown`, as much as it can fill.
pub(super) fn stacked(
    area: Rect,
    gap: u16,
    wishes: &[RowWish],
    given_up: &[FrontPane],
    grown: &[FrontPane],
) -> Vec<PaneArea> {
    let mut kept: Vec<RowWish> = wishes.iter().filter(|wish| wish.most > 0).copied().collect();
    let needs = |kept: &[RowWish]| {
        let rows: u16 = kept.iter().map(|wish| wish.least.min(wish.most) + 1).sum();
        let gaps = u16::try_from(kept.len().saturating_sub(1)).unwrap_or(0) * gap;
        rows + gaps
    };
    for pane in given_up.iter().rev() {
        if needs(&kept) > area.height {
            kept.retain(|wish| wish.pane != *pane);
        }
    }
    let mut left = area.height.saturating_sub(needs(&kept));
    let mut rows: Vec<(RowWish, u16)> =
        kept.into_iter().map(|wish| (wish, wish.least.min(wish.most))).collect();
    for pane in grown {
        for (wish, rows) in rows.iter_mut().filter(|(wish, _)| wish.pane == *pane) {
            let more = left.min(wish.most.saturating_sub(*rows));
            *rows += more;
            left -= more;
        }
    }
    let mut y = area.y;
    let mut placed = Vec::new();
    for (wish, rows) in rows {
        let height = (rows + 1).min(area.bottom().saturating_sub(y));
        if height > 1 {
            placed.push(PaneArea::headed(wish.pane, Rect { y, height, ..area }));
        }
        y += height + gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    const WISHES: [RowWish; 3] = [
        RowWish { pane: FrontPane::Where, least: 8, most: 60 },
        RowWish { pane: FrontPane::Waves, least: 3, most: 4 },
        RowWish { pane: FrontPane::Saved, least: 1, most: 4 },
    ];

    fn heights(height: u16) -> Vec<(FrontPane, u16)> {
        let given_up = [FrontPane::Waves, FrontPane::Where, FrontPane::Saved];
        let grown = [FrontPane::Waves, FrontPane::Saved, FrontPane::Where];
        let area = Rect::new(1, 5, 30, height);
        let placed = stacked(area, 0, &WISHES, &given_up, &grown);
        for pair in placed.windows(2) {
            assert!(pair[0].rows.bottom() <= pair[1].head.unwrap().y, "{placed:?}");
        }
        assert!(placed.iter().all(|pane| pane.rows.bottom() <= area.bottom()), "{placed:?}");
        placed.iter().map(|pane| (pane.pane, pane.rows.height)).collect()
    }

    #[test]
    fn rows_go_first_to_what_is_short_and_panes_go_in_their_order() {
        use FrontPane::{Saved, Waves, Where};
        assert_eq!(heights(27), [(Where, 16), (Waves, 4), (Saved, 4)]);
        assert_eq!(heights(15), [(Where, 8), (Waves, 3), (Saved, 1)]);
        assert_eq!(heights(14), [(Where, 8), (Waves, 4)]);
        assert_eq!(heights(12), [(Waves, 4)]);
        assert_eq!(heights(4), [(Waves, 3)]);
        assert_eq!(heights(3), []);
    }
}
