//! What entries are, apart from their words: who is of which sort, and when.

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::hash::Map;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{
    ActorId, AreaId, Basis, Count, Entry, Harm, KindId, TacticId, Tactics, TheatreId, fold,
};
use crate::query::plan::Trait;

/// A sort of entries. Counts are few and differ little: one list for each value that occurs
/// answers every comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    Theatre(TheatreId),
    Area(AreaId),
    Kind(KindId),
    Tactic(TacticId),
    Actor(ActorId),
    Basis(Basis),
    Count(Harm, Count),
    /// Names the actor in any text.
    Says(ActorId),
}

/// What the counts beside the answers tell apart. There are far fewer sorts than entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Sort {
    pub(super) theatre: TheatreId,
    pub(super) basis: Basis,
    pub(super) tactics: Tactics,
}

/// The entries by sort and by date.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// For each number the place in the corpus, all digests in a row.
    pub(super) order: Vec<u32>,
    /// The place of the first entry of each digest.
    pub(super) starts: Vec<u32>,
    /// The days on which entries begin, newest first, with the number after the last of them.
    pub(super) days: Vec<(NaiveDate, u32)>,
    /// Entries of more than one day, with their last one.
    pub(super) long: Vec<(u32, NaiveDate)>,
    /// The sort of each entry, a place in `sorts`.
    pub(super) sort_of: Vec<u32>,
    pub(super) sorts: Vec<Sort>,
    pub(super) marks: Map<Mark, RoaringBitmap>,
    /// By folded outlet.
    pub(super) outlets: Map<String, RoaringBitmap>,
    /// By folded tag.
    pub(super) tags: Map<String, RoaringBitmap>,
}

impl Columns {
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// Takes over the sorts of a share of the entries.
    pub(super) fn learn_sorts(&mut self, sorts: &Map<Sort, u32>, sort_of: &[u32]) {
        let mut here = vec![0; sorts.len()];
        for (sort, at) in sorts {
            let known = self.sorts.iter().position(|known| known == sort);
            let place = known.unwrap_or_else(|| {
                self.sorts.push(*sort);
                self.sorts.len() - 1
            });
            here[*at as usize] = u32::try_from(place).unwrap_or(u32::MAX);
        }
        self.sort_of.extend(sort_of.iter().map(|at| here[*at as usize]));
    }

    pub(super) fn everything(&self) -> RoaringBitmap {
        let mut all = RoaringBitmap::new();
        all.insert_range(0..u32::try_from(self.len()).unwrap_or(u32::MAX));
        all
    }

    /// Where an entry stands in the corpus.
    pub(super) fn key(&self, number: u32) -> Option<EntryKey> {
        let at = *self.order.get(number as usize)?;
        let digest = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
        let index = at - self.starts[digest];
        Some(EntryKey { digest: u32::try_from(digest).ok()?, index })
    }

    /// Where some entries stand in the corpus, in its order.
    pub(super) fn keys(&self, numbers: &RoaringBitmap) -> Vec<EntryKey> {
        let mut keys: Vec<_> = numbers.iter().filter_map(|number| self.key(number)).collect();
        keys.sort_unstable();
        keys
    }

    /// The number of an entry.
    fn number(&self, key: EntryKey, entry: &Entry) -> Option<u32> {
        let at = self.starts.get(key.digest as usize)? + key.index;
        // Within a day entries are in the order of the corpus.
        let (from, to) = self.numbers_of(entry.date.from, entry.date.from);
        let day = self.order.get(from as usize..to as usize)?;
        let place = day.binary_search(&at).ok()?;
        Some(from + u32::try_from(place).ok()?)
    }

    /// The numbers of entries that begin from a day to a day.
    pub(super) fn numbers_of(&self, from: NaiveDate, to: NaiveDate) -> (u32, u32) {
        let end = |count: usize| count.checked_sub(1).map_or(0, |last| self.days[last].1);
        let first = self.days.partition_point(|(day, _)| *day > to);
        let last = self.days.partition_point(|(day, _)| *day >= from);
        (end(first), end(last))
    }

    /// The entries that are so.
    pub(super) fn having(&self, what: &Trait, corpus: &Corpus) -> RoaringBitmap {
        let marked = |mark| self.marks.get(&mark).cloned().unwrap_or_default();
        match what {
            Trait::Theatre(id) => marked(Mark::Theatre(*id)),
            Trait::Area(id) => marked(Mark::Area(*id)),
            Trait::Kind(id) => marked(Mark::Kind(*id)),
            Trait::Tactic(id) => marked(Mark::Tactic(*id)),
            Trait::Basis(basis) => marked(Mark::Basis(*basis)),
            Trait::Actor(whole) => self.union(|mark| {
                matches!(mark, Mark::Actor(id) if corpus.taxonomy().is_part_of(id, *whole))
            }),
            Trait::Says(id) => marked(Mark::Says(*id)),
            Trait::Count(asked, bounds) => self.union(|mark| {
                matches!(mark, Mark::Count(harm, count) if harm == *asked && bounds.hold(count))
            }),
            Trait::Unknown(harm) => marked(Mark::Count(*harm, Count::Unknown)),
            Trait::Outlet(key) => self.outlets.get(key).cloned().unwrap_or_default(),
            Trait::Tag(tag) => self.tags.get(tag).cloned().unwrap_or_default(),
            Trait::Days(from, to) => self.on(*from, *to),
            Trait::Digest(start) => self.of_digests(corpus, |at| {
                corpus.digest(at).is_some_and(|digest| digest.id().starts_with(start.as_str()))
            }),
            Trait::Publisher(name) => self.of_digests(corpus, |at| {
                corpus.digest(at).is_some_and(|digest| fold(&digest.head().publisher) == *name)
            }),
            Trait::Wave(at) => self.numbers(corpus, corpus.members(*at).iter().copied()),
            Trait::Id(start) => self.with_id(corpus, start),
            Trait::Repeat => {
                let all = corpus.entries().map(|(key, _)| key);
                self.numbers(corpus, all.filter(|key| corpus.is_repeat(*key)))
            }
        }
    }

    fn union(&self, is: impl Fn(Mark) -> bool) -> RoaringBitmap {
        let meant = self.marks.iter().filter(|(mark, _)| is(**mark));
        meant.fold(RoaringBitmap::new(), |all, (_, entries)| all | entries)
    }

    pub(super) fn on(&self, from: NaiveDate, to: NaiveDate) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        let (first, end) = self.numbers_of(from, to);
        found.insert_range(first..end);
        // What began earlier and had not ended.
        let earlier = self.long.iter().filter(|(number, last)| *number >= end && *last >= from);
        found.extend(earlier.map(|(number, _)| *number));
        found
    }

    fn of_digests(&self, corpus: &Corpus, is: impl Fn(u32) -> bool) -> RoaringBitmap {
        let digests = (0..).take(corpus.digests().len()).filter(|at| is(*at));
        let keys = digests.flat_map(|digest| {
            let count = corpus.digest(digest).map_or(0, crate::digest::Digest::len);
            (0..).take(count).map(move |index| EntryKey { digest, index })
        });
        self.numbers(corpus, keys)
    }

    fn numbers(&self, corpus: &Corpus, keys: impl Iterator<Item = EntryKey>) -> RoaringBitmap {
        keys.filter_map(|key| self.number(key, &*corpus.entry(key)?)).collect()
    }

    fn with_id(&self, corpus: &Corpus, start: &str) -> RoaringBitmap {
        let alike = corpus.entries().filter(|(_, entry)| {
            // A derived id begins with its digest's: most need not be made.
            let digest = entry.digest().id();
            !entry.id.is_none() || start.starts_with(digest) || digest.starts_with(start)
        });
        let found = alike.filter(|(_, entry)| entry.id().starts_with(start));
        self.numbers(corpus, found.map(|(key, _)| key))
    }
}
