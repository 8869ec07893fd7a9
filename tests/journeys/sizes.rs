//! Terminals of other sizes.

use crate::support::Journey;

#[test]
fn one_that_is_too_small_says_so_and_comes_back() {
    let mut journey = Journey::start();
    let before = journey.keys("j j enter").text();
    let words = |journey: &Journey| journey.text().split_whitespace().collect::<Vec<_>>().join(" ");
    for (columns, rows) in [(23, 24), (80, 4), (23, 4)] {
        let said = words(journey.resize(columns, rows));
        assert_eq!(said, "Too small; 24 by 5 at least", "{columns}x{rows}");
    }
    journey.resize(24, 5).hides("Too small");
    assert_eq!(journey.resize(80, 24).text(), before);
}

#[test]
fn the_selection_stays_in_sight() {
    let mut journey = Journey::start();
    journey.keys("G").resize(60, 5).shows("2020-05-14");
    journey.keys("k").shows("2020-05-21").resize(80, 24).shows("2020-06-04");
}

#[test]
fn columns_come_with_the_width() {
    let mut journey = Journey::start();
    journey.keys("enter");
    assert!(!journey.resize(60, 24).text().contains('│'), "one");
    let lines = |journey: &Journey| journey.row(5).matches('│').count();
    assert_eq!(lines(journey.resize(80, 24)), 1, "two");
    assert_eq!(lines(journey.resize(120, 24)), 2, "three");
}
