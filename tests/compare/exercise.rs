//! What only full weeks can show, on the invented archive under `fixtures/exercise`: rates, ratios,
//! what is tested and what is marked. Its README lists what it was made to show.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use watchfloor::archive::Corpus;
use watchfloor::compare::{
    Ask, Cell, Dispersion, Measure, Reason, Row, RowOrigin, Table, Value, ask, compare,
    week_over_week,
};
use watchfloor::cover::State;
use watchfloor::query::Index;

use super::support::load;

pub static EXERCISE: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exercise");
    let (corpus, problems) = load(folder);
    assert_eq!(problems, []);
    let index = Index::build(&corpus);
    (corpus, index)
});

pub const SALT: &str = "wave:2031-09-salt-days";
pub const LANTERNS: &str = "wave:2031-10-lanterns-out";
pub const WEEKS: [&str; 3] =
    ["2031-09-01..2031-09-07", "2031-09-08..2031-09-14", "2031-09-15..2031-09-21"];

pub fn exercise(texts: &[&str]) -> Table {
    dispersed(texts, "3")
}

pub fn dispersed(texts: &[&str], dispersion: &str) -> Table {
    let corpus = &EXERCISE.0;
    let asks: Vec<Ask> = texts.iter().map(|text| ask(text, corpus, &|_| None).unwrap()).collect();
    of(&asks, dispersion.parse().unwrap())
}

fn of(asks: &[Ask], dispersion: Dispersion) -> Table {
    compare(asks, 0, dispersion, &EXERCISE.0, &EXERCISE.1, &|| false).unwrap()
}

/// The names of the rows that are marked in the second column.
fn marked(table: &Table) -> Vec<String> {
    let marked = table.rows.iter().filter(|row| row.cells[1].is_beyond_chance());
    let name = |row: &Row| match &row.key {
        Some(key) => key.label(EXERCISE.0.taxonomy()),
        None => row.measure.word().to_owned(),
    };
    marked.map(name).collect()
}

pub fn counted<'t>(table: &'t Table, measure: Measure, key: Option<&str>) -> &'t Row {
    let word = |row: &Row| row.key.as_ref().map(|key| key.word(EXERCISE.0.taxonomy()));
    let is_meant = |row: &&Row| {
        row.measure == measure && row.line == RowOrigin::Counted && word(row).as_deref() == key
    };
    table.rows.iter().find(is_meant).unwrap_or_else(|| panic!("{measure:?} {key:?}"))
}

fn number(cell: &Cell) -> u64 {
    match cell.value {
        Some(Value::Number(sum)) => sum.best,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn equal_weeks_have_ratios_and_no_marks() {
    let table = exercise(&WEEKS[..2]);
    assert!(table.reasons.iter().all(Vec::is_empty), "{:?}", table.reasons);
    let attacks = &counted(&table, Measure::ATTACKS, None).cells[1];
    assert_eq!(attacks.change.unwrap().ratio, Some(1.0));
    assert_eq!(marked(&table), [""; 0]);
    assert!(table.tested[1] > 40 && table.tested[0] == 0);
}

#[test]
fn what_differs_beyond_campaigns_is_marked() {
    let salt = exercise(&[WEEKS[0], SALT]);
    assert_eq!(marked(&salt), ["attacks", "The River", "Reedmarsh", "IED"]);
    let lanterns = exercise(&[SALT, LANTERNS]);
    let rows = ["The River", "Reedmarsh", "The North", "Slate Hills", "IED", "Arson"];
    assert_eq!(marked(&lanterns), rows);
    let ratio = counted(&lanterns, Measure::ATTACKS, None).cells[1].change.unwrap().ratio;
    assert!((ratio.unwrap() - 1.0).abs() < 1e-12, "108 in 9 days are 96 in 8");
    let alone = exercise(&["lantern-desk-2031-09-22", "lantern-desk-2031-09-15"]);
    assert_eq!(marked(&alone), ["attacks"], "the total and no row");
}

#[test]
fn days_that_what_was_found_chose_have_no_ratio_and_no_test() {
    let queries = ["area:reedmarsh tactic:ied", "area:coldwater"];
    let found = exercise(&queries);
    for row in found.rows.iter().filter(|row| row.line == RowOrigin::Counted) {
        let change = row.cells[1].change.as_ref();
        let is_free = |change: &watchfloor::compare::Change| {
            change.ratio.is_none() && change.p.is_none() && change.interval.is_none()
        };
        assert!(change.is_none_or(is_free), "{row:?}");
    }
    assert_eq!(found.tested, [0, 0]);
    let attacks = counted(&found, Measure::ATTACKS, None);
    let [base, other] = [&attacks.cells[0], &attacks.cells[1]].map(|cell| &cell.not_comparable);
    assert!(base.contains(&Reason::FoundDays) && other.contains(&Reason::FoundDays));
    assert!(other.contains(&Reason::Baseline(Box::new(Reason::FoundDays))), "{other:?}");
    assert!(number(&attacks.cells[0]) > 0 && attacks.cells[1].text().is_some(), "side by side");
    // Days that the query names are held against each other, however few entries were found.
    let asked = ["2031-09-08..2031-09-14", "2031-09-15..2031-09-21"]
        .map(|days| format!("area:coldwater date:{days}"));
    let said = exercise(&[&asked[0], &asked[1]]);
    assert!(counted(&said, Measure::ATTACKS, None).cells[1].change.unwrap().ratio.is_some());
}

#[test]
fn a_greater_dispersion_marks_less() {
    let marks = |dispersion| {
        let weeks = ["2031-09-22..2031-09-28", WEEKS[2]];
        marked(&dispersed(&weeks, dispersion)).len()
    };
    assert!(marks("1") > marks("3"), "{} {}", marks("1"), marks("3"));
    assert_eq!(marks("1000"), 0);
    let [single, three] = ["1", "3"].map(|phi| {
        let table = dispersed(&[WEEKS[0], SALT], phi);
        counted(&table, Measure::ATTACKS, None).cells[1].change.unwrap()
    });
    assert_eq!(single.interval, three.interval, "the exact interval is of single events");
    assert_eq!(single.dispersed, single.interval);
    let (exact, wide) = (three.interval.unwrap(), three.dispersed.unwrap());
    assert!(wide.low < exact.low && exact.high < wide.high);
}

/// Adjusts as Benjamini and Hochberg do, one value after the other.
fn adjusted(p: &[f64]) -> Vec<f64> {
    let many = p.len() as f64;
    let rank = |value: f64| p.iter().filter(|other| **other <= value).count() as f64;
    let above = |value: f64| p.iter().copied().filter(move |other| *other >= value);
    let least = |value: f64| above(value).map(|one| one * many / rank(one)).fold(1.0, f64::min);
    p.iter().map(|value| least(*value)).collect()
}

#[test]
fn the_total_is_tested_alone_and_every_other_fact_once() {
    for texts in [[WEEKS[0], SALT], [SALT, LANTERNS], [WEEKS[1], WEEKS[2]]] {
        let table = exercise(&texts);
        let changes = || {
            let rows = table.rows.iter().filter(|row| row.line == RowOrigin::Counted);
            rows.filter_map(|row| Some((row, row.cells[1].change?)))
        };
        let total = counted(&table, Measure::ATTACKS, None).cells[1].change.unwrap();
        assert!(total.tested && total.q.is_none());
        assert_eq!(total.marked, total.p.unwrap() <= 0.025);
        let family: Vec<_> =
            changes().filter(|(_, change)| change.tested && change.q.is_some()).collect();
        assert_eq!(table.tested[1] as usize, family.len() + 1);
        let p: Vec<f64> = family.iter().map(|(_, change)| change.p.unwrap()).collect();
        for ((row, change), q) in family.iter().zip(adjusted(&p)) {
            assert!((change.q.unwrap() - q).abs() < 1e-12, "{:?} {:?}", row.measure, row.key);
            assert_eq!(change.marked, q <= 0.025);
        }
        // A row that repeats another has its verdict and is not tested again.
        let copies = changes().filter(|(_, change)| !change.tested && change.p.is_some());
        for (row, copy) in copies {
            let same = |(_, other): (&Row, watchfloor::compare::Change)| {
                other.tested && other.p == copy.p && other.marked == copy.marked
            };
            assert!(changes().any(same), "{:?} {:?}", row.measure, row.key);
        }
    }
}

#[test]
fn a_row_that_a_query_selects_by_repeats_the_total() {
    let texts =
        ["theatre:river date:2031-09-01..2031-09-07", "theatre:river date:2031-09-15..2031-09-21"];
    let table = exercise(&texts);
    let [total, river] = [None, Some("river")]
        .map(|key| counted(&table, Measure::ATTACKS, key).cells[1].change.unwrap());
    assert!(total.tested && !river.tested);
    assert_eq!((river.p, river.marked), (total.p, total.marked));
    assert!(total.marked);
}

#[test]
fn what_two_queries_select_by_is_never_marked() {
    let days = "date:2031-09-15..2031-09-21";
    let table = exercise(&[&format!("theatre:river {days}"), &format!("theatre:north {days}")]);
    let river = counted(&table, Measure::ATTACKS, Some("river"));
    assert_eq!([number(&river.cells[0]), number(&river.cells[1])], [60, 0]);
    for row in table.rows.iter().filter(|row| row.key.is_some() || row.measure != Measure::ATTACKS)
    {
        assert!(!row.cells[1].is_beyond_chance(), "{:?} {:?}", row.measure, row.key);
        assert!(row.cells[1].change.is_none_or(|change| change.p.is_none()));
    }
    assert!(table.tested[1] <= 1, "at most the totals");
    let whole = exercise(&[&format!("theatre:river {days}"), WEEKS[0]]);
    assert_eq!(whole.tested, [0, 0], "a part against a whole");
}

#[test]
fn shared_events_keep_the_ratio_and_lose_the_test() {
    let table = exercise(&["2031-09-01..2031-09-14", "2031-09-08..2031-09-21"]);
    let cell = &counted(&table, Measure::ATTACKS, None).cells[1];
    assert_eq!(cell.not_comparable, [Reason::Overlap(25)], "23 attacks and two others");
    assert_eq!(exercise(&[WEEKS[0], WEEKS[1]]).subjects[1].entries.len(), 25);
    let change = cell.change.unwrap();
    assert!(change.ratio.is_some() && change.p.is_none() && change.interval.is_none());
    assert_eq!((table.tested[1], marked(&table).len()), (0, 0));
}

#[test]
fn the_last_days_are_in_part_and_so_is_their_week() {
    let table = exercise(&["lantern-desk-2031-10-13", "lantern-desk-2031-10-20"]);
    let held = table.subjects[1].coverage.held;
    assert_eq!((held.days(State::InFull), held.days(State::InPart)), (5, 2));
    let row = |measure| counted(&table, measure, None);
    assert_eq!(row(Measure::ATTACKS).cells[1].change, None);
    assert_eq!(row(Measure::KILLED).cells[1].change, None);
    let quiet = row(Measure::QUIET_DAYS);
    assert!(quiet.cells[0].value.is_some() && quiet.cells[1].value.is_none());
    let five = exercise(&["2031-10-13..2031-10-17", "2031-10-20..2031-10-24"]);
    assert!(counted(&five, Measure::ATTACKS, None).cells[1].change.unwrap().ratio.is_some());
}

#[test]
fn a_theatre_in_words_has_a_reason_of_its_own_and_the_whole_has_none() {
    let table = exercise(&["lantern-desk-2031-09-22", "lantern-desk-2031-09-29"]);
    assert!(table.reasons.iter().all(Vec::is_empty), "{:?}", table.reasons);
    let border = &counted(&table, Measure::ATTACKS, Some("border")).cells[1];
    let own: Vec<String> = table.own_reasons(border, 1).map(ToString::to_string).collect();
    assert_eq!(own, ["held words only, 7 days"]);
    assert_eq!(border.change, None);
    let river = &counted(&table, Measure::ATTACKS, Some("river")).cells[1];
    assert!(table.own_reasons(river, 1).next().is_none() && river.change.is_some());
}

#[test]
fn only_a_maximum_is_contradicted_and_what_is_listed_is_told() {
    let table = exercise(&["lantern-desk-2031-09-15", "lantern-desk-2031-09-01"]);
    let stated = |issuer: &str| {
        let is_meant = |row: &&Row| {
            matches!(&row.line, RowOrigin::Stated(name, _) if **name == *issuer)
                && row.measure == Measure::ATTACKS
                && row.key.is_none()
        };
        table.rows.iter().find(is_meant).unwrap().cells[0].clone()
    };
    let most = stated("Land Watch Office");
    assert!(most.contradicted, "14 are listed as official, of at most 12");
    let banner = stated("Ash Banner");
    assert!(!banner.contradicted, "fewer are listed, which says nothing");
    assert_eq!(banner.listed.map(|listed| listed.best), Some(88), "88 of the 110 stated");
}

#[test]
fn the_mean_of_the_weeks_before_is_per_day_and_in_full_only_if_each_is() {
    let corpus = &EXERCISE.0;
    let at = |id: &str| {
        let place = corpus.digests().iter().position(|digest| digest.id() == id).unwrap();
        week_over_week(corpus, u32::try_from(place).unwrap())
    };
    let asks = at("lantern-desk-2031-10-13");
    let table = of(&asks, Dispersion::default());
    let mean = &table.subjects[2];
    assert_eq!((mean.name.as_str(), mean.mean_of, mean.days), ("Mean of 4", 4, Some(28)));
    let attacks = &counted(&table, Measure::ATTACKS, None).cells;
    let Some(Value::Mean(sum, 4)) = attacks[2].value else { panic!("{:?}", attacks[2].value) };
    let weeks = 23 + 88 + 30;
    assert!((weeks + 27..=weeks + 28).contains(&sum.best), "one of 28 is dated to the month");
    assert!((attacks[2].per_day.unwrap() - sum.best as f64 / 28.0).abs() < 1e-12);
    let rate = attacks[0].per_day.unwrap();
    let ratio = attacks[2].change.unwrap().ratio.unwrap();
    assert!((ratio - sum.best as f64 / 28.0 / rate).abs() < 1e-12);
    assert!(mean.coverage.held.is_in_full());
    let few = at("lantern-desk-2031-09-22");
    let name = |asks: &[Ask]| of(asks, Dispersion::default()).subjects[2].name.clone();
    assert_eq!(name(&few), "Mean of 2");
    assert_eq!(at("lantern-desk-2031-09-15").len(), 2, "one week is no mean");
    let with_part = ["lantern-desk-2031-10-13", "lantern-desk-2031-10-20"].map(str::to_owned);
    let asks = [Ask::Digest("lantern-desk-2031-09-01".into()), Ask::Mean(with_part.to_vec())];
    let table = of(&asks, Dispersion::default());
    assert!(!table.subjects[1].coverage.held.is_in_full(), "the last week is held in part");
    assert_eq!(counted(&table, Measure::ATTACKS, None).cells[1].change, None);
}

#[test]
fn no_bound_has_a_ratio() {
    let table = exercise(&[WEEKS[0], WEEKS[2]]);
    let mut bounds = BTreeSet::new();
    for row in &table.rows {
        let open = |cell: &Cell| {
            let known = cell.value.as_ref().and_then(Value::bounds);
            known.is_some_and(|bounds| bounds.high.is_none())
        };
        if row.cells.iter().any(open) {
            bounds.insert(row.measure.word());
            assert!(row.cells.iter().all(|cell| cell.change.is_none_or(|it| it.ratio.is_none())));
        }
    }
    assert!(bounds.contains("killed") && bounds.contains("wounded"), "{bounds:?}");
}
