//! Rows as a Markdown list for a report: one item a row, sources as footnotes, at most 80 columns wide
//! as long as its words allow.
//!
//! A whole record is told in sentences, with the other accounts of the event below it. Any other row
//! is told field by field. What is not said is left out. What has only some of the words that were
//! asked for follows under a heading of its own.

use std::io::{self, Write};

use super::markdown::{escaped, linked};
use super::notes::Notes;
use super::report_entry::told;
use super::report_row::ReportRow;
use super::{
    About, Column, FOUND_COLUMNS, OutputCell, RECORD, Remark, Rows, SanitizingWriter, Shape,
    WORDS_MET,
};
use crate::text::width;

/// The width of a line.
const WIDTH: usize = 80;

/// Writes the rows, then the footnotes.
pub(super) fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut notes = Notes::default();
    let columns = rows.columns();
    let is_found = is_keyed(columns, FOUND_COLUMNS.columns());
    let is_record = is_found || columns == RECORD.columns();
    let mut near = NearMisses::default();
    for cells in rows {
        let row = ReportRow { columns, cells: &cells };
        if let Some(met) = row.cell(WORDS_MET.name).words().filter(|_| is_found) {
            near.take(met, cells);
        } else if is_record {
            record(row, &mut notes, out)?;
        } else {
            item(0, &fields(row, &mut notes), out)?;
        }
    }
    for (met, rows) in &near.levels {
        writeln!(out, "\n## Near misses: {met} words\n")?;
        for cells in rows {
            record(ReportRow { columns, cells }, &mut notes, out)?;
        }
    }
    for (at, note) in notes.all() {
        out.write_all(b"\n")?;
        wrapped(&format!("[^{at}]: "), "    ", &linked(note), out)?;
    }
    Ok(())
}

/// Rows with only some of the words, by how many: they stand behind those that have all.
#[derive(Default)]
struct NearMisses {
    levels: Vec<(String, Vec<Vec<OutputCell>>)>,
}

impl NearMisses {
    /// Puts a row to those that have as many words. The search is linear: a query has few words.
    fn take(&mut self, met: String, row: Vec<OutputCell>) {
        match self.levels.iter_mut().find(|(level, _)| *level == met) {
            Some((_, rows)) => rows.push(row),
            None => self.levels.push((met, vec![row])),
        }
    }
}

/// Returns true for the columns of a layout, by whatever name its key goes.
fn is_keyed(columns: &[Column], layout: &[Column]) -> bool {
    match (columns, layout) {
        ([_, columns @ ..], [_, layout @ ..]) => columns == layout,
        (_, _) => false,
    }
}

/// Tells a whole record, and the other accounts of the event below it.
fn record(row: ReportRow<'_>, notes: &mut Notes, out: &mut dyn Write) -> io::Result<()> {
    let (entry, below) = told(row, notes);
    item(0, &entry, out)?;
    below.iter().try_for_each(|line| item(1, line, out))
}

/// Writes the same under a heading and what the export says about itself.
pub(super) fn write_cited(
    about: &About,
    rows: Rows<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    let mut lines = about.lines().into_iter();
    let (_, title) = lines.next().unwrap_or_default();
    writeln!(out, "# {}\n", escaped(&title))?;
    for (name, words) in lines {
        item(0, &format!("**{name}** {}", linked(&words)), out)?;
    }
    out.write_all(b"\n## Entries\n\n")?;
    write(rows, out)?;
    Ok(None)
}

/// Tells a row field by field; the first one is what it is about.
fn fields(row: ReportRow<'_>, notes: &mut Notes) -> String {
    let mut text = String::new();
    for (at, column) in row.columns.iter().enumerate() {
        let said = if matches!(column.shape, Shape::Group(_)) && column.name == "sources" {
            row.cited(notes)
        } else {
            let words = row.cells.get(at).and_then(OutputCell::words);
            escaped(&words.unwrap_or_default())
        };
        let title = escaped(&column.title());
        match (at, said.is_empty()) {
            (0, true) => text.push('–'),
            (0, false) => text = format!("**{said}**"),
            (_, true) => {}
            (1.., false) => text.extend([if at == 1 { ": " } else { "; " }, &title, " ", &said]),
        }
    }
    text
}

/// Writes an item of a list, so many levels deep.
fn item(depth: usize, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    wrapped(&format!("{indent}- "), &format!("{indent}  "), text, out)
}

/// Writes a text behind a lead, with the next lines indented. No word is cut, since it may be an
/// address or hold an escaped sign.
pub(super) fn wrapped(lead: &str, indent: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut line = lead.to_owned();
    let mut room = WIDTH.saturating_sub(width(lead));
    let mut begun = false;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let wide = width(word);
        if begun && wide + 1 > room {
            writeln!(out, "{}", line.trim_end())?;
            indent.clone_into(&mut line);
            (room, begun) = (WIDTH.saturating_sub(width(indent)), false);
        }
        if begun {
            line.push(' ');
            line.push_str(word);
            room = room.saturating_sub(wide + 1);
        } else {
            line.push_str(&at_the_beginning(word));
            (room, begun) = (room.saturating_sub(wide), true);
        }
    }
    writeln!(out, "{}", line.trim_end())
}

/// Escapes a word that would begin a list or underline a heading where a line begins with it.
fn at_the_beginning(word: &str) -> String {
    let number = word.strip_suffix(['.', ')']).filter(|digits| !digits.is_empty());
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    match number {
        Some(digits) if is_number(digits) => {
            let (_, mark) = word.split_at(digits.len());
            format!("{digits}\\{mark}")
        }
        Some(_) | None if word.chars().all(|sign| matches!(sign, '-' | '+' | '=')) => {
            format!("\\{word}")
        }
        Some(_) | None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        item(1, text, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_are_no_wider_than_a_report_and_no_word_is_cut() {
        let address = format!("<https://example.org/{}>", "a".repeat(100));
        let text = written(&format!("{} {address} end", "word ".repeat(40)));
        assert!(text.lines().all(|line| width(line) <= WIDTH || line.trim() == address), "{text}");
        assert!(
            text.starts_with("  - word ")
                && text
                    .lines()
                    .skip(1)
                    .all(|l| l.starts_with("    w") || l.trim() == address || l == "    end"),
            "{text}"
        );
        assert_eq!(text.split_whitespace().count(), 1 + 40 + 2);
    }

    #[test]
    fn no_line_begins_a_list_or_a_heading_of_its_own() {
        let filler = "x".repeat(76);
        for (word, right) in [
            ("-", "\\-"),
            ("+", "\\+"),
            ("---", "\\---"),
            ("===", "\\==="),
            ("12.", "12\\."),
            ("3)", "3\\)"),
            ("-drivers", "-drivers"),
            ("3.5", "3.5"),
            (".", "."),
        ] {
            let text = written(&format!("{filler} {word} more"));
            assert_eq!(text.lines().nth(1), Some(&*format!("    {right} more")), "{word}");
            assert_eq!(written(word), format!("  - {right}\n"));
            assert_eq!(written(&format!("a {word} b")), format!("  - a {word} b\n"));
        }
    }

    #[test]
    fn a_row_that_is_no_record_is_told_field_by_field() {
        const COLUMNS: [Column; 4] = [
            Column::new("id", Shape::Text),
            Column::new("stated_days", Shape::Number),
            Column::new("note", Shape::Text),
            Column::new("file", Shape::Text),
        ];
        let row = vec![
            OutputCell::Text("a*b".into()),
            OutputCell::Number(4),
            OutputCell::Nothing,
            OutputCell::Text("x.yaml".into()),
        ];
        let mut out = Vec::new();
        write(Rows::new(&COLUMNS, std::iter::once(row)), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "- **a\\*b**: stated\\_days 4; file x.yaml\n");
    }
}
