//! What is built into the program in packed form, and that form: four bytes for a length, the lowest
//! first, and so many bytes as raw deflate. `build.rs` and the scripts in `geo/` write it. What is
//! packed is told where it is read, and is not known here.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The longest that is unpacked, in bytes.
const LONGEST: usize = 64 << 20;

/// Bytes in packed form.
#[derive(Clone, Copy, Debug)]
pub struct Deflated(&'static [u8]);

impl Deflated {
    /// Takes bytes that were built in.
    pub const fn of(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// Unpacks it; none if it is not of that form.
    pub fn bytes(self) -> Option<Vec<u8>> {
        let (length, deflated) = self.0.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let bytes = decompress_to_vec_with_limit(deflated, length.min(LONGEST)).ok()?;
        Some(bytes).filter(|bytes| bytes.len() == length)
    }

    /// Unpacks it as a text; none if it is none.
    pub fn text(self) -> Option<String> {
        String::from_utf8(self.bytes()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_packed_text_is_none() {
        // A block that is stored as it is: the last one, of two bytes.
        const STORED: [u8; 11] = [2, 0, 0, 0, 1, 2, 0, 0xfd, 0xff, b'o', b'k'];
        const SHORT: [u8; 11] = [1, 0, 0, 0, 1, 2, 0, 0xfd, 0xff, b'o', b'k'];
        const LONG: [u8; 11] = [3, 0, 0, 0, 1, 2, 0, 0xfd, 0xff, b'o', b'k'];
        const NO_TEXT: [u8; 11] = [2, 0, 0, 0, 1, 2, 0, 0xfd, 0xff, b'o', 0xff];
        assert_eq!(Deflated::of(&STORED).text().as_deref(), Some("ok"));
        for broken in [&[][..], &[2, 0], STORED.split_at(9).0, &SHORT, &LONG, &NO_TEXT] {
            assert_eq!(Deflated::of(broken).text(), None, "{broken:?}");
        }
        assert!(Deflated::of(&NO_TEXT).bytes().is_some());
    }
}
