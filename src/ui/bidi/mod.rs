//! Right-to-left letters in a frame that is drawn from left to right.
//!
//! Terminals differ: some put Arabic and Hebrew in order themselves, and then turn dates beside it round
//! or mirror the whole row; others show the letters as they are stored. What is drawn is guarded here, as
//! the user chose; texts that are copied, exported or printed never come here. The terminal is not asked.

mod guard;
mod mode;
mod order;
mod runs;

use ratatui::buffer::Buffer;

pub use mode::BidiMode;

/// Sets the signs of the program that hold right-to-left letters in their place, or puts the letters in
/// order. It is the last step of a frame, after every text was swept. Returns whether there are any.
pub fn hold(buffer: &mut Buffer, mode: BidiMode) -> bool {
    let area = buffer.area;
    let mut holds = false;
    for row in buffer.content.chunks_mut(usize::from(area.width).max(1)) {
        let runs = runs::of(row);
        if runs.is_empty() {
            continue;
        }
        holds = true;
        match mode {
            BidiMode::Marks => guard::mark(row, &runs),
            BidiMode::Blanks => guard::fill(row, &runs),
            BidiMode::App => order::put_in_order(row, &runs),
            BidiMode::Off => {}
        }
    }
    holds
}

/// Returns whether a frame has right-to-left letters.
pub fn has_right_to_left(buffer: &Buffer) -> bool {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks(width).any(|row| !runs::of(row).is_empty())
}

/// Shows a line as it is drawn in a mode, to be judged by eye.
pub fn shown(text: &str, mode: BidiMode) -> String {
    let width = u16::try_from(crate::text::width(text)).unwrap_or(u16::MAX);
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, width, 1));
    buffer.set_string(0, 0, text, ratatui::style::Style::new());
    hold(&mut buffer, mode);
    buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
}

#[cfg(test)]
mod tests;
