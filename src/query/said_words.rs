//! The steps of a plan for words that stand as they were typed: a phrase, and the words of what was
//! understood softly.

use super::plan::{Phrase, PlanStep, Predicate, Term};
use super::query_token::FILLERS;
use super::record_kind::RecordKind;
use super::searchable_texts::TextField;
use crate::digest::PassageKind;
use crate::words::{How, Pattern, words};

/// Searches the words of something understood, each just so: `may` is not the beginning of `mayor`.
pub(super) fn said(text: &str) -> PlanStep {
    let words = words(text).into_iter().filter(|word| !FILLERS.contains(&word.as_str()));
    let terms: Vec<PlanStep> = words.map(|word| phrase(vec![word], None)).collect();
    // Words without a letter say nothing; all of none of them would be everything.
    if terms.is_empty() { PlanStep::Any(terms) } else { PlanStep::All(terms) }
}

/// Searches a number in the figures, which say of one what an entry says of a toll.
pub(super) fn in_figures(number: &str) -> PlanStep {
    let is_figure = Predicate::In(RecordKind::Passage(PassageKind::Figure));
    PlanStep::All(vec![PlanStep::Predicate(is_figure), phrase(vec![number.to_owned()], None)])
}

/// Makes a phrase; a phrase of one word becomes that word.
pub(super) fn phrase(words: Vec<String>, field: Option<TextField>) -> PlanStep {
    match words.as_slice() {
        [] => PlanStep::All(Vec::new()),
        [word] => {
            let pattern = Pattern::new(word, How::Exact);
            let (written, doubled, shown, named) = (None, None, None, Vec::new());
            PlanStep::Term(Term { pattern, written, doubled, field, shown, named })
        }
        _ => PlanStep::Phrase(Phrase { words, field }),
    }
}
