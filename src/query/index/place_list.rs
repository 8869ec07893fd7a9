//! Where a pair of words stands, record by record, in few bits: the difference of each record to the
//! one before, and the place in it, each as a Rice code.

use super::number_list::{read_number, write_number};
use super::pair_builder::PairPlace;
use super::rice::{RiceReader, RiceWriter, exponent};

/// Appends a list: how many places it has, the exponents of their codes, and then the places, which
/// come in order.
pub(super) fn write(bytes: &mut Vec<u8>, places: &[PairPlace]) {
    let count = places.len() as u64;
    let last = places.last().map_or(0, |(record, _)| u64::from(*record));
    let within = places.iter().map(|(_, place)| u64::from(*place)).sum();
    let [record_exponent, place_exponent] = [last, within].map(|sum| exponent(sum, count));
    write_number(bytes, count);
    bytes.extend([record_exponent, place_exponent]);
    let mut before = 0;
    let mut writer = RiceWriter::new(bytes);
    for (record, place) in places {
        writer.write(record.saturating_sub(before), record_exponent);
        writer.write((*place).into(), place_exponent);
        before = *record;
    }
    writer.finish();
}

/// A list that was written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PlaceList<'a> {
    count: usize,
    record_exponent: u8,
    place_exponent: u8,
    bytes: &'a [u8],
}

impl<'a> PlaceList<'a> {
    /// Takes the list at the beginning of some bytes.
    pub(super) fn at(mut bytes: &'a [u8]) -> Option<Self> {
        let count = usize::try_from(read_number(&mut bytes)?).ok()?;
        let ([record_exponent, place_exponent], bytes) = bytes.split_first_chunk::<2>()?;
        let (record_exponent, place_exponent) = (*record_exponent, *place_exponent);
        Some(Self { count, record_exponent, place_exponent, bytes })
    }

    pub(super) fn len(self) -> usize {
        self.count
    }

    /// Returns the places in order.
    #[inline]
    pub(super) fn places(self) -> impl Iterator<Item = PairPlace> + 'a {
        let (mut reader, mut record) = (RiceReader::new(self.bytes), 0_u32);
        (0..self.count).map(move |_| {
            record = record.wrapping_add(reader.read(self.record_exponent));
            let place = reader.read(self.place_exponent);
            (record, u16::try_from(place).unwrap_or(u16::MAX))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(
            lists in proptest::collection::vec(
                proptest::collection::btree_set((0_u32..9_000, 0_u16..=u16::MAX), 0..40), 1..5
            )
        ) {
            let lists = lists.into_iter().map(|list| list.into_iter().collect::<Vec<_>>());
            let lists: Vec<_> = lists.collect();
            let mut bytes = Vec::new();
            let starts = lists.iter().map(|list| {
                let start = bytes.len();
                write(&mut bytes, list);
                start
            });
            let starts: Vec<usize> = starts.collect();
            for (list, start) in lists.iter().zip(starts) {
                let read = PlaceList::at(&bytes[start..]).unwrap();
                proptest::prop_assert_eq!(read.len(), list.len());
                proptest::prop_assert!(read.places().eq(list.iter().copied()));
            }
        }
    }

    #[test]
    fn a_common_pair_takes_less_than_two_bytes_a_place() {
        let places: Vec<_> = (0..10_000)
            .map(|at| (at * 9 + at * 7 % 8, 20 + u16::try_from(at % 30).unwrap()))
            .collect();
        let mut bytes = Vec::new();
        write(&mut bytes, &places);
        assert!(bytes.len() < places.len() * 7 / 4, "{}", bytes.len());
    }
}
