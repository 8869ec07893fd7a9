//! What stands before an item: bullets, dashes, letters that a lost font left, numbers.

use super::lines::PlainLine;
use crate::import::reading::typography::is_bullet;

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::reading) enum ListMarker {
    /// A sign; items under each other have the same.
    Sign(char),
    /// A number with its stop or bracket.
    Number(u32),
}

/// A marker and how many characters it takes with the blanks after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::reading) struct LineMark {
    /// The marker.
    pub(in crate::import::reading) marker: ListMarker,
    /// Characters that it takes.
    pub(in crate::import::reading) taken: usize,
}

/// Which letters stand for bullets whose font was lost, in a whole text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct LostFonts(Vec<char>);

/// Letters that signs of symbol fonts turn into.
const LOST: &[char] = &['n', 'o', 'l', 'u', 'q', 'v', '§', 'ü', 'Ø', '?'];

impl LostFonts {
    /// Letters that stand alone before a capital on two lines at least.
    pub(super) fn of(lines: &[PlainLine]) -> LostFonts {
        let count =
            |letter: char| lines.iter().filter(|line| stands_alone(&line.text, letter)).count();
        LostFonts(LOST.iter().copied().filter(|&letter| count(letter) >= 2).collect())
    }
}

fn stands_alone(text: &str, letter: char) -> bool {
    let mut chars = text.chars();
    chars.next() == Some(letter)
        && chars.next().is_some_and(|c| c == ' ' || c == '\t')
        && chars.find(|c| !c.is_whitespace()).is_some_and(|c| {
            c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '\'' | '‘')
        })
}

/// The marker that a line begins with. `goes_on` says that the line before is full and its
/// sentence has not ended: then a dash or a number may be a part of it.
pub(super) fn mark(text: &str, lost: &LostFonts, goes_on: bool) -> Option<LineMark> {
    let first = text.chars().next()?;
    let blanks = |from: usize| text.chars().skip(from).take_while(|c| c.is_whitespace()).count();
    let rest_begins = |from: usize| text.chars().skip(from).find(|c| !c.is_whitespace());
    if is_bullet(first) {
        return rest_begins(1)
            .map(|_| LineMark { marker: ListMarker::Sign(first), taken: 1 + blanks(1) });
    }
    if matches!(first, '-' | '–' | '—' | '*' | '+' | '>') {
        let next = rest_begins(1)?;
        let sentence = goes_on && !(next.is_uppercase() && first != '–' && first != '—');
        let spaced = blanks(1) > 0 && !matches!(next, '-' | '–' | '*' | '=');
        return (spaced && !sentence)
            .then_some(LineMark { marker: ListMarker::Sign(first), taken: 1 + blanks(1) });
    }
    if lost.0.contains(&first) && stands_alone(text, first) {
        return Some(LineMark { marker: ListMarker::Sign(first), taken: 1 + blanks(1) });
    }
    numbered(text, goes_on)
}

/// `1.`, `1)`, `3).`, `(1)`, followed by a blank.
pub(in crate::import::reading) fn numbered(text: &str, goes_on: bool) -> Option<LineMark> {
    let open = usize::from(text.starts_with('('));
    let digits: String = text.chars().skip(open).take_while(char::is_ascii_digit).take(3).collect();
    if digits.is_empty() || digits.len() > 2 || goes_on {
        return None;
    }
    let mut taken = open + digits.len();
    let tail: String = text.chars().skip(taken).take(2).collect();
    taken += match (open, tail.as_str()) {
        (0, ").") => 2,
        (0, _) if tail.starts_with(['.', ')']) => 1,
        (1, _) if tail.starts_with(')') => 1,
        _ => return None,
    };
    let blanks = text.chars().skip(taken).take_while(|c| c.is_whitespace()).count();
    let word = text.chars().skip(taken + blanks).any(char::is_alphabetic);
    (blanks > 0 && word).then(|| LineMark {
        marker: ListMarker::Number(digits.parse().unwrap_or(0)),
        taken: taken + blanks,
    })
}

/// Levels of the items of one list, by how far they are set in, and by their signs.
#[derive(Debug, Default)]
pub(super) struct ListLevels(Vec<(usize, ListMarker)>);

impl ListLevels {
    /// The list ends.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether the list has such items.
    pub(super) fn knows(&self, marker: ListMarker) -> bool {
        self.0.iter().any(|(_, known)| alike(*known, marker))
    }

    /// The level of the next item.
    pub(super) fn next(&mut self, indent: usize, marker: ListMarker) -> u8 {
        while self.0.last().is_some_and(|(top, _)| indent + 1 < *top) {
            self.0.pop();
        }
        match self.0.last() {
            Some((top, _)) if indent > top + 1 => self.0.push((indent, marker)),
            Some((_, known)) if alike(*known, marker) => {}
            // Numbers at the same margin are the next list, not one inside the last.
            Some(_) if matches!(marker, ListMarker::Number(_)) && !self.knows(marker) => {
                self.0.pop();
                self.0.push((indent, marker));
            }
            Some(_) => match self
                .0
                .iter()
                .rposition(|(at, known)| at.abs_diff(indent) <= 1 && alike(*known, marker))
            {
                Some(place) => self.0.truncate(place + 1),
                None => self.0.push((indent, marker)),
            },
            None => self.0.push((indent, marker)),
        }
        u8::try_from(self.0.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }
}

fn alike(a: ListMarker, b: ListMarker) -> bool {
    match (a, b) {
        (ListMarker::Sign(a), ListMarker::Sign(b)) => a == b,
        (ListMarker::Number(_), ListMarker::Number(_)) => true,
        (ListMarker::Sign(_), ListMarker::Number(_))
        | (ListMarker::Number(_), ListMarker::Sign(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_are_seen_and_sentences_are_not() {
        let none = LostFonts::default();
        let taken = |text: &str, goes_on| mark(text, &none, goes_on).map(|mark| mark.taken);
        assert_eq!(taken("• One", false), Some(2));
        assert_eq!(taken("•One", false), Some(1));
        assert_eq!(taken("- One", false), Some(2));
        assert_eq!(taken("– the third", true), None);
        assert_eq!(taken("-20 degrees", false), None);
        assert_eq!(taken("1. One", false), Some(3));
        assert_eq!(taken("3). One", false), Some(4));
        assert_eq!(taken("(2) One", false), Some(4));
        assert_eq!(taken("20. Then he", true), None);
        assert_eq!(taken("2020. Then he", false), None);
        assert_eq!(taken("1.5 million", false), None);
        assert_eq!(taken("n Main events", false), None);
    }

    #[test]
    fn signs_at_one_indent_tell_levels() {
        let mut levels = ListLevels::default();
        let mut next = |indent, sign| levels.next(indent, ListMarker::Sign(sign));
        assert_eq!([next(0, '•'), next(0, 'o'), next(0, 'o'), next(0, '•')], [0, 1, 1, 0]);
        levels.clear();
        let mut next = |indent, sign| levels.next(indent, ListMarker::Sign(sign));
        assert_eq!([next(2, '•'), next(4, '•'), next(8, '•'), next(2, '•')], [0, 1, 2, 0]);
    }
}
