//! Nothing is lost, and nothing but the state is written: the real program in a terminal, left,
//! ended, cut off, two at once, on a full disk.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{Session, fixture};
use watchfloor::state::{SessionState, parse};

const SECOND: &str = "Week of many scripts";

fn reader(archive: &Path, state: &Path) -> Session {
    let mut session = Session::reader(archive, &[("WATCHFLOOR_STATE", state.to_str().unwrap())]);
    session.wait_until_read();
    session
}

/// Searches, and opens the one entry that is found.
fn open_by(session: &mut Session, query: &str) {
    session.write(format!("s{query}").as_bytes());
    session.wait_for("1 of 14");
    session.write(b"\r");
    session.wait_until("its text", |session| !session.row(0).contains("Search"));
}

fn kept(folder: &Path) -> SessionState {
    let parsed = parse(&fs::read(folder.join("state.yaml")).unwrap());
    assert_eq!(parsed.file_error, None);
    parsed.state
}

fn way(state: &SessionState) -> Vec<&str> {
    state.places.iter().flat_map(|place| &place.path).map(String::as_str).collect()
}

/// Every file and folder below one: its path, when it was changed, which it is, what it holds.
fn all_of(folder: &Path) -> Vec<(PathBuf, std::time::SystemTime, u64, Vec<u8>)> {
    use std::os::unix::fs::MetadataExt as _;

    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.push(folder.clone());
        for path in paths {
            let meta = fs::metadata(&path).unwrap();
            if meta.is_dir() && path != folder {
                folders.push(path);
                continue;
            }
            let bytes = if meta.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
            found.push((path, meta.modified().unwrap(), meta.ino(), bytes));
        }
    }
    found.sort();
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn however_it_ends_the_next_one_begins_there() {
    for end in ["q", "TERM", "HUP", "INT", "gone"] {
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state/watchfloor");
        let mut session = reader(&fixture(), &state);
        session.write(b"j");
        session.wait_until("the second", |session| session.row(0).contains("2/4"));
        let written = fs::read_dir(&state).map_or(0, Iterator::count);
        assert_eq!(written, 0, "nothing is written before there is something to keep");
        match end {
            "q" => session.write(b"q"),
            "gone" => {}
            signal => session.signal(signal),
        }
        if end == "gone" {
            // The line breaks amid keys that move further down.
            session.hang_up();
            let kept = kept(&state);
            assert!(["ob-2020-05-21", "ob-2020-05-14"].contains(&way(&kept)[1]), "{kept:?}");
            continue;
        }
        session.exit_code();
        session.assert_restored();
        assert_eq!(way(&kept(&state)), ["digests", "ob-2020-05-28"], "{end}");
        let mut session = reader(&fixture(), &state);
        session.wait_until("the same", |session| session.row(0).contains("2/4"));
        session.wait_for(SECOND);
    }
}

#[test]
fn a_theme_and_a_query_outlive_a_kill() {
    let state = tempfile::tempdir().unwrap();
    let mut session = reader(&fixture(), state.path());
    session.write(b"tj\r");
    open_by(&mut session, "diyala second");
    let file = state.path().join("state.yaml");
    let has = |what: &'static str| {
        let file = file.clone();
        move |_: &Session| fs::read_to_string(&file).is_ok_and(|text| text.contains(what))
    };
    session.wait_until("the query on the disk", has("diyala second"));
    session.signal("KILL");
    let kept = kept(state.path());
    assert_eq!(kept.theme.as_deref(), Some("dusk"));
    assert_eq!(kept.queries, ["diyala second"]);
    let mut session = reader(&fixture(), state.path());
    session.write(b"s\x1b[A");
    session.wait_for("diyala second");
    session.write(b"\x1b");
    session.wait_for("Digests");
    session.write(b"t");
    session.wait_until("the theme that was chosen", |session| session.row(0).contains("2/"));
}

#[test]
fn who_is_stopped_has_kept_the_place_and_holds_nothing() {
    let state = tempfile::tempdir().unwrap();
    let mut session = reader(&fixture(), state.path());
    session.write(b"j");
    session.wait_for(SECOND);
    session.write(b"\x1a");
    session.wait_until("being stopped", Session::is_stopped);
    assert_eq!(way(&kept(state.path())), ["digests", "ob-2020-05-28"]);
    // Another reader is not kept waiting.
    let mut other = reader(&fixture(), state.path());
    other.write(b"Gq");
    assert_eq!(other.exit_code(), 0);
    assert_eq!(way(&kept(state.path())), ["digests", "ob-2020-05-14"]);
    session.signal("CONT");
    session.wait_for(SECOND);
}

#[test]
fn two_at_once_lose_nothing_of_each_other() {
    let state = tempfile::tempdir().unwrap();
    let mut sessions: Vec<_> = (0..2).map(|_| reader(&fixture(), state.path())).collect();
    for (session, query) in sessions.iter_mut().zip(["diyala first", "diyala third"]) {
        open_by(session, query);
    }
    for session in &mut sessions {
        session.signal("TERM");
        session.exit_code();
    }
    let mut queries = kept(state.path()).queries;
    queries.sort();
    assert_eq!(queries, ["diyala first", "diyala third"]);
}

#[test]
fn the_archive_is_never_written() {
    let home = tempfile::tempdir().unwrap();
    let archive = home.path().join("archive");
    copy(&fixture(), &archive);
    let before = all_of(&archive);
    assert!(before.len() > 7, "{before:?}");
    let mut session = reader(&archive, &home.path().join("state"));
    session.write(b"jtj\rw");
    session.wait_for("Waves");
    open_by(&mut session, "diyala second");
    session.signal("TERM");
    session.exit_code();
    assert_eq!(kept(&home.path().join("state")).queries, ["diyala second"]);
    assert_eq!(all_of(&archive), before);
    // Also where somebody asks for it.
    let mut session = reader(&archive, &archive.join("state"));
    session.wait_for("lies in the archive");
    session.write(b"jtj\r");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    assert_eq!(all_of(&archive), before);
}

#[test]
fn a_full_disk_is_a_warning_and_no_end() {
    // Files can be made, and nothing written into them.
    let state = tempfile::tempdir().unwrap();
    let full = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$1\"";
    let program = env!("CARGO_BIN_EXE_watchfloor");
    let archive = fixture();
    let arguments = ["-c", full, program, archive.to_str().unwrap()];
    let variables = [("WATCHFLOOR_STATE", state.path().to_str().unwrap())];
    let mut session = Session::new("/bin/sh", &arguments, &variables);
    session.wait_until_read();
    session.write(b"tj\r");
    session.wait_for("not kept for the next time: File too large");
    session.write(b"j");
    session.wait_for(SECOND);
    session.write(b"!");
    session.wait_for("state.yaml");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    session.assert_restored();
    let told = String::from_utf8_lossy(&session.written).matches("File too large").count();
    assert!(told <= 2, "told once, and once among the problems, not {told} times");
    assert_eq!(fs::read_dir(state.path()).unwrap().count(), 0, "nothing half is left");
}

#[test]
fn a_home_that_cannot_be_written_is_told_once_at_the_end() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("file"), "").unwrap();
    let mut session = reader(&fixture(), &home.path().join("file/state"));
    session.write(b"j");
    session.wait_for(SECOND);
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    session.assert_restored();
    let written = String::from_utf8_lossy(&session.written).into_owned();
    let (_, after) = written.split_once("\x1b[?1049l").unwrap();
    assert!(after.contains("warning: not kept for the next time"), "{after}");
}

#[test]
fn who_holds_the_state_for_ever_keeps_nobody_from_leaving() {
    let state = tempfile::tempdir().unwrap();
    let mut session = reader(&fixture(), state.path());
    session.write(b"j");
    session.wait_for(SECOND);
    let held = watchfloor::disk::hold(state.path()).expect("folders can be held here");
    session.signal("TERM");
    assert_eq!(session.exit_code(), 128 + 15);
    session.assert_restored();
    let written = String::from_utf8_lossy(&session.written).into_owned();
    assert!(written.contains("holds it or it is slow"), "{written}");
    drop(held);
    assert_eq!(fs::read_dir(state.path()).unwrap().count(), 0);
}

#[test]
fn a_broken_state_is_set_aside_and_said() {
    let state = tempfile::tempdir().unwrap();
    fs::write(state.path().join("state.yaml"), "version: 9\n").unwrap();
    let mut session = reader(&fixture(), state.path());
    session.wait_for("set aside as state.yaml.newer-1");
    session.write(b"jq");
    assert_eq!(session.exit_code(), 0);
    assert_eq!(fs::read(state.path().join("state.yaml.newer-1")).unwrap(), b"version: 9\n");
    assert_eq!(way(&kept(state.path())), ["digests", "ob-2020-05-28"]);
}

#[test]
fn without_state_nothing_is_read_and_nothing_kept() {
    let state = tempfile::tempdir().unwrap();
    let file = state.path().join("state.yaml");
    fs::write(&file, "version: 1\ntheme: dusk\nqueries: [bomb]\n").unwrap();
    let archive = fixture();
    let arguments = ["--no-state", archive.to_str().unwrap()];
    let variables = [("WATCHFLOOR_STATE", state.path().to_str().unwrap())];
    let mut session = Session::new(env!("CARGO_BIN_EXE_watchfloor"), &arguments, &variables);
    session.wait_until_read();
    session.write(b"t");
    session.wait_until("the theme of always", |session| session.row(0).contains("1/"));
    session.write(b"jj\rjq");
    assert_eq!(session.exit_code(), 0);
    assert_eq!(fs::read(&file).unwrap(), b"version: 1\ntheme: dusk\nqueries: [bomb]\n");
}

/// The reader in a home in which nothing is yet.
fn at_home(home: &Path) -> Session {
    let variables = [("HOME", home.to_str().unwrap()), ("WATCHFLOOR_STATE", "")];
    let mut session = Session::reader(&fixture(), &variables);
    session.wait_until_read();
    session
}

#[test]
fn folders_stay_only_where_there_is_something_to_keep() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let left = || fs::read_dir(home).unwrap().count();
    for by_key in [true, false] {
        let mut session = at_home(home);
        if by_key {
            session.write(b"q");
        } else {
            session.signal("TERM");
        }
        session.exit_code();
        assert_eq!(left(), 0, "nothing was to be kept");
    }
    // What was there before stays, though nothing is in it.
    fs::create_dir_all(home.join(".config/watchfloor")).unwrap();
    let mut session = at_home(home);
    session.write(b"j");
    session.wait_for(SECOND);
    session.write(b"q");
    session.exit_code();
    assert!(!kept(&home.join(".local/state/watchfloor")).places.is_empty());
    assert!(home.join(".config/watchfloor").is_dir());
}

#[test]
fn a_folder_that_another_reader_counts_on_stays() {
    let home = tempfile::tempdir().unwrap();
    let (mut first, mut second) = (at_home(home.path()), at_home(home.path()));
    first.write(b"q");
    first.exit_code();
    second.write(b"j");
    second.wait_for(SECOND);
    second.write(b"q");
    second.exit_code();
    assert!(!kept(&home.path().join(".local/state/watchfloor")).places.is_empty());
}
