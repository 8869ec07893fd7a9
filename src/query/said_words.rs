//! The steps of a plan for words that stand as they were typed: a phrase, and the words of what was
//! understood softly.

use super::ast::{FilterValue, Word};
use super::plan::{Phrase, PlanStep, Predicate, SoftStep, Term};
use super::query_token::{FILLERS, QueryToken, joined_term};
use super::record_kind::RecordKind;
use super::searchable_texts::TextField;
use super::soft::{Soft, SoftForm};
use super::understanding::RAMADAN;
use crate::digest::PassageKind;
use crate::words::{How, Pattern, words};

/// Resolves something understood; `meant` gives what stands for its condition.
pub(super) fn understood(soft: &Soft, meant: impl FnOnce() -> PlanStep) -> PlanStep {
    // What no day is met by, no text that says its words meets.
    if soft.meant.values.is_empty() {
        return PlanStep::Any(Vec::new());
    }
    if soft.form == SoftForm::Preferred {
        let PlanStep::Predicate(what) = meant() else { return PlanStep::All(Vec::new()) };
        return PlanStep::Preferred(what);
    }
    let numbers = soft.meant.values.iter().filter_map(FilterValue::one_number);
    let in_figures = numbers.map(|number| in_figures(&number.to_string()));
    let mut ways: Vec<PlanStep> = std::iter::once(said(&soft.said)).chain(in_figures).collect();
    let said = if ways.len() == 1 { ways.remove(0) } else { PlanStep::Any(ways) };
    let meant = match soft.form {
        SoftForm::Named => PlanStep::Any(vec![meant(), called(said.clone())]),
        SoftForm::Words | SoftForm::WrittenOut | SoftForm::Preferred => meant(),
    };
    PlanStep::Soft(Box::new(SoftStep { meant, said }))
}

/// Searches the waves and the digests whose names say words.
fn called(said: PlanStep) -> PlanStep {
    let kinds = [PassageKind::Wave, PassageKind::Digest];
    let named = kinds.map(|kind| PlanStep::Predicate(Predicate::In(RecordKind::Passage(kind))));
    PlanStep::All(vec![PlanStep::Any(Vec::from(named)), said])
}

/// Searches the words of something understood, each just so: `may` is not the beginning of `mayor`.
fn said(text: &str) -> PlanStep {
    let words = words(text).into_iter().filter(|word| !FILLERS.contains(&word.as_str()));
    // A season is said by any of its names, in whatever script.
    let said = |word: String| {
        if RAMADAN.contains(&word.as_str()) {
            return PlanStep::Any(RAMADAN.map(|name| phrase(vec![name.to_owned()], None)).into());
        }
        phrase(vec![word], None)
    };
    let terms: Vec<PlanStep> = words.map(said).collect();
    // Words without a letter say nothing; all of none of them would be everything.
    if terms.is_empty() { PlanStep::Any(terms) } else { PlanStep::All(terms) }
}

/// Searches a number in the figures, which say of one what an entry says of a toll.
fn in_figures(number: &str) -> PlanStep {
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

/// Resolves a word or a phrase, in one field or in all.
pub(super) fn word_step(word: &Word, field: Option<TextField>) -> PlanStep {
    match word {
        Word::Phrase(text) | Word::One(How::Exact, text) => phrase(words(text), field),
        Word::One(How::Plain, text) => {
            let token = QueryToken::of(text);
            if token.is_run() {
                return phrase(token.parts, field);
            }
            let all = token.words().map(|word| word.term(field, Vec::new())).collect();
            match token.joined.as_deref().filter(|_| token.parts.len() > 1) {
                Some(joined) => {
                    PlanStep::Any(vec![PlanStep::All(all), joined_term(joined, field, Vec::new())])
                }
                None => PlanStep::All(all),
            }
        }
        Word::One(how, text) => {
            let words = words(text);
            let terms = words.iter().map(|word| {
                let pattern = Pattern::new(word, *how);
                PlanStep::Term(Term {
                    pattern,
                    written: None,
                    doubled: None,
                    field,
                    shown: None,
                    named: Vec::new(),
                })
            });
            PlanStep::All(terms.collect())
        }
    }
}
