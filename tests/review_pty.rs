//! A review from end to end, in the real binary on a real terminal: what is kept on the way, what is
//! written at last, and what is left of it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::Session;
use tempfile::TempDir;

/// Invented: two events in the first item, one in the second.
const TEXT: &str = "Harbour Watch: the week of May 1 to May 7, 2031\n\nMain events of the week\n\n\
    - The week was quiet at sea.\n\nIraq\n\n\
    - On May 3, 2031, a bomb hit a patrol near Samarra. Two policemen were killed. On May 4, 2031, \
    gunmen shot a mayor in Diyala (Telegram, May 5, 2031).\n\
    - On May 6, 2031, a mine wounded three workers near Kirkuk (Telegram, May 7, 2031).\n";

/// Words of the text that nothing of a review may keep.
const WORDS: [&str; 7] =
    ["Samarra", "policemen", "mayor", "workers", "Kirkuk", "Telegram", "Harbour"];

/// An archive without a digest, a text, and a folder for the state.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(place.path("archive/digests")).unwrap();
        let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
        fs::copy(taxonomy, place.path("archive/taxonomy.yaml")).unwrap();
        fs::write(place.path("week.txt"), TEXT).unwrap();
        place
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    /// The import of the text on a terminal, with its review on the screen.
    fn import(&self, more: &[&str]) -> Session {
        let (text, archive) = (self.path("week.txt"), self.path("archive"));
        let line = ["import", text.to_str().unwrap(), "--archive", archive.to_str().unwrap()];
        let state = self.path("state");
        let variables = [("WATCHFLOOR_STATE", state.to_str().unwrap())];
        let program = env!("CARGO_BIN_EXE_watchfloor");
        let mut session = Session::new(program, &[&line[..], more].concat(), &variables);
        session.wait_for("looked over");
        session
    }

    /// The files that are kept of reviews.
    fn kept(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.path("state/imports")) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    fn digest(&self) -> Option<String> {
        fs::read_to_string(self.path("archive/digests/2031/2031-05-01.yaml")).ok()
    }
}

/// How many were looked over, and of how many.
fn counts(session: &Session) -> Option<(usize, usize)> {
    let row = session.row(1);
    let told = row.split(" looked over").next()?;
    let mut words = told.split_whitespace().rev();
    let all = words.next()?.parse().ok()?;
    let seen = words.nth(1)?.parse().ok()?;
    Some((seen, all))
}

fn wait_for_counts(session: &mut Session, seen: usize, all: usize) {
    let what = format!("{seen} of {all}");
    session.wait_until(&what, |session| counts(session) == Some((seen, all)));
}

/// Goes from one part to the next until the screen shows some words, through all of them at most.
fn go_on_to(session: &mut Session, words: &str, all: usize) {
    for _ in 0..all {
        if session.screen().contents().contains(words) {
            break;
        }
        let before = session.row(0);
        session.write(b"n");
        session.wait_until("the next one", |session| session.row(0) != before);
    }
}

fn check(archive: &Path) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(["check", "--archive", archive.to_str().unwrap()]).env_clear();
    let output = command.env("HOME", "/nowhere").output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(told).unwrap())
}

#[test]
fn a_review_is_taken_up_again_and_ends_with_a_digest_that_passes_check() {
    let place = Place::new();
    let mut session = place.import(&[]);
    let (_, all) = counts(&session).unwrap();
    assert!(all >= 4 && place.digest().is_none() && place.kept().is_empty());
    // Accepted, taken back, and again.
    session.write(b" ");
    wait_for_counts(&mut session, 1, all);
    session.write(b"u");
    wait_for_counts(&mut session, 0, all);
    session.write(b"U");
    wait_for_counts(&mut session, 1, all);
    // To an entry of two sentences, which is split, and made one again.
    go_on_to(&mut session, "2031-05-03", all);
    session.write(b"s");
    let is =
        |all: usize| move |session: &Session| counts(session).is_some_and(|told| told.1 == all);
    session.wait_until("one more", is(all + 1));
    session.write(b"nm");
    session.wait_until("one again", is(all));
    session.write(b"uu");
    wait_for_counts(&mut session, 1, all);
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    session.assert_restored();
    assert!(place.digest().is_none(), "nothing is written that nobody asked for");
    let [kept] = place.kept().try_into().unwrap();
    let mode = fs::metadata(&kept).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let text = fs::read_to_string(&kept).unwrap();
    assert!(text.contains("accept: "), "{text}");
    assert!(!WORDS.iter().any(|word| text.contains(word)), "{text}");
    let name = kept.file_stem().unwrap().to_str().unwrap().to_owned();
    assert!(name.len() == 64 && name.chars().all(|c| c.is_ascii_hexdigit()), "{name}");

    let mut session = place.import(&[]);
    session.wait_for("Going on with the review from before: 1 decision");
    wait_for_counts(&mut session, 1, all);
    for done in 2..=all {
        session.write(b" ");
        wait_for_counts(&mut session, done, all);
    }
    session.write(b"w");
    session.wait_for("Written: ");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    session.assert_restored();
    assert!(place.kept().is_empty(), "what was kept is gone with it");
    let digest = place.digest().unwrap();
    assert!(!digest.contains("draft: yes") && !digest.contains("# guess: "), "{digest}");
    let (passes, told) = check(&place.path("archive"));
    assert!(passes && !told.contains("error:"), "{told}");
    let left = fs::read_dir(place.path("archive")).unwrap().count();
    assert_eq!(left, 2, "the taxonomy and the digests, and no folder that waits");
}

#[test]
fn an_entry_is_changed_and_split_by_keys_and_a_later_edition_is_shown_before_it_is_written() {
    let place = Place::new();
    let mut session = place.import(&["--no-state"]);
    let (_, all) = counts(&session).unwrap();
    // The head has a title at the top: it is changed whatever comes first.
    go_on_to(&mut session, "head of the digest", all);
    session.wait_for("head of the digest");
    session.write(b"g\x0d");
    session.wait_for("title: ");
    session.write(b"\x15The first week of May\r");
    session.wait_for("= title       The first week");
    session.write(b"w");
    session.wait_for("Written: ");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    assert!(place.kept().is_empty() && !place.path("state").exists(), "nothing is kept");
    let digest = place.digest().unwrap();
    assert!(digest.contains("title: The first week of May"), "{digest}");

    // The later edition corrects a toll.
    let later = TEXT.replace(
        "On May 6, 2031, a mine wounded three workers",
        "On May 6, 2031, a mine wounded nine workers",
    );
    fs::write(place.path("week.txt"), later).unwrap();
    let mut session = place.import(&["--replace", "--no-state"]);
    session.write(b"w");
    session.wait_for("This digest is there already");
    session.wait_for("wounded: 3");
    assert!(place.digest().unwrap().contains("The first week of May"), "not yet written");
    session.write(b"w");
    session.wait_for("Written: ");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    assert!(place.digest().unwrap().contains("wounded: 9"));
}

#[test]
fn a_line_that_breaks_loses_no_decision() {
    let place = Place::new();
    let mut session = place.import(&[]);
    let (_, all) = counts(&session).unwrap();
    session.write(b" ");
    wait_for_counts(&mut session, 1, all);
    assert_eq!(session.hang_up(), 129);
    let mut session = place.import(&[]);
    session.wait_for("Going on with the review from before: ");
    assert!(counts(&session).unwrap().0 >= 1);
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn most_of_a_weekly_takes_few_keys() {
    let place = Place::new();
    let text = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/texts/itic-2021.txt");
    fs::copy(text, place.path("week.txt")).unwrap();
    let mut session = place.import(&["--no-state"]);
    let (mut seen, all) = counts(&session).unwrap();
    assert!(seen == 0 && all > 20, "{all}");
    let mut keys = 0;
    while seen < all {
        // What is sure is taken at once while there is any; the rest takes a key each.
        let is_offered = session.screen().contents().contains("A all sure");
        session.write(if is_offered { b"A" } else { b" " });
        keys += 1;
        session.wait_until("more", |session| counts(session).is_some_and(|told| told.0 > seen));
        seen = counts(&session).unwrap().0;
    }
    session.write(b"w");
    keys += 1;
    session.wait_for("Written: ");
    assert!(keys * 2 < all, "{keys} keys for {all} parts");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}
