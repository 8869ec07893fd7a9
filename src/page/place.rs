//! The preview of a theatre or an area across all digests.

use super::tally::{bars, counted, events, tally_table};
use super::{Page, Span, Tone};
use crate::archive::{AreaIndex, Corpus};
use crate::digest::{AreaId, Taxonomy, TheatreId};

/// Composes a theatre: counts by area, by basis, and its latest digests.
pub fn theatre(corpus: &Corpus, id: TheatreId) -> Page {
    let mut page = Page::new();
    let taxonomy = corpus.taxonomy();
    page.title(taxonomy.theatre_name(id));
    let Some(shelf) = corpus.theatre(id) else { return page };
    let tallies = shelf.tallies();
    let entries = events(&tallies.all());
    let digests = counted(shelf.digests as usize, "digest", "digests");
    page.line("", vec![Span::new(format!("{entries} in {digests}"), Tone::Dim)]);
    page.gap();
    tally_table(&mut page, taxonomy, &tallies);
    page.heading("By area");
    let mut rows: Vec<_> = shelf
        .areas()
        .map(|shelf| (area_name(taxonomy, shelf.area), shelf.tallies.all().best_events()))
        .collect();
    rows.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    page.table(bars(&rows));
    page
}

/// Composes an area: counts by basis and tactic, and the span of its entries.
pub fn area(corpus: &Corpus, theatre: TheatreId, id: Option<AreaId>) -> Page {
    let mut page = Page::new();
    let taxonomy = corpus.taxonomy();
    page.title(match id {
        Some(id) => taxonomy.area_name(id).to_owned(),
        None => format!("{}, no area given", taxonomy.theatre_name(theatre)),
    });
    let shelf = corpus.theatre(theatre).and_then(|shelf| shelf.area(id));
    let Some(shelf) = shelf else { return page };
    let events = events(&shelf.tallies.all());
    page.line("", vec![Span::new(format!("{events}{}", span_of(corpus, shelf)), Tone::Dim)]);
    page.gap();
    tally_table(&mut page, taxonomy, &shelf.tallies);
    let tactics = tactics(corpus, shelf);
    if !tactics.is_empty() {
        let sample = shelf.entries.len().min(SAMPLE);
        let heading = if sample < shelf.entries.len() {
            format!("By tactic, newest {sample}")
        } else {
            "By tactic".to_owned()
        };
        page.heading(heading);
        page.table(bars(&tactics));
    }
    page
}

/// The limit of entries in a preview, which must be made within one frame; beyond that it says that
/// it is partial.
const SAMPLE: usize = 5_000;

fn tactics(corpus: &Corpus, shelf: &AreaIndex) -> Vec<(String, u32)> {
    let taxonomy = corpus.taxonomy();
    let mut counts = vec![0u32; taxonomy.tactics().len()];
    for key in shelf.entries.iter().take(SAMPLE).filter(|key| !corpus.is_repeat(**key)) {
        let main = corpus.entry(*key).and_then(|entry| entry.tactics.main());
        if let Some(count) = main.and_then(|id| counts.get_mut(usize::from(id.0))) {
            *count += 1;
        }
    }
    let names = taxonomy.tactics().iter().map(|tactic| tactic.name.to_string());
    let mut rows: Vec<_> = names.zip(counts).filter(|(_, n)| *n > 0).collect();
    rows.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    rows
}

fn span_of(corpus: &Corpus, shelf: &AreaIndex) -> String {
    let date = |key| corpus.entry(key).map(|entry| entry.digest().head().period.from);
    let newest = shelf.entries.first().and_then(|key| date(*key));
    let oldest = shelf.entries.last().and_then(|key| date(*key));
    match (oldest, newest) {
        (Some(oldest), Some(newest)) if oldest != newest => {
            format!(" in digests from {oldest} to {newest}")
        }
        (Some(only), _) => format!(" in the digest of {only}"),
        (None, _) => String::new(),
    }
}

fn area_name(taxonomy: &Taxonomy, area: Option<AreaId>) -> String {
    area.map_or("no area given", |area| taxonomy.area_name(area)).to_owned()
}
