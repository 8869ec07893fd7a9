//! Writes digests of tables as YAML: a small writer for what tables hold, since entries are written
//! while they stream. Texts are quoted so that no cell can be anything but a text.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::DraftMarks;
use super::period::CutDays;
use super::record::{PendingEntry, SortKey};
use crate::digest::{AreaId, Coverage, Taxonomy, TheatreId};
use crate::words::slug;

/// What stands above the entries of a digest.
pub(super) struct CutHead<'a> {
    pub(super) publisher: &'a str,
    pub(super) title: &'a str,
    /// Which part of a day that is too long for one digest.
    pub(super) part: u32,
    pub(super) days: CutDays,
    pub(super) series: &'static str,
    pub(super) coverage: Option<Coverage>,
    pub(super) marks: DraftMarks,
    /// Rows that could not become entries, as points.
    pub(super) unread: &'a [String],
}

impl CutHead<'_> {
    fn publisher(&self) -> String {
        if self.part == 1 {
            self.publisher.to_owned()
        } else {
            format!("{} (part {})", self.publisher, self.part)
        }
    }

    /// Returns the path of the digest.
    pub(super) fn name(&self) -> String {
        let from = self.days.from;
        format!("{}/{from}-{}.yaml", from.format("%Y"), slug(&self.publisher()))
    }

    fn write(&self, out: &mut String) {
        let publisher = self.publisher();
        let CutDays { from, to } = self.days;
        let _ = writeln!(out, "digest: {}-{from}", slug(&publisher));
        let mut put = |key: &str, value: &str| {
            let _ = write!(out, "{key}: ");
            scalar(value, out);
            out.push('\n');
        };
        put("title", self.title);
        put("publisher", &publisher);
        let _ = writeln!(out, "series: {}\nperiod: {from}..{to}", self.series);
        // Whoever cut the table chose the days, unless the table is said to hold all of them.
        if self.coverage != Some(Coverage::Full) {
            out.push_str("period_basis: set\n");
        }
        if let Some(coverage) = self.coverage {
            let _ = writeln!(out, "coverage: {coverage}");
        }
        if self.marks == DraftMarks::Draft {
            out.push_str("draft: yes\n");
        }
        if !self.unread.is_empty() {
            out.push_str("overview:\n");
        }
        for text in self.unread {
            out.push_str("  - text: ");
            quoted(text, out);
            out.push_str("\n    basis: reported\n");
            if self.marks == DraftMarks::Draft {
                out.push_str("    tags: [unread]\n");
            }
        }
    }
}

/// Writes a digest; entries stand by theatre and area, in the order of the taxonomy.
pub(super) fn digest(
    head: &CutHead<'_>,
    records: &mut [PendingEntry],
    taxonomy: &Taxonomy,
) -> String {
    records
        .sort_unstable_by_key(|PendingEntry { key, .. }| (key.theatre, key.area, key.day, key.row));
    let mut out =
        String::with_capacity(records.iter().map(PendingEntry::written).sum::<usize>() + 1_024);
    head.write(&mut out);
    let mut ids = HashSet::new();
    let (mut theatre, mut area) = (None, None);
    for record in &*records {
        if theatre.is_none() {
            out.push_str("theatres:\n");
        }
        if theatre != Some(record.key.theatre) {
            theatre = Some(record.key.theatre);
            area = None;
            let _ = writeln!(
                out,
                "  - theatre: {}",
                taxonomy.theatre_word(TheatreId(record.key.theatre))
            );
        }
        let has_area = record.key.area != SortKey::NO_AREA;
        if area != Some(record.key.area) {
            match (area, has_area) {
                (None, true) => out.push_str("    areas:\n"),
                (_, false) => out.push_str("    entries:\n"),
                (Some(_), true) => {}
            }
            area = Some(record.key.area);
            if has_area {
                out.push_str("      - area: ");
                scalar(taxonomy.area_name(AreaId(record.key.area)), &mut out);
                out.push_str("\n        entries:\n");
            }
        }
        entry(record, if has_area { 10 } else { 6 }, &mut ids, &mut out);
    }
    out
}

fn entry<'r>(
    record: &'r PendingEntry,
    indent: usize,
    ids: &mut HashSet<&'r str>,
    out: &mut String,
) {
    const BLANKS: &str = "            ";
    let blanks = BLANKS.get(..indent).unwrap_or(BLANKS);
    let mut before = "- ";
    // A second entry of an id has none: ids are made once.
    if !record.id.is_empty() && ids.insert(&record.id) {
        let _ = writeln!(out, "{blanks}- id: {}", record.id);
        before = "  ";
    }
    for line in record.body.split_inclusive('\n') {
        out.push_str(blanks);
        out.push_str(before);
        out.push_str(line);
        before = "  ";
    }
}

/// Returns a text on one line: blanks folded, nothing in it that controls a terminal.
pub(super) fn line(text: &str) -> String {
    let text = text.trim();
    // Most cells are a line of ASCII already.
    let is_plain = text.bytes().all(|b| (b' '..=b'~').contains(&b));
    if is_plain && !text.contains("  ") {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            gap = true;
        } else if !is_hidden(c) {
            if gap && !line.is_empty() {
                line.push(' ');
            }
            gap = false;
            line.push(c);
        }
    }
    line
}

/// Returns true for letters that cannot be seen and change what can: marks of direction, of bytes.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Writes a text in quotes.
pub(super) fn quoted(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push('\\');
        let mut chars = after.chars();
        out.extend(chars.next());
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Writes a text, in quotes unless it is plain in brackets too.
pub(super) fn scalar(text: &str, out: &mut String) {
    let plain = |b: u8| {
        b.is_ascii_alphanumeric() || matches!(b, b' ' | b'.' | b'_' | b'/' | b'(' | b')' | b'-')
    };
    let is_plain = text.bytes().all(plain)
        && text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
        && !text.ends_with(' ')
        && !text.contains(" -")
        && !text.eq_ignore_ascii_case("null");
    if is_plain {
        out.push_str(text);
    } else {
        quoted(text, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_be_misread_stands_without_quotes() {
        let written = |text: &str| {
            let mut out = String::new();
            scalar(text, &mut out);
            out
        };
        for plain in ["Bir al-Abd", "33.75", "UCDP GED", "a/b (c)"] {
            assert_eq!(written(plain), plain);
        }
        assert_eq!(written("null"), "\"null\"");
        assert_eq!(written("a: b"), "\"a: b\"");
        assert_eq!(written("=cmd|'/c calc'!A0"), "\"=cmd|'/c calc'!A0\"");
        assert_eq!(written("say \"so\" \\"), "\"say \\\"so\\\" \\\\\"");
        assert_eq!(written(""), "\"\"");
        assert_eq!(line(" a\tb\u{202e}\r\n c\u{7} "), "a b c");
    }
}
