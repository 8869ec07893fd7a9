//! A whole session, watched by the kernel call by call.

use std::collections::BTreeSet;
use std::fs;

use crate::NEWEST;
use crate::support::{Session, fixture};

/// The quoted words of a line of strace.
fn path(line: &str) -> &str {
    line.split('"').nth(1).unwrap_or_default()
}

#[test]
#[ignore = "needs strace"]
fn a_session_has_no_socket_no_program_and_writes_nothing_but_its_own() {
    let place = tempfile::tempdir().unwrap();
    let log = place.path().join("calls");
    let home = place.path().join("home");
    fs::create_dir(&home).unwrap();
    let archive = fixture();
    let program = env!("CARGO_BIN_EXE_watchfloor");
    let arguments = ["-f", "-qq", "-o", log.to_str().unwrap(), program, archive.to_str().unwrap()];
    let variables = [("HOME", home.to_str().unwrap()), ("WATCHFLOOR_STATE", "")];
    let mut session = Session::new("/usr/bin/strace", &arguments, &variables);
    session.wait_for(NEWEST);
    session.wait_until("all of the archive", |session| session.row(0).contains("1/4"));
    for (keys, shown) in [
        ("r", "No digest has changed"),
        ("!", "None: every file was read"),
        ("S", "Saved searches"),
        ("s", "Search"),
        ("many", "many"),
    ] {
        session.write(keys.as_bytes());
        session.wait_for(shown);
    }
    session.write(b"\x03");
    assert_eq!(session.exit_code(), 0);

    let calls = fs::read_to_string(&log).unwrap();
    let mut programs = 0;
    let mut opened = BTreeSet::new();
    for line in calls.lines() {
        let call = line.split_whitespace().nth(1).unwrap_or_default();
        let name = call.split('(').next().unwrap_or_default();
        assert!(!matches!(name, "socket" | "connect" | "bind" | "fork" | "vfork"), "{line}");
        assert!(name != "socketpair" || line.contains("AF_UNIX"), "{line}");
        programs += usize::from(name == "execve");
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
        if name.starts_with("open") && writes.iter().any(|flag| line.contains(flag)) {
            let own = path(line) == "/dev/tty" || path(line).starts_with(home.to_str().unwrap());
            assert!(own, "{line}");
        }
        if matches!(name, "unlink" | "unlinkat" | "rename" | "renameat" | "renameat2") {
            assert!(path(line).starts_with(home.to_str().unwrap()), "{line}");
        }
        if name.starts_with("open") {
            opened.insert(path(line).to_owned());
        }
    }
    assert_eq!(programs, 1, "the reader itself");
    assert!(opened.iter().any(|path| path.ends_with("2020-06-04.yaml")), "{opened:?}");
}
