//! Countries by their codes of two letters (ISO 3166-1).

use std::fmt;

/// The code of a country: `IQ`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Reads a code of two letters, in either case.
    pub fn read(word: &str) -> Option<Self> {
        let letters: [u8; 2] = word.as_bytes().try_into().ok()?;
        let is_code = letters.iter().all(u8::is_ascii_alphabetic);
        is_code.then(|| Self(letters.map(|letter| letter.to_ascii_uppercase())))
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([first, second]) = *self;
        write!(f, "{}{}", char::from(first), char::from(second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_two_letters() {
        let read = |word| CountryCode::read(word).map(|code| code.to_string());
        assert_eq!(read("iq").as_deref(), Some("IQ"));
        for word in ["", "I", "IRQ", "I1", "é"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
