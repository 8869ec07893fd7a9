//! The other doors: arguments, variables, the name of the program, and the user's own files. What is
//! quoted from them comes out as harmless as what is quoted from an archive.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::pipes::{assert_harmless, program};
use crate::support::{self, file_name, hostile, quoted};

/// Lines with a place, `@`, for something strange.
const LINES: [&str; 22] = [
    "@",
    "--@",
    "-@",
    "list @",
    "list digests @",
    "list digests --limit @",
    "list digests --archive @",
    "list digests --format=@",
    "--color @ list digests",
    "--theme @ list digests",
    "show @",
    "search @",
    "search theatre:@",
    "search @:x",
    "search date:@",
    "search killed:@",
    "search @@",
    "search kind:attack like:@",
    "export -o @",
    "export -o /nonexistent/@.csv",
    "check @",
    "completions @",
];

/// Fails where the line, with something strange in it, is answered by an order.
fn assert_line_harmless(line: &str, strange: &str) {
    let words = line.split(' ').map(|word| word.replace('@', strange).replace('\0', ""));
    let words: Vec<OsString> = words.map(OsString::from).collect();
    let mut command = program(&[]);
    command.args(&words).env("WATCHFLOOR_ARCHIVE", support::fixture());
    let output = command.output().unwrap();
    assert!(matches!(output.status.code(), Some(0..=2)), "{words:?}: {output:?}");
    assert_harmless(&output.stdout, line);
    assert_harmless(&output.stderr, line);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn no_argument_comes_back_as_an_order(strange in hostile()) {
        for line in LINES {
            assert_line_harmless(line, &strange);
        }
    }

    #[test]
    fn no_variable_comes_back_as_an_order(strange in hostile()) {
        let strange = strange.replace('\0', "");
        for name in ["WATCHFLOOR_ARCHIVE", "WATCHFLOOR_CONFIG", "TERM", "LANG", "COLORTERM", "HOME"] {
            let output = program(&["search", "kind:attack", "--limit", "1"]).env(name, &strange).output().unwrap();
            assert_harmless(&output.stdout, name);
            assert_harmless(&output.stderr, name);
        }
    }

    #[test]
    fn no_file_of_the_user_comes_back_as_an_order(texts in vec(hostile(), 4..8)) {
        let folder = tempfile::tempdir().unwrap();
        write_settings(folder.path(), &texts);
        for line in [&["list", "searches"][..], &["search", "@x"], &["check"]] {
            let mut command = program(line);
            command.env("WATCHFLOOR_CONFIG", folder.path());
            command.env("WATCHFLOOR_ARCHIVE", support::fixture());
            let output = command.output().unwrap();
            prop_assert!(!output.stderr.is_empty(), "what is wrong is told: {:?}", output);
            assert_harmless(&output.stdout, "settings");
            assert_harmless(&output.stderr, "settings");
        }
    }
}

/// Settings, keys, searches and themes with such texts for keys and values.
pub fn write_settings(folder: &Path, texts: &[String]) {
    let text = |at: usize| quoted(&texts[at % texts.len()]);
    fs::create_dir(folder.join("themes")).unwrap();
    let settings =
        format!("begin: place\ntheme: {}\n{}: {}\nmouse: {}\n", text(0), text(1), text(2), text(3));
    fs::write(folder.join("config.yaml"), settings).unwrap();
    let keys =
        format!("browse: {{ {}: {} }}\n{}: {{ quit: {} }}\n", text(0), text(1), text(2), text(3));
    fs::write(folder.join("keys.yaml"), keys).unwrap();
    let searches = format!("- {{ name: {}, query: {} }}\n- {}\n", text(0), text(1), text(2));
    fs::write(folder.join("searches.yaml"), searches).unwrap();
    let theme = format!(
        "name: {}\npalette: {{ {}: {} }}\nroles: {{ {}: {} }}\n",
        text(0),
        text(1),
        text(2),
        text(3),
        text(0)
    );
    fs::write(folder.join("themes").join(file_name(&texts[0])), theme).unwrap();
    fs::write(folder.join(file_name(&texts[1])), "x").unwrap();
}

#[test]
fn bytes_that_are_no_text_are_arguments_too() {
    for line in [&["list"][..], &["show"], &["search"], &["--archive"], &["export", "-o"], &[]] {
        let mut command = program(line);
        let output =
            command.arg(OsString::from_vec(b"\x9b31m\xff\x1b[2J".to_vec())).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_harmless(&output.stdout, "bytes");
        assert_harmless(&output.stderr, "bytes");
    }
}

#[test]
fn the_name_it_was_started_by_is_not_told() {
    for line in [&["--help"][..], &["--version"], &["--bogus"], &["completions", "bash"], &["man"]]
    {
        let output = program(line).arg0("\u{1b}[31mx\u{9b}y\nz").output().unwrap();
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(stream);
            assert!(!text.contains("31mx"), "{line:?}: {}", text.escape_debug());
        }
    }
}

#[test]
fn a_message_about_a_path_is_one_line() {
    let forged = "x\nwatchfloor: all is well";
    for line in [
        &["--archive", forged, "list", "digests"][..],
        &["check", forged],
        &["export", "-o", forged],
    ] {
        let output = program(line).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
    }
}
