//! What changed since a session saw an archive: what is in one list of hashes and not in the other, and
//! what says something else. Items are compared digest by digest, by what they are known by.
//!
//! A derived id follows from the text of its entry. So an entry that is gone and one that came, in one
//! digest, are taken for one that changed where all but one group of their fields are the same and no
//! other entry there is so.

use std::collections::{BTreeSet, HashMap};

use super::field_marks::{FIELD_GROUPS, alike_beside};
use super::fresh::FreshRecords;
use super::seen::{ItemPlace, SeenHome, SeenId, SeenRecord, SeenRecords, place_of};
use super::{ArchiveChange, ChangeKind, ChangedThing};
use crate::archive::Corpus;
use crate::digest::{Entry, FieldMarks};

/// Returns what changed in a corpus since it was seen, the newest digest first, what is gone last; and
/// what of it is new. `now` are the hashes of the corpus.
pub fn changes_from(
    before: &SeenRecords,
    now: &SeenRecords,
    corpus: &Corpus,
) -> (Vec<ArchiveChange>, FreshRecords) {
    let known: HashMap<&str, &SeenHome> =
        before.homes.iter().map(|home| (&*home.id, home)).collect();
    let last_known = now.homes.iter().rposition(|home| known.contains_key(&*home.id));
    let mut changes = Changes { corpus, all: Vec::new(), fresh: FreshRecords::default() };
    for (at, home) in now.homes.iter().enumerate() {
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        match known.get(&*home.id) {
            Some(before) => changes.compare(place, before, home),
            // Of what is older than what there was room for nothing is known.
            None if before.is_cut && last_known.is_none_or(|last| at > last) => {}
            None => changes.came(place, home),
        }
    }
    let there: BTreeSet<&str> = now.homes.iter().map(|home| &*home.id).collect();
    let gone = before.homes.iter().filter(|home| !now.is_cut && !there.contains(&*home.id));
    for home in gone {
        let entries = Some(SeenRecords::entries_in(home));
        let id = home.id.to_string();
        let change = ArchiveChange::new(ChangeKind::Withdrawn, ChangedThing::Digest, id);
        changes.all.push(ArchiveChange { entries, ..change });
    }
    (changes.all, changes.fresh)
}

/// What was found so far.
struct Changes<'c> {
    corpus: &'c Corpus,
    all: Vec<ArchiveChange>,
    fresh: FreshRecords,
}

impl Changes<'_> {
    /// A digest came.
    fn came(&mut self, at: u32, home: &SeenHome) {
        self.fresh.digests.insert(at);
        let entries = Some(SeenRecords::entries_in(home));
        let id = home.id.to_string();
        let change = ArchiveChange::new(ChangeKind::New, ChangedThing::Digest, id);
        self.all.push(ArchiveChange { entries, ..change });
    }

    /// A digest was there before.
    fn compare(&mut self, at: u32, before: &SeenHome, now: &SeenHome) {
        if before.items == now.items {
            return;
        }
        let differences = Differences::between(&before.items, &now.items);
        for (old, new) in differences.changed {
            let fields = match (before.items.get(old), now.items.get(new)) {
                (Some(old), Some(new)) => old.marks.differing(new.marks),
                (_, _) => Vec::new(),
            };
            self.tell(ChangeKind::Changed, at, (new, now), fields);
        }
        for new in differences.came {
            self.tell(ChangeKind::New, at, (new, now), Vec::new());
        }
        for old in differences.went {
            let Some(item) = before.items.get(old) else { continue };
            let id = match item.id {
                SeenId::Derived(key, number) => Entry::derived_id(&before.id, key, number),
                SeenId::Hashed(_) => before.id.to_string(),
            };
            self.all.push(ArchiveChange::new(ChangeKind::Withdrawn, item.thing, id));
        }
    }

    fn tell(
        &mut self,
        what: ChangeKind,
        at: u32,
        (item, home): (usize, &SeenHome),
        fields: Vec<&'static str>,
    ) {
        let Some(record) = home.items.get(item) else { return };
        let id = match place_of(self.corpus, at, item) {
            Some(ItemPlace::Record(key)) => {
                self.fresh.records.insert(key);
                self.corpus.record_id(key)
            }
            Some(ItemPlace::Digest(_)) | None => None,
        };
        let id = id.unwrap_or_else(|| home.id.to_string());
        self.all.push(ArchiveChange { fields, ..ArchiveChange::new(what, record.thing, id) });
    }
}

/// How the items of a digest differ from those before, by their places.
#[derive(Default)]
struct Differences {
    /// Those that say something else: the place before and now.
    changed: Vec<(usize, usize)>,
    came: Vec<usize>,
    went: Vec<usize>,
}

impl Differences {
    fn between(before: &[SeenRecord], now: &[SeenRecord]) -> Self {
        let (old, new) = (sorted(before), sorted(now));
        let mut differences = Self::default();
        let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
        loop {
            match (old.peek().copied(), new.peek().copied()) {
                (Some((one, went)), Some((two, came))) if one == two => {
                    let says_else = before.get(went).map(|item| item.hash)
                        != now.get(came).map(|item| item.hash);
                    differences.changed.extend(says_else.then_some((went, came)));
                    old.next();
                    new.next();
                }
                (Some((one, went)), other) if other.is_none_or(|(two, _)| one < two) => {
                    differences.went.push(went);
                    old.next();
                }
                (_, Some((_, came))) => {
                    differences.came.push(came);
                    new.next();
                }
                // What is left of the old is less than nothing that came.
                (_, None) => break,
            }
        }
        for group in 0..FIELD_GROUPS.len() {
            differences.pair(group, before, now);
        }
        differences.changed.sort_unstable_by_key(|(_, new)| *new);
        differences.came.sort_unstable();
        differences.went.sort_unstable();
        differences
    }

    /// Takes entries that differ in one group of fields alone for one that changed, where both are the
    /// only ones that are so.
    fn pair(&mut self, group: usize, before: &[SeenRecord], now: &[SeenRecord]) {
        let old = only_ones(&self.went, before, group);
        let new = only_ones(&self.came, now, group);
        let pairs = new.iter().filter_map(|(marks, came)| Some((*old.get(marks)?, *came)));
        let pairs: Vec<(usize, usize)> = pairs.collect();
        let (went, came): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
        self.went.retain(|place| !went.contains(place));
        self.came.retain(|place| !came.contains(place));
        self.changed.extend(pairs);
    }
}

/// Returns the items by what they are known by, each with its place.
fn sorted(items: &[SeenRecord]) -> Vec<((ChangedThing, SeenId), usize)> {
    let ids = items.iter().enumerate();
    let mut ids: Vec<_> = ids.map(|(at, item)| ((item.thing, item.id), at)).collect();
    ids.sort_unstable();
    ids
}

/// Returns those of some entries with derived ids of which no other has the same marks without a group.
fn only_ones(places: &[usize], items: &[SeenRecord], group: usize) -> HashMap<FieldMarks, usize> {
    let derived = places.iter().filter_map(|place| {
        let item = items.get(*place).filter(|item| matches!(item.id, SeenId::Derived(..)))?;
        Some((item.marks, *place))
    });
    alike_beside(group, derived)
        .into_iter()
        .filter_map(|(marks, place)| Some((marks, place?)))
        .collect()
}

#[cfg(test)]
#[path = "compared_tests.rs"]
mod tests;
