//! Four times as much of anything costs four times as much: bytes are counted, for each sort of archive
//! and each piece of work.

use std::io::sink;

use watchfloor::archive::Corpus;
use watchfloor::export::{Document, SanitizingWriter, write_document};

use super::archives::{self, Files, KINDS, MOST};
use super::held::{Taken, alone, taken};
use super::work::{WORK, check};

const FEW: usize = 500;
/// What is linear takes four times as much; lists that grow by doubling take a little more at times.
const MOST_GROWTH: f64 = 4.5;
/// What every piece of work takes, and threads that happen to run at once.
const SLACK: usize = 2 << 20;
const HELD: usize = 300_000_000;

/// What each piece of work takes: reading, and what is asked then.
fn each(files: &Files) -> Vec<(&'static str, Taken)> {
    let folder = tempfile::tempdir().unwrap();
    archives::write(folder.path(), files).unwrap();
    let (read, (corpus, _)) = taken(|| check(folder.path()));
    let asked = WORK.into_iter().map(|(name, work)| (name, taken(|| work(&corpus)).0));
    std::iter::once(("check", read)).chain(asked).collect()
}

/// An archive of a sort, and how many problems it has.
fn read(sort: &str, n: usize) -> (Corpus, usize) {
    let (_, files) = KINDS.into_iter().find(|(kind, _)| *kind == sort).unwrap();
    let folder = tempfile::tempdir().unwrap();
    archives::write(folder.path(), &files(n)).unwrap();
    check(folder.path())
}

#[test]
fn four_times_as_much_takes_four_times_the_bytes() {
    alone(|| {
        let mut wrong = Vec::new();
        for (kind, files) in KINDS {
            let (few, many) = (each(&files(FEW)), each(&files(4 * FEW)));
            for ((name, few), (_, many)) in few.into_iter().zip(many) {
                if !is_linear(few, many) {
                    wrong.push(format!("{name} of {kind}: {few:?}, of four times: {many:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[expect(clippy::cast_precision_loss, reason = "a ratio of byte counts")]
pub fn is_linear(few: Taken, many: Taken) -> bool {
    let grows = |few: usize, many: usize| many as f64 <= few as f64 * MOST_GROWTH + SLACK as f64;
    grows(few.asked, many.asked) && grows(few.held, many.held)
}

#[test]
fn a_document_is_never_held_whole() {
    let held = |n: usize| {
        let (corpus, _) = read("entries", n);
        let write = || {
            let document = Document::digest(&corpus, 0).unwrap();
            write_document(&document, &mut SanitizingWriter::new(&mut sink())).unwrap();
        };
        taken(write).0.held
    };
    alone(|| {
        let (few, many) = (held(FEW), held(4 * FEW));
        assert!(
            many < few + 16_384,
            "{few} bytes for {FEW} entries, {many} for four times as many"
        );
    });
}

#[test]
fn one_event_has_no_more_tellings_than_anyone_reads() {
    alone(|| {
        let (corpus, _) = read("one event", FEW);
        let others = corpus.entries().map(|(key, _)| corpus.repeats(key).count());
        assert_eq!(others.max(), Some(63));
    });
}

#[test]
fn a_file_of_nothing_but_faults_is_given_up() {
    alone(|| {
        for sort in ["parts of nobody", "searches at fault", "faults of a file"] {
            // The names of two files do not go with what is in them.
            let (_, problems) = read(sort, 3_000);
            assert!((1_000..1_010).contains(&problems), "{sort}: {problems}");
        }
    });
}

#[test]
#[ignore = "reads 300 megabytes of archives"]
fn sixty_thousand_of_anything_are_read_in_300_megabytes() {
    alone(|| {
        for (kind, files) in KINDS {
            let folder = tempfile::tempdir().unwrap();
            let files = files(MOST);
            let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
            assert!(bytes <= 16 << 20 && files.len() < 100_000, "{kind} is beyond other bounds");
            archives::write(folder.path(), &files).unwrap();
            let (taken, _) = taken(|| check(folder.path()));
            assert!(taken.held <= HELD, "{kind}: {taken:?}");
        }
    });
}
