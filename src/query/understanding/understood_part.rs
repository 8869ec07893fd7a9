//! A part of a typed text that was understood before the text is parsed.

use std::ops::Range;

use crate::query::ast::QueryNode;

/// A part of a text that was understood beforehand, as a whole number of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query) struct UnderstoodPart {
    /// Its bytes.
    pub(in crate::query) range: Range<usize>,
    /// What stands for it; nothing for words that are left out.
    pub(in crate::query) node: Option<QueryNode>,
}
