//! How much of an archive a grid is of, and how its entries are placed in it.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::GridUnit;
use crate::archive::{Corpus, EntryKey};
use crate::cover::{Cover, Scope};
use crate::digest::TheatreId;
use crate::query::Asked;

/// Where an entry stands in a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GridPlacing {
    /// By the day of the event.
    #[default]
    ByDay,
    /// By the first day of the digest that tells it.
    ByDigest,
}

impl GridPlacing {
    /// Returns its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::ByDay => "by day",
            Self::ByDigest => "by digest",
        }
    }

    /// Returns the same, told in full.
    pub fn in_full(self) -> &'static str {
        match self {
            Self::ByDay => "by day of the event",
            Self::ByDigest => "by the digest that tells it",
        }
    }

    /// Returns the other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::ByDay => Self::ByDigest,
            Self::ByDigest => Self::ByDay,
        }
    }
}

/// How much of an archive a grid is of; by default all of it, in weeks, by day.
#[derive(Clone, Debug, Default)]
pub struct GridLimits {
    /// The theatres; all where none is named.
    pub theatres: Vec<TheatreId>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// What the time is cut into.
    pub unit: GridUnit,
    /// Where an entry stands.
    pub placing: GridPlacing,
    /// The entries that a query found, in the order of the corpus; all where there is no query.
    pub found: Option<Vec<EntryKey>>,
    /// The places that a query asks for: of a theatre of which it names areas alone, what is held of
    /// these counts. Empty, or the whole, where it names none.
    pub scopes: Vec<Scope>,
    /// What is held of every day by the digests of which alone the query takes anything; as the
    /// archive holds it where it takes of all.
    pub cover: Option<Cover>,
}

impl GridLimits {
    /// Returns the limits with what a query asks for: its theatres, its days, and what is held by the
    /// digests of which alone it takes anything. What the limits say already goes first.
    #[must_use]
    pub fn narrowed(self, asked: &Asked, corpus: &Corpus) -> Self {
        let periods = asked.periods(corpus.cover().days());
        let periods = if asked.names_days() { periods } else { Vec::new() };
        let from = self.from.or(periods.first().map(|first| first.from));
        let to = self.to.or(periods.last().and_then(|last| last.to));
        let named = asked.scopes().iter().filter_map(|scope| match scope {
            Scope::All => None,
            Scope::Theatre(theatre) | Scope::Area(theatre, _) => Some(*theatre),
        });
        let named: Vec<TheatreId> = named.collect();
        let theatres = if self.theatres.is_empty() { named } else { self.theatres.clone() };
        let cover: Option<Cover> = match asked.cover(corpus) {
            Cow::Borrowed(_) => None,
            Cow::Owned(cover) => Some(cover),
        };
        let scopes = asked.scopes().to_vec();
        Self { theatres, from, to, scopes, cover, ..self }
    }

    pub(super) fn has_theatre(&self, theatre: TheatreId) -> bool {
        self.theatres.is_empty() || self.theatres.contains(&theatre)
    }

    pub(super) fn has_entry(&self, key: EntryKey) -> bool {
        self.found.as_ref().is_none_or(|found| found.binary_search(&key).is_ok())
    }
}
