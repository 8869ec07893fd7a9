//! A writer that is killed at any moment leaves the old state or the new one, and no rubbish.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what was met is told")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use rustix::process::{Resource, Rlimit, setrlimit};
use watchfloor::archive::Origin;
use watchfloor::state::{StateChange, Store};

/// Names the folder and the first number where the test below is to write until it is killed.
const FOLDER: &str = "WRITE_UNTIL_KILLED";
const FROM: &str = "WRITE_FROM";

/// Names the byte of a file that the kernel kills the writer at.
const BYTES: &str = "WRITE_BYTES";

const KILLS: u64 = 100;

#[test]
fn writing_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let from: u64 = std::env::var(FROM).unwrap().parse().unwrap();
    if let Ok(bytes) = std::env::var(BYTES) {
        let upto = |most| Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(Resource::Core, upto(0)).unwrap();
        setrlimit(Resource::Fsize, upto(bytes.parse().unwrap())).unwrap();
    }
    let store = Store::new(Path::new(&folder), &Origin::Sample).unwrap();
    for number in from.. {
        assert_eq!(store.keep(&numbered(number)), Ok(None));
        std::io::stderr().write_all(b"w").unwrap();
    }
}

fn numbered(number: u64) -> StateChange {
    let path = Some(vec!["digests".to_owned(), number.to_string()]);
    StateChange {
        theme: Some(number.to_string()),
        queries: vec![number.to_string()],
        path,
        ..StateChange::default()
    }
}

/// This test binary, writing.
fn writer(folder: &Path, from: u64) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "writing_until_killed", "--nocapture"]);
    command.env(FOLDER, folder).env(FROM, from.to_string());
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Kills a writer after some writes and somewhere in the next one; how many it had told of.
fn killed(mut writer: Child, writes: u64, somewhere: u64) -> u64 {
    let mut told = writer.stderr.take().unwrap();
    let mut byte = [0];
    let mut longest = Duration::ZERO;
    for _ in 0..writes {
        let began = Instant::now();
        told.read_exact(&mut byte).unwrap();
        longest = began.elapsed();
    }
    // Some part of as long as a write takes, in thousandths; however slow or quick this machine is.
    let part = longest.mul_f64(f64::from(u16::try_from(somewhere % 1_000).unwrap()) / 1_000.0);
    let began = Instant::now();
    while began.elapsed() < part {
        std::hint::spin_loop();
    }
    writer.kill().unwrap();
    writer.wait().unwrap();
    let mut rest = Vec::new();
    told.read_to_end(&mut rest).unwrap();
    writes + rest.len() as u64
}

fn parts(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|part| part == "part")).collect()
}

#[test]
fn killed_at_a_hundred_points_the_state_is_the_old_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path(), &Origin::Sample).unwrap();
    let mut random: u64 = 0x9E37_79B9_7F4A_7C15;
    let (mut next, mut old, mut new) = (1, 0, 0);
    for _ in 0..KILLS {
        // Xorshift: the same points of the sequence in every run, other points of the writing.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let writes = 2 + random % 3;
        let told = killed(writer(folder.path(), next).spawn().unwrap(), writes, random >> 32);
        let (state, problem) = store.read();
        assert_eq!(problem, None, "what is there is whole");
        let last: u64 = state.queries.last().unwrap().parse().unwrap();
        assert!([next + told - 1, next + told].contains(&last), "{last} of {told} from {next}");
        let first = last.saturating_sub(99).max(1);
        let all: Vec<_> = (first..=last).map(|number| number.to_string()).collect();
        assert_eq!(state.queries, all, "and holds all that was written before");
        let of_one = (state.theme.clone(), store.saved_path(&state)[1].clone());
        assert_eq!(of_one, (Some(last.to_string()), last.to_string()), "of one and the same write");
        assert!(parts(folder.path()).len() <= 1, "temporary files have piled up");
        (old, new) = if last < next + told { (old + 1, new) } else { (old, new + 1) };
        next = last + 1;
    }
    println!("{KILLS} kills: {old} found the old state, {new} the new one");
    only_the_state_is_left(&store, folder.path(), next);
}

/// The kernel kills who writes past the greatest size of a file: at a known byte, on every machine.
#[test]
fn killed_at_a_byte_of_a_write_the_state_is_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path(), &Origin::Sample).unwrap();
    store.keep(&numbered(1)).unwrap();
    let (before, _) = store.read();
    let state = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
    let whole = state.metadata().unwrap().len();
    for bytes in (0..whole).step_by(7) {
        let status = writer(folder.path(), 2).env(BYTES, bytes.to_string()).status().unwrap();
        assert_eq!(status.signal(), Some(Signal::SIGXFSZ as i32), "at byte {bytes} of {whole}");
        let cut = parts(folder.path());
        assert_eq!(cut.len(), 1, "amid a write, and what another one left is cleared");
        assert_eq!(fs::metadata(&cut[0]).unwrap().len(), bytes);
        assert_eq!(store.read(), (before.clone(), None));
    }
    only_the_state_is_left(&store, folder.path(), 2);
}

/// The next write clears what killed ones have left.
fn only_the_state_is_left(store: &Store, folder: &Path, next: u64) {
    store.keep(&numbered(next)).unwrap();
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}
