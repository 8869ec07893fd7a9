//! What stands on a mark: how many entries, whose word they are, or how many were killed.

use super::BasisShares;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{Basis, Harm, Sum};

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkValue {
    /// How many entries.
    Count,
    /// The letter of their basis.
    Basis,
    /// Both: the letter alone stands for one entry.
    Both,
    /// How many were killed, at least.
    Killed,
}

/// Stands for entries of several bases.
const SEVERAL: &str = "*";
/// A number without room.
const MANY: &str = "99+";
/// The highest number that a mark has room for.
const MOST: u64 = 99;
/// Stands where no number is told.
const UNTOLD: &str = "?";

/// What a mark says, as it is written on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkText {
    pub(super) text: String,
    /// True if the number is a lower bound.
    pub(super) is_bound: bool,
}

impl MarkValue {
    /// All, in the order in which a key goes through them.
    pub const ALL: [Self; 4] = [Self::Count, Self::Basis, Self::Both, Self::Killed];

    /// Returns the next one; the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|value| *value == self).unwrap_or(0);
        Self::ALL.get(at + 1).copied().unwrap_or(Self::Count)
    }

    /// Returns what the marks say, in words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Count => "entries",
            Self::Basis => "basis",
            Self::Both => "entries and basis",
            Self::Killed => "killed, at least",
        }
    }

    /// Returns what stands on the mark of some entries; how many were killed in them is asked for only
    /// where that is shown.
    pub(super) fn text(self, bases: BasisShares, killed: impl FnOnce() -> Sum) -> MarkText {
        let letter = bases.only().map_or(SEVERAL, Basis::letter);
        let count = u64::try_from(bases.all()).unwrap_or(u64::MAX);
        let plain = |text| MarkText { text, is_bound: false };
        match self {
            Self::Count => plain(number(count)),
            Self::Basis => plain(letter.to_owned()),
            Self::Both if count == 1 => plain(letter.to_owned()),
            Self::Both if count > MOST => plain(format!("{MANY}{letter}")),
            Self::Both => plain(format!("{count}{letter}")),
            Self::Killed => {
                let killed = killed();
                let is_bound = !killed.is_exact();
                let untold = killed.low == 0 && (killed.terms == 0 || is_bound);
                let text = if untold { UNTOLD.to_owned() } else { number(killed.low) };
                MarkText { text, is_bound: is_bound && !untold }
            }
        }
    }

    /// Returns a mark for the legend, of one basis or of several.
    pub fn sample(self, basis: Option<Basis>) -> String {
        let letter = basis.map_or(SEVERAL, Basis::letter);
        match self {
            Self::Count | Self::Killed => "3".to_owned(),
            Self::Basis => letter.to_owned(),
            Self::Both => format!("3{letter}"),
        }
    }
}

/// Returns how many were killed in some entries. Entries that say nothing of it make it a lower bound.
pub(super) fn killed(keys: impl IntoIterator<Item = EntryKey>, corpus: &Corpus) -> Sum {
    let mut sum = Sum::default();
    for key in keys {
        match corpus.toll(key, Harm::Killed) {
            Some(toll) => sum.add_toll(&toll),
            None => sum.high = None,
        }
    }
    sum
}

fn number(number: u64) -> String {
    if number > MOST { MANY.to_owned() } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(claimed: usize, reported: usize) -> BasisShares {
        let mut shares = BasisShares::default();
        for _ in 0..claimed {
            shares.add(Basis::Claimed);
        }
        for _ in 0..reported {
            shares.add(Basis::Reported);
        }
        shares
    }

    #[test]
    fn a_mark_says_what_it_is_asked_for() {
        let text = |value: MarkValue, bases| value.text(bases, Sum::default).text;
        assert_eq!(text(MarkValue::Count, shares(7, 0)), "7");
        assert_eq!(text(MarkValue::Basis, shares(7, 0)), "C");
        assert_eq!(text(MarkValue::Both, shares(7, 0)), "7C");
        assert_eq!(text(MarkValue::Both, shares(1, 0)), "C");
        assert_eq!(text(MarkValue::Both, shares(7, 1)), "8*");
        assert_eq!(text(MarkValue::Count, shares(100, 0)), "99+");
        assert_eq!(text(MarkValue::Both, shares(100, 1)), "99+*");
        assert_eq!(MarkValue::ALL.map(MarkValue::next)[3], MarkValue::Count);
    }

    #[test]
    fn what_is_not_told_is_no_zero_and_what_is_told_in_part_is_a_bound() {
        let told = |sum: Sum| {
            let text = MarkValue::Killed.text(shares(2, 0), || sum);
            (text.text, text.is_bound)
        };
        let sum = |low, high, terms| Sum { low, best: low, high, terms, ..Sum::default() };
        assert_eq!(told(sum(0, Some(0), 0)), ("?".to_owned(), false));
        assert_eq!(told(sum(0, None, 1)), ("?".to_owned(), false));
        assert_eq!(told(sum(0, Some(0), 2)), ("0".to_owned(), false));
        assert_eq!(told(sum(4, None, 1)), ("4".to_owned(), true));
        assert_eq!(told(sum(140, Some(140), 2)), ("99+".to_owned(), false));
    }
}
