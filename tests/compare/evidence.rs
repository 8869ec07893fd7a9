//! Each number is followed to its entries and their sources.

use watchfloor::compare::{Ask, Behind, Measure, RowOrigin, Table, Value};

use super::{KEPT, of, table};

/// Every counted number of entries is the number of entries behind it, certain and possible.
fn follow(table: &Table) -> usize {
    let corpus = &KEPT.0;
    let mut followed = 0;
    for (at, row) in table.rows.iter().enumerate() {
        let counts_people = &*row.unit == "people";
        let counts_other = [
            Measure::START,
            Measure::END,
            Measure::DAYS,
            Measure::COVERED,
            Measure::QUIET_DAYS,
            Measure::PLACES,
        ]
        .contains(&row.measure);
        for (column, cell) in row.cells.iter().enumerate() {
            let behind = table.behind(corpus, at, column);
            let what = format!("{:?} {:?} {column}", row.measure, row.key);
            match (&row.line, &cell.value) {
                (RowOrigin::Counted, Some(Value::Number(sum) | Value::Mean(sum, _)))
                    if !counts_other =>
                {
                    let Behind::Entries { certain, possible } = behind else { panic!("{what}") };
                    if counts_people {
                        let told = u32::try_from(certain.len() + possible.len()).unwrap();
                        // Where nobody says how many, a sum without any is written.
                        assert!(told == sum.terms || sum.is_silent(), "{what}: {told} {sum:?}");
                    } else {
                        assert_eq!(certain.len() as u64, sum.best, "{what}");
                        if row.measure != Measure::PEAK {
                            let all = (certain.len() + possible.len()) as u64;
                            assert_eq!(Some(all), sum.high, "{what}");
                        }
                    }
                    for key in certain {
                        let entry = corpus.entry(key).unwrap();
                        assert!(entry.sources().next().is_some(), "{} has no source", entry.id());
                    }
                    followed += 1;
                }
                (_, None) | (RowOrigin::Counted, Some(_)) => {}
                (RowOrigin::Stated(..) | RowOrigin::Spread | RowOrigin::Rest(..), Some(_)) => {
                    let Behind::Figures(figures) = behind else { panic!("{what}: {behind:?}") };
                    for stated in figures {
                        assert!(!stated.sources.is_empty() && !stated.from.is_empty(), "{what}");
                        assert!(stated.file.contains(".yaml"), "{what}");
                    }
                    followed += 1;
                }
            }
        }
    }
    followed
}

#[test]
fn every_number_of_the_five_waves_is_followed() {
    let table = table(
        &["wave:2019-04", "wave:2019-05", "wave:2019-08", "wave:2019-12", "wave:2020-05-raids"],
        4,
    );
    assert!(follow(&table) > 400);
}

#[test]
fn every_number_of_months_weeks_queries_and_means_is_followed() {
    assert!(follow(&table(&["2020-05", "2020-07", "2020-06-15..2020-08-15"], 0)) > 300);
    let queries = table(&["theatre:iraq tactic:ied", "date:2020-05-10..2020-07-12 kind:attack"], 0);
    assert!(follow(&queries) > 50);
    let week = Ask::Digest("itic-2020-05-21".into());
    let before = ["2020-05-14", "2020-05-07", "2020-05-01"].map(|day| format!("itic-{day}"));
    assert!(follow(&of(&[week, Ask::Mean(before.to_vec())], 1)) > 80);
}

#[test]
fn another_baseline_changes_nothing_but_the_comparison() {
    let texts = ["wave:2019-12", "wave:2020-05-raids", "wave:2020-07"];
    let mut turned = table(&texts, 0);
    turned.rebase(2);
    let fresh = table(&texts, 2);
    assert_eq!(turned.baseline, 2);
    for (one, other) in turned.rows.iter().zip(&fresh.rows) {
        assert_eq!(one.cells, other.cells, "{:?}", one.measure);
    }
    turned.rebase(9);
    assert_eq!(turned.baseline, 2, "there is no such subject");
}

#[test]
fn a_column_moves_with_all_that_is_its_own() {
    let mut moved = table(&["wave:2019-12", "wave:2020-05-raids", "wave:2020-07"], 1);
    moved.move_column(1, 0);
    let fresh = table(&["wave:2020-05-raids", "wave:2019-12", "wave:2020-07"], 0);
    assert_eq!(moved.baseline, 0);
    let counted = |table: &Table| -> Vec<_> {
        let rows = table.rows.iter().filter(|row| row.line == RowOrigin::Counted);
        rows.map(|row| row.cells.clone()).collect()
    };
    assert_eq!(counted(&moved).len(), counted(&fresh).len());
    for cells in counted(&moved).iter().zip(&counted(&fresh)) {
        assert_eq!(cells.0, cells.1);
    }
}
