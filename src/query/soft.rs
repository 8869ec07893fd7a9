//! A condition that plain words were understood as, beside the words themselves, and how it is written.

use super::ast::{Filter, QueryNode, Word};
use super::query_token::FILLERS;
use crate::words::{How, words};

/// A condition that plain words were understood as, beside the words themselves: what meets either
/// matches, and what meets the condition comes first. One that is only preferred finds nothing by
/// itself, and leaves nothing out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Soft {
    /// The condition.
    pub(super) meant: Filter,
    /// The words as they were typed.
    pub(super) said: Box<str>,
    /// How it stands in the text of the query.
    pub(super) form: SoftForm,
}

/// How a soft condition is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SoftForm {
    /// As the words alone, which are understood when they are read again.
    Words,
    /// As the words alone, which are the name of a season: a wave or a digest that is called so is meant
    /// as much as the days are.
    Named,
    /// As the condition or the words, which says the same where nothing is understood:
    /// `date:2020-05 or 'may '2020`.
    WrittenOut,
    /// As the words alone; nothing is looked for by them, and what meets the condition comes first:
    /// the figures of `total attacks 2020`.
    Preferred,
}

impl Soft {
    /// Returns the alternatives that say the same where nothing is understood.
    pub(super) fn alternatives(&self) -> Vec<QueryNode> {
        // A word stays as it was typed; only what is several words, as `14-24`, is cut.
        let said = self.said.split_whitespace().flat_map(|typed| {
            let edge = |c: char| c.is_ascii_punctuation();
            match words(typed).as_slice() {
                [_] => vec![typed.trim_matches(edge).to_lowercase()],
                parts => parts.to_vec(),
            }
        });
        let said = said.filter(|word| !FILLERS.contains(&word.as_str()));
        let said: Vec<QueryNode> =
            said.map(|word| QueryNode::Word(Word::One(How::Exact, word.into()))).collect();
        let condition = QueryNode::Filter(self.meant.clone());
        let said = (!said.is_empty()).then(|| QueryNode::all(said));
        std::iter::once(condition).chain(said).collect()
    }
}
