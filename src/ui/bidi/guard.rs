//! Signs that keep a terminal's own ordering within the cells of a run.

use std::ops::Range;

use ratatui::buffer::Cell;

/// The left-to-right mark: it has no width.
const MARK: char = '\u{200e}';
/// A blank that counts as a left-to-right sign.
const BLANK: &str = "\u{2800}";

/// Puts a mark at the beginning of the row and after each run.
pub(super) fn mark(row: &mut [Cell], runs: &[Range<usize>]) {
    for run in runs {
        if let Some(cell) = run.end.checked_sub(1).and_then(|last| row.get_mut(last)) {
            let marked = format!("{}{MARK}", cell.symbol());
            cell.set_symbol(&marked);
        }
    }
    if let Some(cell) = row.first_mut() {
        let begins = runs.first().is_some_and(|run| run.start == 0);
        let marked = if begins {
            format!("{MARK}{}", cell.symbol())
        } else {
            format!("{}{MARK}", cell.symbol())
        };
        cell.set_symbol(&marked);
    }
}

/// Makes the first cell of the row, and the cells beside each run, left-to-right blanks where they are
/// blank.
pub(super) fn fill(row: &mut [Cell], runs: &[Range<usize>]) {
    let beside = runs.iter().flat_map(|run| [run.start.checked_sub(1), Some(run.end)]).flatten();
    for at in std::iter::once(0).chain(beside) {
        if let Some(cell) = row.get_mut(at)
            && cell.symbol() == " "
        {
            cell.set_symbol(BLANK);
        }
    }
}
