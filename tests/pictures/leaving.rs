//! A picture is an export: policy and log of the host, markings, files.

use std::path::Path;
use std::process::{Command, Output};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

fn run(line: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(line)
        .current_dir(folder)
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", "/nonexistent")
        .output()
        .unwrap()
}

const COMMANDS: [&[&str]; 5] = [
    &["map", "date:2020-05"],
    &["grid", "date:2020"],
    &["tempo", "date:2020"],
    &["compare", "2020-05", "2020-06"],
    &["compare", "2020-05", "2020-06", "--what", "table"],
];

#[test]
fn a_picture_goes_into_a_file_whole_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    for (at, command) in COMMANDS.iter().enumerate() {
        let name = format!("{at}.svg");
        let line = [command, &["-o", &*name, "--archive", DATA][..]].concat();
        let written = run(&line, folder.path());
        assert_eq!(written.status.code(), Some(0), "{line:?}: {written:?}");
        assert!(written.stdout.is_empty(), "{line:?}");
        let text = std::fs::read_to_string(folder.path().join(&name)).unwrap();
        assert!(text.starts_with("<svg ") && text.ends_with("</svg>\n"), "{line:?}");
        assert!(text.len() <= 60_000, "{line:?}: {}", text.len());
        // The same as in a pipe.
        let line = [command, &["--format", "svg", "--archive", DATA][..]].concat();
        assert_eq!(run(&line, folder.path()).stdout, text.as_bytes(), "{line:?}");
        let again = run(&[command, &["-o", &*name, "--archive", DATA][..]].concat(), folder.path());
        let told = String::from_utf8(again.stderr).unwrap();
        assert!(again.status.code() == Some(2) && told.contains("--force"), "{told}");
    }
    let rows = run(&["map", "-o", "a.csv", "--archive", DATA], folder.path());
    let told = String::from_utf8(rows.stderr).unwrap();
    assert!(rows.status.code() == Some(2) && told.contains(".svg"), "{told}");
    let columns = ["map", "--format", "svg", "--columns", "place", "--archive", DATA];
    assert_eq!(run(&columns, folder.path()).status.code(), Some(2));
}

#[test]
fn where_nothing_may_be_exported_no_picture_is_made() {
    let folder = tempfile::tempdir().unwrap();
    for command in COMMANDS {
        for how in [&["--format", "svg"][..], &["-o", "a.svg"]] {
            let line = [command, how, &["--restricted"][..]].concat();
            let refused = run(&line, folder.path());
            let told = String::from_utf8(refused.stderr).unwrap();
            assert_eq!(refused.status.code(), Some(2), "{line:?}: {told}");
            assert!(refused.stdout.is_empty() && told.contains("not allowed"), "{told}");
        }
    }
    assert!(!folder.path().join("a.svg").exists());
}

#[test]
fn what_is_marked_is_marked_in_the_picture_and_in_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    std::fs::create_dir_all(archive.join("digests")).unwrap();
    let taxonomy = std::fs::read_to_string(Path::new(DATA).join("taxonomy.yaml")).unwrap();
    let marked = format!("marking: SECRET <&> ONE\n{taxonomy}");
    std::fs::write(archive.join("taxonomy.yaml"), marked).unwrap();
    std::fs::copy(
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/hard-to-export.yaml"),
        archive.join("digests/2031-03-06.yaml"),
    )
    .unwrap();
    let archive = archive.to_str().unwrap();
    for command in [&["map"][..], &["grid"], &["tempo"], &["compare", "2031-03", "2031-02"]] {
        let line = [command, &["--format", "svg", "--archive", archive][..]].concat();
        let out = run(&line, folder.path());
        let text = String::from_utf8(out.stdout).unwrap();
        let words = "SECRET &lt;&amp;&gt; ONE";
        assert!(text.contains(&format!("<desc>{words}.")), "{line:?}: {text}");
        assert!(text.contains(&format!(">{words}</text>")), "{line:?}: {text}");
    }
}
