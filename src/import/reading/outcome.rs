//! What comes of reading a file: its blocks and what was left out, or why it cannot be read.

use thiserror::Error;

use super::container::Container;
use crate::import::block::TextBlock;

/// A published text as blocks, with what the container says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextReading {
    /// What the file was.
    pub container: Container,
    /// The text, in the order of reading.
    pub blocks: Vec<TextBlock>,
    /// What does not belong to the text and was left out, by kind, in the order of the names.
    pub dropped: Vec<DroppedParts>,
    /// What a reader should know about the reading: a guessed encoding, censored words.
    pub remarks: Vec<String>,
    /// The site that published it by its own name, else by its host.
    pub site: Option<String>,
    /// The host that it was published on, without `www.`.
    pub host: Option<String>,
    /// The address that it was published at, by its own word: absolute, of the web.
    pub address: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

/// What was left out, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedParts {
    /// What it was: `navigation`, `share line`.
    pub what: &'static str,
    /// How many there were.
    pub count: usize,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadingError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is something else than a text that this program reads.
    #[error("this is {what}; {advice}")]
    Other {
        /// What it is, with its article.
        what: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// It is longer than what is read.
    #[error("{what}: more than {limit}, which is the most that is read")]
    TooMuch {
        /// What there is too much of.
        what: &'static str,
        /// The most that is read, in the unit of `what`.
        limit: usize,
    },
    /// It is damaged, or made to harm.
    #[error("the {container} cannot be read: {why}; open it and save it again, or fetch it again")]
    Broken {
        /// What it claims to be.
        container: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// There are no words in it.
    #[error("there is no text in this {container}")]
    NoText {
        /// What it is.
        container: &'static str,
    },
}

/// Counts what is left out, by kind.
#[derive(Debug, Default)]
pub(super) struct DroppedTally(std::collections::BTreeMap<&'static str, usize>);

impl DroppedTally {
    /// Counts `count` more of `what`.
    pub(super) fn add(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            *self.0.entry(what).or_default() += count;
        }
    }

    /// What was counted, in the order of the names.
    pub(super) fn into_dropped(self) -> Vec<DroppedParts> {
        self.0.into_iter().map(|(what, count)| DroppedParts { what, count }).collect()
    }
}
