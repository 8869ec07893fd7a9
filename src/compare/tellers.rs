//! Which series tell the events of a subject. A series may hold the days of two subjects in full, and
//! yet the events of others be counted with its own: then the numbers are not its alone.

use std::collections::{HashMap, HashSet};

use super::Subject;
use crate::archive::Corpus;
use crate::cover::SeriesId;
use crate::digest::TheatreId;

/// A series that holds something in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FullSeries {
    /// The series.
    pub series: SeriesId,
    /// Whether it tells every event that is counted there.
    pub tells_all: bool,
}

/// How many events of a subject there are in each theatre, and how many of them each series tells.
pub(super) struct Tellers {
    events: HashMap<TheatreId, usize>,
    told: HashMap<(SeriesId, TheatreId), usize>,
}

impl Tellers {
    /// Counts the tellings of all that a subject counts, and of what may belong to it. `series` has
    /// those of all digests.
    pub(super) fn of(subject: &Subject, corpus: &Corpus, series: &[Option<SeriesId>]) -> Self {
        let mut tellers = Self { events: HashMap::new(), told: HashMap::new() };
        for key in subject.entries.iter().chain(&subject.possible) {
            let Some(entry) = corpus.entry(*key) else { continue };
            *tellers.events.entry(entry.theatre).or_default() += 1;
            let tellings = std::iter::once(*key).chain(corpus.repeats(*key));
            let known = tellings.filter_map(|key| *series.get(key.digest as usize)?);
            for series in known.collect::<HashSet<_>>() {
                *tellers.told.entry((series, entry.theatre)).or_default() += 1;
            }
        }
        tellers
    }

    /// Says of some series whether each tells every event, of a theatre or of all.
    pub(super) fn told_by(
        &self,
        series: &[SeriesId],
        theatre: Option<TheatreId>,
    ) -> Vec<FullSeries> {
        let tells = |series: SeriesId, theatre: TheatreId, events: usize| {
            self.told.get(&(series, theatre)).copied().unwrap_or(0) == events
        };
        let full = |series: &SeriesId| {
            let mut all = self.events.iter();
            let tells_all = match theatre {
                Some(theatre) => {
                    let events = self.events.get(&theatre).copied().unwrap_or(0);
                    tells(*series, theatre, events)
                }
                None => all.all(|(theatre, events)| tells(*series, *theatre, *events)),
            };
            FullSeries { series: *series, tells_all }
        };
        series.iter().map(full).collect()
    }
}
