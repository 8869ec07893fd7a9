//! Finds the entries that answer a query, by joining and intersecting lists of numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use roaring::{MultiOps as _, RoaringBitmap};

use super::Index;
use super::rank::{RankLevels, SAID, UNDERSTOOD, points_for_name, points_for_word};
use super::row::{WordSequence, sift};
use super::vocabulary::{Entries, union};
use crate::archive::Corpus;
use crate::digest::Worth;
use crate::query::highlight::Marker;
use crate::query::plan::{Phrase, PlanStep, Predicate, SoftStep, Term};
use crate::query::searchable_texts::{TextField, searchable_texts};
use crate::words::{How, MatchQuality, Pattern};

/// The most entries that are read directly; for more, the whole phrase is answered and kept.
const FEW: u64 = 1_024;

/// Answers the steps of a plan, and remembers where and how well each word matched.
pub(super) struct Answerer<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    stop: &'a (dyn Fn() -> bool + Sync),
    ranked: Vec<RankLevels>,
    marker: Marker,
}

impl<'a> Answerer<'a> {
    pub(super) fn new(
        index: &'a Index,
        corpus: &'a Corpus,
        stop: &'a (dyn Fn() -> bool + Sync),
    ) -> Self {
        Self { index, corpus, stop, ranked: Vec::new(), marker: Marker::default() }
    }

    /// Returns how well each wanted word matched, and the marker for its letters.
    pub(super) fn finish(self) -> (Vec<RankLevels>, Marker) {
        (self.ranked, self.marker)
    }

    /// Returns the entries that a step asks for; none if the search was cancelled.
    pub(super) fn answer(&mut self, step: &PlanStep) -> Option<RoaringBitmap> {
        self.step(step, true)
    }

    /// Answers a step; steps that are not wanted are not ranked.
    fn step(&mut self, step: &PlanStep, wanted: bool) -> Option<RoaringBitmap> {
        if (self.stop)() {
            return None;
        }
        Some(match step {
            PlanStep::All(parts) => self.all(parts, wanted)?,
            PlanStep::Any(parts) => {
                let parts: Option<Vec<_>> =
                    parts.iter().map(|part| self.step(part, wanted)).collect();
                parts?.union()
            }
            PlanStep::Not(part) => self.index.columns.everything() - self.step(part, !wanted)?,
            PlanStep::Term(term) => {
                let like = self.index.vocabulary.like(&term.pattern, term.named.is_empty());
                let levels = self.levels(term, &like);
                let all = levels.iter().map(|(_, entries)| entries).union();
                if wanted {
                    let names = self.index.names.others(&term.named, self.corpus.taxonomy());
                    self.marker.want(term, names, like.iter().map(|(_, quality)| *quality).max());
                    self.ranked.push(levels);
                }
                all
            }
            PlanStep::Phrase(phrase) => self.wanted_phrase(phrase, None, wanted)?,
            PlanStep::Predicate(what) => self.having(what),
            PlanStep::Soft(soft) => self.softly(soft, wanted)?,
        })
    }

    fn all(&mut self, parts: &[PlanStep], wanted: bool) -> Option<RoaringBitmap> {
        let mut met = Vec::new();
        let mut unwanted = RoaringBitmap::new();
        for part in parts {
            match part {
                PlanStep::Not(part) => unwanted |= self.step(part, !wanted)?,
                PlanStep::Phrase(_) => {}
                PlanStep::All(_)
                | PlanStep::Any(_)
                | PlanStep::Term(_)
                | PlanStep::Predicate(_)
                | PlanStep::Soft(_) => {
                    met.push(self.step(part, wanted)?);
                }
            }
        }
        // The shortest list comes first, so that the others cost little.
        met.sort_by_key(RoaringBitmap::len);
        let met = met.into_iter().reduce(|all, more| all & more);
        let mut met = met.unwrap_or_else(|| self.index.columns.everything()) - unwanted;
        // Phrases come last, so that only the entries left by the others are read.
        for part in parts {
            if let PlanStep::Phrase(phrase) = part {
                met = self.wanted_phrase(phrase, Some(&met), wanted)?;
            }
        }
        Some(met)
    }

    /// Returns the entries that meet what was understood or say its words. As a rank the two are
    /// one word: however often the words are said, what meets the condition stays above.
    fn softly(&mut self, soft: &SoftStep, wanted: bool) -> Option<RoaringBitmap> {
        let meant = self.step(&soft.meant, false)?;
        let before = self.ranked.len();
        let said = self.step(&soft.said, wanted)?;
        if wanted {
            self.ranked.truncate(before);
            self.ranked.push(vec![(UNDERSTOOD, meant.clone()), (SAID, said.clone())]);
        }
        Some(meant | said)
    }

    fn having(&self, what: &Predicate) -> RoaringBitmap {
        self.index.columns.having(what, self.corpus)
    }

    /// Returns the entries that a word finds, grouped by match quality.
    fn levels(&self, term: &Term, like: &[(usize, MatchQuality)]) -> RankLevels {
        let vocabulary = &self.index.vocabulary;
        let mut by_points: BTreeMap<u16, Vec<Entries<'_>>> = BTreeMap::new();
        for (word, quality) in like {
            for postings in vocabulary.postings_of(*word) {
                if term.field.is_none_or(|field| field == postings.field) {
                    let points = points_for_word(*quality, postings.field.worth());
                    by_points.entry(points).or_default().push(postings.entries);
                }
            }
        }
        let named: Vec<_> =
            term.named.iter().map(|what| (name_points(what), self.having(what))).collect();
        for (points, entries) in &named {
            by_points.entry(*points).or_default().push(Entries::Many(entries));
        }
        let best_first = by_points.into_iter().rev();
        best_first.map(|(points, lists)| (points, union(lists.into_iter()))).collect()
    }

    fn wanted_phrase(
        &mut self,
        phrase: &Phrase,
        within: Option<&RoaringBitmap>,
        wanted: bool,
    ) -> Option<RoaringBitmap> {
        if wanted {
            self.marker.want_row(phrase);
        }
        self.phrase(phrase, within)
    }

    /// Returns entries with the words in a row; if few are possible, only those are read.
    fn phrase(&self, phrase: &Phrase, within: Option<&RoaringBitmap>) -> Option<RoaringBitmap> {
        if let Some(within) = within.filter(|within| within.len() <= FEW) {
            return self.read_for(phrase, Some(within));
        }
        // The phrase stays the same while the rest of a query is typed.
        let last = &self.index.last_phrase;
        let known = last.lock().ok().and_then(|last| last.clone());
        let all = match known {
            Some((known, all)) if known == *phrase => all,
            known => {
                // A longer phrase occurs only in entries that have the shorter one.
                let longer = known.filter(|(known, _)| known.is_part_of(phrase));
                let before = longer.as_ref().map(|(_, all)| &**all);
                let all = Arc::new(self.read_for(phrase, before)?);
                if let Ok(mut last) = last.lock() {
                    *last = Some((phrase.clone(), Arc::clone(&all)));
                }
                all
            }
        };
        Some(within.map_or_else(|| (*all).clone(), |within| within & &*all))
    }

    /// Returns entries with all of the words in one field, read again to find the words in a row.
    fn read_for(&self, phrase: &Phrase, within: Option<&RoaringBitmap>) -> Option<RoaringBitmap> {
        let vocabulary = &self.index.vocabulary;
        let words: Vec<_> = phrase
            .words
            .iter()
            .map(|word| vocabulary.like(&Pattern::new(word, How::Exact), false))
            .collect();
        let row = WordSequence::new(&phrase.words);
        let mut found = RoaringBitmap::new();
        for field in TextField::ALL.into_iter().filter(|at| phrase.field.is_none_or(|f| f == *at)) {
            let lists = words.iter().map(|same| {
                let postings = same.iter().flat_map(|(word, _)| vocabulary.postings_of(*word));
                union(
                    postings
                        .filter(|postings| postings.field == field)
                        .map(|postings| postings.entries),
                )
            });
            let mut likely = lists.intersection() - &found;
            if let Some(within) = within {
                likely &= within;
            }
            found |= sift(&likely, || self.says_in_a_row(field, &row), self.stop)?;
        }
        Some(found)
    }

    fn says_in_a_row<'r>(
        &'r self,
        field: TextField,
        row: &'r WordSequence<'_>,
    ) -> impl FnMut(u32) -> bool + 'r {
        let mut key = self.index.columns.keys();
        move |number| {
            let Some(entry) = key(number).and_then(|key| self.corpus.entry(key)) else {
                return false;
            };
            let mut found = false;
            let taxonomy = self.corpus.taxonomy();
            searchable_texts(field, entry, taxonomy, |text| found = found || row.stands_in(text));
            found
        }
    }
}

fn name_points(what: &Predicate) -> u16 {
    let best = matches!(what, Predicate::Tactic(_));
    points_for_name(if best { Worth::Best } else { Worth::Good })
}
