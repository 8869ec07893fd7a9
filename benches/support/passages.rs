//! What an archive to measure with says beside its entries: points under every area, and notes. The
//! words are those of the entries, and a part of each text is invented.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::generator::{Dice, OUTLETS, any_word, invented_words};

/// Points for each entry; one note more makes four passages.
const POINTS: usize = 3;

/// What points and notes begin with; what is named comes behind it.
const SAID: [&str; 8] = [
    "The army said so of",
    "Residents heard blasts on the road to",
    "The local council spoke of the river near",
    "A statement named a unit in",
    "Reinforcements came to",
    "The security forces searched",
    "Drones were seen above",
    "Captured weapons were shown in",
];

/// The points under an area that has so many entries.
pub(crate) fn points(dice: &mut Dice, entries: usize, areas: &[&str], first: NaiveDate) -> String {
    let mut yaml = String::from("        points:\n");
    for _ in 0..entries * POINTS {
        let near = areas[dice.roll(areas.len())];
        let said = dice.pick(&SAID);
        let basis = dice.pick(&["claimed", "reported", "official", "assessed"]);
        let _ = write!(
            yaml,
            "        - {{basis: {basis}, text: {said} {near} and {}",
            invented_words(dice, 3)
        );
        if dice.roll(8) == 0 {
            let _ = write!(yaml, ", source: \"{}, {first}\"", dice.pick(&OUTLETS));
        }
        yaml.push_str("}\n");
    }
    yaml
}

/// The notes of a digest, one for each of its entries; the list is open before them.
pub(crate) fn notes(dice: &mut Dice, entries: usize) -> String {
    let mut yaml = String::new();
    for _ in 0..entries {
        let said = dice.pick(&SAID);
        let any = any_word(dice);
        let _ = writeln!(yaml, "  - {{text: {said} {any} of {}}}", invented_words(dice, 3));
    }
    yaml
}
