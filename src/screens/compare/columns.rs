//! The layout of the body: the table or the stack, and the room for the selected cell in words.
//! Pure geometry, shared by moving and drawing.

use ratatui::layout::Rect;

/// The arrangement of the subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As columns: the width of the labels, and of each column.
    Table {
        /// Cells for the labels.
        label: u16,
        /// Cells for each subject.
        cell: u16,
    },
    /// A block for each measure, a line for each subject.
    Stack,
}

/// Whether a column has a reason not to be compared, which then stands under its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reasons {
    /// No column has one.
    None,
    /// Some column has one.
    Some,
}

/// The parts of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyColumns {
    /// The subjects, and how the numbers are shown.
    pub head: Rect,
    /// The rows.
    pub rows: Rect,
    /// The selected cell in words.
    pub detail: Rect,
    /// Whether the words are beside the rows; otherwise they are below.
    pub beside: bool,
    /// The arrangement of the subjects.
    pub form: Form,
}

/// Narrower labels say too little.
const LABEL: u16 = 20;
/// Labels are this wide before a column gets more than it needs.
const ROOMY_LABEL: u16 = 34;
/// Wider labels move the numbers away from their names.
const WIDEST_LABEL: u16 = 48;
/// The width of a column that shows a number, its change, the reason for care and a bar.
const WHOLE_CELL: u16 = 41;
/// The width that a number, its change from the baseline and a bar need.
const CELL: u16 = 16;
/// The width of a column that leaves room beside the table.
const ROOMY: u16 = 20;
/// Longer bars tell no more.
const WIDEST_CELL: u16 = 44;
/// The width of the words where they are beside the rows.
const BESIDE: u16 = 50;

/// Lays out a body for a number of subjects.
pub fn cut(body: Rect, subjects: usize, reasons: Reasons) -> BodyColumns {
    let subjects = u16::try_from(subjects).unwrap_or(u16::MAX).max(1);
    let fits = |width: u16| LABEL.saturating_add(subjects.saturating_mul(CELL)) <= width;
    // The words go beside only where columns stay roomy; below there is always room for a few rows.
    let roomy = LABEL.saturating_add(subjects.saturating_mul(ROOMY)).saturating_add(BESIDE + 1);
    let beside = body.width >= 130 && roomy <= body.width;
    let width = if beside { body.width - BESIDE - 1 } else { body.width };
    let form = if fits(width) {
        let free = width.saturating_sub(subjects.saturating_mul(WHOLE_CELL));
        let most = free.clamp(ROOMY_LABEL, WIDEST_LABEL);
        let label = (width / 3).clamp(LABEL, most).min(width - subjects * CELL);
        Form::Table { label, cell: ((width - label) / subjects).min(WIDEST_CELL) }
    } else {
        Form::Stack
    };
    let head = head(form, body.height, subjects, reasons).min(body.height);
    let words = match body.height {
        _ if beside => 0,
        20.. => 7,
        14..20 => 5,
        8..14 => 4,
        _ => 0,
    };
    let rows = body.height - head - words;
    let part = |y: u16, height: u16| Rect { y: body.y + y, height, width, ..body };
    let detail = if beside {
        Rect { x: body.x + width + 1, width: BESIDE, ..body }
    } else {
        part(head + rows, words)
    };
    BodyColumns { head: part(0, head), rows: part(head, rows), detail, beside, form }
}

/// Returns the rows for the status, the names and dates of the subjects, and their reasons. The
/// stack has the names in its lines, so that there only reasons need rows: one for each subject, or
/// in little room one for the selected subject.
fn head(form: Form, height: u16, subjects: u16, reasons: Reasons) -> u16 {
    let reason = u16::from(reasons == Reasons::Some);
    match form {
        Form::Table { .. } if height >= 16 => 3 + reason,
        Form::Table { .. } if height >= 9 => 2 + reason,
        Form::Stack if height >= 20 => 1 + reason * subjects,
        Form::Stack if height >= 9 => 1 + reason,
        Form::Table { .. } | Form::Stack => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stay_inside_and_columns_fit() {
        for width in 1..=240 {
            for height in 0..=60 {
                for subjects in 0..=6 {
                    let body = Rect::new(0, 1, width, height);
                    let reasons = if height % 2 == 0 { Reasons::None } else { Reasons::Some };
                    let cut = cut(body, subjects, reasons);
                    for part in [cut.head, cut.rows, cut.detail] {
                        assert_eq!(body.intersection(part), part, "{width}x{height} {subjects}");
                    }
                    if let Form::Table { label, cell } = cut.form {
                        let columns = u16::try_from(subjects.max(1)).unwrap();
                        assert!(label + cell * columns <= cut.rows.width);
                        assert!(cell >= CELL && label >= LABEL);
                    }
                }
            }
        }
    }

    #[test]
    fn two_and_three_stand_side_by_side_at_80_columns_and_six_at_120() {
        let form = |width, subjects| cut(Rect::new(0, 1, width, 22), subjects, Reasons::Some).form;
        for (width, subjects, side) in
            [(80, 2, true), (80, 3, true), (80, 4, false), (40, 2, false), (120, 6, true)]
        {
            let is_table = matches!(form(width, subjects), Form::Table { .. });
            assert_eq!(is_table, side, "{subjects} at {width}");
        }
    }
}
