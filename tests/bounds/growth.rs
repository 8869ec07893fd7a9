//! Four times as much of anything costs four times as much: bytes are counted, for each sort of archive
//! and each piece of work.

use super::archives::{self, Files, KINDS, MOST};
use super::held::{Taken, alone, taken};
use super::work::{WORK, check};

const FEW: usize = 1_000;
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
fn is_linear(few: Taken, many: Taken) -> bool {
    let grows = |few: usize, many: usize| many as f64 <= few as f64 * MOST_GROWTH + SLACK as f64;
    grows(few.asked, many.asked) && grows(few.held, many.held)
}

#[test]
#[ignore = "reads 300 megabytes of archives"]
fn sixty_thousand_of_anything_are_read_in_300_megabytes() {
    alone(|| {
        for (kind, files) in KINDS {
            let folder = tempfile::tempdir().unwrap();
            archives::write(folder.path(), &files(MOST)).unwrap();
            let (taken, _) = taken(|| check(folder.path()));
            assert!(taken.held <= HELD, "{kind}: {taken:?}");
        }
    });
}

#[test]
fn no_archive_is_refused_for_its_size() {
    alone(|| {
        for (kind, files) in KINDS {
            let files = files(MOST);
            let largest = files.iter().map(|(_, text)| text.len()).max().unwrap();
            let all: usize = files.iter().map(|(_, text)| text.len()).sum();
            assert!(largest <= 16 << 20 && all <= 16 << 20, "{kind}: {largest} and {all} bytes");
            assert!(files.len() < 100_000, "{kind}: {} files", files.len());
        }
    });
}
