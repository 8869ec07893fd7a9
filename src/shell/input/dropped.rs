//! A string that a terminal sends (OSC, DCS, APC, PM, SOS): where it ends. What is in it is dropped
//! and never kept.

use super::parser::Sequence;

const ESC: u8 = 0x1b;

/// A string that is being dropped.
#[derive(Debug, Default)]
pub(super) struct Dropped {
    /// The letter after the escape that began it; `None` if a C1 control began it.
    pair: Option<char>,
    /// Whether it has any content.
    begun: bool,
    /// Whether the last byte was an escape.
    escape: bool,
    /// The last byte, and how many more the multi-byte character that it belongs to has.
    letter: (u8, u8),
}

/// What became of a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It belongs to the string.
    Held,
    /// It ends the string.
    Ended,
    /// It ends a string that was cut; what the string was as keys counts.
    Cancelled,
    /// The string was cut before it: it is what comes next.
    EndedBefore,
    /// The string was cut before the escape that precedes it.
    EndedBeforeEscape,
}

impl Dropped {
    /// Begins a string after an escape and this letter.
    pub(super) fn after_escape(letter: char) -> Self {
        Self { pair: Some(letter), ..Self::default() }
    }

    /// Takes a byte.
    pub(super) fn take(&mut self, byte: u8) -> Taken {
        let was_escape = std::mem::replace(&mut self.escape, byte == ESC);
        let (last, left) = std::mem::replace(&mut self.letter, (byte, following(byte)));
        let goes_on = left > 0 && matches!(byte, 0x80..=0xbf);
        if goes_on {
            self.letter.1 = left - 1;
        }
        match byte {
            b'\\' if was_escape => Taken::Ended,
            // BEL ends a string; so does the end of one byte, or of two, which is not the rest of a
            // letter.
            0x07 => Taken::Ended,
            0x9c if !goes_on || last == 0xc2 => Taken::Ended,
            // The previous escape began an end that did not come.
            ESC if was_escape && self.begun => Taken::EndedBefore,
            // Strings may hold escapes. Only one that begins a sequence shows that the end is lost.
            b' '..=b'~' if was_escape && self.begun && !begins_sequence(byte) => Taken::Held,
            _ if was_escape => {
                self.escape = false;
                Taken::EndedBeforeEscape
            }
            ESC => Taken::Held,
            // By the standard these two only cancel a sequence; taken as keys they would suspend
            // the reader.
            0x18 | 0x1a => Taken::Cancelled,
            // Ctrl-C must always get through.
            0x03 => Taken::EndedBefore,
            _ => {
                self.begun = true;
                Taken::Held
            }
        }
    }

    /// Returns the keys that it was, if it was cut: a bare beginning is an escape and a letter.
    pub(super) fn keys(&self) -> impl Iterator<Item = Sequence> + use<> {
        let letter = self.pair.filter(|_| !self.begun);
        let escape = letter.filter(|_| self.escape).map(|_| Sequence::Escape);
        letter.map(Sequence::EscapeAnd).into_iter().chain(escape)
    }
}

/// Returns how many bytes follow the first one of a character.
fn following(byte: u8) -> u8 {
    match byte {
        0xc2..=0xdf => 1,
        0xe0..=0xef => 2,
        0xf0..=0xf4 => 3,
        0..=0xc1 | 0xf5.. => 0,
    }
}

/// Returns whether an escape and this letter begin something that is more than a letter.
fn begins_sequence(letter: u8) -> bool {
    matches!(letter, b'[' | b'O' | b'N' | b']' | b'P' | b'X' | b'^' | b'_')
}
