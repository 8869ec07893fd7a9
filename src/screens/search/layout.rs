//! Where the parts of a search stand below its head, by its size.

use ratatui::layout::Rect;

use super::state::{Focus, Search};
use super::sum_rows::head;
use crate::screens::ViewContext;
use crate::ui::paint::hundredths;

/// From this width on the counts stand beside the list, with a map of what was found under them.
const WIDE: u16 = 120;
/// From this width on the preview stands between them.
const HUGE: u16 = 160;
/// How wide the counts are there.
const FACETS: u16 = 46;
/// The rows of the map with its head, and the least that the counts keep.
const MAP: u16 = 17;
const LEAST_FACETS: u16 = 18;
const LEAST_MAP: u16 = 9;

/// The columns below the head; a column without room is missing.
pub(super) struct ResultColumns {
    pub found: Option<Rect>,
    pub preview: Option<Rect>,
    pub facets: Option<Rect>,
    /// The map of what was found, with its head.
    pub map: Option<Rect>,
}

impl Search {
    pub(super) fn cut(&self, view: &ViewContext<'_>) -> ResultColumns {
        let body = Rect {
            y: view.body.y + head(view),
            height: view.body.height.saturating_sub(head(view)),
            ..view.body
        };
        let part = |x: u16, width: u16| Some(Rect { x: body.x + x, width, ..body });
        let narrowing = self.focus == Focus::Facets;
        let none = ResultColumns { found: None, preview: None, facets: None, map: None };
        match body.width {
            WIDE.. => {
                let side = part(body.width - FACETS, FACETS);
                let (facets, map) = side.map_or((None, None), with_map);
                let rest = body.width - FACETS - 1;
                if body.width < HUGE {
                    return ResultColumns { found: part(0, rest), facets, map, ..none };
                }
                let found = hundredths(body.width, 44);
                let preview = part(found + 1, rest - found - 1);
                ResultColumns { found: part(0, found), preview, facets, map }
            }
            64.. => {
                let found = hundredths(body.width, 56);
                let rest = part(found + 1, body.width - found - 1);
                let (preview, facets) = if narrowing { (None, rest) } else { (rest, None) };
                ResultColumns { found: part(0, found), preview, facets, ..none }
            }
            _ if narrowing => ResultColumns { facets: part(0, body.width), ..none },
            _ => ResultColumns { found: part(0, body.width), ..none },
        }
    }

    /// Returns the number of facet rows visible at once.
    pub(super) fn facet_rows(&self, view: &ViewContext<'_>) -> usize {
        self.cut(view).facets.map_or(0, |area| usize::from(area.height))
    }

    /// Returns where the map of what was found stands.
    pub(super) fn map_area(&self, view: &ViewContext<'_>) -> Option<Rect> {
        self.cut(view).map
    }
}

/// Parts the column of the counts from the map under them, which has a blank at both ends.
fn with_map(side: Rect) -> (Option<Rect>, Option<Rect>) {
    let height = side.height.saturating_sub(LEAST_FACETS).min(MAP);
    if height < LEAST_MAP {
        return (Some(side), None);
    }
    let facets = Rect { height: side.height - height, ..side };
    let map = Rect { x: side.x + 1, width: side.width - 2, y: facets.bottom(), height };
    (Some(facets), Some(map))
}
