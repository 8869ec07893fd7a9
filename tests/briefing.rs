//! The real program writing briefings: in each format, against what stands in its way, and into a word
//! processor.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::fs;
use std::path::Path;
use std::process::Command;

/// How it ended, and what it said.
fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .arg("brief")
        .args(args)
        .args(["--archive", concat!(env!("CARGO_MANIFEST_DIR"), "/data")])
        .current_dir(folder)
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", folder.join("config"))
        .output()
        .unwrap();
    assert_eq!(output.stdout, b"", "a briefing is a file");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A folder with this worklist in it.
fn gathered(list: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("brief.yaml"), list).unwrap();
    folder
}

const LIST: &str = "\
title: A day
items:
  - text: I conclude this.
  - { figure: 'itic-2020-05-21#42', note: not theirs }
  - comparison: [2020-05, 2020-06]
  - map: theatre:iraq date:2020-05
";

#[test]
fn the_ending_of_the_file_tells_the_format() {
    let folder = gathered(LIST);
    for (name, begins) in [("a.md", "# A day"), ("a.html", "<!DOCTYPE html>"), ("a.docx", "PK")] {
        let (code, err) = run(folder.path(), &["--list", "brief.yaml", "-o", name]);
        assert_eq!(code, 0, "{err}");
        let told = "a briefing of 1 figure, 1 comparison, 1 map, 1 text was written to";
        assert!(err.contains(told), "{err}");
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{name}");
    }
    let (code, err) = run(folder.path(), &["--list", "brief.yaml", "-o", "a.md"]);
    assert!(code == 2 && err.contains("is there already"), "{err}");
    let (code, err) = run(folder.path(), &["--list", "brief.yaml", "-o", "a.md", "--force"]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn what_is_used_wrongly_is_told_and_writes_nothing() {
    let folder = gathered("items: []\n");
    for (args, code, why) in [
        (&["-o", "a.md"][..], 2, "name the worklist with --list"),
        (&["--list", "brief.yaml"], 2, "name the file to write with -o"),
        (&["--list", "brief.yaml", "-o", "a.pdf"], 2, "end it with one of .md, .html, .docx"),
        (&["--list", "none.yaml", "-o", "a.md"], 2, "cannot read `none.yaml`"),
        (&["--list", ".", "-o", "a.md"], 2, "cannot read `.`"),
        (&["--list", "brief.yaml", "-o", "a.md"], 1, "nothing is gathered there"),
        (&["--list", "brief.yaml", "-o", "a.md", "--restricted"], 2, "exporting is not allowed"),
    ] {
        let (ended, err) = run(folder.path(), args);
        assert!(ended == code && err.contains(why), "{args:?}: {ended} {err}");
        assert!(!folder.path().join("a.md").exists(), "{args:?}");
    }
}

#[test]
fn faults_have_their_places_and_what_is_gone_is_told() {
    let folder = gathered("items:\n  - entry: gone-2020-01-01-00000\n  - text: x\n    nota: y\n");
    let (code, err) = run(folder.path(), &["--list", "brief.yaml", "-o", "a.md"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("brief.yaml:4:5: error: unknown key `nota`"), "{err}");
    assert!(err.contains("not found: entry gone-2020-01-01-00000: the archive has no"), "{err}");
    let text = fs::read_to_string(folder.path().join("a.md")).unwrap();
    assert!(text.contains("## Not found any more") && text.contains("gone-2020-01-01-00000"));
}

#[test]
fn the_template_that_is_nearest_counts() {
    let folder = gathered(LIST);
    let template = |heading: &str| format!("- {{ heading: {heading}, holds: [text, notes] }}\n");
    let args = ["--list", "brief.yaml", "-o", "a.md", "--force"];
    let heading = |args: &[&str]| {
        let (code, err) = run(folder.path(), args);
        assert_eq!(code, 0, "{err}");
        let text = fs::read_to_string(folder.path().join("a.md")).unwrap();
        text.lines().find_map(|line| line.strip_prefix("## ")).unwrap().to_owned()
    };
    assert_eq!(heading(&args), "What this rests on");
    fs::create_dir(folder.path().join("config")).unwrap();
    fs::write(folder.path().join("config/template.yaml"), template("Mine")).unwrap();
    assert_eq!(heading(&args), "Mine");
    fs::write(folder.path().join("other.yaml"), template("Named")).unwrap();
    assert_eq!(heading(&[&args[..], &["--template", "other.yaml"]].concat()), "Named");
}

#[test]
#[ignore = "needs LibreOffice, which not every machine has: apt-get install libreoffice-writer-nogui"]
fn a_word_processor_opens_it() {
    let folder = gathered(LIST);
    let (code, err) = run(folder.path(), &["--list", "brief.yaml", "-o", "a.docx"]);
    assert_eq!(code, 0, "{err}");
    for form in ["pdf", "html"] {
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
        let ended = Command::new("soffice")
            .args([&*profile, "--headless", "--convert-to", form, "a.docx"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(ended.status.success(), "{ended:?}");
    }
    let pdf = fs::read(folder.path().join("a.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 10_000);
    let text = fs::read_to_string(folder.path().join("a.html")).unwrap();
    for wanted in ["A day", "I conclude this.", "Attacks: &gt;100", "told in ITIC"] {
        assert!(text.contains(wanted), "{wanted}");
    }
    assert!(text.contains("sdfootnote1sym"), "its notes are footnotes");
}

/// Runs the program on a worklist, where a file takes no more than so many blocks of 512 bytes, and says what
/// stands in the file that it is to replace afterwards.
fn run_bounded(folder: &Path, before: &str) -> (std::process::ExitStatus, String, Vec<u8>) {
    let output = Command::new("/bin/sh")
        .args(["-c", &format!("ulimit -c 0; {before}; exec \"$0\" \"$@\"")])
        .arg(env!("CARGO_BIN_EXE_watchfloor"))
        .args(["brief", "--list", "brief.yaml", "-o", "a.html", "--force"])
        .args(["--archive", concat!(env!("CARGO_MANIFEST_DIR"), "/data")])
        .current_dir(folder)
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", folder.join("config"))
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    (output.status, told, fs::read(folder.join("a.html")).unwrap())
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_full_disk_leaves_the_briefing_before_and_is_told() {
    let folder = gathered(LIST);
    fs::write(folder.path().join("a.html"), "before").unwrap();
    let (status, told, left) = run_bounded(folder.path(), "trap '' XFSZ; ulimit -f 0");
    assert_eq!((status.code(), left.as_slice()), (Some(2), &b"before"[..]), "{told}");
    assert!(told.contains("cannot write `a.html`: File too large"), "{told}");
    assert_eq!(names(folder.path()), ["a.html", "brief.yaml"], "nothing half is left");
}

#[test]
fn killed_amid_a_briefing_the_one_before_stays_and_the_next_is_written() {
    use std::os::unix::process::ExitStatusExt as _;

    let folder = gathered(LIST);
    fs::write(folder.path().join("a.html"), "before").unwrap();
    let (status, told, left) = run_bounded(folder.path(), "ulimit -f 4");
    assert!(status.signal().is_some(), "{status}: {told}");
    assert_eq!(left, b"before");
    let (status, told, left) = run_bounded(folder.path(), ":");
    assert!(status.success() && left.starts_with(b"<!DOCTYPE html>"), "{told}");
    assert_eq!(names(folder.path()), ["a.html", "brief.yaml"], "what was cut off is cleared");
}
