//! The attacks of a span of which nothing is said of the toll. They may raise a number, and are none.

use crate::archive::{Corpus, EntryKey};
use crate::compare::{CoverGrid, GridMeasure, behind_number};
use crate::digest::TheatreId;

/// Returns the attacks of a theatre, or of all, in a span, of which the toll that a measure adds up is
/// not told at all, in the order of the corpus; none for a measure that adds none up.
pub fn unsaid(
    grid: &CoverGrid,
    (theatre, at): (Option<TheatreId>, usize),
    measure: GridMeasure,
    corpus: &Corpus,
) -> Vec<EntryKey> {
    let Some(harm) = measure.harm() else { return Vec::new() };
    let attacks = behind_number(grid, (theatre, at), GridMeasure::Attacks, corpus);
    attacks.into_iter().filter(|key| corpus.toll(*key, harm).is_none()).collect()
}
