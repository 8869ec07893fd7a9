//! `watchfloor new`: the skeleton that it prints is a digest that `check` has nothing to say of, as
//! it is and with every comment taken away.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::fs;
use std::process::{Command, Output};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(args).current_dir(std::env::temp_dir());
    command.env_remove("WATCHFLOOR_ARCHIVE").env("WATCHFLOOR_CONFIG", "/nonexistent");
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The skeleton of the week that holds a day, over the fixture.
fn skeleton(day: &str) -> String {
    let output = run(&["new", day, "--archive", FIXTURE]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// What `check` prints of a digest beside the taxonomy of the fixture.
fn checked(digest: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let taxonomy = format!("{FIXTURE}/taxonomy.yaml");
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    fs::write(folder.path().join("digests/2031-04-10.yaml"), digest).unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_week_begins_on_the_commonest_weekday_and_holds_the_day() {
    // The digests of the fixture begin on Thursdays.
    for day in ["2031-04-10", "2031-04-13", "16 April 2031"] {
        let printed = skeleton(day);
        assert!(printed.contains("\nperiod: 2031-04-10..2031-04-16\n"), "{day}: {printed}");
        assert!(printed.contains("\ndigest: harbour-2031-04-10\n"), "{printed}");
        assert!(printed.contains("\nseries: weekly ") && printed.contains("\ncoverage: "));
    }
    assert!(skeleton("2031-04-17").contains("\nperiod: 2031-04-17..2031-04-23\n"));
    let output = run(&["new", "2031-04", "--archive", FIXTURE]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no single day"), "{}", text(&output.stderr));
}

#[test]
fn without_a_day_it_says_which_week_it_takes() {
    let output = run(&["new", "--archive", FIXTURE]);
    assert!(text(&output.stderr).starts_with("no DATE is given: the week of today, from "));
    assert!(text(&output.stdout).contains("\nseries: weekly "));
}

#[test]
fn check_has_nothing_to_say_of_it() {
    let (problems, said) = checked(&skeleton("2031-04-10"));
    assert_eq!(problems, "");
    assert_eq!(said, "1 digest, 0 entries, 0 waves: 0 errors, 0 warnings\n");
}

#[test]
fn with_its_comments_taken_away_it_is_a_digest_of_the_archive() {
    let printed = skeleton("2031-04-10").replace("\"\"", "\"Something.\"");
    let (head, body) = printed.split_once("that you need.\n").unwrap();
    let body: Vec<&str> = body.lines().map(|line| line.strip_prefix("# ").unwrap()).collect();
    let (problems, said) = checked(&format!("{head}that you need.\n{}\n", body.join("\n")));
    assert_eq!(problems, "");
    assert_eq!(said, "1 digest, 1 entry, 0 waves: 0 errors, 0 warnings\n");
}
