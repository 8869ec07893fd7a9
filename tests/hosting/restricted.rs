//! Restricted, on a terminal: no way to stop it, nothing of the user's is heeded.

use std::fs;

use crate::NEWEST;
use crate::support::{Session, fixture};

/// A home with a configuration that would be told, since it is wrong.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join(".config/watchfloor")).unwrap();
    fs::write(home.path().join(".config/watchfloor/config.yaml"), "colour: red\n").unwrap();
    home
}

fn reading(option: &[&str], home: &tempfile::TempDir) -> Session {
    let archive = fixture();
    let arguments = [option, &[archive.to_str().unwrap()]].concat();
    let home = home.path().to_str().unwrap();
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");
    let variables = [
        ("HOME", home),
        ("WATCHFLOOR_ARCHIVE", other),
        ("WATCHFLOOR_STATE", ""),
        ("WATCHFLOOR_CONFIG", ""),
    ];
    let mut session = Session::new(env!("CARGO_BIN_EXE_watchfloor"), &arguments, &variables);
    session.wait_for("4 digests");
    session.write(b"\r");
    session.wait_for(NEWEST);
    session.wait_until_read();
    session
}

#[test]
fn it_cannot_be_stopped_by_a_key_or_a_signal() {
    let mut session = reading(&["--restricted"], &home());
    session.write(b"\x1a");
    session.wait_for("Stopping is not allowed, by --restricted");
    session.signal("TSTP");
    session.write(b"j");
    session.wait_for("Week of many scripts");
    assert!(!session.is_stopped() && session.screen().alternate_screen());
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    session.assert_restored();
}

#[test]
fn the_users_own_files_are_neither_read_nor_made() {
    let told = "unknown key";
    let home = home();
    let mut free = reading(&[], &home);
    free.write(b"!");
    free.wait_for(told);
    assert!(home.path().join(".local").exists());
    fs::remove_dir_all(home.path().join(".local")).unwrap();
    let mut restricted = reading(&["--restricted"], &home);
    restricted.write(b"!");
    restricted.wait_for("None: every file was read");
    assert!(!restricted.screen().contents().contains(told));
    assert!(!home.path().join(".local").exists(), "nothing is kept on a shared account");
}
