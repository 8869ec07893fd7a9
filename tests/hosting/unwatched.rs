//! An archive that the kernel lets nobody watch: its limits are set for a namespace of the test's own.

use std::fs;
use std::process::Command;

use crate::support::{BEGIN_IN_THE_TREE, Session, fixture};

/// On a network file system it is the same, which is told by its kind.
#[test]
#[ignore = "needs user namespaces"]
fn where_the_host_lets_nothing_be_watched_the_key_is_told() {
    let config = tempfile::tempdir().unwrap();
    fs::write(config.path().join("config.yaml"), format!("{BEGIN_IN_THE_TREE}watch: yes\n"))
        .unwrap();
    let archive = fixture();
    let (program, archive) = (env!("CARGO_BIN_EXE_watchfloor"), archive.to_str().unwrap());
    let variables = [("WATCHFLOOR_CONFIG", config.path().to_str().unwrap())];
    for (limit, told) in
        [("watches", "may watch no more folders"), ("instances", "no more programs")]
    {
        let limit = format!("echo 0 > /proc/sys/user/max_inotify_{limit}; exec \"$0\" \"$1\"");
        let arguments = ["-Ur", "/bin/sh", "-c", &limit, program, archive];
        let mut session = Session::new("/usr/bin/unshare", &arguments, &variables);
        session.wait_for("Not watched, r reads it again");
        session.wait_until_read();
        session.write(b"!");
        session.wait_for(told);
        session.write(b"\x1b");
        session.wait_until("the list", |session| !session.row(0).contains("Problems"));
        session.write(b"r");
        session.wait_for("No digest has changed");
        session.write(b"q");
        assert_eq!(session.exit_code(), 0);
    }
    let doctor = Command::new(program)
        .args(["doctor", "--archive", archive])
        .env("WATCHFLOOR_CONFIG", config.path())
        .output()
        .unwrap();
    let doctor = String::from_utf8(doctor.stdout).unwrap();
    assert!(doctor.contains("the reader says so, and `r` reads it again"), "{doctor}");
}
