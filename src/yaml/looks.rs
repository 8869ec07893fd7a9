//! What the keys of one mapping look like: enough to tell of a key that is asked for which of them
//! may mean it, mostly none. Whether a name means a key is decided elsewhere.

use super::{Key, Node};

/// How each of the first names of a mapping looks.
pub(super) struct KeyLooks {
    looks: [NameLooks; MOST / LANES],
    count: usize,
    /// True if all names are plain words, of which alone a look tells anything.
    plain: bool,
}

/// The most names that are looked at.
const MOST: usize = 64;
/// So many names are looked at at once.
const LANES: usize = 16;

/// Some names in short: their ends and lengths.
#[derive(Clone, Copy, Default)]
struct NameLooks {
    firsts: [u8; LANES],
    lasts: [u8; LANES],
    lengths: [u8; LANES],
}

impl NameLooks {
    fn set(&mut self, lane: usize, name: &str) {
        let (first, last, length) = look(name);
        self.firsts[lane] = first;
        self.lasts[lane] = last;
        self.lengths[lane] = length;
    }

    /// Returns one bit for each name that may be a key, another spelling of it (a plural, `theater`
    /// for `theatre`), or one slip away, which leaves one end as it is.
    fn near(&self, (first, last, length): (u8, u8, u8)) -> u64 {
        let mut near = [0; LANES];
        // Without an early exit, so that the compiler can compare all names at once.
        for (lane, near) in near.iter_mut().enumerate() {
            let apart = self.lengths[lane].abs_diff(length);
            let begins = u8::from(self.firsts[lane] == first) & u8::from(apart <= 2);
            let ends = u8::from(self.lasts[lane] == last) & u8::from(apart <= 1);
            *near = begins | ends;
        }
        if u128::from_ne_bytes(near) == 0 {
            return 0;
        }
        near.iter().rev().fold(0, |bits, near| bits << 1 | u64::from(*near))
    }
}

fn look(name: &str) -> (u8, u8, u8) {
    let (first, last) = (name.bytes().next(), name.bytes().next_back());
    let length = u8::try_from(name.len()).unwrap_or(u8::MAX);
    (first.unwrap_or(0), last.unwrap_or(0), length)
}

impl KeyLooks {
    pub(super) fn of(entries: &[(Key<'_>, Node<'_>)]) -> Self {
        let count = entries.len().min(MOST);
        let mut looks = [NameLooks::default(); MOST / LANES];
        let mut plain = true;
        for (at, (key, _)) in entries.iter().take(MOST).enumerate() {
            looks[at / LANES].set(at % LANES, &key.name);
            plain &= is_plain(&key.name);
        }
        Self { looks, count, plain }
    }

    /// Returns one bit for each name that may mean a key; none is set that cannot.
    pub(super) fn near(&self, key: &str) -> u64 {
        // Of a shorter key another spelling may leave nothing.
        if !self.plain || key.len() <= LONGEST_ENDING {
            return u64::MAX;
        }
        let wanted = look(key);
        let used = self.looks.iter().take(self.count.div_ceil(LANES));
        used.rev().fold(0, |bits, looks| bits << LANES | looks.near(wanted))
    }

    /// Returns false if a name cannot be one slip away from a key: all but two letters stay, at both
    /// ends.
    pub(super) fn may_slip(&self, name: &str, key: &str) -> bool {
        let (name, key) = (name.as_bytes(), key.as_bytes());
        let (long, short) = (name.len().max(key.len()), name.len().min(key.len()));
        let front = || name.iter().zip(key).take_while(|(a, b)| a == b).count();
        let back = || name.iter().rev().zip(key.iter().rev()).take_while(|(a, b)| a == b).count();
        !self.plain || long - short <= 1 && front() + back() + 2 >= long
    }
}

/// No ending of another spelling is longer.
pub(super) const LONGEST_ENDING: usize = 3;

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
    parts && !name.is_empty() && (part == name.len() || name.split('_').all(is_word))
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
        for name in
            ["Date", "da-te", "da te", "_date", "date_", "a__b", "the_date", "al_x", "é", ""]
        {
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
                prop_assert!(looks.near(&key) & 1 == 1, "{} {}", name, key);
            }
            if is_plain(&key) && is_meant_by(&name, &key, 4) {
                prop_assert!(looks.near(&key) & 1 == 1 && looks.may_slip(&name, &key), "{} {}", name, key);
            }
        }
    }
}
