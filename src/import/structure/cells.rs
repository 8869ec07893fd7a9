//! Tables that were flattened to one cell a line: runs of short lines with strokes between them. Rows
//! of whole tables are read elsewhere.

use super::lines::{BlockRole, TextLines};

/// The fewest strokes that make a run of lines a table.
const FEWEST_STROKES: usize = 3;

/// The longest cell, in words.
const LONGEST_CELL: usize = 8;

/// The most lines of one cell.
const MOST_LINES: usize = 3;

/// Drops the cells of flattened tables.
pub(super) fn drop_cells(lines: &mut TextLines<'_>) {
    let is_stroke = |at: &usize| matches!(lines.text(*at).trim(), "|" | "||");
    let strokes: Vec<usize> = (0..lines.blocks.len()).filter(is_stroke).collect();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for at in strokes {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| is_of_table(lines, *last, at)) => {
                run.push(at);
            }
            Some(_) | None => runs.push(vec![at]),
        }
    }
    for run in runs.into_iter().filter(|run| run.len() >= FEWEST_STROKES) {
        let (Some(first), Some(last)) = (run.first().copied(), run.last().copied()) else {
            continue;
        };
        // A cell stands before the first stroke and behind the last.
        for at in first.saturating_sub(1)..=last + 1 {
            if lines.is_kept(at) && is_cell(lines, at) {
                lines.set(at, BlockRole::Dropped("cells of tables"));
            }
        }
    }
}

/// Returns true if only cells stand between two strokes.
fn is_of_table(lines: &TextLines<'_>, first: usize, last: usize) -> bool {
    last - first <= MOST_LINES + 1 && (first + 1..last).all(|at| is_cell(lines, at))
}

fn is_cell(lines: &TextLines<'_>, at: usize) -> bool {
    let text = lines.text(at).trim();
    text.split_whitespace().count() <= LONGEST_CELL && !text.ends_with('.')
}
