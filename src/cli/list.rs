//! `list`: the digests, theatres, areas and waves of an archive, one a row.

use std::collections::HashMap;

use super::args::{Listing, RowArgs};
use super::ask::saved;
use super::exit::{Exit, Failure};
use super::session::Session;
use crate::archive::{Corpus, Problem, TheatreShelf};
use crate::config::SavedSearch;
use crate::digest::{Basis, Coverage, Harm, Tally};
use crate::export::{Cell, Column, MARKING, Rows, Shape};
use crate::query::{Index, Lookup, parse_with};

/// The columns that what is added up has: how many on each basis, and the toll.
macro_rules! with_tally {
    ([$($column:expr),* $(,)?]) => {
        [
            $($column,)*
            Column::new("entries", Shape::Number),
            Column::new("repeats", Shape::Number),
            Column::new("claimed", Shape::Number).spare(2),
            Column::new("official", Shape::Number).spare(2),
            Column::new("reported", Shape::Number).spare(2),
            Column::new("assessed", Shape::Number).spare(2),
            Column::new("killed", Shape::Sum),
            Column::new("wounded", Shape::Sum),
            Column::new("killed_or_wounded", Shape::Sum).spare(1),
            Column::new("captured", Shape::Sum).spare(1),
        ]
    };
}

const DIGESTS: [Column; 14] = [
    Column::new("id", Shape::Text),
    Column::new("period", Shape::Text),
    Column::new("publisher", Shape::Text).spare(0),
    Column::new("title", Shape::Text).shrink(),
    Column::new("entries", Shape::Number),
    Column::new("claimed", Shape::Number).spare(2),
    Column::new("official", Shape::Number).spare(2),
    Column::new("reported", Shape::Number).spare(2),
    Column::new("assessed", Shape::Number).spare(2),
    Column::new("figures", Shape::Number).spare(1),
    Column::new("coverage", Shape::Text).spare(1),
    Column::new("problems", Shape::Number).spare(1),
    Column::new("file", Shape::Text).spare(3),
    MARKING,
];

const THEATRES: [Column; 14] = with_tally!([
    Column::new("id", Shape::Text),
    Column::new("name", Shape::Text).shrink(),
    Column::new("areas", Shape::Number),
    Column::new("digests", Shape::Number),
]);

const AREAS: [Column; 12] =
    with_tally!([Column::new("theatre", Shape::Text), Column::new("area", Shape::Text).shrink()]);

const WAVES: [Column; 8] = [
    Column::new("id", Shape::Text),
    Column::new("name", Shape::Text).shrink(),
    Column::new("period", Shape::Text),
    Column::new("days", Shape::Number),
    Column::new("stated_days", Shape::Number).spare(1),
    Column::new("members", Shape::Number),
    Column::new("figures", Shape::Number),
    Column::new("file", Shape::Text).spare(3),
];

const SEARCHES: [Column; 5] = [
    Column::new("name", Shape::Text),
    Column::new("entries", Shape::Number),
    Column::new("from", Shape::Text).spare(0),
    Column::new("query", Shape::Text).shrink(),
    Column::new("note", Shape::Text).spare(1),
];

/// Lists one sort of thing.
pub(super) fn run(what: Listing, how: RowArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let (corpus, problems) = session.load()?;
    match what {
        Listing::Digests => {
            let rows = Rows::new(&DIGESTS, digests(&corpus, &problems));
            session.rows(rows, corpus.digests().len(), how, "digests")
        }
        Listing::Theatres => {
            let rows = Rows::new(&THEATRES, corpus.theatres().map(|shelf| theatre(&corpus, shelf)));
            let exit = session.rows(rows, corpus.theatres().count(), how, "theatres");
            mixed(session);
            exit
        }
        Listing::Areas => {
            let all = || corpus.theatres().flat_map(|shelf| areas(&corpus, shelf));
            let exit = session.rows(Rows::new(&AREAS, all()), all().count(), how, "areas");
            mixed(session);
            exit
        }
        Listing::Waves => {
            let rows = Rows::new(&WAVES, waves(&corpus));
            session.rows(rows, corpus.waves().len(), how, "waves")
        }
        Listing::Searches => {
            let list = saved(&corpus, session)?.list;
            let index = Index::build(&corpus);
            let names = Lookup::of(corpus.taxonomy());
            let rows = list.iter().map(|search| saved_search(search, &corpus, &index, &names));
            session.rows(Rows::new(&SEARCHES, rows), list.len(), how, "saved searches")
        }
    }
}

/// Sums over every basis must say that they are, in every format; it is no row, so it goes beside.
fn mixed(session: &mut Session<'_>) {
    session.say(
        "killed, wounded: sums over every basis (claimed, official, reported, assessed), each \
         event once",
    );
}

fn digests<'a>(
    corpus: &'a Corpus,
    problems: &'a [Problem],
) -> impl Iterator<Item = Vec<Cell>> + 'a {
    let mut faults: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        *faults.entry(&problem.file).or_default() += 1;
    }
    (0..).zip(corpus.digests()).map(move |(at, digest)| {
        let head = digest.head();
        let on = |basis| Cell::number(digest.count_on(basis));
        let coverage = (head.coverage != Coverage::Unsaid).then_some(head.coverage);
        vec![
            Cell::text(Some(&head.id)),
            Cell::text(Some(head.period)),
            Cell::text(Some(&head.publisher)),
            Cell::text(Some(&head.title)),
            Cell::number(digest.len()),
            on(Basis::Claimed),
            on(Basis::Official),
            on(Basis::Reported),
            on(Basis::Assessed),
            Cell::number(digest.figures().len()),
            Cell::text(coverage),
            Cell::number(faults.get(&*head.file).copied().unwrap_or(0)),
            Cell::text(Some(&head.file)),
            Cell::text(corpus.markings_of([at]).all()),
        ]
    })
}

fn theatre(corpus: &Corpus, shelf: &TheatreShelf) -> Vec<Cell> {
    let words = corpus.taxonomy();
    let named = shelf.areas().filter(|area| area.area.is_some()).count();
    let mut row = vec![
        Cell::text(Some(words.theatre_word(shelf.theatre))),
        Cell::text(Some(words.theatre_name(shelf.theatre))),
        Cell::number(named),
        Cell::number(shelf.digests),
    ];
    row.extend(tally(&shelf.tally()));
    row
}

fn areas<'a>(corpus: &'a Corpus, shelf: &'a TheatreShelf) -> impl Iterator<Item = Vec<Cell>> + 'a {
    let words = corpus.taxonomy();
    // A theatre that is only spoken of as a whole has a shelf without a name and without entries.
    shelf.areas().filter(|area| !area.tally.is_empty()).map(move |area| {
        let name = area.area.map(|id| words.area_name(id));
        let mut row = vec![Cell::text(Some(words.theatre_word(shelf.theatre))), Cell::text(name)];
        row.extend(tally(&area.tally));
        row
    })
}

fn tally(tally: &Tally) -> Vec<Cell> {
    let mut cells = vec![Cell::number(tally.entries), Cell::number(tally.repeats)];
    cells.extend(Basis::ALL.map(|basis| Cell::number(tally.on(basis))));
    cells.extend(Harm::ALL.map(|harm| Cell::sum(tally.harm(harm))));
    cells
}

fn waves(corpus: &Corpus) -> impl Iterator<Item = Vec<Cell>> + '_ {
    let number = |days: Option<i64>| days.map_or(Cell::Nothing, Cell::Number);
    corpus.waves().iter().enumerate().map(move |(at, wave)| {
        vec![
            Cell::text(Some(&wave.id)),
            Cell::text(Some(&wave.name)),
            Cell::text(Some(wave.period)),
            number(wave.period.days()),
            number(wave.duration.map(i64::from)),
            Cell::number(corpus.member_count(at)),
            Cell::number(wave.figures.len()),
            Cell::text(Some(&wave.file)),
        ]
    })
}

fn saved_search(
    search: &SavedSearch,
    corpus: &Corpus,
    index: &Index,
    names: &Lookup<'_>,
) -> Vec<Cell> {
    let query = parse_with(&search.query, names).ok();
    let found = query.and_then(|query| index.search(corpus, &query, 0, &|| false));
    vec![
        Cell::text(Some(&search.name)),
        found.map_or(Cell::Nothing, |found| Cell::number(found.total)),
        Cell::text(Some(if search.shared { "archive" } else { "user" })),
        Cell::text(Some(&search.query)),
        Cell::text(search.note.as_ref()),
    ]
}
