//! Tests of `cover_grid`, on the shipped archive and on such as would fill memory.

use super::*;
use crate::archive::{Origin, load_all};

#[test]
fn every_cell_says_what_the_cover_says_and_no_entry_is_counted_twice() {
    let corpus = load_all(&Origin::Sample).0;
    let grid = CoverGrid::of(&corpus);
    assert_eq!(grid.len(), grid.theatres().len() * grid.weeks());
    assert_eq!((grid.cells(&corpus).count(), grid.left_out()), (grid.len(), 0));
    let mut told = (0, 0);
    for cell in grid.cells(&corpus) {
        assert_eq!(cell.week.from.weekday(), Weekday::Thu, "most weeklies begin on a Thursday");
        let held = corpus.cover().held(Scope::Theatre(cell.theatre), &[cell.week]);
        assert_eq!(cell.state, held.state());
        assert!(cell.days >= 1 && cell.days <= 7, "{cell:?}");
        assert!(cell.events == 0 || cell.tellings > 0, "{cell:?}");
        told = (told.0 + cell.events, told.1 + cell.tellings);
    }
    // An entry may tell of several events.
    let main = corpus.entries().filter(|(key, _)| !corpus.is_repeat(*key));
    let events: u32 = main.filter_map(|(_, entry)| entry.events().best()).sum();
    assert!(told.0 <= events && told.1 as usize <= corpus.len(), "{told:?} {events}");
    assert!(told.0 > 0 && told.1 > 0);
}

#[test]
fn a_part_of_the_grid_has_the_cells_that_the_whole_has() {
    let corpus = load_all(&Origin::Sample).0;
    let whole = CoverGrid::of(&corpus);
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let theatres = whole.theatres()[1..3].to_vec();
    let limits = GridLimits {
        theatres,
        from: day("2020-05-05"),
        to: day("2020-06-10"),
        ..GridLimits::default()
    };
    let part = CoverGrid::within(&corpus, &limits);
    let of_part: Vec<_> = part.cells(&corpus).collect();
    let within = |cell: &CoverCell<'_>| {
        let overlaps = cell.week.to >= limits.from && Some(cell.week.from) <= limits.to;
        limits.theatres.contains(&cell.theatre) && overlaps
    };
    let of_whole: Vec<_> = whole.cells(&corpus).filter(within).collect();
    assert_eq!(of_part, of_whole);
    assert!(of_part.len() == 2 * 6 && of_part.iter().any(|cell| cell.events > 0));
    let none = GridLimits { from: day("2031-01-01"), ..GridLimits::default() };
    assert!(CoverGrid::within(&corpus, &none).is_empty());
}

#[test]
fn a_grid_has_a_bound_and_keeps_the_latest_weeks() {
    let text = |from: &str, to: &str| {
        format!(
            "digest: x-{from}\ntitle: T\npublisher: X\nperiod: {from}..{to}\nseries: monthly\n\
             theatres:\n- theatre: iraq\n  summary: S\n- theatre: syria\n  summary: S\n"
        )
    };
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("digests")).unwrap();
    for (from, to) in [("0001-01-01", "9999-12-31"), ("9999-11-01", "9999-11-30")] {
        let file = folder.path().join(format!("digests/{from}.yaml"));
        std::fs::write(file, text(from, to)).unwrap();
    }
    let corpus = load_all(&Origin::Folder(folder.path().to_owned())).0;
    let grid = CoverGrid::of(&corpus);
    assert!(grid.len() <= MOST_CELLS, "{}", grid.len());
    let stored: usize = grid.told.values().map(|told| told.digests.len()).sum();
    assert!(stored <= 2 * 2 * MOST_SPANS_OF_A_DIGEST, "{stored}");
    let last = grid.cells(&corpus).last().map(|cell| cell.week.to);
    assert!(last.flatten() >= "9999-12-25".parse().ok(), "the latest are kept: {last:?}");
}

#[test]
fn the_years_have_each_cell_of_the_whole_once() {
    let corpus = load_all(&Origin::Sample).0;
    let whole = CoverGrid::of(&corpus);
    let mut of_years = Vec::new();
    let years: Vec<_> = (2014..=2030)
        .map(|year| CoverGrid::of_year(&corpus, year, &GridLimits::default()))
        .collect();
    for grid in &years {
        of_years.extend(grid.cells(&corpus));
    }
    for cell in whole.cells(&corpus) {
        let same: Vec<_> = of_years
            .iter()
            .filter(|other| other.theatre == cell.theatre && other.week == cell.week)
            .collect();
        assert_eq!(same, [&cell]);
    }
}

#[test]
fn every_event_stands_in_a_cell_or_among_those_without_a_place() {
    let corpus = load_all(&Origin::Sample).0;
    for placing in [GridPlacing::ByDay, GridPlacing::ByDigest] {
        for unit in [GridUnit::Week, GridUnit::Month] {
            let limits = GridLimits { unit, placing, ..GridLimits::default() };
            let mut keys = Vec::new();
            let mut counted = std::collections::HashSet::new();
            for year in 2000..=2040 {
                let grid = CoverGrid::of_year(&corpus, year, &limits);
                let unplaced = grid.theatres().iter().filter_map(|id| grid.unplaced(*id));
                for cell in grid.cells(&corpus).chain(unplaced) {
                    keys.extend_from_slice(cell.keys);
                    counted.extend(cell.counted.iter().map(|key| corpus.main_telling(*key)));
                }
            }
            keys.sort_unstable();
            let all: Vec<_> = corpus.entries().map(|(key, _)| key).collect();
            assert_eq!(keys, all, "{placing:?} {unit:?}: each entry stands in one place");
            let events = corpus.entries().filter(|(key, _)| !corpus.is_repeat(*key)).count();
            assert_eq!(counted.len(), events, "{placing:?} {unit:?}: no event is lost");
        }
    }
}

#[test]
fn what_is_drawn_in_full_has_five_days_of_seven() {
    let corpus = load_all(&Origin::Sample).0;
    let grid = CoverGrid::of_year(&corpus, 2020, &GridLimits::default());
    let iraq = corpus.taxonomy().find_theatre("iraq").unwrap();
    let at = grid.week_of("2020-05-21".parse().unwrap()).unwrap();
    let cell = grid.cell(&corpus, iraq, at).unwrap();
    // The last two of the six days of the issue may be told by the next one. Sixteen of its events are
    // attacks.
    assert_eq!((cell.state, cell.drawn, cell.events), (State::InPart, State::InPart, 23));
    // The last of eight weeks that are held in full: five of its days are so for certain.
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exercise");
    let corpus = load_all(&Origin::Folder(folder.into())).0;
    let grid = CoverGrid::of_year(&corpus, 2031, &GridLimits::default());
    let last = "2031-10-20".parse().unwrap();
    let cells = grid.cells(&corpus).filter(|cell| cell.week.from == last);
    let states: Vec<_> = cells.map(|cell| (cell.state, cell.drawn)).collect();
    assert!(states.contains(&(State::InPart, State::InFull)), "{states:?}");
}
