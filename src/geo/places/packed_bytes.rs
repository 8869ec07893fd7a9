//! Reads the columns of a packed table: numbers as planes of bytes, the lowest first.

/// A part of packed bytes that is read from its front.
#[derive(Clone, Copy, Debug)]
pub(in crate::geo) struct PackedBytes<'p>(pub(in crate::geo) &'p [u8]);

impl<'p> PackedBytes<'p> {
    /// Takes a part off: four bytes of its length, and so many bytes.
    pub(in crate::geo) fn part(&mut self) -> Option<&'p [u8]> {
        let (length, rest) = self.0.split_first_chunk()?;
        let (part, rest) =
            rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        self.0 = rest;
        Some(part)
    }

    /// Takes a part off as text.
    pub(in crate::geo) fn text(&mut self) -> Option<&'p str> {
        std::str::from_utf8(self.part()?).ok()
    }

    /// Takes a column of numbers off, as planes of bytes.
    pub(in crate::geo) fn column(&mut self, rows: usize, width: usize) -> Option<Vec<u32>> {
        let (planes, rest) = self.0.split_at_checked(rows.checked_mul(width)?)?;
        self.0 = rest;
        let mut numbers = vec![0_u32; rows];
        if rows == 0 {
            return Some(numbers);
        }
        for (plane, shift) in planes.chunks(rows).zip((0..).step_by(8)) {
            for (number, byte) in numbers.iter_mut().zip(plane) {
                *number |= u32::from(*byte) << shift;
            }
        }
        Some(numbers)
    }

    /// Takes a number off, seven bits a byte, the lowest first; the last byte has no high bit.
    pub(in crate::geo) fn number(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Takes a signed number off: 0, -1, 1, -2, 2 are counted up from 0.
    pub(in crate::geo) fn signed(&mut self) -> Option<i32> {
        let number = self.number()?;
        let half = i32::try_from(number >> 1).ok()?;
        Some(if number & 1 == 0 { half } else { -1 - half })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_short_is_none() {
        let mut bytes = PackedBytes(&[1, 0, 0, 0, b'x', 0xac, 2, 5, 6, 1, 2, 3, 4]);
        assert_eq!(bytes.text(), Some("x"));
        assert_eq!(bytes.number(), Some(300));
        assert_eq!((bytes.signed(), bytes.signed()), (Some(-3), Some(3)));
        assert_eq!(bytes.column(2, 2), Some(vec![0x301, 0x402]));
        assert_eq!((bytes.number(), bytes.part(), bytes.column(1, 1)), (None, None, None));
        assert_eq!(PackedBytes(&[0xff; 9]).number(), None);
        assert_eq!(PackedBytes(&[9, 0, 0, 0, 1]).part(), None);
        assert_eq!(PackedBytes(&[]).column(0, 4), Some(vec![]));
    }
}
