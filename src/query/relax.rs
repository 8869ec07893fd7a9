//! What to show where a query finds nothing: the best answer that leaves one of its words out, and
//! which word that is. A person asks for "stolen uniforms" where a digest says "uniforms".

use super::ast::{Node, Query};
use super::index::{Index, Results};
use crate::archive::Corpus;

impl Query {
    /// The query without each of its words in turn, with the word. Conditions on fields are meant
    /// as they stand and stay.
    fn relaxed(&self) -> Vec<(String, Self)> {
        let Node::All(parts) = &self.root else { return Vec::new() };
        let words = parts.iter().enumerate().filter(|(_, part)| matches!(part, Node::Word(_)));
        words
            .filter(|_| parts.len() > 1)
            .map(|(at, word)| {
                let mut rest = parts.clone();
                rest.remove(at);
                (word.to_string(), Self { root: Node::all(rest) })
            })
            .collect()
    }
}

impl Index {
    /// As [`Index::search`]; where nothing is found, what most is found of without one of the words,
    /// and that word.
    pub fn search_nearest(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<(Results, Option<String>)> {
        let found = self.search(corpus, query, most, stop)?;
        if found.total > 0 {
            return Some((found, None));
        }
        let mut best = (found, None);
        for (word, query) in query.relaxed() {
            let near = self.search(corpus, &query, most, stop)?;
            if near.total > best.0.total {
                best = (near, Some(word));
            }
        }
        Some(best)
    }
}
