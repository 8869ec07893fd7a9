//! What a screen says where nothing is drawn: a title, and lines of text, each with what its number
//! opens. Spelling the signs of numbers as words, and numbering, is left to who speaks.

use super::spoken_page::page_lines;
use crate::keys::Action;
use crate::page::Page;

/// A place on a screen that can be selected: a row, and where rows have several places one of them. What
/// a row is, the screen decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpokenSpot {
    /// The row, from 0.
    pub row: usize,
    /// The place in it, from 0.
    pub column: usize,
}

/// What opens a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpokenDoor {
    /// What is selected first.
    pub spot: SpokenSpot,
    /// What is done then, one after the other.
    pub acts: &'static [Action],
    /// How many places the row has; 1 where only the row can be meant.
    pub columns: usize,
}

/// One line: a fact, however long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenLine {
    /// The text.
    pub text: String,
    /// What its number opens; none where it has no number.
    pub door: Option<SpokenDoor>,
}

/// Everything that a screen says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Where one is.
    pub title: String,
    /// The lines, from the first to the last.
    pub lines: Vec<SpokenLine>,
}

impl Spoken {
    /// Begins with a title.
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), lines: Vec::new() }
    }

    /// Says a line that opens nothing; an empty one is left out.
    pub fn say(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.lines.push(SpokenLine { text, door: None });
        }
    }

    /// Says a line whose number selects a row and then acts.
    pub fn offer(&mut self, text: impl Into<String>, row: usize, acts: &'static [Action]) {
        self.offer_at(text, SpokenSpot { row, column: 0 }, acts);
    }

    /// Says a line whose number selects a place and then acts.
    pub fn offer_at(&mut self, text: impl Into<String>, spot: SpokenSpot, acts: &'static [Action]) {
        let door = Some(SpokenDoor { spot, acts, columns: 1 });
        self.lines.push(SpokenLine { text: text.into(), door });
    }

    /// Takes its first line for its title.
    #[must_use]
    pub fn headed(mut self) -> Self {
        if !self.lines.is_empty() {
            self.title = self.lines.remove(0).text;
        }
        self
    }

    /// Says a page, line by line.
    pub fn read(&mut self, page: &Page) {
        for line in page_lines(page) {
            self.say(line);
        }
    }
}
