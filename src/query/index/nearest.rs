//! What to show where few records or none have all of the words: those that have the most of them.
//! Conditions on fields, phrases and what is excluded are meant as they stand.

use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::answer::Answerer;
use super::rank::{RankLevels, Ranked, points_of};
use super::record_set::RecordColumns;
use super::results::{Nearest, Results};
use super::understanding::IndexedWords;
use super::{Index, search_threads};
use crate::archive::Corpus;
use crate::query::ast::Query;
use crate::query::highlight::Marker;
use crate::query::plan::PlanStep;
use crate::query::understanding::Lexicon as _;

/// So many hits with all of the words are enough; below that, nearer ones follow them.
const ENOUGH: usize = 10;
/// The most records of one level that are scored one by one; of more, the newest are.
const SCORED: usize = 2_048;
/// What comes first weighs more than all words together.
const PREFERENCE: u32 = 400;
/// The most words that are told apart by how many of them are met.
const MOST_WORDS: usize = 24;

/// The words of a query, and what else it asks.
struct LooseQuery {
    words: Vec<PlanStep>,
    rest: PlanStep,
}

impl LooseQuery {
    /// Takes a plan apart; none if no word can be left out. A record with none of the words is no
    /// answer to them, whatever else is asked. Nor can a word that denies another.
    fn of(step: PlanStep, denies: impl Fn(&str) -> bool) -> Option<Self> {
        let PlanStep::All(parts) = step else { return None };
        let (words, rest): (Vec<_>, Vec<_>) = parts
            .into_iter()
            .partition(|part| part.is_loose() && !part.word().is_some_and(&denies));
        let can = (2..=MOST_WORDS).contains(&words.len());
        can.then_some(Self { words, rest: PlanStep::All(rest) })
    }
}

impl LooseQuery {
    /// Returns how many words a record must have to be shown, the most first. Below what has all
    /// of them comes only what has half of them or more.
    fn worth_showing(&self, found: &Results) -> impl Iterator<Item = usize> + use<> {
        let half = self.words.len().div_ceil(2);
        let fewest = if found.records() == 0 { 1 } else { half };
        (fewest..self.words.len()).rev()
    }
}

/// The records of one sort by how many of the words they have.
struct MetLevels {
    /// For each number of words from `fewest`, the records that have at least so many; first those that
    /// are looked at.
    at_least: Vec<RoaringBitmap>,
    fewest: usize,
    words: Vec<Vec<Arc<RankLevels>>>,
    /// What comes first among those that have as many words.
    preferred: Vec<Arc<RankLevels>>,
    all_of: Vec<Arc<RoaringBitmap>>,
    marker: Marker,
}

impl MetLevels {
    fn of<'a, C: RecordColumns + 'a>(
        answerer: impl Fn() -> Answerer<'a, C>,
        query: &LooseQuery,
    ) -> Option<Self> {
        let mut rest = answerer();
        let within = rest.answer(&query.rest)?;
        let (preferred, _, _) = rest.finish();
        let (mut words, mut all_of, mut marker) = (Vec::new(), Vec::new(), Marker::default());
        for word in &query.words {
            let mut answerer = answerer();
            let having = answerer.answer(word)?;
            let (ranked, of_word, _) = answerer.finish();
            marker.join(of_word);
            words.push(ranked);
            all_of.push(having);
        }
        // Most often there are enough that lack one word, and the lists of those are short.
        let fewest = all_of.len().saturating_sub(1);
        let at_least = at_least(Arc::unwrap_or_clone(within), &all_of, fewest);
        Some(Self { at_least, fewest, words, preferred, all_of, marker })
    }

    /// Finds the records that have at least so many of the words, too.
    fn lower(&mut self, fewest: usize) {
        if fewest < self.fewest {
            let within = self.at_least.swap_remove(0);
            self.at_least = at_least(within, &self.all_of, fewest);
            self.fewest = fewest;
        }
    }

    /// Returns the records that have exactly so many of the words.
    fn exactly(&self, met: usize) -> RoaringBitmap {
        match self.at_least.get(met + 1) {
            Some(more) => &self.at_least[met] - more,
            None => self.at_least[met].clone(),
        }
    }

    /// Scores some records: a word that few records have weighs more.
    fn scored(&self, records: &RoaringBitmap, weights: &[u32], most: usize) -> Vec<Ranked> {
        let points = |number: u32| -> u32 {
            let of_word = |(levels, weight): (&Vec<Arc<RankLevels>>, &u32)| {
                let best = levels.iter().map(|levels| points_of(levels, number)).max();
                best.unwrap_or(0) * weight
            };
            let first = self.preferred.iter().map(|levels| points_of(levels, number) * PREFERENCE);
            self.words.iter().zip(weights).map(of_word).chain(first).sum()
        };
        let newest = records.iter().take(SCORED);
        let mut scored: Vec<Ranked> = newest.map(|number| (points(number), number)).collect();
        scored.sort_unstable_by_key(|(points, number)| (std::cmp::Reverse(*points), *number));
        scored.truncate(most);
        scored
    }
}

/// Returns for each number of words the records within some that have at least so many, from the fewest
/// on that are asked for.
fn at_least(
    within: RoaringBitmap,
    all_of: &[Arc<RoaringBitmap>],
    fewest: usize,
) -> Vec<RoaringBitmap> {
    let mut at_least = vec![RoaringBitmap::new(); all_of.len() + 1];
    at_least[0] = within;
    for (met, having) in all_of.iter().enumerate() {
        // The words that follow add no more than one each.
        let following = all_of.len() - met - 1;
        let needed = fewest.saturating_sub(following + 1);
        // A record with k words of the first n has k of the first n - 1, or k - 1 and the nth.
        for count in (needed..=met).rev() {
            let more = &at_least[count] & &**having;
            at_least[count + 1] |= more;
        }
    }
    at_least
}

impl Index {
    /// Searches as [`Index::search`] does. If few records have all of the words, those follow that
    /// have the most of them.
    pub fn search_nearest(
        &self,
        corpus: &Corpus,
        query: &Query,
        most: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Results> {
        let found = self.search(corpus, query, most, stop)?;
        if found.records() >= ENOUGH {
            return Some(found);
        }
        let lexicon = IndexedWords { index: self, corpus };
        let denies = |word: &str| lexicon.denies(word);
        match LooseQuery::of(self.plan(query, corpus), denies) {
            Some(loose) => self.nearest(corpus, (query, &loose), found, most, stop),
            None => Some(found),
        }
    }

    fn nearest(
        &self,
        corpus: &Corpus,
        (typed, query): (&Query, &LooseQuery),
        mut found: Results,
        most: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Results> {
        let entries = || MetLevels::of(|| self.of_entries(corpus, stop), query);
        let passages = || MetLevels::of(|| self.of_passages(corpus, stop), query);
        let (mut entries, mut passages) = search_threads::both(self.records(), entries, passages)?;
        let weights = self.weights(&entries, &passages);
        let (from, mut first_met) = (found.hits.len(), None);
        let fewest = query.worth_showing(&found).last().unwrap_or(query.words.len());
        for met in query.worth_showing(&found) {
            if met < entries.fewest {
                entries.lower(fewest);
                passages.lower(fewest);
            }
            let (told, said) = (Arc::new(entries.exactly(met)), Arc::new(passages.exactly(met)));
            if told.is_empty() && said.is_empty() {
                continue;
            }
            if first_met.is_none() {
                first_met = Some(met);
                let has = |word: usize| {
                    entries.all_of[word].intersection_len(&told) > 0
                        || passages.all_of[word].intersection_len(&said) > 0
                };
                let lacking = query.words.iter().enumerate().filter(|(at, _)| !has(*at));
                let lacking = lacking.filter_map(|(_, word)| word.word());
                let lacking = lacking.map(|word| typed.as_typed(word).to_owned());
                found.nearest = Some(Nearest {
                    from,
                    words: query.words.len(),
                    met,
                    lacking: lacking.collect(),
                    met_by: HashMap::new(),
                    told: Arc::clone(&told),
                    said: Arc::clone(&said),
                });
            }
            let left = most.saturating_sub(found.hits.len());
            let scored = |levels: &MetLevels, records| levels.scored(records, &weights, left);
            let hits = self.merged(&scored(&entries, &told), &scored(&passages, &said), left);
            if let Some(nearest) = &mut found.nearest {
                nearest.met_by.extend(hits.iter().map(|hit| (*hit, met)));
            }
            found.hits.extend(hits);
            if found.hits.len() >= ENOUGH.min(most) {
                break;
            }
        }
        found.marker = entries.marker;
        found.marker.join(passages.marker);
        Some(found)
    }

    /// Returns how much each word weighs: more, the fewer records have it.
    fn weights(&self, entries: &MetLevels, passages: &MetLevels) -> Vec<u32> {
        let all = self.records();
        let having = entries.all_of.iter().zip(&passages.all_of);
        let weight = |(told, said): (&Arc<RoaringBitmap>, &Arc<RoaringBitmap>)| {
            let having = usize::try_from(told.len() + said.len()).unwrap_or(usize::MAX).max(1);
            // The number of binary digits is a logarithm that needs no fractions.
            1 + (all / having).max(1).ilog2()
        };
        having.map(weight).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn records_have_as_many_words_as_counting_them_tells(
            lists in proptest::collection::vec(
                proptest::collection::btree_set(0_u32..60, 0..40), 1..7
            ),
            fewest in 1_usize..7,
        ) {
            let all_of: Vec<Arc<RoaringBitmap>> =
                lists.iter().map(|list| Arc::new(list.iter().copied().collect())).collect();
            let within: RoaringBitmap = (0..50).collect();
            let fewest = fewest.min(all_of.len());
            let levels = at_least(within, &all_of, fewest);
            for (count, level) in levels.iter().enumerate().skip(fewest) {
                let many = |number: u32| lists.iter().filter(|list| list.contains(&number)).count();
                let counted: RoaringBitmap = (0..50).filter(|at| many(*at) >= count).collect();
                proptest::prop_assert_eq!(level, &counted);
            }
        }
    }
}
