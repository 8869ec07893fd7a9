//! How much of a subject is held, asked of the room `cover`, and which digests stand behind that.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{DayCoverage, RowKey, Subject};
use crate::archive::Corpus;
use crate::cover::{Scope, covers_days};
use crate::digest::{Coverage, Period, TheatreId};

impl Subject {
    /// Fills in what is held of its days and places.
    pub(super) fn covered(mut self, corpus: &Corpus) -> Self {
        let cover = corpus.cover();
        let theatres = corpus.taxonomy().theatres().map(|(theatre, _)| {
            (theatre, cover.held(Scope::Theatre(theatre), &self.periods).treated())
        });
        self.coverage = DayCoverage {
            held: cover.held_together(&self.scopes, &self.periods),
            by_theatre: theatres.filter(|(_, days)| *days > 0).collect(),
        };
        let in_full = |scope: &Scope| cover.series_in_full(*scope, &self.periods);
        let mut scopes = self.scopes.iter();
        let mut series = scopes.next().map(in_full).unwrap_or_default();
        for scope in scopes {
            let others = in_full(scope);
            series.retain(|one| others.binary_search(one).is_ok());
        }
        self.series = series;
        self
    }
}

/// The digests that cover some of a subject's days: all of them, those held in full, and those that
/// treat a theatre.
pub(super) struct Covering {
    all: Vec<u32>,
    in_full: Vec<u32>,
    by_theatre: HashMap<TheatreId, Vec<u32>>,
}

impl Covering {
    pub(super) fn of(subject: &Subject, corpus: &Corpus) -> Self {
        let mut found = Self { all: Vec::new(), in_full: Vec::new(), by_theatre: HashMap::new() };
        let period = subject.start.map(|from| Period { from, to: subject.end });
        let Some(period) = period else { return found };
        for (at, digest) in (0..).zip(corpus.digests()) {
            let head = digest.head();
            if !covers_days(head) || !head.period.overlaps(period) {
                continue;
            }
            found.all.push(at);
            if head.coverage == Coverage::Full {
                found.in_full.push(at);
            }
            for theatre in digest.theatres() {
                found.by_theatre.entry(theatre).or_default().push(at);
            }
        }
        found
    }

    /// Returns the digests behind a row, by its key.
    pub(super) fn behind(&self, key: Option<&RowKey>) -> &[u32] {
        match key {
            Some(RowKey::Theatre(id)) => self.by_theatre.get(id).map_or(&[], Vec::as_slice),
            Some(_) => &self.in_full,
            None => &self.all,
        }
    }
}

/// Counts the days from first to last, including both.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days() + 1).unwrap_or(0)
}
