//! The order in which files are read: the newest digest first, and of those of one day the one that
//! is named by the rule. Where two files hold the same digest, the one that is read first counts.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::files::NamedFile;
use crate::words::slug;

/// How well a name follows the rule for names; the best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// `<day>.yaml`
    Day,
    /// `<day>-<publisher>.yaml`, by the publisher that the file itself names.
    Publisher,
    /// `<day>-<words>.yaml`
    Words,
    /// Any other name: a copy, a conflict, a draft.
    Other,
}

/// Sorts the digests, and the waves behind them, by the first day in the name, the newest first,
/// then by how well the name follows the rule, then by name. Equal names are sorted by path, so that
/// the order is the same on every machine.
pub(super) fn sort_newest_first(files: &mut [NamedFile]) {
    let mut days: HashMap<Box<str>, usize> = HashMap::new();
    for file in files.iter().filter(|file| !file.is_wave()) {
        if let (Some(day), Rank::Words) = (day(last(&file.name)), rank(last(&file.name))) {
            *days.entry(day.into()).or_insert(0) += 1;
        }
    }
    files.sort_by_cached_key(|file| {
        let name = last(&file.name);
        let day = day(name);
        let rank = match rank(name) {
            // Only where several files share a day it matters who publishes them.
            Rank::Words if day.and_then(|day| days.get(day)).is_some_and(|n| *n > 1) => {
                if is_named_by_publisher(file, name) {
                    Rank::Publisher
                } else {
                    Rank::Words
                }
            }
            rank @ (Rank::Day | Rank::Publisher | Rank::Words | Rank::Other) => rank,
        };
        let newest = Reverse(Box::<str>::from(day.unwrap_or(name)));
        (file.is_wave(), newest, rank, Reverse(Box::<str>::from(name)), file.name.clone())
    });
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Returns the first day in a name: `2031-03-06`.
fn day(name: &str) -> Option<&str> {
    let is_day = |text: &str| {
        text.bytes().enumerate().all(|(at, b)| match at {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        })
    };
    (0..name.len()).filter_map(|from| name.get(from..from + 10)).find(|text| is_day(text))
}

fn rank(name: &str) -> Rank {
    let stem = stem(name);
    let Some(rest) = day(stem).and_then(|day| stem.strip_prefix(day)) else {
        // Waves are named by their id.
        let is_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        return if stem.bytes().all(is_id) { Rank::Words } else { Rank::Other };
    };
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if rest.is_empty() {
        Rank::Day
    } else if rest.starts_with('-') && rest.bytes().all(is_word) {
        Rank::Words
    } else {
        Rank::Other
    }
}

fn is_named_by_publisher(file: &NamedFile, name: &str) -> bool {
    let text = file.beginning();
    let publisher = text.lines().find_map(|line| line.strip_prefix("publisher:"));
    let publisher = publisher.map(|text| slug(text.trim().trim_matches(['"', '\''])));
    publisher.is_some_and(|publisher| {
        !publisher.is_empty() && stem(name).ends_with(&format!("-{publisher}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_the_rule_come_before_copies() {
        for (name, expected) in [
            ("2031-03-06.yaml", Rank::Day),
            ("2031-03-06-field.yaml", Rank::Words),
            ("2031-03-06 (1).yaml", Rank::Other),
            ("Copy of 2031-03-06.yaml", Rank::Other),
            ("2031-03-06.sync-conflict-20310310-120000-ABC.yaml", Rank::Other),
            ("2031-03-06 - Copy.yaml", Rank::Other),
            ("2020-05-raids.yaml", Rank::Words),
            ("2020-05-raids (1).yaml", Rank::Other),
        ] {
            assert_eq!(rank(name), expected, "{name}");
        }
        assert_eq!(day("Copy of 2031-03-06.yaml"), Some("2031-03-06"));
    }
}
