//! The cells and the subjects of a comparison in words, with what has to be noted of them: for every format
//! that has notes.

use super::{RatioReading, against, time, value, verdict};
use crate::archive::Corpus;
use crate::compare::{Cell, CellOrigin, Interval, Row, Statement, Subject, Table, Value};

/// A cell in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::export) struct CellWords {
    /// What stands in it.
    pub(in crate::export) text: String,
    /// What has to be noted of it, in order.
    pub(in crate::export) notes: Vec<String>,
}

/// A subject in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::export) struct SubjectWords {
    /// Its name.
    pub(in crate::export) name: String,
    /// Whether the others are held against it.
    pub(in crate::export) mark: &'static str,
    /// Its days, and how it compares.
    pub(in crate::export) time: String,
    /// From what it is counted, as a note.
    pub(in crate::export) counted: String,
}

impl CellWords {
    /// Returns true if anything is told in it.
    pub(in crate::export) fn tells(&self) -> bool {
        !matches!(self.text.as_str(), "" | "–" | "0")
    }
}

/// Puts a cell into words; the number says of which subject it is.
pub(in crate::export) fn cell_words(
    table: &Table,
    corpus: &Corpus,
    reading: RatioReading,
    (cell, column): (&Cell, usize),
    row: &Row,
) -> CellWords {
    let shown = reading.shown.of(row);
    let Some(mut text) = value(cell, corpus, shown) else {
        return CellWords { text: "–".to_owned(), notes: Vec::new() };
    };
    text.extend(against(cell, shown, reading.direction));
    CellWords { text, notes: cell_notes(table, reading, (cell, column), row) }
}

fn cell_notes(
    table: &Table,
    reading: RatioReading,
    (cell, column): (&Cell, usize),
    row: &Row,
) -> Vec<String> {
    let mut notes = Vec::new();
    if let CellOrigin::Stated(_) = &cell.origin {
        notes.push(cited(&cell.origin));
    }
    if let Some(Value::Number(sum) | Value::Mean(sum, _)) = &cell.value
        && sum.unsaid > 0
    {
        notes.push(format!("{} of {} counts do not say how many.", sum.unsaid, sum.terms));
    }
    let shows_share = reading.shown.of(row) == super::Shown::Share;
    let change = cell.change.filter(|change| change.marked && !shows_share);
    let change = change.map(|change| reading.direction.read(&change));
    if let Some((change, interval)) = change.and_then(|it| Some((it, it.interval?))) {
        let wide = change.dispersed.map_or_else(String::new, |wide| {
            let phi = table.dispersion;
            format!(", for variance {phi} x the mean {}", between(wide))
        });
        let single = between(interval);
        notes.push(format!(
            "More than chance: the ratio lies {single} (Clopper-Pearson, 95 %){wide}."
        ));
    }
    if cell.contradicted {
        notes.push("More is counted than the issuer allows at most.".to_owned());
    }
    if let Some(listed) = &cell.listed {
        notes.push(format!("The archive lists {listed} of these."));
    }
    let reasons = table.own_reasons(cell, column);
    notes.extend(reasons.map(|reason| format!("Not comparable: {reason}.")));
    notes
}

/// Puts a subject into words, with what it is counted from.
pub(in crate::export) fn subject_words(
    table: &Table,
    corpus: &Corpus,
    at: usize,
) -> Option<SubjectWords> {
    let subject = table.subjects.get(at)?;
    let verdict = verdict(table, at).map_or_else(String::new, |text| format!("; {text}"));
    Some(SubjectWords {
        name: subject.name.clone(),
        mark: if at == table.baseline { " (baseline)" } else { "" },
        time: time(subject) + &verdict,
        counted: counted_from(subject, corpus),
    })
}

/// Says what the signs in the cells mean.
pub(in crate::export) fn legend(table: &Table, reading: RatioReading) -> String {
    let baseline = table.subjects.get(table.baseline);
    let baseline = baseline.map_or("", |subject| subject.name.as_str());
    format!(
        "{}. * marks what is more than chance, also if counts vary by {} times their mean. What is \
         stated by an issuer and what is counted from this archive are never merged.",
        reading.ratio(baseline),
        table.dispersion
    )
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
