//! `list`: the digests, theatres, areas, waves and saved searches of an archive, or what it holds of
//! each week, one a row.

mod cover;
mod digests;
mod places;

use clap::ValueEnum;

use super::args::RowArgs;
use super::ask::saved;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use crate::archive::Corpus;
use crate::compare::{CoverGrid, MOST_CELLS};
use crate::config::SavedSearch;
use crate::cover::{Scope, State};
use crate::digest::{EventTotal, Sum, Wave};
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};
use crate::page::{events_number, held_sum};
use crate::query::{Index, NameLookup, parse_with};
use cover::{COVER, CoverArgs};
use digests::{DIGESTS, digests};
use places::{AREAS, THEATRES, areas, theatres, worth};

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

/// Waves with the number of entries that belong to them.
struct WaveRows;

struct ListedWave<'a> {
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

static WAVES: ColumnLayout<WaveRows, 13> = ColumnLayout::new([
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
    Column::new("outside", Shape::Number).spare(1).filled(|row| match row.outside.terms {
        0 => OutputCell::number(0),
        _ => OutputCell::Told(number(row.outside.best), events_number(&row.outside)),
    }),
]);

/// Saved searches with the number of entries that each finds.
struct SavedSearchRows;

struct ListedSearch<'a> {
    search: &'a SavedSearch,
    /// The events that it finds, and their tellings.
    found: Option<EventTotal>,
}

impl RowSource for SavedSearchRows {
    type Item<'a> = ListedSearch<'a>;
}

static SEARCHES: ColumnLayout<SavedSearchRows, 9> = ColumnLayout::new([
    Column::new("name", Shape::Text).filled(|row| OutputCell::text(Some(&row.search.name))),
    Column::new("entries", Shape::Number).filled(|row| row.tellings()),
    Column::new("from", Shape::Text)
        .spare(0)
        .filled(|row| OutputCell::text(Some(if row.search.shared { "archive" } else { "user" }))),
    Column::new("query", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(Some(&row.search.query))),
    Column::new("note", Shape::Text)
        .spare(1)
        .filled(|row| OutputCell::text(row.search.note.as_ref())),
    Column::new("events", Shape::Number).filled(|row| {
        row.found.map_or(OutputCell::Nothing, |found| {
            OutputCell::Told(number(found.events.best), events_number(&found.events))
        })
    }),
    Column::new("tellings", Shape::Number).spare(2).filled(|row| row.tellings()),
    Column::new("events_low", Shape::Number)
        .spare(2)
        .filled(|row| row.found.map_or(OutputCell::Nothing, |found| least(&found.events))),
    Column::new("events_high", Shape::Number)
        .spare(2)
        .filled(|row| row.found.map_or(OutputCell::Nothing, |found| most(&found.events))),
]);

impl ListedSearch<'_> {
    fn tellings(&self) -> OutputCell {
        self.found.map_or(OutputCell::Nothing, |found| OutputCell::number(found.tellings))
    }
}

fn days(days: Option<i64>) -> OutputCell {
    days.map_or(OutputCell::Nothing, OutputCell::Number)
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
        let (corpus, problems) = session.load()?;
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
                let list = saved(&corpus, session)?.list;
                let index = Index::build(&corpus);
                let names = NameLookup::of(corpus.taxonomy());
                let rows = list.iter().map(|search| saved_search(search, &corpus, &index, &names));
                session.rows(SEARCHES.rows(rows), list.len(), how, "saved searches")
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

/// Makes a cell of a number of entries as a state allows: a plain number in full, a lower bound in
/// part, nothing where nothing is known.
fn counted(state: State, entries: usize) -> OutputCell {
    if entries == 0 && state != State::InFull {
        return OutputCell::Nothing;
    }
    let number = i64::try_from(entries).unwrap_or(i64::MAX);
    OutputCell::Told(number, state.count(u64::try_from(entries).unwrap_or(u64::MAX)))
}

/// Makes a cell of a number of events with its doubt as a state allows, likewise.
fn events_held(state: State, events: &Sum) -> OutputCell {
    if events.is_silent() && state != State::InFull {
        return OutputCell::Nothing;
    }
    OutputCell::Told(number(events.best), held_sum(state, events).text)
}

/// Makes a cell of the least number of events; empty where none is told.
fn least(events: &Sum) -> OutputCell {
    if events.is_silent() { OutputCell::Nothing } else { OutputCell::number(events.low) }
}

/// Makes a cell of the greatest number of events; empty where none is told or no bound is.
fn most(events: &Sum) -> OutputCell {
    let high = events.high.filter(|_| !events.is_silent());
    high.map_or(OutputCell::Nothing, OutputCell::number)
}

fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn waves(corpus: &Corpus) -> impl Iterator<Item = ListedWave<'_>> + '_ {
    let waves = corpus.waves().iter().enumerate();
    waves.map(move |(at, wave)| ListedWave {
        wave,
        members: corpus.member_count(at),
        told: corpus.wave_events(at),
        outside: corpus.wave_events_outside(at).events,
        state: corpus.cover().held(Scope::All, &[wave.period]).state(),
    })
}

fn saved_search<'a>(
    search: &'a SavedSearch,
    corpus: &Corpus,
    index: &Index,
    names: &NameLookup<'_>,
) -> ListedSearch<'a> {
    let query = parse_with(&search.query, names).ok();
    let found = query.and_then(|query| index.totals(corpus, &query, &|| false));
    ListedSearch { search, found }
}
