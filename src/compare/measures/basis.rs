//! Basis: who stands behind the entries, the gap between what is stated and what is counted, and
//! stated figures of other things.

use super::{Definition, EntryScope, Measure, Naming, Numbers};
use crate::compare::evidence::of_gap;
use crate::compare::rows::{Book, Head};
use crate::compare::sql::{MeasureSql, SqlMark};
use crate::compare::tally::CountMark;
use crate::compare::{Group, Row, RowKey};
use crate::digest::{Basis, KindId};

pub(super) const MEASURES: &[Measure] = &[Measure::ENTRIES, Measure::GAP, Measure::FIGURE];

/// What these measures have in common.
const BASIS: Definition = Definition { group: Group::Basis, ..Definition::ATTACKS };

impl Measure {
    /// All entries.
    pub const ENTRIES: Self = Self(&Definition {
        word: "entries",
        label: "entries",
        doc: "all entries, by basis and by kind",
        unit: "entries",
        naming: Naming::Part,
        among: EntryScope::Entries,
        numbers: Numbers::Context,
        marks: |seen, mark| {
            mark(CountMark::Whole);
            mark(CountMark::Part(RowKey::Basis(seen.entry.basis)));
            mark(CountMark::Part(RowKey::Kind(seen.entry.kind)));
        },
        rows: entries,
        sql: MeasureSql::Marks(&[
            SqlMark::WHOLE,
            SqlMark::part("basis", "t.basis"),
            SqlMark::always("basis", "'claimed'"),
            SqlMark::always("basis", "'official'"),
            SqlMark::always("basis", "'reported'"),
            SqlMark::always("basis", "'assessed'"),
            SqlMark::part("kind", "t.kind"),
        ]),
        ..BASIS
    });

    /// Stated less counted.
    pub const GAP: Self = Self(&Definition {
        word: "gap",
        label: "stated less counted",
        doc: "stated less counted, for the days of the figure",
        numbers: Numbers::Other,
        rows: |_, book| book.gaps(),
        behind: of_gap,
        ..BASIS
    });

    /// A stated figure of something else, named by the row's key.
    pub const FIGURE: Self = Self(&Definition {
        word: "figure",
        label: "figure",
        doc: "a stated number of something else, in its issuer's words",
        unit: "",
        numbers: Numbers::Other,
        naming: Naming::Part,
        among: EntryScope::Nothing,
        rows: |_, book| book.stated(Group::Basis),
        ..BASIS
    });
}

/// Writes the rows of all entries, by basis and by kind.
fn entries(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let head = Head::new(measure);
    let mut rows = vec![book.whole_row(measure)];
    rows.extend(Basis::ALL.map(|basis| book.part_row(head.part(RowKey::Basis(basis)))));
    let kinds = 0..book.corpus.taxonomy().kinds().len();
    let kinds = kinds.map(|at| KindId(u8::try_from(at).unwrap_or(u8::MAX)));
    rows.extend(book.part_rows(kinds.map(|id| head.part(RowKey::Kind(id)))));
    rows
}
