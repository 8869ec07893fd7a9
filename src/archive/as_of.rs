//! The archive as it was known on a day: the digests that had appeared by then and the waves that were
//! told of. An entry that corrects another counts from the day of its own digest, since it is left out
//! with that.
//!
//! What a publisher overwrote has no earlier word in an archive: a digest that is kept is kept as it
//! stands. How many entries say something of a later day is counted, so that it can be said.

use std::collections::HashMap;
use std::fmt::{self, Write as _};
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::{Corpus, wave_as_of};
use crate::digest::{DateSpan, Digest, EntryRef, Precision, Wave};
use crate::yaml::excerpt;

/// On what the day rests from which something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// It says when it appeared.
    Stated,
    /// It does not: the day after the last that it covers stands for it.
    Supplied,
}

/// From which day something is known, and on what that rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFrom {
    /// The first day on which it was certainly known.
    pub day: NaiveDate,
    /// On what that rests.
    pub by: KnownBy,
}

/// A day on which an archive is looked at, and what was known of it by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub day: NaiveDate,
    /// How many digests had appeared.
    pub digests: usize,
    /// For how many of them the day is supplied.
    pub supplied: usize,
    /// How many digests the archive holds in all.
    pub of: usize,
    /// How many waves were told of.
    pub waves: usize,
    /// How many waves the archive holds in all.
    pub of_waves: usize,
    /// How many entries of the digests that had appeared say something of a later day: whoever
    /// published or wrote them overwrote an earlier word.
    pub overwritten: usize,
}

/// Reads a day as of which an archive is told; of a month or a year it is the last.
///
/// # Errors
///
/// Why it is no such day.
pub fn day_of(text: &str) -> Result<NaiveDate, String> {
    let said = || format!("`{}` is no day; write it as 2020-08-06", excerpt(text));
    let span: DateSpan = text.trim().parse().map_err(|_| said())?;
    match span.precision {
        Precision::Day | Precision::Month | Precision::Year => Ok(span.to),
        Precision::About | Precision::Range => Err(said()),
    }
}

impl KnownFrom {
    /// Returns from which day a digest is known: the day on which it appeared, of several possible days
    /// the last; else the day after its period.
    pub fn of(digest: &Digest) -> Self {
        let head = digest.head();
        if let Some(published) = head.published {
            return Self { day: published.to, by: KnownBy::Stated };
        }
        let last_told = digest.first_days().map_or(head.period.from, |(_, last)| last);
        let covered = head.period.to.unwrap_or_else(|| last_told.max(head.period.from));
        Self { day: day_after(covered), by: KnownBy::Supplied }
    }
}

/// Keeps the digests that were known on a day.
pub fn known_by(mut digests: Vec<Arc<Digest>>, day: NaiveDate) -> Vec<Arc<Digest>> {
    digests.retain(|digest| KnownFrom::of(digest).day <= day);
    digests
}

/// Returns the day after a day.
pub(super) fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

/// `as of 2020-08-06`
impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "as of {}", self.day)
    }
}

impl AsOf {
    /// Says it at the head of what is told.
    pub fn headline(&self) -> String {
        format!("As of {}: {} of {} digests were known", self.day, self.digests, self.of)
    }

    /// Says the day, and what was known by then, for the head of what leaves.
    pub fn about(&self) -> String {
        let told = self.told();
        told.strip_prefix("as of ").unwrap_or(&told).to_owned()
    }

    /// Says what was known by that day, and how far that may be relied on.
    pub fn told(&self) -> String {
        let Self { digests, of, waves, of_waves, supplied, .. } = self;
        let mut told =
            format!("{self}: {waves} of {of_waves} waves and {digests} of {of} digests were known");
        if *supplied > 0 {
            // Writing to a string never fails.
            let _ = write!(
                told,
                "; the day of publication is supplied for {supplied} of them: the day after the period"
            );
        }
        told += "; what a publisher overwrote has no earlier word here";
        match self.overwritten {
            0 => {}
            1 => told += ", and 1 entry says something of a later day",
            some => {
                let _ = write!(told, ", and {some} entries say something of a later day");
            }
        }
        told
    }
}

impl Corpus {
    /// Returns the archive as it was known on a day, settled. What stays is shared with this corpus,
    /// which must hold all of the archive.
    #[must_use]
    pub fn known_on(&self, day: NaiveDate) -> Self {
        let digests = known_by(self.digests().to_vec(), day);
        let first_told = first_told(&digests);
        let waves = self.waves().iter();
        let waves = waves.filter_map(|wave| wave_on(wave, first_told.get(&*wave.id).copied(), day));
        let waves: Vec<Arc<Wave>> = waves.collect();
        let is_supplied = |digest: &&Arc<Digest>| KnownFrom::of(digest).by == KnownBy::Supplied;
        let entries = digests.iter().flat_map(|digest| digest.entries());
        let as_of = AsOf {
            day,
            digests: digests.len(),
            supplied: digests.iter().filter(is_supplied).count(),
            of: self.digests().len(),
            waves: waves.len(),
            of_waves: self.waves().len(),
            overwritten: entries.filter(|entry| tells_later(*entry, day)).count(),
        };
        let mut corpus = self.followed_by(digests, waves);
        corpus.look_as_of(as_of);
        corpus
    }
}

/// Returns the first day on which each wave was named by an entry of some digests.
fn first_told(digests: &[Arc<Digest>]) -> HashMap<&str, NaiveDate> {
    let mut first: HashMap<&str, NaiveDate> = HashMap::new();
    for digest in digests {
        let known = KnownFrom::of(digest).day;
        for wave in digest.entries().filter_map(|entry| entry.wave()) {
            first.entry(wave).and_modify(|day| *day = known.min(*day)).or_insert(known);
        }
    }
    first
}

/// Returns a wave as it was told of by a day; none where it was not. The file of a wave does not say
/// when it was written: it is known from the first digest of which an entry names it, or from the first
/// day on which something that it cites appeared; where neither is known, from the day after its last.
fn wave_on(wave: &Arc<Wave>, told: Option<NaiveDate>, day: NaiveDate) -> Option<Arc<Wave>> {
    let announced = wave_as_of::announced(wave);
    let ended = || day_after(wave.period.to.unwrap_or(wave.period.from));
    let known = [told, announced].into_iter().flatten().min().unwrap_or_else(ended);
    (known <= day).then(|| wave_as_of::as_told_by(wave, day))
}

/// Returns whether an entry says something of a day after another.
fn tells_later(entry: EntryRef<'_>, day: NaiveDate) -> bool {
    let cited = entry.sources().filter_map(|source| source.date);
    let accounts = entry.versions().filter_map(|account| account.date());
    let claimed = entry.claimed_on();
    entry.date.from > day || cited.chain(accounts).chain(claimed).any(|told| told.from > day)
}

#[cfg(test)]
#[path = "as_of_tests.rs"]
mod tests;
