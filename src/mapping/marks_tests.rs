//! Tests of `marks`: every entry stands for once, and no mark covers or touches another.

use super::*;
use crate::archive::{Origin, load_all};
use crate::geo::GeoPoint;

fn sample() -> (Corpus, MappedEntries) {
    let corpus = load_all(&Origin::Sample).0;
    let keys = corpus.entries().map(|(key, _)| key).collect();
    let entries = MappedEntries::of(keys, &corpus, corpus.spots());
    (corpus, entries)
}

fn views() -> Vec<MapView> {
    let middles = [(33.3, 44.4), (35.9, 36.6), (12.0, 13.0), (-11.3, 40.3), (34.0, 66.0)];
    let sizes = [(40, 8), (80, 18), (83, 36), (147, 56)];
    let mut all = Vec::new();
    for (lat, lon) in middles {
        for (columns, rows) in sizes {
            for step in 0..10 {
                all.push(MapView { middle: GeoPoint::new(lat, lon), step, columns, rows });
            }
        }
    }
    all
}

#[test]
fn every_entry_is_shown_or_beyond_or_without_a_place() {
    let (corpus, entries) = sample();
    let every: Vec<EntryKey> = corpus.entries().map(|(key, _)| key).collect();
    assert_eq!(entries.len(), corpus.each_event_once(&every).len());
    assert!(entries.placed() > 150 && !entries.without().is_empty());
    let by_theatre = entries.without_by_theatre().iter();
    let without: usize = by_theatre.map(|(_, keys)| keys.len()).sum();
    assert_eq!(without, entries.without().len());
    for view in views() {
        let marks = MapMarks::of(&entries, &view, MarkValue::Count, &corpus);
        let shown: usize = (0..marks.list().len()).map(|at| marks.keys(at, &entries).len()).sum();
        assert_eq!(shown, marks.shown(), "{view:?}");
        assert_eq!(shown + marks.beyond(), entries.placed(), "{view:?}");
        for (at, mark) in marks.list().iter().enumerate() {
            let keys = marks.keys(at, &entries);
            assert_eq!(keys.len(), mark.count());
            let told = mark.text.trim_matches(['(', ')']);
            let number: Option<usize> = told.parse().ok();
            assert!(number == Some(keys.len()) || told == "99+" && keys.len() > 99, "{mark:?}");
        }
    }
}

#[test]
fn no_mark_covers_or_touches_another() {
    let (corpus, entries) = sample();
    for view in views() {
        for value in MarkValue::ALL {
            let marks = MapMarks::of(&entries, &view, value, &corpus);
            let mut taken = std::collections::HashMap::new();
            for mark in marks.list() {
                let end = mark.cell.column + mark.width();
                assert!(end <= view.columns && mark.cell.row < view.rows, "{mark:?} {view:?}");
                for column in mark.cell.column..end {
                    let before = taken.insert((column, mark.cell.row), mark);
                    assert_eq!(before, None, "{view:?}");
                }
                let after = taken.get(&(end, mark.cell.row));
                assert!(after.is_none_or(|after| after == &mark), "{mark:?} touches {after:?}");
            }
        }
    }
}

#[test]
fn an_area_is_never_a_mark_of_its_own() {
    let (corpus, entries) = sample();
    let of_marks = |view: &MapView| {
        let marks = MapMarks::of(&entries, view, MarkValue::Count, &corpus);
        let all = marks.list().to_vec();
        all.into_iter().partition::<Vec<_>, _>(|mark| mark.kind == MarkKind::Point)
    };
    for view in views() {
        let (points, areas) = of_marks(&view);
        let place = |at: &usize| &entries.places()[*at];
        for mark in &points {
            assert!(mark.places.iter().map(place).all(|place| place.is_pinned), "{mark:?}");
            assert!(mark.text.chars().all(|c| c.is_ascii_digit() || c == '+'));
        }
        for mark in &areas {
            assert!(mark.text.starts_with('(') && mark.text.ends_with(')'), "{mark:?}");
        }
    }
}
