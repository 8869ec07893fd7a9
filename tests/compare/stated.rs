//! What issuers state stands beside what is counted, one line an issuer, nothing merged.

use std::collections::HashMap;

use watchfloor::compare::{Behind, CellOrigin, Measure, Reason, Row, RowOrigin, Table, Value};
use watchfloor::digest::Basis;

use super::{KEPT, table};

/// The place of the line of an issuer on a measure, the whole.
fn stated(table: &Table, measure: Measure, issuer: &str) -> usize {
    let is_meant = |row: &Row| {
        matches!(&row.line, RowOrigin::Stated(name, _) if **name == *issuer)
            && row.measure == measure
            && row.key.is_none()
    };
    table.rows.iter().position(is_meant).unwrap_or_else(|| panic!("{measure:?} {issuer}"))
}

fn said(table: &Table, row: usize, column: usize) -> (String, Basis, String) {
    match &table.rows[row].cells[column].origin {
        CellOrigin::Stated(stated) => {
            (stated.text.clone(), stated.basis, stated.sources[0].view().to_string())
        }
        other @ (CellOrigin::Counted | CellOrigin::Derived) => panic!("{other:?}"),
    }
}

#[test]
fn december_2019_has_four_numbers_and_their_spread() {
    let table = table(&["wave:2019-12", "wave:2020-05-raids"], 0);
    for (issuer, text, basis, source) in [
        ("ISIS (al-Naba infographic)", "139", Basis::Claimed, "A. J. Al-Tamimi via GFATF"),
        ("ISIS (al-Naba 215)", "138", Basis::Claimed, "The Defense Post"),
        ("A. J. Al-Tamimi", "106", Basis::Assessed, "A. J. Al-Tamimi via GFATF"),
        ("ITIC", "~100", Basis::Assessed, "ITIC"),
    ] {
        let row = stated(&table, Measure::ATTACKS, issuer);
        let (told, on, from) = said(&table, row, 0);
        assert_eq!((told.as_str(), on), (text, basis), "{issuer}");
        assert!(from.starts_with(source), "{from}");
    }
    let spread = table.rows.iter().position(|row| row.line == RowOrigin::Spread).unwrap();
    let value = |column: usize| table.rows[spread].cells[column].value.clone().unwrap();
    let Value::Spread(least, most, figures) = value(0) else { panic!() };
    assert_eq!((least.to_string(), most.to_string(), figures), ("~100".into(), "139".into(), 4));
    // May 2020: more than 100, 158, 228, and a study's more than 200.
    let Value::Spread(least, most, figures) = value(1) else { panic!() };
    assert_eq!((least.to_string(), most.to_string(), figures), (">100".into(), "228".into(), 4));
    let Behind::Figures(behind) = table.behind(&KEPT.0, spread, 1) else { panic!() };
    let mut texts: Vec<_> = behind.iter().map(|stated| stated.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["158", "228", ">100", ">200"]);
    assert!(behind.iter().all(|stated| !stated.sources.is_empty()));
    let mixed = &table.rows[spread].cells[0].not_comparable;
    assert_eq!(mixed[0], Reason::Basis(Basis::Assessed, Basis::Claimed));
    assert_eq!(
        mixed[1].to_string(),
        "figures of other days are among them: December 2019, 22–28 December 2019"
    );
    assert_eq!(mixed.len(), 2);
}

#[test]
fn parts_stand_below_their_total_and_the_rest_is_told() {
    let table = table(&["wave:2020-05-raids", "wave:2019-12"], 0);
    let total = stated(&table, Measure::ATTACKS, "ISIS infographic (Harvest of the Fighters)");
    let below: Vec<_> = table.rows[total + 1..]
        .iter()
        .take_while(|row| row.depth > table.rows[total].depth)
        .collect();
    let parts: Vec<_> = below
        .iter()
        .map(|row| (row.key.as_ref().map(|key| key.label(KEPT.0.taxonomy())), &row.cells[0]))
        .map(|(key, cell)| (key, cell.value.as_ref().unwrap().text()))
        .collect();
    let part = |key: &str, text: &str| (Some(key.to_owned()), text.to_owned());
    assert_eq!(
        parts,
        [
            part("Iraq", "84"),
            part("Syria", "39"),
            part("West Africa", "13"),
            part("Sinai", "9"),
            part("Central Africa", "4"),
            (None, "9".to_owned()),
        ]
    );
    assert!(matches!(below[5].line, RowOrigin::Rest(..)));
    let share = below[0].cells[0].share.unwrap();
    assert!((share - 84.0 / 158.0).abs() < 1e-12);
    // A digest quotes the same number: it is one line with both sources, not two.
    let all = table
        .rows
        .iter()
        .filter(|row| row.cells[0].value.as_ref().is_some_and(|value| value.text() == "158"));
    assert_eq!(all.count(), 1);
    let rest = total + 6;
    let Behind::Figures(behind) = table.behind(&KEPT.0, rest, 0) else { panic!() };
    assert_eq!(behind[0].text, "158", "behind a rest is its total");
}

#[test]
fn a_figure_of_another_time_says_so() {
    let table = table(&["wave:2020-05-raids", "wave:2019-12"], 0);
    let own = stated(&table, Measure::ATTACKS, "ITIC");
    let cells = &table.rows[own].cells;
    assert_eq!(cells[0].not_comparable, [], "14 to 24 May are the wave's own days");
    let december = "2019-12-01..2019-12-31".parse().unwrap();
    assert_eq!(cells[1].not_comparable[0], Reason::OtherPeriod(december), "all of December is not");
    assert_eq!(cells[1].change, None);
    assert_eq!(cells[0].per_day.map(|rate| (rate * 11.0).round()), Some(101.0));
}

#[test]
fn counted_less_than_stated_is_told_and_no_contradiction() {
    let table = table(&["wave:2020-05-raids", "wave:2019-12"], 0);
    let gap = |issuer: &str| {
        let row = stated(&table, Measure::GAP, issuer);
        (table.rows[row].cells[0].value.clone().unwrap(), table.rows[row].cells[0].contradicted)
    };
    // 14 to 20 May: 21 attacks counted of 158, none of these days held in full.
    let harvest = gap("ISIS infographic (Harvest of the Fighters)");
    assert_eq!(harvest, (Value::Gap { low: 137, best: 137, high: Some(137) }, false));
    // 14 to 23 May: 52 of 228. The digest is a selection; that fewer are held says nothing.
    let last = gap("ISIS infographic of 28 May");
    assert_eq!(last, (Value::Gap { low: 176, best: 176, high: Some(176) }, false));
    let total = stated(&table, Measure::ATTACKS, "ISIS infographic of 28 May");
    let listed = table.rows[total].cells[0].listed.unwrap();
    assert_eq!((listed.best, listed.high), (52, Some(52)), "52 of the 228 stated");
    assert!(table.rows.iter().flat_map(|row| &row.cells).all(|cell| !cell.contradicted));
    // More than 100: no bound above.
    assert_eq!(gap("ITIC"), (Value::Gap { low: 47, best: 47, high: None }, false));
    let row = stated(&table, Measure::GAP, "ISIS infographic of 28 May");
    let Behind::Figures(behind) = table.behind(&KEPT.0, row, 0) else { panic!() };
    assert_eq!(behind[0].text, "228");
}

#[test]
fn what_is_no_number_of_attacks_keeps_its_own_words() {
    let table = table(&["wave:2019-04", "wave:2019-12"], 0);
    let of = |words: &str| {
        let named = |row: &&Row| {
            row.measure == Measure::FIGURE
                && row.key.as_ref().is_some_and(|key| key.label(KEPT.0.taxonomy()) == words)
        };
        table.rows.iter().find(named).unwrap_or_else(|| panic!("{words}"))
    };
    assert_eq!(of("places attacked").cells[0].value.as_ref().unwrap().text(), "≥81");
    assert_eq!(of("security incidents in Iraq").cells[0].value.as_ref().unwrap().text(), "41");
    // `killed and wounded` counts as told only together, because the file says so.
    let row = stated(&table, Measure::KILLED_OR_WOUNDED, "ISIS (al-Naba infographic)");
    assert_eq!(said(&table, row, 1).0, ">355");
    let west = table
        .rows
        .iter()
        .find(|row| row.measure == Measure::WEST && matches!(row.line, RowOrigin::Stated(..)));
    assert_eq!(west.unwrap().cells[1].value, Some(Value::Words("There was none.".into())));
}

#[test]
fn a_month_takes_the_figures_of_its_days_and_no_spread_of_weeks() {
    let table = table(&["2020-05", "2020-07"], 0);
    let row = stated(&table, Measure::ATTACKS, "ITIC");
    assert_eq!(said(&table, row, 0).0, ">100");
    let wave = "2020-05-14..2020-05-24".parse().unwrap();
    assert_eq!(table.rows[row].cells[0].not_comparable, [Reason::OtherPeriod(wave)]);
    let spread = table.rows.iter().find(|row| row.line == RowOrigin::Spread);
    assert!(spread.is_none_or(|row| row.cells.iter().all(|cell| cell.value.is_none())));
}

/// Two figures of one issuer on one basis, and what follows from them, have names of their own.
#[test]
fn no_two_rows_have_one_name() {
    let words = KEPT.0.taxonomy();
    for asks in [["wave:2020-07", "wave:2020-05-raids"], ["2020-05", "2020-08"]] {
        let table = table(&asks, 0);
        let name = |row: &watchfloor::compare::Row| {
            let key = row.key.as_ref().map(|key| key.label(words));
            (row.measure, key, row.line.clone())
        };
        let mut known: HashMap<_, Vec<u32>> = HashMap::new();
        table.rows.iter().for_each(|row| known.entry(name(row)).or_default().push(row.nth));
        for (name, nth) in &known {
            let many = u32::try_from(nth.len()).unwrap();
            let expected = if many == 1 { vec![0] } else { (1..=many).collect() };
            assert_eq!(*nth, expected, "{name:?}");
        }
    }
    let table = table(&["wave:2020-07", "wave:2020-05-raids"], 0);
    let study = table.rows.iter().filter(|row| {
        let is_study =
            matches!(&row.line, RowOrigin::Stated(issuer, _) if issuer.starts_with("Haifa"));
        is_study && row.measure == Measure::ATTACKS && row.key.is_none()
    });
    let ordinals: Vec<String> = study.map(watchfloor::compare::Row::ordinal).collect();
    assert_eq!(ordinals, [" (1)", " (2)"], "of 21 July to 10 August, and of August");
}
