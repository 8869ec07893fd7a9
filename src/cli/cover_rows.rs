//! What is held of each theatre in each week, one cell of the grid a row, as `list cover` and `grid`
//! write it.

use crate::archive::Corpus;
use crate::cli::exit::Failure;
use crate::compare::{CoverCell, GridLimits, GridMeasure};
use crate::cover::State;
use crate::digest::{Count, Period, Taxonomy};
use crate::export::listing::{counted, events_held, least, most};
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};

/// How much of the grid to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub(super) struct CoverArgs {
    /// Of the weeks: of this theatre only; may be repeated
    #[arg(long, value_name = "THEATRE")]
    theatre: Vec<String>,
    /// Of the weeks: from the week of this day on, as 2020-05-21 or 2020-05
    #[arg(long, value_name = "DAY")]
    from: Option<Period>,
    /// Of the weeks: up to the week of this day
    #[arg(long, value_name = "DAY")]
    to: Option<Period>,
}

impl CoverArgs {
    /// Returns the options as they were given, for the log of the host.
    pub(super) fn words(&self) -> Vec<String> {
        let days = [("from", self.from), ("to", self.to)];
        let days = days.into_iter().filter_map(|(name, day)| Some(format!("{name}:{}", day?)));
        self.theatre.iter().map(|name| format!("theatre:{name}")).chain(days).collect()
    }

    /// Returns an error where the options are given for another list.
    pub(super) fn only_with_cover(&self) -> Result<(), Failure> {
        if *self == Self::default() {
            return Ok(());
        }
        let text = "--theatre, --from and --to are options of `list cover` only";
        Err(Failure::Usage(text.to_owned()))
    }

    /// Returns the theatres and days, by the names of an archive.
    pub(super) fn limits(&self, taxonomy: &Taxonomy) -> Result<GridLimits, Failure> {
        let theatre = |name: &String| {
            taxonomy.find_theatre(name).ok_or_else(|| {
                let text = format!("there is no theatre `{name}`; `list theatres` names them");
                Failure::Usage(text)
            })
        };
        Ok(GridLimits {
            theatres: self.theatre.iter().map(theatre).collect::<Result<_, _>>()?,
            from: self.from.map(|period| period.from),
            to: self.to.and_then(|period| period.to),
            ..GridLimits::default()
        })
    }
}

/// Cells, each with the corpus that it is of.
pub(super) struct CoverRows;

impl RowSource for CoverRows {
    type Item<'a> = (CoverCell<'a>, &'a Corpus);
}

/// Returns the columns of a cell, and others after them.
macro_rules! cover_columns {
    ($($more:expr),* $(,)?) => {
        ColumnLayout::new([
            Column::new("theatre", Shape::Text).filled(|(cell, corpus)| {
                OutputCell::text(Some(corpus.taxonomy().theatre_word(cell.theatre)))
            }),
            Column::new("week_start", Shape::Text)
                .filled(|(cell, _)| OutputCell::text(Some(cell.week.from))),
            Column::new("state", Shape::Text)
                .filled(|(cell, _)| OutputCell::text(Some(cell.state.word()))),
            Column::new("days", Shape::Number).filled(|(cell, _)| OutputCell::number(cell.days)),
            Column::new("events", Shape::Number)
                .filled(|(cell, _)| events_held(cell.state, &cell.doubt)),
            Column::new("tellings", Shape::Number)
                .filled(|(cell, _)| counted(cell.state, cell.tellings as usize)),
            Column::new("digests", Shape::List).shrink().filled(|(cell, corpus)| {
                let digests = cell.digests.iter().filter_map(|at| corpus.digest(*at));
                OutputCell::List(digests.map(|digest| digest.id().to_owned()).collect())
            }),
            Column::new("events_low", Shape::Number)
                .spare(2)
                .filled(|(cell, _)| true_zero(cell).unwrap_or_else(|| least(&cell.doubt))),
            Column::new("events_high", Shape::Number)
                .spare(2)
                .filled(|(cell, _)| true_zero(cell).unwrap_or_else(|| most(&cell.doubt))),
            $($more),*
        ])
    };
}

/// The rows of `list cover`.
pub(super) static COVER: ColumnLayout<CoverRows, 9> = cover_columns!();

/// The rows of `grid`: the same, and its measures.
pub(super) static GRID: ColumnLayout<CoverRows, 12> = cover_columns!(
    Column::new("attacks", Shape::Sum).filled(|row| measured(row, GridMeasure::Attacks)),
    Column::new("killed", Shape::Sum).filled(|row| measured(row, GridMeasure::Killed)),
    Column::new("wounded", Shape::Sum).filled(|row| measured(row, GridMeasure::Wounded)),
);

/// Returns the number of a measure. Of days that are held in full in which nothing happened it is a
/// zero.
fn measured((cell, corpus): &(CoverCell<'_>, &Corpus), measure: GridMeasure) -> OutputCell {
    let sum = measure.of(cell, corpus);
    let none = measure.behind(cell, corpus).next().is_none();
    let is_zero =
        cell.state == State::InFull && none && (measure.harm().is_none() || cell.events == 0);
    if is_zero {
        return OutputCell::Sum([Count::Exact(0)].into_iter().collect());
    }
    OutputCell::sum(sum)
}

/// Returns the zero of a week that is held in full and in which nothing happened.
fn true_zero(cell: &CoverCell<'_>) -> Option<OutputCell> {
    (cell.state == State::InFull && cell.doubt.is_silent()).then(|| OutputCell::number(0))
}
