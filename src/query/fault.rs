//! What is wrong with a query, and where, so that a caret can point at it.

use std::fmt;
use std::ops::Range;

/// A query that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryFault {
    /// The bytes of the query that are wrong; empty if something is missing.
    pub range: Range<usize>,
    /// What is wrong and what was expected.
    pub message: String,
    /// What the user may have meant.
    pub hint: Option<String>,
}

impl QueryFault {
    pub(super) fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self { range, message: message.into(), hint: None }
    }

    pub(super) fn hinted(self, hint: Option<String>) -> Self {
        Self { hint, ..self }
    }
}

impl fmt::Display for QueryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for QueryFault {}

/// Returns a noun with its article.
pub(super) fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    if noun == "words" {
        noun.to_owned()
    } else {
        format!("{} {noun}", if vowel { "an" } else { "a" })
    }
}
