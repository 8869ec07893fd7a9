//! One line of text being typed, with a cursor in it.

use unicode_segmentation::UnicodeSegmentation as _;

use super::verb::Now;
use crate::keys::Action;

/// A way to edit a line, or to move in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edit {
    Left,
    Right,
    Erase,
    EraseWord,
    EraseAll,
}

/// The actions that edit or move.
const EDITS: [(Action, Edit); 5] = [
    (Action::CursorLeft, Edit::Left),
    (Action::CursorRight, Edit::Right),
    (Action::Erase, Edit::Erase),
    (Action::EraseWord, Edit::EraseWord),
    (Action::EraseAll, Edit::EraseAll),
];

fn edit_of(action: Action) -> Option<Edit> {
    EDITS.iter().find(|(known, _)| *known == action).map(|(_, edit)| *edit)
}

/// The line and the position of its cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineInput {
    text: String,
    /// The number of bytes before the cursor.
    at: usize,
}

/// The greatest length of a query; a longer paste is cut.
const LONGEST: usize = 2_000;

impl LineInput {
    /// Makes a line with the cursor at its end.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { at: text.len(), text }
    }

    /// Returns the typed text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text before the cursor and the text after it.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_at_checked(self.at).unwrap_or((&self.text, ""))
    }

    /// Types at the cursor. Line breaks become spaces; other control characters are left out.
    pub fn type_text(&mut self, typed: &str) {
        let room = LONGEST.saturating_sub(self.text.len());
        let letters = typed.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
        let mut clean = String::new();
        for letter in letters.filter(|c| !c.is_control()) {
            if clean.len() + letter.len_utf8() > room {
                break;
            }
            clean.push(letter);
        }
        self.text.insert_str(self.at, &clean);
        self.at += clean.len();
    }

    /// Returns the position of the cursor in bytes.
    pub fn cursor(&self) -> usize {
        self.at
    }

    /// Replaces a range of bytes with a text; the cursor goes behind the text.
    pub fn replace(&mut self, range: std::ops::Range<usize>, text: &str) {
        if self.text.get(range.clone()).is_some() {
            self.at = range.start + text.len();
            self.text.replace_range(range, text);
        }
    }

    /// Returns whether an action edits the line, or moves in it.
    pub fn now(&self, action: Action) -> Now {
        let (before, after) = self.parts();
        Now::when(match edit_of(action) {
            Some(Edit::Left | Edit::Erase | Edit::EraseWord) => !before.is_empty(),
            Some(Edit::Right) => !after.is_empty(),
            Some(Edit::EraseAll) => !self.text.is_empty(),
            None => false,
        })
    }

    /// Edits or moves as the action says. Returns true where the text changed.
    pub fn act(&mut self, action: Action) -> bool {
        let Some(edit) = edit_of(action).filter(|_| self.now(action) == Now::Ready) else {
            return false;
        };
        let (before, after) = self.parts();
        let left = before.graphemes(true).next_back().map_or(0, str::len);
        let right = after.graphemes(true).next().map_or(0, str::len);
        match edit {
            Edit::Left => self.at -= left,
            Edit::Right => self.at += right,
            Edit::Erase => self.erase_from(self.at - left),
            Edit::EraseWord => {
                self.erase_from(before.trim_end().rfind(' ').map_or(0, |space| space + 1));
            }
            Edit::EraseAll => *self = Self::default(),
        }
        match edit {
            Edit::Left | Edit::Right => false,
            Edit::Erase | Edit::EraseWord | Edit::EraseAll => true,
        }
    }

    fn erase_from(&mut self, from: usize) {
        self.text.replace_range(from..self.at, "");
        self.at = from;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_and_erasing_go_by_letters_as_they_are_seen() {
        let mut input = LineInput::new("e\u{301}x");
        assert!(!input.act(Action::CursorLeft));
        assert!(input.act(Action::Erase), "the accent goes with its letter");
        assert_eq!((input.text(), input.parts()), ("x", ("", "x")));
        input.type_text("a\nb\u{1b}");
        assert_eq!(input.text(), "a bx");
    }

    #[test]
    fn a_word_is_erased_with_the_space_behind_it() {
        let mut input = LineInput::new("theatre:iraq ied ");
        assert!(input.act(Action::EraseWord));
        assert_eq!(input.text(), "theatre:iraq ");
        assert!(input.act(Action::EraseWord));
        assert_eq!(input.text(), "");
    }

    proptest::proptest! {
        #[test]
        fn the_cursor_stays_between_letters(
            text in "\\PC{0,12}", steps in proptest::collection::vec(0usize..5, 0..20)
        ) {
            let mut input = LineInput::new(text);
            for step in steps {
                input.act(EDITS[step].0);
                let (before, after) = input.parts();
                proptest::prop_assert_eq!(format!("{before}{after}"), input.text());
            }
        }
    }
}
