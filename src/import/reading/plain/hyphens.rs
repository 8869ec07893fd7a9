//! Words that were broken over a line end, and which hyphens are their own.

use std::collections::HashSet;

use super::lines::PlainLine;

/// The words of a text, to know a broken one by.
#[derive(Debug, Default)]
pub(super) struct JoinedWords(HashSet<String>);

/// Second halves of words that are written with a hyphen.
const HALVES: &[&str] = &[
    "backed",
    "led",
    "based",
    "made",
    "held",
    "controlled",
    "affiliated",
    "linked",
    "aligned",
    "supported",
    "run",
    "owned",
    "armed",
    "general",
    "in",
    "out",
    "up",
    "off",
    "on",
    "fire",
    "ranking",
    "level",
    "scale",
    "profile",
    "term",
    "old",
    "year",
    "day",
    "mounted",
    "propelled",
    "borne",
    "range",
    "speaking",
    "wide",
    "related",
    "trained",
    "known",
    "called",
    "east",
    "west",
    "km",
    "kilometer",
    "and",
    "to",
];

impl JoinedWords {
    /// Collects the words of a text; the broken ones are none.
    pub(super) fn of(lines: &[PlainLine]) -> JoinedWords {
        if !lines.iter().any(|line| line.text.ends_with('-')) {
            return JoinedWords::default();
        }
        let mut words = HashSet::new();
        let mut broken = false;
        for line in lines.iter().filter(|line| !line.is_blank()) {
            let whole = line.text.split_whitespace().skip(usize::from(broken));
            words.extend(whole.filter(|word| !word.ends_with('-')).map(bare));
            broken = line.text.ends_with('-');
        }
        JoinedWords(words)
    }

    /// Puts `next` after `text`: with a blank, or as the rest of a broken word.
    pub(super) fn join(&self, text: &mut String, next: &str, soft: bool) {
        let lower = next.chars().next().is_some_and(char::is_lowercase);
        if soft && next.chars().next().is_some_and(char::is_alphabetic) {
            text.push_str(next);
            return;
        }
        let broken =
            text.ends_with('-') && text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if !broken {
            // A number's range or a dash that stands free keeps its place.
            let tight = text.ends_with('-')
                && text.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
            if !tight {
                text.push(' ');
            }
        } else if lower && !self.keeps_hyphen(text, next) {
            text.pop();
        }
        text.push_str(next);
    }

    fn keeps_hyphen(&self, text: &str, next: &str) -> bool {
        let first = last_word(text);
        let second = next.split_whitespace().next().unwrap_or_default();
        let (head, tail) = (bare(first.trim_end_matches('-')), bare(second));
        if self.0.contains(&format!("{head}{tail}")) {
            return false;
        }
        self.0.contains(&format!("{head}-{tail}"))
            || first.trim_end_matches('-').contains('-')
            || HALVES.contains(&tail.as_str())
            || self.0.contains(&head) && self.0.contains(&tail)
    }
}

/// The last word, of which no more is looked at than a word has.
fn last_word(text: &str) -> &str {
    let from = text
        .char_indices()
        .rev()
        .take(48)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(text.len(), |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
