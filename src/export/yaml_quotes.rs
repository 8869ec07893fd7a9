//! Quotes around what readers of YAML 1.1 take for something else than text: `14:30` for a number in
//! base 60, `yes` for a truth. What YAML 1.2 would take for something else is quoted already.

use std::io::{self, Write};

/// Passes YAML in block style on, line by line, with these texts in quotes.
pub(super) struct QuotingWriter<W: Write> {
    out: W,
    line: Vec<u8>,
    /// The column of the key or dash whose text stands on the lines below it.
    text_below: Option<usize>,
}

impl<W: Write> QuotingWriter<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, line: Vec::new(), text_below: None }
    }

    /// Passes on the last line.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.pass_line()
    }

    fn pass_line(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        match std::str::from_utf8(&line).ok().and_then(|line| self.quoted(line)) {
            Some(quoted) => self.out.write_all(quoted.as_bytes()),
            None => self.out.write_all(&line),
        }
    }

    /// Returns the line with quotes, if it needs some.
    fn quoted(&mut self, line: &str) -> Option<String> {
        let text = line.trim_end_matches('\n');
        let mut at = text.len() - text.trim_start().len();
        if let Some(column) = self.text_below {
            if at > column || text.trim().is_empty() {
                return None;
            }
            self.text_below = None;
        }
        let mut dash = at;
        while text.get(at..).is_some_and(|rest| rest.starts_with("- ")) {
            dash = at;
            at += "- ".len();
        }
        let rest = text.get(at..)?;
        let is_key = |key: &str| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let (column, value) = match rest.split_once(": ").filter(|(key, _)| is_key(key)) {
            Some((_, value)) => (at, value),
            None => (dash, rest),
        };
        if value.starts_with(['|', '>']) {
            self.text_below = Some(column);
            return None;
        }
        let before = line.get(..text.len() - value.len())?;
        is_taken_for_other(value).then(|| format!("{before}'{value}'\n"))
    }
}

impl<W: Write> Write for QuotingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.pass_line()?;
            }
        }
        Ok(bytes.len())
    }

    /// Passes on nothing: half a line is held back until the rest of it comes.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns true if YAML 1.1 takes a plain text for a truth or a number in base 60.
fn is_taken_for_other(text: &str) -> bool {
    const TRUTHS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];
    let digits =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let sixtieths = text.trim_start_matches(['-', '+']);
    TRUTHS.contains(&text.to_ascii_lowercase().as_str())
        || sixtieths.contains(':') && sixtieths.split(':').all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        let mut quoting = QuotingWriter::new(&mut out);
        // Byte by byte, since lines come in pieces.
        for byte in text.bytes() {
            quoting.write_all(&[byte]).unwrap();
        }
        quoting.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_old_readers_take_for_something_else_is_quoted() {
        assert_eq!(
            written("- time: 14:30\n  undirected: yes\n  names:\n  - no\n  - 6:05\n"),
            "- time: '14:30'\n  undirected: 'yes'\n  names:\n  - 'no'\n  - '6:05'\n"
        );
        for same in ["- time: ~06:00\n", "time: night\n", "n: 14\nt: 'yes'\n", "a: b: 1\n", "x: []"]
        {
            assert_eq!(written(same), same);
        }
    }

    #[test]
    fn a_text_of_several_lines_stays_as_it_is() {
        let text =
            "- text: |-\n    time: 14:30\n\n    - yes\n  time: 14:30\n- |-\n  no\n  on\n- off\n";
        let right = text
            .replace("  time: 14:30\n- |-", "  time: '14:30'\n- |-")
            .replace("- off", "- 'off'");
        assert_eq!(written(text), right);
    }
}
