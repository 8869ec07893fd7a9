//! The sandbox from within and from outside: each forbidden act fails, each needed one works, and the
//! real program is in it.
//!
//! From within: this test binary runs itself once more as a child, which enters the sandbox by the
//! same function as the program and then tries. Nothing of that is in the program.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod support;

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;

use nix::errno::Errno;
use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};
use nix::sys::ptrace;
use nix::sys::socket::{AddressFamily, SockFlag, SockType, socket, socketpair};
use nix::sys::stat::{UtimensatFlags, utimensat};
use nix::sys::time::TimeSpec;
use nix::unistd::{chown, chroot, getppid, getuid};
use support::{Session, fixture};
use watchfloor::archive::{Origin, load_all};
use watchfloor::disk::AtomicFile;
use watchfloor::sandbox::{Lasting, Layer, Report, Resources, Rules, enter, lift};

/// Set for the child: the folder that it may try its acts in.
const INSIDE: &str = "WATCHFLOOR_TEST_INSIDE";

/// A folder with `archive`, `export`, `state` (not made yet) and `outside`.
fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name);
    for name in ["archive/digests", "export", "outside"] {
        fs::create_dir_all(at(name)).unwrap();
    }
    fs::write(at("archive/taxonomy.yaml"), "{}\n").unwrap();
    fs::write(at("outside/secret.yaml"), "digest: x-2031-01-01\n").unwrap();
    symlink(at("outside"), at("archive/digests/away")).unwrap();
    symlink(at("outside/secret.yaml"), at("archive/digests/link.yaml")).unwrap();
    place
}

fn rules(place: &Path) -> Rules {
    Rules {
        read: vec![place.join("archive")],
        write: vec![place.join("export"), place.join("state")],
        make: vec![place.join("state")],
        terminal: true,
        ..Rules::default()
    }
}

/// Runs one of the ignored tests below in a child, in a place of its own.
fn inside(act: &str, place: &Path) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", act, "--ignored", "--nocapture", "--test-threads=1"])
        .env(INSIDE, place)
        .output()
        .unwrap()
}

fn assert_passes_inside(act: &str) {
    let place = place();
    let output = inside(act, place.path());
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    assert!(told.contains("1 passed"), "it did not run: {told}");
}

/// In the child: the place and what is in force; nothing where one runs all ignored tests.
fn entered() -> Option<(PathBuf, Report)> {
    let place = PathBuf::from(std::env::var_os(INSIDE)?);
    let report = enter(&rules(&place));
    Some((place, report))
}

/// Every act, all of which must be refused, and by the sandbox.
fn all_refused(acts: &[(&str, &dyn Fn() -> io::Result<()>)]) {
    for (what, act) in acts {
        match act() {
            Ok(()) => panic!("{what}: was done"),
            Err(error) => {
                let refused = error.kind() == io::ErrorKind::PermissionDenied;
                assert!(refused, "{what}: failed for another reason: {error}");
            }
        }
    }
}

/// Files are refused by Landlock; where this kernel has none, that must be what is said.
fn has_landlock(report: &Report) -> bool {
    match &report.files {
        Layer::InForce { .. } | Layer::InPart { .. } => true,
        Layer::Missing { why } => {
            assert!(!why.is_empty());
            false
        }
    }
}

#[test]
fn files_elsewhere_are_out_of_reach() {
    assert_passes_inside("inside_files");
}

#[test]
#[ignore = "the child of `files_elsewhere_are_out_of_reach`"]
fn inside_files() {
    let Some((place, report)) = entered() else { return };
    if !has_landlock(&report) {
        return;
    }
    let at = |name: &str| place.join(name);
    let write = |path: PathBuf| fs::write(path, "x");
    all_refused(&[
        ("reads a file", &|| File::open(at("outside/secret.yaml")).map(drop)),
        ("reads the users", &|| fs::read("/etc/passwd").map(drop)),
        ("reads through a link", &|| fs::read(at("archive/digests/link.yaml")).map(drop)),
        ("lists a folder", &|| fs::read_dir(at("outside")).map(drop)),
        ("lists through a link", &|| fs::read_dir(at("archive/digests/away")).map(drop)),
        ("lists the place itself", &|| fs::read_dir(&place).map(drop)),
        ("writes elsewhere", &|| write(at("outside/new"))),
        ("writes into the archive", &|| write(at("archive/digests/new.yaml"))),
        ("changes the archive", &|| write(at("archive/taxonomy.yaml"))),
        ("cuts the archive", &|| {
            OpenOptions::new()
                .write(true)
                .truncate(true)
                .open(at("archive/taxonomy.yaml"))
                .map(drop)
        }),
        ("removes from the archive", &|| fs::remove_file(at("archive/taxonomy.yaml"))),
        ("makes a folder", &|| fs::create_dir(at("archive/digests/2031"))),
        ("renames in the archive", &|| {
            fs::rename(at("archive/taxonomy.yaml"), at("archive/taxonomy.yml"))
        }),
        ("makes a link", &|| symlink("/etc/passwd", at("export/link"))),
        ("makes a folder in the state", &|| fs::create_dir(at("state/sub"))),
        ("writes to a device", &|| OpenOptions::new().write(true).open("/dev/null").map(drop)),
        ("reads about itself", &|| fs::read("/proc/self/environ").map(drop)),
    ]);
    // Out of the archive into a folder that may be written: neither moved nor linked.
    for moved in [
        fs::rename(at("archive/taxonomy.yaml"), at("export/taxonomy.yaml")),
        fs::hard_link(at("outside/secret.yaml"), at("export/secret.yaml")),
    ] {
        assert!(moved.is_err());
    }
    assert!(at("archive/taxonomy.yaml").exists());
}

#[test]
fn what_is_needed_works() {
    assert_passes_inside("inside_needed");
}

#[test]
#[ignore = "the child of `what_is_needed_works`"]
fn inside_needed() {
    let Some((place, _)) = entered() else { return };
    let at = |name: &str| place.join(name);
    assert_eq!(fs::read(at("archive/taxonomy.yaml")).unwrap(), b"{}\n");
    assert_eq!(fs::read_dir(at("archive/digests")).unwrap().count(), 2);
    let mode = fs::metadata(at("state")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700, "it was made, for its owner");
    for folder in ["export", "state"] {
        let path = at(folder).join("whole");
        for (replace, text) in [(false, "one"), (true, "two")] {
            let mut file = AtomicFile::begin(&path, replace).unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file.finish().unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text, "{folder}");
        }
        let mut log = OpenOptions::new().append(true).create(true).open(at(folder).join("log"));
        log.as_mut().unwrap().write_all(b"line\n").unwrap();
        log.unwrap().lock().unwrap();
        fs::rename(&path, at(folder).join("renamed")).unwrap();
        fs::remove_file(at(folder).join("renamed")).unwrap();
    }
    // Threads start, and signals are told by a pair of sockets that reaches nobody else.
    assert_eq!(thread::spawn(|| 7).join().unwrap(), 7);
    let (mut one, _other) = UnixStream::pair().unwrap();
    one.write_all(b"x").unwrap();
    // What comes into the archive later can be read: the folder is open, not its files.
    let (corpus, _) = load_all(&Origin::Folder(at("archive")));
    assert_eq!(corpus.len(), 0);
}

#[test]
fn sockets_programs_and_processes_are_out_of_reach() {
    assert_passes_inside("inside_calls");
}

#[test]
#[ignore = "the child of `sockets_programs_and_processes_are_out_of_reach`"]
fn inside_calls() {
    let Some((place, report)) = entered() else { return };
    assert!(matches!(report.calls, Layer::InForce { .. }), "{report:?}");
    assert!(report.no_new_privileges);
    let acts: [(&str, &dyn Fn() -> io::Result<()>); 10] = [
        ("connects", &|| TcpStream::connect("127.0.0.1:9").map(drop)),
        ("connects by IPv6", &|| TcpStream::connect("[::1]:9").map(drop)),
        ("listens", &|| TcpListener::bind("127.0.0.1:0").map(drop)),
        ("makes a UDP socket", &|| UdpSocket::bind("127.0.0.1:0").map(drop)),
        ("makes a Unix socket", &|| UnixDatagram::unbound().map(drop)),
        ("listens on a Unix socket", &|| UnixListener::bind(place.join("state/socket")).map(drop)),
        ("connects to a Unix socket", &|| UnixStream::connect("/run/socket").map(drop)),
        ("starts a program", &|| Command::new("/bin/true").spawn().map(drop)),
        ("becomes a program", &|| Err(Command::new("/bin/true").exec())),
        ("changes rights", &|| {
            fs::set_permissions(place.join("state"), fs::Permissions::from_mode(0o777))
        }),
    ];
    all_refused(&acts);
    // The filter holds for every thread, those before it too.
    thread::scope(|scope| {
        let refused = scope.spawn(|| UdpSocket::bind("127.0.0.1:0").unwrap_err().kind());
        assert_eq!(refused.join().unwrap(), io::ErrorKind::PermissionDenied);
    });
}

#[test]
fn raw_calls_are_out_of_reach() {
    assert_passes_inside("inside_raw_calls");
}

/// What the standard library has no door to.
#[test]
#[ignore = "the child of `raw_calls_are_out_of_reach`"]
fn inside_raw_calls() {
    let Some((place, _)) = entered() else { return };
    let parent = getppid();
    let netlink =
        || socket(AddressFamily::Netlink, SockType::Raw, SockFlag::empty(), None).map(drop);
    let pair = || {
        let family = AddressFamily::Inet;
        socketpair(family, SockType::Stream, None, SockFlag::empty()).map(drop)
    };
    let none: Option<&str> = None;
    let acts: [(&str, &dyn Fn() -> nix::Result<()>); 9] = [
        ("makes a netlink socket", &netlink),
        ("makes a pair that is not local", &pair),
        ("lets itself be traced", &ptrace::traceme),
        ("traces another process", &|| ptrace::attach(parent)),
        ("leaves its namespaces", &|| unshare(CloneFlags::CLONE_NEWUSER)),
        ("mounts", &|| mount(none, &place.join("state"), Some("tmpfs"), MsFlags::empty(), none)),
        ("changes its root", &|| chroot(&place)),
        ("changes an owner", &|| chown(&place.join("state"), Some(getuid()), None)),
        ("changes a time", &|| {
            let now = TimeSpec::UTIME_NOW;
            utimensat(None, &place.join("state"), &now, &now, UtimensatFlags::FollowSymlink)
        }),
    ];
    for (what, act) in acts {
        assert_eq!(act(), Err(Errno::EPERM), "{what}");
    }
}

/// The lines of `/proc/…/status` that tell of the sandbox; none where the thread has ended.
fn status(id: &str) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let wanted = |line: &&str| line.starts_with("NoNewPrivs:") || line.starts_with("Seccomp:");
    Some(text.lines().filter(wanted).map(|line| line.split_whitespace().collect()).collect())
}

#[test]
fn every_thread_of_the_reader_is_in_the_sandbox() {
    let mut session = Session::reader(&fixture(), &[]);
    session.wait_for("Week of the convoys");
    session.wait_until_read();
    let id = session.id();
    let threads = fs::read_dir(format!("/proc/{id}/task")).unwrap();
    let mut seen = 0;
    for thread in threads {
        let thread = thread.unwrap().file_name();
        // Those that read the archive end when it has been read.
        let Some(told) = status(&format!("{id}/task/{}", thread.display())) else { continue };
        assert_eq!(told, ["NoNewPrivs:1", "Seccomp:2"], "{}", thread.display());
        seen += 1;
    }
    assert!(seen >= 3, "the reader, its keys, its signals: {seen}");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn every_command_works_in_the_sandbox() {
    let archive = fixture();
    for line in [
        "",
        "list digests",
        "list theatres",
        "show wave:2020-05-raids",
        "search kind:attack",
        "export --format json",
        "check --format json",
        "schema",
        "schema wave",
        "man",
        "completions bash",
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
            .args(line.split_whitespace())
            .args([OsStr::new("--archive"), archive.as_os_str()])
            .env("WATCHFLOOR_CONFIG", "/nonexistent")
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!output.stdout.is_empty() && !err.contains("ermission"), "{line}: {err}");
        assert_ne!(output.status.code(), Some(2), "{line}: {err}");
    }
}

#[test]
fn a_link_out_of_the_archive_shows_nothing() {
    let place = place();
    let archive = place.path().join("archive");
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args([OsStr::new("check"), archive.as_os_str()])
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("link.yaml: error: a link that leads out of the archive"), "{told}");
    assert!(!told.contains("x-2031-01-01"), "{told}");
}

#[test]
fn exports_are_written_into_the_named_folder_and_state_is_made_within_the_home() {
    let place = place();
    let home = place.path().join("home");
    fs::create_dir(&home).unwrap();
    let export = place.path().join("export/all.csv");
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(["export", "--archive", fixture().to_str().unwrap(), "-o", export.to_str().unwrap()])
        .env("HOME", &home)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(export.is_file() && place.path().join("export/all.csv.about.txt").is_file());
    assert_eq!(fs::read_dir(&home).unwrap().count(), 0, "a command makes no folders");
    // An empty variable counts as not set.
    let variables =
        [("HOME", home.to_str().unwrap()), ("WATCHFLOOR_STATE", ""), ("WATCHFLOOR_CONFIG", "")];
    let mut session = Session::reader(&fixture(), &variables);
    session.wait_for("2020-06-04");
    assert!(
        home.join(".local/state/watchfloor").is_dir() && home.join(".config/watchfloor").is_dir()
    );
}

#[test]
fn folders_of_years_are_made_in_the_target_of_an_import_alone() {
    assert_passes_inside("inside_import");
}

#[test]
#[ignore = "the child of `folders_of_years_are_made_in_the_target_of_an_import_alone`"]
fn inside_import() {
    let Some(place) = std::env::var_os(INSIDE).map(PathBuf::from) else { return };
    let target = place.join("export");
    let lasting = Lasting::ForGood;
    let bounds = Resources { memory: 64 << 30, seconds: 3_600, lasting };
    let rules = Rules { folders: vec![target.clone()], resources: Some(bounds), ..rules(&place) };
    if !has_landlock(&enter(&rules)) {
        return;
    }
    fs::create_dir_all(target.join("digests/2031")).unwrap();
    fs::write(target.join("digests/2031/2031-03-06.yaml"), "x").unwrap();
    all_refused(&[("makes a folder elsewhere", &|| fs::create_dir(place.join("state/new")))]);
    assert_eq!(rustix::process::getrlimit(rustix::process::Resource::Cpu).current, Some(3_600));
    assert_eq!(rustix::process::getrlimit(rustix::process::Resource::As).maximum, Some(64 << 30));
}

#[test]
fn while_a_review_reads_its_file_bounds_hold_that_are_lifted_behind_it() {
    assert_passes_inside("inside_lifted");
}

#[test]
#[ignore = "the child of `while_a_review_reads_its_file_bounds_hold_that_are_lifted_behind_it`"]
fn inside_lifted() {
    let Some(place) = std::env::var_os(INSIDE).map(PathBuf::from) else { return };
    let all = [rustix::process::Resource::Cpu, rustix::process::Resource::As];
    let limits = || all.map(rustix::process::getrlimit);
    let before = limits();
    let lasting = Lasting::UntilLifted;
    let bounds = Resources { memory: 64 << 30, seconds: 3_600, lasting };
    enter(&Rules { resources: Some(bounds), ..rules(&place) });
    let bound = limits();
    assert_eq!(bound.map(|limit| limit.current), [Some(3_600), Some(64 << 30)]);
    assert_eq!(bound.map(|limit| limit.maximum), before.map(|limit| limit.maximum));
    lift();
    assert_eq!(limits().map(|limit| limit.current), before.map(|limit| limit.current));
}
