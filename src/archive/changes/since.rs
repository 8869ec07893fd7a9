//! What changed since a day, as far as the digests themselves tell: those that appeared after it, and
//! what they say of entries that were known before. What a publisher overwrote is not told by any.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{ArchiveChange, ChangeKind, ChangedThing};
use crate::archive::{Corpus, EntryKey, KnownFrom, RecordKey, each_said};
use crate::digest::{Basis, Count, EntryField, EntryRef};

/// Returns what changed in an archive after a day: new digests first, then what is revised, withdrawn or
/// claimed late.
pub fn changes_since(corpus: &Corpus, day: NaiveDate) -> Vec<ArchiveChange> {
    let known: Vec<NaiveDate> =
        corpus.digests().iter().map(|digest| KnownFrom::of(digest).day).collect();
    let is_later = |at: u32| known.get(at as usize).is_some_and(|known| *known > day);
    let known_from = |at: u32| known.get(at as usize).copied();
    let later = (0..).zip(corpus.digests()).filter(|(at, _)| is_later(*at));
    let mut changes: Vec<ArchiveChange> = later
        .map(|(at, digest)| ArchiveChange {
            entries: Some(digest.len()),
            day: known_from(at),
            ..ArchiveChange::new(ChangeKind::New, ChangedThing::Digest, digest.id().to_owned())
        })
        .collect();
    let mut claimed = BTreeSet::new();
    for (key, entry) in corpus.entries() {
        let told = if is_later(key.digest) {
            let before: Vec<EntryKey> =
                corpus.repeats(key).filter(|other| !is_later(other.digest)).collect();
            let set_right = revised(corpus, key, entry, &before);
            set_right.or_else(|| claimed_late(corpus, entry, &before, &mut claimed))
        } else {
            let later = entry.claimed_on().filter(|claimed| claimed.from > day);
            later.map(|_| ArchiveChange {
                fields: vec![EntryField::ClaimedOn.def().key],
                ..ArchiveChange::new(ChangeKind::LateClaimed, ChangedThing::Entry, entry.id())
            })
        };
        changes.extend(told.map(|change| ArchiveChange { day: known_from(key.digest), ..change }));
    }
    changes
}

/// Returns what an entry sets right of those known before: that it happened, if it says that it did not.
fn revised(
    corpus: &Corpus,
    key: EntryKey,
    entry: EntryRef<'_>,
    before: &[EntryKey],
) -> Option<ArchiveChange> {
    let corrected = entry.corrects()?;
    // An event has few tellings.
    let is_meant = |other: &&EntryKey| corpus.entry(**other).is_some_and(|e| e.id() == corrected);
    let other = before.iter().find(is_meant)?;
    let did_happen = entry.events() != Count::Exact(0);
    let what = if did_happen { ChangeKind::Revised } else { ChangeKind::Withdrawn };
    Some(ArchiveChange {
        fields: differing(corpus, *other, key),
        by: Some(entry.id()),
        ..ArchiveChange::new(what, ChangedThing::Entry, corrected.to_owned())
    })
}

/// Returns the event that an entry tells as claimed, where those known before did not; each event once.
fn claimed_late(
    corpus: &Corpus,
    entry: EntryRef<'_>,
    before: &[EntryKey],
    claimed: &mut BTreeSet<EntryKey>,
) -> Option<ArchiveChange> {
    let first = before.first().filter(|_| is_claimed(entry))?;
    let known = before.iter().filter_map(|key| corpus.entry(*key)).any(is_claimed);
    let told = corpus.entry(*first).filter(|_| !known && claimed.insert(*first))?;
    Some(ArchiveChange {
        by: Some(entry.id()),
        ..ArchiveChange::new(ChangeKind::LateClaimed, ChangedThing::Entry, told.id())
    })
}

fn is_claimed(entry: EntryRef<'_>) -> bool {
    entry.basis == Basis::Claimed
        || entry.claimed_by().next().is_some()
        || entry.versions().any(|account| account.basis() == Basis::Claimed)
}

/// Returns the fields in which two entries differ, by their keys.
fn differing(corpus: &Corpus, one: EntryKey, other: EntryKey) -> Vec<&'static str> {
    let said = |key| {
        let mut said: Vec<(&'static str, String)> = Vec::new();
        let take = &mut |name: &'static str, text: &str| said.push((name, text.to_owned()));
        each_said(corpus, RecordKey::Entry(key), take);
        said
    };
    let (one, other) = (said(one), said(other));
    let corrects = EntryField::Corrects.def().key;
    let only = |from: &[(&'static str, String)], to: &[(&'static str, String)]| {
        let differ = from.iter().filter(|field| !to.contains(field));
        differ.map(|(name, _)| *name).filter(|name| *name != corrects).collect::<Vec<_>>()
    };
    let mut fields = only(&other, &one);
    fields.extend(only(&one, &other));
    let mut told = BTreeSet::new();
    fields.retain(|name| told.insert(*name));
    fields
}
