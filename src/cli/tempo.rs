//! `tempo`: how many from week to week, month to month or day to day, with what is held of each. The
//! numbers are those of theatres by week, all together.

use std::io::Write as _;

use super::args::RowArgs;
use super::asked_limits::asked_limits;
use super::command::CommandSpec;
use super::cover_rows::CoverArgs;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use super::words::QUERY;
use crate::compare::{CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, GridUnit};
use crate::cover::{Held, State};
use crate::digest::Period;
use crate::export::listing::events_held;
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};
use crate::outgoing::span_sentence;

/// Tell how many there were from week to week, and how much of each week is held
///
/// A table is one sentence a week, to be read aloud. The numbers are those of theatres by
/// week, all together. Without a query all of the archive is counted. The query is taken as it stands.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct TempoArgs {
    /// What to count: words and fields as in the search, or @name for a saved search
    #[arg(value_name = QUERY)]
    words: Vec<String>,
    /// By which spans of time
    #[arg(long, value_name = "SPAN", default_value = "week")]
    by: SpanUnit,
    /// What to count
    #[arg(long, value_name = "MEASURE", default_value = "attacks")]
    measure: CountedMeasure,
    /// How much of the weeks.
    #[command(flatten)]
    cover: CoverArgs,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

/// What the time is cut into.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum SpanUnit {
    Day,
    Week,
    Month,
}

/// What is counted.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum CountedMeasure {
    Attacks,
    Events,
    Entries,
    Killed,
    Wounded,
}

impl From<SpanUnit> for GridUnit {
    fn from(unit: SpanUnit) -> Self {
        match unit {
            SpanUnit::Day => Self::Day,
            SpanUnit::Week => Self::Week,
            SpanUnit::Month => Self::Month,
        }
    }
}

impl From<CountedMeasure> for GridMeasure {
    fn from(measure: CountedMeasure) -> Self {
        match measure {
            CountedMeasure::Attacks => Self::Attacks,
            CountedMeasure::Events => Self::Events,
            CountedMeasure::Entries => Self::Entries,
            CountedMeasure::Killed => Self::Killed,
            CountedMeasure::Wounded => Self::Wounded,
        }
    }
}

/// One week, month or day.
struct SpanRow {
    unit: GridUnit,
    measure: GridMeasure,
    days: Period,
    /// Its days by what is held of them.
    held: Held,
    number: GridNumber,
}

/// Rows, each of a week, month or day.
struct SpanRows;

impl RowSource for SpanRows {
    type Item<'a> = &'a SpanRow;
}

static SPANS: ColumnLayout<SpanRows, 10> = ColumnLayout::new([
    Column::new("start", Shape::Text).filled(|row| OutputCell::text(Some(row.days.from))),
    Column::new("end", Shape::Text).filled(|row| OutputCell::text(row.days.to)),
    Column::new("state", Shape::Text).filled(|row| OutputCell::text(Some(row.held.state().word()))),
    Column::new("days_in_full", Shape::Number).filled(|row| days(row, State::InFull)),
    Column::new("days_in_part", Shape::Number).filled(|row| days(row, State::InPart)),
    Column::new("days_not_held", Shape::Number).filled(|row| days(row, State::NotHeld)),
    Column::new("measure", Shape::Text).filled(|row| OutputCell::text(Some(row.measure.word()))),
    Column::new("number", Shape::Number)
        .filled(|row| events_held(row.held.state(), &row.number.sum)),
    Column::new("number_low", Shape::Number).filled(|row| match row.number.sum {
        sum if sum.is_silent() && row.held.state() != State::InFull => OutputCell::Nothing,
        sum => OutputCell::number(sum.low),
    }),
    Column::new("number_high", Shape::Number).filled(|row| match row.number.sum.high {
        // Of what is held in part there may be any number more.
        Some(high) if row.held.state() == State::InFull => OutputCell::number(high),
        Some(_) | None => OutputCell::Nothing,
    }),
]);

fn days(row: &SpanRow, state: State) -> OutputCell {
    OutputCell::number(row.held.days(state))
}

impl CommandSpec for TempoArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words: Vec<String> = self.words.iter().cloned().chain(self.cover.words()).collect();
        Permissions::printing(Printed::new("tempo", &words, self.rows.format.name()))
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let (corpus, _) = session.load()?;
        let (unit, measure) = (self.by.into(), self.measure.into());
        let limits = asked_limits(&self.words, &self.cover, &corpus, session)?;
        let grid = CoverGrid::within(&corpus, &GridLimits { unit, ..limits });
        let numbers = GridNumbers::of(&grid, unit, measure, &corpus);
        let row = |at: usize| {
            let (days, held) = (grid.days_of(at)?, *numbers.days.get(at)?);
            Some(SpanRow { unit, measure, days, held, number: *numbers.all.get(at)? })
        };
        let rows: Vec<SpanRow> = (0..grid.weeks()).filter_map(row).collect();
        let what = format!("{}s", unit.word());
        let exit = if self.rows.format.is_fitted() && !rows.is_empty() {
            let most = self.rows.limit.unwrap_or(usize::MAX);
            session.head(self.rows.format)?;
            for row in rows.iter().take(most) {
                let sentence =
                    span_sentence((row.unit, row.measure), row.days, &row.held, &row.number);
                writeln!(session.out()?, "{sentence}")?;
            }
            if rows.len() > most {
                session.say(&format!("{most} of {} {what} shown (--limit)", rows.len()));
            }
            Exit::Done
        } else {
            session.rows(SPANS.rows(rows.iter()), rows.len(), &self.rows, &what)?
        };
        if grid.left_out() > 0 {
            session.say(&format!("the first {} {what} are left out", grid.left_out()));
        }
        let without = numbers.totals().1;
        if without > 0 {
            session.say(&format!("{without} more {} have no {}", measure.word(), unit.word()));
        }
        Ok(exit)
    }
}
