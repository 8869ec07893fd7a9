//! The way to the clipboard of the terminal: OSC 52, which also goes through ssh.
//!
//! It is a word to the terminal and no more: none says whether it took it. Inside tmux it is written
//! as anywhere else, since tmux takes it itself (`set-clipboard on`) and needs no wrapper.

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

/// The bytes that ask a terminal to keep a text: letters of seven bits between `ESC ] 52 ; c ;` and
/// `ESC \`, whatever the text holds. The clipboard is meant, not the selection of the mouse.
pub fn osc52(text: &str) -> String {
    let mut bytes = String::new();
    // Writing into a string does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_are_those_of_the_sequence() {
        assert_eq!(osc52("hello\n"), "\x1b]52;c;aGVsbG8K\x1b\\");
        assert_eq!(osc52("ولاية"), "\x1b]52;c;2YjZhNin2YrYqQ==\x1b\\");
    }

    #[test]
    fn nothing_in_a_text_ends_the_sequence() {
        let bytes = osc52("\x1b\\\x07\u{9c};c;!\x1b]0;title\x07");
        let inner = bytes.strip_prefix("\x1b]52;c;").unwrap().strip_suffix("\x1b\\").unwrap();
        assert!(inner.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)), "{inner}");
    }
}
