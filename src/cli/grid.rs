//! `grid`: what a query finds of each theatre in each week, with what is held. It is `list cover` with
//! a query and measures.

use super::args::RowArgs;
use super::asked_limits::asked_limits;
use super::command::CommandSpec;
use super::cover_rows::{CoverArgs, GRID};
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use super::words::QUERY;
use crate::compare::{CoverGrid, MOST_CELLS};

/// Count what a query finds of each theatre in each week, with what is held of it
///
/// The rows are those of `list cover`, with attacks, killed and wounded behind them. Without a query
/// all of the archive is counted. The query is taken as it stands.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct GridArgs {
    /// What to count: words and fields as in the search, or @name for a saved search
    #[arg(value_name = QUERY)]
    words: Vec<String>,
    /// How much of the weeks.
    #[command(flatten)]
    cover: CoverArgs,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

impl CommandSpec for GridArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words: Vec<String> = self.words.iter().cloned().chain(self.cover.words()).collect();
        Permissions::printing(Printed::new("grid", &words, self.rows.format.name()))
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let (corpus, _) = session.load()?;
        let limits = asked_limits(&self.words, &self.cover, &corpus, session)?;
        let grid = CoverGrid::within(&corpus, &limits);
        let rows = GRID.rows(grid.cells(&corpus).map(|cell| (cell, &corpus)));
        let exit = session.rows(rows, grid.len(), &self.rows, "weeks")?;
        if grid.left_out() > 0 {
            let (weeks, rows) = (grid.left_out(), MOST_CELLS);
            session.say(&format!("the first {weeks} weeks are left out: {rows} rows"));
        }
        session.say("attacks are counted each once, and killed and wounded are those of attacks");
        Ok(exit)
    }
}
