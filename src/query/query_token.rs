//! A plain word of a query as it was typed, cut into folded words. What it means is for the plan.

use std::collections::HashMap;

use super::named_word::NamedWord;
use super::names::NameTable;
use super::plan::{PlanStep, Predicate, Term};
use super::searchable_texts::TextField;
use crate::words::{How, Pattern, is_held_key, tokens};

/// Function words, which an entry need not contain. Within quotes they count.
pub(super) const FILLERS: [&str; 13] =
    ["the", "a", "an", "of", "in", "on", "with", "at", "by", "to", "and", "from", "for"];

/// A plain word as it was written.
pub(super) struct QueryToken {
    text: Box<str>,
    pub(super) parts: Vec<String>,
    pub(super) joined: Option<String>,
}

/// A folded word of a query, and as it was written.
#[derive(Clone, Copy)]
pub(super) struct WrittenWord<'a> {
    pub(super) word: &'a str,
    pub(super) written: &'a str,
}

impl WrittenWord<'_> {
    pub(super) fn term(self, field: Option<TextField>, named: Vec<Predicate>) -> PlanStep {
        let pattern = Pattern::new(self.word, How::Plain);
        let written = Some(self.written.into());
        PlanStep::Term(Term { pattern, written, field, shown: None, named })
    }

    /// Searches it in all fields, with what it names.
    pub(super) fn named_term(self, word: NamedWord, names: &NameTable) -> PlanStep {
        let NamedWord { named, shown } = word;
        let pattern = names.pattern(self.word);
        let written = Some(self.written.into());
        PlanStep::Term(Term { pattern, written, field: None, shown, named })
    }
}

impl QueryToken {
    pub(super) fn of(text: &str) -> Self {
        let (parts, joined) = folded(text);
        Self { text: text.into(), parts, joined }
    }

    /// Returns true for characters that are words each, and were written in a row.
    pub(super) fn is_run(&self) -> bool {
        let is_one = |part: &String| !part.is_ascii() && part.chars().count() == 1;
        self.parts.len() > 1 && self.joined.is_none() && self.parts.iter().all(is_one)
    }

    /// Takes in the next word if both are one number, as `10 000`.
    pub(super) fn goes_on_with(&mut self, text: &str) -> bool {
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let number = match (self.parts.as_slice(), &self.joined) {
            ([one], None) if one.len() <= 3 => one,
            ([_, ..], Some(joined)) => joined,
            _ => return false, // a word, or a number of four digits in a row
        };
        if text.len() != 3 || !is_digits(text) || number.is_empty() || !is_digits(number) {
            return false;
        }
        self.joined = Some(format!("{number}{text}"));
        self.parts.push(text.to_owned());
        true
    }

    pub(super) fn words(&self) -> impl Iterator<Item = WrittenWord<'_>> {
        let is_whole = self.parts.len() == 1;
        let written = move |part| if is_whole { &*self.text } else { part };
        self.parts.iter().map(move |part| WrittenWord { word: part, written: written(part) })
    }
}

/// The words that join others.
const KEYWORDS: [&str; 3] = ["or", "and", "not"];

/// Returns true for a keyword, which joins other words and has no meaning of its own.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.iter().any(|keyword| keyword.eq_ignore_ascii_case(word))
}

/// Returns the folded words of a word of a query, and its compound if it is one.
pub(super) fn folded(word: &str) -> (Vec<String>, Option<String>) {
    if is_held_key(word) {
        return (vec![word.to_lowercase()], None);
    }
    let (joined, parts): (Vec<_>, Vec<_>) =
        tokens(word).into_iter().partition(|token| token.joined);
    let joined = joined.into_iter().next().map(|token| token.word);
    (parts.into_iter().map(|token| token.word).collect(), joined)
}

/// Searches the parts of a compound as one word.
pub(super) fn joined_term(word: &str, field: Option<TextField>, named: Vec<Predicate>) -> PlanStep {
    let pattern = Pattern::new(word, How::Plain);
    PlanStep::Term(Term { pattern, written: None, field, shown: None, named })
}

/// The words of a run that were taken. The same word with the same meaning asks for nothing more, so
/// that a word that is written a thousand times costs no more than once.
#[derive(Default)]
pub(super) struct TokensTaken(HashMap<Box<str>, Vec<Vec<NamedWord>>>);

impl TokensTaken {
    /// Takes a word with what its parts name; returns false if that was taken before.
    pub(super) fn takes(&mut self, token: &QueryToken, named: &[NamedWord]) -> bool {
        let meanings = self.0.entry(token.text.clone()).or_default();
        let is_new = !meanings.iter().any(|known| known == named);
        if is_new {
            meanings.push(named.to_vec());
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_once_with_each_of_its_meanings() {
        let mut taken = TokensTaken::default();
        let plain = [NamedWord::default()];
        let named = [NamedWord { named: vec![Predicate::Repeat], shown: None }];
        let takes = |taken: &mut TokensTaken, word: &str, named: &[NamedWord]| {
            taken.takes(&QueryToken::of(word), named)
        };
        assert!(takes(&mut taken, "ied", &plain) && takes(&mut taken, "ied", &named));
        assert!((0..1_000).all(|_| !takes(&mut taken, "ied", &plain)));
        assert!(takes(&mut taken, "baqubah", &plain));
    }
}
