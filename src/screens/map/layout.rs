//! Where everything stands on the screen of a map, by its size. Pure geometry.

use ratatui::layout::Rect;

/// From this width on the lists stand beside the map.
const WIDE: u16 = 100;
/// From this width on they are wider.
const HUGE: u16 = 160;
/// Below this width the selected mark has two rows under the map, else three.
const NARROW: u16 = 60;
/// How wide the lists are, with the line before them.
const PANEL: u16 = 37;
const WIDE_PANEL: u16 = 53;
/// A body of so many rows has a legend.
const WITH_LEGEND: u16 = 21;

/// The places of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MapPlaces {
    /// The map itself.
    pub map: Rect,
    /// The line between the map and the lists.
    pub line: Option<Rect>,
    /// The selected mark and the lists beside the map; under it the selected mark alone.
    pub panel: Rect,
    /// The row that says what the signs mean.
    pub legend: Option<Rect>,
}

impl MapPlaces {
    pub fn of(body: Rect) -> Self {
        let legend_rows = u16::from(body.height >= WITH_LEGEND);
        let legend = |width| {
            let y = body.bottom().saturating_sub(1);
            (legend_rows > 0).then_some(Rect { y, height: 1, width, ..body })
        };
        if body.width >= WIDE {
            let panel = if body.width >= HUGE { WIDE_PANEL } else { PANEL };
            let width = body.width - panel;
            let x = body.x + width;
            return Self {
                map: Rect { width, height: body.height.saturating_sub(legend_rows), ..body },
                line: Some(Rect { x, width: 1, ..body }),
                panel: Rect { x: x + 1, width: panel - 1, ..body },
                legend: legend(width),
            };
        }
        let rows = if body.width < NARROW { 2 } else { 3 };
        let rows = rows.min(body.height.saturating_sub(1));
        let height = body.height.saturating_sub(rows + legend_rows);
        Self {
            map: Rect { height, ..body },
            line: None,
            panel: Rect { y: body.y + height, height: rows, ..body },
            legend: legend(body.width),
        }
    }

    /// Returns true if the lists stand beside the map.
    pub fn is_wide(&self) -> bool {
        self.line.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_the_body_is_filled() {
        for (width, height) in
            [(24, 3), (40, 10), (60, 18), (80, 22), (99, 30), (120, 38), (200, 58)]
        {
            let body = Rect::new(0, 1, width, height);
            let places = MapPlaces::of(body);
            let line = places.line.unwrap_or_default();
            let legend = places.legend.unwrap_or_default();
            let parts = [places.map, line, places.panel, legend];
            for (at, part) in parts.iter().enumerate() {
                assert_eq!(part.intersection(body).area(), part.area(), "{places:?}");
                for other in &parts[at + 1..] {
                    assert_eq!(part.intersection(*other).area(), 0, "{width}x{height}: {places:?}");
                }
            }
            let filled: u32 = parts.iter().map(|part| part.area()).sum();
            assert_eq!(filled, body.area(), "{width}x{height}: {places:?}");
            assert!(places.map.area() > 0 && places.panel.area() > 0, "{places:?}");
        }
    }
}
