//! The invented archive under `fixtures/exercise` is sound, and holds what its README says that it
//! shows.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use watchfloor::archive::{Corpus, Found, Origin, load_all};
use watchfloor::digest::{CountsAs, Digest};

const MARKING: &str = "EXERCISE – invented";

fn exercise() -> Corpus {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exercise");
    let (corpus, problems) = load_all(&Origin::Folder(PathBuf::from(folder)));
    assert!(problems.is_empty(), "{problems:?}");
    corpus
}

/// Weeks, the oldest first.
fn weeks(corpus: &Corpus) -> impl Iterator<Item = &Digest> {
    corpus.digests().iter().rev().map(AsRef::as_ref)
}

#[test]
fn every_digest_bears_the_marking_alone() {
    let corpus = exercise();
    for (at, digest) in (0..).zip(corpus.digests()) {
        let markings = corpus.markings_of([at]);
        assert_eq!(markings.all().as_deref(), Some(MARKING), "{}", digest.id());
    }
}

#[test]
fn weeks_follow_each_other_and_treat_every_theatre() {
    let corpus = exercise();
    let theatres = corpus.taxonomy().theatres().count();
    let mut before = None;
    for week in weeks(&corpus) {
        let period = week.head().period;
        assert_eq!(period.days(), Some(7), "{}", week.id());
        assert_eq!(week.theatres().len(), theatres, "{}", week.id());
        assert_eq!(before.unwrap_or(period.from), period.from, "{}", week.id());
        before = period.to.and_then(|last| last.succ_opt());
    }
}

#[test]
fn the_attacks_of_each_week_are_those_of_the_plan() {
    let corpus = exercise();
    let attacks = |week: &Digest| {
        let period = week.head().period;
        let counted = week.entries().filter(|entry| {
            let within = entry.date.to >= period.from;
            within && corpus.taxonomy().counts_as(entry.kind) == Some(CountsAs::Attack)
        });
        counted.count()
    };
    let found: Vec<usize> = weeks(&corpus).map(attacks).collect();
    assert_eq!(found, [23, 23, 88, 30, 28, 25, 98, 20]);
}

#[test]
fn waves_have_members_within_their_days_and_outside() {
    let corpus = exercise();
    for (id, inside, outside) in [("2031-09-salt-days", 96, 2), ("2031-10-lanterns-out", 108, 1)] {
        let Found::Wave(at) = corpus.find(id) else { panic!("no {id}") };
        let period = corpus.waves()[at].period;
        let members = corpus.members(at).into_iter().filter_map(|key| corpus.entry(key));
        let (within, beyond): (Vec<_>, Vec<_>) = members.partition(|entry| {
            entry.date.from >= period.from && period.to.is_none_or(|last| entry.date.to <= last)
        });
        assert_eq!((within.len(), beyond.len()), (inside, outside), "{id}");
    }
}

#[test]
fn the_dredger_is_told_twice_and_counted_by_the_telling_that_knows_its_toll() {
    let corpus = exercise();
    let told: Vec<_> =
        corpus.entries().filter(|(_, e)| e.target() == Some("dredger crew")).collect();
    assert_eq!(told.len(), 2);
    let counted: Vec<_> = told.iter().filter(|(key, _)| !corpus.is_repeat(*key)).collect();
    assert_eq!(counted.len(), 1);
    assert!(counted[0].1.casualties().killed.is_some());
}
