//! The steps of a plan for words that stand as they were typed: a phrase, and the words of what was
//! understood softly.

use super::plan::{Phrase, PlanStep, Term};
use super::query_token::FILLERS;
use super::searchable_texts::TextField;
use crate::words::{How, Pattern, words};

/// Searches the words of something understood, each just so: `may` is not the beginning of `mayor`.
pub(super) fn said(text: &str) -> PlanStep {
    let words = words(text).into_iter().filter(|word| !FILLERS.contains(&word.as_str()));
    let terms: Vec<PlanStep> = words.map(|word| phrase(vec![word], None)).collect();
    // Words without a letter say nothing; all of none of them would be everything.
    if terms.is_empty() { PlanStep::Any(terms) } else { PlanStep::All(terms) }
}

/// Makes a phrase; a phrase of one word becomes that word.
pub(super) fn phrase(words: Vec<String>, field: Option<TextField>) -> PlanStep {
    match words.as_slice() {
        [] => PlanStep::All(Vec::new()),
        [word] => {
            let pattern = Pattern::new(word, How::Exact);
            PlanStep::Term(Term { pattern, written: None, field, shown: None, named: Vec::new() })
        }
        _ => PlanStep::Phrase(Phrase { words, field }),
    }
}
