//! What a record is known by beside its id: a hash over all that it says, so that it can be told later
//! whether it still says the same, and a mark for each group of its fields, which tells where it does not.
//! Over what they go is the business of the archive.

use std::fmt;
use std::str::FromStr;

/// The first eight bytes of the SHA-256 over a record. It is written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordHash(pub [u8; 8]);

/// The text is none of 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write 16 of the digits 0-9 and a-f, or leave it out")]
pub struct NoRecordHash;

/// A byte for each group of fields of a record; 0 where nothing is said in it. It is written as 12
/// hexadecimal digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldMarks(pub [u8; FieldMarks::GROUPS]);

/// The text is none of 12 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write 12 of the digits 0-9 and a-f, or leave it out")]
pub struct NoFieldMarks;

impl FieldMarks {
    /// How many groups there are.
    pub const GROUPS: usize = 6;

    /// Returns them without what is said in one group.
    #[must_use]
    pub fn without(mut self, group: usize) -> Self {
        if let Some(mark) = self.0.get_mut(group) {
            *mark = 0;
        }
        self
    }
}

impl fmt::Display for RecordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for FieldMarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for RecordHash {
    type Err = NoRecordHash;

    fn from_str(text: &str) -> Result<Self, NoRecordHash> {
        from_hex(text).map(Self).ok_or(NoRecordHash)
    }
}

impl FromStr for FieldMarks {
    type Err = NoFieldMarks;

    fn from_str(text: &str) -> Result<Self, NoFieldMarks> {
        from_hex(text).map(Self).ok_or(NoFieldMarks)
    }
}

/// Reads up to eight bytes, each of two digits.
fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let is_written = text.len() == 2 * N && text.bytes().all(is_digit);
    let number = is_written.then(|| u64::from_str_radix(text, 16).ok()).flatten()?;
    number.to_be_bytes().last_chunk().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = RecordHash([0, 1, 0x2f, 0xa0, 5, 6, 7, 0xff]);
        assert_eq!(hash.to_string(), "00012fa0050607ff");
        assert_eq!("00012fa0050607ff".parse(), Ok(hash));
        for wrong in ["", "00012fa0050607f", "00012FA0050607FF", "+0012fa0050607ff"] {
            assert_eq!(wrong.parse::<RecordHash>(), Err(NoRecordHash), "{wrong}");
        }
        let marks = FieldMarks([0, 1, 0x2f, 0xa0, 5, 0xff]);
        assert_eq!(marks.to_string().parse(), Ok(marks));
        assert_eq!("00012fa0050607ff".parse::<FieldMarks>(), Err(NoFieldMarks));
        assert_eq!(marks.without(2), FieldMarks([0, 1, 0, 0xa0, 5, 0xff]));
    }
}
