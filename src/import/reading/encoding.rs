//! Bytes to characters: byte-order marks, UTF-8, what a page says of itself, else windows-1252,
//! which is told. What the characters mean is read elsewhere.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::import::encoding::{FoundEncoding, of_beginning};

/// The characters of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The characters, without a byte-order mark.
    pub(super) text: String,
    /// What a reader should know about them.
    pub(super) remark: Option<String>,
}

/// The characters behind `bytes`.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(FoundEncoding { encoding, mark }) = of_beginning(bytes) {
        let text = bytes.get(mark..).unwrap_or_default();
        let (text, broken) = encoding.decode_without_bom_handling(text);
        let bare = || format!("read as {}: there is no byte-order mark", encoding.name());
        let remark = if mark == 0 { Some(bare()) } else { broken.then(|| broken_bytes(encoding)) };
        return Decoded { text: text.into_owned(), remark };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), remark: None };
    }
    if mostly_utf8(bytes) {
        return Decoded {
            text: String::from_utf8_lossy(bytes).into_owned(),
            remark: Some(broken_bytes(UTF_8)),
        };
    }
    let (encoding, remark) = match declared(bytes) {
        // What is no UTF-8 does not become it by saying so.
        Some(encoding) if encoding != UTF_8 => (encoding, None),
        Some(_) | None => {
            (WINDOWS_1252, Some("the encoding is a guess: read as windows-1252".to_owned()))
        }
    };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        remark: remark.or_else(|| broken.then(|| broken_bytes(encoding))),
    }
}

fn broken_bytes(encoding: &'static Encoding) -> String {
    format!("some bytes are no {} and stand as \u{fffd}", encoding.name())
}

/// A text that was cut or stitched has a few broken bytes among many letters that are right.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    right > 0 && broken * 10 <= right
}

/// What a page says about its own encoding in its first kilobytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")?;
    let label: Vec<u8> = head
        .iter()
        .skip(at + 8)
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .copied()
        .collect();
    Encoding::for_label(&label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_declarations_and_guesses_are_taken_in_their_order() {
        let wide: Vec<u8> =
            "\u{feff}Nabā’ weekly".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide).text, "Nabā’ weekly");
        let bare: Vec<u8> = "Overview of it".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bare).text, "Overview of it");
        assert_eq!(decode("\u{feff}é".as_bytes()).text, "é");
        let page = b"<meta charset=\"windows-1255\"><p>\xf9\xec\xe5\xed".to_vec();
        assert_eq!(decode(&page).text, "<meta charset=\"windows-1255\"><p>שלום");
        let page = b"<meta http-equiv=Content-Type content='text/html; charset=windows-1256'>\xda"
            .to_vec();
        assert!(decode(&page).text.ends_with('ع'), "{}", decode(&page).text);
        let guess = decode(b"ISIS\x92s \x93agent\x94");
        assert_eq!(guess.text, "ISIS’s “agent”");
        assert!(guess.remark.is_some());
        assert_eq!(decode("plain é".as_bytes()).remark, None);
    }

    #[test]
    fn one_broken_byte_does_not_spoil_a_text() {
        let mut bytes = "“one” “two” “three” ’ ’ ’ ’ ’ ’".as_bytes().to_vec();
        bytes.push(0xe2);
        let decoded = decode(&bytes);
        assert!(decoded.text.starts_with("“one”"), "{}", decoded.text);
        assert!(decoded.remark.is_some());
    }
}
