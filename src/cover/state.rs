//! The five states of a day, and what they are states of.

use std::fmt;

use crate::digest::{AreaId, TheatreId};

/// How much is held of a day. A later state is fuller: of several digests the fullest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// No weekly or monthly digest covers the day.
    #[default]
    NotHeld,
    /// A digest covers the day and says nothing of the place.
    Silent,
    /// Told in points or a summary, without an entry: nothing can be counted.
    WordsOnly,
    /// Entries of a digest that is not held in full, or of the last days of one: a lower bound.
    InPart,
    /// Everything that the publisher lists. A zero is a zero.
    InFull,
}

impl State {
    /// Every state, the emptiest first.
    pub const ALL: [Self; 5] =
        [Self::NotHeld, Self::Silent, Self::WordsOnly, Self::InPart, Self::InFull];

    /// Returns the word that exports use. Scripts rely on it.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotHeld => "not_held",
            Self::Silent => "silent",
            Self::WordsOnly => "words_only",
            Self::InPart => "in_part",
            Self::InFull => "in_full",
        }
    }

    /// Returns the words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotHeld => "not held",
            Self::Silent => "silent",
            Self::WordsOnly => "words only",
            Self::InPart => "in part",
            Self::InFull => "in full",
        }
    }

    /// Returns true if entries are held, so that there is something to count.
    pub fn has_numbers(self) -> bool {
        self >= Self::InPart
    }

    /// Writes a count of events as this state allows: plain in full, as a lower bound in part, `–`
    /// where nothing is known. A count above zero is never hidden, whatever the state.
    pub fn count(self, events: u64) -> String {
        match (self, events) {
            (Self::InFull, _) => events.to_string(),
            (_, 0) => "–".to_owned(),
            (Self::NotHeld | Self::Silent | Self::WordsOnly | Self::InPart, _) => {
                format!("{events}+")
            }
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

/// What a state is the state of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everything that a digest treats.
    All,
    /// A theatre.
    Theatre(TheatreId),
    /// An area, with its theatre.
    Area(TheatreId, AreaId),
}

impl Scope {
    /// Returns the scope of an area; what names none is as much as its theatre.
    pub fn of(theatre: TheatreId, area: Option<AreaId>) -> Self {
        area.map_or(Self::Theatre(theatre), |area| Self::Area(theatre, area))
    }
}
