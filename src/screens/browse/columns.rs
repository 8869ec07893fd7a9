//! The division of the body into columns. Pure geometry, shared by moving and drawing.

use ratatui::layout::Rect;

use crate::ui::paint::hundredths;

/// The columns of the drill-down; a column without room is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The parent level.
    pub parent: Option<Rect>,
    /// The current level.
    pub current: Rect,
    /// The preview of the selected row.
    pub preview: Option<Rect>,
}

/// From this width on there are three columns.
const THREE: u16 = 100;
/// From this width on there are two columns.
const TWO: u16 = 64;
/// Wider lists only move the numbers away from their names.
const WIDEST_LIST: u16 = 84;

/// Divides a body into columns, with one free column between two for the line.
pub fn columns(body: Rect, has_parent: bool) -> Columns {
    let part = |x: u16, width: u16| Rect { x: body.x + x, width, ..body };
    if body.width < TWO {
        return Columns { parent: None, current: body, preview: None };
    }
    let parent = if body.width >= THREE && has_parent { hundredths(body.width, 22) } else { 0 };
    let share = if parent > 0 { 38 } else { 50 };
    let current = hundredths(body.width, share).min(WIDEST_LIST);
    let start = if parent > 0 { parent + 1 } else { 0 };
    let preview = start + current + 1;
    Columns {
        parent: (parent > 0).then(|| part(0, parent)),
        current: part(start, current),
        preview: Some(part(preview, body.width - preview)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_never_overlap_and_stay_inside() {
        for width in (1..=300).chain([1_200, 3_000, u16::MAX - 3]) {
            for has_parent in [false, true] {
                let body = Rect::new(3, 1, width, 10);
                let cut = columns(body, has_parent);
                let all: Vec<Rect> =
                    [cut.parent, Some(cut.current), cut.preview].into_iter().flatten().collect();
                for pair in all.windows(2) {
                    assert_eq!(pair[0].right() + 1, pair[1].left(), "one column between, {width}");
                }
                assert!(all.iter().all(|rect| rect.width > 0 && body.intersection(*rect) == *rect));
                assert_eq!(cut.preview.is_some(), width >= TWO);
            }
        }
    }
}
