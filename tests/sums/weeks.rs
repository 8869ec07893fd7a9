//! A week of a theatre has one number of events, whoever asks: the grid of what is held, or a search.

use watchfloor::archive::Corpus;
use watchfloor::compare::CoverGrid;
use watchfloor::query::Index;

use super::support::{kept, load};
use super::{Numbers, exercise, found, numbers, shipped};

#[test]
fn the_grid_of_weeks_counts_what_a_search_for_each_of_them_counts() {
    for (corpus, least) in [(shipped(), 20), (kept(), 20), (exercise(), 30), (invented(), 2)] {
        let index = Index::build(&corpus);
        let grid = CoverGrid::of(&corpus);
        let mut told = 0;
        for cell in grid.cells(&corpus).filter(|cell| cell.tellings > 0) {
            let theatre = corpus.taxonomy().theatre_word(cell.theatre);
            let query = format!("theatre:{theatre} date:{}", cell.week);
            let sum = found(&query, &corpus, &index).sum(&|| false).unwrap();
            // What may have happened in the week raises only the high value of a sum.
            let (low, best) = sure(numbers(sum.figures.events)).unwrap_or_default();
            let cell = sure(numbers(cell.doubt)).unwrap_or_default();
            assert_eq!(cell, (low, best), "{query}");
            told += 1;
        }
        assert!(told >= least, "{told} cells have anything");
    }
}

/// As `docs/exports.md` says of `list cover`.
#[test]
fn what_only_may_lie_in_a_week_is_found_and_not_in_the_grid() {
    let corpus = invented();
    let index = Index::build(&corpus);
    let mut wide = 0;
    for cell in CoverGrid::of(&corpus).cells(&corpus).filter(|cell| cell.tellings > 0) {
        let query = format!("date:{}", cell.week);
        let sum = found(&query, &corpus, &index).sum(&|| false).unwrap();
        let (counted, found) = (cell.doubt, sum.figures.events);
        assert_eq!((counted.low, counted.best), (found.low, found.best), "{query}");
        assert_eq!(counted.high.zip(found.high).map(|(own, all)| all - own), Some(1), "{query}");
        wide += 1;
    }
    assert_eq!(wide, 2, "what is dated by its month may lie in either week");
}

fn sure(numbers: Numbers) -> Option<(u64, u64)> {
    numbers.map(|(low, best, _)| (low, best))
}

/// Two weeks: events that are recalled, told again with another day, or with none.
fn invented() -> Corpus {
    let digest = |from: &str, to: &str, entries: &[&str]| {
        let entry = |more: &&str| format!("  - {{ kind: attack, basis: claimed, {more} }}\n");
        let entries: String = entries.iter().map(entry).collect();
        format!(
            "digest: field-{from}\ntitle: x\npublisher: Field\nseries: weekly\ncoverage: full\n\
             period: {from}..{to}\ntheatres:\n- theatre: iraq\n  entries:\n{entries}"
        )
    };
    let first = [
        "date: 2031-03-07, text: New.",
        "date: 2031-03-08, text: Recalled., tags: [background]",
        "date: 2031-03-09, text: Moved by the next week., id: moved",
        "date: 2031-03-10, text: Left open by the next week., id: opened",
    ];
    let second = [
        "date: 2031-03-14, text: Moved., corrects: moved",
        "date: 2031-03, text: Some day., corrects: opened",
        "date: 2031-03-11, text: Told late., tags: [background]",
    ];
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("digests")).unwrap();
    for (from, to, entries) in
        [("2031-03-06", "2031-03-12", &first[..]), ("2031-03-13", "2031-03-19", &second)]
    {
        let file = folder.path().join(format!("digests/{from}.yaml"));
        std::fs::write(file, digest(from, to, entries)).unwrap();
    }
    let corpus = load(folder.path()).0;
    assert_eq!(corpus.tellings_of(corpus.entries().last().unwrap().0), 2, "told again");
    corpus
}
