//! What a step of a plan asks, seen as a whole: whether it names anything, and whether it may be met
//! in part.

use chrono::NaiveDate;

use super::plan::{PlanStep, Predicate};
use crate::words::{How, is_denial};

impl PlanStep {
    /// Returns true if it asks for something, or for the lack of something.
    pub(super) fn names_something(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::names_something),
            Self::Not(part) => part.names_something(),
            Self::Term(_) | Self::Phrase(_) | Self::Predicate(_) | Self::Soft(_) => true,
            Self::Preferred(_) => false,
        }
    }

    /// Returns true if it consists of plain words, which may be met in part.
    pub(super) fn is_loose(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                !parts.is_empty() && parts.iter().all(Self::is_loose)
            }
            Self::Term(term) => {
                let is_plain = term.pattern.how == How::Plain
                    || term.written.is_some() && is_denial(&term.pattern.word);
                term.field.is_none() && is_plain
            }
            Self::Soft(_) => true,
            Self::Not(_) | Self::Phrase(_) | Self::Predicate(_) | Self::Preferred(_) => false,
        }
    }

    /// Returns the days that it asks for, each as its first and its last one.
    pub(super) fn days(&self) -> Vec<(NaiveDate, NaiveDate)> {
        match self {
            Self::Predicate(Predicate::Days(from, to)) => vec![(*from, *to)],
            Self::Any(parts) => parts.iter().flat_map(Self::days).collect(),
            Self::All(_)
            | Self::Not(_)
            | Self::Term(_)
            | Self::Phrase(_)
            | Self::Predicate(_)
            | Self::Soft(_)
            | Self::Preferred(_) => Vec::new(),
        }
    }

    /// Returns its first word, folded.
    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().find_map(Self::word),
            Self::Term(term) => Some(&term.pattern.word),
            Self::Not(_)
            | Self::Phrase(_)
            | Self::Predicate(_)
            | Self::Soft(_)
            | Self::Preferred(_) => None,
        }
    }
}
