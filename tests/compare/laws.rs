//! What must hold for any subjects: over the archive as it was kept, over the invented weeks, and over
//! archives that are made up.

use proptest::prelude::*;
use watchfloor::archive::Corpus;
use watchfloor::compare::{
    Ask, Cell, Dispersion, Measure, Row, RowKey, RowOrigin, Standing, Table, Value, ask, compare,
};
use watchfloor::digest::Sum;
use watchfloor::query::Index;

use super::exercise::{LANTERNS, SALT, WEEKS, exercise};
use super::invented::{Date, Drawn, archive, drawn};
use super::{KEPT, bounds, key_of, table};

const SUBJECTS: [&str; 12] = [
    "wave:2019-04",
    "wave:2019-08",
    "wave:2020-05-raids",
    "wave:2020-07",
    "wave:2022-09",
    "itic-2020-05-21",
    "itic-2020-05-14",
    "2020-05",
    "2020-07",
    "2020",
    "theatre:iraq",
    "tactic:ied date:2020-05-10..2020-05-30",
];

fn made(texts: &[&str], corpus: &Corpus, index: &Index) -> Table {
    let asks: Vec<Ask> = texts.iter().map(|text| ask(text, corpus, &|_| None).unwrap()).collect();
    compare(&asks, 0, Dispersion::default(), corpus, index, &|| false).unwrap()
}

fn sum(cell: &Cell) -> Sum {
    match cell.value {
        Some(Value::Number(sum)) => sum,
        ref other => panic!("{other:?}"),
    }
}

/// The counted sums of a measure, of the whole or of a part.
fn sums(table: &Table, measure: Measure, key: Option<&RowKey>) -> Vec<Sum> {
    let is_meant = |row: &&Row| {
        row.measure == measure && row.line == RowOrigin::Counted && row.key.as_ref() == key
    };
    let row = table.rows.iter().find(is_meant);
    row.map_or(Vec::new(), |row| row.cells.iter().map(sum).collect())
}

#[test]
fn swapped_subjects_invert_every_ratio() {
    let (mut inverted, mut tested) = (0, 0);
    let weeks = [WEEKS[0], WEEKS[1], WEEKS[2], SALT, LANTERNS, "lantern-desk-2031-10-13"];
    for one in weeks {
        for other in weeks.iter().filter(|other| **other != one) {
            let straight = exercise(&[one, other]);
            let turned = exercise(&[other, one]);
            assert_eq!(straight.tested[1], turned.tested[1], "{one} {other}");
            for row in &straight.rows {
                let Some(change) = row.cells[1].change else { continue };
                let same = |other: &&Row| {
                    (other.measure, &other.key, &other.line) == (row.measure, &row.key, &row.line)
                };
                // An issuer may have several lines: the one with the same numbers is meant.
                let mirrored = turned.rows.iter().filter(same).find(|twin| {
                    twin.cells[0].value == row.cells[1].value
                        && twin.cells[1].value == row.cells[0].value
                });
                let back = mirrored.unwrap().cells[1].change.unwrap();
                assert_eq!(back.difference, change.difference.map(|difference| -difference));
                assert_eq!(back.difference_low, change.difference_high.map(|high| -high));
                if let (Some(ratio), Some(back)) = (change.ratio, back.ratio) {
                    assert!((ratio * back - 1.0).abs() < 1e-9, "{one} {other} {:?}", row.measure);
                    inverted += 1;
                }
                assert_eq!(
                    change.interval.map(|interval| interval.beyond_chance()),
                    back.interval.map(|interval| interval.beyond_chance()),
                );
                // Both directions are one test.
                assert_eq!((change.tested, change.marked), (back.tested, back.marked));
                for (one, other) in [(change.p, back.p), (change.q, back.q)] {
                    assert_eq!(one.is_some(), other.is_some());
                    assert!(one.zip(other).is_none_or(|(one, other)| (one - other).abs() < 1e-9));
                }
                tested += usize::from(change.tested);
            }
        }
    }
    assert!(inverted > 500 && tested > 500, "{inverted} {tested}");
}

#[test]
fn a_part_is_never_more_than_its_total() {
    let table = table(&SUBJECTS[..6], 0);
    let more = super::table(&SUBJECTS[6..], 0);
    for table in [&table, &more] {
        let attacks = sums(table, Measure::ATTACKS, None);
        let entries = sums(table, Measure::ENTRIES, None);
        for row in
            table.rows.iter().filter(|row| row.line == RowOrigin::Counted && key_of(row).is_some())
        {
            let of_attacks = [Measure::ATTACKS, Measure::TACTIC, Measure::TARGET, Measure::DAY];
            let of = if of_attacks.contains(&row.measure) {
                &attacks
            } else if row.measure == Measure::ENTRIES {
                &entries
            } else {
                continue;
            };
            for (cell, of) in row.cells.iter().zip(of) {
                let Some(part) = bounds(cell) else { continue };
                assert!(part.best <= of.best as f64, "{:?} {:?}", row.measure, row.key);
                assert!(part.high.unwrap() <= of.high.unwrap() as f64);
                assert!(cell.share.is_none_or(|share| (0.0..=1.0).contains(&share)));
            }
        }
    }
}

#[test]
fn days_and_what_is_not_dated_add_up_to_the_whole() {
    for text in SUBJECTS {
        let table = table(&[text, "2019-04"], 0);
        let whole = sums(&table, Measure::ATTACKS, None)[0];
        let tempo =
            table.rows.iter().filter(|row| [Measure::DAY, Measure::UNDATED].contains(&row.measure));
        let cells = tempo.map(|row| &row.cells[0]);
        let all = cells
            .filter_map(bounds)
            .fold((0.0, 0.0), |(best, high), part| (best + part.best, high + part.high.unwrap()));
        assert_eq!(all, (whole.best as f64, whole.high.unwrap() as f64), "{text}");
    }
}

#[test]
fn notable_rows_have_what_is_beyond_chance_first() {
    let marks = exercise(&[WEEKS[0], SALT]);
    let notable = marks.notable();
    let marked: Vec<bool> =
        notable.iter().map(|at| marks.rows[*at].cells.iter().any(Cell::is_beyond_chance)).collect();
    assert!(marked[0] && marked.iter().any(|marked| !marked));
    assert!(marked.is_sorted_by(|one, other| one >= other));
    let table = table(&["2020-03", "2020-07"], 0);
    assert_eq!(table.notable().len(), 0, "nothing that is held in part is worth a note");
    let standing = |word: &str| {
        let at = table.rows.iter().position(|row| {
            row.measure == Measure::ATTACKS
                && row.line == RowOrigin::Counted
                && row.key.as_ref().is_some_and(|key| key.word(KEPT.0.taxonomy()) == word)
        });
        table.standing(at.unwrap(), 1)
    };
    assert_eq!(standing("idlib"), Standing::New);
    assert_eq!(standing("asia"), Standing::Gone);
    assert_eq!(standing("iraq"), Standing::Both);
}

#[test]
fn nobody_waits_and_nothing_is_made() {
    let (corpus, index) = &*KEPT;
    let asks = [ask("2020", corpus, &|_| None).unwrap(), ask("2019", corpus, &|_| None).unwrap()];
    assert!(compare(&asks, 0, Dispersion::default(), corpus, index, &|| true).is_none());
}

#[test]
fn an_open_end_has_no_rate() {
    let table = table(&["wave:2020-05-raids", "wave:2022-09"], 0);
    let cell = &super::cells(&table, Measure::ATTACKS, None)[1];
    assert_eq!(table.subjects[1].days, None);
    assert!(cell.not_comparable.contains(&watchfloor::compare::Reason::OpenEnd));
    assert_eq!((cell.per_day, cell.change), (None, None));
}

/// Certain and possible attacks among drawn entries for days of June, one by one.
fn brute(entries: &[Drawn], from: u32, to: u32) -> (u64, u64) {
    let (mut certain, mut possible) = (0, 0);
    for entry in entries.iter().filter(|entry| entry.kind == "attack") {
        let (first, last) = match entry.date {
            Date::Day => (entry.day, entry.day),
            Date::Range(more) => (entry.day, entry.day + more),
            Date::Month => (1, 30),
        };
        if from <= first && last <= to {
            certain += 1;
        } else if first <= to && from <= last {
            possible += 1;
        }
    }
    (certain, possible)
}

/// The least and the greatest toll that counts allow, by trying every number of each; none: no bound.
fn enumerated(killed: &[&str]) -> (u64, Option<u64>) {
    let each = |text: &str| -> (u64, Option<u64>) {
        match text {
            "~5" => (4, Some(6)),
            ">=2" => (2, None),
            "3-8" => (3, Some(8)),
            "some" => (1, None),
            "several" => (3, Some(9)),
            "unknown" => (0, None),
            number => (number.parse().unwrap(), Some(number.parse().unwrap())),
        }
    };
    let bounded: Option<Vec<(u64, u64)>> =
        killed.iter().map(|text| each(text)).map(|(low, high)| Some((low, high?))).collect();
    match bounded {
        Some(ranges) => {
            let mut totals = std::collections::BTreeSet::from([0]);
            for (low, high) in ranges {
                totals = totals.iter().flat_map(|sum| (low..=high).map(move |n| sum + n)).collect();
            }
            (*totals.first().unwrap(), totals.last().copied())
        }
        None => (killed.iter().map(|text| each(text).0).sum(), None),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_span_counts_what_lies_within_and_what_may(
        entries in prop::collection::vec(drawn(), 1..20), from in 1_u32..20, more in 0_u32..12
    ) {
        let (corpus, index) = archive(&entries);
        let to = (from + more).min(30);
        let span = format!("2031-06-{from:02}..2031-06-{to:02}");
        let wider = format!("2031-06-{:02}..2031-06-30", from.saturating_sub(3).max(1));
        let table = made(&[&span, &wider], &corpus, &index);
        let counted = sums(&table, Measure::ATTACKS, None);
        let (certain, possible) = brute(&entries, from, to);
        prop_assert_eq!((counted[0].low, counted[0].best), (certain, certain));
        prop_assert_eq!(counted[0].high, Some(certain + possible));
        prop_assert!(counted[1].low >= counted[0].low, "a wider span never counts less");
        prop_assert!(counted[1].high >= counted[0].high);
    }

    #[test]
    fn a_wave_is_the_sum_of_its_days(entries in prop::collection::vec(drawn(), 1..20)) {
        let (corpus, index) = archive(&entries);
        let whole = made(&["wave:2031-06-drill", "2031-06"], &corpus, &index);
        let certain = sums(&whole, Measure::ATTACKS, None)[0].best;
        let mut days = 0;
        for day in (5..=14).collect::<Vec<u32>>().chunks(5) {
            let texts: Vec<String> = day.iter().map(|day| format!("2031-06-{day:02}")).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            days += sums(&made(&texts, &corpus, &index), Measure::ATTACKS, None)
                .iter().map(|sum| sum.best).sum::<u64>();
        }
        // What is dated to several days of the wave is in the whole and in none of the days.
        let undated = sums(&whole, Measure::UNDATED, None)[0].best;
        prop_assert_eq!(days + undated, certain);
        prop_assert_eq!(certain, brute(&entries, 5, 14).0);
    }

    #[test]
    fn tolls_are_what_trying_every_number_gives(
        entries in prop::collection::vec(drawn(), 1..12)
    ) {
        let (corpus, index) = archive(&entries);
        let table = made(&["2031-06", "2031-06-01..2031-06-10"], &corpus, &index);
        let told: Vec<&str> = entries.iter().filter(|entry| entry.kind == "attack")
            .filter_map(|entry| entry.killed).collect();
        let row = table.rows.iter().find(|row| row.measure == Measure::KILLED).unwrap();
        match &row.cells[0].value {
            None => prop_assert!(told.is_empty(), "silence is no zero"),
            Some(Value::Number(sum)) => {
                prop_assert_eq!((sum.low, sum.high), enumerated(&told));
                let unsaid = told.iter().filter(|text| matches!(**text, "some" | "unknown")).count();
                prop_assert_eq!(sum.unsaid as usize, unsaid);
                prop_assert_eq!(sum.terms as usize, told.len());
            }
            Some(other) => prop_assert!(false, "{other:?}"),
        }
        let by_basis = table.rows.iter()
            .filter(|row| row.measure == Measure::KILLED && row.key.is_some())
            .filter_map(|row| row.cells[0].value.clone());
        let mut all = Sum::default();
        let mut parts = 0;
        for value in by_basis {
            let Value::Number(sum) = value else { panic!("{value:?}") };
            all.merge(&sum);
            parts += 1;
        }
        if parts > 1 {
            prop_assert_eq!(Some(Value::Number(all)), row.cells[0].value.clone());
        }
    }

    #[test]
    fn a_wider_query_never_counts_less(
        entries in prop::collection::vec(drawn(), 1..20), which in 0_usize..4
    ) {
        let (corpus, index) = archive(&entries);
        let (narrow, wide) = [
            ("theatre:iraq kind:attack", "theatre:iraq,syria kind:attack"),
            ("tactic:ied", "tactic:ied,sniper"),
            ("killed:>=4", "killed:>=2"),
            ("basis:claimed theatre:syria", "theatre:syria"),
        ][which];
        let table = made(&[narrow, wide], &corpus, &index);
        for row in table.rows.iter().filter(|row| row.line == RowOrigin::Counted) {
            let is_count = [Measure::ATTACKS , Measure::TACTIC , Measure::TARGET , Measure::ENTRIES
                    , Measure::WEST , Measure::COMPLEX].contains(&row.measure);
            // Which targets have a row, and when day 0 is, may differ.
            if is_count {
                let (narrow, wide) = (sum(&row.cells[0]), sum(&row.cells[1]));
                prop_assert!(narrow.low <= wide.low && narrow.high <= wide.high, "{:?}", row.measure);
            }
        }
    }
}
