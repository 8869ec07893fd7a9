//! The only way out: a writer that removes from every line what could drive a terminal or deceive a
//! reader. The archive is foreign text, and a pipe often ends in a terminal.

use std::io::{self, Write};

use crate::text::clean;

/// Cleans what is written through it, line by line. Flush it before it goes out of scope, because
/// the last line is held until its end is written.
pub struct SanitizingWriter<'a> {
    out: &'a mut dyn Write,
    /// The beginning of a line whose end has not been written yet.
    held: Vec<u8>,
}

impl<'a> SanitizingWriter<'a> {
    /// Wraps `out`.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self { out, held: Vec::new() }
    }

    /// Writes `text` in bold. This escape sequence is the program's own and the only one let
    /// through.
    pub fn bold(&mut self, text: &str) -> io::Result<()> {
        self.release()?;
        self.out.write_all(b"\x1b[1m")?;
        self.out.write_all(clean(text).as_bytes())?;
        self.out.write_all(b"\x1b[0m")
    }

    /// Writes a text unchanged. It must be composed by the program and hold nothing from an
    /// archive. Completions and the manual need this, because their tabs matter.
    pub fn write_own(&mut self, text: &[u8]) -> io::Result<()> {
        self.release()?;
        self.out.write_all(text)
    }

    fn release(&mut self) -> io::Result<()> {
        let held = std::mem::take(&mut self.held);
        self.pass(&held)
    }

    fn pass(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(clean(&String::from_utf8_lossy(bytes)).as_bytes())
    }
}

impl Write for SanitizingWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Only whole lines are passed on, so that no character is cut in two. The held bytes have
        // no line end and are not searched again, since a line may come in a million pieces.
        match last_line_end(bytes) {
            Some(end) => {
                let (lines, rest) = bytes.split_at(end + 1);
                self.held.extend_from_slice(lines);
                self.release()?;
                self.held.extend_from_slice(rest);
            }
            None => self.held.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.release()?;
        self.out.flush()
    }
}

fn last_line_end(bytes: &[u8]) -> Option<usize> {
    #[cfg(test)]
    tests::SEARCHED.set(tests::SEARCHED.get() + bytes.len());
    bytes.iter().rposition(|byte| *byte == b'\n')
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// The number of bytes that were searched for the end of a line.
        pub(super) static SEARCHED: Cell<usize> = const { Cell::new(0) };
    }

    fn through(pieces: &[&[u8]]) -> String {
        let mut out = Vec::new();
        let mut door = SanitizingWriter::new(&mut out);
        for piece in pieces {
            door.write_all(piece).unwrap();
        }
        door.flush().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn escapes_and_direction_overrides_stay_inside() {
        let hostile = "a\x1b]52;c;aGk=\x07b\u{202e}c\r\nولاية\n";
        assert_eq!(through(&[hostile.as_bytes()]), "a]52;c;aGk=bc\nولاية\n");
    }

    #[test]
    fn a_character_cut_in_two_arrives_whole() {
        let bytes = "Aʿzaz".as_bytes();
        assert_eq!(through(&[&bytes[..2], &bytes[2..]]), "Aʿzaz");
    }

    #[test]
    fn a_sequence_cut_in_two_is_still_caught() {
        assert_eq!(through(&[b"a\x1b", b"[2Jb\n"]), "a[2Jb\n");
    }

    #[test]
    fn a_line_in_many_pieces_is_searched_once() {
        for pieces in [1_000, 4_000] {
            SEARCHED.set(0);
            let mut out = Vec::new();
            let mut door = SanitizingWriter::new(&mut out);
            for _ in 0..pieces {
                door.write_all(b"ab").unwrap();
            }
            door.write_all(b"\nc").unwrap();
            assert_eq!(SEARCHED.get(), 2 * pieces + 2);
            assert_eq!(door.held, b"c");
            door.flush().unwrap();
            assert_eq!(out.len(), 2 * pieces + 2);
        }
    }

    #[test]
    fn bold_is_ours_and_its_text_is_not() {
        let mut out = Vec::new();
        let mut door = SanitizingWriter::new(&mut out);
        door.write_all(b"x ").unwrap();
        door.bold("id\x1b[31m").unwrap();
        door.flush().unwrap();
        assert_eq!(out, b"x \x1b[1mid[31m\x1b[0m");
    }
}
