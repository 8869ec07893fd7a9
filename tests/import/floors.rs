//! How much of the texts is read right, over all of them. The table is printed with `--nocapture`.

use std::sync::LazyLock;

use super::score::{Tally, table};
use super::texts::texts;

/// The figures of every text.
pub(super) static TALLIES: LazyLock<Vec<(String, Tally)>> =
    LazyLock::new(|| texts("").into_iter().map(|text| (text.name.clone(), text.tally())).collect());

/// The least that is right, over all texts: somewhat less than what is reached, so that a rule that
/// helps one text and harms others is seen.
const FLOORS: [(&str, f64); 15] = [
    ("recall", 0.975),
    ("precision", 0.97),
    ("head", 0.92),
    ("date", 0.985),
    ("theatre", 0.96),
    ("area", 0.925),
    ("kind", 0.965),
    ("tactic", 0.95),
    ("actor", 0.92),
    ("place", 0.94),
    ("casualties", 0.96),
    ("basis", 0.98),
    ("sources", 0.97),
    ("certain", 0.64),
    ("right", 0.985),
];

#[test]
fn enough_is_right_over_all_texts() {
    let mut all = Tally::default();
    for (_, tally) in &*TALLIES {
        all.add(tally);
    }
    println!("{}\n", table(&TALLIES));
    for (name, tally) in &*TALLIES {
        println!("{name}\n  {}", tally.mistakes.join("\n  "));
    }
    let below: Vec<String> = FLOORS
        .iter()
        .filter(|(column, floor)| all.share(column).ratio() < *floor)
        .map(|(column, floor)| format!("{column} {:.3} < {floor}", all.share(column).ratio()))
        .collect();
    assert!(below.is_empty(), "{}", below.join(", "));
}

#[test]
fn the_floors_stand_on_enough() {
    let mut all = Tally::default();
    for (_, tally) in &*TALLIES {
        all.add(tally);
    }
    assert!(TALLIES.len() >= 25, "{} texts", TALLIES.len());
    assert!(all.share("recall").whole >= 300, "{:?}", all.share("recall"));
    for (column, _) in FLOORS {
        assert!(all.share(column).whole >= 75, "{column}: {:?}", all.share(column));
    }
}
