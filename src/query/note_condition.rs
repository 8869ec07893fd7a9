//! What is asked of an analyst's notes on a record: its words, its tags, its grade. Both evaluators ask
//! here.

use super::plan::{PlanStep, Predicate};
use crate::archive::{Corpus, PlacedNote, RecordKey};
use crate::digest::EntryField;
use crate::notes::GradeCondition;
use crate::words::{fold, words};

/// Behind `is:`, finds what has a note of any sort.
pub(super) const NOTED: &str = "noted";
/// Behind `has:`, finds what somebody graded.
pub(super) const GRADED: &str = "grade";

/// A condition on a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoteCondition {
    /// There is one.
    Any,
    /// It says something in words.
    Said,
    /// It gives a tag.
    Tagged,
    /// It rates something.
    Graded,
    /// It says all of these words, each folded, or the beginnings of them.
    Words(Vec<String>),
    /// It gives this tag, folded.
    Tag(String),
    /// Its grade meets this.
    Grade(GradeCondition),
}

impl NoteCondition {
    /// Asks for words in a note; for any words if there is none to look for.
    pub(super) fn said(text: &str) -> Self {
        let asked: Vec<String> = words(text).iter().map(|word| fold(word)).collect();
        if asked.is_empty() { Self::Said } else { Self::Words(asked) }
    }

    /// Returns what a word behind `has:` asks of notes, if it asks something of them.
    pub(super) fn of_has(word: &str) -> Option<Self> {
        match word {
            GRADED => Some(Self::Graded),
            _ if word == EntryField::Note.def().key => Some(Self::Said),
            _ if word == EntryField::Tags.def().key => Some(Self::Tagged),
            _ => None,
        }
    }

    /// Returns the records with a note that meets it.
    pub(super) fn records(&self, corpus: &Corpus) -> Vec<RecordKey> {
        let noted = corpus.noted();
        let met =
            noted.records().filter(|(_, notes)| notes.iter().any(|note| self.is_met_by(note)));
        met.map(|(key, _)| key).collect()
    }

    /// Returns true if a record has a note that meets it.
    pub(super) fn holds(&self, corpus: &Corpus, key: RecordKey) -> bool {
        corpus.noted().on(key).iter().any(|note| self.is_met_by(note))
    }

    fn is_met_by(&self, placed: &PlacedNote) -> bool {
        let note = &placed.note;
        match self {
            Self::Any => true,
            Self::Said => note.text.is_some(),
            Self::Tagged => !note.tags.is_empty(),
            Self::Graded => !note.grade().is_unrated(),
            Self::Words(asked) => {
                let said = note.text.as_deref().map(words).unwrap_or_default();
                let said: Vec<String> = said.iter().map(|word| fold(word)).collect();
                asked.iter().all(|word| said.iter().any(|own| own.starts_with(word.as_str())))
            }
            Self::Tag(tag) => note.tags.iter().any(|own| fold(own) == *tag),
            Self::Grade(condition) => condition.is_met_by(note.grade()),
        }
    }
}

/// Resolves a condition on grades; that there is none holds for all that nobody rated.
pub(super) fn graded(condition: &str) -> PlanStep {
    let rated = |condition| PlanStep::Predicate(Predicate::Noted(condition));
    match condition.parse() {
        Ok(GradeCondition::Unrated) => PlanStep::Not(Box::new(rated(NoteCondition::Graded))),
        Ok(condition) => rated(NoteCondition::Grade(condition)),
        Err(_) => PlanStep::Any(Vec::new()),
    }
}
