//! The ways to hold right-to-left letters, and the words for them in settings.

use std::fmt;
use std::str::FromStr;

/// How rows with right-to-left letters are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BidiMode {
    /// A left-to-right mark (U+200E) stands at the beginning of the row and after each run. Harmless
    /// everywhere, and without effect in `PuTTY`.
    #[default]
    Marks,
    /// A blank of braille (U+2800), which is a left-to-right sign, stands in the first cell and beside
    /// each run: for `PuTTY`.
    Blanks,
    /// The program puts the letters in order and joins them, and asks the terminal not to: for xterm,
    /// urxvt, Alacritty and Windows Terminal.
    App,
    /// Nothing is done.
    Off,
}

impl BidiMode {
    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Marks, Self::Blanks, Self::App, Self::Off];

    /// Returns its word in settings and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Blanks => "blanks",
            Self::App => "app",
            Self::Off => "off",
        }
    }

    /// Returns for which terminals it is.
    pub const fn suits(self) -> &'static str {
        match self {
            Self::Marks => "for terminals that put Arabic in order",
            Self::Blanks => "for PuTTY",
            Self::App => "for terminals that leave Arabic as it is stored",
            Self::Off => "as the terminal does it",
        }
    }

    /// Returns the mode after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Marks => Self::Blanks,
            Self::Blanks => Self::App,
            Self::App => Self::Off,
            Self::Off => Self::Marks,
        }
    }
}

impl fmt::Display for BidiMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for BidiMode {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let word = word.trim();
        let found = Self::ALL.into_iter().find(|mode| mode.word() == word);
        found.ok_or("this is `marks`, `blanks`, `app` or `off`")
    }
}
