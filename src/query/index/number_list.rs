//! Ascending numbers in few bytes: the difference of each to the one before, as a Rice code. Most
//! words are rare, and for them a bitmap is many times larger than its numbers.

use roaring::RoaringBitmap;

use super::rice::{RiceReader, RiceWriter, exponent};

/// Appends a list: how many numbers it has, the exponent of its codes, and then the numbers, which
/// ascend.
pub(super) fn write(bytes: &mut Vec<u8>, count: usize, numbers: impl Iterator<Item = u32> + Clone) {
    let last = numbers.clone().last().unwrap_or(0);
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let exponent = exponent(u64::from(last), count);
    write_number(bytes, count);
    bytes.push(exponent);
    let mut before = 0;
    let mut writer = RiceWriter::new(bytes);
    for number in numbers {
        writer.write(number.saturating_sub(before), exponent);
        before = number;
    }
    writer.finish();
}

/// Appends one number: seven bits a byte, the lowest first and the eighth bit set in all but the last
/// (LEB128).
pub(super) fn write_number(bytes: &mut Vec<u8>, mut number: u64) {
    while let low @ 0x80.. = number {
        bytes.push(low.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Reads one number; none at the end.
#[inline]
pub(super) fn read_number(bytes: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
        if shift > 63 {
            return None;
        }
    }
}

/// A list that was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberList<'a> {
    count: usize,
    exponent: u8,
    bytes: &'a [u8],
}

impl<'a> NumberList<'a> {
    /// Takes the list at the beginning of some bytes.
    pub(super) fn at(mut bytes: &'a [u8]) -> Option<Self> {
        let count = usize::try_from(read_number(&mut bytes)?).ok()?;
        let (exponent, bytes) = bytes.split_first()?;
        Some(Self { count, exponent: *exponent, bytes })
    }

    pub(super) fn len(self) -> usize {
        self.count
    }

    /// Returns the numbers in order.
    #[inline]
    pub(super) fn numbers(self) -> impl Iterator<Item = u32> + 'a {
        let (mut reader, mut last) = (RiceReader::new(self.bytes), 0_u32);
        (0..self.count).map(move |_| {
            last = last.wrapping_add(reader.read(self.exponent));
            last
        })
    }
}

/// Collects numbers below a bound in whatever order. It costs a pass over a bit for each record, and
/// less than sorting where the numbers are many.
pub(super) fn by_bits(numbers: impl Iterator<Item = u32>, records: usize) -> RoaringBitmap {
    let mut bits = vec![0_u8; records.div_ceil(8)];
    for number in numbers {
        if let Some(byte) = bits.get_mut(number as usize / 8) {
            *byte |= 1 << (number % 8);
        }
    }
    RoaringBitmap::from_lsb0_bytes(0, &bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(
            lists in proptest::collection::vec(
                proptest::collection::btree_set(0_u32..=u32::MAX, 0..40), 0..5
            )
        ) {
            let mut bytes = Vec::new();
            let starts: Vec<usize> = lists
                .iter()
                .map(|list| {
                    let start = bytes.len();
                    write(&mut bytes, list.len(), list.iter().copied());
                    start
                })
                .collect();
            for (list, start) in lists.iter().zip(starts) {
                let read = NumberList::at(&bytes[start..]).unwrap();
                proptest::prop_assert_eq!(read.len(), list.len());
                proptest::prop_assert!(read.numbers().eq(list.iter().copied()));
            }
        }
    }
}
