//! Rows as a Markdown list for a report: one item a row, sources as footnotes, at most 80 columns wide
//! as long as its words allow.
//!
//! A whole record is told in sentences, with the other accounts of the event below it. Any other row
//! is told field by field. What is not said is left out.

use std::io::{self, Write};

use super::markdown::{escaped, is_address, linked};
use super::notes::Notes;
use super::{About, Column, OutputCell, RECORD, Remark, Rows, SanitizingWriter, Shape};
use crate::digest::{Basis, Harm, TollSpan};
use crate::page::DISPUTED;
use crate::text::width;

/// The width of a line.
const WIDTH: usize = 80;

/// Writes the rows, then the footnotes.
pub(super) fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut notes = Notes::default();
    let columns = rows.columns();
    let is_record = columns == RECORD.columns();
    for row in rows {
        let row = ReportRow { columns, cells: &row };
        if is_record { record(row, &mut notes, out)? } else { fields(row, &mut notes, out)? }
    }
    for (at, note) in notes.all() {
        out.write_all(b"\n")?;
        wrapped(&format!("[^{at}]: "), "    ", &linked(note), out)?;
    }
    Ok(())
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
        item(0, &format!("**{name}** {}", escaped(&words)), out)?;
    }
    out.write_all(b"\n## Entries\n\n")?;
    write(rows, out)?;
    Ok(None)
}

/// One row, and the columns that say what its cells are.
#[derive(Clone, Copy)]
struct ReportRow<'r> {
    columns: &'r [Column],
    cells: &'r [OutputCell],
}

impl<'r> ReportRow<'r> {
    /// Returns the cell of a column. The search is linear: a record has few columns.
    fn cell(self, name: &str) -> &'r OutputCell {
        let at = self.columns.iter().position(|column| column.name == name);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&OutputCell::Nothing)
    }

    /// Returns the words of a cell, with what could be markup escaped.
    fn words(self, name: &str) -> Option<String> {
        self.cell(name).words().map(|words| escaped(&words)).filter(|words| !words.is_empty())
    }

    /// Returns the small records of a cell.
    fn rows(self, name: &str) -> impl Iterator<Item = Self> {
        let columns = self.columns.iter().find(|column| column.name == name);
        let columns = match columns.map(|column| column.shape) {
            Some(Shape::Group(columns)) => columns,
            Some(
                Shape::Text
                | Shape::Day
                | Shape::Number
                | Shape::Count
                | Shape::Sum
                | Shape::List
                | Shape::Each(_),
            )
            | None => &[],
        };
        let rows: &[Vec<OutputCell>] =
            if let OutputCell::Group(rows) = self.cell(name) { rows } else { &[] };
        rows.iter().map(move |cells| Self { columns, cells })
    }

    /// Returns true if another account allows no number that the entry allows.
    fn is_disputed(self, harm: Harm) -> bool {
        let count = |row: Self| match row.cell(harm.key()) {
            OutputCell::Count(count) => Some(*count),
            OutputCell::Nothing
            | OutputCell::Text(_)
            | OutputCell::Number(_)
            | OutputCell::Told(..)
            | OutputCell::Real(_)
            | OutputCell::Sum(_)
            | OutputCell::List(_)
            | OutputCell::Group(_) => None,
        };
        let told: Vec<_> = std::iter::once(self).chain(self.rows("versions")).collect();
        // Who stands behind a number plays no part in whether it is disputed.
        let told = told.into_iter().filter_map(|row| Some((count(row)?, Basis::Reported)));
        TollSpan::over(told.collect::<Vec<_>>().into_iter()).is_some_and(|span| span.disputed)
    }

    /// Returns the toll in words, with a sign where another account gives another number.
    fn toll(self) -> String {
        let told = |harm: Harm| {
            let own = self.cell(harm.key());
            let count = own.words()?;
            let sign = if self.is_disputed(harm) { DISPUTED } else { "" };
            let basis = self.words(&format!("{}_basis", harm.key()));
            let basis = basis.filter(|basis| Some(basis) != self.words("basis").as_ref());
            let basis = basis.map_or(String::new(), |basis| format!(" ({basis})"));
            Some(format!("{} {}{sign}{basis}", harm.label(), escaped(&count)))
        };
        Harm::ALL.into_iter().filter_map(told).collect::<Vec<_>>().join(", ")
    }

    /// Returns the signs of the footnotes of its sources.
    fn cited(self, notes: &mut Notes) -> String {
        let numbers = self.rows("sources").map(|source| notes.number(&source.source()));
        numbers.fold(String::new(), |signs, number| signs + "[^" + &number.to_string() + "]")
    }

    /// Returns a source in words. An address stays a link.
    fn source(self) -> String {
        let words = self.cells.iter().filter_map(OutputCell::words);
        let linked = words.map(|it| if is_address(&it) { format!("<{it}>") } else { it });
        linked.collect::<Vec<_>>().join(", ")
    }

    /// Returns when it happened, no more exactly than is known.
    fn date(self) -> String {
        let word = |name: &str| self.cell(name).words().unwrap_or_default();
        let (from, to, precision) = (word("date"), word("date_to"), word("date_precision"));
        let cut = |signs: usize| from.get(..signs).unwrap_or(&from).to_owned();
        let days = if from == to { from.clone() } else { format!("{from} to {to}") };
        match &*precision {
            "month" => cut("2020-05".len()),
            "year" => cut("2020".len()),
            "about" => format!("about {days}"),
            _ => days, // a day or a range of days
        }
    }

    /// Returns where it happened: the narrowest name, and the wider ones in brackets.
    fn place(self) -> String {
        let names = ["place", "area", "theatre"].into_iter().filter_map(|name| self.words(name));
        let mut names: Vec<_> = names.collect();
        // A place that is called as its area is named once.
        names.dedup();
        let mut names = names.into_iter();
        let place = names.next().unwrap_or_default();
        let wider = names.collect::<Vec<_>>().join(", ");
        if wider.is_empty() { place } else { format!("{place} ({wider})") }
    }
}

/// Writes an entry, and below it the other accounts and tellings and the editor's remark.
fn record(row: ReportRow<'_>, notes: &mut Notes, out: &mut dyn Write) -> io::Result<()> {
    let what = row.words("tactic").or_else(|| row.words("kind")).unwrap_or_default();
    let mut tail = vec![row.toll(), row.words("basis").unwrap_or_default()];
    // One event goes without saying.
    let events = row.words("events").filter(|events| events != "1");
    tail.insert(0, events.map_or(String::new(), |events| format!("{events} events")));
    tail.retain(|part| !part.is_empty());
    let text = format!(
        "**{}**, {}, {what}: {} {}.{} `{}`",
        row.date(),
        row.place(),
        row.words("text").unwrap_or_default(),
        capital(&tail.join("; ")),
        row.cited(notes),
        row.cell("id").words().unwrap_or_default().replace('`', "'"),
    );
    item(0, &text, out)?;
    for version in row.rows("versions") {
        item(1, &account(version, notes), out)?;
    }
    if let Some(others) = row.words("repeats") {
        item(1, &format!("also told as {others}"), out)?;
    }
    if let Some(note) = row.words("note") {
        item(1, &format!("note: {note}"), out)?;
    }
    Ok(())
}

/// Says who gives another account, on what basis, with which toll and in which words.
fn account(version: ReportRow<'_>, notes: &mut Notes) -> String {
    let about = ["basis", "stance", "date"].into_iter().filter_map(|name| version.words(name));
    let mut text = format!(
        "{} ({})",
        version.words("by").unwrap_or_default(),
        about.collect::<Vec<_>>().join(", ")
    );
    let said = [Some(version.toll()).filter(|toll| !toll.is_empty()), version.words("text")];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join("; ");
    if !said.is_empty() {
        text.extend([": ", &said]);
    }
    text + &version.cited(notes)
}

/// Writes a row field by field; the first one is what it is about.
fn fields(row: ReportRow<'_>, notes: &mut Notes, out: &mut dyn Write) -> io::Result<()> {
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
    item(0, &text, out)
}

/// Writes an item of a list, so many levels deep.
fn item(depth: usize, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    wrapped(&format!("{indent}- "), &format!("{indent}  "), text, out)
}

/// Writes a text behind a lead, with the next lines indented. No word is cut, since it may be an
/// address or hold an escaped sign.
fn wrapped(lead: &str, indent: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
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

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    let first = signs.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + signs.as_str()
}

#[cfg(test)]
mod tests {
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
