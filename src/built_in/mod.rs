//! What is built into the program in packed form, and that form: four bytes for a length, the lowest
//! first, and so many bytes as LZMA with its header. `build.rs` and the scripts in `geo/` write it. What is
//! packed is told where it is read, and is not known here.

use lzma_rust2::{Action, LzmaStream, Status};

/// The longest that is unpacked, in bytes.
const LONGEST: usize = 64 << 20;
/// The most that the decoder may keep of what it unpacked, in KiB: more than the longest that is built in.
const MOST_KEPT: u32 = 8 << 10;

/// Bytes in packed form.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn(&'static [u8]);

impl BuiltIn {
    /// Takes bytes that were built in.
    pub const fn of(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// Unpacks it; none if it is not of that form.
    pub fn bytes(self) -> Option<Vec<u8>> {
        let (length, mut packed) = self.0.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?.min(LONGEST);
        let mut stream = LzmaStream::new_mem_limit(MOST_KEPT, None);
        // One byte more tells that it is longer than it says.
        let mut bytes = vec![0; length + 1];
        let mut made = 0;
        loop {
            let step = stream.process(packed, bytes.get_mut(made..)?, Action::Finish).ok()?;
            packed = packed.get(step.bytes_consumed..)?;
            made += step.bytes_produced;
            match step.status {
                Status::StreamEnd => break,
                Status::Ok if step.bytes_consumed + step.bytes_produced == 0 => return None,
                Status::Ok => {}
            }
        }
        bytes.truncate(length);
        (made == length).then_some(bytes)
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
        // `ok`, and a text that is none, as the scripts pack them.
        const OK: [u8; 29] = [
            0x02, 0x00, 0x00, 0x00, 0x04, 0x00, 0x10, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff,
            0xff, 0xff, 0xff, 0x00, 0x37, 0x9b, 0xb5, 0xff, 0x7f, 0xff, 0xff, 0xf0, 0x84, 0x00,
            0x00,
        ];
        const NO_TEXT: [u8; 29] = [
            0x02, 0x00, 0x00, 0x00, 0x04, 0x00, 0x10, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff,
            0xff, 0xff, 0xff, 0x00, 0x37, 0xc1, 0xdd, 0xff, 0x7f, 0xff, 0xff, 0xf0, 0x84, 0x00,
            0x00,
        ];
        /// The same, with another length said of it.
        const fn said_to_have(length: u8) -> [u8; 29] {
            let mut packed = OK;
            packed[0] = length;
            packed
        }
        const SHORT: [u8; 29] = said_to_have(1);
        const LONG: [u8; 29] = said_to_have(3);
        assert_eq!(BuiltIn::of(&OK).text().as_deref(), Some("ok"));
        for broken in [&[][..], &[2, 0], OK.split_at(20).0, &SHORT, &LONG, &NO_TEXT] {
            assert_eq!(BuiltIn::of(broken).text(), None, "{broken:?}");
        }
        assert!(BuiltIn::of(&NO_TEXT).bytes().is_some());
    }
}
