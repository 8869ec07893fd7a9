//! Keys that come in pieces: a slow line may bring the escape of an arrow key before the rest of it.
//!
//! The terminal library takes such an escape for the key of that name, and the rest for typed
//! letters, so that an arrow would leave the screen and then type. An escape is therefore held for a
//! moment. Pure: what comes in are keys, and the word that nothing came.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Keys held back until it is clear what they are.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// An escape and what came right after it.
    held: Vec<KeyEvent>,
}

/// No sequence of a key is longer.
const LONGEST: usize = 12;

impl Pieces {
    /// Whether something is held: then [`Self::release`] is due when nothing comes for a moment.
    pub(super) fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// Takes a key, and gives the keys that are certain now.
    pub(super) fn take(&mut self, key: KeyEvent) -> Vec<KeyEvent> {
        if self.held.is_empty() {
            if key == KeyEvent::from(KeyCode::Esc) {
                self.held.push(key);
                return Vec::new();
            }
            return vec![key];
        }
        let begins = self.held.len() > 1 || matches!(key.code, KeyCode::Char('[' | 'O'));
        if !begins || letter(key).is_none() || self.held.len() > LONGEST {
            let mut certain = self.release();
            certain.extend(self.take(key));
            return certain;
        }
        self.held.push(key);
        let sequence: String = self.held.iter().filter_map(|key| letter(*key)).collect();
        let ends = self.held.len() > 2 && letter(key).is_some_and(|c| ('@'..='~').contains(&c));
        if !ends {
            return Vec::new();
        }
        self.held.clear();
        // What is no key of ours is dropped whole: its letters were never typed.
        code(&sequence).map(KeyEvent::from).into_iter().collect()
    }

    /// Gives what is held as the keys that it seemed to be.
    pub(super) fn release(&mut self) -> Vec<KeyEvent> {
        std::mem::take(&mut self.held)
    }
}

fn letter(key: KeyEvent) -> Option<char> {
    let KeyCode::Char(c) = key.code else { return None };
    let plain = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
    (plain && key.kind == KeyEventKind::Press && c.is_ascii_graphic()).then_some(c)
}

/// The key that a sequence after its escape stands for.
fn code(sequence: &str) -> Option<KeyCode> {
    Some(match sequence {
        "[A" | "OA" => KeyCode::Up,
        "[B" | "OB" => KeyCode::Down,
        "[C" | "OC" => KeyCode::Right,
        "[D" | "OD" => KeyCode::Left,
        "[H" | "OH" | "[1~" | "[7~" => KeyCode::Home,
        "[F" | "OF" | "[4~" | "[8~" => KeyCode::End,
        "[3~" => KeyCode::Delete,
        "[5~" => KeyCode::PageUp,
        "[6~" => KeyCode::PageDown,
        "[Z" => KeyCode::BackTab,
        "OP" | "[11~" => KeyCode::F(1),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of keys as the terminal library tells them: `^` is escape.
    fn taken(keys: &str) -> Vec<KeyCode> {
        let mut pieces = Pieces::default();
        let key = |c| if c == '^' { KeyCode::Esc } else { KeyCode::Char(c) };
        let mut codes: Vec<KeyCode> = keys
            .chars()
            .flat_map(|c| pieces.take(KeyEvent::from(key(c))))
            .map(|key| key.code)
            .collect();
        codes.extend(pieces.release().iter().map(|key| key.code));
        codes
    }

    #[test]
    fn an_arrow_in_pieces_is_an_arrow() {
        assert_eq!(taken("^[B"), [KeyCode::Down]);
        assert_eq!(taken("^OAj"), [KeyCode::Up, KeyCode::Char('j')]);
        assert_eq!(taken("^[6~^[5~"), [KeyCode::PageDown, KeyCode::PageUp]);
    }

    #[test]
    fn an_escape_alone_stays_one() {
        assert_eq!(taken("^"), [KeyCode::Esc]);
        assert_eq!(taken("^^"), [KeyCode::Esc, KeyCode::Esc]);
        assert_eq!(taken("^j"), [KeyCode::Esc, KeyCode::Char('j')]);
        assert_eq!(taken("[B"), [KeyCode::Char('['), KeyCode::Char('B')]);
    }

    #[test]
    fn what_is_no_key_of_ours_types_nothing() {
        assert_eq!(taken("^[1;5Bj"), [KeyCode::Char('j')]);
        assert_eq!(taken("^[200~"), []);
    }

    #[test]
    fn a_beginning_that_does_not_end_is_what_was_typed() {
        assert_eq!(taken("^["), [KeyCode::Esc, KeyCode::Char('[')]);
        assert_eq!(taken("^[^"), [KeyCode::Esc, KeyCode::Char('['), KeyCode::Esc]);
        assert_eq!(taken("^[1111111111111111").len(), 18);
    }
}
