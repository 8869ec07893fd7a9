//! Where everything stands on the page of an entry, by its size. Pure geometry.

use ratatui::layout::Rect;

/// From this width on there is a column at the right.
const WIDE: u16 = 100;
/// From this width on that is wider.
const HUGE: u16 = 160;
const SIDE: u16 = 44;
const HUGE_SIDE: u16 = 72;
/// The blanks before it.
const GAP: u16 = 2;
/// The map at the lower right where there is no such column, and the least body that has it.
const CORNER: (u16, u16) = (29, 9);
const LEAST_FOR_CORNER: (u16, u16) = (76, 18);
/// What the column has besides the map: two heads, two blanks, eight rows of words.
const BESIDE_MAP: u16 = 13;
/// A map of fewer rows shows nothing.
const LEAST_MAP: u16 = 6;
const MOST_MAP: u16 = 20;
const HUGE_MOST_MAP: u16 = 30;

/// The places of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntryPlaces {
    /// The page itself.
    pub page: Rect,
    /// The column at the right.
    pub side: Option<Rect>,
    /// The small map: within the column, or in the corner.
    pub map: Option<Rect>,
}

impl EntryPlaces {
    /// Returns the places in a body, for an entry with a place or without one.
    pub fn of(body: Rect, has_place: bool) -> Self {
        if body.width < WIDE {
            let has_corner =
                has_place && body.width >= LEAST_FOR_CORNER.0 && body.height >= LEAST_FOR_CORNER.1;
            let (width, height) = CORNER;
            let x = body.right().saturating_sub(width + 1);
            let y = body.bottom().saturating_sub(height);
            let map = has_corner.then_some(Rect { x, y, width, height });
            return Self { page: body, side: None, map };
        }
        let is_huge = body.width >= HUGE;
        let width = if is_huge { HUGE_SIDE } else { SIDE };
        let x = body.right() - width - 1;
        let side = Rect { x, width, ..body };
        let most = if is_huge { HUGE_MOST_MAP } else { MOST_MAP };
        let height = body.height.saturating_sub(BESIDE_MAP).min(most);
        let map =
            (has_place && height >= LEAST_MAP).then(|| Rect { y: side.y + 1, height, ..side });
        let page = Rect { width: body.width - width - GAP, ..body };
        Self { page, side: Some(side), map }
    }

    /// Returns how many columns of the page the fields leave to the map in the corner.
    pub fn taken(&self) -> u16 {
        match (self.side, self.map) {
            (None, Some(map)) => map.width + 1,
            (Some(_), _) | (None, None) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_the_column_and_the_map_do_not_overlap() {
        for (width, height) in
            [(40, 10), (76, 18), (80, 22), (99, 38), (100, 16), (120, 38), (200, 58)]
        {
            for has_place in [true, false] {
                let body = Rect::new(0, 1, width, height);
                let places = EntryPlaces::of(body, has_place);
                let side = places.side.unwrap_or_default();
                assert_eq!(places.page.intersection(side).area(), 0, "{places:?}");
                assert_eq!(side.is_empty(), width < 100);
                let map = places.map.unwrap_or_default();
                assert_eq!(map.intersection(body).area(), map.area(), "{places:?}");
                assert!(has_place || map.is_empty());
                if !side.is_empty() {
                    assert_eq!(map.intersection(side).area(), map.area(), "{places:?}");
                }
            }
        }
        assert_eq!(EntryPlaces::of(Rect::new(0, 1, 80, 22), true).taken(), 30);
        assert_eq!(EntryPlaces::of(Rect::new(0, 1, 40, 10), true).map, None);
    }
}
