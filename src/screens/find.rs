//! Finding in an open text or list: the query, its hits, and the current hit.

use std::ops::Range;

use super::verb::Now;
use crate::keys::Action;

/// The things a user can do while finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FindAction {
    Start,
    Next,
    Previous,
    Keep,
    Cancel,
    Erase,
    Forget,
}

/// The actions that find.
const FIND_ACTIONS: [(Action, FindAction); 7] = [
    (Action::Find, FindAction::Start),
    (Action::FindNext, FindAction::Next),
    (Action::FindPrevious, FindAction::Previous),
    (Action::Confirm, FindAction::Keep),
    (Action::Cancel, FindAction::Cancel),
    (Action::Erase, FindAction::Erase),
    (Action::Back, FindAction::Forget),
];

fn find_action(action: Action) -> Option<FindAction> {
    FIND_ACTIONS.iter().find(|(known, _)| *known == action).map(|(_, look)| *look)
}

/// The response that finding asks of its screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindOutcome {
    /// Nothing.
    Nothing,
    /// Look for another query, from the original position.
    Typed,
    /// Move on by that many hits.
    Jump(isize),
    /// Return to the original position.
    Left(usize),
}

/// The state of finding in one screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    query: String,
    typing: bool,
    /// The current hit.
    pub at: usize,
    /// The screen's position before, restored when the user leaves without finding.
    pub origin: usize,
}

/// One occurrence of the query: the text that it is in, and the place in that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place of the text among those searched.
    pub text: usize,
    /// The byte range in the text.
    pub range: Range<usize>,
}

/// The greatest number of hits counted; a list of a million rows must not be marked whole.
const MOST: usize = 10_000;

impl Find {
    /// Returns whether an action does something here, given whether there is another hit to go to.
    pub fn now(&self, action: Action, has_other_hit: impl Fn() -> bool) -> Now {
        let typed = !self.query.is_empty();
        Now::when(match find_action(action) {
            Some(FindAction::Start) => !self.typing,
            Some(FindAction::Next | FindAction::Previous) => {
                !self.typing && typed && has_other_hit()
            }
            Some(FindAction::Keep | FindAction::Cancel) => self.typing,
            Some(FindAction::Erase) => self.typing && typed,
            Some(FindAction::Forget) => !self.typing && typed,
            None => false,
        })
    }

    /// Carries out an action while finding; `origin` is the screen's position now.
    pub fn act(&mut self, action: Action, origin: usize) -> FindOutcome {
        match find_action(action) {
            Some(FindAction::Start) => {
                *self = Self { typing: true, origin, ..Self::default() };
                FindOutcome::Typed
            }
            Some(FindAction::Next) => FindOutcome::Jump(1),
            Some(FindAction::Previous) => FindOutcome::Jump(-1),
            Some(FindAction::Keep) => {
                self.typing = false;
                FindOutcome::Nothing
            }
            Some(FindAction::Cancel) => {
                let origin = self.origin;
                self.clear();
                FindOutcome::Left(origin)
            }
            Some(FindAction::Erase) => {
                self.query.pop();
                self.at = 0;
                FindOutcome::Typed
            }
            Some(FindAction::Forget) => {
                self.clear();
                FindOutcome::Nothing
            }
            None => FindOutcome::Nothing,
        }
    }

    /// Returns true while the query is being typed.
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// Returns the query; it is empty where nothing is looked for.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Adds to the query. Line breaks do not end it: they become spaces.
    pub fn push(&mut self, text: &str) {
        let room = 200usize.saturating_sub(self.query.chars().count());
        let letters = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
        self.query.extend(letters.filter(|c| !c.is_control()).take(room));
        self.at = 0;
    }

    /// Forgets the query.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Finds every occurrence of the query. Lower case also matches capitals; a capital matches
    /// only itself.
    pub fn hits<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<Hit> {
        let mut hits = Vec::new();
        if self.query.is_empty() {
            return hits;
        }
        let exact = self.query.chars().any(char::is_uppercase);
        for (text, content) in texts.enumerate() {
            for range in places(content, &self.query, exact) {
                hits.push(Hit { text, range });
                if hits.len() == MOST {
                    return hits;
                }
            }
        }
        hits
    }

    /// Returns the first occurrence of the query in a text.
    pub fn first_in(&self, text: &str) -> Option<Range<usize>> {
        if self.query.is_empty() {
            return None;
        }
        let exact = self.query.chars().any(char::is_uppercase);
        places(text, &self.query, exact).into_iter().next()
    }

    /// Returns a state in which a query was typed already.
    pub fn kept(query: &str) -> Self {
        let mut find = Self::default();
        find.push(query);
        find
    }

    /// Moves on by that many hits, wrapping around at the ends.
    pub fn step(&mut self, by: isize, hits: usize) {
        let Some(last) = hits.checked_sub(1) else { return };
        let len = isize::try_from(hits).unwrap_or(isize::MAX);
        let at = isize::try_from(self.at.min(last)).unwrap_or(0);
        self.at = usize::try_from((at + by).rem_euclid(len)).unwrap_or(0);
    }

    /// Returns `3/12`, or `none`.
    pub fn count(&self, hits: usize) -> String {
        match hits {
            0 => "none".to_owned(),
            MOST => format!("{}/{MOST}+", self.at + 1),
            hits => format!("{}/{hits}", self.at.min(hits - 1) + 1),
        }
    }
}

/// Finds the occurrences of a query in a text, without overlap.
fn places(text: &str, query: &str, exact: bool) -> Vec<Range<usize>> {
    if exact {
        return text.match_indices(query).map(|(at, hit)| at..at + hit.len()).collect();
    }
    // Lower-casing can change the length of a letter, so each folded letter remembers its source.
    let mut folded = String::with_capacity(text.len());
    let mut source: Vec<usize> = Vec::with_capacity(text.len() + 1);
    for (at, letter) in text.char_indices() {
        for small in letter.to_lowercase() {
            source.extend(std::iter::repeat_n(at, small.len_utf8()));
            folded.push(small);
        }
    }
    source.push(text.len());
    let query: String = query.chars().flat_map(char::to_lowercase).collect();
    let found = folded.match_indices(&query);
    let ranges = found.map(|(at, hit)| {
        let last = source[at + hit.len() - 1];
        let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        source[at]..last + width
    });
    ranges.filter(|range| text.get(range.clone()).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        let mut find = Find::default();
        find.push(query);
        let hits = find.hits([text].into_iter()).into_iter();
        hits.map(|hit| text.get(hit.range).unwrap()).collect()
    }

    #[test]
    fn small_letters_find_capitals_and_capitals_only_themselves() {
        assert_eq!(found("ied", "IED and ied"), ["IED", "ied"]);
        assert_eq!(found("IED", "IED and ied"), ["IED"]);
        assert_eq!(found("", "x"), [] as [&str; 0]);
    }

    #[test]
    fn letters_that_change_their_length_are_marked_whole() {
        assert_eq!(found("istanbul", "in İstanbul"), [] as [&str; 0]);
        assert_eq!(found("stanbul", "in İstanbul"), ["stanbul"]);
        assert_eq!(found("بعقوبة", "قرب بعقوبة اليوم"), ["بعقوبة"]);
    }
}
