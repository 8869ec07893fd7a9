//! What may be held against what: the cases in which a program that takes a part for the whole goes
//! wrong, each on the archive as it was kept.

use watchfloor::compare::{Measure, Reason, RowOrigin, Table};
use watchfloor::cover::State;

use super::{KEPT, cells, table, texts};

/// The reasons of the row of all attacks.
fn reasons(table: &Table, column: usize) -> Vec<String> {
    let cell = &cells(table, Measure::ATTACKS, None)[column];
    cell.not_comparable.iter().map(ToString::to_string).collect()
}

fn assert_not_held_against(table: &Table) {
    for row in &table.rows {
        for cell in &row.cells {
            let change = cell.change.unwrap_or_default();
            assert_eq!(change.ratio, None, "{:?} {:?}", row.measure, row.key);
            assert!(!cell.is_beyond_chance(), "{:?} {:?}", row.measure, row.key);
        }
    }
    assert!(table.tested.iter().all(|tested| *tested == 0));
}

#[test]
fn an_article_covers_no_day() {
    let table = table(&["2024-06", "2020-05-21..2020-05-26"], 0);
    let june = &table.subjects[0].coverage;
    assert_eq!((june.days(), june.of(), june.held.days(State::InFull)), (0, 30, 0));
    assert_eq!(reasons(&table, 0), ["not held"]);
    assert_not_held_against(&table);
}

#[test]
fn a_brief_is_no_week() {
    let table = table(&["institute-of-the-middle-east-2024-06-01", "itic-2020-05-21"], 0);
    assert_eq!(texts(&table, Measure::ATTACKS, None), ["1", "33"]);
    assert!(reasons(&table, 1)[1].starts_with("the baseline: "), "{:?}", reasons(&table, 1));
    assert_not_held_against(&table);
}

#[test]
fn a_wave_that_only_a_collection_tells_is_not_covered() {
    let table = table(&["wave:2024-01-kill-them", "wave:2020-07"], 0);
    let coverage = &table.subjects[0].coverage;
    assert_eq!((coverage.days(), coverage.of()), (0, 7));
    assert_eq!(texts(&table, Measure::ATTACKS, None)[0], "0");
    assert_eq!(texts(&table, Measure::OUTSIDE, Some("earlier"))[0], "1", "of 3 January");
    assert_not_held_against(&table);
}

#[test]
fn a_month_told_in_words_is_no_zero() {
    let table = table(&["2020-02", "2020-07"], 0);
    let held = |at: usize| table.subjects[at].coverage.held;
    assert_eq!(held(0).state(), State::WordsOnly, "`dozens killed`");
    assert_eq!(held(1).state(), State::InPart);
    assert_not_held_against(&table);
}

#[test]
fn two_months_in_part_have_no_star() {
    let table = table(&["2020-03", "2020-07"], 0);
    assert_eq!(texts(&table, Measure::ATTACKS, None), ["3", "12"]);
    assert_not_held_against(&table);
}

#[test]
fn a_query_has_the_coverage_of_its_theatres() {
    let africa = table(&["theatre:africa date:2020-11", "theatre:africa date:2020-06"], 0);
    assert_eq!(africa.subjects[0].coverage.days(), 0, "no digest of November treats Africa");
    assert_eq!(reasons(&africa, 0), ["silent, 30 days"]);
    assert_not_held_against(&africa);
    let iraq = table(&["theatre:iraq date:2023-03", "2023-03"], 0);
    let coverage = &iraq.subjects[0].coverage;
    assert_eq!((coverage.days(), coverage.of()), (0, 31));
    // In full of Iraq, and not of Syria and Iraq together.
    let days = "date:2020-05-17..2020-05-20";
    let [one, both] = ["theatre:iraq", "theatre:iraq,syria"].map(|theatres| {
        table(&[&format!("{theatres} {days}"), "2020-07"], 0).subjects[0].coverage.held
    });
    assert!(one.state() >= both.state() && one.of() == both.of());
    assert_eq!(both.days(State::NotHeld), 0);
}

#[test]
fn theatres_against_each_other_are_never_marked() {
    let table = table(&["theatre:iraq", "theatre:africa"], 0);
    assert_eq!(texts(&table, Measure::ATTACKS, Some("iraq"))[1], "0");
    assert_not_held_against(&table);
}

const MANY: [&str; 12] = [
    "wave:2019-04",
    "wave:2020-05-raids",
    "wave:2020-07",
    "itic-2020-05-14",
    "itic-2020-05-21",
    "2020-05-21..2020-05-24",
    "2020-05-21..2020-05-22",
    "2020-05-14..2020-05-24",
    "2020",
    "theatre:iraq date:2020-05",
    "theatre:iraq date:2020-05-14..2020-05-24",
    "theatre:syria date:2020-05-21..2020-05-24",
];

#[test]
fn there_is_no_ratio_but_where_both_sides_are_held_in_full() {
    let (mut ratios, mut cells) = (0, 0);
    for one in MANY {
        for other in MANY.iter().filter(|other| **other != one) {
            let table = table(&[one, other], 0);
            for row in table.rows.iter().filter(|row| row.line == RowOrigin::Counted) {
                let reason = |reason: &Reason| !matches!(reason, Reason::Overlap(_));
                let held = !row.cells.iter().any(|cell| cell.not_comparable.iter().any(reason));
                let change = row.cells[1].change.unwrap_or_default();
                assert!(held || change.ratio.is_none(), "{one} {other} {:?}", row.measure);
                assert!(held || change.difference.is_none(), "{one} {other} {:?}", row.measure);
                ratios += usize::from(change.ratio.is_some());
                cells += usize::from(!held);
            }
        }
    }
    assert!(ratios > 0 && cells > 10 * ratios, "{ratios} ratios, {cells} cells without");
}

#[test]
fn the_reasons_of_a_column_are_not_repeated_in_its_cells() {
    let table = table(&["wave:2020-07", "2020-05"], 0);
    assert!(table.reasons.iter().all(|reasons| !reasons.is_empty()));
    let mut own = 0;
    for row in table.rows.iter().filter(|row| row.line == RowOrigin::Counted) {
        for (at, cell) in row.cells.iter().enumerate() {
            for reason in table.own_reasons(cell, at) {
                assert!(!table.reasons[at].contains(reason), "{:?}", row.measure);
                assert!(!matches!(reason, Reason::Baseline(_)), "it stands at the baseline's cell");
                own += 1;
            }
        }
    }
    assert!(own > 10, "places differ from the whole: {own}");
    assert_eq!(table.own_reasons(&cells(&table, Measure::ATTACKS, None)[1], 1).count(), 0);
    assert!(KEPT.0.len() == 263);
}
