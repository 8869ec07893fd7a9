//! Whatever a file holds: it is read without a panic, and no text that comes of it can disturb a
//! terminal.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::digest::{ENTRY_FIELDS, FieldForm, FieldValue};
use watchfloor::text::clean;

const GOOD: &str = include_str!("fixtures/good.yaml");
/// Small: it is read once for every mutation.
const TAXONOMY: &str = "tests/fixtures/taxonomy.yaml";

fn read(bytes: &[u8]) -> (Corpus, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2020-05-21.yaml");
    fs::write(&file, bytes).unwrap();
    let (corpus, problems) = load_all(&Origin::Files(vec![TAXONOMY.into(), file]));
    (corpus, problems.iter().map(ToString::to_string).collect())
}

/// Every text that a screen can show of a corpus.
fn check(corpus: &Corpus, problems: &[String]) {
    let harmless = |text: &str| assert_eq!(clean(text), text);
    for problem in problems {
        harmless(problem);
        assert!(!problem.contains('\n'), "{problem}");
    }
    for digest in corpus.digests() {
        let head = digest.head();
        for text in [&head.id, &head.title, &head.publisher] {
            harmless(text);
            assert!(!text.contains('\n'), "{text:?} is shown on one line");
        }
        for point in digest.overview().iter() {
            point.walk(0, &mut |point, _| harmless(point.text()));
        }
        for section in digest.sections() {
            harmless(digest.summary_of(section).map_or("", |summary| summary.text));
            digest.points_of(section).iter().for_each(|point| harmless(point.text()));
        }
        for entry in digest.entries() {
            for def in ENTRY_FIELDS {
                let texts = entry.value(def.field).into_iter().flat_map(FieldValue::texts);
                for text in texts {
                    harmless(text);
                    let long = def.form == FieldForm::Text;
                    assert!(long || !text.contains('\n'), "{text:?} is shown on one line");
                }
            }
            entry.sources().for_each(|source| harmless(&source.to_string()));
            entry.versions().for_each(|version| {
                harmless(version.by());
                harmless(version.text().unwrap_or(""));
            });
            assert!(entry.date.from <= entry.date.to);
        }
        for figure in digest.figures() {
            harmless(&figure.of);
            harmless(&figure.issuer);
            figure.parts.iter().for_each(|part| harmless(&part.label));
        }
        digest.notes().for_each(|note| harmless(note.text()));
    }
}

#[derive(Clone, Debug)]
enum Mutation {
    Flip(prop::sample::Index, u8),
    Insert(prop::sample::Index, String),
    Drop(prop::sample::Index),
    Double(prop::sample::Index),
    Indent(prop::sample::Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Mutation::Flip(at, byte)),
        (at(), "[\\[\\]{}:,&*!|>'\"#\\\\\\-\u{1b}\u{202e}\u{0}\t\n]{1,3}")
            .prop_map(|(at, text)| Mutation::Insert(at, text)),
        at().prop_map(Mutation::Drop),
        at().prop_map(Mutation::Double),
        at().prop_map(Mutation::Indent),
    ]
}

fn mutate(bytes: Vec<u8>, mutation: &Mutation) -> Vec<u8> {
    let by_line = |bytes: Vec<u8>, change: &dyn Fn(&mut Vec<Vec<u8>>)| {
        let mut lines: Vec<Vec<u8>> = bytes.split(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
        change(&mut lines);
        lines.join(&b'\n')
    };
    match mutation {
        _ if bytes.is_empty() => bytes,
        Mutation::Flip(at, byte) => {
            let mut bytes = bytes;
            let at = at.index(bytes.len());
            bytes[at] ^= byte;
            bytes
        }
        Mutation::Insert(at, text) => {
            let mut bytes = bytes;
            let at = at.index(bytes.len());
            bytes.splice(at..at, text.bytes());
            bytes
        }
        Mutation::Drop(at) => by_line(bytes, &|lines| drop(lines.remove(at.index(lines.len())))),
        Mutation::Double(at) => by_line(bytes, &|lines| {
            let at = at.index(lines.len());
            lines.insert(at, lines[at].clone());
        }),
        Mutation::Indent(at) => by_line(bytes, &|lines| {
            let at = at.index(lines.len());
            lines[at].insert(0, b' ');
        }),
    }
}

#[test]
fn the_file_to_mutate_is_sound() {
    let (corpus, problems) = read(GOOD.as_bytes());
    assert_eq!(problems, [""; 0]);
    let places: Vec<_> = corpus.entries().map(|(_, entry)| entry.place_text()).collect();
    let written_out = Some("farm, ~20 km NE of Baqubah");
    assert_eq!(places, [None, Some("~10 km NW of Baqubah"), written_out, None]);
    check(&corpus, &problems);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_panics_or_lets_a_control_character_through(
        mutations in prop::collection::vec(mutation(), 1..6)
    ) {
        let bytes = mutations.iter().fold(GOOD.as_bytes().to_vec(), mutate);
        let (corpus, problems) = read(&bytes);
        let panicked = "failed within Watchfloor";
        prop_assert!(!problems.iter().any(|line| line.contains(panicked)), "{:?}", problems);
        check(&corpus, &problems);
    }
}

#[test]
fn a_file_of_nothing_but_mistakes_ends_soon() {
    let mut text = GOOD.to_owned();
    for n in 0..60_000 {
        writeln!(text, "  - {{ id: \"{n}\", txt: x{n} }}").unwrap();
    }
    let (corpus, problems) = read(text.as_bytes());
    assert_eq!(corpus.len(), 4, "what stands before them is read");
    assert!((1_000..1_100).contains(&problems.len()), "{}", problems.len());
    let more = |told: &&String| told.contains("more problems in this file are not listed");
    assert_eq!(problems.iter().filter(more).count(), 1);
}
