//! What to show when a query finds nothing: the best answer that leaves out some of its words, and
//! those words. A reader may ask for "stolen uniforms" where a digest says only "uniforms".

use super::ast::{Query, QueryNode};
use super::index::{Index, Results};
use crate::archive::Corpus;

/// A query with one of its words left out.
struct Relaxed {
    word: String,
    /// A query for the word alone.
    alone: Query,
    /// The query without the word.
    rest: Query,
}

impl Query {
    /// Returns the query without each of its words in turn. Conditions on fields are meant as they
    /// stand, so they stay.
    fn relaxed(&self) -> Vec<Relaxed> {
        let QueryNode::All(parts) = &self.root else { return Vec::new() };
        let is_word = |part: &QueryNode| matches!(part, QueryNode::Word(_) | QueryNode::Soft(_));
        let words = parts.iter().enumerate().filter(|(_, part)| is_word(part));
        let relaxed = |(at, word): (usize, &QueryNode)| {
            let mut rest = parts.clone();
            rest.remove(at);
            let alone = Self { root: word.clone() };
            Relaxed { word: word.to_string(), alone, rest: Self { root: QueryNode::all(rest) } }
        };
        words.filter(|_| parts.len() > 1).map(relaxed).collect()
    }
}

impl Index {
    /// Searches as [`Index::search`] does. If nothing is found, leaves out as few words as
    /// possible, and returns those words too. If leaving out one word does not help, the word that
    /// the fewest entries have is left out first.
    pub fn search_nearest(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<(Results, Vec<String>)> {
        let found = self.search(corpus, query, most, stop)?;
        if found.total > 0 {
            return Some((found, Vec::new()));
        }
        let total = |query: &Query| Some(self.matched(corpus, query, stop)?.len());
        let mut lacking = Vec::new();
        let mut relaxed = query.relaxed();
        while !relaxed.is_empty() {
            let mut best = (0, 0);
            let mut rarest = (u64::MAX, 0);
            for (at, Relaxed { alone, rest, .. }) in relaxed.iter().enumerate() {
                best = best.max((total(rest)?, at));
                rarest = rarest.min((total(alone)?, at));
            }
            let at = if best.0 > 0 { best.1 } else { rarest.1 };
            let Relaxed { word, rest, .. } = relaxed.swap_remove(at);
            lacking.push(word);
            if best.0 > 0 {
                return Some((self.search(corpus, &rest, most, stop)?, lacking));
            }
            relaxed = rest.relaxed();
        }
        Some((found, Vec::new()))
    }
}
