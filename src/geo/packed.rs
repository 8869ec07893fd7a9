//! What is built in, and its outer form: four bytes for a length, the lowest first, and so many bytes as
//! raw deflate. The scripts in `geo/` write it; what is inside is told where it is read.

#![expect(clippy::disallowed_macros, reason = "the gazetteer is built in here")]

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The gazetteer that comes with the program.
pub(super) const SHIPPED: &[u8] = include_bytes!("../../geo/gazetteer.bin");

/// The places of the map.
pub(super) const PLACES: &[u8] = include_bytes!("../../geo/places.bin");

/// The lines of the base map.
pub(super) const BASE_MAP: &[u8] = include_bytes!("../../geo/basemap.bin");

/// The supplement of the places of the map, as it is written.
pub(super) const ANCHORS: &str = include_str!("../../geo/anchors.tsv");

/// The names of seas, as they are written.
pub(super) const SEAS: &str = include_str!("../../geo/seas.tsv");

/// The longest text that is unpacked, in bytes.
const LONGEST: usize = 64 << 20;

/// Unpacks a text; none if the bytes are not in that form.
pub(super) fn unpacked(packed: &[u8]) -> Option<String> {
    String::from_utf8(unpacked_bytes(packed)?).ok()
}

/// Unpacks bytes; none if they are not in that form.
pub(super) fn unpacked_bytes(packed: &[u8]) -> Option<Vec<u8>> {
    let (length, deflated) = packed.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let bytes = decompress_to_vec_with_limit(deflated, length.min(LONGEST)).ok()?;
    Some(bytes).filter(|bytes| bytes.len() == length)
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
