//! Tempo: that it says what the grid says, where its numbers lead, and what it looks like.

use watchfloor::app::{Msg, Setup};
use watchfloor::archive::{Origin, load_all};
use watchfloor::compare::{
    CoverGrid, GridLimits, GridMeasure, GridNumbers, GridUnit, behind_number, stated_points, unsaid,
};
use watchfloor::cover::CellMark;
use watchfloor::digest::Period;
use watchfloor::ui::theme::{Depth, GlyphTier, Glyphs};

use crate::support::{Journey, Start, corpus};

/// The sizes of the pictures.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// The tempo of the shipped archive at the week of a digest.
fn tempo(start: Start, tier: GlyphTier) -> Journey {
    let corpus = load_all(&Origin::Sample).0;
    let setup = Setup { glyphs: Glyphs::of(tier), ..start.setup() };
    let mut journey = Journey::from(setup, corpus);
    journey.keys("T");
    for _ in 0..40 {
        if journey.row(0).contains("2020") {
            journey.keys("g");
            return journey;
        }
        journey.keys("[");
    }
    panic!("2020 was not reached:\n{}", journey.text());
}

/// Goes to the theatre, 0 for all, and the week.
fn select(journey: &mut Journey, theatre: usize, week: usize) {
    journey.keys("g k k k k k k k k k k k k");
    journey.keys(&"j ".repeat(theatre)).keys(&"l ".repeat(week));
}

fn sized(columns: u16, rows: u16) -> Start {
    Start { size: (columns, rows), ..Start::default() }
}

#[test]
fn every_size_shows_the_same_week_in_every_tier() {
    for (columns, rows) in SIZES {
        for tier in GlyphTier::ALL {
            let mut journey = tempo(sized(columns, rows), tier);
            select(&mut journey, 0, 20);
            journey.shows("2020-05-21").shows("34+ attacks").shows("21 May").shows("held");
            assert_eq!(journey.text().is_ascii(), tier == GlyphTier::Ascii, "{}", journey.text());
            insta::assert_snapshot!(format!("tempo-{columns}x{rows}-{tier}"), journey.text());
        }
    }
}

#[test]
fn killed_by_month_and_a_theatre_by_day_look_as_they_are_meant_to() {
    let mut journey = tempo(sized(120, 40), GlyphTier::Fine);
    select(&mut journey, 0, 20);
    insta::assert_snapshot!("tempo-killed-by-month", journey.keys("u u u z").text());
    // In full words not all signs of it have room.
    journey.shows("╱ not held").shows("– words").shows("C claimed");
    let mut journey = tempo(sized(80, 24), GlyphTier::Ascii);
    select(&mut journey, 3, 20);
    insta::assert_snapshot!("tempo-iraq-by-day", journey.keys("z z").text());
    let start = Start { depth: Depth::Mono, ..sized(80, 24) };
    let mut journey = tempo(start, GlyphTier::Fine);
    select(&mut journey, 3, 20);
    insta::assert_snapshot!("tempo-mono", journey.picture());
}

#[test]
fn every_number_is_that_of_the_grid_and_of_the_list_behind_it() {
    let corpus = load_all(&Origin::Sample).0;
    let mut doors = 0;
    for unit in [GridUnit::Day, GridUnit::Week, GridUnit::Month] {
        let limits = GridLimits { unit, ..GridLimits::default() };
        for year in [2020, 2023] {
            let grid = CoverGrid::of_year(&corpus, year, &limits);
            for measure in GridMeasure::ALL {
                let numbers = GridNumbers::of(&grid, unit, measure, &corpus);
                for at in 0..grid.weeks() {
                    let all: u64 = numbers.rows.iter().map(|row| row[at].sum.low).sum();
                    assert_eq!(numbers.all[at].sum.low, all, "{unit:?} {measure:?} {at}");
                    let keys = behind_number(&grid, (None, at), measure, &corpus);
                    let told: u64 = if let Some(harm) = measure.harm() {
                        keys.iter()
                            .filter_map(|k| corpus.toll(*k, harm))
                            .map(|t| u64::from(t.low))
                            .sum()
                    } else if measure == GridMeasure::Entries {
                        keys.len() as u64
                    } else {
                        let entries = keys.iter().filter_map(|key| corpus.entry(*key));
                        entries.map(|entry| u64::from(entry.events().low())).sum()
                    };
                    assert_eq!(told, all, "{unit:?} {measure:?} {at}");
                    if numbers.all[at].mark == CellMark::NotHeld {
                        assert_eq!(keys.len(), 0);
                    }
                    for key in unsaid(&grid, (None, at), measure, &corpus) {
                        assert!(!keys.contains(&key), "nothing is said of it");
                    }
                    doors += keys.len();
                }
            }
        }
    }
    assert!(doors > 500, "{doors}");
}

#[test]
fn a_week_that_is_not_held_has_no_digit_and_no_flat_line() {
    let mut journey = tempo(sized(80, 24), GlyphTier::Fine);
    let corpus = journey.app.corpus().clone();
    let grid = CoverGrid::of_year(&corpus, 2020, &GridLimits::default());
    let numbers = GridNumbers::of(&grid, GridUnit::Week, GridMeasure::Attacks, &corpus);
    let text = journey.text();
    let rows: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let held = rows.iter().position(|row| row.starts_with(&[' ', 'h', 'e', 'l', 'd'])).unwrap();
    let x = rows[held].iter().skip(6).position(|sign| *sign != ' ').unwrap() + 6;
    let (mut gaps, mut columns) = (0, 0);
    for (at, number) in numbers.all.iter().take(grid.weeks()).enumerate() {
        let foot = rows[held - 1][x + at];
        match number.mark {
            CellMark::NotHeld => {
                assert_eq!((foot, rows[held - 2][x + at], rows[held][x + at]), ('╱', '╱', '╱'));
                gaps += 1;
            }
            CellMark::Silent => assert_eq!(foot, '·'),
            CellMark::WordsOnly => assert_eq!(foot, '–'),
            CellMark::Exactly(0) => assert_eq!(foot, '0'),
            CellMark::AtLeast(_) | CellMark::Exactly(_) => {
                assert!("▁▂▃▄▅▆▇█".contains(foot), "{foot} at {at}\n{text}");
                columns += 1;
            }
        }
    }
    assert!(gaps > 5 && columns > 20, "{gaps} {columns}");
    journey.keys("j j j").shows("Iraq, week of");
}

#[test]
fn what_is_stated_is_a_point_of_its_own() {
    let corpus = load_all(&Origin::Sample).0;
    let year: Period = "2020".parse().unwrap();
    let points = stated_points(&corpus, year, GridMeasure::Attacks);
    let counts: Vec<String> = points.iter().map(|point| point.count.to_string()).collect();
    for wanted in ["158", "228", ">100", "23"] {
        assert!(counts.iter().any(|count| count == wanted), "{wanted}: {counts:?}");
    }
    assert!(stated_points(&corpus, year, GridMeasure::Entries).is_empty());
    // Off the scale at the upper edge, with the letter of its basis and whose it is.
    let mut journey = tempo(sized(120, 40), GlyphTier::Fine);
    journey.shows("▴C 158").shows("C 23 Iraq").shows("C claimed");
    // Of a theatre its part.
    select(&mut journey, 3, 20);
    journey.shows("▴C 84");
}

#[test]
fn every_kind_of_span_is_a_door_and_other_pictures_stand_at_the_same_week() {
    let mut journey = tempo(sized(80, 24), GlyphTier::Fine);
    select(&mut journey, 3, 20);
    journey.shows("Iraq, week of 2020-05-21").keys("enter").shows("1/16").keys("esc");
    journey.keys("g").shows("no digest held").keys("enter").shows("No digest of this week is held");
    journey.keys("esc");
    select(&mut journey, 3, 20);
    journey.keys("#").shows("Theatre by week, 2020").shows("Iraq, week of 2020-05-21");
    journey.keys("h T").shows("Tempo").shows("Iraq, week of 2020-05-14");
    journey.keys("#").shows("Theatre by week").keys("esc").shows("Tempo").keys("esc");
    assert_eq!(journey.level(), "ByDigest", "back where one came from");
}

#[test]
fn a_wave_under_the_cursor_is_compared() {
    let mut journey = tempo(sized(80, 24), GlyphTier::Fine);
    select(&mut journey, 0, 19);
    journey.keys("c").shows("Raids of Attrition (May 2020)");
}

#[test]
fn a_wave_without_an_end_is_not_drawn_on_for_years() {
    // One began in September 2022 and has no last day; its latest figure counts to the 20th of that month.
    let mut journey = tempo(sized(120, 40), GlyphTier::Fine);
    journey.keys("] ]").shows("2022, by week").shows("Campaign");
    journey.keys("]").shows("2023, by week").hides("Campaign");
    journey.keys("]").shows("2024, by week").shows("Kill Them").hides("Campaign");
    journey.keys("#").shows("Theatre by week, 2024").hides("Campaign");
    let text = journey.text();
    let band = text.lines().find(|line| line.contains('▔')).unwrap();
    assert_eq!(band.matches('▔').count(), 2, "one week of January: {band}");
}

#[test]
fn every_year_leads_to_the_next_and_back_from_its_first_week_and_its_last() {
    for edge in ["g", "G"] {
        let mut journey = tempo(sized(80, 24), GlyphTier::Fine);
        for year in 2021..=2024 {
            journey.keys(edge).keys("]").shows(&format!("{year}, by week"));
        }
        for year in (2019..=2023).rev() {
            journey.keys(edge).keys("[").shows(&format!("{year}, by week"));
        }
    }
}

#[test]
fn a_held_key_leaves_chart_and_words_behind_until_it_stops() {
    let mut journey = tempo(sized(80, 24), GlyphTier::Fine);
    select(&mut journey, 0, 20);
    journey.keys("h").shows("week of 2020-05-14");
    journey.keys_every(30, "h j").shows("All theatres, week of 2020-05-14");
    journey.send(Msg::Waited).shows("Idlib, week of 2020-05-07");
}

#[test]
fn by_digest_it_counts_what_the_grid_counts_by_digest() {
    // Where columns need the room, as at 120 cells, the sums beside the names give way.
    let mut journey = tempo(sized(200, 60), GlyphTier::Fine);
    let by_day = journey.text();
    journey.keys("f").shows("by digest").hides("by day of the event");
    // The grid of the same year says as many.
    let year: i32 = by_day
        .split_once("Tempo › ")
        .and_then(|(_, rest)| rest.get(..4)?.parse().ok())
        .unwrap_or_else(|| panic!("{by_day}"));
    let corpus = journey.app.corpus();
    let limits = watchfloor::compare::GridLimits {
        placing: watchfloor::compare::GridPlacing::ByDigest,
        ..Default::default()
    };
    let cells = watchfloor::compare::CoverGrid::of_year(corpus, year, &limits);
    let (unit, measure) = Default::default();
    let numbers = watchfloor::compare::GridNumbers::of(&cells, unit, measure, corpus);
    let all = |row: &Vec<watchfloor::compare::GridNumber>| {
        row.iter().map(watchfloor::compare::GridNumber::drawn).sum::<u64>()
    };
    let (id, count) = cells
        .theatres()
        .iter()
        .zip(numbers.rows.iter().map(all))
        .max_by_key(|(_, count)| *count)
        .unwrap();
    let name = corpus.taxonomy().theatre_name(*id).to_owned();
    let text = journey.text();
    let row = text.lines().find(|row| row.trim_start().starts_with(&name));
    let row = row.unwrap().to_owned();
    assert!(row.contains(&count.to_string()), "{count}: {row}");
    assert_eq!(journey.keys("f").text(), by_day, "and back");
}

#[test]
fn what_has_no_week_stands_in_a_column_of_its_own_and_is_a_door() {
    let corpus = load_all(&Origin::Sample).0;
    let grid = CoverGrid::of_year(&corpus, 2020, &GridLimits::default());
    let without = behind_number(&grid, (None, grid.weeks()), GridMeasure::Attacks, &corpus);
    assert!(without.len() > 1, "{without:?}");
    for (columns, rows) in SIZES {
        let mut journey = tempo(sized(columns, rows), GlyphTier::Fine);
        journey.keys("G").shows("attacks");
        journey.shows(if columns < 60 { "no week" } else { "2020, without a week" });
        let text = journey.text();
        let axis = text.lines().find(|line| line.trim_end().ends_with('?')).unwrap().to_owned();
        let foot = text.lines().find(|line| line.trim_start().starts_with("0 ")).unwrap();
        let sum = without.len().to_string();
        assert!(foot.trim_end().ends_with(&sum), "{axis}\n{foot}");
        journey.keys("enter").shows(&format!("1/{}", without.len())).keys("esc");
        // Nothing lies further to the right, and the last week is one step back.
        assert_eq!(journey.text(), text);
        journey.keys("l");
        assert_eq!(journey.text(), text);
        journey.keys("h").shows("2020-12-24");
    }
    // Of a theatre its own, and by month there are others.
    let mut journey = tempo(sized(120, 40), GlyphTier::Fine);
    journey.keys("G j j j").shows("Iraq, 2020, without a week").shows("? no week");
    journey.keys("enter").shows("1/2").keys("esc z").hides("without a week");
}

#[test]
fn a_hatch_leaves_the_margin_free() {
    // Of its year hardly anything is held, and at some widths the weeks fill the row.
    let mut journey = sized(120, 40).read(corpus());
    journey.keys("T");
    let mut hatched = 0;
    for columns in 60..=200 {
        let text = journey.resize(columns, 40).text();
        for line in text.lines() {
            let mut signs = line.chars().skip(usize::from(columns) - 2);
            hatched += usize::from(signs.next() == Some('╱'));
            assert_ne!(signs.next(), Some('╱'), "{text}");
        }
    }
    assert!(hatched > 0, "no hatch reaches the margin");
}

#[test]
fn a_wave_whose_days_issuers_dispute_says_so() {
    let mut journey = tempo(sized(120, 40), GlyphTier::Fine);
    // Names take turns in two rows, so that waves of one month are told apart.
    journey.shows("Ramadan offensive 2020≠").shows("Raids of Attrition (May 2020)≠");
    select(&mut journey, 0, 19);
    journey.resize(200, 60).shows("wave Raids of Attrition (May 2020), days disputed by ");
    let mut journey = tempo(sized(80, 24), GlyphTier::Ascii);
    journey.shows("!=");
}
