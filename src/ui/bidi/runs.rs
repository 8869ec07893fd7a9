//! Where right-to-left letters stand in a row of cells.

use std::ops::Range;

use ratatui::buffer::Cell;
use unicode_bidi::{BidiClass, bidi_class};

/// Returns the runs of a row: from a right-to-left letter to the last one that belongs to it. Two blanks,
/// a letter of another script or a line of a frame end a run, so that columns stay apart.
pub(super) fn of(row: &[Cell]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut blanks = 0;
    let mut is_open = false;
    for (at, cell) in row.iter().enumerate() {
        let symbol = cell.symbol();
        // ASCII is nearly all there is.
        if let [byte] = symbol.as_bytes() {
            blanks = if *byte == b' ' { blanks + 1 } else { 0 };
            is_open &= blanks < 2 && !byte.is_ascii_alphabetic() && *byte != b'|';
            continue;
        }
        blanks = 0;
        match class(symbol) {
            RunPart::RightToLeft => {
                match runs.last_mut().filter(|_| is_open) {
                    Some(run) => run.end = at + 1,
                    None => runs.push(at..at + 1),
                }
                is_open = true;
            }
            RunPart::Other => {}
            RunPart::Ends => is_open = false,
        }
    }
    runs
}

/// What a cell means for a run.
enum RunPart {
    RightToLeft,
    /// A sign that may stand within a run: a stop, a digit.
    Other,
    Ends,
}

fn class(symbol: &str) -> RunPart {
    // The second cell of a wide letter is empty.
    let Some(first) = symbol.chars().next() else { return RunPart::Other };
    // Frames, blocks, braille.
    if matches!(first, '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}') {
        return RunPart::Ends;
    }
    let class = bidi_class(first);
    if matches!(class, BidiClass::R | BidiClass::AL) {
        RunPart::RightToLeft
    } else if class == BidiClass::L {
        RunPart::Ends
    } else {
        RunPart::Other
    }
}
