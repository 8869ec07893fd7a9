//! Turns bytes into text. Files that are too large, damaged or in another encoding are reported
//! with a place before anything is parsed. Of YAML, this module knows only the size limits.

use std::borrow::Cow;

use super::fault::FaultList;
use super::tree::MOST_VALUES;
use super::{Fault, Mark, explain};

/// The largest file. A digest of a hundred entries is about seventy thousand bytes.
const LARGEST: usize = 16 << 20;
/// The most damaged places that are told of one file.
const MOST_DAMAGE: usize = 20;
/// A file with a damaged place in every so many bytes is no text.
const BYTES_A_DAMAGE: usize = 8;
const SAVE_AS_UTF8: &str = "save it as UTF-8";

/// Returns the text of a file. Damaged places are reported and replaced by U+FFFD.
pub(super) fn text<'a>(bytes: &'a [u8], findings: &mut FaultList) -> Option<Cow<'a, str>> {
    if bytes.len() > LARGEST {
        let message = format!("the file is larger than {} MiB", LARGEST >> 20);
        findings.push(Fault::error(Mark::START, message).hint("split it"));
        return None;
    }
    if let Some(encoding) = other_encoding(bytes) {
        let message = format!("the file is written in {encoding}");
        findings.push(Fault::error(Mark::START, message).hint(SAVE_AS_UTF8));
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(at) = crowded(bytes) {
        findings.push(explain::too_many(mark_of(bytes, at)));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => Some(Cow::Borrowed(text)),
        _ => repair(bytes, findings).map(Cow::Owned),
    }
}

fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        // UTF-16 without a byte order mark: every second byte of western text is zero.
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] if *a > 0 && *b > 0 => Some("UTF-16"),
        _ => None,
    }
}

/// Returns the place where the characters that can begin a value exceed the limit on values. The
/// scanner can hold everything in an open bracket in memory before it reports the first value in
/// it.
fn crowded(bytes: &[u8]) -> Option<usize> {
    if bytes.len() <= MOST_VALUES {
        return None;
    }
    let begins = |b: u8| matches!(b, b',' | b':' | b'[' | b'{' | b'?' | b'!' | b'&' | b'*');
    let mut beginnings = bytes.iter().enumerate().filter(|(_, b)| begins(**b));
    beginnings.nth(MOST_VALUES).map(|(at, _)| at)
}

/// Returns the text with U+FFFD for each NUL and each byte that is not UTF-8.
fn repair(bytes: &[u8], findings: &mut FaultList) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    let mut damaged = Damaged { at: Mark::START, places: 0, findings };
    for chunk in bytes.utf8_chunks() {
        let mut parts = chunk.valid().split('\0').peekable();
        while let Some(part) = parts.next() {
            text.push_str(part);
            damaged.pass(part);
            if parts.peek().is_some() {
                damaged.report("a NUL byte", "delete it");
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        if let Some(byte) = chunk.invalid().first() {
            damaged.report(&format!("the byte 0x{byte:02X} is not UTF-8"), SAVE_AS_UTF8);
            text.push(char::REPLACEMENT_CHARACTER);
        }
        if damaged.places > MOST_DAMAGE && damaged.places * BYTES_A_DAMAGE > bytes.len() {
            let message = format!("more than {MOST_DAMAGE} such places: this is no text file");
            damaged.findings.push(Fault::error(damaged.at, message).hint(SAVE_AS_UTF8));
            return None;
        }
    }
    if let Some(more) = damaged.places.checked_sub(MOST_DAMAGE).filter(|more| *more > 0) {
        let message = format!("{more} more such places up to here");
        damaged.findings.push(Fault::error(damaged.at, message).hint(SAVE_AS_UTF8));
    }
    Some(text)
}

/// Counts damaged places, and tracks how far the text has been searched for them, so that no part
/// of it is counted twice.
struct Damaged<'f> {
    at: Mark,
    places: usize,
    findings: &'f mut FaultList,
}

impl Damaged<'_> {
    fn pass(&mut self, text: &str) {
        self.at = after(self.at, text);
    }

    fn report(&mut self, what: &str, hint: &str) {
        self.places += 1;
        if self.places <= MOST_DAMAGE {
            self.findings.push(Fault::error(self.at, what).hint(hint));
        }
        self.at.column += 1;
    }
}

fn mark_of(bytes: &[u8], at: usize) -> Mark {
    after(Mark::START, &String::from_utf8_lossy(bytes.get(..at).unwrap_or_default()))
}

/// Returns the place right after a text that begins at a given place.
fn after(begin: Mark, text: &str) -> Mark {
    let unix = text.replace("\r\n", "\n");
    let last = unix.rsplit(['\n', '\r']).next().unwrap_or_default();
    let long = last.chars().count();
    match unix.matches(['\n', '\r']).count() {
        0 => Mark::at(begin.line as usize, begin.column as usize + long),
        breaks => Mark::at(begin.line as usize + breaks, long + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(bytes: &[u8]) -> (Option<String>, Vec<Fault>) {
        let (mut findings, mut faults) = (FaultList::default(), Vec::new());
        let text = text(bytes, &mut findings).map(Cow::into_owned);
        findings.hand_over(&mut faults);
        (text, faults)
    }

    fn only(bytes: &[u8]) -> (u32, u32, String) {
        let (_, faults) = faults(bytes);
        assert_eq!(faults.len(), 1, "{faults:?}");
        (faults[0].mark.line, faults[0].mark.column, faults[0].message.clone())
    }

    #[test]
    fn a_byte_order_mark_is_no_fault() {
        assert_eq!(faults(b"\xEF\xBB\xBFa: b"), (Some("a: b".into()), vec![]));
    }

    #[test]
    fn other_encodings_are_named() {
        for bytes in [&b"\xFF\xFEa\0"[..], b"\xFE\xFF\0a", b"a\0:\0", b"\0a\0:"] {
            assert_eq!(only(bytes), (1, 1, "the file is written in UTF-16".into()));
        }
        assert_eq!(only(b"\xFF\xFE\0\0a\0\0\0").2, "the file is written in UTF-32");
    }

    #[test]
    fn damage_is_placed_by_characters_and_costs_only_itself() {
        let bytes = b"a: b\r\n\xC3\xA9: x\xE9y\n";
        assert_eq!(only(bytes), (2, 5, "the byte 0xE9 is not UTF-8".into()));
        assert_eq!(faults(bytes).0.unwrap(), "a: b\r\né: x\u{FFFD}y\n");
        assert_eq!(only("é\né: x\0".as_bytes()), (2, 5, "a NUL byte".into()));
    }

    #[test]
    fn a_text_in_another_encoding_loses_its_letters_alone() {
        let bytes = [b"caf\xE9 and so on, ".as_slice(); 30].concat();
        let (text, faults) = faults(&bytes);
        assert_eq!(text.unwrap().matches("caf\u{FFFD} and").count(), 30);
        assert_eq!(faults.len(), MOST_DAMAGE + 1);
        assert_eq!(faults[MOST_DAMAGE].message, "10 more such places up to here");
    }

    #[test]
    fn a_binary_file_is_not_read() {
        let (text, faults) = faults(&[b"abc".as_slice(), &[0xE9; 500]].concat());
        assert_eq!(text, None);
        assert_eq!(faults.len(), MOST_DAMAGE + 1);
    }

    #[test]
    fn a_large_file_is_not_read() {
        assert_eq!(only(&vec![b' '; LARGEST + 1]), (1, 1, "the file is larger than 16 MiB".into()));
        assert_eq!(faults(&vec![b' '; LARGEST]).1, []);
    }

    #[test]
    fn brackets_without_end_are_not_read() {
        let bytes = ["- [\n", &"x,".repeat(MOST_VALUES + 1)].concat();
        let column = 2 * u32::try_from(MOST_VALUES).unwrap();
        assert_eq!(
            only(bytes.as_bytes()),
            (2, column, "more than 1000000 values in one file".into())
        );
    }
}
