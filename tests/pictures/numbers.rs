//! Every number in a picture is one that the program counts, and where nothing is held there is none.

use std::collections::BTreeMap;

use watchfloor::compare::{CoverGrid, GridMeasure, GridNumber, GridNumbers, GridUnit};
use watchfloor::cover::CellMark;
use watchfloor::mapping::MappedEntries;
use watchfloor::picture::{Drawing, DrawnShape, DrawnText, PictureSize};

use crate::written::{QUERIES, SHIPPED, found, grid, limits, map, tempo};

/// The texts of some shapes, those within others too, and the names of groups.
fn texts(shapes: &[DrawnShape]) -> (Vec<&DrawnText>, Vec<&str>) {
    let (mut all, mut names) = (Vec::new(), Vec::new());
    for shape in shapes {
        match shape {
            DrawnShape::Text(text) => all.push(text),
            DrawnShape::Named { name, shapes } => {
                names.push(name.as_str());
                let (more, inner) = texts(shapes);
                all.extend(more);
                names.extend(inner);
            }
            DrawnShape::Window { shapes, .. } => {
                let (more, inner) = texts(shapes);
                all.extend(more);
                names.extend(inner);
            }
            DrawnShape::Boxes { .. }
            | DrawnShape::Pill { .. }
            | DrawnShape::Circle { .. }
            | DrawnShape::Lines { .. } => {}
        }
    }
    (all, names)
}

/// What looks like a number, with how often it stands above the legend and the lines at the foot.
fn numbers(drawing: &Drawing) -> BTreeMap<String, usize> {
    let foot = drawing.sheet.1 - 62.0;
    let mut counts = BTreeMap::new();
    for text in texts(&drawing.shapes).0 {
        let digits = text.text.trim_end_matches('+');
        let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
        if is_number && text.at[1] < foot {
            *counts.entry(text.text.clone()).or_default() += 1;
        }
    }
    counts
}

fn written(number: &GridNumber) -> Option<String> {
    match number.mark {
        CellMark::Exactly(number) => Some(number.to_string()),
        CellMark::AtLeast(number) => Some(format!("{number}+")),
        CellMark::NotHeld | CellMark::Silent | CellMark::WordsOnly => None,
    }
}

#[test]
fn a_grid_has_the_numbers_of_the_cells_and_no_others() {
    let corpus = &*SHIPPED;
    for query in ["date:2020", "date:2020 theatre:iraq", "date:2020 theatre:sinai"] {
        let counted = CoverGrid::within(corpus, &limits(query, GridUnit::Week, corpus));
        let all = GridNumbers::of(&counted, GridUnit::Week, GridMeasure::Attacks, corpus);
        let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
        let columns = all.all.iter().take(counted.weeks()).filter(|number| number.drawn() > 0);
        for text in all.rows.iter().flatten().chain(columns).filter_map(written) {
            *wanted.entry(text).or_default() += 1;
        }
        for without in all.unplaced.iter().flatten() {
            *wanted.entry(format!("{}+", without.drawn())).or_default() += 1;
        }
        assert!(wanted.values().sum::<usize>() > 3, "{query}: {wanted:?}");
        let drawn = numbers(&grid(query, PictureSize::default(), corpus));
        assert_eq!(drawn, wanted, "{query}");
    }
}

#[test]
fn where_nothing_is_held_no_digit_stands() {
    let corpus = &*SHIPPED;
    let none = limits("date:2020 killed:>100000", GridUnit::Week, corpus);
    let counted = CoverGrid::within(corpus, &none);
    let all = GridNumbers::of(&counted, GridUnit::Week, GridMeasure::Attacks, corpus);
    let zeros = all.rows.iter().flatten().filter(|number| number.mark == CellMark::Exactly(0));
    let drawn = numbers(&grid("date:2020 killed:>100000", PictureSize::default(), corpus));
    assert_eq!(drawn.values().sum::<usize>(), zeros.count(), "{drawn:?}");
    let other = numbers(&grid("date:1999", PictureSize::default(), corpus));
    assert!(drawn.keys().chain(other.keys()).all(|text| text == "0"), "{drawn:?} {other:?}");
}

#[test]
fn a_tempo_says_of_each_column_what_the_command_says() {
    let corpus = &*SHIPPED;
    for (query, unit) in [("date:2020", GridUnit::Week), ("", GridUnit::Month)] {
        for measure in [GridMeasure::Attacks, GridMeasure::Killed] {
            let counted = CoverGrid::within(corpus, &limits(query, unit, corpus));
            let all = GridNumbers::of(&counted, unit, measure, corpus);
            let drawing = tempo(query, (unit, measure), PictureSize::default(), corpus);
            let (_, names) = texts(&drawing.shapes);
            let mut told = 0;
            for at in 0..counted.weeks() {
                let number = all.all[at];
                if number.mark.number().is_none() {
                    continue;
                }
                let sentence = watchfloor::picture::SpanWords {
                    unit,
                    measure,
                    days: counted.days_of(at).unwrap(),
                    held: all.days[at],
                    number,
                }
                .sentence();
                assert!(names.contains(&&*sentence), "{query}: {sentence}: {names:?}");
                told += 1;
            }
            let columns = names.iter().filter(|name| !name.starts_with("stated: ")).count();
            assert_eq!(columns, told, "{query}: {names:?}");
        }
    }
}

#[test]
fn a_map_adds_up_to_what_was_found() {
    let corpus = &*SHIPPED;
    for query in QUERIES {
        let entries = MappedEntries::of(found(query, corpus), corpus, corpus.spots());
        let drawing = map(query, PictureSize::default(), corpus);
        let (all, names) = texts(&drawing.shapes);
        let told = all.iter().find(|text| text.text.contains("entries shown")).unwrap();
        let number = |word: &str| {
            let before = told.text.split(word).next().filter(|before| *before != told.text);
            let number = before.and_then(|before| before.split(' ').next_back());
            number.map_or(0, |number| number.parse::<usize>().unwrap())
        };
        let shown: usize = told.text.split(' ').next().unwrap().parse().unwrap();
        let (beyond, without) = (number(" beyond the map"), number(" without a place"));
        assert_eq!(shown + beyond + without, entries.len(), "{query}: {}", told.text);
        // The marks have as many: a letter alone stands for one.
        let window = drawing.shapes.iter().find_map(|shape| {
            let DrawnShape::Window { shapes, .. } = shape else { return None };
            Some(shapes)
        });
        let (marks, _) = texts(window.unwrap());
        let letters = ['C', 'O', 'R', 'A', '*'];
        let marked: usize = marks
            .iter()
            .map(|text| text.text.trim_matches(['(', ')']))
            .filter(|text| {
                text.ends_with(letters) && text.trim_end_matches(letters).len() + 1 == text.len()
            })
            .filter_map(|text| match text.trim_end_matches(letters) {
                "" => Some(1),
                digits => digits.parse().ok(),
            })
            .sum();
        assert_eq!(marked, shown, "{query}");
        assert!(names.len() <= 50 || query.is_empty(), "{query}");
    }
}
