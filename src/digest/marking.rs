//! Handling markings: what must stand over everything that is shown or handed on.
//!
//! A marking is a text of the archive's own, such as `OFFICIAL – SENSITIVE`. Markings have no
//! order, so none ever replaces another: if several apply, all are shown.

use std::collections::HashSet;

/// The markings of several things, without duplicates, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markings {
    list: Vec<Box<str>>,
    known: HashSet<Box<str>>,
}

/// Why a text is not a marking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoMarking {
    /// It is empty.
    #[error("the marking is empty")]
    Empty,
    /// It is longer than [`Markings::LONGEST`].
    #[error("the marking is longer than {} letters", Markings::LONGEST)]
    TooLong,
}

impl Markings {
    /// The longest marking, in characters: it has to fit into a banner. A longer one is refused and
    /// never cut, since its end may be what matters.
    pub const LONGEST: usize = 100;

    /// Replaces a marking that exists but cannot be read, which is never treated as absent.
    pub const UNREADABLE: &str = "MARKING CANNOT BE READ";

    /// How many are shown on one line.
    const MOST: usize = 3;

    /// Reads a text as a marking and puts it on one line.
    ///
    /// # Errors
    ///
    /// Fails if the text is empty, or longer than [`Self::LONGEST`].
    pub fn read(text: &str) -> Result<Box<str>, NoMarking> {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.chars().count() {
            0 => Err(NoMarking::Empty),
            letters if letters > Self::LONGEST => Err(NoMarking::TooLong),
            _ => Ok(line.into()),
        }
    }

    /// Adds a marking unless it is already there.
    pub fn add(&mut self, marking: Option<&str>) {
        let Some(marking) = marking.filter(|marking| !self.known.contains(*marking)) else {
            return;
        };
        self.list.push(marking.into());
        self.known.insert(marking.into());
    }

    /// Adds the markings of something else.
    pub fn merge(&mut self, others: &Self) {
        others.list.iter().for_each(|marking| self.add(Some(marking)));
    }

    /// Returns true if there are no markings.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns all of them: `A | B`; `None` if there are none.
    pub fn all(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.list.join(" | "))
    }

    /// Returns as many as fit on a line, and how many more there are: `A | B | C and 2 more`.
    pub fn line(&self) -> Option<String> {
        let more = self.list.len().saturating_sub(Self::MOST);
        let shown = self.list.get(..self.list.len() - more)?;
        let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
        (!shown.is_empty()).then(|| shown.join(" | ") + &rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(markings: &[&str]) -> Markings {
        let mut all = Markings::default();
        for marking in markings {
            all.add(Some(marking));
        }
        all
    }

    #[test]
    fn each_stands_once_and_none_is_dropped() {
        assert_eq!(of(&[]).line(), None);
        assert_eq!(of(&[]).all(), None);
        assert_eq!(of(&["B", "A", "B"]).line().unwrap(), "B | A");
        let many = of(&["A", "B", "C", "D", "E"]);
        assert_eq!(many.line().unwrap(), "A | B | C and 2 more");
        assert_eq!(many.all().unwrap(), "A | B | C | D | E");
        let mut merged = of(&["X", "B"]);
        merged.merge(&many);
        assert_eq!(merged.all().unwrap(), "X | B | A | C | D | E");
    }

    #[test]
    fn a_marking_is_one_line_of_bounded_length() {
        assert_eq!(
            Markings::read(" OFFICIAL –\n  SENSITIVE ").unwrap().as_ref(),
            "OFFICIAL – SENSITIVE"
        );
        assert_eq!(Markings::read(" \n"), Err(NoMarking::Empty));
        let longest = "é".repeat(Markings::LONGEST);
        assert_eq!(Markings::read(&longest).unwrap().as_ref(), longest);
        assert_eq!(Markings::read(&format!("{longest}é")), Err(NoMarking::TooLong));
    }
}
