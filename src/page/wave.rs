//! The page of one wave: what its issuers state, beside what the archive counts.

use std::collections::HashMap;

use super::apart::events_apart;
use super::figure::{figure, points, sources};
use super::held::{held_events, state_in};
use super::noted::noted_in;
use super::tally::{bars, counted, tally_table};
use super::{Page, Span, Tone};
use crate::archive::{Corpus, EntryKey, PassageIn};
use crate::cover::{Scope, State};
use crate::digest::{EventSide, IssuerDates, Period, SideTallies, Sum, TheatreId, Wave};
use crate::order::CompactSort as _;

/// Composes a wave. Returns an empty page where the corpus has none at that place.
pub fn wave(corpus: &Corpus, at: usize) -> Page {
    let mut page = Page::new();
    let Some(wave) = corpus.waves().get(at) else { return page };
    page.title(wave.name.to_string());
    head(&mut page, wave);
    counted_here(&mut page, corpus, at);
    if !wave.dates.is_empty() {
        page.heading("Dates by issuer");
        wave.dates.iter().for_each(|dates| issuer(&mut page, dates));
    }
    if !wave.figures.is_empty() {
        page.heading("Stated figures");
        wave.figures.iter().for_each(|stated| figure(&mut page, corpus.taxonomy(), stated));
    }
    if !wave.points().is_empty() {
        page.heading("Judgements");
        points(&mut page, wave.points());
    }
    if wave.gaps().len() > 0 {
        page.heading("Not known");
        for gap in wave.gaps() {
            page.bullet(0, vec![Span::new(gap.text.to_owned(), Tone::Plain)]);
        }
    }
    if let Ok(at) = u32::try_from(at) {
        noted_in(&mut page, corpus, PassageIn::Wave(at));
    }
    page.gap();
    sources(&mut page, &wave.sources);
    page.field("Id", vec![Span::new(wave.id.to_string(), Tone::Link)]);
    page.field("File", vec![Span::new(wave.file.to_string(), Tone::Link)]);
    page
}

fn head(page: &mut Page, wave: &Wave) {
    let days = match (wave.period.days(), wave.duration) {
        (Some(days), Some(issuer_days)) if i64::from(issuer_days) == days => {
            format!("  {days} days")
        }
        (Some(days), Some(issuer_days)) => {
            format!("  {days} days inclusive; its issuer says {issuer_days}")
        }
        (Some(days), None) => format!("  {days} days"),
        (None, Some(issuer_days)) => format!("  open end; its issuer says {issuer_days} days"),
        (None, None) => "  open end".to_owned(),
    };
    let period = wave.period.to_string();
    page.field("Period", vec![Span::new(period, Tone::Strong), Span::new(days, Tone::Dim)]);
    let join = |words: &[Box<str>]| (!words.is_empty()).then(|| words.join(", "));
    page.field_text("Also called", join(&wave.aliases).as_deref());
    page.field_text("Kind", wave.kind.as_deref());
    page.field_text("Actor", wave.actor.as_deref());
    page.field_text("Pretext", wave.pretext.as_deref());
    page.field_text("Countries", join(&wave.countries).as_deref());
    page.field_text("Took no part", join(&wave.absent).as_deref());
    page.field_text("Tactics", join(&wave.tactics).as_deref());
    page.field_text("The West", wave.west.as_deref());
}

fn counted_here(page: &mut Page, corpus: &Corpus, at: usize) {
    let Some(wave) = corpus.waves().get(at) else { return };
    let days = wave.period;
    let state = state_in(corpus, Scope::All, days);
    let inside = corpus.wave_events(at);
    page.heading_with("Counted in this archive", held_events(state, &inside));
    let members = corpus.members(at);
    let (beyond, within): (Vec<EntryKey>, Vec<EntryKey>) =
        members.into_iter().partition(|key| corpus.is_outside(wave, *key));
    if within.is_empty() {
        let none = if beyond.is_empty() { "belongs to it" } else { "lies within its days" };
        page.text(format!("No entry of the loaded digests {none}. That is not a zero."));
    } else {
        page.table(bars(&by_theatre(corpus, days, &within)));
        page.gap();
        tally_table(page, corpus.taxonomy(), state, &tallies(corpus, &within));
    }
    events_apart(page, corpus.taxonomy(), &tallies(corpus, &beyond), "outside its days");
}

/// Counts the events of some members by theatre, the most first, each with what is held of it.
fn by_theatre(corpus: &Corpus, days: Period, members: &[EntryKey]) -> Vec<(String, State, Sum)> {
    let mut rows: Vec<(String, State, Sum)> = Vec::new();
    let mut places: HashMap<TheatreId, usize> = HashMap::new();
    for entry in members.iter().filter_map(|key| corpus.entry(*key)) {
        let at = *places.entry(entry.theatre).or_insert_with(|| {
            let name = corpus.taxonomy().theatre_name(entry.theatre).to_owned();
            let state = state_in(corpus, Scope::Theatre(entry.theatre), days);
            rows.push((name, state, Sum::default()));
            rows.len() - 1
        });
        rows[at].2.add(entry.events());
    }
    rows.compact_sort_by_key(|(_, _, n)| std::cmp::Reverse(n.best));
    rows
}

/// Returns the tallies of some members of a wave by side.
fn tallies(corpus: &Corpus, members: &[EntryKey]) -> SideTallies {
    let mut tallies = SideTallies::default();
    for key in members {
        let Some(event) = corpus.event_of(*key) else { continue };
        let side = EventSide::of(&event.entry, corpus.taxonomy());
        tallies.add(side, &event);
        for _ in 1..corpus.tellings_of(*key) {
            tallies.add_repeat(side);
        }
    }
    tallies
}

fn issuer(page: &mut Page, dates: &IssuerDates) {
    let mut spans = vec![Span::new(dates.issuer.to_string(), Tone::Strong)];
    let mut claims: Vec<String> = Vec::new();
    match (dates.start, dates.end) {
        (Some(start), Some(end)) => claims.push(format!("{start}..{end}")),
        (Some(start), None) => claims.push(format!("from {start}")),
        (None, Some(end)) => claims.push(format!("to {end}")),
        (None, None) => {}
    }
    claims.extend(dates.days.map(|days| counted(days as usize, "day", "days")));
    if !claims.is_empty() {
        spans.push(Span::new(format!("  {}", claims.join(", ")), Tone::Number));
    }
    if let Some(note) = &dates.note {
        spans.push(Span::new(format!("  {note}"), Tone::Dim));
    }
    page.bullet(0, spans);
    sources(page, &dates.sources);
}
