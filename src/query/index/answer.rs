//! Finds the entries that answer a query, by joining and intersecting lists of numbers.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use roaring::{MultiOps as _, RoaringBitmap};

use super::name_points::points_by_name;
use super::rank::{
    RankLevels, SAID, UNDERSTOOD, UNDERSTOOD_AND_SAID, points_for_word, points_in_outlet,
};
use super::record_set::RecordSet;
use super::row::{WordSequence, sift};
use super::vocabulary::{Entries, union};
use crate::archive::Corpus;
use crate::query::highlight::Marker;
use crate::query::names::NameTable;
use crate::query::plan::{Phrase, PlanStep, Predicate, SoftStep, Term};
use crate::query::replaced::Replaced;
use crate::query::searchable_texts::TextField;
use crate::words::{How, MatchQuality, Pattern, as_written};

/// The most entries that are read directly; for more, the whole phrase is answered and kept.
const FEW: u64 = 1_024;

/// Answers the steps of a plan, and remembers where and how well each word matched.
pub(super) struct Answerer<'a, R, O> {
    records: &'a R,
    /// The other records: the last resort is taken only for words that they lack, too.
    others: &'a O,
    names: &'a NameTable,
    corpus: &'a Corpus,
    stop: &'a (dyn Fn() -> bool + Sync),
    ranked: Vec<RankLevels>,
    marker: Marker,
    replaced: Vec<Replaced>,
}

impl<'a, R: RecordSet, O: RecordSet> Answerer<'a, R, O> {
    pub(super) fn new(
        records: &'a R,
        others: &'a O,
        names: &'a NameTable,
        corpus: &'a Corpus,
        stop: &'a (dyn Fn() -> bool + Sync),
    ) -> Self {
        Self {
            records,
            others,
            names,
            corpus,
            stop,
            ranked: Vec::new(),
            marker: Marker::default(),
            replaced: Vec::new(),
        }
    }

    /// Returns how well each wanted word matched, the marker for its letters, and what stands for
    /// words that the archive does not have.
    pub(super) fn finish(self) -> (Vec<RankLevels>, Marker, Vec<Replaced>) {
        (self.ranked, self.marker, self.replaced)
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
            PlanStep::Not(part) => self.records.everything() - self.step(part, !wanted)?,
            PlanStep::Term(term) => {
                // A word that either sort of record has is no slip for the other.
                let pattern = self.records.vocabulary().settled(&term.pattern);
                let pattern = self.others.vocabulary().settled(&pattern);
                let like = self.like(&pattern, term);
                self.note_replaced(term, &like);
                let levels = self.levels(term, &like);
                let all = levels.iter().map(|(_, entries)| entries).union();
                if wanted {
                    let names = self.names.others(&term.named, self.corpus.taxonomy());
                    let last = like.iter().map(|(_, quality)| *quality).max();
                    self.marker.want(pattern, term.field, names, last);
                    self.ranked.push(levels);
                }
                all
            }
            PlanStep::Phrase(phrase) => self.wanted_phrase(phrase, None, wanted)?,
            PlanStep::Predicate(what) => {
                if wanted && let Predicate::Says(_, field) = what {
                    let named = std::slice::from_ref(what);
                    let names = self.names.others(named, self.corpus.taxonomy());
                    for words in names {
                        self.marker.want_row(&Phrase { words, field: *field });
                    }
                }
                self.having(what)
            }
            PlanStep::Soft(soft) => self.softly(soft, wanted)?,
        })
    }

    fn like(&self, pattern: &Pattern, term: &Term) -> Vec<(usize, MatchQuality)> {
        let vocabulary = self.records.vocabulary();
        let like = vocabulary.like(pattern, false);
        let lost = || self.others.vocabulary().like(pattern, false).is_empty();
        if like.is_empty() && term.named.is_empty() && lost() {
            return vocabulary.like(pattern, true);
        }
        like
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
        let mut met = met.unwrap_or_else(|| self.records.everything()) - unwanted;
        // Phrases come last, so that only the entries left by the others are read.
        for part in parts {
            if let PlanStep::Phrase(phrase) = part {
                met = self.wanted_phrase(phrase, Some(&met), wanted)?;
            }
        }
        Some(met)
    }

    /// Notes what stands for a word if nothing has it as it was typed.
    fn note_replaced(&mut self, term: &Term, like: &[(usize, MatchQuality)]) {
        let Some(typed) = term.written.as_deref() else { return };
        let is_there = like.iter().any(|(_, quality)| *quality < MatchQuality::Slip);
        let is_told = self.replaced.iter().any(|replaced| replaced.typed == typed);
        if let Some(shown) = term.shown.as_ref().filter(|_| !is_told) {
            let shown = vec![shown.to_string()];
            self.replaced.push(Replaced { typed: typed.to_owned(), shown });
            return;
        }
        if like.is_empty() || is_there || !term.named.is_empty() || is_told {
            return;
        }
        let beside = self.others.vocabulary().like(&term.pattern, false);
        if beside.iter().any(|(_, quality)| *quality < MatchQuality::Slip) {
            return;
        }
        let vocabulary = self.records.vocabulary();
        let entries = |at| vocabulary.postings_of(at).map(|has| has.entries.len()).sum::<u64>();
        let mut best: Vec<_> =
            like.iter().map(|(at, quality)| (*quality, Reverse(entries(*at)), *at)).collect();
        best.sort_unstable();
        let shown = best.iter().take(Replaced::MOST_SHOWN).map(|(_, _, at)| self.as_written(*at));
        let shown = shown.collect();
        self.replaced.push(Replaced { typed: typed.to_owned(), shown });
    }

    /// Returns a word of the vocabulary as its newest record writes it.
    fn as_written(&self, at: usize) -> String {
        let vocabulary = self.records.vocabulary();
        let word = vocabulary.word(at);
        let first = vocabulary.postings_of(at).find_map(|has| has.entries.first());
        let mut written = None;
        let mut look = |text: &str| {
            if written.is_none() {
                written = as_written(text, word).map(str::to_owned);
            }
        };
        if let Some(number) = first {
            self.records.texts(self.corpus, number, &mut look);
        }
        written.unwrap_or_else(|| word.to_owned())
    }

    /// Returns the entries that meet what was understood or say its words. As a rank the two are
    /// one word: however often the words are said, what meets the condition stays above.
    fn softly(&mut self, soft: &SoftStep, wanted: bool) -> Option<RoaringBitmap> {
        let meant = self.step(&soft.meant, false)?;
        let before = self.ranked.len();
        let said = self.step(&soft.said, wanted)?;
        if wanted {
            self.ranked.truncate(before);
            let both = (UNDERSTOOD_AND_SAID, &meant & &said);
            self.ranked.push(vec![both, (UNDERSTOOD, meant.clone()), (SAID, said.clone())]);
        }
        Some(meant | said)
    }

    fn having(&self, what: &Predicate) -> RoaringBitmap {
        self.records.having(what, self.corpus)
    }

    /// Returns the entries that a word finds, grouped by match quality.
    fn levels(&self, term: &Term, like: &[(usize, MatchQuality)]) -> RankLevels {
        let vocabulary = self.records.vocabulary();
        let mut by_points: BTreeMap<u16, Vec<Entries<'_>>> = BTreeMap::new();
        let mut just_so: Vec<Entries<'_>> = Vec::new();
        for (word, quality) in like {
            for postings in vocabulary.postings_of(*word) {
                if term.field.is_none_or(|field| field == postings.field) {
                    let points = if postings.field == TextField::Outlet {
                        points_in_outlet(*quality)
                    } else {
                        points_for_word(*quality, postings.field.worth())
                    };
                    by_points.entry(points).or_default().push(postings.entries);
                    if *quality == MatchQuality::Exact && postings.field != TextField::Outlet {
                        just_so.push(postings.entries);
                    }
                }
            }
        }
        let said = || union(just_so.iter().copied());
        let named = points_by_name(&term.named, said, |what| self.having(what));
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
        let last = self.records.last_phrase();
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
        let vocabulary = self.records.vocabulary();
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
            found |= sift(&likely, || self.records.says(self.corpus, field, &row), self.stop)?;
        }
        Some(found)
    }
}
