//! What issuers say of the dates of waves, one line per issuer.

use std::collections::HashMap;

use super::Book;
use crate::compare::lines::LineAllocator;
use crate::compare::{
    Ask, Cell, CellOrigin, Measure, Row, RowOrigin, Stated, Statement, Subject, Value,
};
use crate::digest::{Basis, IssuerDates, Sum, Wave};

impl Book<'_> {
    /// Writes a row for each issuer that gives dates; an issuer that gives two dates has two rows.
    pub(in crate::compare) fn said_dates(
        &self,
        measure: Measure,
        issuer_day: impl Fn(&IssuerDates) -> Option<Value>,
    ) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut lines = LineAllocator::new();
        for (at, subject) in self.subjects.iter().enumerate() {
            let Some(wave) = self.wave_of(subject) else { continue };
            let standing = standings(wave);
            for dates in &wave.dates {
                let Some(value) = issuer_day(dates) else { continue };
                let basis = standing.get(&*dates.issuer).copied().unwrap_or(Basis::Assessed);
                let mut cell = Cell::empty(stated_origin(wave, dates, basis, &value));
                cell.value = Some(value);
                let row = lines.take((&*dates.issuer, basis));
                if row == rows.len() {
                    let empty = |_: &Subject| Cell::empty(CellOrigin::Derived);
                    rows.push(Row {
                        group: measure.group(),
                        measure,
                        key: None,
                        line: RowOrigin::Stated((*dates.issuer).into(), basis),
                        unit: measure.unit().into(),
                        depth: 1,
                        nth: 0,
                        cells: self.subjects.iter().map(empty).collect(),
                    });
                }
                if let Some(free) = rows.get_mut(row).and_then(|row| row.cells.get_mut(at)) {
                    *free = cell;
                }
            }
            lines.next_subject();
        }
        rows
    }

    /// Returns the wave that a subject is, if it is one.
    pub(super) fn wave_of(&self, subject: &Subject) -> Option<&Wave> {
        let Ask::Wave(id) = &subject.ask else { return None };
        self.corpus.waves().iter().find(|wave| *wave.id == **id).map(AsRef::as_ref)
    }
}

/// Returns the basis on which issuers give the dates of a wave: that of their first figure there.
/// An issuer without a figure is left out, since its dates are a judgement.
fn standings(wave: &Wave) -> HashMap<&str, Basis> {
    let mut standings = HashMap::new();
    for figure in &wave.figures {
        standings.entry(&*figure.issuer).or_insert(figure.basis);
    }
    standings
}

impl Value {
    /// Makes a value of a known day.
    pub(in crate::compare) fn day(day: chrono::NaiveDate) -> Self {
        Self::Day(Some(day))
    }

    /// Makes a value of a number of known days.
    pub(in crate::compare) fn days(days: u32) -> Self {
        Self::Number(Sum {
            low: days.into(),
            best: days.into(),
            high: Some(days.into()),
            terms: 1,
            unsaid: 0,
            disputed: 0,
        })
    }
}

fn stated_origin(wave: &Wave, dates: &IssuerDates, basis: Basis, value: &Value) -> CellOrigin {
    let statement = Statement {
        issuer: dates.issuer.to_string(),
        basis,
        released: None,
        sources: dates.sources.clone(),
        note: dates.note.as_deref().map(str::to_owned),
        of: "dates of the wave".to_owned(),
        period: None,
        from: wave.id.to_string(),
        file: wave.file.to_string(),
    };
    CellOrigin::Stated(Stated::new(value.text(), statement.into()))
}
