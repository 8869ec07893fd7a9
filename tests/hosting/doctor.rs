//! What the doctor tells, and when it wants attention.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::fixture;

/// The exit code and what was told, in a format.
fn doctor(archive: &Path, format: &str, variables: &[(&str, &str)]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(["doctor", "--format", format, "--archive", archive.to_str().unwrap()]);
    command.env_clear().env("HOME", "/nowhere").env("LANG", "C.UTF-8").envs(variables.to_vec());
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// One finding as its state and text.
fn finding(archive: &Path, variables: &[(&str, &str)], part: &str, name: &str) -> [String; 2] {
    let (_, told) = doctor(archive, "json", variables);
    let told: Vec<Value> = serde_json::from_str(&told).unwrap();
    let found = told.iter().find(|row| row["part"] == part && row["name"] == name);
    let found = found.unwrap_or_else(|| panic!("{part} {name}: {told:?}"));
    ["state", "text"].map(|key| found[key].as_str().unwrap().to_owned())
}

#[test]
fn it_tells_what_holds_here() {
    let archive = fixture();
    let text = |variables: &[(&str, &str)], part, name| {
        finding(&archive, variables, part, name)[1].clone()
    };
    assert_eq!(text(&[], "program", "version"), concat!("watchfloor ", env!("CARGO_PKG_VERSION")));
    assert_eq!(text(&[], "archive", "digests"), "4");
    assert_eq!(text(&[], "archive", "waves"), "2");
    assert_eq!(text(&[], "paths", "state"), "/nowhere/.local/state/watchfloor, not there");
    assert!(text(&[], "paths", "archive").ends_with("journey, named on the command line"));
    assert_eq!(text(&[], "policy", "copying"), "allowed");
    assert_eq!(text(&[], "archive", "marking"), "none");
    let unnamed = "none is named: the reader writes no files";
    assert_eq!(text(&[], "paths", "exports"), unnamed);
    let screen = [("TERM", "screen-256color"), ("STY", "1.x"), ("SSH_CONNECTION", "a b")];
    assert_eq!(text(&screen, "terminal", "inside"), "screen, ssh");
    assert_eq!(text(&screen, "terminal", "colours"), "256, by TERM=screen-256color COLORTERM=");
    assert_eq!(text(&[("NO_COLOR", "1")], "terminal", "colours"), "none, by NO_COLOR");
    let light = [("COLORFGBG", "0;15"), ("COLORTERM", "truecolor"), ("TERM", "xterm")];
    let told = "light, by COLORFGBG=0;15: the theme is `paper` where none is chosen";
    assert_eq!(text(&light, "terminal", "background"), told);
    assert_eq!(text(&[("LC_ALL", "C")], "terminal", "characters"), "ASCII, by LC_ALL=C");
}

#[test]
fn it_tells_what_an_import_may_touch() {
    let archive = fixture();
    let [state, text] = finding(&archive, &[], "sandbox", "imports");
    let target = format!("writes {};", archive.display());
    assert!(state == "fine" && text.contains(&target) && text.contains("reads FILE"), "{text}");
    assert!(text.contains("kept in /nowhere/.local/state/watchfloor/imports;"), "{text}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(["doctor", "--restricted", "--archive", archive.to_str().unwrap()]);
    let told = command.env("HOME", "/nowhere").output().unwrap().stdout;
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("imports        refused, by --restricted"), "{told}");
}

#[test]
fn each_layer_is_told_either_way() {
    for name in ["files", "calls", "privileges"] {
        let [state, text] = finding(&fixture(), &[], "sandbox", name);
        let holds = text.starts_with("in force: ") || text.starts_with("in part: ");
        assert_eq!(state == "fine", holds, "{name}: {text}");
        assert!(holds || text.starts_with("not in force: ") || text.contains("not set"), "{text}");
    }
}

#[test]
fn it_wants_attention_for_errors_and_not_for_what_is_well() {
    let archive = fixture();
    let [files, _] = finding(&archive, &[], "sandbox", "files");
    let (code, told) = doctor(&archive, "table", &[]);
    // A kernel without Landlock is a finding of its own.
    assert_eq!(code == 0, files == "fine", "{told}");
    assert_eq!(told.contains("\n! "), code == 1, "{told}");

    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("digests")).unwrap();
    fs::write(place.path().join("digests/x.yaml"), "digest: 7\nnonsense: x\n").unwrap();
    let (code, told) = doctor(place.path(), "table", &[]);
    assert!(code == 1 && told.contains("! errors"), "{told}");
    assert!(told.contains("digests/x.yaml:"), "the first is told with its place: {told}");

    let (code, told) = doctor(Path::new("/nonexistent"), "table", &[]);
    assert!(code == 1 && told.contains("! archive"), "{told}");

    let config = place.path().join("config");
    fs::create_dir(&config).unwrap();
    fs::write(config.join("config.yaml"), "theme: none-such\n").unwrap();
    let variables = [("WATCHFLOOR_CONFIG", config.to_str().unwrap())];
    let (code, told) = doctor(&archive, "table", &variables);
    assert!(code == 1 && told.contains("! problem") && told.contains("none-such"), "{told}");
}

#[test]
fn what_the_user_settled_is_told_beside_what_the_host_allows() {
    let place = tempfile::tempdir().unwrap();
    let (config, out) = (place.path().join("config"), place.path().join("out"));
    fs::create_dir(&config).unwrap();
    let settings = format!("copy: off\nstate: off\nexports: {}\n", out.display());
    fs::write(config.join("config.yaml"), settings).unwrap();
    let variables = [("WATCHFLOOR_CONFIG", config.to_str().unwrap())];
    let found = |part, name| finding(&fixture(), &variables, part, name);
    assert!(found("policy", "copying")[1].contains("switched off"));
    assert!(found("paths", "state")[1].ends_with("nothing is kept, as was asked for"));
    assert_eq!(found("paths", "exports")[0], "attention", "there is no such folder yet");
    fs::create_dir(&out).unwrap();
    assert_eq!(found("paths", "exports"), ["fine", out.to_str().unwrap()]);
}

#[test]
fn the_marking_of_an_archive_is_told() {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("digests")).unwrap();
    fs::write(place.path().join("taxonomy.yaml"), "marking: OFFICIAL\n").unwrap();
    assert_eq!(finding(place.path(), &[], "archive", "marking")[1], "OFFICIAL");
}
