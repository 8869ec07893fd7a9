//! What was known on a day and what changed, by the real program, over an archive that changes between
//! two runs.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{copy, fixture};

struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// An archive of its own, and a place for the state of the user.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        copy(&fixture(), &desk.archive());
        desk
    }

    fn archive(&self) -> std::path::PathBuf {
        self.0.path().join("archive")
    }

    fn digest(&self, day: &str) -> std::path::PathBuf {
        self.archive().join(format!("digests/2020/{day}.yaml"))
    }

    /// Changes the text of a digest.
    fn change(&self, day: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.digest(day)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.digest(day), text.replacen(from, to, 1)).unwrap();
    }

    fn run(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
            .args(args)
            .arg("--archive")
            .arg(self.archive())
            .env_remove("WATCHFLOOR_ARCHIVE")
            .env("WATCHFLOOR_CONFIG", self.0.path().join("none"))
            .env("WATCHFLOOR_STATE", self.0.path().join("state"))
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(&[args, &["--format", "json"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str(&ran.out).unwrap()
    }

    /// The values of one field of rows.
    fn field(&self, args: &[&str], field: &str) -> Vec<String> {
        let rows = self.json(args);
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row[field].as_str().unwrap_or_default().to_owned()).collect()
    }
}

fn file(path: impl AsRef<Path>, text: &str) {
    fs::write(path, text).unwrap();
}

/// A later digest of the same publisher, which corrects an entry of the first.
const CORRECTION: &str = "\
digest: ob-2020-06-11
title: Week of the correction
publisher: OB
period: 2020-06-11..2020-06-17
published: 2020-06-25
theatres:
  - theatre: syria
    areas:
      - area: Homs
        entries:
          - { id: homs-1-again, date: 2020-05-16, kind: attack, tactic: ied, place: Palmyra, killed: 2, text: A bus was hit., basis: reported, corrects: homs-1 }
";

#[test]
fn every_command_tells_what_was_known_on_the_day_and_says_so() {
    let desk = Desk::new();
    file(desk.digest("2020-06-11"), CORRECTION);
    let on = |day: &str, args: &[&str]| {
        let ids = desk.field(&[args, &["--as-of", day]].concat(), "id");
        ids.join(" ")
    };
    let list: &[&str] = &["list", "digests"];
    assert_eq!(on("2020-05-28", list), "ob-2020-05-21 ob-2020-05-14");
    assert_eq!(on("2020-05-27", list), "ob-2020-05-14");
    // It says when it was published: eight days after its period.
    assert!(!on("2020-06-24", list).contains("ob-2020-06-11"));
    assert!(on("2020-06-25", list).contains("ob-2020-06-11"));
    assert_eq!(on("2020-05-21", &["search", "theatre:syria"]), "homs-1");
    let ran = desk.run(&["search", "theatre:syria", "--as-of", "2020-05-21"]);
    assert!(ran.err.contains("as of 2020-05-21: "), "{}", ran.err);
    assert!(ran.err.contains("1 of 5 digests were known"), "{}", ran.err);
    assert!(ran.err.contains("supplied for 1 of them"), "{}", ran.err);
    assert!(ran.err.contains("has no earlier word here"), "{}", ran.err);
    assert!(ran.out.starts_with("As of 2020-05-21: 1 of 5 digests were known\n"), "{}", ran.out);
    for args in [
        &["compare", "2020-05-14..2020-05-20", "2020-05-21..2020-05-27", "--format", "markdown"][..],
        &["show", "ob-2020-05-14"],
        &["tempo"],
        &["map"],
        &["grid"],
        &["export", "--format", "markdown"],
    ] {
        let ran = desk.run(&[args, &["--as-of", "2020-05-28"]].concat());
        assert!(ran.out.to_lowercase().contains("as of"), "{args:?}: {}\n{}", ran.out, ran.err);
    }
}

#[test]
fn an_entry_that_was_corrected_later_is_told_as_it_was_before() {
    let desk = Desk::new();
    file(desk.digest("2020-06-11"), CORRECTION);
    let killed = |day: &str| {
        let args = ["search", "place:palmyra killed:>=1 date:2020-05-16", "--sum", "--as-of", day];
        desk.run(&args).out
    };
    assert_ne!(killed("2020-06-24"), killed("2020-06-25"));
    assert!(killed("2020-06-24").contains('4'), "{}", killed("2020-06-24"));
    let export = |day: &str| desk.json(&["export", "place:palmyra", "--as-of", day]);
    let before = export("2020-06-24");
    assert!(before["export"]["as_of"].as_str().unwrap().starts_with("2020-06-24: "));
    assert_eq!(before["entries"].as_array().unwrap().len(), 1);
    assert_eq!(before["entries"][0]["killed"]["best"], 4);
    assert_eq!(export("2020-06-25")["entries"].as_array().unwrap().len(), 2);
    let whole = desk.json(&["export", "place:palmyra"]);
    assert_eq!(whole["export"]["as_of"], Value::Null);
    let shown = desk.json(&["show", "homs-1", "--as-of", "2020-06-24"]);
    assert_eq!(shown["killed"]["best"], 4);
    assert_eq!(desk.run(&["show", "homs-1-again", "--as-of", "2020-06-24"]).code, 1);
}

#[test]
fn what_is_no_day_is_refused() {
    let desk = Desk::new();
    for day in ["whitsun", "2020-02-30", "2020-05-21~", "2020-05-01..2020-05-03"] {
        let ran = desk.run(&["list", "digests", "--as-of", day]);
        assert_eq!(ran.code, 2, "{day}");
        assert!(ran.err.contains("is no day; write it as 2020-08-06"), "{}", ran.err);
    }
    let month = desk.field(&["list", "digests", "--as-of", "2020-05"], "id");
    assert_eq!(month, ["ob-2020-05-21", "ob-2020-05-14"], "the last day of the month");
}
