//! Who stands behind a statement. A sum never mixes bases without saying so.

use std::fmt;
use std::str::FromStr;

/// The basis of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Stated by the armed group's own media.
    Claimed,
    /// Stated by a state body.
    Official,
    /// Stated by the press, a non-governmental organisation or a local source.
    Reported,
    /// Judged by the publisher or by another analyst.
    Assessed,
}

impl Basis {
    /// Every basis, in the order used by screens and exports.
    pub const ALL: [Self; 4] = [Self::Claimed, Self::Official, Self::Reported, Self::Assessed];

    /// Returns the word that archives and exports use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Official => "official",
            Self::Reported => "reported",
            Self::Assessed => "assessed",
        }
    }

    /// Returns its letter, where a word has no room. It stands beside the colour of a basis everywhere.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Claimed => "C",
            Self::Official => "O",
            Self::Reported => "R",
            Self::Assessed => "A",
        }
    }

    /// Returns its place in [`Basis::ALL`], for arrays indexed by basis.
    pub fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Basis {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|basis| basis.word() == word)
            .ok_or_else(|| format!("`{word}` is no basis"))
    }
}
