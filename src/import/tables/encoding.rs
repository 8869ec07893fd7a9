//! The letters of a table: byte-order marks, UTF-16 to UTF-8 while it streams, and single fields that
//! are not UTF-8, which are then windows-1252. Nothing here knows a separator or a bracket.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::{Decoder, UTF_8, WINDOWS_1252};

use crate::import::encoding::{FoundEncoding, of_beginning};

/// The bytes at the beginning of a table that decide what it is.
const HEAD: usize = 256 << 10;
/// Bytes of UTF-16 that are turned at once.
const CHUNK: usize = 32 << 10;

/// A table as a stream whose beginning can be looked at, in UTF-8 where it says what it is.
pub(super) struct Stream<'r> {
    /// The beginning, turned to UTF-8 like the rest.
    pub(super) head: Vec<u8>,
    /// All of it, the beginning included.
    pub(super) all: Box<dyn BufRead + 'r>,
    /// True if the head is all that there is.
    pub(super) is_whole: bool,
}

impl<'r> Stream<'r> {
    /// Looks at the beginning of a table and drops the byte-order mark.
    pub(super) fn new(mut input: Box<dyn Read + 'r>) -> io::Result<Self> {
        let head = begin(&mut input)?;
        let plain = FoundEncoding { encoding: UTF_8, mark: 0 };
        let FoundEncoding { encoding, mark } = of_beginning(&head).unwrap_or(plain);
        let mut bytes = Cursor::new(head);
        bytes.set_position(mark as u64);
        let bytes = bytes.chain(input);
        let mut all: Box<dyn Read + 'r> = if encoding == UTF_8 {
            Box::new(bytes)
        } else {
            Box::new(Turned {
                input: bytes,
                decoder: encoding.new_decoder(),
                text: String::new(),
                at: 0,
                ended: false,
            })
        };
        let head = begin(&mut all)?;
        let is_whole = head.len() < HEAD;
        let all = Cursor::new(head.clone()).chain(all);
        Ok(Self { head, all: Box::new(BufReader::with_capacity(64 << 10, all)), is_whole })
    }
}

fn begin(input: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    input.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// UTF-16 turned to UTF-8.
struct Turned<R> {
    input: R,
    decoder: Decoder,
    text: String,
    at: usize,
    ended: bool,
}

impl<R: Read> Read for Turned<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at >= self.text.len() && !self.ended {
            let mut bytes = vec![0; CHUNK];
            let read = self.input.read(&mut bytes)?;
            bytes.truncate(read);
            self.ended = read == 0;
            self.text.clear();
            self.at = 0;
            let most = self.decoder.max_utf8_buffer_length(read).unwrap_or(CHUNK * 4);
            self.text.reserve(most);
            let _ = self.decoder.decode_to_string(&bytes, &mut self.text, self.ended);
        }
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let len = rest.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(rest) {
            *to = *from;
        }
        self.at += len;
        Ok(len)
    }
}

/// Returns the text of a field; one that is not UTF-8 is windows-1252, and counted.
pub(super) fn text<'b>(bytes: &'b [u8], others: &mut u64) -> Cow<'b, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    *others += 1;
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> String {
        let mut stream = Stream::new(Box::new(bytes)).unwrap();
        let mut text = Vec::new();
        stream.all.read_to_end(&mut text).unwrap();
        assert!(stream.is_whole && stream.head == text);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn marks_and_zeros_tell_the_encoding() {
        let little: Vec<u8> =
            "id;lieu\n1;Homs é\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> =
            "id;lieu\n1;Homs é\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(all(&little), "id;lieu\n1;Homs é\n");
        assert_eq!(all(&[&[0xFE, 0xFF], big.as_slice()].concat()), "id;lieu\n1;Homs é\n");
        assert_eq!(all("\u{feff}id".as_bytes()), "id");
        assert_eq!(all(b""), "");
    }

    #[test]
    fn a_field_that_is_not_utf8_is_windows_1252() {
        let mut others = 0;
        assert_eq!(text(b"Caf\xe9 \x93x\x94", &mut others), "Café “x”");
        assert_eq!(text("é".as_bytes(), &mut others), "é");
        assert_eq!(others, 1);
    }
}
