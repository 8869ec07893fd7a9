//! The theatres and areas of an archive with their totals.
//!
//! The totals are over all that is held. A zero stands only where every day is held in full.

use crate::archive::{Corpus, TheatreIndex};
use crate::cover::{Scope, State};
use crate::digest::{AreaId, Basis, EventSide, Harm, SideTallies, Tally, Taxonomy, TheatreId};
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};

/// Returns the columns for totals: how many on each basis, the toll, and what the numbers are worth.
macro_rules! with_tally {
    ([$($column:expr),* $(,)?]) => {
        [
            $($column,)*
            Column::new("entries", Shape::Number).filled(|row| row.counted(row.all.entries)),
            Column::new("repeats", Shape::Number).filled(|row| OutputCell::number(row.all.repeats)),
            Column::new("claimed", Shape::Number)
                .spare(2)
                .filled(|row| row.counted(row.all.on(Basis::Claimed))),
            Column::new("official", Shape::Number)
                .spare(2)
                .filled(|row| row.counted(row.all.on(Basis::Official))),
            Column::new("reported", Shape::Number)
                .spare(2)
                .filled(|row| row.counted(row.all.on(Basis::Reported))),
            Column::new("assessed", Shape::Number)
                .spare(2)
                .filled(|row| row.counted(row.all.on(Basis::Assessed))),
            Column::new("killed", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.all.harm(Harm::Killed))),
            Column::new("wounded", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.all.harm(Harm::Wounded))),
            Column::new("killed_or_wounded", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.all.harm(Harm::KilledOrWounded))),
            Column::new("captured", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.all.harm(Harm::Captured))),
            Column::new("state", Shape::Text)
                .spare(2)
                .filled(|row| OutputCell::text(Some(row.state.word()))),
            Column::new("events", Shape::Sum).filled(|row| OutputCell::sum(row.all.events)),
            Column::new("tellings", Shape::Number)
                .filled(|row| OutputCell::number(row.all.tellings())),
            Column::new("attacks_killed", Shape::Sum)
                .filled(|row| OutputCell::sum(row.tallies.attacks().harm(Harm::Killed))),
            Column::new("attacks_captured", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.tallies.attacks().harm(Harm::Captured))),
            Column::new("clashes_killed", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.tallies.clashes().harm(Harm::Killed))),
            Column::new("others_killed", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.tallies.others().harm(Harm::Killed))),
            Column::new("others_captured", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.tallies.others().harm(Harm::Captured))),
            Column::new("losses_killed", Shape::Sum)
                .spare(1)
                .filled(|row| OutputCell::sum(row.all.losses(Harm::Killed))),
            Column::new("by_side", Shape::Text)
                .spare(2)
                .filled(|row| OutputCell::Text(by_side(row.words, row.tallies.iter()))),
        ]
    };
}

/// Theatres with their totals.
pub struct TheatreRows;

/// A theatre as it is listed.
pub struct ListedTheatre<'a> {
    words: &'a Taxonomy,
    shelf: &'a TheatreIndex,
    tallies: SideTallies,
    /// Its tally over every side.
    all: Tally,
    /// What is held of it on the days of the archive.
    state: State,
}

impl ListedTheatre<'_> {
    fn counted(&self, events: u32) -> OutputCell {
        known(self.state, events)
    }
}

impl RowSource for TheatreRows {
    type Item<'a> = ListedTheatre<'a>;
}

/// The columns of a list of theatres.
pub static THEATRES: ColumnLayout<TheatreRows, 24> = ColumnLayout::new(with_tally!([
    Column::new("id", Shape::Text)
        .filled(|row| OutputCell::text(Some(row.words.theatre_word(row.shelf.theatre)))),
    Column::new("name", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(Some(row.words.theatre_name(row.shelf.theatre)))),
    Column::new("areas", Shape::Number).filled(|row| {
        OutputCell::number(row.shelf.areas().filter(|area| area.area.is_some()).count())
    }),
    Column::new("digests", Shape::Number).filled(|row| OutputCell::number(row.shelf.digests)),
]));

/// Areas with their totals.
pub struct AreaRows;

/// An area as it is listed.
pub struct ListedArea<'a> {
    words: &'a Taxonomy,
    theatre: TheatreId,
    area: Option<AreaId>,
    tallies: &'a SideTallies,
    /// Its tally over every side.
    all: Tally,
    /// What is held of it on the days of the archive.
    state: State,
}

impl ListedArea<'_> {
    fn counted(&self, events: u32) -> OutputCell {
        known(self.state, events)
    }
}

impl RowSource for AreaRows {
    type Item<'a> = ListedArea<'a>;
}

/// The columns of a list of areas.
pub static AREAS: ColumnLayout<AreaRows, 22> = ColumnLayout::new(with_tally!([
    Column::new("theatre", Shape::Text)
        .filled(|row| OutputCell::text(Some(row.words.theatre_word(row.theatre)))),
    Column::new("area", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(row.area.map(|area| row.words.area_name(area)))),
]));

/// Returns the theatres that have something in them.
pub fn theatres(corpus: &Corpus) -> impl Iterator<Item = ListedTheatre<'_>> {
    let words = corpus.taxonomy();
    corpus.theatres().map(move |shelf| ListedTheatre {
        words,
        shelf,
        all: shelf.tallies().all(),
        tallies: shelf.tallies(),
        state: corpus.cover().held_overall(Scope::Theatre(shelf.theatre)).state(),
    })
}

/// Returns the areas of a theatre that have entries.
pub fn areas<'a>(
    corpus: &'a Corpus,
    shelf: &'a TheatreIndex,
) -> impl Iterator<Item = ListedArea<'a>> + 'a {
    let words = corpus.taxonomy();
    // A theatre that is described only as a whole has a section without a name and entries.
    let told = shelf.areas().filter(|area| !area.tallies.is_empty());
    told.map(move |area| ListedArea {
        words,
        theatre: shelf.theatre,
        area: area.area,
        all: area.tallies.all(),
        tallies: &area.tallies,
        state: corpus.cover().held_overall(Scope::of(shelf.theatre, area.area)).state(),
    })
}

/// Says how many events each side has, and their dead and captured.
fn by_side<'a>(words: &Taxonomy, sides: impl Iterator<Item = (EventSide, &'a Tally)>) -> String {
    let stated = |tally: &Tally| {
        let harms = [Harm::Killed, Harm::Captured].map(|harm| (harm, tally.harm(harm)));
        let harms = harms.into_iter().filter(|(_, sum)| !sum.is_silent());
        harms.map(|(harm, sum)| format!(", {} {sum}", harm.label())).collect::<Vec<_>>().concat()
    };
    let side = |(side, tally): (EventSide, &Tally)| {
        format!("{} {}{}", side.name(words), tally.events, stated(tally))
    };
    let sides = sides.filter(|(_, tally)| tally.entries > 0).map(side);
    sides.collect::<Vec<_>>().join("; ")
}

/// Returns the remark on what the numbers are worth, for below the rows: it would be the same at
/// nearly every number. Nothing if the archive holds all of its days in full.
pub fn worth(corpus: &Corpus) -> Option<&'static str> {
    (corpus.cover().held_overall(Scope::All).state() != State::InFull).then_some(
        "entries are lower bounds: not every day is held in full (`watchfloor list cover`)",
    )
}

/// Makes a cell of a number of events; a zero is told only where everything is held.
fn known(state: State, events: u32) -> OutputCell {
    if events == 0 && state != State::InFull {
        return OutputCell::Nothing;
    }
    OutputCell::number(events)
}
