//! Right-to-left letters in the order in which they are read, joined as they are written: by the Unicode
//! Bidirectional Algorithm (UAX #9), each run for itself, and by the presentation forms of Arabic.

use std::ops::Range;
use std::sync::LazyLock;

use ar_reshaper::config::LigaturesFlags;
use ar_reshaper::{ArabicReshaper, Language, ReshaperConfig};
use ratatui::buffer::Cell;
use unicode_bidi::{BidiInfo, Level};

/// Without ligatures each letter keeps its own cell.
static JOINED: LazyLock<ArabicReshaper> = LazyLock::new(|| {
    let mut config = ReshaperConfig::new(Language::Arabic, LigaturesFlags::none());
    config.support_ligatures = false;
    ArabicReshaper::new(config)
});

/// Turns the cells of each run round, with their styles.
pub(super) fn put_in_order(row: &mut [Cell], runs: &[Range<usize>]) {
    for run in runs {
        if let Some(cells) = row.get_mut(run.clone()) {
            join(cells);
            turn(cells);
        }
    }
}

/// Gives each letter the form that it has between its neighbours.
fn join(cells: &mut [Cell]) {
    let letters: String = cells.iter().map(|cell| first(cell).unwrap_or(' ')).collect();
    let joined = JOINED.reshape(&letters);
    if joined.chars().count() != cells.len() {
        return;
    }
    for (cell, letter) in cells.iter_mut().zip(joined.chars()) {
        if first(cell).is_some_and(|old| old != letter) {
            let rest: String = cell.symbol().chars().skip(1).collect();
            cell.set_symbol(&format!("{letter}{rest}"));
        }
    }
}

fn first(cell: &Cell) -> Option<char> {
    cell.symbol().chars().next()
}

/// Puts the cells of a run in the order of reading: numbers within it stay as they are.
fn turn(cells: &mut [Cell]) {
    let text: String = cells.iter().map(|cell| first(cell).unwrap_or(' ')).collect();
    let info = BidiInfo::new(&text, Some(Level::rtl()));
    let levels: Vec<Level> =
        text.char_indices().filter_map(|(at, _)| info.levels.get(at).copied()).collect();
    let order = BidiInfo::reorder_visual(&levels);
    let turned: Vec<Cell> = order
        .iter()
        .filter_map(|at| {
            let mut cell = cells.get(*at)?.clone();
            if levels.get(*at).is_some_and(Level::is_rtl)
                && let Some(other) = first(&cell).and_then(mirrored)
            {
                cell.set_symbol(other.encode_utf8(&mut [0; 4]));
            }
            Some(cell)
        })
        .collect();
    if turned.len() == cells.len() {
        cells.clone_from_slice(&turned);
    }
}

/// Returns the bracket that opens where this one closes.
fn mirrored(bracket: char) -> Option<char> {
    const PAIRS: [(char, char); 6] =
        [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    PAIRS.iter().find_map(|(open, close)| {
        if bracket == *open { Some(*close) } else { (bracket == *close).then_some(*open) }
    })
}
