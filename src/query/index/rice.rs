//! Numbers in few bits (Rice codes): how often a power of two goes into a number, as so many ones and
//! a zero, and then the rest in as many bits as the power has. Where the power is near the mean, a
//! difference between the numbers of two records takes about two bits more than it must.

/// So many ones mean that the number itself follows, in 32 bits: what is rare may be far off the mean.
const ESCAPE: u32 = 24;
/// No more bits than a short code has; what is written with so many ones that the number follows is longer.
const SHORT: u32 = 24;

/// Returns the power of two, as its exponent, to write so many numbers of this sum with.
pub(super) fn exponent(sum: u64, count: u64) -> u8 {
    let mean = sum.checked_div(count).unwrap_or(0).clamp(1, u64::from(u32::MAX));
    u8::try_from(mean.ilog2()).unwrap_or(0)
}

/// Appends numbers to some bytes.
pub(super) struct RiceWriter<'a> {
    bytes: &'a mut Vec<u8>,
    /// The bits that make no whole byte yet, the lowest first.
    held: u64,
    bits: u32,
}

impl<'a> RiceWriter<'a> {
    pub(super) fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self { bytes, held: 0, bits: 0 }
    }

    /// Appends one number; the exponent is at most 31.
    pub(super) fn write(&mut self, number: u32, exponent: u8) {
        let exponent = u32::from(exponent);
        let times = number >> exponent;
        if times < ESCAPE {
            self.put((1 << times) - 1, times + 1);
            self.put(u64::from(number) & ((1 << exponent) - 1), exponent);
        } else {
            self.put((1 << ESCAPE) - 1, ESCAPE);
            self.put(u64::from(number), u32::BITS);
        }
    }

    /// Fills the last byte. The next list begins with a byte of its own.
    pub(super) fn finish(self) {
        if self.bits > 0 {
            self.bytes.push(self.held.to_le_bytes()[0]);
        }
    }

    fn put(&mut self, bits: u64, count: u32) {
        self.held |= bits << self.bits;
        self.bits += count;
        while self.bits >= 8 {
            self.bytes.push(self.held.to_le_bytes()[0]);
            self.held >>= 8;
            self.bits -= 8;
        }
    }
}

/// Reads numbers back. Behind the last byte it reads zeros.
#[derive(Clone, Debug)]
pub(super) struct RiceReader<'a> {
    bytes: &'a [u8],
    held: u64,
    bits: u32,
}

impl<'a> RiceReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, held: 0, bits: 0 }
    }

    /// Reads one number that was written with this exponent.
    #[inline]
    pub(super) fn read(&mut self, exponent: u8) -> u32 {
        // Most codes are short, and several of them are read before more bits are needed.
        if self.bits < SHORT {
            self.fill();
        }
        let times = self.held.trailing_ones();
        if times + 1 + u32::from(exponent) > SHORT {
            return self.read_long(exponent);
        }
        times << exponent | self.take(times + 1, u32::from(exponent))
    }

    /// Reads a number of any length.
    #[cold]
    fn read_long(&mut self, exponent: u8) -> u32 {
        self.fill();
        let times = self.held.trailing_ones().min(ESCAPE);
        if times == ESCAPE {
            return self.take(ESCAPE, u32::BITS);
        }
        times << exponent | self.take(times + 1, u32::from(exponent))
    }

    /// Fills up to at least 56 bits, which no code is longer than.
    #[inline]
    fn fill(&mut self) {
        if let Some((next, _)) = self.bytes.split_first_chunk::<8>() {
            self.held |= u64::from_le_bytes(*next) << self.bits;
            let whole = (63 - self.bits) / 8;
            self.bytes = self.bytes.get(whole as usize..).unwrap_or(&[]);
            self.bits += whole * 8;
            return;
        }
        while self.bits <= 56 {
            let Some((next, rest)) = self.bytes.split_first() else {
                // Zeros.
                self.bits = 64;
                return;
            };
            self.held |= u64::from(*next) << self.bits;
            self.bits += 8;
            self.bytes = rest;
        }
    }

    /// Leaves out some bits, and takes those after them.
    #[inline]
    fn take(&mut self, out: u32, count: u32) -> u32 {
        self.held >>= out;
        let taken = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.bits -= out + count;
        u32::try_from(taken).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn numbers_of_any_size_come_back(
            lists in proptest::collection::vec(
                (proptest::collection::vec(0_u32..=u32::MAX, 0..40), 0_u32..32, 0_u8..32), 1..5
            )
        ) {
            let mut bytes = Vec::new();
            let starts: Vec<usize> = lists.iter().map(|(numbers, smaller, exponent)| {
                let start = bytes.len();
                let mut writer = RiceWriter::new(&mut bytes);
                for number in numbers {
                    writer.write(number >> smaller, *exponent);
                }
                writer.finish();
                start
            }).collect();
            for ((numbers, smaller, exponent), start) in lists.iter().zip(starts) {
                let mut reader = RiceReader::new(&bytes[start..]);
                for number in numbers {
                    proptest::prop_assert_eq!(reader.read(*exponent), number >> smaller);
                }
            }
        }
    }

    #[test]
    fn numbers_near_their_mean_take_few_bits() {
        let mut bytes = Vec::new();
        let numbers: Vec<u32> = (0..4_000).map(|at| at * 7_919 % 40).collect();
        let sum = numbers.iter().copied().map(u64::from).sum();
        let mut writer = RiceWriter::new(&mut bytes);
        for number in &numbers {
            writer.write(*number, exponent(sum, 4_000));
        }
        writer.finish();
        assert!(bytes.len() * 8 < 4_000 * 7, "{} bits each", bytes.len() * 8 / 4_000);
        assert_eq!([exponent(0, 0), exponent(0, 9), exponent(u64::MAX, 1)], [0, 0, 31]);
    }
}
