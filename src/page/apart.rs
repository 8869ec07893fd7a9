//! Lines on what stands apart from a sum: on each side, how many events or entries, and their dead.

use super::tally::counted;
use super::{Page, Span, Tone};
use crate::digest::{Harm, SideTallies, Tally, Taxonomy};

/// Adds a line for each side that has any: `3 background entries, 74 dead, apart (attacks)`.
pub(super) fn entries_apart(
    page: &mut Page,
    taxonomy: &Taxonomy,
    tallies: &SideTallies,
    (one, many): (&str, &str),
) {
    let told = |tally: &Tally| counted(tally.entries as usize, one, many);
    lines(page, taxonomy, tallies, |tally| format!("{}{}, apart", told(tally), dead(tally)));
}

/// Adds a line for each side: `2 events outside its days, 69 (≥31)≠ dead, apart (attacks)`.
pub(super) fn events_apart(
    page: &mut Page,
    taxonomy: &Taxonomy,
    tallies: &SideTallies,
    what: &str,
) {
    let told = |tally: &Tally| super::held::events_told(&tally.total());
    lines(page, taxonomy, tallies, |tally| format!("{} {what}{}, apart", told(tally), dead(tally)));
}

fn lines(
    page: &mut Page,
    taxonomy: &Taxonomy,
    tallies: &SideTallies,
    text: impl Fn(&Tally) -> String,
) {
    for (side, tally) in tallies.iter().filter(|(_, tally)| tally.entries > 0) {
        let text = format!("{} ({})", text(tally), side.name(taxonomy));
        page.line("", vec![Span::new(text, Tone::Dim)]);
    }
}

fn dead(tally: &Tally) -> String {
    let dead = tally.harm(Harm::Killed);
    if dead.is_silent() { String::new() } else { format!(", {dead} dead") }
}
