//! A comparison as Markdown to paste into a report: one table per group, with sources and doubts in
//! footnotes.

use std::io::{self, Write as _};

use super::{RatioReading, Shown, against, label, listed, quiet_days, time, value, verdict};
use crate::archive::Corpus;
use crate::compare::{Cell, CellOrigin, Group, Interval, Statement, Subject, Table, Value};
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
            let shown = reading.shown.of(row);
            let cells = row.cells.iter().enumerate();
            let cells: Vec<_> = cells.map(|(at, cell)| report.cell(cell, at, shown)).collect();
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
            let counted = counted_from(subject, self.corpus);
            let mark = if at == self.table.baseline { " (baseline)" } else { "" };
            let verdict =
                verdict(self.table, at).map_or_else(String::new, |text| format!("; {text}"));
            let time = time(subject) + &verdict;
            let (name, time) = (escaped(&subject.name), escaped(&time));
            let note = self.note(&counted);
            writeln!(out, "- **{name}**{mark} `{}`: {time}{note}", subject.id.replace('`', "'"))?;
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, column: usize, shown: Shown) -> String {
        let Some(text) = value(cell, self.corpus, shown) else { return "–".to_owned() };
        let mut text = escaped(&text);
        if let Some(against) = against(cell, shown, self.reading.direction) {
            text += &escaped(&against);
        }
        if let CellOrigin::Stated(_) = &cell.origin {
            let cited = cited(&cell.origin);
            text += &self.note(&cited);
        }
        if let Some(Value::Number(sum) | Value::Mean(sum, _)) = &cell.value
            && sum.unsaid > 0
        {
            let of = format!("{} of {} counts do not say how many.", sum.unsaid, sum.terms);
            text += &self.note(&of);
        }
        let change = cell.change.filter(|change| change.marked && shown != Shown::Share);
        let change = change.map(|change| self.reading.direction.read(&change));
        if let Some((change, interval)) = change.and_then(|it| Some((it, it.interval?))) {
            let wide = change.dispersed.map_or_else(String::new, |wide| {
                let phi = self.table.dispersion;
                format!(", for variance {phi} x the mean {}", between(wide))
            });
            let single = between(interval);
            text += &self.note(&format!(
                "More than chance: the ratio lies {single} (Clopper-Pearson, 95 %){wide}."
            ));
        }
        if cell.contradicted {
            text += &self.note("More is counted than the issuer allows at most.");
        }
        if let Some(listed) = &cell.listed {
            text += &self.note(&format!("The archive lists {listed} of these."));
        }
        let reasons = self.table.own_reasons(cell, column);
        let reasons: Vec<String> =
            reasons.map(|reason| format!("Not comparable: {reason}.")).collect();
        for reason in reasons {
            text += &self.note(&reason);
        }
        text
    }

    /// Returns the sign of a note. Equal texts have the same number.
    fn note(&mut self, text: &str) -> String {
        format!("[^{}]", self.notes.number(text))
    }

    fn end(&self, out: &mut SanitizingWriter<'_>) -> io::Result<()> {
        let baseline = self.table.subjects.get(self.table.baseline);
        let baseline = baseline.map_or("", |subject| subject.name.as_str());
        let legend = format!(
            "{}. * marks what is more than chance, also if counts vary by {} times their mean. What is \
             stated by an issuer and what is counted from this archive are never merged.",
            self.reading.ratio(baseline),
            self.table.dispersion
        );
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

/// Says how many entries a subject is counted from, and who told them.
fn counted_from(subject: &Subject, corpus: &Corpus) -> String {
    let outlet_list = corpus.outlets_cited(&subject.entries);
    let outlet_list: Vec<String> =
        outlet_list.into_iter().map(|(outlet, entries)| format!("{outlet} ({entries})")).collect();
    let mut text = format!("Counted from {} entries, each event once", subject.entries.len());
    if subject.repeats > 0 {
        text.extend(["; ", &subject.repeats.to_string(), " further tellings are left out"]);
    }
    if !subject.possible.is_empty() {
        text.extend(["; ", &subject.possible.len().to_string(), " more may belong to it"]);
    }
    if outlet_list.is_empty() {
        text + "."
    } else {
        format!("{text}. Told by {}.", outlet_list.join(", "))
    }
}

/// Cites a figure with everything that a reader needs to look it up.
fn cited(origin: &CellOrigin) -> String {
    let CellOrigin::Stated(stated) = origin else { return String::new() };
    let text = &stated.text;
    let Statement { issuer, basis, released, sources, note, of, period, .. } = &*stated.statement;
    let mut cited = format!("{issuer} ({basis}): {of} {text}");
    if let Some(period) = period {
        cited.extend([", for ", &period.to_string()]);
    }
    if let Some(released) = released {
        cited.extend([", released ", &released.to_string()]);
    }
    cited.push('.');
    if let Some(note) = note {
        cited.extend([" ", note]);
    }
    let sources: Vec<String> = sources.iter().map(|source| source.view().to_string()).collect();
    if sources.is_empty() { cited } else { format!("{cited} {}", sources.join("; ")) }
}

/// Says between which ends a ratio lies.
fn between(interval: Interval) -> String {
    let high = interval.high.map_or_else(|| "no bound".to_owned(), |high| format!("{high:.2}"));
    format!("between {:.2} and {high}", interval.low)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
