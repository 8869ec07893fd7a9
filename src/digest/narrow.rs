//! Numbers in three bytes. An archive holds millions of places, lengths and lines, none of which is
//! greater than a file is long.

/// A number below 2^24; a greater one becomes the greatest. A file is capped at 16 MiB, so that it has
/// no more lines, and no text of it is longer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Narrow([u8; 3]);

impl Narrow {
    pub(super) const ZERO: Self = Self([0; 3]);
}

impl From<u32> for Narrow {
    fn from(number: u32) -> Self {
        let [low, middle, high, over] = number.to_le_bytes();
        Self(if over == 0 { [low, middle, high] } else { [u8::MAX; 3] })
    }
}

impl From<usize> for Narrow {
    fn from(number: usize) -> Self {
        u32::try_from(number).unwrap_or(u32::MAX).into()
    }
}

impl From<Narrow> for u32 {
    fn from(Narrow([low, middle, high]): Narrow) -> Self {
        Self::from_le_bytes([low, middle, high, 0])
    }
}

impl From<Narrow> for usize {
    fn from(number: Narrow) -> Self {
        u32::from(number) as Self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_any_file_is_kept() {
        for line in [0, 1, 255, 256, 65_536, (1 << 24) - 1] {
            assert_eq!(u32::from(Narrow::from(line)), line);
        }
        assert_eq!(u32::from(Narrow::from(1_u32 << 24)), (1 << 24) - 1);
    }
}
