//! What to show where few records or none have all of the words: those that have the most of them.
//! Conditions on fields, phrases and what is excluded are meant as they stand.

use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringBitmap;

use super::answer::Answerer;
use super::rank::{RankLevels, Ranked, points_of};
use super::record_set::RecordColumns;
use super::results::{Nearest, Results};
use super::{Index, search_threads};
use crate::archive::Corpus;
use crate::query::ast::Query;
use crate::query::highlight::Marker;
use crate::query::plan::PlanStep;

/// So many hits with all of the words are enough; below that, nearer ones follow them.
const ENOUGH: usize = 10;
/// The most records of one level that are scored one by one; of more, the newest are.
const SCORED: usize = 2_048;
/// What comes first weighs as much as a word that few records have.
const PREFERENCE: u32 = 4;
/// The most words that are told apart by how many of them are met.
const MOST_WORDS: usize = 24;

/// The words of a query, and what else it asks.
struct LooseQuery {
    words: Vec<PlanStep>,
    rest: PlanStep,
}

impl LooseQuery {
    /// Takes a plan apart; none if no word can be left out. A record with none of the words is no
    /// answer to them, whatever else is asked.
    fn of(step: PlanStep) -> Option<Self> {
        let PlanStep::All(parts) = step else { return None };
        let (words, rest): (Vec<_>, Vec<_>) = parts.into_iter().partition(PlanStep::is_loose);
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
    /// For each number of words from 0, the records that have at least so many.
    at_least: Vec<RoaringBitmap>,
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
        let mut at_least = vec![RoaringBitmap::new(); query.words.len() + 1];
        at_least[0] = Arc::unwrap_or_clone(within);
        let (mut words, mut all_of, mut marker) = (Vec::new(), Vec::new(), Marker::default());
        for (met, word) in query.words.iter().enumerate() {
            let mut answerer = answerer();
            let having = answerer.answer(word)?;
            let (ranked, of_word, _) = answerer.finish();
            marker.join(of_word);
            // A record with k words of the first n has k of the first n - 1, or k - 1 and the nth.
            for count in (0..=met).rev() {
                let more = &at_least[count] & &*having;
                at_least[count + 1] |= more;
            }
            words.push(ranked);
            all_of.push(having);
        }
        Some(Self { at_least, words, preferred, all_of, marker })
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
        match LooseQuery::of(self.plan(query, corpus)) {
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
        let (entries, passages) = search_threads::both(self.records(), entries, passages)?;
        let weights = self.weights(&entries, &passages);
        let (from, mut first_met) = (found.hits.len(), None);
        for met in query.worth_showing(&found) {
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
