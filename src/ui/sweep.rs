//! The last check before the terminal: no cell is written with a character that could control it.
//!
//! Text is cleaned when it is read; this catches text that arrived another way, or through a bug.
//! It knows cells, not texts: `text` decides which characters may pass.

use std::borrow::Cow;

use ratatui::buffer::Buffer;

use crate::text::clean;
use crate::text::width;

/// Removes every control, escape, direction override and invisible character from a finished
/// buffer. Returns how many cells had one.
///
/// The width of a cell does not change, so that nothing beside it moves. Where no text of the right
/// width is left, spaces fill the cell.
pub fn sweep(buffer: &mut Buffer) -> usize {
    let mut swept = 0;
    for cell in &mut buffer.content {
        if let Some(clean) = cleaned(cell.symbol()) {
            cell.set_symbol(&clean);
            swept += 1;
        }
    }
    swept
}

/// Returns the replacement for a cell; none for a harmless one, which nearly always is one ASCII
/// byte.
fn cleaned(symbol: &str) -> Option<String> {
    if let [b' '..=b'~'] = symbol.as_bytes() {
        return None;
    }
    let harmless = clean(symbol);
    // A line break is text in a document but a command to a terminal.
    if matches!(harmless, Cow::Borrowed(_)) && !symbol.contains('\n') {
        return None;
    }
    let harmless = harmless.replace('\n', "");
    let cells = width(symbol).max(1);
    Some(if width(&harmless) == cells { harmless } else { " ".repeat(cells) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn swept(symbol: &str) -> (String, usize) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer[(0, 0)].set_symbol(symbol);
        let count = sweep(&mut buffer);
        (buffer[(0, 0)].symbol().to_owned(), count)
    }

    #[test]
    fn what_drives_a_terminal_is_gone() {
        for (symbol, wanted) in [
            ("\u{1b}", " "),
            ("\u{1b}[2J", "[2J"),
            ("\n", " "),
            ("\r", " "),
            ("\u{9b}", " "),
            ("a\u{202e}", "a"),
            // A mark that an archive says; those of the program come after this.
            ("a\u{200e}", "a"),
            ("\u{2066}", " "),
            ("x\u{e0041}", "x"),
            ("漢\u{200b}", "漢"),
            ("e\u{301}\n", "e\u{301}"),
        ] {
            assert_eq!(swept(symbol), (wanted.to_owned(), 1), "{symbol:?}");
        }
    }

    #[test]
    fn what_people_write_stays() {
        for symbol in ["a", " ", "│", "é", "e\u{301}", "لا", "漢", "👩‍👩‍👧‍👦", "🇮🇶"]
        {
            assert_eq!(swept(symbol), (symbol.to_owned(), 0));
        }
    }

    #[test]
    fn styles_and_neighbours_are_not_touched() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        buffer.set_string(0, 0, "ab漢", Style::new().bold());
        buffer[(0, 0)].set_symbol("\u{7}");
        let mut wanted = buffer.clone();
        wanted[(0, 0)].set_symbol(" ");
        assert_eq!(sweep(&mut buffer), 1);
        assert_eq!(buffer, wanted);
        assert_eq!(sweep(&mut buffer), 0, "a swept buffer is clean");
    }

    proptest! {
        #[test]
        fn nothing_forbidden_passes_and_nothing_moves(symbol in any::<String>()) {
            let (kept, _) = swept(&symbol);
            prop_assert!(!kept.contains(char::is_control), "{kept:?}");
            prop_assert!(matches!(clean(&kept), Cow::Borrowed(_)), "{kept:?}");
            prop_assert_eq!(width(&kept).max(1), width(&symbol).max(1));
        }
    }
}
