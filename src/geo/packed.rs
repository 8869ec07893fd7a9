//! The packed form of the gazetteer: four bytes for the length of a text, the lowest first, and the
//! text as raw deflate. `geo/pack-gazetteer` writes it.

#![expect(clippy::disallowed_macros, reason = "the gazetteer is built in here")]

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The gazetteer that comes with the program.
pub(super) const SHIPPED: &[u8] = include_bytes!("../../geo/gazetteer.bin");

/// The longest text that is unpacked, in bytes.
const LONGEST: usize = 64 << 20;

/// Unpacks a text; none if the bytes are not in that form.
pub(super) fn unpacked(packed: &[u8]) -> Option<String> {
    let (length, deflated) = packed.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let bytes = decompress_to_vec_with_limit(deflated, length.min(LONGEST)).ok()?;
    String::from_utf8(bytes).ok().filter(|text| text.len() == length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_packed_text_is_none() {
        // A block that is stored as it is: the last one, of two bytes.
        let stored = [2, 0, 0, 0, 1, 2, 0, 0xfd, 0xff, b'o', b'k'];
        assert_eq!(unpacked(&stored).as_deref(), Some("ok"));
        let mut short = stored;
        short[0] = 1;
        let mut long = stored;
        long[0] = 3;
        let mut no_text = stored;
        no_text[10] = 0xff;
        for broken in [&[][..], &[2, 0], &stored[..9], &short, &long, &no_text] {
            assert_eq!(unpacked(broken), None, "{broken:?}");
        }
    }
}
