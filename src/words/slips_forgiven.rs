//! Which slips are forgiven in a typed word: none in a common English one, which was meant as it is.

use super::english::{EnglishWord, english_word};
use super::slip::Alignment;

/// Which slips are forgiven in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SlipsForgiven {
    None,
    /// Two letters that were swapped, and one that was left out of a common word: the word is an
    /// English one, but not a common one.
    SwappedOrLeftOut,
    Any,
}

impl SlipsForgiven {
    /// Returns those of a word that is as well known as an English one.
    pub(super) fn of(english: Option<EnglishWord>) -> Self {
        match english {
            None => Self::Any,
            Some(EnglishWord::Further) => Self::SwappedOrLeftOut,
            Some(EnglishWord::Common) => Self::None,
        }
    }

    /// Returns true if a slip by which a word was found is one of them; so many letters were typed.
    pub(super) fn forgive(self, found: &Alignment, word: &str, typed: usize) -> bool {
        match self {
            Self::Any => true,
            // Of the whole word: the beginning of a longer one is less likely meant.
            Self::SwappedOrLeftOut if found.end == word.chars().count() => {
                let left_out = found.front + found.back == typed;
                let is_common = || english_word(word) == Some(EnglishWord::Common);
                found.swapped || left_out && is_common()
            }
            Self::SwappedOrLeftOut | Self::None => false,
        }
    }
}
