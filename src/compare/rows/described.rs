//! What descriptions of waves say in words, where their files name no issuer.

use super::Book;
use crate::compare::{
    Cell, CellOrigin, Measure, Row, RowKey, RowOrigin, Stated, Statement, Subject, Value,
};
use crate::digest::{Basis, Wave};

/// The issuer shown where the file of a wave describes it and names nobody.
const DESCRIBED: &str = "description of the wave";

impl Book<'_> {
    /// Writes a row of what waves say in words on a measure, if any of them does.
    pub(in crate::compare) fn described(
        &self,
        measure: Measure,
        key: Option<RowKey>,
        words: impl Fn(&Wave) -> Option<String>,
    ) -> Option<Row> {
        let cell = |subject: &Subject| {
            let wave = self.wave_of(subject)?;
            let text = words(wave)?;
            let statement = Statement {
                issuer: DESCRIBED.to_owned(),
                basis: Basis::Assessed,
                released: None,
                sources: wave.sources.clone(),
                note: None,
                of: measure.label().to_owned(),
                period: None,
                from: wave.id.to_string(),
                file: wave.file.to_string(),
            };
            let stated = Stated::new(text.clone(), statement.into());
            let mut cell = Cell::empty(CellOrigin::Stated(stated));
            cell.value = Some(Value::Words(text));
            Some(cell)
        };
        let cells: Vec<Option<Cell>> = self.subjects.iter().map(cell).collect();
        if cells.iter().all(Option::is_none) {
            return None;
        }
        let empty = || Cell::empty(CellOrigin::Derived);
        Some(Row {
            group: measure.group(),
            measure,
            key,
            line: RowOrigin::Stated(DESCRIBED.into(), Basis::Assessed),
            unit: "words".into(),
            depth: 1,
            nth: 0,
            cells: cells.into_iter().map(|cell| cell.unwrap_or_else(empty)).collect(),
        })
    }

    /// Joins the words of a description to one text; none if there are none.
    pub(in crate::compare) fn joined(words: &[Box<str>]) -> Option<String> {
        (!words.is_empty()).then(|| words.join(", "))
    }
}
