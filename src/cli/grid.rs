//! `grid`: what a query finds of each theatre in each week, with what is held. It is `list cover` with
//! a query and measures.

use std::borrow::Cow;

use super::args::RowArgs;
use super::ask::{ask, say_replaced};
use super::command::CommandSpec;
use super::cover_rows::{CoverArgs, GRID};
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use super::words::QUERY;
use crate::archive::Corpus;
use crate::compare::{CoverGrid, GridLimits, MOST_CELLS};
use crate::cover::{Cover, Scope};
use crate::digest::TheatreId;
use crate::query::{Asked, Index};

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

/// Returns the limits that options and a query set.
pub(super) fn asked_limits(
    words: &[String],
    cover: &CoverArgs,
    corpus: &Corpus,
    session: &mut Session<'_>,
) -> Result<GridLimits, Failure> {
    let limits = cover.limits(corpus.taxonomy())?;
    if words.is_empty() {
        return Ok(limits);
    }
    let query = ask(words, corpus, session)?.query;
    let index = Index::build(corpus);
    // Nothing cancels it here, so it always answers.
    let told = index.matching_told(corpus, &query, &|| false);
    let (keys, replaced) = told.unwrap_or_default();
    say_replaced(&replaced, session);
    let limits = narrowed(limits, &query.asked_of(corpus), corpus);
    Ok(GridLimits { found: Some(keys), ..limits })
}

/// Returns the limits with what a query asks for: its theatres, its days, and what is held by the
/// digests of which alone it takes anything. What an option says goes first.
fn narrowed(limits: GridLimits, asked: &Asked, corpus: &Corpus) -> GridLimits {
    let periods = asked.periods(corpus.cover().days());
    let periods = if asked.names_days() { periods } else { Vec::new() };
    let from = limits.from.or(periods.first().map(|first| first.from));
    let to = limits.to.or(periods.last().and_then(|last| last.to));
    let named = asked.scopes().iter().filter_map(|scope| match scope {
        Scope::All => None,
        Scope::Theatre(theatre) | Scope::Area(theatre, _) => Some(*theatre),
    });
    let named: Vec<TheatreId> = named.collect();
    let theatres = if limits.theatres.is_empty() { named } else { limits.theatres };
    let cover: Option<Cover> = match asked.cover(corpus) {
        Cow::Borrowed(_) => None,
        Cow::Owned(cover) => Some(cover),
    };
    let scopes = asked.scopes().to_vec();
    GridLimits { theatres, from, to, scopes, cover, ..limits }
}
