//! Finds the entries that answer a query, by joining and intersecting lists of numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use roaring::{MultiOps as _, RoaringBitmap};

use super::day_points::points_by_days;
use super::found_word::{FoundWord, WordLookup};
use super::name_points::{SaidIn, points_by_name};
use super::rank::{
    PREFERRED, RankLevels, SAID, UNDERSTOOD, UNDERSTOOD_AND_SAID, points_for_word, points_in_outlet,
};
use super::record_set::{RecordColumns, RecordSet};
use super::row::WordSequence;
use super::search_threads::sift;
use super::vocabulary::{Entries, Vocabulary, union};
use crate::archive::Corpus;
use crate::digest::Worth;
use crate::query::highlight::Marker;
use crate::query::names::NameTable;
use crate::query::plan::{Phrase, PlanStep, Predicate, SoftStep, Term};
use crate::query::replaced::Replaced;
use crate::query::searchable_texts::TextField;
use crate::words::{MatchQuality, as_written};

/// The most entries that are read directly; for more, the whole phrase is answered and kept.
const FEW: u64 = 1_024;

/// Answers the steps of a plan, and remembers where and how well each word matched.
pub(super) struct Answerer<'a, C> {
    records: &'a RecordSet<C>,
    /// The words of the other records: the last resort is taken only for words that they lack, too.
    others: &'a Vocabulary,
    names: &'a NameTable,
    corpus: &'a Corpus,
    stop: &'a (dyn Fn() -> bool + Sync),
    ranked: Vec<Arc<RankLevels>>,
    marker: Marker,
    replaced: Vec<Replaced>,
}

impl<'a, C: RecordColumns> Answerer<'a, C> {
    pub(super) fn new(
        records: &'a RecordSet<C>,
        others: &'a Vocabulary,
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

    /// Returns what reports that the search is cancelled.
    pub(super) fn stop(&self) -> &'a (dyn Fn() -> bool + Sync) {
        self.stop
    }

    /// Returns the records that answer, and what they are read from.
    pub(super) fn reads(&self) -> (&'a C, &'a Corpus) {
        (&self.records.columns, self.corpus)
    }

    /// Returns how well each wanted word matched, the marker for its letters, and what stands for
    /// words that the archive does not have.
    pub(super) fn finish(self) -> (Vec<Arc<RankLevels>>, Marker, Vec<Replaced>) {
        (self.ranked, self.marker, self.replaced)
    }

    /// Returns the entries that a step asks for; none if the search was cancelled.
    pub(super) fn answer(&mut self, step: &PlanStep) -> Option<Arc<RoaringBitmap>> {
        self.step(step, true)
    }

    /// Answers a step; steps that are not wanted are not ranked.
    fn step(&mut self, step: &PlanStep, wanted: bool) -> Option<Arc<RoaringBitmap>> {
        if (self.stop)() {
            return None;
        }
        Some(match step {
            PlanStep::All(parts) => self.all(parts, wanted)?,
            PlanStep::Any(parts) => {
                let parts: Option<Vec<_>> =
                    parts.iter().map(|part| self.step(part, wanted)).collect();
                Arc::new(parts?.iter().map(|part| &**part).union())
            }
            PlanStep::Not(part) => {
                let denied = self.step(part, !wanted)?;
                Arc::new(self.records.columns.everything() - &*denied)
            }
            PlanStep::Term(term) => {
                let found = self.found(term);
                self.note_replaced(term, &found);
                if wanted {
                    let names = self.names.others(&term.named, self.corpus.taxonomy());
                    self.marker.want(found.pattern.clone(), term.field, names, found.last);
                    self.ranked.push(Arc::clone(&found.levels));
                }
                Arc::clone(&found.all)
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
                Arc::new(self.having(what))
            }
            PlanStep::Soft(soft) => self.softly(soft, wanted)?,
            PlanStep::Preferred(what) => {
                self.prefer(what, wanted);
                Arc::new(self.records.columns.everything())
            }
        })
    }

    /// Returns what a word finds.
    fn found(&self, term: &Term) -> Arc<FoundWord> {
        self.records.recent.get_or_make(
            |known| known.answers(term),
            || {
                let vocabulary = &self.records.vocabulary;
                let lookup = WordLookup::of(term, vocabulary, self.others);
                let levels = self.levels(term, &lookup.like);
                Arc::new(FoundWord {
                    term: term.clone(),
                    all: Arc::new(levels.iter().map(|(_, entries)| entries).union()),
                    levels: Arc::new(levels),
                    last: lookup.like.iter().map(|(_, quality)| *quality).max(),
                    stand_ins: lookup.stand_ins(term, vocabulary),
                    is_there: lookup.is_there,
                    pattern: lookup.pattern,
                })
            },
        )
    }

    fn all(&mut self, parts: &[PlanStep], wanted: bool) -> Option<Arc<RoaringBitmap>> {
        let mut met = Vec::new();
        let mut unwanted = RoaringBitmap::new();
        for part in parts {
            match part {
                PlanStep::Not(part) => unwanted |= &*self.step(part, !wanted)?,
                PlanStep::Phrase(_) => {}
                PlanStep::Preferred(what) => self.prefer(what, wanted),
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
        met.sort_by_key(|list| list.len());
        let met = met.into_iter().reduce(|all, more| Arc::new(&*all & &*more));
        let mut met = met.unwrap_or_else(|| Arc::new(self.records.columns.everything()));
        if !unwanted.is_empty() {
            met = Arc::new(&*met - &unwanted);
        }
        // Phrases come last, so that only the entries left by the others are read.
        for part in parts {
            if let PlanStep::Phrase(phrase) = part {
                met = self.wanted_phrase(phrase, Some(&met), wanted)?;
            }
        }
        Some(met)
    }

    /// Notes what stands for a word if nothing has it as it was typed.
    fn note_replaced(&mut self, term: &Term, found: &FoundWord) {
        let Some(typed) = term.written.as_deref() else { return };
        let is_told = self.replaced.iter().any(|replaced| replaced.typed == typed);
        let is_shown = !found.is_there && !found.all.is_empty();
        if let Some(shown) = term.shown.as_ref().filter(|_| !is_told && is_shown) {
            let shown = vec![shown.to_string()];
            self.replaced.push(Replaced { typed: typed.to_owned(), shown });
            return;
        }
        if found.stand_ins.is_empty() || is_told {
            return;
        }
        let shown = found.stand_ins.iter().map(|at| self.as_written(*at)).collect();
        self.replaced.push(Replaced { typed: typed.to_owned(), shown });
    }

    /// Returns a word of the vocabulary as its newest record writes it.
    fn as_written(&self, at: usize) -> String {
        let vocabulary = &self.records.vocabulary;
        let word = vocabulary.word(at);
        let first = vocabulary.postings_of(at).find_map(|has| has.entries.first());
        let mut written = None;
        let mut look = |text: &str| {
            if written.is_none() {
                written = as_written(text, word).map(str::to_owned);
            }
        };
        if let Some(number) = first {
            self.records.columns.texts(self.corpus, number, &mut look);
        }
        written.unwrap_or_else(|| word.to_owned())
    }

    /// Returns the entries that meet what was understood or say its words. As a rank the two are
    /// one word: however often the words are said, what meets the condition stays above.
    fn softly(&mut self, soft: &SoftStep, wanted: bool) -> Option<Arc<RoaringBitmap>> {
        let meant = self.step(&soft.meant, false)?;
        let before = self.ranked.len();
        let said = self.step(&soft.said, wanted)?;
        if wanted {
            self.ranked.truncate(before);
            let days = soft.meant.days();
            let levels = match days.as_slice() {
                [days] => points_by_days(&self.records.columns, *days, &meant, &said),
                _ => vec![
                    (UNDERSTOOD_AND_SAID, &*meant & &*said),
                    (UNDERSTOOD, (*meant).clone()),
                    (SAID, (*said).clone()),
                ],
            };
            self.ranked.push(Arc::new(levels));
        }
        Some(Arc::new(&*meant | &*said))
    }

    /// Ranks what comes first; it is found as everything else is.
    fn prefer(&mut self, what: &Predicate, wanted: bool) {
        if wanted {
            self.ranked.push(Arc::new(vec![(PREFERRED, self.having(what))]));
        }
    }

    fn having(&self, what: &Predicate) -> RoaringBitmap {
        self.records.columns.having(what, self.corpus)
    }

    /// Returns the entries that a word finds, grouped by match quality.
    fn levels(&self, term: &Term, like: &[(usize, MatchQuality)]) -> RankLevels {
        let vocabulary = &self.records.vocabulary;
        let mut by_points: BTreeMap<u16, Vec<Entries<'_>>> = BTreeMap::new();
        let mut typed: Vec<(MatchQuality, Worth, Entries<'_>)> = Vec::new();
        let is_itself = |word, quality| match quality {
            MatchQuality::Exact | MatchQuality::Inflection => true,
            MatchQuality::Prefix => term.pattern.is_inflection_of(vocabulary.word(word)),
            MatchQuality::Slip
            | MatchQuality::Sound
            | MatchQuality::Loose
            | MatchQuality::Faint => false,
        };
        for (word, quality) in like {
            for postings in vocabulary.postings_of(*word) {
                if term.field.is_none_or(|field| field == postings.field) {
                    let points = if postings.field == TextField::Outlet {
                        points_in_outlet(*quality)
                    } else {
                        points_for_word(*quality, postings.field.worth())
                    };
                    by_points.entry(points).or_default().push(postings.entries);
                    if postings.field != TextField::Outlet && is_itself(*word, *quality) {
                        typed.push((*quality, postings.field.worth(), postings.entries));
                    }
                }
            }
        }
        let said = |said_in| {
            let counts = |quality, worth| match said_in {
                SaidIn::BestFields => quality == MatchQuality::Exact && worth == Worth::Best,
                SaidIn::AnyText => true,
            };
            let lists = typed.iter().filter(|(quality, worth, _)| counts(*quality, *worth));
            union(lists.map(|(_, _, list)| *list), vocabulary.records())
        };
        let of_name = (term.pattern.word.as_str(), term.named.as_slice());
        let named = points_by_name(of_name, self.corpus.taxonomy(), said, |what| self.having(what));
        for (points, entries) in &named {
            by_points.entry(*points).or_default().push(Entries::Many(entries));
        }
        let best_first = by_points.into_iter().rev();
        best_first
            .map(|(points, lists)| (points, union(lists.into_iter(), vocabulary.records())))
            .collect()
    }

    fn wanted_phrase(
        &mut self,
        phrase: &Phrase,
        within: Option<&RoaringBitmap>,
        wanted: bool,
    ) -> Option<Arc<RoaringBitmap>> {
        if wanted {
            self.marker.want_row(phrase);
        }
        self.phrase(phrase, within)
    }

    /// Returns entries with the words in a row; if few are possible, only those are read.
    fn phrase(
        &self,
        phrase: &Phrase,
        within: Option<&RoaringBitmap>,
    ) -> Option<Arc<RoaringBitmap>> {
        if let Some(within) = within.filter(|within| within.len() <= FEW) {
            return self.read_for(phrase, Some(within)).map(Arc::new);
        }
        // The phrase stays the same while the rest of a query is typed.
        let last = &self.records.last_phrase;
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
        Some(within.map_or_else(|| Arc::clone(&all), |within| Arc::new(within & &*all)))
    }

    /// Returns entries with the words in a row in one field.
    fn read_for(&self, phrase: &Phrase, within: Option<&RoaringBitmap>) -> Option<RoaringBitmap> {
        let vocabulary = &self.records.vocabulary;
        let row = WordSequence::new(&phrase.words);
        let says = |likely: &RoaringBitmap, field| {
            sift(likely, || self.records.columns.says(self.corpus, field, &row), self.stop)
        };
        let mut found = RoaringBitmap::new();
        for field in TextField::ALL.into_iter().filter(|at| phrase.field.is_none_or(|f| f == *at)) {
            let pairs = &self.records.pairs;
            if let Some((known, unsure)) =
                pairs.in_a_row(&phrase.words, field, vocabulary.records())
            {
                let unsure = says(
                    &(within.map_or_else(|| unsure.clone(), |within| within & unsure) - &known),
                    field,
                )?;
                found |= within.map_or_else(|| known.clone(), |within| within & &known) | unsure;
                continue;
            }
            let mut likely = self.with_all_of(phrase, field) - &found;
            if let Some(within) = within {
                likely &= within;
            }
            found |= says(&likely, field)?;
        }
        Some(found)
    }

    /// Returns the entries of which a field has all words of a phrase.
    fn with_all_of(&self, phrase: &Phrase, field: TextField) -> RoaringBitmap {
        let vocabulary = &self.records.vocabulary;
        let mut found: Option<RoaringBitmap> = None;
        for word in &phrase.words {
            if found.as_ref().is_some_and(RoaringBitmap::is_empty) {
                break;
            }
            let mut lists =
                vocabulary.place_of(word).into_iter().flat_map(|at| vocabulary.postings_of(at));
            let list =
                lists.find(|postings| postings.field == field).map(|postings| postings.entries);
            let having = union(list.into_iter(), vocabulary.records());
            found = Some(found.map_or_else(|| having.clone(), |found| found & &having));
        }
        found.unwrap_or_default()
    }
}
