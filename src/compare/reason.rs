//! Why two numbers must not be held against each other, in words.

use std::fmt;

use crate::cover::{Held, State};
use crate::digest::{Basis, Period};

/// Why a cell must not be compared with the baseline.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// No kind of the taxonomy counts as an attack, so nothing can be counted.
    NothingCounts,
    /// It has no last day yet, or nobody says when it ended.
    OpenEnd,
    /// Not every one of its days is held in full.
    NotInFull(Held),
    /// No series of one publisher holds both.
    OtherSeries,
    /// A series holds both, and events are counted that only others tell.
    ToldByOthers,
    /// The two stand on different bases.
    Basis(Basis, Basis),
    /// The figure covers this period, and the subject another.
    OtherPeriod(Period),
    /// Among some figures there are some of other periods than the subject's: the first of these, and
    /// how many more there are.
    OtherPeriods(Box<[Period]>, usize),
    /// The subject has no days of its own.
    NoPeriod,
    /// Its days are those of the first and the last entry found. What was found chose them, so that
    /// neither a rate over them nor a test means anything.
    FoundDays,
    /// Both count this number of the same events, so they are not independent samples.
    Overlap(u32),
    /// The reason applies to the baseline.
    Baseline(Box<Reason>),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingCounts => f.write_str("no kind of the taxonomy counts as attack"),
            Self::OpenEnd => f.write_str("open end"),
            Self::NotInFull(held) if held.state() == State::NotHeld => f.write_str("not held"),
            Self::NotInFull(held) => write!(f, "held {held}"),
            Self::OtherSeries => f.write_str("not of one publisher and series"),
            Self::ToldByOthers => {
                f.write_str("events are counted that only others than the common series tell")
            }
            Self::Basis(one, other) => write!(f, "different bases: {one}, {other}"),
            Self::OtherPeriod(period) => {
                write!(f, "the figure covers other days than the subject: {}", period.spoken())
            }
            Self::OtherPeriods(periods, more) => {
                let periods: Vec<_> = periods.iter().map(|period| period.spoken()).collect();
                write!(f, "figures of other days are among them: {}", periods.join(", "))?;
                if *more > 0 { write!(f, " and {more} more") } else { Ok(()) }
            }
            Self::NoPeriod => f.write_str("no days of its own"),
            Self::FoundDays => {
                f.write_str("its days are only those from the first to the last entry found")
            }
            Self::Overlap(1) => f.write_str("1 event is in both"),
            Self::Overlap(events) => write!(f, "{events} events are in both"),
            Self::Baseline(reason) => write!(f, "the baseline: {reason}"),
        }
    }
}
