//! A comparison as Markdown to paste into a report: one table per group, with sources and doubts in
//! footnotes.

use std::io::{self, Write as _};

use super::cell_words::{CellWords, cell_words, legend, subject_words};
use super::{RatioReading, label, listed, quiet_days};
use crate::archive::Corpus;
use crate::compare::{Group, Table};
use crate::export::SanitizingWriter;
use crate::export::markdown::{escaped, line, linked};
use crate::export::notes::Notes;

/// Writes the subjects, the tables, and the footnotes.
pub(super) fn write(
    table: &Table,
    corpus: &Corpus,
    reading: RatioReading,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let names: Vec<String> = table.subjects.iter().map(|subject| escaped(&subject.name)).collect();
    writeln!(out, "# {}\n", names.join(" · "))?;
    let mut report = MarkdownReport { table, corpus, reading, notes: Notes::default() };
    report.subjects(out)?;
    if let Some(warning) = table.warning() {
        writeln!(out, "\n**{}**", escaped(warning))?;
    }
    for group in Group::ALL {
        let (rows, left_out) = listed(table, group);
        if rows.is_empty() {
            continue;
        }
        writeln!(out, "\n## {}\n", capital(group.word()))?;
        line(out, std::iter::once(String::new()).chain(names.iter().cloned()))?;
        let rule = std::iter::once("---").chain(names.iter().map(|_| "---:"));
        line(out, rule.map(str::to_owned))?;
        for row in rows {
            let indent = "\u{2003}".repeat(usize::from(row.depth));
            let name = format!("{indent}{}", escaped(&label(row, corpus)));
            let cells = row.cells.iter().enumerate();
            let words = |(at, cell)| cell_words(table, corpus, reading, (cell, at), row);
            let cells: Vec<_> = cells.map(|it| report.cell(&words(it))).collect();
            line(out, std::iter::once(name).chain(cells))?;
        }
        if let Some(quiet) = quiet_days(left_out) {
            writeln!(out, "\n{quiet}.")?;
        }
    }
    report.end(out)
}

struct MarkdownReport<'a> {
    table: &'a Table,
    corpus: &'a Corpus,
    reading: RatioReading,
    notes: Notes,
}

impl MarkdownReport<'_> {
    /// Writes the subjects, each with its days and a note on what it is counted from.
    fn subjects(&mut self, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
        for (at, subject) in self.table.subjects.iter().enumerate() {
            let Some(words) = subject_words(self.table, self.corpus, at) else { continue };
            let (name, time) = (escaped(&words.name), escaped(&words.time));
            let note = self.note(&words.counted);
            let id = subject.id.replace('`', "'");
            writeln!(out, "- **{name}**{} `{id}`: {time}{note}", words.mark)?;
        }
        Ok(())
    }

    fn cell(&mut self, words: &CellWords) -> String {
        let notes: String = words.notes.iter().map(|note| self.note(note)).collect();
        escaped(&words.text) + &notes
    }

    /// Returns the sign of a note. Equal texts have the same number.
    fn note(&mut self, text: &str) -> String {
        format!("[^{}]", self.notes.number(text))
    }

    fn end(&self, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
        let legend = legend(self.table, self.reading);
        writeln!(out, "\n{}", escaped(&legend))?;
        if let Some(legend) = self.reading.shown.legend() {
            writeln!(out, "{}.", escaped(legend))?;
        }
        for (at, note) in self.notes.all() {
            write!(out, "\n[^{at}]: {}\n", linked(note))?;
        }
        Ok(())
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
