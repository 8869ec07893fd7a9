//! Signs that keep a terminal's own ordering within the cells of a run.

use std::ops::Range;

use ratatui::buffer::Cell;

/// The left-to-right mark: it has no width.
const MARK: char = '\u{200e}';
/// A blank that counts as a left-to-right sign.
const BLANK: &str = "\u{2800}";

/// Puts a mark before the first run of the row and after each run.
pub(super) fn mark(row: &mut [Cell], runs: &[Range<usize>]) {
    for run in runs {
        if let Some(cell) = run.end.checked_sub(1).and_then(|last| row.get_mut(last)) {
            let marked = format!("{}{MARK}", cell.symbol());
            cell.set_symbol(&marked);
        }
    }
    // In a blank where there is one before all of them: mlterm shows no reversed letter that has a mark.
    let first = runs.first().map_or(0, |run| run.start);
    let blank = row.iter().take(first).position(|cell| cell.symbol() == " ");
    if let Some(cell) = row.get_mut(blank.unwrap_or(0)) {
        let begins = first == 0;
        let marked = if begins {
            format!("{MARK}{}", cell.symbol())
        } else {
            format!("{}{MARK}", cell.symbol())
        };
        cell.set_symbol(&marked);
    }
}

/// Makes the first cell of the row, and the next blank on both sides of each run, left-to-right blanks.
pub(super) fn fill(row: &mut [Cell], runs: &[Range<usize>]) {
    let beside: Vec<usize> = runs
        .iter()
        .flat_map(|run| [blank((0..run.start).rev(), row), blank(run.end..row.len(), row)])
        .flatten()
        .collect();
    for at in std::iter::once(0).chain(beside) {
        if let Some(cell) = row.get_mut(at)
            && cell.symbol() == " "
        {
            cell.set_symbol(BLANK);
        }
    }
}

/// Returns the first blank on a way through a row, past a comma or an ellipsis: these go with the letters,
/// and a number behind them would go with them too.
fn blank(mut way: impl Iterator<Item = usize>, row: &[Cell]) -> Option<usize> {
    let leads = |cell: &Cell| cell.symbol().chars().any(char::is_alphanumeric);
    let at = way.find(|at| row.get(*at).is_some_and(|cell| cell.symbol() == " " || leads(cell)))?;
    row.get(at).is_some_and(|cell| cell.symbol() == " ").then_some(at)
}
