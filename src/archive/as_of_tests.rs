//! What was known on which day, on small archives of an invented land and on the sample.

use std::fs;
use std::path::Path;

use super::*;
use crate::archive::{EntryKey, Origin, load_all};
use crate::digest::{Count, Harm};

const TAXONOMY: &str = "\
theatres:
  - id: north
    name: North
    areas: [{ name: Harbour }]
kinds: [{ id: attack, name: Attack, counts_as: attack }]
tactics: [{ id: ied, name: IED }]
actors: [{ name: Cell }]
";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn digest(first: &str, last: &str, head: &str, entry: &str) -> String {
    format!(
        "digest: x-{first}\ntitle: Week\npublisher: X\nperiod: {first}..{last}\n{head}\
         theatres:\n  - theatre: north\n    areas:\n      - area: Harbour\n        entries:\n\
         {entry}"
    )
}

fn entry(id: &str, date: &str, more: &str) -> String {
    format!(
        "          - id: {id}\n            date: {date}\n            kind: attack\n            \
         tactic: ied\n            place: Pier 4\n            actor: Cell\n            {more}\n            \
         text: A bomb at the pier.\n            basis: claimed\n"
    )
}

/// Writes an archive of these digests and waves, each with its name, and loads it.
fn archive(digests: &[(&str, String)], waves: &[(&str, &str)]) -> Corpus {
    let place = tempfile::tempdir().unwrap();
    let write = |folder: &str, name: &str, text: &str| {
        let folder = place.path().join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(Path::new(&folder).join(name), text).unwrap();
    };
    write("", "taxonomy.yaml", TAXONOMY);
    for (name, text) in digests {
        write("digests", &format!("{name}.yaml"), text);
    }
    for (name, text) in waves {
        write("waves", &format!("{name}.yaml"), text);
    }
    let (corpus, problems) = load_all(&Origin::Folder(place.path().to_owned()));
    assert_eq!(problems, []);
    corpus
}

fn ids(corpus: &Corpus) -> Vec<&str> {
    corpus.digests().iter().map(|digest| digest.id()).collect()
}

#[test]
fn a_digest_is_known_from_the_day_it_appeared_or_else_from_the_day_after_its_period() {
    let corpus = archive(
        &[
            (
                "2031-03-06",
                digest(
                    "2031-03-06",
                    "2031-03-12",
                    "published: 2031-03-20\n",
                    &entry("a", "2031-03-07", "killed: 2"),
                ),
            ),
            (
                "2031-03-13",
                digest("2031-03-13", "2031-03-19", "", &entry("b", "2031-03-14", "killed: 3")),
            ),
            (
                "2031-03-20",
                digest(
                    "2031-03-20",
                    "2031-03-26",
                    "published: 2031-04\n",
                    &entry("c", "2031-03-21", "killed: 1"),
                ),
            ),
        ],
        &[],
    );
    let known = |on: &str| corpus.known_on(day(on));
    assert_eq!(ids(&known("2031-03-19")), [""; 0]);
    assert_eq!(ids(&known("2031-03-20")), ["x-2031-03-13", "x-2031-03-06"]);
    // In April it appeared on some day that nobody says: by its last it certainly had.
    assert_eq!(known("2031-04-29").digests().len(), 2);
    assert_eq!(known("2031-04-30").digests().len(), 3);
    let as_of = *known("2031-03-20").as_of().unwrap();
    assert_eq!((as_of.digests, as_of.of, as_of.supplied), (2, 3, 1));
    assert!(as_of.told().contains("2 of 3 digests"), "{}", as_of.told());
    assert!(as_of.told().contains("supplied for 1 of them"), "{}", as_of.told());
    assert_eq!(corpus.as_of(), None);
}

#[test]
fn before_the_issue_that_corrects_it_an_earlier_word_counts() {
    let first = entry("first", "2031-03-07", "killed: 9");
    let later = entry("later", "2031-03-07", "corrects: first\n            killed: 2");
    let corpus = archive(
        &[
            ("2031-03-06", digest("2031-03-06", "2031-03-12", "", &first)),
            ("2031-03-13", digest("2031-03-13", "2031-03-19", "", &later)),
        ],
        &[],
    );
    let killed = |corpus: &Corpus| {
        let counted = corpus.entries().map(|(key, _)| key).filter(|key| !corpus.is_repeat(*key));
        let counted: Vec<EntryKey> = counted.collect();
        let [key] = counted[..] else { panic!("one event, told once or twice") };
        corpus.entry(key).unwrap().casualties().get(Harm::Killed)
    };
    assert_eq!(killed(&corpus), Some(Count::Exact(2)));
    assert_eq!(killed(&corpus.known_on(day("2031-03-13"))), Some(Count::Exact(9)));
    assert_eq!(killed(&corpus.known_on(day("2031-03-20"))), Some(Count::Exact(2)));
}

const WAVE: &str = "\
wave: 2031-03-tide
name: Tide
actor: Cell
period: 2031-03-07..2031-03-16
duration: 10
figures:
  - { of: attacks, issuer: Cell, basis: claimed, period: 2031-03-07..2031-03-10, total: 20 }
  - { of: attacks, issuer: Cell, basis: claimed, period: 2031-03-07..2031-03-16, total: 70 }
  - { of: attacks, issuer: A study, basis: assessed, period: 2031-03, total: 60, source: 'Study, 2032-01-05' }
points:
  - { text: It was the greatest so far., basis: assessed }
  - { text: It was the last one., basis: assessed, source: 'Study, 2032-01-05' }
";

#[test]
fn a_wave_is_told_as_far_as_it_was_told_by_then() {
    let named = |id: &str, date: &str| entry(id, date, "wave: 2031-03-tide");
    let corpus = archive(
        &[
            ("2031-03-06", digest("2031-03-06", "2031-03-12", "", &named("a", "2031-03-07"))),
            ("2031-03-13", digest("2031-03-13", "2031-03-19", "", &named("b", "2031-03-14"))),
        ],
        &[("2031-03-tide", WAVE)],
    );
    assert!(corpus.known_on(day("2031-03-12")).waves().is_empty(), "nobody had told of it");
    let told = |on: &str| {
        let corpus = corpus.known_on(day(on));
        let wave = &corpus.waves()[0];
        let points = wave.points().iter().count();
        (wave.period.to, wave.duration, wave.figures.len(), points, corpus.member_count(0))
    };
    assert_eq!(told("2031-03-13"), (None, None, 1, 0, 1));
    assert_eq!(told("2031-03-25"), (Some(day("2031-03-16")), Some(10), 2, 1, 2));
    assert_eq!(told("2032-01-05"), (Some(day("2031-03-16")), Some(10), 3, 2, 2));
}

#[test]
fn what_says_something_of_a_later_day_is_counted() {
    let overwritten = entry("a", "2031-03-07", "claimed_on: 2031-06-01");
    let corpus =
        archive(&[("2031-03-06", digest("2031-03-06", "2031-03-12", "", &overwritten))], &[]);
    let told = |on: &str| corpus.known_on(day(on)).as_of().unwrap().told();
    assert!(told("2031-03-13").contains("1 entry says something of a later day"));
    assert!(!told("2031-06-01").contains("later day"));
}

#[test]
fn more_is_known_on_a_later_day_and_all_of_it_at_the_end() {
    let (corpus, _) = load_all(&Origin::Sample);
    let (mut before, mut grown) = (0, 0);
    for on in ["2018-01-01", "2019-06-01", "2020-06-01", "2020-08-06", "2022-01-01", "2030-01-01"] {
        let known = corpus.known_on(day(on));
        assert!(known.digests().iter().all(|digest| KnownFrom::of(digest).day <= day(on)));
        assert!(known.len() >= before, "{on}");
        grown += usize::from(known.len() > before);
        before = known.len();
        for digest in known.digests() {
            let whole = corpus.digests().iter().find(|whole| whole.id() == digest.id());
            assert!(whole.is_some_and(|whole| Arc::ptr_eq(whole, digest)), "it is shared");
        }
    }
    assert!(grown >= 4);
    assert_eq!((before, ids(&corpus.known_on(NaiveDate::MAX))), (corpus.len(), ids(&corpus)));
    assert_eq!(corpus.known_on(NaiveDate::MAX).waves(), corpus.waves());
}
