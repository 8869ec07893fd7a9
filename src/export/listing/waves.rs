//! The waves of an archive, each with what is held of it.

use super::{counted, events_held, least, most, number};
use crate::archive::Corpus;
use crate::cover::{Scope, State};
use crate::digest::{EventTotal, Sum, Wave};
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};
use crate::page::events_number;

/// Waves with the number of entries that belong to them.
pub struct WaveRows;

/// A wave as it is listed.
pub struct ListedWave<'a> {
    wave: &'a Wave,
    members: usize,
    /// The events within its days, and the number of those outside.
    told: EventTotal,
    outside: Sum,
    /// What is held of its days.
    state: State,
}

impl RowSource for WaveRows {
    type Item<'a> = ListedWave<'a>;
}

/// The columns of a list of waves.
pub static WAVES: ColumnLayout<WaveRows, 13> = ColumnLayout::new([
    Column::new("id", Shape::Text).filled(|row| OutputCell::text(Some(&row.wave.id))),
    Column::new("name", Shape::Text).shrink().filled(|row| OutputCell::text(Some(&row.wave.name))),
    Column::new("period", Shape::Text).filled(|row| OutputCell::text(Some(row.wave.period))),
    Column::new("days", Shape::Number).filled(|row| days(row.wave.period.days())),
    Column::new("stated_days", Shape::Number)
        .spare(1)
        .filled(|row| days(row.wave.duration.map(i64::from))),
    Column::new("members", Shape::Number).filled(|row| OutputCell::number(row.members)),
    Column::new("figures", Shape::Number).filled(|row| OutputCell::number(row.wave.figures.len())),
    Column::new("file", Shape::Text).spare(3).filled(|row| OutputCell::text(Some(&row.wave.file))),
    Column::new("events", Shape::Number).filled(|row| events_held(row.state, &row.told.events)),
    Column::new("tellings", Shape::Number)
        .spare(2)
        .filled(|row| counted(row.state, usize::try_from(row.told.tellings).unwrap_or(usize::MAX))),
    Column::new("events_low", Shape::Number).spare(2).filled(|row| least(&row.told.events)),
    Column::new("events_high", Shape::Number).spare(2).filled(|row| most(&row.told.events)),
    Column::new("events_outside", Shape::Number).spare(1).filled(|row| match row.outside.terms {
        0 => OutputCell::number(0),
        _ => OutputCell::Told(number(row.outside.best), events_number(&row.outside)),
    }),
]);

/// Returns the waves, the newest first.
pub fn waves(corpus: &Corpus) -> impl Iterator<Item = ListedWave<'_>> + '_ {
    let waves = corpus.waves().iter().enumerate();
    waves.map(move |(at, wave)| ListedWave {
        wave,
        members: corpus.member_count(at),
        told: corpus.wave_events(at),
        outside: corpus.wave_events_outside(at).events,
        state: corpus.cover().held(Scope::All, &[wave.period]).state(),
    })
}

fn days(days: Option<i64>) -> OutputCell {
    days.map_or(OutputCell::Nothing, OutputCell::Number)
}
