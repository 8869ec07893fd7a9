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
use watchfloor::brief::{WorkItem, WorkSubject, WorklistChange, read_worklist};
use watchfloor::notes::{AnalystNote, NoteChange, read_notes};
use watchfloor::state::{NotesFolder, StateChange, Store};

/// Names the folder and the first number where the test below is to write until it is killed.
const FOLDER: &str = "WRITE_UNTIL_KILLED";
const FROM: &str = "WRITE_FROM";

/// Names what is written: notes or a worklist; the state where it is not set.
const WHAT: &str = "WRITE_WHAT";

/// Names the number behind the last one.
const UPTO: &str = "WRITE_UPTO";

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
    let upto = std::env::var(UPTO).map_or(u64::MAX, |upto| upto.parse().unwrap());
    let keep = keeper(Path::new(&folder), std::env::var(WHAT).ok().as_deref());
    for number in from..upto {
        keep(number);
        std::io::stderr().write_all(b"w").unwrap();
    }
}

/// Returns what keeps one thing after the other in a folder.
fn keeper(folder: &Path, what: Option<&str>) -> Box<dyn Fn(u64)> {
    let store = Store::new(folder, &Origin::Sample).unwrap();
    let notes = NotesFolder::new(folder, &Origin::Sample).unwrap();
    match what {
        None => Box::new(move |number| assert_eq!(store.keep(&numbered(number)), Ok(None))),
        Some(NOTES) => Box::new(move |number| {
            let note =
                AnalystNote { text: Some(number.to_string()), ..AnalystNote::begin("a-1", "ana") };
            let change = NoteChange { home: "a-1".to_owned(), before: None, after: Some(note) };
            notes.keep(&change).unwrap();
        }),
        Some(_) => Box::new(move |number| {
            let item = WorkItem::from(WorkSubject::Entry(format!("a-{number}")));
            notes.change_worklist(&WorklistChange::Gather(Box::new(item))).unwrap();
        }),
    }
}

const NOTES: &str = "a-1.yaml";
const WORKLIST: &str = "brief.yaml";

/// What was kept in a file of these names, in its order; none of it where the file has a fault.
fn kept(folder: &Path, name: &str) -> Vec<String> {
    let bytes = fs::read(folder.join(name)).unwrap();
    if name == NOTES {
        let read = read_notes(&bytes);
        assert_eq!(read.faults, []);
        return read.notes.into_iter().filter_map(|note| note.text).collect();
    }
    let read = read_worklist(&bytes);
    assert_eq!(read.faults, []);
    read.worklist.items().iter().map(|item| item.subject.words().replace("a-", "")).collect()
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

#[test]
fn killed_at_a_byte_of_a_write_notes_and_worklist_are_the_old_ones() {
    for name in [NOTES, WORKLIST] {
        let folder = tempfile::tempdir().unwrap();
        keeper(folder.path(), Some(name))(1);
        let file = folder.path().join(name);
        let before = fs::read(&file).unwrap();
        for bytes in (0..before.len()).step_by(5) {
            let mut writer = writer(folder.path(), 2);
            let writer = writer.env(WHAT, name).env(BYTES, bytes.to_string());
            let ended = writer.status().unwrap();
            assert_eq!(ended.signal(), Some(Signal::SIGXFSZ as i32), "{name} at byte {bytes}");
            assert_eq!(parts(folder.path()).len(), 1, "what another one left is cleared");
            assert_eq!(fs::read(&file).unwrap(), before);
        }
        keeper(folder.path(), Some(name))(3);
        assert_eq!(kept(folder.path(), name), ["1", "3"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    }
}

#[test]
fn two_programs_that_note_and_gather_at_once_lose_nothing() {
    const EACH: u64 = 30;
    for name in [NOTES, WORKLIST] {
        let folder = tempfile::tempdir().unwrap();
        let begin = |from: u64| {
            let mut writer = writer(folder.path(), from);
            let writer = writer.env(WHAT, name).env(UPTO, (from + EACH).to_string());
            writer.stderr(Stdio::null()).spawn().unwrap()
        };
        let both = [begin(0), begin(EACH)];
        for mut writer in both {
            assert!(writer.wait().unwrap().success());
        }
        let mut kept: Vec<u64> =
            kept(folder.path(), name).iter().map(|number| number.parse().unwrap()).collect();
        kept.sort_unstable();
        assert_eq!(kept, (0..2 * EACH).collect::<Vec<_>>(), "{name}");
    }
}

/// The next write clears what killed ones have left.
fn only_the_state_is_left(store: &Store, folder: &Path, next: u64) {
    store.keep(&numbered(next)).unwrap();
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}
