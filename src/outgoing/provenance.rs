//! Where something comes from, for the head of what is written.

use chrono::{NaiveDate, NaiveDateTime};

use crate::archive::{Corpus, Problem};

/// The archive that something is taken from, and the day.
#[derive(Clone, Copy)]
pub struct Provenance<'a> {
    /// The archive as it was read.
    pub corpus: &'a Corpus,
    /// The problems that were found in it.
    pub problems: &'a [Problem],
    /// The archive, as the user named it.
    pub archive: &'a str,
    /// The day of the export, in UTC; none if it is not known.
    pub date: Option<NaiveDate>,
}

/// The clock that tells the day of an export.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExportClock(Option<fn() -> NaiveDateTime>);

impl ExportClock {
    /// Takes a clock in UTC; none if the time is not known.
    pub fn new(now: Option<fn() -> NaiveDateTime>) -> Self {
        Self(now)
    }

    /// Returns the day.
    pub fn today(self) -> Option<NaiveDate> {
        self.0.map(|now| now().date())
    }
}
