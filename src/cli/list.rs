//! `list`: the digests, theatres, areas and waves of an archive, one a row.

use std::collections::HashMap;

use clap::ValueEnum;

use super::args::RowArgs;
use super::ask::saved;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use crate::archive::{Corpus, Problem, TheatreIndex};
use crate::config::SavedSearch;
use crate::digest::{
    AreaId, Basis, Coverage, Digest, Harm, Side, SideTallies, Tally, Taxonomy, TheatreId, Wave,
};
use crate::export::{Column, ColumnLayout, MARKING, OutputCell, RowSource, Shape};
use crate::query::{Index, NameLookup, parse_with};

/// List digests, theatres, areas, waves or saved searches
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct ListArgs {
    /// What to list
    what: ListTopic,
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
    /// Saved searches, with how many entries each finds
    Searches,
}

/// Digests with what is beside them in the corpus.
struct DigestRows;

struct ListedDigest<'a> {
    corpus: &'a Corpus,
    at: u32,
    digest: &'a Digest,
    problems: usize,
}

impl RowSource for DigestRows {
    type Item<'a> = ListedDigest<'a>;
}

static DIGESTS: ColumnLayout<DigestRows, 14> = ColumnLayout::new([
    Column::new("id", Shape::Text).filled(|row| OutputCell::text(Some(row.digest.id()))),
    Column::new("period", Shape::Text)
        .filled(|row| OutputCell::text(Some(row.digest.head().period))),
    Column::new("publisher", Shape::Text)
        .spare(0)
        .filled(|row| OutputCell::text(Some(&row.digest.head().publisher))),
    Column::new("title", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(Some(&row.digest.head().title))),
    Column::new("entries", Shape::Number).filled(|row| OutputCell::number(row.digest.len())),
    Column::new("claimed", Shape::Number)
        .spare(2)
        .filled(|row| OutputCell::number(row.digest.count_on(Basis::Claimed))),
    Column::new("official", Shape::Number)
        .spare(2)
        .filled(|row| OutputCell::number(row.digest.count_on(Basis::Official))),
    Column::new("reported", Shape::Number)
        .spare(2)
        .filled(|row| OutputCell::number(row.digest.count_on(Basis::Reported))),
    Column::new("assessed", Shape::Number)
        .spare(2)
        .filled(|row| OutputCell::number(row.digest.count_on(Basis::Assessed))),
    Column::new("figures", Shape::Number)
        .spare(1)
        .filled(|row| OutputCell::number(row.digest.figures().len())),
    Column::new("coverage", Shape::Text).spare(1).filled(|row| {
        let coverage = row.digest.head().coverage;
        OutputCell::text((coverage != Coverage::Unsaid).then_some(coverage))
    }),
    Column::new("problems", Shape::Number).spare(1).filled(|row| OutputCell::number(row.problems)),
    Column::new("file", Shape::Text)
        .spare(3)
        .filled(|row| OutputCell::text(Some(&row.digest.head().file))),
    MARKING.filled(|row| OutputCell::text(row.corpus.markings_of([row.at]).all())),
]);

/// Returns the columns for totals: how many on each basis, and the toll.
macro_rules! with_tally {
    ([$($column:expr),* $(,)?]) => {
        [
            $($column,)*
            Column::new("entries", Shape::Number).filled(|row| OutputCell::number(row.all.entries)),
            Column::new("repeats", Shape::Number).filled(|row| OutputCell::number(row.all.repeats)),
            Column::new("claimed", Shape::Number)
                .spare(2)
                .filled(|row| OutputCell::number(row.all.on(Basis::Claimed))),
            Column::new("official", Shape::Number)
                .spare(2)
                .filled(|row| OutputCell::number(row.all.on(Basis::Official))),
            Column::new("reported", Shape::Number)
                .spare(2)
                .filled(|row| OutputCell::number(row.all.on(Basis::Reported))),
            Column::new("assessed", Shape::Number)
                .spare(2)
                .filled(|row| OutputCell::number(row.all.on(Basis::Assessed))),
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
struct TheatreRows;

struct ListedTheatre<'a> {
    words: &'a Taxonomy,
    shelf: &'a TheatreIndex,
    tallies: SideTallies,
    all: Tally,
}

impl RowSource for TheatreRows {
    type Item<'a> = ListedTheatre<'a>;
}

static THEATRES: ColumnLayout<TheatreRows, 23> = ColumnLayout::new(with_tally!([
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
struct AreaRows;

struct ListedArea<'a> {
    words: &'a Taxonomy,
    theatre: TheatreId,
    area: Option<AreaId>,
    tallies: &'a SideTallies,
    all: Tally,
}

impl RowSource for AreaRows {
    type Item<'a> = ListedArea<'a>;
}

static AREAS: ColumnLayout<AreaRows, 21> = ColumnLayout::new(with_tally!([
    Column::new("theatre", Shape::Text)
        .filled(|row| OutputCell::text(Some(row.words.theatre_word(row.theatre)))),
    Column::new("area", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(row.area.map(|area| row.words.area_name(area)))),
]));

/// Waves with the number of entries that belong to them.
struct WaveRows;

struct ListedWave<'a> {
    wave: &'a Wave,
    members: usize,
}

impl RowSource for WaveRows {
    type Item<'a> = ListedWave<'a>;
}

static WAVES: ColumnLayout<WaveRows, 8> = ColumnLayout::new([
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
]);

/// Saved searches with the number of entries that each finds.
struct SavedSearchRows;

struct ListedSearch<'a> {
    search: &'a SavedSearch,
    found: Option<usize>,
}

impl RowSource for SavedSearchRows {
    type Item<'a> = ListedSearch<'a>;
}

static SEARCHES: ColumnLayout<SavedSearchRows, 5> = ColumnLayout::new([
    Column::new("name", Shape::Text).filled(|row| OutputCell::text(Some(&row.search.name))),
    Column::new("entries", Shape::Number)
        .filled(|row| row.found.map_or(OutputCell::Nothing, OutputCell::number)),
    Column::new("from", Shape::Text)
        .spare(0)
        .filled(|row| OutputCell::text(Some(if row.search.shared { "archive" } else { "user" }))),
    Column::new("query", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(Some(&row.search.query))),
    Column::new("note", Shape::Text)
        .spare(1)
        .filled(|row| OutputCell::text(row.search.note.as_ref())),
]);

fn days(days: Option<i64>) -> OutputCell {
    days.map_or(OutputCell::Nothing, OutputCell::Number)
}

impl CommandSpec for ListArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let what = self.what.to_possible_value().map(|value| value.get_name().to_owned());
        let printed = Printed::new("list", what.as_slice(), self.rows.format.name());
        Permissions::printing(printed)
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let how = self.rows;
        let (corpus, problems) = session.load()?;
        match self.what {
            ListTopic::Digests => {
                let rows = DIGESTS.rows(digests(&corpus, &problems));
                session.rows(rows, corpus.digests().len(), how, "digests")
            }
            ListTopic::Theatres => {
                let words = corpus.taxonomy();
                let shelves = corpus.theatres();
                let rows = THEATRES.rows(shelves.map(|shelf| ListedTheatre {
                    words,
                    shelf,
                    all: shelf.tallies().all(),
                    tallies: shelf.tallies(),
                }));
                let exit = session.rows(rows, corpus.theatres().count(), how, "theatres");
                mixed(session);
                exit
            }
            ListTopic::Areas => {
                let all = || corpus.theatres().flat_map(|shelf| areas(&corpus, shelf));
                let exit = session.rows(AREAS.rows(all()), all().count(), how, "areas");
                mixed(session);
                exit
            }
            ListTopic::Waves => {
                let rows = WAVES.rows(waves(&corpus));
                session.rows(rows, corpus.waves().len(), how, "waves")
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

/// Says how many events each side has, and their dead and captured.
fn by_side<'a>(words: &Taxonomy, sides: impl Iterator<Item = (Side, &'a Tally)>) -> String {
    let told = |tally: &Tally| {
        let harms = [Harm::Killed, Harm::Captured].map(|harm| (harm, tally.harm(harm)));
        let harms = harms.into_iter().filter(|(_, sum)| !sum.is_silent());
        harms.map(|(harm, sum)| format!(", {} {sum}", harm.label())).collect::<Vec<_>>().concat()
    };
    let side = |(side, tally): (Side, &Tally)| {
        format!("{} {}{}", side.name(words), tally.events, told(tally))
    };
    let sides = sides.filter(|(_, tally)| tally.entries > 0).map(side);
    sides.collect::<Vec<_>>().join("; ")
}

/// Says that sums are over every basis, in every format. The remark is no row, so it goes beside
/// the rows.
fn mixed(session: &mut Session<'_>) {
    session.say(
        "killed, wounded: sums over every basis (claimed, official, reported, assessed) and every \
         side (attacks, clashes, others), each event once",
    );
}

fn digests<'a>(
    corpus: &'a Corpus,
    problems: &'a [Problem],
) -> impl Iterator<Item = ListedDigest<'a>> + 'a {
    let mut faults: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        *faults.entry(&problem.file).or_default() += 1;
    }
    (0..).zip(corpus.digests()).map(move |(at, digest)| {
        let problems = faults.get(&*digest.head().file).copied().unwrap_or(0);
        ListedDigest { corpus, at, digest, problems }
    })
}

fn areas<'a>(
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
    })
}

fn waves(corpus: &Corpus) -> impl Iterator<Item = ListedWave<'_>> + '_ {
    let waves = corpus.waves().iter().enumerate();
    waves.map(move |(at, wave)| ListedWave { wave, members: corpus.member_count(at) })
}

fn saved_search<'a>(
    search: &'a SavedSearch,
    corpus: &Corpus,
    index: &Index,
    names: &NameLookup<'_>,
) -> ListedSearch<'a> {
    let query = parse_with(&search.query, names).ok();
    let found = query.and_then(|query| index.search(corpus, &query, 0, &|| false));
    ListedSearch { search, found: found.map(|found| found.total) }
}
