//! A few lines of plain text about one subject, for pasting elsewhere. They always include the
//! source, so that a copy does not lose it.
//!
//! `plain` writes whole pages; this file wraps no lines and knows no clipboard.

use super::held::{events_told, held_count, held_events, state_in};
use crate::archive::{Corpus, EntryKey};
use crate::cover::{Scope, state_of};

/// Quotes an entry: what happened, when and where, the toll, the basis, who says so, and its digest
/// and id. Empty where the corpus has no such entry.
pub fn quote(corpus: &Corpus, key: EntryKey) -> String {
    let Some(entry) = corpus.entry(key) else { return String::new() };
    let taxonomy = corpus.taxonomy();
    let area = entry.area.map(|area| taxonomy.area_name(area));
    let theatre = taxonomy.theatre_name(entry.theatre);
    let places = entry.place_text().into_iter().chain(area).chain([theatre]);
    let date = entry.date.to_string();
    let place: Vec<_> = std::iter::once(date.as_str()).chain(places).collect();
    let toll = entry.casualties.stated().map(|(harm, count)| format!("{}: {count}", harm.label()));
    let standing = std::iter::once(entry.basis.word().to_owned()).chain(toll);
    let sources: Vec<_> = entry.sources().map(|source| source.to_string()).collect();
    let head = entry.digest().head();
    let mut lines = vec![
        entry.text().trim_end().to_owned(),
        place.join(", "),
        standing.collect::<Vec<_>>().join(", "),
    ];
    if !sources.is_empty() {
        lines.push(format!("Source: {}", sources.join("; ")));
    }
    lines.push(format!("{}, {}, {}; {}", head.title, head.publisher, head.period, entry.id()));
    lines.join("\n") + "\n"
}

/// Quotes a digest: what it is, how much it holds, and its id.
pub fn quote_digest(corpus: &Corpus, at: u32) -> String {
    let Some(digest) = corpus.digest(at) else { return String::new() };
    let head = digest.head();
    let n = u32::try_from(digest.len()).unwrap_or(u32::MAX);
    let entries = held_count(state_of(digest, Scope::All), n, "entry", "entries");
    format!("{}, {}, {}: {entries}\n{}\n", head.title, head.publisher, head.period, digest.id())
}

/// Quotes a wave: what it is, how many events of it are within its days and outside, and its id.
pub fn quote_wave(corpus: &Corpus, at: usize) -> String {
    let Some(wave) = corpus.waves().get(at) else { return String::new() };
    let state = state_in(corpus, Scope::All, wave.period);
    let mut events = held_events(state, &corpus.wave_events(at));
    let outside = corpus.wave_events_outside(at);
    if outside.tellings > 0 {
        events.push_str(&format!(", {} outside its days", events_told(&outside)));
    }
    format!("{}, {}: {events}\n{}\n", wave.name, wave.period, wave.id)
}

/// Quotes a subject without an id: its names from the inner to the outer, how much it holds and
/// what that is worth, and the query that finds it.
pub fn quote_place(names: &[String], held: &str, query: &str) -> String {
    format!("{}: {held}\n{}\n", names.join(", "), query.trim())
}
