//! What one entry counts for, and the totals of all entries for one measure. The measures decide
//! which entry counts for what.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::event_count::EventCount;
use super::{RowKey, Subject};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{Basis, EntryRef, Period, Sum, TheatreId, TollSpan};
use crate::words::fold;

/// The label of the row of attacks whose target or tactic is not given.
pub(super) const UNTOLD: &str = "(not told)";

/// One entry of a subject, as measures look at it.
pub(super) struct EntryMarks<'a> {
    pub(super) key: EntryKey,
    pub(super) entry: EntryRef<'a>,
    pub(super) corpus: &'a Corpus,
    /// The day of the subject on which it happened.
    pub(super) dated: Dated,
    /// The days of the subject.
    pub(super) own: Option<Period>,
}

/// The day of its subject on which an entry happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    /// The number of days after the first.
    Day(u32),
    /// A day outside the subject's, or too late to have a row.
    Outside,
    /// Not dated to the day.
    Undated,
}

impl<'a> EntryMarks<'a> {
    /// An entry of a subject whose days go from 0 to `days`.
    pub(super) fn new(
        key: EntryKey,
        entry: EntryRef<'a>,
        corpus: &'a Corpus,
        subject: &Subject,
        days: usize,
    ) -> Self {
        let own = subject.start.map(|from| Period { from, to: subject.end });
        Self { key, entry, corpus, dated: dated(entry, subject, days), own }
    }
}

/// Returns the day of an entry, counted from the first day of its subject, which is 0. For a mean,
/// each digest counts its days from its own first day.
fn dated(entry: EntryRef<'_>, subject: &Subject, days: usize) -> Dated {
    let (day, last) = entry.possible_days();
    if day != last {
        return Dated::Undated;
    }
    let first =
        if subject.mean_of > 1 { Some(entry.digest().head().period.from) } else { subject.start };
    let at = first.and_then(|first| u32::try_from((day - first).num_days()).ok());
    at.filter(|at| (*at as usize) < days).map_or(Dated::Outside, Dated::Day)
}

/// The rank of an entry by its toll: the higher toll comes first, then the earlier day.
pub(super) type TollRank = (Option<u32>, u32, Reverse<NaiveDate>, Reverse<EntryKey>);

/// One thing that an entry counts for.
#[derive(Clone, Debug)]
pub(super) enum CountMark<'a> {
    /// The whole of the measure.
    Whole,
    /// Further events that the whole counts; the entry is no evidence of them.
    Several(u32),
    /// A part of it that is not a name.
    Part(RowKey),
    /// The part for entries that do not say.
    Untold,
    /// The part with this name, as written.
    Name(&'a str),
    /// A place, as written, with its theatre.
    Place(TheatreId, &'a str),
    /// A toll: it counts for the whole, and for the part of its basis.
    Toll(TollSpan),
    /// Its rank; only the highest is kept.
    Rank(TollRank),
}

/// The totals of the marks of some entries for one measure.
#[derive(Default)]
pub(super) struct SubjectTally<'a> {
    /// Of the whole.
    pub(super) whole: EventCount,
    /// The events of entries that do not say.
    pub(super) untold: EventCount,
    /// The events of parts, by sort of part and place within it.
    parts: [Vec<EventCount>; SORTS],
    /// The events of names, as written.
    pub(super) names: HashMap<&'a str, EventCount>,
    /// The places as written, with their theatres.
    pub(super) places: HashSet<(TheatreId, &'a str)>,
    /// The tolls by basis, which are kept apart.
    pub(super) tolls: [Sum; Basis::ALL.len()],
    /// The highest rank.
    pub(super) highest: Option<TollRank>,
    /// Names that an engine gave, and the names that it gave together.
    pub(super) names_given: Vec<(String, EventCount)>,
    pub(super) others: EventCount,
    /// How many places an engine gave, and how many more there may be.
    pub(super) places_given: Option<(u32, u32)>,
}

/// The number of sorts of parts that are not names.
const SORTS: usize = 6;

/// Returns the sort of a part and its place within it; none for a name.
fn place(key: &RowKey) -> Option<(usize, usize)> {
    match key {
        RowKey::Theatre(id) => Some((0, id.0.into())),
        RowKey::Area(id) => Some((1, id.0.into())),
        RowKey::Tactic(id) => Some((2, id.0.into())),
        RowKey::Kind(id) => Some((3, id.0.into())),
        RowKey::Basis(basis) => Some((4, basis.index())),
        RowKey::Day(day) => Some((5, *day as usize)),
        RowKey::Named(_) => None,
    }
}

impl<'a> SubjectTally<'a> {
    /// Adds one thing that an entry counts for, with the events that the entry tells.
    pub(super) fn add(&mut self, mark: CountMark<'a>, events: EventCount) {
        match mark {
            CountMark::Whole => self.whole += events,
            CountMark::Several(more) => self.whole += EventCount::plain(more),
            CountMark::Part(key) => self.up(&key, events),
            CountMark::Untold => self.untold += events,
            CountMark::Name(name) => *self.names.entry(name).or_default() += events,
            CountMark::Place(theatre, place) => drop(self.places.insert((theatre, place))),
            CountMark::Toll(toll) => self.tolls[toll.basis.index()].add_toll(&toll),
            CountMark::Rank(rank) => self.highest = self.highest.max(Some(rank)),
        }
    }

    fn up(&mut self, key: &RowKey, events: EventCount) {
        let Some((sort, at)) = place(key) else { return };
        let part = &mut self.parts[sort];
        if part.len() <= at {
            part.resize(at + 1, EventCount::default());
        }
        part[at] += events;
    }

    /// Sets the events of a part that is not a name.
    pub(super) fn put(&mut self, key: &RowKey, events: EventCount) {
        self.up(key, events);
    }

    /// Takes a name that an engine gave, or all that it gave together.
    pub(super) fn name_given(&mut self, name: &str, is_others: bool, events: EventCount) {
        if is_others {
            self.others += events;
        } else {
            self.names_given.push((name.to_owned(), events));
        }
    }

    /// Returns the events of its names, folded.
    pub(super) fn folded_names(&self) -> HashMap<String, EventCount> {
        let mut folded: HashMap<String, EventCount> = HashMap::new();
        for (name, events) in &self.names {
            *folded.entry(fold(name)).or_default() += *events;
        }
        folded
    }

    /// Returns the events of a part that is not a name.
    pub(super) fn part(&self, key: &RowKey) -> EventCount {
        let count = place(key).and_then(|(sort, at)| self.parts[sort].get(at));
        count.copied().unwrap_or_default()
    }
}
