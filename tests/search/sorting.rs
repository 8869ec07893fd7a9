//! The orders of what is found: over all of it, for entries and what stands beside them.

use watchfloor::archive::{EntryKey, RecordKey};
use watchfloor::digest::Harm;
use watchfloor::query::{Results, Sort};

use crate::{SHIPPED, read, search};

fn sorted(text: &str, sort: Sort, most: usize) -> Results {
    let (corpus, index) = &*SHIPPED;
    let mut results = index.search(corpus, &read(text), most, &|| false).unwrap();
    index.sort(corpus, &mut results, sort, most);
    results
}

const QUERIES: [&str; 5] =
    ["kind:attack", "police", "theatre:iraq date:2020", "sinai", "ied mogadishu"];

#[test]
fn every_order_has_the_same_hits_and_a_limit_takes_the_first_of_them() {
    for text in QUERIES {
        let best: Results = sorted(text, Sort::Best, usize::MAX);
        assert!(!best.hits.is_empty(), "{text}");
        for sort in Sort::ALL {
            let all = sorted(text, sort, usize::MAX).hits;
            let (mut one, mut other) = (all.clone(), best.hits.clone());
            one.sort();
            other.sort();
            assert_eq!(one, other, "{text} by {}", sort.word());
            assert_eq!(
                sorted(text, sort, 3).hits,
                all[..all.len().min(3)],
                "{text} by {}",
                sort.word()
            );
        }
    }
}

#[test]
fn the_newest_come_first() {
    let day = |key: &RecordKey| match key {
        RecordKey::Entry(key) => SHIPPED.0.entry(*key).unwrap().date.from,
        RecordKey::Passage(key) => SHIPPED.0.passage(*key).unwrap().days().0,
    };
    for text in QUERIES {
        let hits = sorted(text, Sort::Date, usize::MAX).hits;
        assert!(hits.is_sorted_by_key(|key| std::cmp::Reverse(day(key))), "{text}");
    }
    let mixed = sorted("sinai", Sort::Date, usize::MAX).hits;
    assert!(!mixed.is_sorted_by_key(|key| key.entry().is_none()), "kinds are mixed by their days");
}

#[test]
fn the_deadliest_come_first_and_what_has_no_toll_last() {
    for text in QUERIES {
        let hits = sorted(text, Sort::Toll, usize::MAX).hits;
        let toll = |key: &RecordKey| {
            // A search takes the number of the event, which is that of its main telling.
            let main = key.entry().map(|key| SHIPPED.0.main_telling(key));
            let toll = main.and_then(|key| SHIPPED.0.toll(key, Harm::Killed));
            // A toll of which nothing is known is still more than none.
            std::cmp::Reverse((key.entry().is_some(), toll.map(|toll| (toll.best(), toll.low))))
        };
        assert!(hits.is_sorted_by_key(toll), "{text}");
    }
}

#[test]
fn places_stand_in_the_order_of_the_taxonomy_and_the_newest_first_within() {
    let words = SHIPPED.0.taxonomy();
    let theatres: Vec<_> = words.theatres().map(|(id, _)| id).collect();
    let place = |key: &RecordKey| {
        let (theatre, area) = match key {
            RecordKey::Entry(key) => {
                let entry = SHIPPED.0.entry(*key).unwrap();
                (Some(entry.theatre), entry.area)
            }
            RecordKey::Passage(key) => {
                let passage = SHIPPED.0.passage(*key).unwrap();
                (passage.theatre, passage.area)
            }
        };
        let at = theatre.and_then(|theatre| theatres.iter().position(|id| *id == theatre));
        let area = theatre
            .zip(area)
            .and_then(|(theatre, area)| words.areas_of(theatre).position(|(id, _)| id == area));
        (at.unwrap_or(usize::MAX), area.unwrap_or(usize::MAX), key.entry().is_none())
    };
    let day = |key: &RecordKey| key.entry().map(|key| SHIPPED.0.entry(key).unwrap().date.from);
    for text in QUERIES {
        let hits = sorted(text, Sort::Place, usize::MAX).hits;
        assert!(hits.is_sorted_by_key(|key| (place(key), std::cmp::Reverse(day(key)))), "{text}");
    }
}

#[test]
fn hits_with_only_some_of_the_words_stay_behind_in_every_order() {
    let (corpus, index) = &*SHIPPED;
    let query = read("ambush uniforms sinai helicopter");
    for sort in Sort::ALL {
        let mut results = index.search_nearest(corpus, &query, 50, &|| false).unwrap();
        let before = results.clone();
        index.sort(corpus, &mut results, sort, 50);
        let (from, was) = (results.nearest.unwrap().from, before.nearest.unwrap().from);
        assert_eq!(from, was);
        assert_eq!(results.hits[from..], before.hits[from..], "{}", sort.word());
    }
}

/// Four entries tell of the bombing in Kerman; only one of them gives how many were killed.
#[test]
fn the_tellings_of_one_event_stand_together_and_the_one_that_counts_first() {
    let (corpus, _) = &*SHIPPED;
    let found = search(&read("kerman bombing"));
    let hits = found.by_event(corpus);
    let mut sorted = [hits.clone(), found.hits.clone()];
    for hits in &mut sorted {
        hits.sort();
    }
    assert_eq!(sorted[0], sorted[1], "nothing is lost and nothing told twice");
    let first = hits[0].entry().unwrap();
    assert_eq!(corpus.main_telling(first), first);
    let tellings = hits.iter().filter_map(|hit| hit.entry()).map(|key| corpus.main_telling(key));
    let places: Vec<usize> =
        tellings.enumerate().filter(|(_, main)| *main == first).map(|(at, _)| at).collect();
    assert!(places.len() > 1 && places.iter().copied().eq(0..places.len()), "{places:?}");
    assert!(corpus.entry(first).unwrap().casualties().killed.is_some());
}

#[test]
fn by_toll_the_tellings_of_an_event_stand_together_under_the_one_that_counts() {
    let (corpus, index) = &*SHIPPED;
    let mut found = search(&read("theatre:middle-east"));
    index.sort(corpus, &mut found, Sort::Toll, usize::MAX);
    let told: Vec<EntryKey> =
        found.in_order(Sort::Toll, corpus).iter().filter_map(|k| k.entry()).collect();
    let mut several = 0;
    for key in &told {
        let main = corpus.main_telling(*key);
        let place = |key: &EntryKey| told.iter().position(|told| told == key);
        if let (true, Some(first)) = (*key != main, place(&main)) {
            several += 1;
            assert!(first < place(key).unwrap());
        }
    }
    assert!(several > 0);
}
