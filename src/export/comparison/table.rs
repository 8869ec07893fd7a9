//! A comparison as a table to read. Subjects have letters, so that six fit into eighty columns. A
//! row whose cells do not fit is written one cell per line; nothing is cut.

use std::io::{self, Write as _};

use super::{RatioReading, Shown, against, label, listed, quiet_days, time, value, verdict};
use crate::archive::Corpus;
use crate::compare::{Cell, Group, Row, Table, Value};
use crate::export::notes::Notes;
use crate::export::{OutputCapabilities, SanitizingWriter};
use crate::text::{width, wrap};

/// The width in a pipe.
const WIDTH: usize = 80;
/// The least width; a narrower terminal is treated as this wide.
const NARROWEST: usize = 40;
/// The width that a column should have, for a number, a ratio and a note.
const ROOMY: usize = 12;
/// The greatest width of the names of rows.
const WIDEST_NAME: usize = 30;

/// Writes the subjects, then the rows group by group, then the meaning of signs and notes.
pub(super) fn write(
    table: &Table,
    corpus: &Corpus,
    reading: RatioReading,
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let width = look.width.unwrap_or(WIDTH).max(NARROWEST);
    let mut page = TerminalTable { table, corpus, reading, look, width, notes: Notes::default() };
    page.subjects(out)?;
    if let Some(warning) = table.warning() {
        out.write_all(b"\n")?;
        page.wrapped(out, "", warning)?;
    }
    for group in Group::ALL {
        let (rows, left_out) = listed(table, group);
        if !rows.is_empty() {
            page.group(group, &rows, out)?;
        }
        if let Some(quiet) = quiet_days(left_out) {
            page.wrapped(out, "", &quiet)?;
        }
    }
    page.signs(out)
}

struct TerminalTable<'a> {
    table: &'a Table,
    corpus: &'a Corpus,
    reading: RatioReading,
    look: OutputCapabilities,
    width: usize,
    /// The texts of the numbers in brackets, from 1.
    notes: Notes,
}

impl TerminalTable<'_> {
    fn subjects(&self, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
        for (at, subject) in self.table.subjects.iter().enumerate() {
            let mark = if at == self.table.baseline { "  (baseline)" } else { "" };
            self.wrapped(out, &format!("{}  ", letter(at)), &format!("{}{mark}", subject.name))?;
            if subject.id != subject.name {
                self.wrapped(out, "   ", &subject.id)?;
            }
            self.wrapped(out, "   ", &time(subject))?;
            if let Some(verdict) = verdict(self.table, at) {
                self.wrapped(out, "   ", &verdict)?;
            }
        }
        Ok(())
    }

    fn group(
        &mut self,
        group: Group,
        rows: &[&Row],
        out: &mut SanitizingWriter<'_>,
    ) -> io::Result<()> {
        let many = self.table.subjects.len().max(1);
        let name = self.width.saturating_sub(ROOMY * many).clamp(NARROWEST / 2, WIDEST_NAME);
        let column = (self.width - name) / many;
        let letters: Vec<String> =
            (0..many).map(|at| " ".repeat(column - 1) + &letter(at).to_string()).collect();
        let letters = letters.concat();
        let heading = format!("{:<name$}{letters}", group.word());
        out.write_all(b"\n")?;
        if self.look.color {
            out.bold(&heading)?;
        } else {
            write!(out, "{heading}")?;
        }
        out.write_all(b"\n")?;
        for row in rows {
            self.row(row, name, column, out)?;
        }
        Ok(())
    }

    fn row(
        &mut self,
        row: &Row,
        name: usize,
        column: usize,
        out: &mut SanitizingWriter<'_>,
    ) -> io::Result<()> {
        let indent = " ".repeat(usize::from(row.depth));
        let called = self.look.spell(format!("{indent}{}", label(row, self.corpus)));
        let shown = self.reading.shown.of(row);
        let cells: Vec<String> =
            row.cells.iter().enumerate().map(|(at, cell)| self.cell(cell, at, shown)).collect();
        let words = |cell: &Cell| matches!(cell.value, Some(Value::Words(_)));
        let fits = cells.iter().all(|cell| width(cell) < column);
        if !fits || row.cells.iter().any(words) {
            self.wrapped(out, "", &called)?;
            for (at, cell) in
                cells.iter().enumerate().filter(|(at, _)| row.cells[*at].value.is_some())
            {
                self.wrapped(out, &format!("{indent}  {}  ", letter(at)), cell)?;
            }
            return Ok(());
        }
        let aligned: String =
            cells.iter().map(|cell| " ".repeat(column - width(cell)) + cell).collect();
        if width(&called) < name {
            let room = " ".repeat(name - width(&called));
            writeln!(out, "{called}{room}{aligned}")
        } else {
            self.wrapped(out, "", &called)?;
            writeln!(out, "{}{aligned}", " ".repeat(name))
        }
    }

    /// Writes the value, how it compares with the baseline, `!` if entries contradict it, and
    /// notes.
    fn cell(&mut self, cell: &Cell, column: usize, shown: Shown) -> String {
        let Some(mut text) = value(cell, self.corpus, shown) else {
            return self.look.spell("–".to_owned());
        };
        if let Some(against) = against(cell, shown, self.reading.direction) {
            text += &against;
        }
        if cell.contradicted {
            text.push('!');
        }
        for reason in self.table.own_reasons(cell, column) {
            let at = self.notes.number(&reason.to_string());
            text.extend(["[", &at.to_string(), "]"]);
        }
        self.look.spell(text)
    }

    fn signs(&self, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
        out.write_all(b"\n")?;
        let baseline = letter(self.table.baseline);
        let signs = [
            self.reading.ratio(baseline).replacen("× is", "×:", 1),
            format!(
                "*: more than chance, also if counts vary by {} times their mean",
                self.table.dispersion
            ),
            "!: more is counted than the issuer allows at most".to_owned(),
            "≠: tellings of the same event dispute the number".to_owned(),
            "+2?: two further counts do not say how many".to_owned(),
        ];
        for sign in signs.into_iter().chain(self.reading.shown.legend().map(str::to_owned)) {
            self.wrapped(out, "", &sign)?;
        }
        for (at, note) in self.notes.all() {
            self.wrapped(out, &format!("[{at}] "), &format!("not comparable: {note}"))?;
        }
        Ok(())
    }

    /// Writes a text over as many lines as it needs, the first after a lead, the others below it.
    fn wrapped(&self, out: &mut SanitizingWriter<'_>, lead: &str, text: &str) -> io::Result<()> {
        let text = self.look.spell(text.to_owned());
        let under = width(lead) + text.len() - text.trim_start().len();
        let lines = wrap(&text, self.width.saturating_sub(under).max(NARROWEST / 2));
        for (at, range) in lines.into_iter().enumerate() {
            let part = text.get(range).unwrap_or_default();
            if at == 0 {
                writeln!(out, "{lead}{part}")?;
            } else {
                writeln!(out, "{}{}", " ".repeat(under + 2), part.trim_start())?;
            }
        }
        Ok(())
    }
}

/// Returns the letter of a subject.
fn letter(at: usize) -> char {
    ('A'..='Z').nth(at).unwrap_or('?')
}
