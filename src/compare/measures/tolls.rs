//! Nature: what attacks cost, over every basis and on each.

use super::{Definition, Measure, Numbers};
use crate::compare::event_count::EventCount;
use crate::compare::rows::{Book, Head, number};
use crate::compare::sql::{Fills, MeasureSql, SqlMark};
use crate::compare::tally::{CountMark, EntryMarks, SubjectTally};
use crate::compare::{Group, Row, RowKey};
use crate::digest::{Basis, Harm, Sum};

/// What all tolls have in common.
const TOLL: Definition = Definition {
    group: Group::Nature,
    unit: "people",
    numbers: Numbers::People,
    rows,
    ..Definition::ATTACKS
};

/// What engines count for a toll: over every basis, and for each.
macro_rules! toll_marks {
    ($word:literal) => {
        [
            SqlMark {
                numbers: $word,
                when: concat!("t.event_", $word, "_low IS NOT NULL"),
                fills: Fills::Never,
                ..SqlMark::WHOLE
            },
            SqlMark {
                part: "basis",
                key: concat!("t.event_", $word, "_basis"),
                numbers: $word,
                when: concat!("t.event_", $word, "_low IS NOT NULL"),
                fills: Fills::Never,
                ..SqlMark::WHOLE
            },
        ]
    };
}

impl Measure {
    /// The dead.
    pub const KILLED: Self = Self(&Definition {
        word: "killed",
        sql: MeasureSql::Marks(&toll_marks!("killed")),
        label: "killed",
        doc: "the dead of attacks, over every basis and for each basis",
        stated_as: Some("killed"),
        marks: |seen, mark| toll(seen, Harm::Killed, mark),
        ..TOLL
    });

    /// The wounded.
    pub const WOUNDED: Self = Self(&Definition {
        word: "wounded",
        sql: MeasureSql::Marks(&toll_marks!("wounded")),
        label: "wounded",
        doc: "the wounded, likewise",
        stated_as: Some("wounded"),
        marks: |seen, mark| toll(seen, Harm::Wounded, mark),
        ..TOLL
    });

    /// Dead or wounded, given only as one number.
    pub const KILLED_OR_WOUNDED: Self = Self(&Definition {
        word: "killed_or_wounded",
        sql: MeasureSql::Marks(&toll_marks!("killed_or_wounded")),
        label: "killed or wounded",
        doc: "dead and wounded, likewise, where a source gives no more than both together; never split",
        stated_as: Some("killed or wounded"),
        marks: |seen, mark| toll(seen, Harm::KilledOrWounded, mark),
        ..TOLL
    });

    /// The captured.
    pub const CAPTURED: Self = Self(&Definition {
        word: "captured",
        sql: MeasureSql::Marks(&toll_marks!("captured")),
        label: "captured",
        doc: "the captured, likewise",
        stated_as: Some("captured"),
        marks: |seen, mark| toll(seen, Harm::Captured, mark),
        // The figures of issuers for all tolls stand below the last toll.
        rows: |measure, book| {
            let mut rows = rows(measure, book);
            rows.extend(book.stated(Group::Nature));
            rows
        },
        ..TOLL
    });
}

fn toll<'a>(seen: &EntryMarks<'a>, harm: Harm, mark: &mut dyn FnMut(CountMark<'a>)) {
    if let Some(toll) = seen.corpus.toll(seen.key, harm) {
        mark(CountMark::Toll(toll));
    }
}

/// Writes the toll over every basis, and below it the toll of each basis if there are several.
fn rows(measure: Measure, book: &Book<'_>) -> Vec<Row> {
    let head = Head::new(measure);
    let row = |head: Head, bases: &[Basis]| {
        book.counted_row(head, None, |subject, counted| {
            let stated_toll = |tally: &SubjectTally<'_>| {
                let mut sum = Sum::default();
                for basis in bases {
                    sum.merge(&tally.tolls[basis.index()]);
                }
                sum
            };
            let certain = stated_toll(counted.certain.of(measure));
            let possible = stated_toll(counted.possible.of(measure));
            let sum = certain.with_possible(&possible);
            (!sum.is_silent()).then(|| number(sum, subject))
        })
    };
    let stated_toll = |basis: &Basis| {
        book.any(measure, |tally| EventCount::plain(tally.tolls[basis.index()].terms))
    };
    let bases: Vec<Basis> = Basis::ALL.into_iter().filter(stated_toll).collect();
    let mut rows = vec![row(head.clone(), &Basis::ALL)];
    if bases.len() > 1 {
        rows.extend(bases.iter().map(|basis| row(head.part(RowKey::Basis(*basis)), &[*basis])));
    }
    rows
}
