//! The records of each property: as a bitmap where it says much in little room, and else as numbers. Most
//! properties are names that some texts say, and few records have each of them.

use std::borrow::Cow;

use roaring::RoaringBitmap;

use super::columns::Property;
use super::hash::Map;
use super::number_list::{self, NumberList, by_bits};
use super::posting_builder::{SEAM, packed};
use super::vocabulary::{Entries, union};

/// A list is kept as numbers if fewer than one record in this many is on it: it is read when it is
/// asked for, and that must not take long.
const FEW: usize = 32;

/// So many numbers are put in a bitmap one by one; more are marked in a row of bits.
const ONE_BY_ONE: usize = 1_024;

/// The lists of the properties of some records.
#[derive(Debug, Default)]
pub(super) struct PropertyLists {
    lists: Map<Property, PropertyList>,
    records: usize,
}

#[derive(Debug)]
enum PropertyList {
    /// A [`NumberList`].
    Few(Box<[u8]>),
    Many(RoaringBitmap),
}

impl PropertyLists {
    /// Packs the lists of so many records.
    pub(super) fn pack(lists: Map<Property, RoaringBitmap>, records: usize) -> Self {
        let lists = lists.into_iter().map(|(property, numbers)| {
            let numbers = packed(numbers);
            let count = usize::try_from(numbers.len()).unwrap_or(usize::MAX);
            if count < records / FEW {
                let mut bytes = Vec::new();
                number_list::write(&mut bytes, count, numbers.iter());
                if bytes.len() < bytes_of(&numbers) {
                    return (property, PropertyList::Few(bytes.into()));
                }
            }
            (property, PropertyList::Many(numbers))
        });
        Self { lists: lists.collect(), records }
    }

    /// Returns the properties that some record has.
    pub(super) fn properties(&self) -> impl Iterator<Item = Property> {
        self.lists.keys().copied()
    }

    /// Returns the records that have a property, if any has.
    pub(super) fn get(&self, property: Property) -> Option<Cow<'_, RoaringBitmap>> {
        match self.lists.get(&property)? {
            PropertyList::Many(numbers) => Some(Cow::Borrowed(numbers)),
            PropertyList::Few(bytes) => {
                let list = NumberList::at(bytes)?;
                Some(Cow::Owned(if list.len() <= ONE_BY_ONE {
                    RoaringBitmap::from_sorted_iter(list.numbers()).unwrap_or_default()
                } else {
                    by_bits(list.numbers(), self.records)
                }))
            }
        }
    }

    /// Returns the records that have a property.
    pub(super) fn list(&self, property: Property) -> RoaringBitmap {
        self.get(property).map(Cow::into_owned).unwrap_or_default()
    }

    /// Returns how many records have a property.
    pub(super) fn count(&self, property: Property) -> u64 {
        match self.lists.get(&property) {
            Some(PropertyList::Many(numbers)) => numbers.len(),
            Some(PropertyList::Few(bytes)) => {
                NumberList::at(bytes).map_or(0, |list| list.len() as u64)
            }
            None => 0,
        }
    }

    /// Returns the records that have any of some properties.
    pub(super) fn union(&self, properties: impl Iterator<Item = Property>) -> RoaringBitmap {
        let lists = properties.filter_map(|property| match self.lists.get(&property)? {
            PropertyList::Many(numbers) => Some(Entries::Many(numbers)),
            PropertyList::Few(bytes) => NumberList::at(bytes).map(Entries::Few),
        });
        union(lists, self.records)
    }
}

/// Returns about how many bytes a bitmap takes.
fn bytes_of(numbers: &RoaringBitmap) -> usize {
    let kept = numbers.statistics();
    let whole = |n: u32, bytes: usize| bytes * n as usize;
    whole(kept.n_values_array_containers, size_of::<u16>())
        + usize::try_from(kept.n_bytes_run_containers).unwrap_or(usize::MAX)
        + whole(kept.n_bitset_containers, SEAM as usize / 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{AreaId, KindId, TheatreId};

    #[test]
    fn lists_come_back_however_they_are_kept() {
        let records = 3 * SEAM;
        let rare: RoaringBitmap = (0..60).map(|at| at * 2_999 + at % 7).collect();
        let less_rare: RoaringBitmap = (0..4_000).map(|at| at * 47 + at % 5).collect();
        let rows: RoaringBitmap = (0..records).filter(|at| at % 1_000 < 20).collect();
        let half: RoaringBitmap = (0..records).filter(|at| at * 7 % 13 < 6).collect();
        let [a, b, c, d] = [
            Property::Area(AreaId(1)),
            Property::Area(AreaId(2)),
            Property::Theatre(TheatreId(0)),
            Property::Kind(KindId(0)),
        ];
        let all = [(a, &rare), (b, &less_rare), (c, &rows), (d, &half)];
        let lists = all.iter().map(|(property, numbers)| (*property, (*numbers).clone()));
        let lists = PropertyLists::pack(lists.collect(), records as usize);
        for (property, numbers) in all {
            assert_eq!(lists.list(property), *numbers);
            assert_eq!(lists.get(property).as_deref(), Some(numbers));
            assert_eq!(lists.count(property), numbers.len());
        }
        let few = |property| matches!(lists.lists[&property], PropertyList::Few(_));
        assert_eq!([a, b, c, d].map(few), [true, true, false, false]);
        assert_eq!(lists.union([a, c].into_iter()), &rare | &rows);
        let nowhere = Property::Kind(KindId(9));
        assert_eq!((lists.get(nowhere), lists.count(nowhere)), (None, 0));
        assert_eq!(lists.properties().count(), 4);
    }
}
