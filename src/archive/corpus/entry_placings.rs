//! Where the entries of an archive happened, by the place of each: computed once, when it is first asked
//! for.

use std::sync::Arc;

use super::EntryKey;
use crate::digest::{Digest, Taxonomy};
use crate::geo::{Atlas, Placing, Placings, Resolver, ToldWhere};

/// The placings of all entries.
#[derive(Debug)]
pub struct EntryPlacings {
    /// How many entries stand before those of each digest.
    before: Vec<usize>,
    placings: Placings,
    /// The entries, those of one placing beside each other, in the order of the corpus.
    by_placing: Vec<EntryKey>,
    /// Where those of each placing begin among them; behind the last stands their end.
    starts: Vec<u32>,
}

impl EntryPlacings {
    /// Places the entries of digests, and tells how many of how many it has placed.
    pub(super) fn of(
        digests: &[Arc<Digest>],
        taxonomy: &Taxonomy,
        atlas: &Atlas,
        told: &mut dyn FnMut(usize, usize),
    ) -> Self {
        let mut before = Vec::with_capacity(digests.len());
        let mut entries = 0;
        for digest in digests {
            before.push(entries);
            entries += digest.entries().len();
        }
        let placed = digests.iter().flat_map(|digest| digest.entries()).map(|entry| ToldWhere {
            theatre: entry.theatre,
            area: entry.area,
            place: entry.place_text(),
            at: entry.at(),
        });
        let placed = (0..).zip(placed).map(|(done, place)| {
            told(done, entries);
            place
        });
        let placings = Resolver::new(atlas, taxonomy).place_all(placed);
        let (by_placing, starts) = by_placing(digests, &placings);
        Self { before, placings, by_placing, starts }
    }

    /// Returns the entries of one of the different placings, in the order of the corpus.
    pub fn keys(&self, number: usize) -> &[EntryKey] {
        let at = |number: usize| self.starts.get(number).and_then(|at| usize::try_from(*at).ok());
        let range = at(number).zip(at(number + 1)).map(|(from, to)| from..to);
        range.and_then(|range| self.by_placing.get(range)).unwrap_or_default()
    }

    /// Returns where an entry is.
    pub fn get(&self, key: EntryKey) -> Option<&Placing> {
        self.placings.get(self.place(key)?)
    }

    /// Returns which of the different placings an entry has, see [`Placings::number`].
    pub fn number(&self, key: EntryKey) -> Option<usize> {
        self.placings.number(self.place(key)?)
    }

    fn place(&self, key: EntryKey) -> Option<usize> {
        let before = self.before.get(usize::try_from(key.digest).ok()?)?;
        Some(before + usize::try_from(key.index).ok()?)
    }

    /// Returns the placings in the order of the entries: digests newest first.
    pub fn all(&self) -> &Placings {
        &self.placings
    }
}

/// Sorts the entries of digests by their placings, in one pass over the numbers of these.
fn by_placing(digests: &[Arc<Digest>], placings: &Placings) -> (Vec<EntryKey>, Vec<u32>) {
    let mut starts = vec![0_u32; placings.distinct() + 1];
    for number in (0..placings.len()).filter_map(|entry| placings.number(entry)) {
        if let Some(count) = starts.get_mut(number + 1) {
            *count += 1;
        }
    }
    let mut before = 0;
    for start in &mut starts {
        before += *start;
        *start = before;
    }
    let mut free = starts.clone();
    let mut keys = vec![EntryKey { digest: 0, index: 0 }; placings.len()];
    let all = (0..).zip(digests).flat_map(|(digest, held)| {
        (0..).zip(held.entries()).map(move |(index, _)| EntryKey { digest, index })
    });
    for (entry, key) in all.enumerate() {
        let place = placings.number(entry).and_then(|number| free.get_mut(number));
        let slot = place.and_then(|free| {
            let at = usize::try_from(*free).ok()?;
            *free += 1;
            keys.get_mut(at)
        });
        if let Some(slot) = slot {
            *slot = key;
        }
    }
    (keys, starts)
}

#[cfg(test)]
mod tests {
    use crate::archive::{Origin, load_all};

    #[test]
    fn each_placing_has_its_entries_and_each_entry_its_placing() {
        let corpus = load_all(&Origin::Sample).0;
        let spots = corpus.spots();
        let mut seen = 0;
        for number in 0..spots.all().distinct() {
            let keys = spots.keys(number);
            assert!(keys.is_sorted() && !keys.is_empty(), "{number}: {keys:?}");
            assert!(keys.iter().all(|key| spots.number(*key) == Some(number)));
            seen += keys.len();
        }
        assert_eq!(seen, corpus.len());
        assert!(spots.keys(spots.all().distinct()).is_empty());
    }
}
