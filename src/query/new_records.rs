//! What is new since the last session: the word that asks for it, and whether a query does.

use super::ast::{FilterValue, Query, QueryNode};
use super::fields::FieldName;
use crate::archive::{Corpus, EntryKey, RecordKey};

/// Behind `is:`, finds what is new or says something else since the last session.
pub(super) const NEW: &str = "new";

/// Returns the records that are new; none where that is not known.
pub(super) fn new_records(corpus: &Corpus) -> Vec<RecordKey> {
    corpus.fresh().map(|fresh| fresh.records(corpus)).unwrap_or_default()
}

/// Returns the entries among some records.
pub(super) fn entries_among(records: Vec<RecordKey>) -> Vec<EntryKey> {
    records.into_iter().filter_map(RecordKey::entry).collect()
}

impl Query {
    /// Returns true if it asks what is new, so that this has to be known before it is answered.
    pub fn asks_what_is_new(&self) -> bool {
        asks(&self.root)
    }
}

fn asks(node: &QueryNode) -> bool {
    match node {
        QueryNode::All(parts) | QueryNode::Any(parts) => parts.iter().any(asks),
        QueryNode::Not(part) => asks(part),
        QueryNode::Filter(filter) => {
            let is_new = |value: &FilterValue| *value == FilterValue::Name(NEW.into());
            filter.field == FieldName::Is && filter.values.iter().any(is_new)
        }
        QueryNode::Word(_) | QueryNode::Soft(_) | QueryNode::Scope(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::archive::{Origin, load_all};
    use crate::query::parse;

    #[test]
    fn a_query_is_known_to_ask_wherever_it_does() {
        let (corpus, _) = load_all(&Origin::Sample);
        for (text, asks) in [
            ("is:new", true),
            ("bomb -is:new", true),
            ("(is:repeat | is:new) bomb", true),
            ("is:repeat,new", true),
            ("new bomb", false),
            ("\"is:new\"", false),
        ] {
            let query =
                parse(text, corpus.taxonomy()).unwrap_or_else(|why| panic!("{text}: {why:?}"));
            assert_eq!(query.asks_what_is_new(), asks, "{text}");
        }
    }
}
