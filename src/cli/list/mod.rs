//! `list`: the digests, theatres, areas, waves and saved searches of an archive, or what it holds of
//! each week, one a row.

use clap::ValueEnum;

use super::args::RowArgs;
use super::ask::saved;
use super::command::CommandSpec;
use super::cover_args::CoverArgs;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use crate::archive::Corpus;
use crate::compare::{CoverGrid, MOST_CELLS};
use crate::config::{SavedSearch, Searches};
use crate::export::listing::{
    AREAS, COVER, DIGESTS, ListedSearch, SEARCHES, THEATRES, WAVES, areas, digests, theatres,
    waves, worth,
};
use crate::query::{Index, NameLookup, parse_with};

/// List digests, theatres, areas, waves, saved searches or what is held
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct ListArgs {
    /// What to list
    what: ListTopic,
    /// How much of the grid of what is held.
    #[command(flatten)]
    cover: CoverArgs,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

/// What `list` can list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ListTopic {
    /// Digests, the newest first
    #[default]
    Digests,
    /// Theatres that have something in them
    Theatres,
    /// Areas that have something in them
    Areas,
    /// Waves, the newest first
    Waves,
    /// Saved searches, with how many events each finds
    Searches,
    /// What is held of each theatre in each week
    Cover,
}

impl CommandSpec for ListArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let what = self.what.to_possible_value().map(|value| value.get_name().to_owned());
        let words: Vec<String> = what.into_iter().chain(self.cover.words()).collect();
        let printed = Printed::new("list", &words, self.rows.format.name());
        Permissions::printing(printed)
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let how = &self.rows;
        if self.what != ListTopic::Cover {
            self.cover.only_with_cover()?;
        }
        let (corpus, problems) = match self.what {
            ListTopic::Digests => session.load_counted()?,
            ListTopic::Theatres
            | ListTopic::Areas
            | ListTopic::Waves
            | ListTopic::Searches
            | ListTopic::Cover => session.load()?,
        };
        match self.what {
            ListTopic::Digests => {
                let rows = DIGESTS.rows(digests(&corpus, &problems));
                session.rows(rows, corpus.digests().len(), how, "digests")
            }
            ListTopic::Theatres => {
                let rows = THEATRES.rows(theatres(&corpus));
                let exit = session.rows(rows, corpus.theatres().count(), how, "theatres");
                remarks(&corpus, session);
                exit
            }
            ListTopic::Areas => {
                let all = || corpus.theatres().flat_map(|shelf| areas(&corpus, shelf));
                let exit = session.rows(AREAS.rows(all()), all().count(), how, "areas");
                remarks(&corpus, session);
                exit
            }
            ListTopic::Waves => {
                let rows = WAVES.rows(waves(&corpus));
                session.rows(rows, corpus.waves().len(), how, "waves")
            }
            ListTopic::Cover => {
                let limits = self.cover.limits(corpus.taxonomy())?;
                let grid = CoverGrid::within(&corpus, &limits);
                let rows = COVER.rows(grid.cells(&corpus).map(|cell| (cell, &corpus)));
                let exit = session.rows(rows, grid.len(), how, "weeks");
                if grid.left_out() > 0 {
                    let (weeks, rows) = (grid.left_out(), MOST_CELLS);
                    session.say(&format!("the first {weeks} weeks are left out: {rows} rows"));
                }
                exit
            }
            ListTopic::Searches => {
                let Searches { list, problems } = saved(&corpus, session)?;
                let index = session.index(&corpus);
                let names = NameLookup::of(corpus.taxonomy());
                let rows = list.iter().map(|search| saved_search(search, &corpus, &index, &names));
                let exit = session.rows(SEARCHES.rows(rows), list.len(), how, "saved searches")?;
                // What could not be read may be a search, too.
                Ok(if problems.is_empty() { exit } else { Exit::Found })
            }
        }
    }
}

/// Says what the totals are over and what they are worth, in every format. The remarks are no rows,
/// so they go beside the rows.
fn remarks(corpus: &Corpus, session: &mut Session<'_>) {
    session.say(
        "killed, wounded: sums over every basis (claimed, official, reported, assessed) and every \
         side (attacks, clashes, others), each event once",
    );
    if let Some(worth) = worth(corpus) {
        session.say(worth);
    }
}

fn saved_search<'a>(
    search: &'a SavedSearch,
    corpus: &Corpus,
    index: &Index,
    names: &NameLookup<'_>,
) -> ListedSearch<'a> {
    let query = parse_with(&search.query, names).ok();
    let found = query.and_then(|query| index.totals(corpus, &query, &|| false));
    let SavedSearch { name, query, note, shared } = search;
    ListedSearch { name, query, note: note.as_deref(), shared: *shared, found }
}
