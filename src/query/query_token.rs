//! A plain word of a query as it was typed, cut into folded words. What it means is for the plan.

use std::collections::HashMap;

use super::named_word::NamedWord;
use super::names::{NameSpelling, NameTable};
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
    /// The parts as they were written, with which of their letters are double; none for what is no
    /// word, as the letters of a held key.
    written: Vec<(Box<str>, Option<u64>)>,
    pub(super) joined: Option<String>,
}

/// A folded word of a query, and as it was written.
#[derive(Clone, Copy)]
pub(super) struct WrittenWord<'a> {
    pub(super) word: &'a str,
    pub(super) written: &'a str,
    /// Which of its letters were written double.
    pub(super) doubled: Option<u64>,
}

impl WrittenWord<'_> {
    pub(super) fn term(self, field: Option<TextField>, named: Vec<Predicate>) -> PlanStep {
        let pattern = Pattern::new(self.word, How::Plain);
        let (written, doubled) = (Some(self.written.into()), self.doubled);
        PlanStep::Term(Term { pattern, written, doubled, field, shown: None, named })
    }

    /// Searches it in all fields, with what it names.
    pub(super) fn named_term(self, word: NamedWord, names: &NameTable) -> PlanStep {
        let NamedWord { named, mut shown } = word;
        let pattern = names.pattern(self.word);
        let written = Some(self.written.into());
        let mut doubled = self.doubled;
        if !named.is_empty() {
            match names.spelling(self.word, self.doubled) {
                // A name as it is written needs no record that writes it so.
                NameSpelling::Same => doubled = None,
                NameSpelling::Other(name) => shown = shown.or_else(|| Some(name.into())),
                NameSpelling::None => {}
            }
        }
        PlanStep::Term(Term { pattern, written, doubled, field: None, shown, named })
    }
}

impl QueryToken {
    pub(super) fn of(text: &str) -> Self {
        let (parts, joined) = folded(text);
        let found = tokens(text).into_iter().filter(|token| !token.joined);
        let found = found.map(|token| {
            let bytes = token.bytes(0..token.places.len());
            let own = bytes.and_then(|bytes| text.get(bytes)).unwrap_or(&token.word);
            (own.into(), Some(token.doubled))
        });
        let written = if is_held_key(text) {
            parts.iter().map(|part| (part.as_str().into(), None)).collect()
        } else {
            found.collect()
        };
        Self { text: text.into(), parts, written, joined }
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
        self.written.push((text.into(), None));
        true
    }

    /// Searches a word in Arabic script together with the next one, where neither is known: as two
    /// words, or as one in Latin letters. None if either is known, or is no such word.
    pub(super) fn together_with(
        &self,
        next: &Self,
        is_known: &dyn Fn(&str) -> bool,
    ) -> Option<PlanStep> {
        let ([one], [other]) = (self.parts.as_slice(), next.parts.as_slice()) else { return None };
        let pattern = Pattern::new(&format!("{one}{other}"), How::Plain);
        if !pattern.is_transliterated() || is_known(one) || is_known(other) {
            return None;
        }
        let parts = self.words().chain(next.words()).map(|word| word.term(None, Vec::new()));
        let written = Some(format!("{} {}", self.text, next.text).into());
        let (doubled, shown, named) = (None, None, Vec::new());
        let together = Term { pattern, written, doubled, field: None, shown, named };
        Some(PlanStep::Any(vec![PlanStep::All(parts.collect()), PlanStep::Term(together)]))
    }

    pub(super) fn words(&self) -> impl Iterator<Item = WrittenWord<'_>> {
        let is_whole = self.parts.len() == 1;
        self.parts.iter().zip(&self.written).map(move |(part, (own, doubled))| {
            let written = if is_whole { &*self.text } else { own };
            WrittenWord { word: part, written, doubled: *doubled }
        })
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
    PlanStep::Term(Term { pattern, written: None, doubled: None, field, shown: None, named })
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
