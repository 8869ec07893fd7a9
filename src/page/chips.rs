//! The line under the title of an entry: its day, whose word it is, the toll, the day of its wave.

use super::{Page, Span, Tone};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{EntryRef, Precision, Wave};

/// Adds the line.
pub(super) fn chips(page: &mut Page, corpus: &Corpus, key: EntryKey, entry: EntryRef<'_>) {
    let date = entry.date;
    let weekday = match date.precision {
        Precision::Day => date.from.format(" %a").to_string(),
        Precision::About | Precision::Range | Precision::Month | Precision::Year => String::new(),
    };
    let mut spans = vec![
        Span::new(format!("{date}{weekday}"), Tone::Plain),
        Span::new("  ", Tone::Plain),
        Span::new(entry.basis.word(), Tone::Mark(entry.basis)),
    ];
    for (harm, count) in entry.casualties().stated() {
        spans.push(Span::new(format!("  {} {}", count.in_print(), harm.label()), Tone::Toll));
    }
    if let Some(day) = wave_of(corpus, key, entry).and_then(|wave| day_of(wave, entry)) {
        spans.push(Span::new(format!("  wave day {day}"), Tone::Wave));
    }
    page.line("", spans);
}

/// Returns the wave that the digest names, or else the first that its actor and its date put it in.
pub fn wave_of<'a>(corpus: &'a Corpus, key: EntryKey, entry: EntryRef<'a>) -> Option<&'a Wave> {
    match entry.wave() {
        Some(named) => corpus.waves().get(corpus.wave_of_id(named)?).map(AsRef::as_ref),
        None => corpus.waves_of(key).next().map(|(_, wave)| wave),
    }
}

/// Returns which day of a wave an entry is of; none outside of it, or where its day is not known.
fn day_of(wave: &Wave, entry: EntryRef<'_>) -> Option<i64> {
    let day = entry.date.from;
    let is_day = entry.date.precision == Precision::Day && wave.period.holds(day);
    is_day.then(|| (day - wave.period.from).num_days() + 1)
}
