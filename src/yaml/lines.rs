//! The lines of a file, counted as the scanner counts them. Used only for broken files.

use std::ops::Range;

/// A text split into lines; the first is line 1.
pub(super) struct SourceLines<'t> {
    text: &'t str,
    // The start of each line, and the end of the text as the last bound.
    bounds: Vec<usize>,
}

impl<'t> SourceLines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter_map(|(at, b)| match b {
            b'\n' => Some(at + 1),
            // Old line endings: a lone carriage return is a break too.
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => Some(at + 1),
            _ => None,
        });
        let mut bounds: Vec<usize> = std::iter::once(0).chain(ends).collect();
        if bounds.last() != Some(&text.len()) {
            bounds.push(text.len());
        }
        Self { text, bounds }
    }

    /// Returns the number of the last line.
    pub(super) fn count(&self) -> usize {
        self.bounds.len() - 1
    }

    /// Returns one line without its break; empty if there is no line of that number.
    pub(super) fn get(&self, line: usize) -> &'t str {
        let bounds = line.checked_sub(1).and_then(|at| self.bounds.get(at..=line));
        let line = match bounds {
            Some(&[from, to]) => self.text.get(from..to).unwrap_or_default(),
            _ => "",
        };
        line.trim_end_matches(['\n', '\r'])
    }

    /// Returns some lines with their breaks.
    pub(super) fn slice(&self, lines: &Range<usize>) -> &'t str {
        let bound = |line: usize| self.bounds.get(line - 1).copied().unwrap_or(self.text.len());
        self.text.get(bound(lines.start)..bound(lines.end)).unwrap_or_default()
    }

    /// Returns the text with these lines emptied; the other lines keep their numbers.
    pub(super) fn without(&self, lines: &Range<usize>) -> String {
        let bound = |line: usize| self.bounds.get(line - 1).copied().unwrap_or(self.text.len());
        let (from, to) = (bound(lines.start), bound(lines.end));
        let mut kept = String::with_capacity(self.text.len());
        kept.push_str(self.text.get(..from).unwrap_or_default());
        let breaks = lines.end.min(self.count() + 1).saturating_sub(lines.start);
        kept.extend(std::iter::repeat_n('\n', breaks));
        kept.push_str(self.text.get(to..).unwrap_or_default());
        kept
    }
}

/// Counts the spaces before the first other character.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Returns the column of the first tab in the indentation of a line.
pub(super) fn indenting_tab(line: &str) -> Option<usize> {
    let blanks = line.bytes().take_while(|b| matches!(b, b' ' | b'\t'));
    blanks.into_iter().position(|b| b == b'\t').map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_breaks_count() {
        let lines = SourceLines::of("a\nb\r\nc\rd");
        assert_eq!(lines.count(), 4);
        let all: Vec<&str> = (0..=5).map(|n| lines.get(n)).collect();
        assert_eq!(all, ["", "a", "b", "c", "d", ""]);
        assert_eq!(SourceLines::of("a\n").count(), 1);
        assert_eq!(SourceLines::of("").count(), 0);
    }

    #[test]
    fn emptied_lines_leave_the_others_in_place() {
        let lines = SourceLines::of("a\nb\r\nc\nd");
        assert_eq!(lines.without(&(2..4)), "a\n\n\nd");
        assert_eq!(lines.without(&(4..5)), "a\nb\r\nc\n\n");
        assert_eq!(lines.without(&(3..99)), "a\nb\r\n\n\n");
    }

    #[test]
    fn tabs_are_found_only_before_the_text() {
        assert_eq!(indenting_tab("  \ta"), Some(3));
        assert_eq!(indenting_tab("  a\t"), None);
        assert_eq!(indent("   \ta"), 3);
    }
}
