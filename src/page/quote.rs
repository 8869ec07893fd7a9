//! Citations of one subject, for pasting elsewhere. They always include the source, so that a copy
//! does not lose it.
//!
//! `plain` writes whole pages; this file wraps no lines and knows no clipboard.

use std::collections::BTreeMap;

use super::held::{events_told, held_count, held_events, state_in};
use crate::archive::{Corpus, EntryKey};
use crate::cover::{Scope, state_of};
use crate::digest::{Citation, CitationRef, DigestHead};

/// Quotes an entry in one line, as a citation: publisher, title and period of the digest, what
/// happened, when and where, the basis, the toll and the id, then the sources with their addresses.
/// Where no source has an address, that of the digest follows. Empty where the corpus has no such entry.
pub fn quote(corpus: &Corpus, key: EntryKey) -> String {
    let Some(entry) = corpus.entry(key) else { return String::new() };
    let taxonomy = corpus.taxonomy();
    let area = entry.area.map(|area| taxonomy.area_name(area));
    let theatre = taxonomy.theatre_name(entry.theatre);
    let places = entry.place_text().into_iter().chain(area).chain([theatre]);
    let date = entry.date.to_string();
    let mut place: Vec<_> = std::iter::once(date.as_str()).chain(places).collect();
    // Where no more than the area is known, the place says its name.
    place.dedup();
    let casualties = entry.casualties();
    let toll =
        casualties.stated().map(|(harm, count)| format!("{}: {}", harm.label(), count.in_print()));
    let standing = std::iter::once(entry.basis.word().to_owned()).chain(toll);
    let standing = standing.collect::<Vec<_>>().join(", ");
    let about = format!("{}; {standing}", place.join(", "));
    let sources: Vec<CitationRef<'_>> = entry.sources().collect();
    let head = entry.digest().head();
    citation(&of_digest(head), entry.text(), &about, &entry.id(), &sources, &head.sources)
}

/// Returns the publisher, the title and the period of a digest.
pub(super) fn of_digest(head: &DigestHead) -> String {
    format!("{}, {}, {}", head.publisher, head.title, head.period)
}

/// Puts a citation into one line. No line is broken and no address cut, whatever the texts hold.
/// Where none of the sources has an address, those of the home follow.
pub(super) fn citation(
    home: &str,
    text: &str,
    about: &str,
    id: &str,
    sources: &[CitationRef<'_>],
    of_home: &[Citation],
) -> String {
    let has_address = sources.iter().any(|source| source.url.is_some());
    let of_home = of_home.iter().map(Citation::view).filter(|_| !has_address);
    let named: Vec<String> =
        sources.iter().copied().chain(of_home).map(|source| source.to_string()).collect();
    let sources = joined(&named);
    let line = format!("{home}: {text} ({about}) {id}{sources}");
    line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n"
}

/// Names the sources of something behind a full stop; nothing where there are none.
fn behind(sources: &[Citation]) -> String {
    let named: Vec<String> = sources.iter().map(|source| source.view().to_string()).collect();
    joined(&named)
}

fn joined(named: &[String]) -> String {
    if named.is_empty() { String::new() } else { format!(". {}", named.join("; ")) }
}

/// Quotes a digest: what it is, how much it holds, its sources, and its id.
pub fn quote_digest(corpus: &Corpus, at: u32) -> String {
    let Some(digest) = corpus.digest(at) else { return String::new() };
    let head = digest.head();
    let n = u32::try_from(digest.len()).unwrap_or(u32::MAX);
    let entries = held_count(state_of(digest, Scope::All), n, "entry", "entries");
    format!("{}: {entries}{}\n{}\n", of_digest(head), behind(&head.sources), digest.id())
}

/// Cites the digests that tell some entries, each with the number of entries from it, the newest first:
/// `itic-2020-05-21: ITIC, Spotlight on Global Jihad, 2020-05-21..2020-05-26`, with its sources.
pub fn digests_cited(corpus: &Corpus, keys: &[EntryKey]) -> Vec<(String, usize)> {
    let mut entries: BTreeMap<u32, usize> = BTreeMap::new();
    for key in keys {
        *entries.entry(key.digest).or_default() += 1;
    }
    let cited = entries.into_iter().filter_map(|(at, entries)| {
        let digest = corpus.digest(at)?;
        let (of, behind) = (of_digest(digest.head()), behind(&digest.head().sources));
        let draft = if digest.head().is_draft { ", a draft" } else { "" };
        Some((format!("{}: {of}{draft}{behind}", digest.id()), entries))
    });
    cited.collect()
}

/// Quotes a wave: what it is, how many events of it are within its days and outside, its sources,
/// and its id.
pub fn quote_wave(corpus: &Corpus, at: usize) -> String {
    let Some(wave) = corpus.waves().get(at) else { return String::new() };
    let state = state_in(corpus, Scope::All, wave.period);
    let events = held_events(state, &corpus.wave_events(at));
    let outside = corpus.wave_events_outside(at);
    let outside = if outside.tellings > 0 {
        format!(", {} outside its days", events_told(&outside))
    } else {
        String::new()
    };
    let sources = behind(&wave.sources);
    format!("{}, {}: {events}{outside}{sources}\n{}\n", wave.name, wave.period, wave.id)
}

/// Quotes a subject without an id: its names from the inner to the outer, how much it holds and
/// what that is worth, and the query that finds it.
pub fn quote_place(names: &[String], held: &str, query: &str) -> String {
    format!("{}: {held}\n{}\n", names.join(", "), query.trim())
}
