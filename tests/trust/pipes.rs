//! Every command in every format, into a pipe: letters, spaces and line breaks.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use proptest::collection::vec;
use proptest::prelude::*;
use watchfloor::export::{ExportContent, Format};
use watchfloor::text::removed;

use crate::support::{file_name, hostile, write_hostile};

/// The program with no variables but those that a test gives it.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(arguments).env_clear().stdin(Stdio::null()).current_dir("/");
    command.env("WATCHFLOOR_CONFIG", "/nonexistent");
    command
}

/// Fails where some bytes hold what could drive a terminal or deceive whoever reads them.
pub fn assert_harmless(bytes: &[u8], what: &str) {
    let text = str::from_utf8(bytes).unwrap_or_else(|_| panic!("{what}: {}", bytes.escape_ascii()));
    let control = text.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(control, None, "{what}:\n{}", text.escape_debug());
    assert_eq!(removed(text), [], "{what}:\n{}", text.escape_debug());
    // JSON has another way to write them.
    assert!(!text.contains("\\u00") && !text.contains("\\u20"), "{what}:\n{text}");
}

fn assert_both_harmless(output: &Output, what: &str) {
    assert!(matches!(output.status.code(), Some(0..=2)), "{what}: {output:?}");
    assert_harmless(&output.stdout, what);
    assert_harmless(&output.stderr, what);
}

/// The names of all formats that can hold something: what is added to them is tried at once.
fn formats(holds: ExportContent) -> impl Iterator<Item = &'static str> {
    Format::all(holds).map(Format::name)
}

/// Every command that writes something of an archive.
fn commands() -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    for format in formats(ExportContent::Rows) {
        for what in ["digests", "theatres", "areas", "waves", "searches"] {
            all.push(vec!["list", what, "--format", format]);
        }
        all.push(vec!["search", "kind:attack", "--format", format]);
        all.push(vec!["check", "--format", format]);
    }
    for format in formats(ExportContent::Single) {
        all.push(vec!["show", "ob-2020-06-04", "--format", format]);
        all.push(vec!["show", "2020-06-hostile", "--format", format]);
    }
    for format in formats(ExportContent::Entries) {
        all.push(vec!["export", "--format", format]);
    }
    for format in formats(ExportContent::Picture) {
        for what in ["map", "grid", "tempo"] {
            all.push(vec![what, "--format", format]);
        }
    }
    for format in formats(ExportContent::Comparison) {
        all.push(vec!["compare", "ob-2020-06-04", "2020-06", "--format", format]);
    }
    assert!(all.len() >= 65, "{} commands", all.len());
    all.push(vec![]);
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_an_archive_reaches_a_pipe_as_an_order(texts in vec(hostile(), 6..16)) {
        let folder = tempfile::tempdir().unwrap();
        // Its own name too is a stranger's.
        let archive = folder.path().join(file_name(&texts[0]));
        std::fs::create_dir(&archive).unwrap();
        write_hostile(&archive, &texts);
        for arguments in commands() {
            let mut command = program(&arguments);
            let output = command.arg("--archive").arg(&archive).output().unwrap();
            assert_both_harmless(&output, &arguments.join(" "));
            // Of the wave nothing but its name and remarks is known: it has no rows.
            let told = arguments.contains(&"2020-06-hostile") || !output.stdout.is_empty();
            prop_assert!(told, "{:?}: {:?}", arguments, output);
        }
        let output = in_lines(&archive);
        assert_both_harmless(&output, "the reader in lines");
        let told = String::from_utf8(output.stdout).unwrap();
        let draws = |c: char| matches!(c, '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}');
        prop_assert!(!told.contains(draws), "{}", told.escape_debug());
        prop_assert!(told.contains("front page") && told.contains("Map of"), "{}", told);
        for ending in Format::all(ExportContent::Entries).map(|format| format.endings()[0]) {
            assert_file_harmless(&archive, folder.path(), &texts, ending);
        }
    }
}

/// Lines that lead through every screen of the reader in lines.
const LINES: &str = "all\n1\nall\n1\nall\n1\nall\n1\nall\ncopy\nfront\nmap\nall\n1\nall\nback\n\
    back\ngrid\nall\n1\nall\n1\nback\nback\nback\nproblems\nall\nback\nsaved\nall\nback\n\
    /kind:attack\nall\nnarrow\nall\nback\n1\nall\nback\ncompare\nall\n1\n2\nall\n1\nall\nhelp\nall\n\
    \u{1b}[31m\u{202e}\nquit\n";

/// What the reader in lines says to them.
fn in_lines(archive: &Path) -> Output {
    let mut command = program(&["--plain", "--archive"]);
    command.arg(archive).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    running.stdin.take().unwrap().write_all(LINES.as_bytes()).unwrap();
    running.wait_with_output().unwrap()
}

/// The same of what is written to a file, and of the file beside it.
fn assert_file_harmless(archive: &Path, folder: &Path, texts: &[String], ending: &str) {
    let path = folder.join(format!("{} {ending}.{ending}", file_name(&texts[1])));
    let mut command = program(&["export", "-o"]);
    let output = command.arg(&path).arg("--archive").arg(archive).output().unwrap();
    assert_both_harmless(&output, ending);
    assert!(path.is_file(), "{output:?}");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            assert_harmless(&std::fs::read(&path).unwrap(), ending);
        }
    }
}

#[test]
fn what_cannot_be_written_is_no_success() {
    for line in [
        "--help",
        "--version",
        "help list",
        "list --help",
        "man",
        "completions bash",
        "schema --bare",
        "schema wave",
        "list digests",
        "doctor",
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
        command.args(line.split(' ')).env_clear().current_dir("/").stdin(Stdio::null());
        let output = command.stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}");
    }
}
