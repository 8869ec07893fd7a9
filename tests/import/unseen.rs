//! Texts in forms that no rule was written for: written down by hand before the first run. The tables are
//! printed with `--nocapture`.

use super::score::{Tally, table};
use super::texts::texts;

/// What is asked for of texts that nobody has seen.
const ASKED: [(&str, f64); 10] = [
    ("recall", 0.93),
    ("precision", 0.92),
    ("date", 0.95),
    ("area", 0.92),
    ("tactic", 0.88),
    ("place", 0.90),
    ("casualties", 0.90),
    ("basis", 0.90),
    ("certain", 0.58),
    ("right", 0.98),
];

/// What the texts reach that rules were mended by.
const MENDED: [(&str, f64); 10] = [
    ("recall", 0.96),
    ("precision", 0.98),
    ("date", 0.98),
    ("area", 0.95),
    ("tactic", 0.94),
    ("place", 0.90),
    ("casualties", 0.93),
    ("basis", 0.97),
    ("certain", 0.60),
    ("right", 0.99),
];

/// What the texts reach that were set apart once, and read since.
const OPENED: [(&str, f64); 10] = [
    ("recall", 0.93),
    ("precision", 0.97),
    ("date", 0.98),
    ("area", 0.85),
    ("tactic", 0.94),
    ("place", 0.88),
    ("casualties", 0.93),
    ("basis", 0.92),
    ("certain", 0.62),
    ("right", 0.985),
];

/// What fifteen further texts reach that rules were mended by, whose wording is freer.
const FREER: [(&str, f64); 10] = [
    ("recall", 0.93),
    ("precision", 0.95),
    ("date", 0.97),
    ("area", 0.97),
    ("tactic", 0.95),
    ("place", 0.94),
    ("casualties", 0.93),
    ("basis", 0.97),
    ("certain", 0.58),
    ("right", 0.985),
];

/// What twelve texts reached when they were read for the first time, and a little less.
const READ_ONCE: [(&str, f64); 10] = [
    ("recall", 0.98),
    ("precision", 0.97),
    ("date", 0.99),
    ("area", 0.93),
    ("tactic", 0.93),
    ("place", 0.94),
    ("casualties", 0.91),
    ("basis", 0.98),
    ("certain", 0.62),
    ("right", 0.976),
];

/// What texts in forms that no other set has reach, after rules were mended by them, and a little less.
const ODD: [(&str, f64); 10] = [
    ("recall", 0.96),
    ("precision", 0.97),
    ("date", 0.98),
    ("area", 0.89),
    ("tactic", 0.96),
    ("place", 0.88),
    ("casualties", 0.91),
    ("basis", 0.98),
    ("certain", 0.55),
    ("right", 0.98),
];

/// What such texts reached when they were read for the first time, and a little less.
const ODDER: [(&str, f64); 10] = [
    ("recall", 0.80),
    ("precision", 0.80),
    ("date", 0.80),
    ("area", 0.65),
    ("tactic", 0.70),
    ("place", 0.70),
    ("casualties", 0.70),
    ("basis", 0.80),
    ("certain", 0.50),
    ("right", 0.90),
];

/// What the first eight texts of another hand reach, after rules were mended by them, and a little less.
const OTHER_HAND: [(&str, f64); 10] = [
    ("recall", 0.99),
    ("precision", 0.975),
    ("date", 0.99),
    ("area", 0.96),
    ("tactic", 0.945),
    ("place", 0.93),
    ("casualties", 0.945),
    ("basis", 0.99),
    ("certain", 0.605),
    ("right", 0.985),
];

/// What the second eight reach, after rules were mended by them, and a little less.
const OTHER_HAND_SECOND: [(&str, f64); 10] = [
    ("recall", 0.915),
    ("precision", 0.975),
    ("date", 0.94),
    ("area", 0.925),
    ("tactic", 0.94),
    ("place", 0.845),
    ("casualties", 0.915),
    ("basis", 0.94),
    ("certain", 0.58),
    ("right", 0.98),
];

/// What the third eight reach, after rules were mended by them, and a little less.
const OTHER_HAND_THIRD: [(&str, f64); 10] = [
    ("recall", 0.97),
    ("precision", 0.98),
    ("date", 0.98),
    ("area", 0.955),
    ("tactic", 0.95),
    ("place", 0.95),
    ("casualties", 0.90),
    ("basis", 0.98),
    ("certain", 0.58),
    ("right", 0.985),
];

/// What nine more reach, after rules were mended by them, and a little less.
const OTHER_HAND_FOURTH: [(&str, f64); 10] = [
    ("recall", 0.98),
    ("precision", 0.97),
    ("date", 0.98),
    ("area", 0.95),
    ("tactic", 0.89),
    ("place", 0.91),
    ("casualties", 0.905),
    ("basis", 0.95),
    ("certain", 0.49),
    ("right", 0.985),
];

/// Fails where less than what is asked for is right over the texts of a folder.
fn assert_enough(folder: &str, asked: &[(&str, f64)]) {
    let rows: Vec<(String, Tally)> =
        texts(folder).into_iter().map(|text| (text.name.clone(), text.tally())).collect();
    println!("{}\n", table(&rows));
    let mut all = Tally::default();
    for (name, tally) in &rows {
        println!("{name}\n  {}", tally.mistakes.join("\n  "));
        all.add(tally);
    }
    println!("{folder}, right of those marked certain: {}\n", all.certain_by_field());
    println!("{folder}, by rule, certain and not:\n{}\n", all.by_rule());
    let below: Vec<String> = asked
        .iter()
        .filter(|(column, asked)| all.share(column).ratio() < *asked)
        .map(|(column, asked)| format!("{column} {:.3} < {asked}", all.share(column).ratio()))
        .collect();
    assert!(below.is_empty(), "{folder}: {}", below.join(", "));
}

#[test]
fn enough_is_right_over_texts_of_other_publishers() {
    assert_enough("unseen", &ASKED);
}

#[test]
fn enough_is_right_over_texts_that_the_rules_were_mended_by() {
    assert_enough("open", &MENDED);
}

#[test]
fn enough_is_right_over_texts_that_were_set_apart_once() {
    assert_enough("held", &OPENED);
    assert_enough("held2", &OPENED);
    assert_enough("held3", &OPENED);
}

#[test]
fn enough_is_right_over_texts_that_were_read_at_the_end() {
    assert_enough("held4", &READ_ONCE);
}

#[test]
fn enough_is_right_over_texts_of_odd_forms() {
    assert_enough("held5", &ODD);
    assert_enough("held6", &ODDER);
    assert_enough("held7", &ODDER);
}

#[test]
fn enough_is_right_over_the_first_set_of_another_hand() {
    assert_enough("held8", &OTHER_HAND);
}

#[test]
fn enough_is_right_over_the_second_set_of_another_hand() {
    assert_enough("held9", &OTHER_HAND_SECOND);
}

#[test]
fn enough_is_right_over_the_third_set_of_another_hand() {
    assert_enough("held10", &OTHER_HAND_THIRD);
}

#[test]
fn enough_is_right_over_the_fourth_set_of_another_hand() {
    assert_enough("held11", &OTHER_HAND_FOURTH);
}

#[test]
fn enough_is_right_over_texts_of_freer_wording() {
    assert_enough("open2", &FREER);
}
