//! Which slips are forgiven in a typed word: none in a common English one, which was meant as it is.

use super::english::EnglishWord;
use super::slip::Alignment;

/// Which slips are forgiven in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SlipsForgiven {
    None,
    /// Two letters that were swapped: the word is an English one, but not a common one.
    Swapped,
    Any,
}

impl SlipsForgiven {
    /// Returns those of a word that is as well known as an English one.
    pub(super) fn of(english: Option<EnglishWord>) -> Self {
        match english {
            None => Self::Any,
            Some(EnglishWord::Further) => Self::Swapped,
            Some(EnglishWord::Common) => Self::None,
        }
    }

    /// Returns true if a slip by which a word was found is one of them.
    pub(super) fn forgive(self, found: &Alignment, word: &str) -> bool {
        match self {
            Self::Any => true,
            // Of the whole word: the beginning of a longer one is less likely meant.
            Self::Swapped => found.swapped && found.end == word.chars().count(),
            Self::None => false,
        }
    }
}
