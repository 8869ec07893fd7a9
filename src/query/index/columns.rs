//! The properties of entries apart from their words: the sort and the date of each.

use std::ops::Range;

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::facet_columns::FacetColumn;
use super::hash::Map;
use super::property_lists::PropertyLists;
use super::waves::Waves;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{
    ActorId, AreaId, Basis, Entry, EntryField, EntryRef, FieldForm, Harm, KindId, PassageKind,
    TacticId, Tactics, Taxonomy, TheatreId,
};
use crate::query::count_spans::CountSpan;
use crate::query::new_records::{entries_among, new_records};
use crate::query::plan::{NamedEntity, Predicate};
use crate::query::record_kind::RecordKind;
use crate::query::searchable_texts::TextField;
use crate::query::written_values::WantedValue;

/// A property that groups entries. Counts are few and differ little, so one list for each value
/// that occurs answers every comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Property {
    Theatre(TheatreId),
    Area(AreaId),
    Kind(KindId),
    Tactic(TacticId),
    Actor(ActorId),
    Basis(Basis),
    Count(EntryField, CountSpan),
    /// Some text of a field names it.
    Says(NamedEntity, TextField),
    /// It has a value in a field that not every entry has.
    Has(EntryField),
    /// It is a passage of a kind.
    In(PassageKind),
}

/// The properties that the counts beside the answers tell apart. There are far fewer sorts than
/// entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FacetKey {
    pub(super) theatre: TheatreId,
    pub(super) basis: Basis,
    pub(super) tactics: Tactics,
}

/// Further properties that these counts tell apart. They are kept from the others, because all of
/// them together would have nearly as many combinations as there are entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ParticipantKey {
    pub(super) kind: KindId,
    /// The set of its actors that the taxonomy has, as a place among all such sets.
    pub(super) actors: u32,
    /// The set of its outlets, likewise.
    pub(super) outlets: u32,
}

/// The entries by sort and by date.
#[derive(Debug, Default)]
pub(super) struct PropertyIndex {
    /// The place in the corpus for each number, counted through all digests.
    pub(super) order: Vec<u32>,
    /// The place of the first entry of each digest.
    pub(super) starts: Vec<u32>,
    /// The days on which entries begin, newest first, each with the number after its last entry.
    pub(super) days: Vec<(NaiveDate, u32)>,
    /// The entries of more than one day, each with its last day.
    pub(super) long: Vec<(u32, NaiveDate)>,
    /// The sort of each entry, as a place in `sorts`.
    pub(super) sort_of: FacetColumn<u32>,
    pub(super) sorts: Vec<FacetKey>,
    /// The actors of each set of actors, with all that they are parts of.
    pub(super) actor_sets: Vec<Box<[ActorId]>>,
    /// The area of each entry, as a number of [`area_number`](super::facet_columns::area_number).
    pub(super) area_of: FacetColumn<u16>,
    /// Who took part in each entry, as a place in `participants`.
    pub(super) participants_of: FacetColumn<u32>,
    pub(super) participants: Vec<ParticipantKey>,
    /// The outlets of each set, by their [`NamePostings::number`].
    pub(super) outlet_sets: Vec<Box<[u32]>>,
    pub(super) marks: PropertyLists,
    /// The entries by folded outlet.
    pub(super) outlets: Map<String, NamePostings>,
    /// The entries by folded tag.
    pub(super) tags: Map<String, NamePostings>,
    /// The entries by folded name, for actors that the taxonomy does not have.
    pub(super) actors: Map<String, NamePostings>,
    /// The entries with a written id, in the order of their ids.
    pub(super) written: Vec<EntryKey>,
    pub(super) repeats: RoaringBitmap,
    /// What belongs to waves.
    pub(super) waves: Waves,
    /// The digests by folded publisher, in their order.
    pub(super) publishers: Map<String, Vec<u32>>,
    /// The counts that occur, each with its field: one of a few marks among many.
    pub(super) counts: Vec<(EntryField, CountSpan)>,
    /// How many entries each actor of the taxonomy has, with all that are parts of it: joining the
    /// lists of great actors takes longer than a key may, and completion asks for many of them.
    pub(super) actor_totals: Vec<u64>,
}

/// The entries under a name; the name is spelt as the newest of them spells it.
#[derive(Debug, Default)]
pub(super) struct NamePostings {
    /// Its number among the names of its sort.
    pub(super) number: u32,
    pub(super) name: Box<str>,
    pub(super) entries: RoaringBitmap,
}

/// If fewer than one entry in this many is asked for, each is looked up.
const FEW: usize = 32;

impl PropertyIndex {
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    pub(super) fn everything(&self) -> RoaringBitmap {
        let mut all = RoaringBitmap::new();
        all.insert_range(0..u32::try_from(self.len()).unwrap_or(u32::MAX));
        all
    }

    /// Returns the place of an entry in the corpus.
    pub(super) fn key(&self, number: u32) -> Option<EntryKey> {
        self.key_at(*self.order.get(number as usize)?)
    }

    /// Does the same for many in a row: entries of one digest stand together, and are found at
    /// once.
    pub(super) fn keys(&self) -> impl FnMut(u32) -> Option<EntryKey> + '_ {
        let mut last = 0..0;
        let mut digest = 0;
        move |number| {
            let at = *self.order.get(number as usize)?;
            if !last.contains(&at) {
                digest = self.key_at(at)?.digest;
                last = self.places_of(digest);
            }
            Some(EntryKey { digest, index: at - last.start })
        }
    }

    fn key_at(&self, at: u32) -> Option<EntryKey> {
        let digest = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
        let index = at - self.starts[digest];
        Some(EntryKey { digest: u32::try_from(digest).ok()?, index })
    }

    /// Returns the places of entries in the corpus, in its order.
    pub(super) fn keys_of(&self, numbers: &RoaringBitmap) -> Vec<EntryKey> {
        let mut keys: Vec<_> = numbers.iter().filter_map(self.keys()).collect();
        keys.sort_unstable();
        keys
    }

    /// Returns the number of an entry.
    fn number(&self, key: EntryKey, entry: &Entry) -> Option<u32> {
        let at = self.starts.get(key.digest as usize)? + key.index;
        // Within a day, entries keep the order of the corpus.
        let (from, to) = self.numbers_of(entry.date.from, entry.date.from);
        let day = self.order.get(from as usize..to as usize)?;
        let place = day.binary_search(&at).ok()?;
        Some(from + u32::try_from(place).ok()?)
    }

    /// Returns the entries for which a predicate holds.
    pub(super) fn having(&self, what: &Predicate, corpus: &Corpus) -> RoaringBitmap {
        let marked = |mark| self.marks.list(mark);
        match what {
            Predicate::Theatre(id) => marked(Property::Theatre(*id)),
            Predicate::Area(id) => marked(Property::Area(*id)),
            Predicate::Kind(id) => marked(Property::Kind(*id)),
            Predicate::Tactic(id) => marked(Property::Tactic(*id)),
            Predicate::Basis(basis) => marked(Property::Basis(*basis)),
            Predicate::Actor(whole) => self.of_actor(*whole, corpus.taxonomy()),
            Predicate::Says(id, Some(field)) => marked(Property::Says(*id, *field)),
            Predicate::Says(id, None) => {
                let marks = TextField::ALL.into_iter().map(|field| Property::Says(*id, field));
                self.marks.union(marks)
            }
            Predicate::Count(asked, bounds) => {
                let meant = self
                    .counts
                    .iter()
                    .filter(|(field, count)| field == asked && bounds.hold(*count));
                self.marks.union(meant.map(|(field, count)| Property::Count(*field, *count)))
            }
            Predicate::Unknown(field) => marked(Property::Count(*field, CountSpan::UNKNOWN)),
            Predicate::Outlet(key) => named(&self.outlets, key),
            Predicate::Tag(tag) => named(&self.tags, tag),
            Predicate::Days(from, to) => self.on(*from, *to),
            Predicate::Digest(start) => self.of_digests(corpus, corpus.digests_beginning(start)),
            Predicate::Publisher(name) => {
                let places = self.publishers.get(name).map_or(&[][..], Vec::as_slice);
                self.of_digests(corpus, places.iter().copied())
            }
            Predicate::Waves(places) => self.of_waves(corpus, places),
            Predicate::Id(start) => self.with_id(corpus, start),
            Predicate::Repeat => self.repeats.clone(),
            Predicate::Near(name, km) => self.numbers(corpus, &corpus.near(name, *km)),
            Predicate::Noted(asked) => self.numbers(corpus, &entries_among(asked.records(corpus))),
            Predicate::New => self.numbers(corpus, &entries_among(new_records(corpus))),
            Predicate::Value(wanted) => self.saying(wanted, corpus),
            Predicate::In(RecordKind::Entry) => self.everything(),
            Predicate::In(RecordKind::Passage(_)) => RoaringBitmap::new(),
            Predicate::Has(field) if is_marked(*field) => marked(Property::Has(*field)),
            Predicate::Has(field) => {
                self.read(&self.everything(), corpus, |entry| entry.has(*field))
            }
        }
    }

    /// Returns the entries of an actor, and of all that are parts of it.
    pub(super) fn of_actor(&self, whole: ActorId, taxonomy: &Taxonomy) -> RoaringBitmap {
        let parts = taxonomy.parts_of(whole).iter();
        self.marks.union(parts.map(|id| Property::Actor(*id)))
    }

    /// Counts the entries for which a predicate holds; copies no list that exists already.
    pub(super) fn many(&self, what: &Predicate, corpus: &Corpus) -> u64 {
        let marked = |mark| self.marks.count(mark);
        match what {
            Predicate::Theatre(id) => marked(Property::Theatre(*id)),
            Predicate::Area(id) => marked(Property::Area(*id)),
            Predicate::Kind(id) => marked(Property::Kind(*id)),
            Predicate::Tactic(id) => marked(Property::Tactic(*id)),
            Predicate::Basis(basis) => marked(Property::Basis(*basis)),
            Predicate::Unknown(field) => marked(Property::Count(*field, CountSpan::UNKNOWN)),
            Predicate::Repeat => self.repeats.len(),
            Predicate::Actor(whole) => {
                self.actor_totals.get(usize::from(whole.0)).copied().unwrap_or(0)
            }
            Predicate::Says(..)
            | Predicate::Count(..)
            | Predicate::Outlet(_)
            | Predicate::Tag(_)
            | Predicate::Days(..)
            | Predicate::Digest(_)
            | Predicate::Publisher(_)
            | Predicate::Waves(_)
            | Predicate::Value(_)
            | Predicate::Has(_)
            | Predicate::In(_)
            | Predicate::Near(..)
            | Predicate::Noted(_)
            | Predicate::New
            | Predicate::Id(_) => self.having(what, corpus).len(),
        }
    }

    /// Returns the entries that say a value. Only those that say something in its fields are read.
    fn saying(&self, wanted: &WantedValue, corpus: &Corpus) -> RoaringBitmap {
        let fields = wanted.fields();
        let said = self.marks.union(fields.iter().map(|field| Property::Has(*field)));
        let mut found = self.read(&said, corpus, |entry| wanted.is_in(entry));
        if wanted.is_left_out() {
            found |= self.everything() - said;
        }
        found
    }

    /// Returns those of some entries that pass a test, which reads each of them.
    fn read(
        &self,
        numbers: &RoaringBitmap,
        corpus: &Corpus,
        test: impl Fn(EntryRef<'_>) -> bool,
    ) -> RoaringBitmap {
        let mut key = self.keys();
        let mut passes =
            |number: &u32| key(*number).and_then(|key| corpus.entry(key)).is_some_and(&test);
        numbers.iter().filter(|number| passes(number)).collect()
    }

    fn of_digests(&self, corpus: &Corpus, digests: impl Iterator<Item = u32>) -> RoaringBitmap {
        let places: Vec<_> = digests.map(|at| self.places_of(at)).collect();
        self.at(corpus, &places)
    }

    /// Returns the places of the entries of a digest, counted through all digests.
    pub(super) fn places_of(&self, digest: u32) -> Range<u32> {
        let start = |digest: u32| self.starts.get(digest as usize).copied();
        let end = u32::try_from(self.len()).unwrap_or(u32::MAX);
        start(digest).unwrap_or(end)..start(digest + 1).unwrap_or(end)
    }

    pub(super) fn numbers(&self, corpus: &Corpus, keys: &[EntryKey]) -> RoaringBitmap {
        let places: Vec<Range<u32>> = keys
            .iter()
            .filter_map(|key| self.starts.get(key.digest as usize).map(|start| start + key.index))
            .map(|at| at..at + 1)
            .collect();
        self.at(corpus, &places)
    }

    /// Returns the numbers of the entries at some places. A few are looked up one by one; for many
    /// the whole order is read once.
    fn at(&self, corpus: &Corpus, places: &[Range<u32>]) -> RoaringBitmap {
        let count: usize = places.iter().map(ExactSizeIterator::len).sum();
        if count == self.len() {
            return self.everything();
        }
        if count * FEW < self.len() {
            let one = |at: u32| {
                let key = self.key_at(at)?;
                self.number(key, &*corpus.entry(key)?)
            };
            return places.iter().cloned().flatten().filter_map(one).collect();
        }
        let mut wanted = vec![false; self.len()];
        for range in places {
            if let Some(wanted) = wanted.get_mut(range.start as usize..range.end as usize) {
                wanted.fill(true);
            }
        }
        let mut bits = vec![0_u8; self.len().div_ceil(8)];
        for (number, at) in self.order.iter().enumerate() {
            if wanted.get(*at as usize) == Some(&true) {
                bits[number / 8] |= 1 << (number % 8);
            }
        }
        RoaringBitmap::from_lsb0_bytes(0, &bits)
    }

    fn with_id(&self, corpus: &Corpus, start: &str) -> RoaringBitmap {
        // A derived id begins with the id of its digest, so most derived ids need not be made.
        let whole = corpus.digests_beginning(start).map(|digest| self.places_of(digest));
        let mut places: Vec<_> = whole.collect();
        for digest in corpus.digests_that_begin(start) {
            let run = self.places_of(digest);
            let begins = |at: &u32| {
                let entry = corpus.entry(EntryKey { digest, index: at - run.start });
                entry.is_some_and(|entry| entry.id().starts_with(start))
            };
            places.extend(run.clone().filter(begins).map(|at| at..at + 1));
        }
        let derived = self.at(corpus, &places) - self.numbers(corpus, &self.written);
        derived | self.numbers(corpus, self.written_ids(corpus, start))
    }

    /// Returns the entries whose written id has this beginning.
    pub(super) fn written_ids(&self, corpus: &Corpus, start: &str) -> &[EntryKey] {
        let id = |key: &EntryKey| corpus.entry(*key).map_or_else(String::new, |entry| entry.id());
        let from = self.written.partition_point(|key| id(key).as_str() < start);
        let rest = self.written.get(from..).unwrap_or(&[]);
        let count = rest.partition_point(|key| id(key).starts_with(start));
        rest.get(..count).unwrap_or(&[])
    }
}

/// Returns true if the index marks the entries that have a value in a field.
pub(super) fn is_marked(field: EntryField) -> bool {
    let def = field.def();
    def.plain_part().is_some() || def.form == FieldForm::Versions || Harm::of(field).is_some()
}

fn named(all: &Map<String, NamePostings>, key: &str) -> RoaringBitmap {
    all.get(key).map(|named| named.entries.clone()).unwrap_or_default()
}
