//! The page of one theatre, or one area, of one digest: to be read from top to bottom.

use super::background::Told;
use super::figure::points;
use super::held::held_count;
use super::tally::{bars, entry_toll, toll};
use super::{Page, Span, Tone};
use crate::archive::{Corpus, EntryKey};
use crate::cover::{Scope, State, state_of};
use crate::digest::{AccountRef, AreaId, DateBasis, Digest, EntryRef, Section, Sum, TheatreId};

/// Composes what a digest says of a theatre, or of one area of it where `area` is given.
pub fn section(corpus: &Corpus, at: u32, theatre: TheatreId, area: Option<Option<AreaId>>) -> Page {
    let mut page = Page::new();
    let Some(digest) = corpus.digest(at) else { return page };
    let taxonomy = corpus.taxonomy();
    let wanted: Vec<_> = digest
        .sections_of(theatre)
        .filter(|section| area.is_none_or(|area| section.area == area))
        .collect();
    let name = match area {
        Some(Some(area)) => taxonomy.area_name(area),
        Some(None) | None => taxonomy.theatre_name(theatre),
    };
    page.title(name);
    page.line(
        "",
        vec![Span::new(format!("{}, {}", digest.head().title, digest.head().period), Tone::Dim)],
    );
    let within = Scope::of(theatre, area.flatten());
    let told = state_of(digest, within);
    summary(&mut page, corpus, (at, digest), told, &wanted);
    for section in wanted {
        if let Some(area) = section.area.filter(|_| area.is_none()) {
            let state = state_of(digest, Scope::Area(theatre, area));
            let entries = held_count(state, section.len, "entry", "entries");
            page.heading_with(taxonomy.area_name(area), entries);
        }
        if let Some(summary) = digest.summary_of(section) {
            page.gap();
            page.text(summary.text.to_owned());
        }
        if !section.points.is_empty() {
            page.gap();
            points(&mut page, digest.points_of(section));
        }
        for (_, entry) in digest.entries_of(section) {
            page.gap();
            paragraph(&mut page, corpus, entry);
        }
    }
    page
}

/// Adds the counts before the text: by area where there are several, and by basis.
fn summary(
    page: &mut Page,
    corpus: &Corpus,
    (at, digest): (u32, &Digest),
    state: State,
    sections: &[&Section],
) {
    let told = sections.iter().flat_map(|section| section.first..section.first + section.len);
    let told = Told::of(corpus, told.map(|index| EntryKey { digest: at, index }));
    if told.is_empty() {
        return;
    }
    page.gap();
    if sections.iter().filter(|section| section.len > 0).count() > 1 {
        // As in the tree, entries without an area come last.
        let (unnamed, named): (Vec<&Section>, Vec<&Section>) = sections
            .iter()
            .filter(|section| section.len > 0)
            .partition(|section| section.area.is_none());
        let rows: Vec<_> = named
            .into_iter()
            .chain(unnamed)
            .map(|section| {
                let name = section.area.map_or("no area given", |a| corpus.taxonomy().area_name(a));
                let area = |id| state_of(digest, Scope::Area(section.theatre, id));
                (name.to_owned(), section.area.map_or(state, area), Sum::ones(section.len))
            })
            .collect();
        page.table(bars(&rows));
        page.gap();
    }
    told.write(page, corpus.taxonomy(), state);
}

fn paragraph(page: &mut Page, corpus: &Corpus, entry: EntryRef<'_>) {
    let taxonomy = corpus.taxonomy();
    let what = match entry.tactics.main() {
        Some(tactic) => taxonomy.tactic_name(tactic),
        None => taxonomy.kind_name(entry.kind),
    };
    let basis = match entry.date_basis() {
        DateBasis::Told => "",
        DateBasis::Supplied => " (supplied)",
        DateBasis::Inferred => " (inferred)",
    };
    let date = format!("{}{basis}  ", entry.date);
    let mut head = vec![Span::new(date, Tone::Strong), Span::new(what, Tone::Label)];
    if let Some(place) = entry.place_text() {
        head.push(Span::new(format!(", {place}"), Tone::Plain));
    }
    let toll = entry_toll(entry);
    if !toll.is_empty() {
        head.push(Span::new(format!("  {toll}"), Tone::Number));
    }
    page.line("", head);
    let cited: Vec<_> = entry.sources().map(|source| source.to_string()).collect();
    let cited = if cited.is_empty() { String::new() } else { format!(": {}", cited.join("; ")) };
    let basis = Span::new(format!("[{}{cited}]", entry.basis), Tone::Basis(entry.basis));
    let text = Span::new(format!("{} ", entry.text()), Tone::Plain);
    page.line("", vec![text, basis]);
    for version in entry.versions() {
        page.bullet(1, account(version));
    }
}

/// Says on one line what another account of the same event says.
fn account(version: AccountRef<'_>) -> Vec<Span> {
    let toll = toll(&version.casualties());
    let stance = version.stance().map_or(String::new(), |stance| format!(" {stance}"));
    let cited: Vec<_> = version.sources().map(|source| source.to_string()).collect();
    let cited = if cited.is_empty() { String::new() } else { format!(": {}", cited.join("; ")) };
    let mut spans = vec![Span::new(format!("{}{stance}", version.by()), Tone::Strong)];
    if !toll.is_empty() {
        spans.push(Span::new(format!("  {toll}"), Tone::Number));
    }
    if let Some(text) = version.text() {
        spans.push(Span::new(format!("  {text}"), Tone::Plain));
    }
    let basis = format!(" [{}{cited}]", version.basis());
    spans.push(Span::new(basis, Tone::Basis(version.basis())));
    spans
}
