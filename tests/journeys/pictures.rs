//! What every screen looks like: letters, and a hash of the styles. Read a changed picture before
//! it is accepted (`cargo insta review`, or the `.snap.new` beside it).

use crate::support::Journey;

/// The ways to every screen, with a name for each picture.
const SCREENS: &[(&str, &str)] = &[
    ("digests", ""),
    ("theatres-of-a-digest", "enter"),
    ("areas-of-a-digest", "enter enter"),
    ("entries", "enter enter enter"),
    ("by-theatre", "tab"),
    ("areas-across-digests", "tab enter"),
    ("entries-across-digests", "tab enter enter"),
    ("waves", "w"),
    ("text-of-a-digest", "space"),
    ("text-of-a-digest-further-down", "space pgdn"),
    ("text-of-a-theatre", "enter space"),
    ("text-of-an-entry", "enter enter enter space"),
    ("text-of-a-wave", "w space"),
    ("find-typing", "space / o b"),
    ("find-found", "space / o b enter n"),
    ("find-in-a-list", "/ 0 5 - 2"),
    ("problems", "!"),
    ("help", "?"),
    ("help-in-a-text", "space ?"),
    ("themes", "t j"),
];

/// Those that must be right in a small window and in a wide one too.
const IMPORTANT: &[&str] = &[
    "digests",
    "theatres-of-a-digest",
    "entries",
    "by-theatre",
    "text-of-a-digest",
    "text-of-an-entry",
    "help",
    "themes",
];

fn picture(columns: u16, rows: u16, keys: &str) -> String {
    let mut journey = Journey::sized(columns, rows);
    journey.keys(keys);
    journey.picture()
}

#[test]
fn every_screen_at_80_by_24() {
    for (name, keys) in SCREENS {
        insta::assert_snapshot!(*name, picture(80, 24, keys));
    }
}

#[test]
fn important_screens_at_40_by_12_and_160_by_50() {
    for (name, keys) in SCREENS.iter().filter(|(name, _)| IMPORTANT.contains(name)) {
        insta::assert_snapshot!(format!("{name}-40x12"), picture(40, 12, keys));
        insta::assert_snapshot!(format!("{name}-160x50"), picture(160, 50, keys));
    }
}

#[test]
fn the_names_are_those_of_screens() {
    for name in IMPORTANT {
        assert!(SCREENS.iter().any(|(known, _)| known == name), "{name}");
    }
}
