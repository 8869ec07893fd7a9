//! The preview of a theatre or an area across all digests.

use super::held::held_events;
use super::tally::{bars, counted, tally_table};
use super::{Page, Span, Tone};
use crate::archive::{AreaIndex, Corpus};
use crate::cover::{Scope, State};
use crate::digest::{AreaId, Sum, Taxonomy, TheatreId};
use crate::order::CompactSort as _;

/// Composes a theatre: counts by area, by basis, and its latest digests.
pub fn theatre(corpus: &Corpus, id: TheatreId) -> Page {
    let mut page = Page::new();
    let taxonomy = corpus.taxonomy();
    page.title(taxonomy.theatre_name(id));
    let Some(index) = corpus.theatre(id) else { return page };
    let tallies = index.tallies();
    let held = corpus.cover().held_overall(Scope::Theatre(id));
    let entries = held_events(held.state(), &tallies.all().total());
    let digests = counted(index.digests as usize, "digest", "digests");
    page.line("", vec![Span::new(format!("{entries} in {digests}"), Tone::Dim)]);
    page.line("", vec![Span::new(format!("held: {held}"), Tone::Dim)]);
    page.gap();
    tally_table(&mut page, taxonomy, held.state(), &tallies);
    page.heading("By area");
    let row = |index: &AreaIndex| {
        let state = corpus.cover().held_overall(Scope::of(id, index.area)).state();
        (area_name(taxonomy, index.area), state, index.tallies.all().events)
    };
    let mut rows: Vec<_> = index.areas().map(row).collect();
    rows.compact_sort_by_key(|(_, _, n)| std::cmp::Reverse(n.best));
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
    let index = corpus.theatre(theatre).and_then(|index| index.area(id));
    let Some(index) = index else { return page };
    let held = corpus.cover().held_overall(Scope::of(theatre, id));
    let events = held_events(held.state(), &index.tallies.all().total());
    page.line("", vec![Span::new(format!("{events}{}", span_of(corpus, index)), Tone::Dim)]);
    page.line("", vec![Span::new(format!("held: {held}"), Tone::Dim)]);
    page.gap();
    tally_table(&mut page, taxonomy, held.state(), &index.tallies);
    let tactics = tactics(corpus, held.state(), index);
    if !tactics.is_empty() {
        let sample = index.entries.len().min(SAMPLE);
        let heading = if sample < index.entries.len() {
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

fn tactics(corpus: &Corpus, state: State, index: &AreaIndex) -> Vec<(String, State, Sum)> {
    let taxonomy = corpus.taxonomy();
    let mut counts = vec![Sum::default(); taxonomy.tactics().len()];
    for key in index.entries.iter().take(SAMPLE).filter(|key| !corpus.is_repeat(**key)) {
        let Some(entry) = corpus.entry(*key) else { continue };
        let main = entry.tactics.main();
        if let Some(count) = main.and_then(|id| counts.get_mut(usize::from(id.0))) {
            count.add(entry.events());
        }
    }
    let names = taxonomy.tactics().iter().map(|tactic| tactic.name.to_string());
    let rows = names.zip(counts).filter(|(_, n)| !n.is_silent()).map(|(name, n)| (name, state, n));
    let mut rows: Vec<_> = rows.collect();
    rows.compact_sort_by_key(|(_, _, n)| std::cmp::Reverse(n.best));
    rows
}

fn span_of(corpus: &Corpus, index: &AreaIndex) -> String {
    let date = |key| corpus.entry(key).map(|entry| entry.digest().head().period.from);
    let newest = index.entries.first().and_then(|key| date(*key));
    let oldest = index.entries.last().and_then(|key| date(*key));
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
