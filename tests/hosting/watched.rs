//! A whole session, watched by the kernel call by call.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::NEWEST;
use crate::support::{Session, fixture};

/// The quoted words of a line of strace.
fn path(line: &str) -> &str {
    line.split('"').nth(1).unwrap_or_default()
}

/// Keys, and what stands on the screen then.
const SESSION: [(&str, &str); 10] = [
    ("r", "No digest has changed"),
    ("y", "Sent to the terminal"),
    ("c", "Choose"),
    ("\r", "Distinct places"),
    ("e", "Write to"),
    ("\r", "Written:"),
    ("!", "None: every file was read"),
    ("S", "Saved searches"),
    ("s", "Search"),
    ("many", "many"),
];

#[test]
#[ignore = "needs strace"]
fn a_session_has_no_socket_no_program_and_writes_nothing_but_its_own() {
    let place = tempfile::tempdir().unwrap();
    let [logs, home, out] = ["logs", "home", "out"].map(|name| place.path().join(name));
    let log = logs.join("calls");
    fs::create_dir(&logs).unwrap();
    fs::create_dir(&home).unwrap();
    fs::create_dir(&out).unwrap();
    let archive = fixture();
    let program = env!("CARGO_BIN_EXE_watchfloor");
    let [log_to, archive, exports] = [&log, &archive, &out].map(|path| path.to_str().unwrap());
    // A file for each thread, so that no call is cut in two by another.
    let arguments = ["-ff", "-qq", "-o", log_to, program, archive, "--exports", exports];
    let variables = [("HOME", home.to_str().unwrap()), ("WATCHFLOOR_STATE", "")];
    let mut session = Session::new("/usr/bin/strace", &arguments, &variables);
    session.wait_for(NEWEST);
    session.wait_until_read();
    for (keys, shown) in SESSION {
        session.write(keys.as_bytes());
        session.wait_for(shown);
    }
    session.write(b"\x03");
    assert_eq!(session.exit_code(), 0);

    assert_eq!(fs::read_dir(&out).unwrap().count(), 1, "the comparison");
    let own = [home.as_path(), &out, session.state.path()];
    let is_own =
        |path: &str| path == "/dev/tty" || own.iter().any(|own| Path::new(path).starts_with(own));
    let threads = fs::read_dir(&logs).unwrap().map(|file| file.unwrap().path());
    let calls: String = threads.map(|file| fs::read_to_string(file).unwrap()).collect();
    let mut programs = 0;
    let mut opened = BTreeSet::new();
    for line in calls.lines() {
        let name = line.split('(').next().unwrap_or_default();
        assert!(!matches!(name, "socket" | "connect" | "bind" | "fork" | "vfork"), "{line}");
        assert!(name != "socketpair" || line.contains("AF_UNIX"), "{line}");
        programs += usize::from(name == "execve");
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
        if name.starts_with("open") && writes.iter().any(|flag| line.contains(flag)) {
            assert!(is_own(path(line)), "{line}");
        }
        if matches!(name, "unlink" | "unlinkat" | "rename" | "renameat" | "renameat2") {
            assert!(is_own(path(line)), "{line}");
        }
        // How much processor time there is and how many cores, which the libraries ask for, the second where
        // many threads take memory at once; and whether memory is promised twice, which the C library asks
        // when a thread gives much of it back at once. They do without an answer.
        let unneeded = [
            "/proc/self/cgroup",
            "/sys/devices/system/cpu/online",
            "/proc/stat",
            "/proc/sys/vm/overcommit_memory",
        ];
        let is_needed = !unneeded.iter().any(|path| line.contains(path));
        assert!(
            !is_needed || !line.contains("= -1 EPERM") && !line.contains("= -1 EACCES"),
            "{line}"
        );
        if name.starts_with("open") {
            opened.insert(path(line).to_owned());
        }
    }
    assert_eq!(programs, 1, "the reader itself");
    assert!(opened.iter().any(|path| path.ends_with("2020-06-04.yaml")), "{opened:?}");
}
