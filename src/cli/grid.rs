//! `grid`: what a query finds of each theatre in each week, with what is held. It is `list cover` with
//! a query and measures.

use super::asked_limits::{AskedGrid, asked_limits, entries_of};
use super::command::CommandSpec;
use super::counted_measure::CountedMeasure;
use super::cover_args::CoverArgs;
use super::exit::{Exit, Failure};
use super::permissions::Permissions;
use super::picturing::{PicturedArgs, caption};
use super::session::Session;
use super::words::QUERY;
use crate::compare::{CoverGrid, GridMeasure, MOST_CELLS};
use crate::export::listing::GRID;
use crate::picture::{GridSubject, grid_picture};

/// Count what a query finds of each theatre in each week, with what is held of it
///
/// The rows are those of `list cover`, with attacks, killed and wounded behind them; as svg it is a picture
/// of one measure, by month where there is no room for weeks. Without a query all of the archive is
/// counted. The query is taken as it stands.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct GridArgs {
    /// What to count: words and fields as in the search, or @name for a saved search
    #[arg(value_name = QUERY)]
    words: Vec<String>,
    /// Of a picture: what it counts, attacks where nothing is said
    #[arg(long, value_name = "MEASURE")]
    measure: Option<CountedMeasure>,
    /// How much of the weeks.
    #[command(flatten)]
    cover: CoverArgs,
    /// How to write it.
    #[command(flatten)]
    pictured: PicturedArgs,
}

impl CommandSpec for GridArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words: Vec<String> = self.words.iter().cloned().chain(self.cover.words()).collect();
        self.pictured.permissions("grid", &words)
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        self.pictured.check()?;
        if self.measure.is_some() && !self.pictured.format().is_picture() {
            let why = "--measure is of a picture: the rows have attacks, killed and wounded";
            return Err(Failure::Usage(why.to_owned()));
        }
        let (corpus, _) = session.load()?;
        let AskedGrid { limits, query } = asked_limits(&self.words, &self.cover, &corpus, session)?;
        let format = self.pictured.format();
        if format.is_picture() {
            let keys = entries_of(&limits, &corpus);
            let caption = caption(query.as_ref(), &self.cover.words(), &keys, &corpus, session);
            let subject = GridSubject {
                limits,
                years: None,
                unit: None,
                measure: self.measure.map(GridMeasure::from).unwrap_or_default(),
                corpus: &corpus,
            };
            let drawing = grid_picture(self.pictured.picture.size, &subject, &caption);
            return self.pictured.picture.write(&drawing, format, session);
        }
        let grid = CoverGrid::within(&corpus, &limits);
        let rows = GRID.rows(grid.cells(&corpus).map(|cell| (cell, &corpus)));
        let exit = session.rows(rows, grid.len(), &self.pictured.rows(), "weeks")?;
        if grid.left_out() > 0 {
            let (weeks, rows) = (grid.left_out(), MOST_CELLS);
            session.say(&format!("the first {weeks} weeks are left out: {rows} rows"));
        }
        session.say("attacks are counted each once, and killed and wounded are those of attacks");
        Ok(exit)
    }
}
