//! One buffer for the texts of a digest's entries; those of its statements are in `statements`.
//!
//! An archive of ten years holds half a million entries; a `String` for each field would cost more
//! in headers and allocator slack than in text. A [`StoredText`] is a position in the digest's buffer,
//! and short equal texts are stored once.

use std::collections::HashMap;

use super::narrow::Narrow;

/// A text of a digest; the digest turns it into a `&str`. The empty text means "not said". It takes
/// seven bytes: every entry has several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StoredText {
    /// The first byte, as the bytes of a number.
    start: [u8; 4],
    len: Narrow,
}

impl StoredText {
    /// No text: the field was left out.
    pub const NONE: Self = Self { start: [0; 4], len: Narrow::ZERO };

    /// Returns true if the field was left out.
    pub fn is_none(self) -> bool {
        self.len == Narrow::ZERO
    }

    /// Returns the text; `None` if the field was left out or the range is outside this buffer.
    pub fn of(self, buffer: &str) -> Option<&str> {
        let start = u32::from_le_bytes(self.start) as usize;
        if self.is_none() { None } else { buffer.get(start..start + usize::from(self.len)) }
    }
}

/// A range of rows in one of a digest's tables (sources, versions). It takes six bytes: every entry
/// has several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// The low half of the first row, and the high half.
    start: [u16; 2],
    len: u16,
}

impl Slice {
    /// Returns the rows from `start` to the end of a table that now has `end` rows.
    pub fn from(start: usize, end: usize) -> Self {
        let first = u32::try_from(start).unwrap_or(u32::MAX);
        let [a, b, c, d] = first.to_le_bytes();
        Self {
            start: [u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d])],
            len: u16::try_from(end.saturating_sub(start)).unwrap_or(u16::MAX),
        }
    }

    /// Returns the rows of `table` in this range.
    pub fn of<T>(self, table: &[T]) -> &[T] {
        let [low, high] = self.start.map(usize::from);
        let start = high << 16 | low;
        table.get(start..start + usize::from(self.len)).unwrap_or(&[])
    }
}

/// Collects the texts of one digest while it is being read.
#[derive(Debug, Default)]
pub struct Texts {
    buffer: String,
    seen: HashMap<Box<str>, StoredText>,
}

/// The longest text that is deduplicated, in bytes. Longer ones are hardly ever equal, and
/// remembering them would double the memory needed for loading.
const REMEMBERED: usize = 64;

impl Texts {
    /// Stores `text` and returns its position. An empty text becomes [`StoredText::NONE`].
    pub fn keep(&mut self, text: &str) -> StoredText {
        if text.is_empty() {
            return StoredText::NONE;
        }
        if text.len() > REMEMBERED {
            return self.push(text);
        }
        if let Some(known) = self.seen.get(text) {
            return *known;
        }
        let place = self.push(text);
        self.seen.insert(text.into(), place);
        place
    }

    /// Stores an optional text.
    pub fn keep_if(&mut self, text: Option<&str>) -> StoredText {
        text.map_or(StoredText::NONE, |text| self.keep(text))
    }

    /// Returns the finished buffer.
    pub fn finish(self) -> Box<str> {
        self.buffer.into_boxed_str()
    }

    fn push(&mut self, text: &str) -> StoredText {
        // A digest file is capped far below 4 GiB, so the conversions cannot fail on loaded data.
        let start = u32::try_from(self.buffer.len()).unwrap_or(u32::MAX);
        let place = StoredText { start: start.to_le_bytes(), len: text.len().into() };
        self.buffer.push_str(text);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_stored_once_and_empty_ones_not_at_all() {
        let mut texts = Texts::default();
        let first = texts.keep("Telegram");
        let second = texts.keep("Telegram");
        assert_eq!(first, second);
        assert_eq!(texts.keep(""), StoredText::NONE);
        let buffer = texts.finish();
        assert_eq!(&*buffer, "Telegram");
        assert_eq!(first.of(&buffer), Some("Telegram"));
        assert_eq!(StoredText::NONE.of(&buffer), None);
    }

    #[test]
    fn a_slice_of_another_table_is_empty_not_a_panic() {
        assert_eq!(Slice::from(3, 5).of(&[1, 2]), &[] as &[i32]);
        assert_eq!(Slice::from(1, 3).of(&[1, 2, 3]), &[2, 3]);
        let rows: Vec<u32> = (0..200_000).collect();
        assert_eq!(Slice::from(131_071, 131_073).of(&rows), &[131_071, 131_072]);
    }
}
