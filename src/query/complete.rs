//! Completions for the word at the cursor: field names, the values that a field takes, and the
//! words of the archive.
//!
//! [`complete`] knows only the taxonomy and costs next to nothing. [`Index::complete`] also knows
//! the archive; it is called outside the event loop.

use std::cmp::Reverse;
use std::ops::Range;

use super::fields::{FIELDS, FieldSpec, spec_named};
use super::index::{CompletionValue, Index};
use super::value::names;
use crate::archive::Corpus;
use crate::digest::{Lookup, Taxonomy};
use crate::order::CompactSort as _;
use crate::words::fold;

/// Something that can be written at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that the completion replaces.
    pub range: Range<usize>,
    /// The text to write there.
    pub text: String,
    /// A short explanation.
    pub help: String,
}

/// The most completions offered.
const MOST: usize = 12;

/// Returns what can be written at the cursor, best first; nothing if the cursor is in the middle of
/// something without a known continuation.
pub fn complete(text: &str, cursor: usize, taxonomy: &Taxonomy) -> Vec<Completion> {
    let Some(wish) = CompletionContext::at(text, cursor) else { return Vec::new() };
    match wish.field {
        None => wish.fields(),
        Some(spec) => {
            let known = known(spec, wish.typed, taxonomy).into_iter();
            let mut offers: Vec<_> =
                known.map(|(_, name)| wish.value(spec, name, spec.search.help)).collect();
            wish.complete_only(&mut offers);
            offers
        }
    }
}

impl Index {
    /// Returns what can be written at the cursor, best first: fields, names of the taxonomy (those
    /// that the archive uses first), and words of the archive. The corpus must be the one that the
    /// index was built from.
    pub fn complete(&self, corpus: &Corpus, text: &str, cursor: usize) -> Vec<Completion> {
        let Some(wish) = CompletionContext::at(text, cursor) else { return Vec::new() };
        let mut offers = match wish.field {
            None => {
                let words = self.words_beginning(corpus, wish.typed, None, MOST);
                let words =
                    words.into_iter().map(|held| wish.offer(held.name, &occurrences(held.entries)));
                wish.fields().into_iter().chain(words).collect()
            }
            Some(spec) => self.values(corpus, spec, &wish),
        };
        let typed = text.get(wish.range.clone()).unwrap_or("");
        if wish.field.is_some() {
            wish.complete_only(&mut offers);
        }
        offers.retain(|offer| !offer.text.contains('"') || offer.text.matches('"').count() == 2);
        offers.retain(|offer| offer.text != typed);
        offers.truncate(MOST);
        offers
    }

    fn values(
        &self,
        corpus: &Corpus,
        spec: &'static FieldSpec,
        wish: &CompletionContext<'_>,
    ) -> Vec<Completion> {
        let mut ranked: Vec<(u8, CompletionValue)> = known(spec, wish.typed, corpus.taxonomy())
            .into_iter()
            .map(|(rank, name)| {
                let entries = self.entries_of(corpus, spec, name);
                (rank, CompletionValue { name: name.to_owned(), entries })
            })
            .collect();
        // Names that the archive uses come first; the rest keep the order of the taxonomy.
        ranked.compact_sort_by_key(|(rank, held)| (held.entries == 0, *rank));
        for held in self.held(corpus, spec, wish.typed, MOST) {
            let is_known =
                |(_, known): &(u8, CompletionValue)| fold(&known.name) == fold(&held.name);
            if !ranked.iter().any(is_known) {
                let rank = rank(&held.name, &[], &fold(unquoted(wish.typed))).unwrap_or(u8::MAX);
                ranked.push((rank, held));
            }
        }
        let open = matches!(spec.search.by, Lookup::Actor | Lookup::Outlet | Lookup::Tag);
        if open {
            ranked.compact_sort_by_key(|(rank, held)| {
                (held.entries == 0, *rank, Reverse(held.entries))
            });
        }
        ranked
            .into_iter()
            .map(|(_, held)| wish.value(spec, &held.name, &occurrences(held.entries)))
            .collect()
    }
}

/// What is being typed at the cursor.
struct CompletionContext<'t> {
    /// The field whose value is typed; none for a free word.
    field: Option<&'static FieldSpec>,
    /// The part typed so far.
    typed: &'t str,
    /// The bytes that it takes.
    range: Range<usize>,
}

impl<'t> CompletionContext<'t> {
    fn at(text: &'t str, cursor: usize) -> Option<Self> {
        let before = text.get(..cursor)?;
        let open = before.matches('"').count() % 2 == 1;
        let start = if open {
            // If the cursor is within quotes, the word began before the quote.
            let quote = before.rfind('"').unwrap_or(0);
            word_start(before.get(..quote).unwrap_or(""))
        } else {
            word_start(before)
        };
        let bare = before.get(start..)?.trim_start_matches(['-', '!']);
        if let Some((name, values)) = bare.split_once(':') {
            let spec = spec_named(name)?;
            let comma = if open { values.rfind(",\"") } else { values.rfind(',') };
            let typed = values.get(comma.map_or(0, |comma| comma + 1)..)?;
            return Some(Self { field: Some(spec), typed, range: cursor - typed.len()..cursor });
        }
        let typed = bare.trim_start_matches(['\'', '^']);
        let is_word = !open && !typed.is_empty();
        is_word.then(|| Self { field: None, typed, range: cursor - typed.len()..cursor })
    }

    /// Leaves only what goes on from what is typed, where that is a value already: to take another
    /// value in its place would change a query that is finished.
    fn complete_only(&self, offers: &mut Vec<Completion>) {
        let typed = self.typed.to_lowercase();
        let begins = |offer: &Completion| offer.text.to_lowercase().starts_with(&typed);
        if offers.iter().any(|offer| offer.text.to_lowercase() == typed) {
            offers.retain(begins);
        }
    }

    fn offer(&self, text: String, help: &str) -> Completion {
        Completion { range: self.range.clone(), text, help: help.to_owned() }
    }

    fn fields(&self) -> Vec<Completion> {
        let word = self.typed.to_lowercase();
        let named = FIELDS.iter().filter(|spec| {
            std::iter::once(&spec.search.word)
                .chain(spec.search.aliases)
                .any(|name| name.starts_with(&word))
        });
        named
            .map(|spec| self.offer(format!("{}:", spec.search.word), spec.search.help))
            .take(MOST)
            .collect()
    }

    fn value(&self, spec: &FieldSpec, name: &str, help: &str) -> Completion {
        let special = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')');
        let text = if name.contains(special) { format!("\"{name}\"") } else { name.to_owned() };
        let help = format!("{}:{text}  {help}", spec.search.word);
        self.offer(text, &help)
    }
}

fn occurrences(entries: u64) -> String {
    format!("in {entries} entries")
}

fn word_start(before: &str) -> usize {
    let apart = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
    before.rfind(apart).map_or(0, |at| {
        at + before.get(at..).map_or(1, |s| s.chars().next().map_or(1, char::len_utf8))
    })
}

/// Returns the typed part of a value, without the quote before it.
pub(super) fn unquoted(typed: &str) -> &str {
    typed.trim_matches('"')
}

/// Returns the names of the taxonomy that continue a field's typed value, best first, each with its
/// rank.
fn known<'t>(spec: &FieldSpec, typed: &str, taxonomy: &'t Taxonomy) -> Vec<(u8, &'t str)> {
    let typed = fold(unquoted(typed));
    let names = names(spec.search.by, taxonomy).into_iter();
    let mut ranked: Vec<(u8, &str)> =
        names.filter_map(|(name, also)| Some((rank(name, &also, &typed)?, name))).collect();
    ranked.compact_sort_by_key(|(rank, _)| *rank);
    ranked.truncate(MOST);
    ranked
}

/// Returns how well a name continues what was typed, 0 being the best; none if it does not.
fn rank(name: &str, also: &[&str], typed: &str) -> Option<u8> {
    let names = || std::iter::once(name).chain(also.iter().copied());
    let begins = |name: &str| fold(name).starts_with(typed);
    let within = |name: &str| fold(name).split(' ').any(|word| word.starts_with(typed));
    if begins(name) {
        Some(0)
    } else if names().any(begins) {
        Some(1)
    } else {
        names().any(within).then_some(2)
    }
}
