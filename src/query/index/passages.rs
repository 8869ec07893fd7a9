//! The properties of passages: the points, figures, notes, titles and waves beside the entries.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::columns::{NamePostings, Property};
use super::day_points::{FEW_DAYS, SharedDays};
use super::hash::Map;
use super::property_lists::PropertyLists;
use super::scratch;
use crate::archive::{Corpus, PassageIn, PassageKey, RecordKey};
use crate::digest::{Passage, PassageKind, PassageText};
use crate::query::new_records::new_records;
use crate::query::plan::Predicate;
use crate::query::record_kind::RecordKind;
use crate::query::searchable_texts::TextField;
use crate::words::fold;

/// The passages by date and by property.
#[derive(Debug, Default)]
pub(super) struct PassageColumns {
    /// Passages in a row that have the same days and follow each other in the same digest or wave.
    runs: Vec<PassageRun>,
    pub(super) marks: PropertyLists,
    pub(super) outlets: Map<String, NamePostings>,
}

/// Some passages in a row.
#[derive(Clone, Debug)]
struct PassageRun {
    home: PassageIn,
    days: (NaiveDate, NaiveDate),
    /// The place of the first of them there.
    place: u32,
    /// Whether these are their own days, and not those of the digest or wave.
    own: bool,
    numbers: Range<u32>,
}

impl PassageRun {
    /// Returns the place in the digest or wave of a number from its first on.
    fn place_of(&self, number: u32) -> u32 {
        self.place + (number - self.numbers.start)
    }

    fn is_long(&self) -> bool {
        self.days.1.signed_duration_since(self.days.0).num_days() >= FEW_DAYS
    }
}

impl PassageColumns {
    /// Numbers the passages, the newest first; those of one day keep the order of the corpus.
    pub(super) fn in_order(corpus: &Corpus) -> (Self, Vec<PassageKey>) {
        // A wave whose end is not known goes on no longer than the archive tells of anything.
        let covered = corpus.cover().days().and_then(|days| days.to);
        let days = |(from, to): (NaiveDate, NaiveDate)| match covered {
            Some(last) if to == NaiveDate::MAX => (from, last.max(from)),
            Some(_) | None => (from, to),
        };
        let mut dated = scratch::list(corpus.passages().count());
        dated.extend(
            corpus.passages().map(|(key, told)| (days(told.days()), told.has_own_days(), key)),
        );
        dated.sort_unstable_by_key(|((from, _), _, key)| (std::cmp::Reverse(*from), *key));
        let mut columns = Self::default();
        for (number, (days, own, key)) in (0..).zip(&dated) {
            match columns.runs.last_mut() {
                Some(run)
                    if run.home == key.home
                        && run.days == *days
                        && run.own == *own
                        && run.place_of(number) == key.place =>
                {
                    run.numbers.end = number + 1;
                }
                _ => columns.runs.push(PassageRun {
                    home: key.home,
                    days: *days,
                    place: key.place,
                    own: *own,
                    numbers: number..number + 1,
                }),
            }
        }
        columns.runs.shrink_to_fit();
        (columns, dated.into_iter().map(|(_, _, key)| key).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.runs.last().map_or(0, |run| run.numbers.end as usize)
    }

    pub(super) fn key(&self, number: u32) -> Option<PassageKey> {
        let run = self.runs.partition_point(|run| run.numbers.end <= number);
        let run = self.runs.get(run)?;
        Some(PassageKey { home: run.home, place: run.place_of(number) })
    }

    pub(super) fn everything(&self) -> RoaringBitmap {
        self.in_runs(|_| true)
    }

    /// Returns the numbers of some passages.
    fn numbers(&self, wanted: &BTreeSet<PassageKey>) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        // Nothing is noted in most runs, and each is looked up once.
        for run in self.runs.iter().filter(|_| !wanted.is_empty()) {
            let at = |place| PassageKey { home: run.home, place };
            let places = at(run.place)..at(run.place_of(run.numbers.end));
            let numbers =
                wanted.range(places).map(|key| run.numbers.start + (key.place - run.place));
            found.extend(numbers);
        }
        found
    }

    fn in_runs(&self, wanted: impl Fn(&PassageRun) -> bool) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        // Ranges that follow each other are put in as one, which costs much less.
        let mut open = 0..0;
        for run in self.runs.iter().filter(|run| wanted(run)) {
            if open.end != run.numbers.start {
                found.insert_range(open);
                open = run.numbers.start..run.numbers.start;
            }
            open.end = run.numbers.end;
        }
        found.insert_range(open);
        found
    }

    /// Returns how the days of the passages that share some days lie to these.
    pub(super) fn shared(&self, (from, to): (NaiveDate, NaiveDate)) -> SharedDays {
        let mut shared = SharedDays::default();
        for run in self.runs.iter().filter(|run| run.days.0 <= to && run.days.1 >= from) {
            let is_within = run.days.0 >= from && run.days.1 <= to;
            let list = match (run.own, is_within) {
                (true, _) if run.days == (from, to) => &mut shared.just,
                (true, true) if run.is_long() => &mut shared.long,
                (true, true) => continue,
                (true, false) => &mut shared.beyond,
                (false, true) => &mut shared.of_digest,
                (false, false) => &mut shared.of_longer_digest,
            };
            list.insert_range(run.numbers.clone());
        }
        shared
    }

    /// Returns the passages for which a predicate holds. What only entries have, no passage has.
    pub(super) fn having(&self, what: &Predicate, corpus: &Corpus) -> RoaringBitmap {
        let marked = |mark| self.marks.list(mark);
        let in_digests = |wanted: &dyn Fn(u32) -> bool| {
            self.in_runs(|run| matches!(run.home, PassageIn::Digest(at) if wanted(at)))
        };
        match what {
            Predicate::Theatre(id) => marked(Property::Theatre(*id)),
            Predicate::Area(id) => marked(Property::Area(*id)),
            Predicate::Basis(basis) => marked(Property::Basis(*basis)),
            Predicate::Says(id, Some(field)) => marked(Property::Says(*id, *field)),
            Predicate::Says(id, None) => {
                let marks = TextField::ALL.into_iter().map(|field| Property::Says(*id, field));
                self.marks.union(marks)
            }
            Predicate::Actor(whole) => {
                let parts = corpus.taxonomy().parts_of(*whole).iter();
                self.marks.union(parts.map(|id| Property::Actor(*id)))
            }
            Predicate::Outlet(key) => {
                self.outlets.get(key).map(|named| named.entries.clone()).unwrap_or_default()
            }
            Predicate::Days(from, to) => {
                self.in_runs(|run| run.days.0 <= *to && run.days.1 >= *from)
            }
            Predicate::Digest(start) => {
                let mut places: Vec<u32> = corpus.digests_beginning(start).collect();
                places.sort_unstable();
                in_digests(&|at| places.binary_search(&at).is_ok())
            }
            Predicate::Publisher(name) => self.of_publisher(name, corpus),
            Predicate::Waves(places) => self.in_runs(
                |run| matches!(run.home, PassageIn::Wave(at) if places.contains(&(at as usize))),
            ),
            Predicate::In(RecordKind::Passage(kind)) => marked(Property::In(*kind)),
            Predicate::Id(start) => self.with_id(start, corpus),
            Predicate::Noted(asked) => {
                let noted = asked.records(corpus).into_iter();
                self.numbers(&noted.filter_map(RecordKey::passage).collect())
            }
            Predicate::New => {
                let fresh = new_records(corpus).into_iter();
                self.numbers(&fresh.filter_map(RecordKey::passage).collect())
            }
            Predicate::In(RecordKind::Entry)
            | Predicate::Kind(_)
            | Predicate::Tactic(_)
            | Predicate::Count(..)
            | Predicate::Unknown(_)
            | Predicate::Tag(_)
            | Predicate::Repeat
            | Predicate::Value(_)
            | Predicate::Has(_)
            | Predicate::Near(..) => RoaringBitmap::new(),
        }
    }

    /// Returns the passages of digests of a publisher, by its folded name.
    fn of_publisher(&self, name: &str, corpus: &Corpus) -> RoaringBitmap {
        let (places, mut known) = (corpus.digests().iter(), Map::default());
        let is_meant = places.map(|held| {
            let publisher = &*held.head().publisher;
            *known.entry(publisher).or_insert_with(|| fold(publisher) == *name)
        });
        let is_meant: Vec<bool> = is_meant.collect();
        let wanted = |at: u32| is_meant.get(at as usize).is_some_and(|is_meant| *is_meant);
        self.in_runs(|run| matches!(run.home, PassageIn::Digest(at) if wanted(at)))
    }

    /// Counts some passages by kind.
    pub(super) fn kinds_of(&self, passages: &RoaringBitmap) -> [usize; PassageKind::ALL.len()] {
        PassageKind::ALL.map(|kind| {
            let marked = self.marks.get(Property::In(kind));
            let count = marked.map_or(0, |marked| marked.intersection_len(passages));
            usize::try_from(count).unwrap_or(usize::MAX)
        })
    }

    /// Returns the passages whose id begins so: all those of a digest or wave, or one.
    fn with_id(&self, start: &str, corpus: &Corpus) -> RoaringBitmap {
        let (home, place) = start.split_once('#').map_or((start, None), |(h, p)| (h, Some(p)));
        let id = |of: PassageIn| match of {
            PassageIn::Digest(at) => corpus.digest(at).map_or("", |held| held.id()),
            PassageIn::Wave(at) => corpus.waves().get(at as usize).map_or("", |wave| &wave.id),
        };
        let Some(place) = place else {
            return self.in_runs(|run| id(run.home).starts_with(home));
        };
        let within = self.in_runs(|run| id(run.home) == home);
        let is = |number: &u32| {
            self.key(*number).is_some_and(|key| key.place.to_string().starts_with(place))
        };
        within.iter().filter(is).collect()
    }
}

/// Returns the properties of a passage.
pub(super) fn properties(passage: &Passage<'_>) -> impl Iterator<Item = Property> + use<> {
    let actor = match passage.says {
        PassageText::Wave(wave) => wave.known_actor,
        PassageText::Title(_)
        | PassageText::Point(_)
        | PassageText::Sentence(_)
        | PassageText::Figure(_)
        | PassageText::Note(_) => None,
    };
    let theatre = passage.theatre.map(Property::Theatre).into_iter();
    let area = passage.area.map(Property::Area).into_iter();
    let basis = passage.basis().map(Property::Basis).into_iter();
    let kind = std::iter::once(Property::In(passage.kind()));
    kind.chain(theatre).chain(area).chain(basis).chain(actor.map(Property::Actor))
}
