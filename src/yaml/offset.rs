//! Converts the scanner's count of characters to a byte offset, so that a scalar can be borrowed
//! from the file instead of keeping the scanner's copy. It only moves forward.

/// Follows the scanner through the text.
pub(super) struct Offsets<'a> {
    text: &'a str,
    characters: usize,
    bytes: usize,
}

impl<'a> Offsets<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, characters: 0, bytes: 0 }
    }

    /// Returns the text from that character on; none if it is already passed or beyond the end.
    pub(super) fn rest_from(&mut self, character: usize) -> Option<&'a str> {
        let mut missing = character.checked_sub(self.characters)?;
        let mut at = self.bytes;
        let bytes = self.text.as_bytes();
        // A step of n bytes passes n characters, less one for each continuation byte.
        while missing > 0 {
            let step = bytes.get(at..at.checked_add(missing)?)?;
            at += missing;
            missing = step.iter().filter(|b| is_continuation(**b)).count();
        }
        while bytes.get(at).is_some_and(|b| is_continuation(*b)) {
            at += 1;
        }
        (self.characters, self.bytes) = (character, at);
        self.text.get(at..)
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found() {
        let text = "aé\u{1F680}b\u{200D}ولاية\nz";
        for stride in 1..4 {
            let mut offsets = Offsets::new(text);
            for (n, (at, _)) in text.char_indices().enumerate().step_by(stride) {
                assert_eq!(offsets.rest_from(n), text.get(at..), "{n}");
            }
        }
    }

    #[test]
    fn neither_behind_nor_beyond() {
        let mut offsets = Offsets::new("aéb");
        assert_eq!(offsets.rest_from(2), Some("b"));
        assert_eq!(offsets.rest_from(1), None);
        assert_eq!(offsets.rest_from(3), Some(""));
        assert_eq!(offsets.rest_from(4), None);
        assert_eq!(offsets.rest_from(usize::MAX), None);
    }
}
