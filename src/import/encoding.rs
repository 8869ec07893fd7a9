//! Which encoding a file is in, by its first bytes: byte-order marks, and UTF-16 without one. What
//! a page says of itself, and what is taken where nothing tells, is decided by the readers.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How many bytes are looked at where there is no mark.
const LOOKED_AT: usize = 4_096;

/// An encoding that the bytes themselves tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FoundEncoding {
    /// Which it is.
    pub(super) encoding: &'static Encoding,
    /// The bytes of its mark; 0 where it has none.
    pub(super) mark: usize,
}

/// Returns the encoding of a file that begins so; none where nothing tells it.
pub(super) fn of_beginning(bytes: &[u8]) -> Option<FoundEncoding> {
    let marked = Encoding::for_bom(bytes);
    let found = marked.or_else(|| unmarked(bytes).map(|encoding| (encoding, 0)));
    found.map(|(encoding, mark)| FoundEncoding { encoding, mark })
}

/// Text of few scripts in UTF-16 has a zero in nearly every second byte, and hardly one beside.
fn unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if second * 4 >= pairs * 3 && first * 20 <= pairs {
        Some(UTF_16LE)
    } else if first * 4 >= pairs * 3 && second * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_first_and_zeros_after_them() {
        let little: Vec<u8> = "id;a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "id;a\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let found = |bytes: &[u8]| of_beginning(bytes).map(|found| (found.encoding, found.mark));
        assert_eq!(found(&little), Some((UTF_16LE, 0)));
        assert_eq!(found(&big), Some((UTF_16BE, 0)));
        assert_eq!(found(&[&[0xFE, 0xFF], big.as_slice()].concat()), Some((UTF_16BE, 2)));
        assert_eq!(found("\u{feff}id".as_bytes()), Some((encoding_rs::UTF_8, 3)));
        assert_eq!(found(b"plain text"), None);
        assert_eq!(found(&[0; 64]), None);
        assert_eq!(found(b""), None);
    }
}
