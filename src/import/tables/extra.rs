//! What a mapping does not know of a row, as the free map `x` of an entry: a key for each column while
//! there is room, the rest packed into keys `more`. Nothing is left out without being told.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::write::{line, scalar};
use crate::digest::Pairs;

/// The most letters of one value.
const MOST_LETTERS: usize = 1_000;
/// Keys that are kept for what is packed.
const PACKED_KEYS: usize = 8;

/// Writes the map; returns how many letters had no room.
pub(super) fn write_extra(pairs: &[(&str, &str)], out: &mut String) -> usize {
    let (mut lost, mut taken) = (0, HashSet::with_capacity(pairs.len()));
    let mut first = true;
    let mut put = |key: &str, value: &str| {
        let mut name = key.to_owned();
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{key}_{number}");
            number += 1;
        }
        out.push_str(if first { "x: { " } else { ", " });
        first = false;
        scalar(&name, out);
        out.push_str(": ");
        scalar(value, out);
    };
    // The usual row: all fits as it is. Letters are never more than bytes.
    let fits = |(_, value): &(&str, &str)| value.len() <= MOST_LETTERS;
    if pairs.len() <= Pairs::MOST && pairs.iter().all(fits) {
        for (key, value) in pairs {
            put(key, value);
        }
    } else {
        let own = Pairs::MOST - PACKED_KEYS;
        let short: Vec<usize> =
            (0..pairs.len()).filter(|at| pairs.get(*at).is_some_and(fits)).take(own).collect();
        let mut packed = String::new();
        for (at, (key, value)) in pairs.iter().enumerate() {
            if short.binary_search(&at).is_ok() {
                put(key, value);
            } else {
                let gap = if packed.is_empty() { "" } else { " | " };
                let _ = write!(packed, "{gap}{key}: {value}");
            }
        }
        let letters: Vec<char> = packed.chars().collect();
        for part in letters.chunks(MOST_LETTERS).take(PACKED_KEYS) {
            let part: String = part.iter().collect();
            if !part.trim().is_empty() {
                put("more", &part);
            }
        }
        lost = letters.len().saturating_sub(PACKED_KEYS * MOST_LETTERS);
    }
    if !first {
        out.push_str(" }\n");
    }
    lost
}

/// Returns the text of a cell on one line, without letters that control a terminal.
pub(super) fn clean(text: &str) -> String {
    line(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_keys_while_there_is_room_and_the_rest_is_packed() {
        let mut out = String::new();
        assert_eq!(write_extra(&[("eventid", "202005250012"), ("EventID", "a: b")], &mut out), 0);
        assert_eq!(out, "x: { eventid: 202005250012, EventID_2: \"a: b\" }\n");
        let names: Vec<String> = (0..60).map(|at| format!("column_{at}")).collect();
        let pairs: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "v")).collect();
        let mut out = String::new();
        assert_eq!(write_extra(&pairs, &mut out), 0);
        assert!(out.contains("column_0: v") && out.contains("column_59: v"), "{out}");
        assert!(out.matches(", ").count() < Pairs::MOST);
        let long = "x".repeat(20_000);
        let mut out = String::new();
        assert_eq!(write_extra(&[("long", &long)], &mut out), 20_000 + 6 - 8_000);
    }
}
