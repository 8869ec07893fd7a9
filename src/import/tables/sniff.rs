//! What a table is by its first bytes: a workbook, JSON, or lines with a separator. Nothing is kept
//! of what is looked at.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The container of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableContainer {
    /// A zip package.
    Workbook,
    /// Objects in brackets.
    Json,
    /// Lines whose fields are parted by this byte.
    Lines(u8),
}

/// Separators in the order in which equals are preferred.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many lines are looked at.
const LINES: usize = 50;

/// Returns the container of a table that begins with these bytes.
pub(super) fn container(head: &[u8]) -> TableContainer {
    if head.starts_with(b"PK\x03\x04") {
        return TableContainer::Workbook;
    }
    let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
    if matches!(first, Some(b'{' | b'[')) && !head.starts_with(b"[sep") {
        return TableContainer::Json;
    }
    TableContainer::Lines(separator(head))
}

/// Returns the separator that a first line such as `sep=;` names.
pub(super) fn named_separator(head: &[u8]) -> Option<u8> {
    let line = head.split(|byte| *byte == b'\n').next()?.trim_ascii();
    let name = line.strip_prefix(b"sep=").or_else(|| line.strip_prefix(b"\"sep="))?;
    name.first().copied()
}

fn separator(head: &[u8]) -> u8 {
    if let Some(named) = named_separator(head) {
        return named;
    }
    let score = |separator: u8| {
        let widths = widths(head, separator);
        // The width that most lines have; a separator that gives every line the same fields is meant.
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let wide =
            widths.iter().copied().filter(|width| *width > 1).max_by_key(|width| alike(*width));
        wide.map_or(0, |width| alike(width) * 100 / widths.len().max(1) * width.min(50))
    };
    let best = SEPARATORS.iter().rev().copied().max_by_key(|separator| score(*separator));
    best.unwrap_or(b',')
}

/// Counts the fields of the first lines.
fn widths(head: &[u8], separator: u8) -> Vec<usize> {
    let mut reader: Reader = ReaderBuilder::new().delimiter(separator).build();
    let (mut output, mut ends) = (vec![0; 1 << 16], vec![0; 1 << 12]);
    let (mut input, mut widths, mut fields) = (head, Vec::new(), 0);
    while widths.len() < LINES {
        let (result, read, _, ended) = reader.read_record(input, &mut output, &mut ends);
        input = input.get(read..).unwrap_or_default();
        fields += ended;
        match result {
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
            ReadRecordResult::Record => {
                widths.push(fields);
                fields = 0;
            }
            // The last line may be cut here.
            ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                if widths.is_empty() {
                    widths.push(fields + 1);
                }
                break;
            }
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_told_by_lines_that_agree() {
        for (text, separator) in [
            ("a,b,c\n1,2,3\n", b','),
            ("a;b;c\n1;\"x;y, z\";3\n1,5;2;3\n", b';'),
            ("a\tb\n1, 2\t3\n", b'\t'),
            ("a|b|c\n1|2|3", b'|'),
            ("sep=;\na;b\n", b';'),
            ("date;killed\n2031-03-07;1,5\n2031-03-08;2,5\n", b';'),
        ] {
            assert_eq!(container(text.as_bytes()), TableContainer::Lines(separator), "{text}");
        }
    }

    #[test]
    fn packages_and_brackets_are_no_lines() {
        assert_eq!(container(b"PK\x03\x04rest"), TableContainer::Workbook);
        assert_eq!(container(b" \n[{}]"), TableContainer::Json);
        assert_eq!(container(b"{\"a\":1}"), TableContainer::Json);
    }
}
