//! A plain word of a query as it was typed, cut into folded words. What it means is for the plan.

use super::named_word::NamedWord;
use super::parse::folded;
use super::plan::{PlanStep, Predicate, Term};
use super::searchable_texts::TextField;
use crate::words::{How, Pattern};

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
    pub(super) fn named_term(self, word: NamedWord) -> PlanStep {
        let NamedWord { named, shown } = word;
        let pattern = Pattern::new(self.word, How::Plain);
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
