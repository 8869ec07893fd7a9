//! Theatre by week: what stands in its cells, where each of them leads, and what it looks like.

use watchfloor::app::Setup;
use watchfloor::archive::Corpus;
use watchfloor::compare::{CoverGrid, GridLimits, GridMeasure, GridPlacing, GridUnit};
use watchfloor::cover::State;
use watchfloor::digest::TheatreId;
use watchfloor::ui::theme::{Depth, GlyphTier, Glyphs};

use crate::support::{Journey, Start};

/// The sizes of the pictures.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// The grid of the shipped archive in 2020, at the week of a digest.
fn grid(start: Start, tier: GlyphTier) -> Journey {
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let setup = Setup { glyphs: Glyphs::of(tier), ..start.setup() };
    let mut journey = Journey::from(setup, corpus);
    journey.keys("#");
    go_to(&mut journey, 2020);
    journey
}

/// Goes to a year by its keys.
fn go_to(journey: &mut Journey, year: i32) {
    for _ in 0..40 {
        let head = journey.row(0);
        let shown: i32 = head
            .split(", ")
            .find_map(|part| part.get(..4)?.parse().ok())
            .unwrap_or_else(|| panic!("no year in {head}"));
        match shown.cmp(&year) {
            std::cmp::Ordering::Less => journey.keys("]"),
            std::cmp::Ordering::Equal => return,
            std::cmp::Ordering::Greater => journey.keys("["),
        };
    }
    panic!("{year} was not reached:\n{}", journey.text());
}

/// Goes to the theatre and the week.
fn select(journey: &mut Journey, theatre: usize, week: usize) {
    journey.keys("g k k k k k k k k k k k k");
    journey.keys(&"j ".repeat(theatre)).keys(&"l ".repeat(week));
}

fn sized(columns: u16, rows: u16) -> Start {
    Start { size: (columns, rows), ..Start::default() }
}

#[test]
fn every_size_has_the_same_week_in_every_tier() {
    for (columns, rows) in SIZES {
        for tier in GlyphTier::ALL {
            let mut journey = grid(sized(columns, rows), tier);
            select(&mut journey, 2, 20);
            journey.shows("2020-05-21").shows("16+ attacks").shows(" Iraq").shows(" held");
            assert_eq!(journey.text().is_ascii(), tier == GlyphTier::Ascii, "{}", journey.text());
        }
    }
}

#[test]
fn the_sign_over_what_has_no_week_stands_apart_from_the_months() {
    for columns in 40..=120 {
        let journey = grid(sized(columns, 24), GlyphTier::Fine);
        let months = journey.text().lines().find(|row| row.contains("May")).map(str::to_owned);
        let months = months.unwrap_or_else(|| panic!("{}", journey.text()));
        let is_apart = |(month, sign): (char, char)| sign != '?' || month == ' ';
        assert!(months.chars().zip(months.chars().skip(1)).all(is_apart), "{columns}: {months}");
    }
}

#[test]
fn entries_stand_in_columns_where_rows_are_long() {
    let mut journey = grid(sized(120, 40), GlyphTier::Fine);
    select(&mut journey, 2, 20);
    let text = journey.text();
    let rows: Vec<&str> = text.lines().filter(|row| row.starts_with(" C 2020-05-2")).collect();
    assert!(rows.len() > 8, "{text}");
    for row in rows {
        let cells: Vec<char> = row.chars().collect();
        assert_eq!([15, 30, 48].map(|at| cells[at]), [' '; 3], "{row}");
        let begin = [16, 31, 49].map(|at| cells[at] != ' ');
        assert_eq!(begin, [true; 3], "area, what and where begin there: {row}");
    }
}

#[test]
fn where_one_line_is_left_whose_word_it_is_gives_way_before_the_number() {
    let mut journey = grid(sized(40, 12), GlyphTier::Fine);
    select(&mut journey, 2, 20);
    assert_eq!(journey.row(10).trim_end(), " Iraq, 2020-05-21           16+ attacks");
}

#[test]
fn it_looks_as_it_is_meant_to_by_digest_and_without_colours() {
    let mut journey = grid(sized(80, 24), GlyphTier::Fine);
    select(&mut journey, 2, 20);
    insta::assert_snapshot!("grid-by-digest", journey.keys("f").picture());
    let start = Start { depth: Depth::Mono, ..sized(80, 24) };
    let mut journey = grid(start, GlyphTier::Fine);
    select(&mut journey, 2, 20);
    insta::assert_snapshot!("grid-mono", journey.picture());
}

/// The sign that a cell of the narrow grid must have.
fn wanted(number: u64, drawn: State) -> char {
    match (drawn, number) {
        (_, 10..) => '#',
        (State::InFull, _) | (_, 1..) => {
            char::from_digit(u32::try_from(number).unwrap(), 10).unwrap()
        }
        (State::NotHeld, _) => '╱',
        (State::Silent, _) => '·',
        (State::WordsOnly | State::InPart, _) => '–',
    }
}

#[test]
fn every_cell_shows_its_number_and_a_gap_never_a_digit() {
    let mut journey = grid(sized(80, 40), GlyphTier::Fine);
    let corpus = journey.app.corpus().clone();
    let (mut digits, mut gaps) = (0, 0);
    for year in 2018..=2024 {
        go_to(&mut journey, year);
        let grid = CoverGrid::of_year(&corpus, year, &GridLimits::default());
        let text = journey.text();
        for theatre in grid.theatres() {
            let name = corpus.taxonomy().theatre_name(*theatre);
            let row = text.lines().find(|line| line.starts_with(&format!(" {name} ")));
            let row: Vec<char> = row.unwrap_or_else(|| panic!("{name}:\n{text}")).chars().collect();
            for at in 0..grid.weeks() {
                let cell = grid.cell(&corpus, *theatre, at).unwrap();
                let number = GridMeasure::Attacks.of(&cell, &corpus).low;
                let shown = row[13 + at];
                assert_eq!(shown, wanted(number, cell.drawn), "{name} {}\n{text}", cell.week);
                if cell.drawn == State::NotHeld {
                    assert!(
                        !shown.is_ascii_digit() && cell.keys.is_empty(),
                        "{name} {}",
                        cell.week
                    );
                    gaps += 1;
                }
                digits += usize::from(number > 0);
            }
        }
    }
    assert!(digits > 40 && gaps > 40, "{digits} {gaps}");
}

/// Counts a cell without the grid: the events of a theatre dated within the days, each once.
fn counted(corpus: &Corpus, theatre: TheatreId, week: watchfloor::digest::Period) -> [u64; 3] {
    let mut seen = std::collections::HashSet::new();
    let [mut attacks, mut events, mut tellings] = [0; 3];
    for (key, entry) in corpus.entries() {
        let (first, last) = entry.possible_days();
        if entry.theatre != theatre || !week.holds(first) || !week.holds(last) {
            continue;
        }
        tellings += 1;
        if seen.insert(corpus.main_telling(key)) {
            let number = u64::from(entry.events().low());
            events += number;
            let kind = corpus.taxonomy().counts_as(entry.kind);
            attacks += if kind == Some(watchfloor::digest::CountsAs::Attack) { number } else { 0 };
        }
    }
    [attacks, events, tellings]
}

#[test]
fn every_number_is_that_of_an_independent_count_and_of_the_list_behind_it() {
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let mut numbers = 0;
    for unit in [GridUnit::Week, GridUnit::Month] {
        let limits = GridLimits { unit, ..GridLimits::default() };
        for year in 2018..=2024 {
            let grid = CoverGrid::of_year(&corpus, year, &limits);
            for cell in grid.cells(&corpus).filter(|cell| !cell.keys.is_empty()) {
                let measures = [GridMeasure::Attacks, GridMeasure::Events, GridMeasure::Entries];
                let shown = measures.map(|measure| measure.of(&cell, &corpus).low);
                assert_eq!(shown, counted(&corpus, cell.theatre, cell.week), "{cell:?}");
                for (measure, number) in measures.into_iter().zip(shown) {
                    let behind = measure.behind(&cell, &corpus);
                    let entries = behind.filter_map(|key| corpus.entry(key));
                    let told: u64 = if measure == GridMeasure::Entries {
                        entries.count() as u64
                    } else {
                        entries.map(|entry| u64::from(entry.events().low())).sum()
                    };
                    assert_eq!(number, told, "{measure:?} {cell:?}");
                    numbers += 1;
                }
            }
        }
    }
    assert!(numbers > 200, "{numbers}");
}

#[test]
fn by_digest_more_stand_in_a_week_than_by_day() {
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let number = |placing, theatre: &str| {
        let limits = GridLimits { placing, ..GridLimits::default() };
        let grid = CoverGrid::of_year(&corpus, 2020, &limits);
        let at = grid.week_of("2020-05-21".parse().unwrap()).unwrap();
        let theatre = corpus.taxonomy().find_theatre(theatre).unwrap();
        GridMeasure::Attacks.of(&grid.cell(&corpus, theatre, at).unwrap(), &corpus).best
    };
    // Twenty by the digest of the week, and one by the digest that begins on its last day.
    assert_eq!([GridPlacing::ByDay, GridPlacing::ByDigest].map(|by| number(by, "iraq")), [16, 21]);
    assert_eq!(number(GridPlacing::ByDay, "sinai"), 0);
    assert!(number(GridPlacing::ByDigest, "sinai") >= 3);
}

#[test]
fn every_kind_of_cell_is_a_door() {
    let mut journey = grid(sized(80, 24), GlyphTier::Fine);
    select(&mut journey, 2, 20);
    journey.shows("Iraq, week of 2020-05-21").shows("16+ attacks: 16 claimed");
    journey.keys("enter").shows("1/16").shows("16+ attacks: 16 claimed");
    journey.keys("G").shows("16/16").keys("enter");
    assert!(journey.at().starts_with("text "), "{}", journey.at());
    journey.keys("esc esc").shows("Iraq, week of 2020-05-21").shows("Theatre by week, 2020");
    // The first week of the year has no digest: the nearest one is after it.
    journey.keys("g").shows("no digest held").keys("enter").shows("No digest of this week is held");
    journey.shows("2020-01").keys("esc");
    // A theatre that is told in words, and one of which a digest is silent.
    journey.keys("g l l l").shows("silent on it").keys("enter");
    assert!(journey.at().starts_with("text ") && !journey.at().contains('/'), "{}", journey.at());
    journey.keys("esc k k enter");
    assert!(journey.at().contains("/Idlib"), "{}", journey.at());
    journey.keys("esc esc");
    assert_eq!(journey.level(), "ByDigest", "back where one came from");
}

#[test]
fn it_begins_where_one_stands_and_marks_the_digest_of_the_week() {
    let mut journey = Start::default().shipped(80, 24);
    journey.keys("/ 2 0 2 0 - 0 5 - 2 1 enter esc #").shows("week of 2020-05-21");
    journey.keys("v").shows("1 marked");
    journey.keys("esc").shows("●");
    let mut journey = Start::default().shipped(80, 24);
    journey.keys("tab j j #").shows("Iraq, week of ");
}

#[test]
fn what_has_no_day_is_a_column_of_its_own_and_in_the_head() {
    let mut journey = grid(sized(120, 40), GlyphTier::Fine);
    let corpus = journey.app.corpus().clone();
    let grid = CoverGrid::of_year(&corpus, 2020, &GridLimits::default());
    let of = |id: &TheatreId| {
        let cell = grid.unplaced(*id);
        cell.map_or(0, |cell| GridMeasure::Attacks.of(&cell, &corpus).low)
    };
    let without: u64 = grid.theatres().iter().map(of).sum();
    assert!(without > 0);
    journey.shows(&format!(", {without} without a week; 42 of 52 weeks held"));
    let at = grid.theatres().iter().position(|id| of(id) > 0).unwrap();
    select(&mut journey, at, 0);
    journey.keys("G").shows("2020, without a week").keys("enter");
    journey.shows(&format!("1/{}", of(&grid.theatres()[at])));
}

#[test]
fn a_held_key_leaves_the_detail_behind_until_it_stops() {
    let mut journey = grid(sized(80, 24), GlyphTier::Fine);
    select(&mut journey, 2, 20);
    journey.keys("h").shows("week of 2020-05-14");
    journey.keys_every(30, "h h").shows("week of 2020-05-14");
    journey.send(watchfloor::app::Msg::Waited).shows("week of 2020-04-30");
}
