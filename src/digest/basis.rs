//! Who stands behind a statement. Never mixed in one sum without saying so.

use std::fmt;
use std::str::FromStr;

/// The standing of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The armed group's own media say so.
    Claimed,
    /// A state body says so.
    Official,
    /// Press, a non-governmental organisation or a local source says so.
    Reported,
    /// The judgement of the publisher or of another analyst.
    Assessed,
}

impl Basis {
    /// Every basis, in the order in which screens and exports show them.
    pub const ALL: [Self; 4] = [Self::Claimed, Self::Official, Self::Reported, Self::Assessed];

    /// The word that archives and exports use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Official => "official",
            Self::Reported => "reported",
            Self::Assessed => "assessed",
        }
    }

    /// Its place in [`Basis::ALL`], to index arrays by basis.
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
