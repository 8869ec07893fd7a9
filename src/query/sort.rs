//! The orders that what is found can stand in.

/// An order of what is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// What answers best first.
    #[default]
    Best,
    /// The newest first.
    Date,
    /// The most killed first, by the best number, then by the least; what has no such number last.
    Toll,
    /// By theatre and area, in the order of the taxonomy; the newest first within each, what names
    /// no area after the areas, what names no theatre last.
    Place,
}

impl Sort {
    /// Every order, in the order of the help.
    pub const ALL: [Self; 4] = [Self::Best, Self::Date, Self::Toll, Self::Place];

    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Date => "date",
            Self::Toll => "toll",
            Self::Place => "place",
        }
    }

    /// Returns the next order, and the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Best => Self::Date,
            Self::Date => Self::Toll,
            Self::Toll => Self::Place,
            Self::Place => Self::Best,
        }
    }
}
