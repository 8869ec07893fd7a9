//! `tempo`: how many from week to week, month to month or day to day, with what is held of each. The
//! numbers are those of theatres by week, all together.

use std::io::Write as _;

use super::asked_limits::{AskedGrid, asked_limits, entries_of};
use super::command::CommandSpec;
use super::counted_measure::CountedMeasure;
use super::cover_args::CoverArgs;
use super::exit::{Exit, Failure};
use super::permissions::Permissions;
use super::picturing::{PicturedArgs, caption};
use super::session::Session;
use super::words::QUERY;
use crate::compare::{CoverGrid, GridLimits, GridNumbers, GridUnit};
use crate::export::listing::SPANS;
use crate::picture::{SpanWords, TempoSubject, tempo_picture};

/// Tell how many there were from week to week, and how much of each week is held
///
/// A table is one sentence a week, to be read aloud; as svg it is a chart. The numbers are those of theatres by
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
    pictured: PicturedArgs,
}

/// What the time is cut into.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum SpanUnit {
    Day,
    Week,
    Month,
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

impl CommandSpec for TempoArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words: Vec<String> = self.words.iter().cloned().chain(self.cover.words()).collect();
        self.pictured.permissions("tempo", &words)
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        self.pictured.check()?;
        let (corpus, _) = session.load()?;
        let (unit, measure) = (self.by.into(), self.measure.into());
        let AskedGrid { limits, query } = asked_limits(&self.words, &self.cover, &corpus, session)?;
        let limits = GridLimits { unit, ..limits };
        let format = self.pictured.format();
        if format.is_picture() {
            let keys = entries_of(&limits, &corpus);
            let caption = caption(query.as_ref(), &self.cover.words(), &keys, &corpus, session);
            let subject =
                TempoSubject { limits, years: None, measure, theatre: None, corpus: &corpus };
            let drawing = tempo_picture(self.pictured.picture.size, &subject, &caption);
            return self.pictured.picture.write(&drawing, format, session);
        }
        let how = self.pictured.rows();
        let grid = CoverGrid::within(&corpus, &limits);
        let numbers = GridNumbers::of(&grid, unit, measure, &corpus);
        let row = |at: usize| {
            let (days, held) = (grid.days_of(at)?, *numbers.days.get(at)?);
            Some(SpanWords { unit, measure, days, held, number: *numbers.all.get(at)? })
        };
        let rows: Vec<SpanWords> = (0..grid.weeks()).filter_map(row).collect();
        let what = format!("{}s", unit.word());
        let exit = if format.is_fitted() && !rows.is_empty() {
            let most = how.limit.unwrap_or(usize::MAX);
            session.head(format)?;
            for row in rows.iter().take(most) {
                writeln!(session.out()?, "{}", row.sentence())?;
            }
            if rows.len() > most {
                session.say(&format!("{most} of {} {what} shown (--limit)", rows.len()));
            }
            Exit::Done
        } else {
            session.rows(SPANS.rows(rows.iter()), rows.len(), &how, &what)?
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
