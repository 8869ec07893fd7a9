//! Completions from the archive: its words as they are written, and the values of its fields with
//! the number of entries that have them.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use super::Index;
use super::columns::NamePostings;
use super::hash::Map;
use crate::archive::{Corpus, EntryKey};
use crate::digest::Lookup;
use crate::query::ast::Query;
use crate::query::complete::unquoted;
use crate::query::fields::FieldSpec;
use crate::query::plan::PlanStep;
use crate::query::query_token::{FILLERS, folded, is_keyword};
use crate::query::searchable_texts::{TextField, searchable_texts};
use crate::words::{NamePattern, as_written, fold};

/// A word or a value, with the number of entries that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query) struct CompletionValue {
    pub(in crate::query) name: String,
    pub(in crate::query) entries: u64,
}

impl Index {
    /// Returns words of the archive with this beginning, as some entry writes them, the most
    /// frequent first; only words of one field if a field is given.
    pub(in crate::query) fn words_beginning(
        &self,
        corpus: &Corpus,
        typed: &str,
        field: Option<TextField>,
        most: usize,
    ) -> Vec<CompletionValue> {
        let (parts, joined) = folded(typed);
        let Some(start) = joined.or(parts.into_iter().last()) else { return Vec::new() };
        let postings = |at: usize| {
            let lists = self.entries.vocabulary.postings_of(at);
            let lists = lists.filter(|postings| field.is_none_or(|field| field == postings.field));
            let longest = lists.max_by_key(|postings| postings.entries.len())?;
            Some((longest.entries.len(), at, longest))
        };
        let mut words: Vec<_> =
            self.entries.vocabulary.beginning(&start).filter_map(postings).collect();
        words.sort_by_key(|(entries, at, _)| (Reverse(*entries), *at));
        let written = words.into_iter().filter_map(|(entries, at, postings)| {
            let word = self.entries.vocabulary.word(at);
            if word == start || FILLERS.contains(&word) || is_keyword(word) {
                return None;
            }
            let name = self.written(corpus, word, postings.field, postings.entries.first()?)?;
            Some(CompletionValue { name, entries })
        });
        written.take(most).collect()
    }

    /// Returns a folded word as an entry writes it, in small letters.
    fn written(
        &self,
        corpus: &Corpus,
        word: &str,
        field: TextField,
        number: u32,
    ) -> Option<String> {
        let entry = corpus.entry(self.entries.columns.key(number)?)?;
        let mut found = None;
        searchable_texts(field, entry, corpus.taxonomy(), |text| {
            if found.is_none() {
                found = as_written(text, word).map(str::to_lowercase);
            }
        });
        found
    }

    /// Counts the entries that have a value of a field.
    pub(in crate::query) fn entries_of(
        &self,
        corpus: &Corpus,
        spec: &FieldSpec,
        name: &str,
    ) -> u64 {
        let query = Query::default().narrowed(spec.search.word, name);
        let many = |step: &PlanStep| {
            let PlanStep::Predicate(what) = step else { return 0 };
            self.entries.columns.many(what, corpus)
        };
        let step = self.plan(&query, corpus);
        if let PlanStep::Any(parts) = &step { parts.iter().map(many).sum() } else { many(&step) }
    }

    /// Returns values in the archive that continue the typed text, besides the names of the
    /// taxonomy.
    pub(in crate::query) fn held(
        &self,
        corpus: &Corpus,
        spec: &FieldSpec,
        typed: &str,
        most: usize,
    ) -> Vec<CompletionValue> {
        let typed = unquoted(typed);
        match spec.search.by {
            Lookup::Words => self.words_of(corpus, spec.text_field(), typed, most),
            Lookup::Actor => named(&self.entries.columns.actors, typed, most),
            Lookup::Outlet => named(&self.entries.columns.outlets, typed, most),
            Lookup::Tag => named(&self.entries.columns.tags, typed, most),
            Lookup::Date => self.dates(typed, most),
            Lookup::Digest => digests(corpus, typed, most),
            Lookup::Id => self.ids(corpus, typed, most),
            Lookup::Publisher => publishers(corpus, typed, most),
            Lookup::Wave => waves(corpus, typed, most),
            Lookup::Near => places_told(corpus, typed, most),
            Lookup::Count => {
                let words = ["some", "unknown"].into_iter().filter(|word| word.starts_with(typed));
                let held = |word: &str| {
                    let entries = self.entries_of(corpus, spec, word);
                    CompletionValue { name: word.to_owned(), entries }
                };
                words.map(held).collect()
            }
            Lookup::Theatre
            | Lookup::Area
            | Lookup::Tactic
            | Lookup::Kind
            | Lookup::Basis
            | Lookup::Repeat
            | Lookup::Has
            | Lookup::Note
            | Lookup::Grade
            | Lookup::Record => Vec::new(),
            Lookup::Value => {
                let choices = spec.choices().iter().filter(|word| word.starts_with(typed));
                let held = |word: &&str| {
                    let entries = self.entries_of(corpus, spec, word);
                    CompletionValue { name: (*word).to_owned(), entries }
                };
                choices.map(held).collect()
            }
        }
    }

    /// Completes the last word within quotes.
    fn words_of(
        &self,
        corpus: &Corpus,
        field: Option<TextField>,
        typed: &str,
        most: usize,
    ) -> Vec<CompletionValue> {
        let (before, last) = match typed.rfind(char::is_whitespace) {
            Some(space) => typed.split_at(space + 1),
            None => ("", typed),
        };
        let mut words = self.words_beginning(corpus, last, field, most);
        for held in &mut words {
            held.name.insert_str(0, before);
        }
        words
    }

    /// Returns years, then months, then days, as far as was typed; after `..` or a sign, the other
    /// date.
    fn dates(&self, typed: &str, most: usize) -> Vec<CompletionValue> {
        let last = typed.rfind(['.', '<', '>', '=']).map_or(0, |at| at + 1);
        let (before, start) = typed.split_at(last);
        let letters = match start.len() {
            0..4 => 4,
            4..7 => 7,
            _ => 10,
        };
        let mut found: Vec<CompletionValue> = Vec::new();
        let mut counted = 0;
        // Only the days of years that are meant are written out: an archive may have tens of thousands.
        for of_year in self.entries.columns.days.chunk_by(|a, b| a.0.year() == b.0.year()) {
            let (Some((day, _)), Some((_, end))) = (of_year.first(), of_year.last()) else {
                continue;
            };
            let year = day.format("%Y").to_string();
            let is_meant = year.starts_with(start) || start.starts_with(&year);
            for (day, end) in of_year.iter().filter(|_| is_meant) {
                let entries = u64::from(*end - counted);
                counted = *end;
                let day = written_day(*day);
                let Some(date) = day.get(..letters).filter(|date| date.starts_with(start)) else {
                    continue;
                };
                let known = found.last().is_some_and(|held| held.name.ends_with(date));
                if !known && found.len() == most {
                    return found;
                }
                if !known {
                    found.push(CompletionValue { name: format!("{before}{date}"), entries: 0 });
                }
                if let Some(held) = found.last_mut() {
                    held.entries += entries;
                }
            }
            counted = *end;
        }
        found
    }

    /// Returns digests and, once one of them is written in full, its entries.
    fn ids(&self, corpus: &Corpus, typed: &str, most: usize) -> Vec<CompletionValue> {
        let typed = typed.to_lowercase();
        let one = |name: String| CompletionValue { name, entries: 1 };
        let begun =
            (0..).zip(corpus.digests()).filter(|(_, digest)| typed.starts_with(digest.id()));
        let entries = begun.flat_map(|(digest, _)| {
            let count = self.entries.columns.places_of(digest).len();
            (0..).take(count).map(move |index| EntryKey { digest, index })
        });
        let ids = entries.filter_map(|key| Some(corpus.entry(key)?.id()));
        let ids = ids.filter(|id| id.starts_with(&typed)).map(one);
        let written = self.entries.columns.written_ids(corpus, &typed).iter();
        let written = written.filter_map(|key| Some(one(corpus.entry(*key)?.id())));
        let digests = digests(corpus, &typed, most).into_iter();
        let mut found: Vec<CompletionValue> = Vec::new();
        for held in ids.chain(digests).chain(written.take(most)) {
            if found.len() < most && found.iter().all(|known| known.name != held.name) {
                found.push(held);
            }
        }
        found
    }
}

fn digests(corpus: &Corpus, typed: &str, most: usize) -> Vec<CompletionValue> {
    let typed = typed.to_lowercase();
    let digests = corpus.digests().iter().filter(|digest| digest.id().starts_with(&typed));
    let held = digests.map(|digest| CompletionValue {
        name: digest.id().to_owned(),
        entries: digest.len() as u64,
    });
    held.take(most).collect()
}

fn publishers(corpus: &Corpus, typed: &str, most: usize) -> Vec<CompletionValue> {
    let typed = fold(typed);
    let mut entries: HashMap<&str, (usize, u64)> = HashMap::new();
    for digest in corpus.digests() {
        let newest = entries.len();
        let known = entries.entry(&digest.head().publisher).or_insert((newest, 0));
        known.1 += digest.len() as u64;
    }
    let mut known: Vec<_> = entries.into_iter().collect();
    known.retain(|(name, _)| fold(name).starts_with(&typed));
    known.sort_unstable_by_key(|(_, (newest, _))| *newest);
    let held = known
        .into_iter()
        .map(|(name, (_, entries))| CompletionValue { name: name.to_owned(), entries });
    let mut found: Vec<CompletionValue> = held.collect();
    found.sort_by_key(|held| Reverse(held.entries));
    found.truncate(most);
    found
}

/// Returns waves that the typed text names, or may name once more is typed.
fn waves(corpus: &Corpus, typed: &str, most: usize) -> Vec<CompletionValue> {
    let (start, asked) = (typed.to_lowercase(), NamePattern::new(typed));
    let waves =
        corpus.waves().iter().enumerate().filter(|(_, wave)| {
            wave.id.starts_with(&start) || asked.names(&wave.known_as()).is_some()
        });
    let held = waves.map(|(at, wave)| CompletionValue {
        name: wave.id.to_string(),
        entries: corpus.member_count(at) as u64,
    });
    held.take(most).collect()
}

/// Returns names as they are written, those with the most entries first.
fn named(all: &Map<String, NamePostings>, typed: &str, most: usize) -> Vec<CompletionValue> {
    let typed = fold(typed);
    let goes_on =
        |key: &str| key.starts_with(&typed) || key.split(' ').any(|w| w.starts_with(&typed));
    let meant = all.iter().filter(|(key, _)| goes_on(key));
    let mut found: Vec<CompletionValue> = meant
        .map(|(_, named)| CompletionValue {
            name: named.name.to_string(),
            entries: named.entries.len(),
        })
        .collect();
    found.sort_by(|a, b| b.entries.cmp(&a.entries).then_with(|| a.name.cmp(&b.name)));
    found.truncate(most);
    found
}

fn written_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}
/// Returns the places that entries name and that are known, those with the most entries first; where
/// they are is known once somebody asked for it.
fn places_told(corpus: &Corpus, typed: &str, most: usize) -> Vec<CompletionValue> {
    let typed = typed.to_lowercase();
    let Some(placings) = corpus.known_spots() else { return Vec::new() };
    let mut counts: std::collections::BTreeMap<&str, u64> = std::collections::BTreeMap::new();
    for placing in placings.all().iter() {
        let said = placing.spot.as_ref().filter(|spot| spot.is_pinned());
        if let Some(said) = said.and_then(|spot| spot.said.as_deref())
            && said.to_lowercase().starts_with(&typed)
        {
            *counts.entry(said).or_default() += 1;
        }
    }
    let mut found: Vec<CompletionValue> = counts
        .into_iter()
        .map(|(name, entries)| CompletionValue { name: name.to_owned(), entries })
        .collect();
    found.sort_by_key(|value| std::cmp::Reverse(value.entries));
    found.truncate(most);
    found
}
