//! What was understood, in words: one chip for each understanding.

use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;

use crate::words::quoted;

/// One thing that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// The bytes of the typed text, from the first word of it to the last.
    pub range: Range<usize>,
    /// What was read.
    pub reading: Understood,
}

/// What words were read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Understood {
    /// Days; the words themselves are found as well.
    Days {
        /// The days, as `date:` takes them.
        days: String,
        /// Whether a day more or less may belong to them.
        about: bool,
        /// Whether they were counted back from the last day that the archive covers.
        of_archive: bool,
        /// Another day that the digits may name, with the month before the day.
        other: Option<NaiveDate>,
    },
    /// A day or a part of a year that the calendar does not have; nothing is found for it.
    NoSuchDay(String),
    /// A place: its words are looked for, and what is held of it is told.
    Place(String),
    /// Numbers of killed, wounded or captured: `killed ≥10`.
    Toll(String),
    /// Words that only ask: question words and fillers, left out.
    Filler(String),
    /// Words that nothing in the archive has, left out.
    Unknown(String),
    /// `or` between two words or names, which stand for each other while all else holds for both.
    Either(String),
    /// `not` within a sentence: a word of it, which excludes nothing.
    PlainWord(String),
    /// A word with a colon behind it within a sentence: no field, whose value would stand right there.
    NoField(String),
    /// Words that ask for a total: figures come first.
    Totals(String),
}

impl Chip {
    /// Returns the typed words.
    pub fn words<'t>(&self, typed: &'t str) -> &'t str {
        typed.get(self.range.clone()).unwrap_or("")
    }
}

impl fmt::Display for Chip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reading.fmt(f)
    }
}

impl fmt::Display for Understood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days { days, about, of_archive, other } => {
                let about = if *about { "~" } else { "" };
                let of = if *of_archive { " (latest of the archive)" } else { "" };
                write!(f, "date {about}{days}{of}")?;
                let Some(other) = other else { return Ok(()) };
                write!(f, " (day first; for the month first write {other})")
            }
            Self::NoSuchDay(words) => write!(f, "there is no such day: {}", quoted(words)),
            Self::Place(name) => write!(f, "place {}", quoted(name)),
            Self::Toll(toll) => f.write_str(toll),
            Self::Filler(words) => write!(f, "left out: {}", quoted(words)),
            Self::Unknown(words) => write!(f, "not in the archive: {}", quoted(words)),
            Self::Either(words) => write!(f, "either {}", quoted(words)),
            Self::PlainWord(word) => {
                let word = quoted(word);
                write!(f, "the word {word} (to exclude, write -x or {})", word.to_uppercase())
            }
            Self::Totals(words) => write!(f, "figures first: {}", quoted(words)),
            Self::NoField(word) => write!(f, "the word {} (no field)", quoted(word)),
        }
    }
}
