//! What was known on a day and what changed, by the real program, over an archive that changes between
//! two runs.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

#[path = "support/mod.rs"]
mod support;

#[path = "support/ran.rs"]
mod ran;

use std::fs;
use std::path::Path;
use std::process::Command;

use ran::Ran;
use serde_json::Value;
use support::{Session, copy, fixture};
use watchfloor::archive::{Origin, SeenRecords, load_all};
use watchfloor::state::{SeenStore, Store};

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
        Command::new(env!("CARGO_BIN_EXE_watchfloor"))
            .args(args)
            .arg("--archive")
            .arg(self.archive())
            .env_remove("WATCHFLOOR_ARCHIVE")
            .env("WATCHFLOOR_CONFIG", self.0.path().join("none"))
            .env("WATCHFLOOR_STATE", self.0.path().join("state"))
            .output()
            .unwrap()
            .into()
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

/// Keeps what is in the archive as seen, as a session of the reader does at its end.
fn seen(desk: &Desk) {
    let origin = Origin::Folder(desk.archive());
    let (corpus, _) = load_all(&origin);
    let store = Store::new(&desk.0.path().join("state"), &origin).unwrap();
    let seen = SeenRecords::of(&corpus, &|| false).unwrap();
    assert_eq!(SeenStore::of(&store).unwrap().keep(None, &seen), Ok(None));
}

/// What is told, as `what kind id fields`.
fn changes(desk: &Desk, args: &[&str]) -> Vec<String> {
    let rows = desk.json(&[&["changes"], args].concat());
    let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
    let line = |row: &Value| {
        let fields = row["fields"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let fields: Vec<&str> = fields.collect();
        let told = ["what", "kind", "id"].map(|field| text(row, field)).join(" ");
        format!("{told} {}", fields.join(",")).trim_end().to_owned()
    };
    rows.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn what_changed_since_the_last_session_is_listed_and_searched() {
    let desk = Desk::new();
    let never = desk.run(&["changes"]);
    assert_eq!(never.code, 2);
    assert!(never.err.contains("no session of the reader saw this archive yet"), "{}", never.err);
    seen(&desk);
    let same = desk.run(&["changes"]);
    assert_eq!((same.code, same.out.trim()), (1, ""), "{}", same.err);
    desk.change("2020-05-14", "killed: 4", "killed: 5");
    file(desk.digest("2020-06-11"), CORRECTION);
    fs::remove_file(desk.digest("2020-05-28")).unwrap();
    assert_eq!(
        changes(&desk, &[]),
        [
            "new digest ob-2020-06-11",
            "changed entry homs-1 numbers",
            "withdrawn digest ob-2020-05-28",
        ]
    );
    let found = desk.field(&["search", "is:new", "in:entry"], "id");
    assert_eq!(found, ["homs-1-again", "homs-1"]);
    let counts = desk.run(&["changes", "--format", "csv"]);
    assert!(counts.err.contains("1 new, 1 changed, 1 withdrawn"), "{}", counts.err);
    // Who asks changes nothing of what is known.
    assert_eq!(changes(&desk, &["--since", "last"]).len(), 3);
}

#[test]
fn where_nothing_may_be_kept_that_is_said() {
    let desk = Desk::new();
    seen(&desk);
    let ran = desk.run(&["changes", "--no-state"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--no-state keeps nothing of what was seen"), "{}", ran.err);
    let ran = desk.run(&["search", "is:new", "--no-state"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("what is new is not known: --no-state"), "{}", ran.err);
    let ran = desk.run(&["changes", "--as-of", "2020-05-28"]);
    assert!(ran.code == 2 && ran.err.contains("--since DAY"), "{}", ran.err);
    let seen = fs::read_dir(desk.0.path().join("state/seen")).unwrap().next().unwrap().unwrap();
    file(seen.path(), "damaged");
    let ran = desk.run(&["changes"]);
    assert!(ran.code == 2 && ran.err.contains("is damaged"), "{}", ran.err);
}

#[test]
fn what_changed_since_a_day_is_what_the_digests_tell() {
    let desk = Desk::new();
    file(desk.digest("2020-06-11"), CORRECTION);
    let told = changes(&desk, &["--since", "2020-06-04"]);
    assert_eq!(
        told,
        ["new digest ob-2020-06-11", "new digest ob-2020-06-04", "revised entry homs-1 killed"]
    );
    let rows = desk.json(&["changes", "--since", "2020-06-04"]);
    assert_eq!(rows[0]["entries"], 1);
    assert_eq!((&rows[0]["day"], &rows[2]["by"]), (&"2020-06-25".into(), &"homs-1-again".into()));
    // As of a day before the correction there is none.
    let before = changes(&desk, &["--since", "2020-06-04", "--as-of", "2020-06-24"]);
    assert_eq!(before, ["new digest ob-2020-06-04"]);
    let same_day = desk.run(&["changes", "--since", "2020-06-24", "--as-of", "2020-06-24"]);
    assert_eq!(same_day.code, 1, "nothing changed after it: {}", same_day.err);
    let later = desk.run(&["changes", "--since", "2020-06-25", "--as-of", "2020-06-24"]);
    assert_eq!((later.code, later.out.as_str()), (2, ""), "{}", later.err);
    assert!(
        later.err.contains("--since 2020-06-25 is later than --as-of 2020-06-24"),
        "{}",
        later.err
    );
    let weeks = desk.run(&["list", "cover", "--from", "2020-06", "--to", "2020-05"]);
    assert_eq!((weeks.code, weeks.out.as_str()), (2, ""), "{}", weeks.err);
    assert!(weeks.err.contains("--from 2020-06-01 is later than --to 2020-05-31"), "{}", weeks.err);
    let claim = CORRECTION
        .replace("basis: reported, corrects: homs-1", "basis: claimed")
        .replace("killed: 2", "killed: 4");
    file(desk.digest("2020-06-11"), &claim);
    let late = changes(&desk, &["--since", "2020-06-20"]);
    assert_eq!(late, ["new digest ob-2020-06-11", "late-claimed entry homs-1"]);
    desk.change("2020-05-14", "basis: reported", "basis: reported, claimed_on: 2020-06-30");
    assert!(
        changes(&desk, &["--since", "2020-06-29"])
            .contains(&"late-claimed entry homs-1 claimed_on".to_owned())
    );
    assert_eq!(desk.run(&["changes", "--since", "yesteryear"]).code, 2);
}

#[test]
fn a_session_that_ended_is_what_is_compared_with() {
    let desk = Desk::new();
    seen(&desk);
    desk.change("2020-05-14", "killed: 4", "killed: 5");
    file(desk.digest("2020-06-11"), CORRECTION);
    let state = desk.0.path().join("state");
    let config = desk.0.path().join("config");
    fs::create_dir(&config).unwrap();
    file(config.join("config.yaml"), "begin: front\nbidi: off\n");
    let variables = [
        ("WATCHFLOOR_STATE", state.to_str().unwrap()),
        ("WATCHFLOOR_CONFIG", config.to_str().unwrap()),
    ];
    let mut session = Session::reader(&desk.archive(), &variables);
    session.wait_for("1 new, 1 changed (R)");
    session.write(b"R");
    session.wait_for("homs-1: numbers");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    let same = desk.run(&["changes"]);
    assert_eq!((same.code, same.out.trim()), (1, ""), "{}", same.err);
    // A list that is damaged is set aside, and the next session begins anew.
    let list = fs::read_dir(state.join("seen")).unwrap().next().unwrap().unwrap().path();
    file(&list, "damaged");
    let mut session = Session::reader(&desk.archive(), &variables);
    session.wait_for("is damaged");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    assert!(list.with_extension("bin.broken-1").exists());
}

#[test]
fn a_watched_archive_is_read_again_when_a_folder_changes() {
    let desk = Desk::new();
    let config = desk.0.path().join("config");
    fs::create_dir(&config).unwrap();
    file(config.join("config.yaml"), "begin: place\nbidi: off\nwatch: yes\n");
    let mut session =
        Session::reader(&desk.archive(), &[("WATCHFLOOR_CONFIG", config.to_str().unwrap())]);
    session.wait_for("2020-05-14");
    // In a folder that is there, and in one that comes.
    file(desk.digest("2020-06-11"), CORRECTION);
    session.wait_for("Read again: 1 new");
    let new = desk.archive().join("digests/2021");
    fs::create_dir(&new).unwrap();
    session.write(b"j");
    file(
        new.join("2021-06-11.yaml"),
        &CORRECTION.replace("2020-06", "2021-06").replace("homs-1-again", "homs-2"),
    );
    session.wait_for("2021-06-11");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}
