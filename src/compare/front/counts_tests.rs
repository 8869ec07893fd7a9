//! Tests of `counts`: its numbers are those of the grid, the tree and the figures.

use super::*;
use crate::archive::{Origin, load_all};
use crate::digest::Count;

fn counts() -> (Corpus, FrontCounts) {
    let corpus = load_all(&Origin::Sample).0;
    let counts = FrontCounts::of(&corpus);
    (corpus, counts)
}

#[test]
fn months_are_those_of_the_grid_without_a_gap() {
    let (corpus, counts) = counts();
    let limits = GridLimits { unit: GridUnit::Month, ..GridLimits::default() };
    for pair in counts.months.windows(2) {
        assert_eq!(pair[0].days.to.unwrap().succ_opt().unwrap(), pair[1].days.from);
    }
    let (first, last) = (counts.months.first().unwrap(), counts.months.last().unwrap());
    assert!(first.held.is_some() || first.number.drawn() > 0, "{first:?}");
    assert!(last.held.is_some() || last.number.drawn() > 0, "{last:?}");
    for month in &counts.months {
        let year = month.days.from.year();
        let grid = CoverGrid::of_year(&corpus, year, &limits);
        let numbers = GridNumbers::of(&grid, GridUnit::Month, GridMeasure::Attacks, &corpus);
        let at = grid.week_of(month.days.from).unwrap();
        assert_eq!((month.number, month.held), (numbers.all[at], numbers.held[at]), "{month:?}");
    }
}

#[test]
fn a_month_of_which_nothing_is_held_has_no_number_unless_it_is_told_elsewhere() {
    let (_, counts) = counts();
    let gaps = counts.months.iter().filter(|month| month.held.is_none());
    let zeros = gaps.filter(|month| matches!(month.number.mark, CellMark::Exactly(_)));
    assert_eq!(zeros.count(), 0);
}

#[test]
fn a_theatre_has_the_number_of_the_tree_and_the_months_of_the_grid() {
    let (corpus, counts) = counts();
    assert_eq!(counts.theatres.len(), corpus.theatres().count());
    for theatre in &counts.theatres {
        let index = corpus.theatre(theatre.theatre).unwrap();
        assert_eq!(theatre.events, index.tallies().all().events);
        assert_eq!(theatre.number, CellMark::AtLeast(theatre.events.low), "no theatre is in full");
        assert_eq!(theatre.months.len(), counts.months.len().min(MOST_OF_A_THEATRE));
    }
    // The last month of all is the sum of those of the theatres.
    let last = counts.theatres.iter().filter_map(|theatre| theatre.months.last()?.number());
    assert_eq!(last.sum::<u64>(), counts.months.last().unwrap().number.drawn());
}

#[test]
fn what_is_stated_for_a_year_is_told_once_and_names_its_issuer() {
    let (corpus, counts) = counts();
    assert!(counts.years.len() >= 4, "{:?}", counts.years);
    for (at, total) in counts.years.iter().enumerate() {
        let quoted = corpus.digest(total.digest).unwrap().figures().iter();
        assert!(
            quoted.clone().any(|figure| {
                figure.total == Some(total.count) && figure.issuer == total.issuer
            })
        );
        assert!(!counts.years[at + 1..].contains(total), "{total:?}");
    }
    assert_eq!(counts.waves.len(), corpus.waves().len());
    let of = |id: &str| counts.waves[corpus.wave_of_id(id).unwrap()].clone();
    assert_eq!(of("2020-07-raids-of-attrition").unwrap().count, Count::MoreThan(100));
    assert_eq!(of("2019-05-raids-of-attrition"), None, "a part of it is not the whole");
}

#[test]
fn theatres_are_on_the_map_where_something_happened() {
    let (corpus, counts) = counts();
    assert!(counts.theatres.iter().all(|theatre| theatre.point.is_none()));
    let placed = counts.placed(&corpus);
    let points = placed.theatres.iter().filter(|theatre| theatre.point.is_some()).count();
    assert!(points >= 8, "{points}");
    let iraq = corpus.taxonomy().find_theatre("iraq").unwrap();
    let iraq = placed.theatres.iter().find(|theatre| theatre.theatre == iraq).unwrap();
    let [lat, lon] = iraq.point.unwrap();
    assert!((29.0..38.0).contains(&lat) && (38.0..49.0).contains(&lon), "{lat} {lon}");
}

#[test]
fn nothing_is_counted_where_nothing_is() {
    assert_eq!(FrontCounts::of(&Corpus::default()), FrontCounts::default());
}

#[test]
fn the_last_of_a_theatre_is_told_no_more_exactly_than_its_entry() {
    let (corpus, counts) = counts();
    let told = |name: &str| {
        let is_it = |one: &&FrontTheatre| corpus.taxonomy().theatre_name(one.theatre) == name;
        counts.theatres.iter().find(is_it).and_then(FrontTheatre::last_told)
    };
    assert_eq!(told("Iraq").as_deref(), Some("2023-09"), "a month of which no day is told");
    assert_eq!(told("Sinai").as_deref(), Some("2022-05-11"));
}
