//! Which telling of an event counts: the one with the most that is known, of equals one that was told
//! from no other, and of these the nearest to the origin. A later telling by which a publisher sets its
//! own right wins over all. Which tellings depend on another is found in `dependence`.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::EntryKey;
use crate::digest::{Basis, Count, Digest, EntryRef};

/// A telling of an event that others tell too.
pub(super) type Telling<'d> = (EntryKey, EntryRef<'d>);

/// What is asked first of a telling: that it sets another right, then how much it knows. The least
/// comes first.
pub(super) type Merit = (bool, Reverse<usize>);

/// Sorts the tellings of one event by their standing and, of equals, by how near they are to the
/// origin. Returns the standing of each, in the new order.
pub(super) fn rank(tellings: &mut [Telling<'_>]) -> Vec<Merit> {
    let ids: Vec<String> = tellings.iter().map(|(_, entry)| entry.id()).collect();
    let mut ranked: Vec<_> = tellings
        .iter()
        .zip(&ids)
        .map(|(telling, id)| {
            let (_, entry) = *telling;
            let sets_right = |corrects: &str| {
                let corrected = ids.iter().position(|id| id == corrects);
                corrected.is_some_and(|at| is_correction(entry, tellings[at].1))
            };
            // Few tellings correct another, so this looks at all of them for few.
            let set_right = |id: &str| {
                tellings
                    .iter()
                    .any(|(_, other)| other.corrects() == Some(id) && is_correction(*other, entry))
            };
            let wins = entry.corrects().is_some_and(sets_right) && !set_right(id);
            let known = Reverse(known(entry));
            (((!wins, known), origin(entry.basis), issued(entry.digest()), id), *telling)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let (ranks, ranked): (Vec<_>, Vec<Telling<'_>>) = ranked.into_iter().unzip();
    tellings.copy_from_slice(&ranked);
    ranks.into_iter().map(|(standing, ..)| standing).collect()
}

/// Puts those of ranked tellings that were told from no other before the others of equal standing: what
/// was told from another is not nearer to the origin than that.
pub(super) fn put_independent_first(
    tellings: &mut [Telling<'_>],
    standings: &[Merit],
    independent: &[bool],
) {
    let keys = standings.iter().zip(independent).map(|(standing, alone)| (*standing, !alone));
    let mut sorted: Vec<_> = keys.zip(tellings.iter().copied()).collect();
    sorted.sort_by_key(|(key, _)| *key);
    for (place, (_, telling)) in tellings.iter_mut().zip(sorted) {
        *place = telling;
    }
}

/// Returns true if an entry is a later telling by the publisher of another.
fn is_correction(entry: EntryRef<'_>, of: EntryRef<'_>) -> bool {
    let (entry, of) = (entry.digest(), of.digest());
    entry.head().publisher == of.head().publisher
        && (issued(entry), entry.id()) > (issued(of), of.id())
}

/// Returns how much is known: every number of the toll, the place, the time of day.
fn known(entry: EntryRef<'_>) -> usize {
    let numbers = entry.casualties().stated().filter(|(_, count)| *count != Count::Unknown).count();
    let place = !entry.place.is_none() || entry.at().is_some();
    numbers + usize::from(place) + usize::from(entry.time().is_some())
}

/// Returns how far a basis is from the origin: the sides themselves know first.
fn origin(basis: Basis) -> u8 {
    match basis {
        Basis::Claimed | Basis::Official => 0,
        Basis::Reported => 1,
        Basis::Assessed => 2,
    }
}

/// Returns the day on which a digest appeared; where it does not say, the last day that it covers.
fn issued(digest: &Digest) -> NaiveDate {
    let head = digest.head();
    let covered = head.period.to.unwrap_or(head.period.from);
    head.published.map_or(covered, |published| published.from)
}
