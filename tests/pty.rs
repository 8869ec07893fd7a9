//! The real binary on a real terminal: what no test without one can tell.
//!
//! Few, since each costs a process: what keys do is told by the journeys, what bytes do by the wire.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use nix::sys::stat::Mode;
use nix::unistd::mkfifo;
use support::{BEGIN_IN_THE_TREE, Session, fixture};

const NEWEST: &str = "Week of the convoys";
const SECOND: &str = "Week of many scripts";

/// The reader with its first digest on the screen and everything read.
fn reading(variables: &[(&str, &str)]) -> Session {
    let mut session = Session::reader(&fixture(), variables);
    session.wait_for(NEWEST);
    session.wait_until_read();
    session
}

/// Whether some row of the list is reversed.
fn selection_shows(session: &Session) -> bool {
    let reversed = |x, y| session.screen().cell(y, x).is_some_and(vt100::Cell::inverse);
    (1..23).any(|y| (0..80).filter(|x| reversed(*x, y)).count() > 20)
}

#[test]
fn the_first_picture_shows_a_digest_and_asks_the_terminal_nothing() {
    let session = reading(&[]);
    assert!(session.screen().alternate_screen() && session.screen().hide_cursor());
    assert!(!session.settings_are_restored(), "raw mode is on");
    let written = String::from_utf8(session.written.clone()).unwrap();
    for sequence in written.split('\x1b').skip(1) {
        let body = sequence.get(1..).unwrap_or_default();
        let end = body.find(|c: char| ('@'..='~').contains(&c)).unwrap_or(0);
        let last = body.chars().nth(end);
        let told = sequence.escape_debug();
        match sequence.chars().next() {
            // Device attributes, status reports, modes, windows: each is a question.
            Some('[') => {
                assert!(!matches!(last, Some('c' | 'n' | 'p' | 't' | 'x' | 'u')), "{told}");
            }
            other => panic!("what begins with {other:?} may be answered: {told}"),
        }
    }
    assert_eq!(session.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn another_size_is_drawn_anew() {
    let mut session = reading(&[]);
    session.resize(120, 40);
    session.wait_until("the footer in the last row", |session| session.row(39).contains("help"));
    assert!(session.row(0).trim_end().len() > 110, "the whole width is taken");
    session.resize(20, 4);
    session.wait_for("Too small");
    session.resize(80, 24);
    session.wait_for(NEWEST);
}

#[test]
fn leaving_gives_the_terminal_back() {
    let mut session = reading(&[]);
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    session.assert_restored();
}

#[test]
fn signals_that_end_it_give_the_terminal_back() {
    for (name, number) in [
        ("TERM", 15),
        ("HUP", 1),
        ("INT", 2),
        ("QUIT", 3),
        ("USR1", 10),
        ("USR2", 12),
        ("ALRM", 14),
        ("XCPU", 24),
        ("VTALRM", 26),
        ("PROF", 27),
        ("IO", 29),
        ("STKFLT", 16),
        ("PWR", 30),
        // The first and the last real-time signal of every C library.
        ("35", 35),
        ("64", 64),
    ] {
        let mut session = reading(&[]);
        session.signal(name);
        assert_eq!(session.exit_code(), 128 + number, "{name}");
        session.assert_restored();
    }
}

#[test]
fn a_file_that_grows_too_large_does_not_end_it() {
    let mut session = reading(&[]);
    session.signal("XFSZ");
    session.write(b"j");
    session.wait_for(SECOND);
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    // Whichever it meets first: the signal, the end of what is typed, or a picture that cannot be
    // written.
    for _ in 0..5 {
        assert_eq!(reading(&[]).hang_up(), 129);
    }
}

#[test]
fn stopped_it_gives_the_terminal_back_and_takes_it_again() {
    let mut session = reading(&[]);
    for by_key in [true, false] {
        if by_key {
            session.write(b"\x1a");
        } else {
            session.signal("TSTP");
        }
        session.wait_until("being stopped", Session::is_stopped);
        session.wait_until("the other screen", |session| !session.screen().alternate_screen());
        session.assert_restored();
        session.signal("CONT");
        session.wait_until("its screen", |session| session.screen().alternate_screen());
        session.wait_for(NEWEST);
        assert!(!session.settings_are_restored(), "raw mode is on again");
        assert!(session.screen().hide_cursor() && selection_shows(&session));
    }
    session.write(b"j");
    session.wait_for(SECOND);
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let program = std::env::current_exe().unwrap();
    let arguments = ["--exact", "panicking_on_purpose", "--nocapture"];
    let mut session = Session::new(program.to_str().unwrap(), &arguments, &[(ON_PURPOSE, "1")]);
    assert_ne!(session.exit_code(), 0);
    session.assert_restored();
    let written = String::from_utf8_lossy(&session.written).into_owned();
    let (_, after) = written.split_once("\x1b[?1049l").expect("the other screen was left");
    assert!(after.contains("on purpose"), "the panic is told on the screen that stays: {after}");
    assert!(!after.contains('\u{9b}') && !after.contains("\x1b]"), "and cleaned: {after:?}");
}

/// Set where the test before wants a panic, in a terminal of its own.
const ON_PURPOSE: &str = "PANIC_ON_PURPOSE";

#[test]
fn panicking_on_purpose() {
    if std::env::var_os(ON_PURPOSE).is_none() {
        return;
    }
    // As the program begins.
    watchfloor::shell::tell_cleaned();
    let _terminal =
        watchfloor::shell::Terminal::enter(true, watchfloor::ui::bidi::BidiMode::Marks).unwrap();
    panic!("on purpose\x1b]0;title\x07\u{9b}31m");
}

#[test]
fn without_colours_the_selection_still_shows() {
    let session = reading(&[("NO_COLOR", "1")]);
    assert!(selection_shows(&session), "{}", session.screen().contents());
    let written = String::from_utf8(session.written.clone()).unwrap();
    for sequence in written.split("\x1b[").skip(1) {
        let codes = sequence.split('m').next().unwrap_or_default();
        if codes.chars().all(|c| c.is_ascii_digit() || c == ';') {
            let coloured = |code: &str| code.parse().is_ok_and(|code: u32| code >= 30);
            assert!(!codes.split(';').any(coloured), "a colour: {codes}");
        }
    }
}

#[test]
fn idle_it_writes_nothing() {
    let mut session = reading(&[]);
    session.write(b"j");
    session.wait_for(SECOND);
    let more = session.take(Duration::from_secs(2));
    assert_eq!(more, None, "{}", more.clone().unwrap_or_default().escape_ascii());
}

#[test]
fn keys_that_come_in_pieces_are_still_keys() {
    let mut session = reading(&[]);
    session.write(b"\x1b[");
    session.write(b"B");
    session.wait_for(SECOND);
    for piece in [b"\x1b", b"[", b"A"] {
        session.write(piece);
    }
    session.wait_for(NEWEST);
    session.wait_until("the first row", |session| session.row(0).contains("1/4"));
}

#[test]
fn into_a_pipe_it_lists_the_digests() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.arg(fixture()).env_clear().stdin(Stdio::null());
    let output = command.output().unwrap();
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    for id in ["ob-2020-06-04", "ob-2020-05-28", "ob-2020-05-21", "ob-2020-05-14"] {
        assert!(told.contains(id), "{told}");
    }
    assert!(!told.contains('\x1b') && output.stderr.is_empty());
}

#[test]
fn it_begins_with_the_front_page_and_next_time_says_since_when_nothing_is_new() {
    let (config, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let variables = [
        ("WATCHFLOOR_CONFIG", config.path().to_str().unwrap()),
        ("WATCHFLOOR_STATE", state.path().to_str().unwrap()),
    ];
    let mut session = Session::reader(&fixture(), &variables);
    session.wait_for("Who says what happened where");
    // What is counted comes when it is there.
    session.wait_for("held");
    session.wait_for("8+");
    session.write(b"j\r");
    session.wait_for(SECOND);
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    let mut session = Session::reader(&fixture(), &variables);
    session.wait_for("no new digest since 2");
    session.wait_for("Where you were  Digests");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn a_query_is_saved_listed_read_anew_and_deleted() {
    let config = tempfile::tempdir().unwrap();
    let file = config.path().join("searches.yaml");
    fs::write(&file, "# mine\n- { name: raids, query: raid }\n").unwrap();
    fs::write(config.path().join("config.yaml"), BEGIN_IN_THE_TREE).unwrap();
    let mut session = reading(&[("WATCHFLOOR_CONFIG", config.path().to_str().unwrap())]);
    session.wait_for("@raids");
    session.write(b"s\x15ied");
    session.wait_for("> ied_");
    // Raw mode: the terminal does not take this key for "stop the output".
    session.write(b"\x13");
    session.wait_for("save as: _");
    session.write(b"bombs\r");
    session.wait_for("Saved as bombs");
    let kept = "# mine\n- { name: raids, query: raid }\n- name: \"bombs\"\n  query: \"ied\"\n";
    assert_eq!(fs::read_to_string(&file).unwrap(), kept);
    session.write(b"\x1b");
    session.wait_for("@bombs");
    // What somebody else writes there comes in with a reload, though no digest changed.
    fs::write(&file, kept.replace("bombs", "roads")).unwrap();
    session.write(b"r");
    session.wait_for("@roads");
    fs::write(&file, format!("{kept}- {{ name: half }}\n")).unwrap();
    session.write(b"r");
    session.wait_for("1 problem ");
    fs::write(&file, kept).unwrap();
    session.write(b"r");
    session.wait_until("no problem", |session| !session.row(0).contains("problem"));
    session.write(b"SjD");
    session.wait_for("D again deletes bombs");
    session.write(b"D");
    session.wait_for("Deleted bombs");
    assert_eq!(fs::read_to_string(&file).unwrap(), "# mine\n- { name: raids, query: raid }\n");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn where_nothing_can_be_saved_that_is_said_and_nothing_ends() {
    // Below a file no folder can be made, whoever one is.
    let file = tempfile::NamedTempFile::new().unwrap();
    let folder = file.path().join("config");
    let variables = [("WATCHFLOOR_CONFIG", folder.to_str().unwrap())];
    let mut session = Session::reader(&fixture(), &variables);
    session.wait_for("4 digests");
    session.write(b"s\x15ied\x13bombs\r");
    session.wait_for("Not saved: ");
    session.write(b"\x03");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn what_the_archive_shares_is_read_anew_too() {
    let archive = tempfile::tempdir().unwrap();
    let digest = "digests/2020/2020-06-04.yaml";
    fs::create_dir_all(archive.path().join("digests/2020")).unwrap();
    for file in ["taxonomy.yaml", digest] {
        fs::copy(fixture().join(file), archive.path().join(file)).unwrap();
    }
    let shared = archive.path().join("searches.yaml");
    let config = tempfile::tempdir().unwrap();
    fs::write(config.path().join("config.yaml"), BEGIN_IN_THE_TREE).unwrap();
    let variables = [("WATCHFLOOR_CONFIG", config.path().to_str().unwrap())];
    let mut session = Session::reader(archive.path(), &variables);
    session.wait_until_read();
    fs::write(&shared, "- { name: bombs, query: ied }\n").unwrap();
    session.write(b"r");
    session.wait_until("a shared search", |session| {
        let row = session.row(1);
        row.contains("@bombs") && row.contains("shared") && row.contains('2')
    });
    fs::write(&shared, "- { name: bombs, query: 'theatre:nowhere' }\n").unwrap();
    session.write(b"r");
    session.wait_until("its fault in its place", |session| {
        session.row(0).contains("1 problem ") && !session.row(1).contains("@bombs")
    });
    fs::remove_file(&shared).unwrap();
    session.write(b"r");
    session.wait_until("nothing of it", |session| !session.row(0).contains("problem"));
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn a_copy_goes_to_the_terminal_as_one_plain_sequence() {
    // Inside tmux too: it takes the sequence itself.
    for variables in [&[][..], &[("TMUX", "/tmp/tmux-0/default,1,0"), ("TERM", "tmux-256color")]] {
        let mut session = reading(variables);
        let before = session.written.len();
        session.write(b"y");
        session.wait_for("Sent to the terminal: ");
        let written = String::from_utf8_lossy(session.written.get(before..).unwrap());
        let (_, rest) = written.split_once("\x1b]52;c;").expect("no sequence");
        let (letters, rest) = rest.split_once("\x1b\\").expect("no end");
        assert!(letters.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)));
        assert!(
            !rest.contains("\x1b]") && !written.contains("\x1bP"),
            "{}",
            written.escape_debug()
        );
        session.write(b"q");
        assert_eq!(session.exit_code(), 0);
    }
}

#[test]
fn what_is_too_long_to_copy_is_offered_as_a_file() {
    let (archive, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text = "x".repeat(80_000);
    let digest = format!(
        "digest: ob-2020-05-21\ntitle: T\nmarking: OFFICIAL\npublisher: OB\n\
         period: 2020-05-21..2020-05-27\ntheatres:\n  - theatre: iraq\n    entries:\n      - \
         {{ date: 2020-05-22, id: long, kind: attack, basis: reported, text: {text} }}\n"
    );
    std::fs::create_dir(archive.path().join("digests")).unwrap();
    std::fs::write(archive.path().join("digests/2020-05-21.yaml"), digest).unwrap();
    let home_path = home.path().to_str().unwrap();
    let variables = [("HOME", home_path), ("WATCHFLOOR_STATE", "")];
    let mut session = Session::reader(archive.path(), &variables);
    session.wait_for("2020-05-21");
    session.write(b"\r\ry");
    session.wait_for("Too long to copy: once more writes");
    session.write(b"y");
    session.wait_for("Written to ");
    session.write(b"q");
    assert_eq!(session.exit_code(), 0);
    let path = home.path().join(".local/state/watchfloor/copy-of-long.txt");
    let written = std::fs::read_to_string(path).unwrap();
    let cited = "OFFICIAL\n\nOB, T, 2020-05-21..2020-05-27: xxxx";
    assert!(written.starts_with(cited) && written.len() > 80_000, "{written:.200}");
    let sent = session.written.windows(4).any(|bytes| bytes == b"]52;");
    assert!(!sent, "nothing of it goes to the terminal");
}

#[test]
fn in_lines_the_terminal_stays_as_it_is_and_nothing_is_drawn() {
    let archive = fixture();
    for arguments in [&["--plain"][..], &["--plain", "--restricted"]] {
        let mut all = vec!["--archive", archive.to_str().unwrap()];
        all.extend(arguments);
        let mut session = Session::new(env!("CARGO_BIN_EXE_watchfloor"), &all, &[]);
        session.wait_for("> ");
        assert!(session.settings_are_restored(), "lines are typed as in a shell");
        session.write(b"1\n");
        session.wait_for("> 1");
        session.wait_for(" of ");
        session.write(b"copy\n");
        session.wait_for("copy");
        session.write(b"quit\n");
        assert_eq!(session.exit_code(), 0);
        assert!(!session.written.contains(&0x1b), "{}", session.written.escape_ascii());
    }
    // A signal ends it too, and what is kept is kept.
    let mut session = Session::reader(&archive, &[("ACCESSIBLE", "1")]);
    session.wait_for("> ");
    session.write(b"1\n");
    session.wait_for("Theatres of");
    session.signal("TERM");
    assert_eq!(session.exit_code(), 128 + 15);
    assert!(session.state.path().join("state.yaml").is_file());
}

/// An import of a table that gets ever more rows, with what says how far it is on the screen; and what ends
/// the rows.
fn importing(table: &Path, out: &Path) -> (Session, Arc<AtomicBool>) {
    mkfifo(table, Mode::S_IRUSR | Mode::S_IWUSR).unwrap();
    // Opened for both, so that it does not wait for who reads it.
    let mut rows = fs::File::options().read(true).write(true).open(table).unwrap();
    let (table, out) = (table.to_str().unwrap(), out.to_str().unwrap());
    let mut session =
        Session::new(env!("CARGO_BIN_EXE_watchfloor"), &["import", table, "-o", out], &[]);
    let ended = Arc::new(AtomicBool::new(false));
    let is_ended = Arc::clone(&ended);
    thread::spawn(move || {
        let row = "1,2031-03-04,A patrol was fired upon\n";
        rows.write_all(b"id,date,notes\n").unwrap();
        while !is_ended.load(Ordering::Relaxed) {
            rows.write_all(row.repeat(100).as_bytes()).unwrap();
        }
    });
    session.wait_for(" rows");
    assert!(session.row(0).starts_with("read "), "{}", session.screen().contents());
    (session, ended)
}

#[test]
fn what_takes_long_says_how_far_it_is_and_nothing_of_that_is_left() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    let (mut session, ended) = importing(&place.path().join("rows.csv"), &out);
    ended.store(true, Ordering::Relaxed);
    assert_eq!(session.exit_code(), 0);
    let shown = session.screen().contents();
    assert!(shown.contains(" entries in ") && !shown.contains("read "), "{shown}");
    assert!(!session.written.contains(&0x1b), "{}", session.written.escape_ascii());
}

#[test]
fn who_interrupts_a_command_finds_nothing_half_written() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    let (mut session, _ended) = importing(&place.path().join("rows.csv"), &out);
    session.write(b"\x03");
    assert_ne!(session.exit_code(), 0);
    assert!(!out.join("digests").exists());
    // What waited there to be written is cleared by who writes next.
    let few = place.path().join("few.csv");
    fs::write(&few, "id,date,notes\n1,2031-03-04,A patrol was fired upon\n").unwrap();
    let mut next = Session::new(
        env!("CARGO_BIN_EXE_watchfloor"),
        &["import", few.to_str().unwrap(), "-o", out.to_str().unwrap()],
        &[],
    );
    assert_eq!(next.exit_code(), 0);
    let names = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name());
    let names: Vec<_> = names.collect();
    assert!(names.contains(&"digests".into()), "{names:?}");
    assert!(!names.iter().any(|name| name.to_string_lossy().starts_with('.')), "{names:?}");
}
