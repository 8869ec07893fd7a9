//! The lists of an archive as rows: its digests, theatres, areas, waves and saved searches, and what
//! changed in it. A command prints them, and the reader writes them out.

mod changes;
mod cover;
mod digests;
mod notes;
mod places;
mod searches;
mod sections;
mod spans;
mod waves;

use super::OutputCell;
use crate::cover::State;
use crate::digest::Sum;
use crate::page::held_sum;

pub use changes::{CHANGES, ChangeRows};
pub use cover::{COVER, CoverRows, GRID};
pub use digests::{DIGESTS, DigestRows, ListedDigest, digests};
pub use notes::{
    ListedNote, NOTE_DIFFERENCES, NOTES, NoteDifferences, NoteRows, is_stale, is_untold, notes,
    told_successor,
};
pub use places::{
    AREAS, AreaRows, ListedArea, ListedTheatre, THEATRES, TheatreRows, areas, theatres, worth,
};
pub use searches::{ListedSearch, SEARCHES, SavedSearchRows};
pub use sections::{ListedSection, SECTIONS, SectionRows};
pub use spans::{SPANS, SpanRows};
pub use waves::{ListedWave, WAVES, WaveRows, waves};

/// Makes a cell of a number of entries as a state allows: a plain number in full, a lower bound in
/// part, nothing where nothing is known.
pub fn counted(state: State, entries: usize) -> OutputCell {
    if entries == 0 && state != State::InFull {
        return OutputCell::Nothing;
    }
    let number = i64::try_from(entries).unwrap_or(i64::MAX);
    OutputCell::Told(number, state.count(u64::try_from(entries).unwrap_or(u64::MAX)))
}

/// Makes a cell of a number of events with its doubt as a state allows, likewise.
pub fn events_held(state: State, events: &Sum) -> OutputCell {
    if events.is_silent() && state != State::InFull {
        return OutputCell::Nothing;
    }
    OutputCell::Told(number(events.best), held_sum(state, events).text)
}

/// Makes a cell of the least number of events; empty where none is told.
pub fn least(events: &Sum) -> OutputCell {
    if events.is_silent() { OutputCell::Nothing } else { OutputCell::number(events.low) }
}

/// Makes a cell of the greatest number of events; empty where none is told or no bound is.
pub fn most(events: &Sum) -> OutputCell {
    let high = events.high.filter(|_| !events.is_silent());
    high.map_or(OutputCell::Nothing, OutputCell::number)
}

fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
