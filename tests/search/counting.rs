//! One question has one count, wherever it is asked: in the search, its sum and an export, as it was
//! typed and as it is saved.

use watchfloor::query::Query;
use watchfloor::sums::FoundSet;

use super::judged::half;
use super::{SHIPPED, read, search};

/// Queries with days, some of which entries of a month or a year only may have happened on.
const DAYS: [&str; 6] = [
    "date:2020-05",
    "theatre:iraq date:2020-04..2020-07",
    "theatre:iraq date:2019-10..2020-07",
    "date:2020-05-10..2020-06-20 kind:attack",
    "date:..2019-05",
    "killed:>0 date:2021..",
];

/// The judged queries as they are understood, and some as they stand.
fn queries() -> Vec<(String, Query)> {
    let (corpus, index) = &*SHIPPED;
    let judged = half("queries.yaml").into_iter().map(|judged| judged.query);
    let understood = judged.filter_map(|typed| {
        let read = index.understand(corpus, &typed, &[]).ok()?;
        Some((typed, read.query))
    });
    understood.chain(DAYS.map(|text| (text.to_owned(), read(text)))).collect()
}

#[test]
fn the_count_of_a_search_is_that_of_its_sum_and_of_an_export() {
    let (corpus, index) = &*SHIPPED;
    let (mut tried, mut differing) = (0, 0);
    for (text, query) in queries() {
        let told = search(&query).told();
        let keys = index.matching(corpus, &query, &|| false).unwrap();
        assert_eq!(query.events_told(corpus, &keys), told, "{text}: export");
        assert_eq!(index.totals(corpus, &query, &|| false), Some(told), "{text}: saved");
        differing += usize::from(corpus.events_told(&keys) != told);
        let sum = FoundSet::new(None, &query, keys, corpus).sum(&|| false).unwrap();
        assert_eq!(sum.figures.events, told.events, "{text}: sum");
        assert_eq!(u64::from(sum.figures.tellings), told.tellings, "{text}: sum");
        tried += 1;
    }
    assert!(tried > 100 && differing > 2, "{tried} tried, {differing} may be of other days");
}

#[test]
fn what_is_saved_finds_what_was_shown() {
    let (corpus, index) = &*SHIPPED;
    let (mut tried, mut dated) = (0, 0);
    for (text, query) in queries() {
        let shown = search(&query);
        let standing = index.standing(corpus, &query, &shown, &|| false).unwrap();
        for saved in [&standing, &query.written_out()] {
            let saved = saved.to_string();
            let strict = read(&saved);
            let found = search(&strict);
            assert!(found.is_same_as(&shown), "{text}: {saved}");
            assert_eq!(strict.to_string(), saved, "{text}");
            // It rests on the same days as what was typed, also where texts may only name them.
            assert_eq!(strict.asked_of(corpus), query.asked_of(corpus), "{text}: {saved}");
        }
        // Where both the days and their names are looked for, what happened then is first, too.
        let hits = search(&read(&query.written_out().to_string())).hits;
        assert_eq!(hits, shown.hits, "{text}");
        tried += 1;
        dated += usize::from(standing.to_string().contains("date:") && !text.contains("date:"));
    }
    assert!(tried > 100 && dated > 5, "{tried} tried, {dated} with days in words");
}
