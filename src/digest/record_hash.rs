//! What a record is known by beside its id: a hash over all that it says, so that it can be told later
//! whether it still says the same. Over what it goes is the business of the archive.

use std::fmt;
use std::str::FromStr;

/// The first eight bytes of the SHA-256 over a record. It is written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordHash(pub [u8; 8]);

/// The text is none of 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write 16 of the digits 0-9 and a-f, or leave it out")]
pub struct NoRecordHash;

impl fmt::Display for RecordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for RecordHash {
    type Err = NoRecordHash;

    fn from_str(text: &str) -> Result<Self, NoRecordHash> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let is_written = text.len() == 16 && text.bytes().all(is_digit);
        let number = is_written.then(|| u64::from_str_radix(text, 16).ok()).flatten();
        number.map(|number| Self(number.to_be_bytes())).ok_or(NoRecordHash)
    }
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
    }
}
