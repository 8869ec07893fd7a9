//! What whoever looks a draft over decides: by block and range of characters, and with what was
//! typed. What a decision does is elsewhere.

use std::fmt;
use std::str::FromStr;

use crate::import::block::TextSpan;

/// Names a part of a draft by the first words that it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReviewKey {
    /// Its first words.
    pub span: TextSpan,
    /// Its number among those that begin with the same words, from 1.
    pub number: usize,
}

impl Default for ReviewKey {
    /// Returns the key of what no words were read from.
    fn default() -> Self {
        Self { span: TextSpan { block: 0, from: 0, to: 0 }, number: 1 }
    }
}

/// Shown as `12:40-61`, with the block counted from 1; `12:40-61.2` is the second of these words.
impl fmt::Display for ReviewKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TextSpan { block, from, to } = self.span;
        write!(f, "{}:{from}-{to}", block.saturating_add(1))?;
        if self.number > 1 { write!(f, ".{}", self.number) } else { Ok(()) }
    }
}

/// Says that a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no block and range such as `12:40-61`")]
pub struct NoKey;

impl FromStr for ReviewKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let (block, range) = text.split_once(':').ok_or(NoKey)?;
        let (range, number) = range.split_once('.').unwrap_or((range, "1"));
        let (from, to) = range.split_once('-').ok_or(NoKey)?;
        let count = |text: &str| text.parse::<usize>().map_err(|_| NoKey);
        let block = count(block)?.checked_sub(1).ok_or(NoKey)?;
        let span = TextSpan { block, from: count(from)?, to: count(to)? };
        Ok(Self { span, number: count(number)? })
    }
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewDecision {
    /// It is right as it stands.
    Accept(ReviewKey),
    /// All of these are.
    AcceptAll(Vec<ReviewKey>),
    /// A field has another value; an empty one takes the field away.
    Change {
        /// The part.
        at: ReviewKey,
        /// The key of the field in a digest.
        field: String,
        /// Its number among the fields of that key, from 1.
        number: usize,
        /// What was typed.
        value: String,
    },
    /// What begins at a character is an entry of its own.
    Split {
        /// The entry.
        at: ReviewKey,
        /// The block of the first character of the second part.
        block: usize,
        /// That character, counted from 0.
        from: usize,
    },
    /// It tells the same event as the entry before it.
    Merge(ReviewKey),
    /// It is no entry: it becomes a point that nobody understood.
    Drop(ReviewKey),
    /// A point that was not understood is an entry.
    Enter(ReviewKey),
}

impl ReviewDecision {
    /// Returns what it is about; the first of several.
    pub fn key(&self) -> ReviewKey {
        match self {
            Self::AcceptAll(all) => all.first().copied().unwrap_or_default(),
            Self::Accept(at)
            | Self::Merge(at)
            | Self::Drop(at)
            | Self::Enter(at)
            | Self::Change { at, .. }
            | Self::Split { at, .. } => *at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for text in ["12:40-61", "1:0-3.2"] {
            assert_eq!(text.parse::<ReviewKey>().unwrap().to_string(), text);
        }
        for text in ["0:1-2", "1:2", "1-2", "a:1-2", "1:-1-2", ""] {
            assert_eq!(text.parse::<ReviewKey>(), Err(NoKey), "{text}");
        }
    }
}
