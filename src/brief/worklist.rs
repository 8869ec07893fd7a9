//! What was gathered, in order, and what can be done with it.

use super::{KeptPair, WorkSubject};
use crate::digest::{Period, RecordHash};
use crate::text::clean;

/// One thing that was gathered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkItem {
    /// What it is about.
    pub subject: WorkSubject,
    /// What the analyst says of it.
    pub note: Option<String>,
    /// The hash of what was seen when it was gathered; none if that is not known.
    pub seen: Option<RecordHash>,
    /// The same in a few words, for where it is found no more.
    pub said: Option<String>,
    /// What else its file says of it.
    pub others: Vec<KeptPair>,
}

impl WorkItem {
    /// The longest words for what it said, in letters.
    pub(super) const LONGEST_SAID: usize = 1_000;

    /// Returns true where another item is about the same. A place in a digest is not the same where
    /// something else was seen there, and is where the same was seen at another one.
    pub(super) fn is_about_the_same(&self, other: &Self) -> bool {
        let seen = self.seen.zip(other.seen).map(|(one, other)| one == other);
        match (self.subject.passage(), other.subject.passage()) {
            (Some(one), Some(two)) if self.subject.key() == other.subject.key() => {
                one.home == two.home && seen.unwrap_or(one.place == two.place)
            }
            (Some(_), Some(_) | None) | (None, Some(_)) => false,
            (None, None) => !self.subject.may_repeat() && self.subject == other.subject,
        }
    }
}

impl From<WorkSubject> for WorkItem {
    fn from(subject: WorkSubject) -> Self {
        Self { subject, note: None, seen: None, said: None, others: Vec::new() }
    }
}

/// What became of an item that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addition {
    /// It is at this place now.
    At(usize),
    /// It was at this place already.
    Known(usize),
    /// There is no room for more.
    Full,
}

/// What was gathered, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worklist {
    /// The title of the briefing.
    pub title: Option<String>,
    /// The days that it is about.
    pub period: Option<Period>,
    /// What was gathered.
    items: Vec<WorkItem>,
    /// What else the file says.
    pub others: Vec<KeptPair>,
}

impl Worklist {
    /// The most items: nobody reads a briefing of more.
    pub const MOST: usize = 500;
    /// The longest text of one's own, in bytes.
    pub const LONGEST_TEXT: usize = 20_000;
    /// The longest note.
    pub const LONGEST_NOTE: usize = 4_000;
    /// The longest query, id or name, as the search takes them.
    pub const LONGEST_WORDS: usize = 2_000;
    /// The longest title.
    pub const LONGEST_TITLE: usize = 300;

    /// Returns what was gathered, in order.
    pub fn items(&self) -> &[WorkItem] {
        &self.items
    }

    /// Returns one item to be changed.
    pub fn item_mut(&mut self, at: usize) -> Option<&mut WorkItem> {
        self.items.get_mut(at)
    }

    /// Returns the place of what is about the same.
    pub(super) fn position(&self, item: &WorkItem) -> Option<usize> {
        self.items.iter().position(|known| known.is_about_the_same(item))
    }

    /// Adds an item at the end, unless one is about the same. The search is linear: there are few.
    pub fn add(&mut self, item: WorkItem) -> Addition {
        self.insert(self.items.len(), item)
    }

    /// Writes words of one's own before the item at a place, or at the end.
    pub fn insert_text(&mut self, at: usize, text: &str) -> Addition {
        let text = clean(text).trim().to_owned();
        self.insert(at, WorkSubject::Text(text).into())
    }

    /// Adds an item before the one at a place, or at the end, unless one is about the same.
    pub(super) fn insert(&mut self, at: usize, item: WorkItem) -> Addition {
        if let Some(at) = self.position(&item) {
            return Addition::Known(at);
        }
        if self.items.len() >= Self::MOST {
            return Addition::Full;
        }
        let at = at.min(self.items.len());
        self.items.insert(at, item);
        Addition::At(at)
    }

    /// Adds an item of a file, also one that is there already: of two notes none is lost. Returns the place
    /// of the first that is about the same.
    pub(super) fn keep(&mut self, item: WorkItem) -> Option<usize> {
        let known = self.position(&item);
        self.items.push(item);
        known
    }

    /// Takes an item out.
    pub fn remove(&mut self, at: usize) -> Option<WorkItem> {
        (at < self.items.len()).then(|| self.items.remove(at))
    }

    /// Moves an item before the one above it. Returns where it is then.
    pub fn move_up(&mut self, at: usize) -> usize {
        match at.checked_sub(1).filter(|_| at < self.items.len()) {
            Some(above) => {
                self.items.swap(above, at);
                above
            }
            None => at,
        }
    }

    /// Moves an item behind the one below it. Returns where it is then.
    pub fn move_down(&mut self, at: usize) -> usize {
        if at + 1 < self.items.len() {
            self.items.swap(at, at + 1);
            at + 1
        } else {
            at
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str) -> WorkItem {
        WorkSubject::Entry(id.to_owned()).into()
    }

    fn words(list: &Worklist) -> Vec<String> {
        list.items().iter().map(|item| item.subject.words()).collect()
    }

    #[test]
    fn a_subject_is_gathered_once_and_keeps_its_place() {
        let mut list = Worklist::default();
        assert_eq!(list.add(entry("a")), Addition::At(0));
        assert_eq!(list.add(entry("b")), Addition::At(1));
        let noted = WorkItem { note: Some("again".to_owned()), ..entry("a") };
        assert_eq!(list.add(noted), Addition::Known(0));
        assert_eq!(list.add(WorkSubject::Map("a".into()).into()), Addition::At(2));
        assert_eq!(words(&list), ["a", "b", "a"]);
        assert_eq!(list.insert_text(1, " between\u{1b}[2J "), Addition::At(1));
        assert_eq!(list.insert_text(9, "between[2J"), Addition::At(4));
        assert_eq!(words(&list), ["a", "between[2J", "b", "a", "between[2J"]);
    }

    #[test]
    fn items_move_one_place_and_no_further_than_the_ends() {
        let mut list = Worklist::default();
        for id in ["a", "b", "c"] {
            list.add(entry(id));
        }
        assert_eq!((list.move_up(0), list.move_down(2), list.move_up(7)), (0, 2, 7));
        assert_eq!(words(&list), ["a", "b", "c"]);
        assert_eq!(list.move_up(2), 1);
        assert_eq!(list.move_down(0), 1);
        assert_eq!(words(&list), ["c", "a", "b"]);
        assert_eq!(list.remove(1).map(|item| item.subject.words()), Some("a".to_owned()));
        assert_eq!(list.remove(2), None);
        assert_eq!(words(&list), ["c", "b"]);
    }

    #[test]
    fn there_is_an_end_to_it() {
        let mut list = Worklist::default();
        for at in 0..Worklist::MOST {
            assert_eq!(list.add(entry(&at.to_string())), Addition::At(at));
        }
        assert_eq!(list.add(entry("more")), Addition::Full);
        assert_eq!(list.insert_text(0, "more"), Addition::Full);
        assert_eq!(list.add(entry("7")), Addition::Known(7), "what is there is there");
    }
}
