//! What the keys of one mapping look like: enough to tell of most keys which are asked for and not
//! there that nothing like them is there either. Whether a name means a key is decided elsewhere.

use super::{Key, Node};

/// The first and last letters of some names, with their lengths.
pub(super) struct KeyLooks {
    /// For each first letter, one bit for each length (of eight) that a name means which begins so.
    firsts: [u8; 32],
    /// The same for last letters, for slips in the first one.
    lasts: [u8; 32],
    /// True if all names are plain words, of which alone this tells anything.
    plain: bool,
}

impl KeyLooks {
    pub(super) fn of(entries: &[(Key<'_>, Node<'_>)]) -> Self {
        let mut looks = Self { firsts: [0; 32], lasts: [0; 32], plain: true };
        for (key, _) in entries {
            let name = key.name.as_bytes();
            looks.plain &= is_plain(&key.name);
            let ([first, ..], [.., last]) = (name, name) else { continue };
            // A plural, `theater` for `theatre`, or one slip.
            for long in name.len().saturating_sub(2)..=name.len() + 2 {
                looks.firsts[row(*first)] |= bit(long);
            }
            for long in name.len() - 1..=name.len() + 1 {
                looks.lasts[row(*last)] |= bit(long);
            }
        }
        looks
    }

    /// Returns false if no name is a key, another spelling of it, or a slip away from it.
    pub(super) fn may_hold(&self, key: &str) -> bool {
        let name = key.as_bytes();
        let ([first, _, _, _, ..], [.., last]) = (name, name) else { return true };
        let long = bit(name.len());
        let is_there = |rows: &[u8; 32], letter| rows[row(letter)] & long != 0;
        !self.plain || is_there(&self.firsts, *first) || is_there(&self.lasts, *last)
    }

    /// Returns false if a name cannot be one slip away from a key: it keeps one end then, and all
    /// but two letters at both.
    pub(super) fn may_slip(&self, name: &str, key: &str) -> bool {
        let (name, key) = (name.as_bytes(), key.as_bytes());
        let (long, short) = (name.len().max(key.len()), name.len().min(key.len()));
        let front = || name.iter().zip(key).take_while(|(a, b)| a == b).count();
        let back = || name.iter().rev().zip(key.iter().rev()).take_while(|(a, b)| a == b).count();
        !self.plain || long - short <= 1 && front() + back() + 2 >= long
    }
}

fn row(letter: u8) -> usize {
    usize::from(letter & 31)
}

fn bit(long: usize) -> u8 {
    1 << (long & 7)
}

/// Returns true for small letters, digits, and single `_` between them: the comparison of words
/// leaves each of these as it is, but for articles.
pub(super) fn is_plain(name: &str) -> bool {
    let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let mut part = 0;
    let parts = name.bytes().all(|b| {
        part = if is_letter(b) { part + 1 } else { 0 };
        is_letter(b) || b == b'_'
    });
    let is_word = |part: &str| !matches!(part, "" | "al" | "el" | "the");
    parts && (part == name.len() || name.split('_').all(is_word))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::*;
    use crate::words::is_meant_by;
    use crate::yaml::reader::is_spelling;
    use crate::yaml::{Mark, NodeValue};

    fn looks(name: &str) -> KeyLooks {
        let key = Key { mark: Mark::START, name: Cow::Owned(name.to_owned()) };
        KeyLooks::of(&[(key, Node { mark: Mark::START, value: NodeValue::Null })])
    }

    #[test]
    fn plain_words_are_known() {
        for name in ["date", "killed_or_wounded", "n", "x2"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["Date", "da-te", "da te", "_date", "date_", "a__b", "the_date", "al_x", "é"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    proptest! {
        /// Nothing that is read under another name is overlooked.
        #[test]
        fn what_is_meant_is_not_overlooked(
            key in "[abs]{1,4}(_?[reys]{1,3}|ies|re|res)",
            at in 0_usize..9,
            what in 0_u8..7,
            letter in "[abresy_A-]",
        ) {
            let mut letters: Vec<char> = key.chars().collect();
            let at = at % letters.len();
            let letter = letter.chars().next().unwrap();
            match what {
                0 => letters[at] = letter,
                1 => letters.insert(at, letter),
                2 => drop(letters.remove(at)),
                3 => letters.swap(at, 0),
                4 => letters.push('s'),
                5 => letters.extend(['e', 'r']),
                _ => drop(letters.pop()),
            }
            let name: String = letters.into_iter().collect();
            let looks = looks(&name);
            if is_plain(&key) && (name == key || is_spelling(&name, &key)) {
                prop_assert!(looks.may_hold(&key), "{} {}", name, key);
            }
            if is_plain(&key) && is_meant_by(&name, &key, 4) {
                prop_assert!(looks.may_hold(&key) && looks.may_slip(&name, &key), "{} {}", name, key);
            }
        }
    }
}
