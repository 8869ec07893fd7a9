//! Duration: start, end and days, as counted and as each issuer says, and how much is covered.

use super::{Book, Head, counted_sum};
use crate::compare::count::Counts;
use crate::compare::engine::Counted;
use crate::compare::stated::standing;
use crate::compare::{Ask, Cell, Group, Key, Line, Measure, Origin, Row, Subject, Value};
use crate::digest::{Basis, IssuerDates, Sum, Wave};

impl Book<'_> {
    /// Start, end and days with what issuers say of each, then coverage.
    pub(super) fn duration(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let head = |measure, unit| Head::new(Group::Duration, measure, unit);
        let none = |_: &Counts<'_>| None;
        let start =
            |subject: &Subject, _: &Counted<'_>| subject.start.map(|day| Value::Day(Some(day)));
        rows.push(self.counted_row(head(Measure::Start, "date"), start, none));
        rows.extend(self.said_dates(Measure::Start, |said| said.start.map(Value::day)));
        let end =
            |subject: &Subject, _: &Counted<'_>| subject.start.map(|_| Value::Day(subject.end));
        rows.push(self.counted_row(head(Measure::End, "date"), end, none));
        rows.extend(self.said_dates(Measure::End, |said| said.end.map(Value::day)));
        let days = |subject: &Subject, _: &Counted<'_>| {
            let days = counted_sum(subject.days?, 0);
            Some(super::number(days, subject))
        };
        rows.push(self.counted_row(head(Measure::Days, "days"), days, none));
        rows.extend(self.said_dates(Measure::Days, |said| said.days.map(Value::days)));
        rows.extend(self.covered());
        rows
    }

    fn covered(&self) -> Vec<Row> {
        let head = Head::new(Group::Duration, Measure::Covered, "days");
        let row = |head: Head, days: &dyn Fn(&Subject) -> u32| {
            let value = |subject: &Subject, _: &Counted<'_>| {
                (subject.coverage.of > 0).then(|| Value::days(days(subject)))
            };
            let mut row = self.counted_row(head, value, |_: &Counts<'_>| None);
            for (cell, subject) in row.cells.iter_mut().zip(self.subjects) {
                let of = subject.coverage.of;
                cell.share = (of > 0).then(|| f64::from(days(subject)) / f64::from(of));
                cell.origin = Origin::Derived;
            }
            row
        };
        let mut rows = vec![row(head.clone(), &|subject| subject.coverage.days)];
        let full = head.part(Key::Named(IN_FULL.to_owned()));
        rows.push(row(full, &|subject| subject.coverage.in_full));
        for (theatre, _) in self.corpus.taxonomy().theatres() {
            let days = |subject: &Subject| {
                let known = subject.coverage.by_theatre.iter().find(|(id, _)| *id == theatre);
                known.map_or(0, |(_, days)| *days)
            };
            if self.subjects.iter().any(|subject| days(subject) > 0) {
                rows.push(row(head.part(Key::Theatre(theatre)), &days));
            }
        }
        rows
    }

    /// What issuers say of the dates of waves, one line an issuer.
    fn said_dates(
        &self,
        measure: Measure,
        said: impl Fn(&IssuerDates) -> Option<Value>,
    ) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for (at, subject) in self.subjects.iter().enumerate() {
            let Some(wave) = self.wave_of(subject) else { continue };
            let mut taken = vec![false; rows.len()];
            for dates in &wave.dates {
                let Some(value) = said(dates) else { continue };
                let basis = standing(wave, &dates.issuer);
                let line = Line::Stated(dates.issuer.to_string(), basis);
                let mut cell = Cell::empty(told(wave, dates, basis, &value));
                cell.value = Some(value);
                // An issuer that says it twice has two lines.
                let free = (0..rows.len()).find(|row| rows[*row].line == line && !taken[*row]);
                let row = free.unwrap_or_else(|| {
                    let empty = |_: &Subject| Cell::empty(Origin::Derived);
                    let cells = self.subjects.iter().map(empty).collect();
                    let unit = if measure == Measure::Days { "days" } else { "date" }.to_owned();
                    let group = Group::Duration;
                    rows.push(Row { group, measure, key: None, line, unit, depth: 1, cells });
                    taken.push(false);
                    rows.len() - 1
                });
                taken[row] = true;
                rows[row].cells[at] = cell;
            }
        }
        rows
    }

    /// The wave that a subject is.
    pub(super) fn wave_of(&self, subject: &Subject) -> Option<&Wave> {
        let Ask::Wave(id) = &subject.ask else { return None };
        self.corpus.waves().iter().find(|wave| *wave.id == **id).map(AsRef::as_ref)
    }
}

/// What the part of coverage is called that digests held in full give.
pub(in crate::compare) const IN_FULL: &str = "held in full";

impl Value {
    fn day(day: chrono::NaiveDate) -> Self {
        Self::Day(Some(day))
    }

    fn days(days: u32) -> Self {
        Self::Number(Sum {
            low: days.into(),
            best: days.into(),
            high: Some(days.into()),
            said: 1,
            unsaid: 0,
        })
    }
}

fn told(wave: &Wave, dates: &IssuerDates, basis: Basis, value: &Value) -> Origin {
    Origin::Stated {
        issuer: dates.issuer.to_string(),
        basis,
        released: None,
        sources: dates.sources.clone(),
        note: dates.note.as_deref().map(str::to_owned),
        of: "dates of the wave".to_owned(),
        text: value.text(),
        period: None,
        from: wave.id.to_string(),
        file: wave.file.to_string(),
    }
}
