//! The walls between the rooms: who may name whom, and what only some may touch. ARCHITECTURE.md
//! says why; this keeps it true.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every room and those it may name, from the pure to the impure.
const ROOMS: &[(&str, &[&str])] = &[
    ("digest", &[]),
    ("text", &[]),
    ("yaml", &["text"]),
    ("archive", &["digest", "text", "yaml"]),
    ("page", &["archive", "digest", "text"]),
    ("keys", &["yaml"]),
    ("ui", &["digest", "page", "text", "yaml"]),
    ("config", &["archive", "keys", "ui", "yaml"]),
    ("export", &["archive", "digest", "page", "text"]),
    ("screens", &["app", "archive", "digest", "keys", "page", "text", "ui"]),
    ("app", &["archive", "digest", "keys", "page", "screens", "text", "ui"]),
    ("cli", &["app", "archive", "config", "digest", "export", "page", "ui"]),
    ("shell", &["app", "archive", "digest", "keys", "page", "ui"]),
];

/// What touches the world, and the files that may: whole rooms end with a slash.
const TOUCHES: &[(&str, &[&str])] = &[
    ("std::net", &[]),
    ("std::process::Command", &[]),
    ("std::env", &["main.rs"]),
    // The shell only holds standard output by it.
    ("std::fs", &["archive/files.rs", "archive/walk.rs", "config/folder.rs", "shell/terminal.rs"]),
    ("etcetera", &["config/place.rs"]),
    ("crossterm", &["shell/", "main.rs"]),
    ("signal_hook", &["shell/"]),
    ("Instant::now", &["shell/", "archive/load.rs"]),
    ("SystemTime::now", &[]),
    ("Local::now", &[]),
    ("Utc::now", &[]),
    ("io::stdout", &["shell/", "main.rs"]),
    ("io::stderr", &["main.rs"]),
    ("io::stdin", &[]),
    ("saphyr_parser", &["yaml/"]),
    ("anyhow", &["cli/", "shell/", "main.rs"]),
];

struct Source {
    /// Its path within `src`.
    name: String,
    /// Its code: without tests and without comments.
    code: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if !is_test(&path) {
                let text = fs::read_to_string(&path).unwrap();
                let name = path.strip_prefix(&root).unwrap().display().to_string();
                found.push(Source { name, code: code(&text), text });
            }
        }
    }
    assert!(found.len() > 100, "only {} files were found", found.len());
    found
}

fn is_test(path: &Path) -> bool {
    let within: PathBuf = path.components().skip_while(|part| part.as_os_str() != "src").collect();
    let name = path.file_stem().unwrap().to_str().unwrap();
    name.ends_with("_tests") || within.components().any(|part| part.as_os_str() == "tests")
}

/// Tests stand at the end of a file.
fn code(text: &str) -> String {
    let code = text.split("\n#[cfg(test)]\n").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that a code names, by `crate::room` or within `crate::{…}`.
fn named(code: &str) -> BTreeSet<&str> {
    let mut named = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap(),
            None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap(),
        };
        let first = |name: &'_ str| name.trim().split("::").next().unwrap().len();
        named.extend(names.split(',').map(|name| name.trim().get(..first(name)).unwrap()));
    }
    named
}

#[test]
fn a_room_names_only_those_that_it_may() {
    let rooms: BTreeSet<_> = ROOMS.iter().map(|(room, _)| *room).collect();
    for source in sources() {
        let Some((room, _)) = source.name.split_once('/') else { continue };
        let known = ROOMS.iter().find(|(name, _)| *name == room);
        let (_, may) = known.unwrap_or_else(|| panic!("which rooms may `{room}` name?"));
        for name in named(&source.code).intersection(&rooms) {
            assert!(*name == room || may.contains(name), "{} names `{name}`", source.name);
        }
    }
}

#[test]
fn only_some_files_touch_the_world() {
    for source in sources() {
        for (what, may) in TOUCHES {
            let may = may.iter().any(|place| {
                source.name == *place || place.ends_with('/') && source.name.starts_with(place)
            });
            assert!(may || !source.code.contains(what), "{} touches {what}", source.name);
        }
    }
}

#[test]
fn a_screen_names_no_other_screen_and_no_key() {
    const SCREENS: [(&str, &str); 5] = [
        ("browse", "Browse"),
        ("help", "Help"),
        ("problems", "Problems"),
        ("text", "Text"),
        ("themes", "Themes"),
    ];
    let mut met = 0;
    for source in sources() {
        let Some(name) = source.name.strip_prefix("screens/") else { continue };
        assert!(!source.code.contains("Code::"), "{} names a key", source.name);
        let own = SCREENS.iter().find(|(own, _)| {
            name.strip_prefix(own).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        });
        let Some((own, _)) = own else { continue };
        met += 1;
        let uses = source.code.split(';').filter(|part| part.trim_start().starts_with("use super"));
        let words: BTreeSet<_> =
            uses.flat_map(|line| line.split(|c: char| !c.is_alphanumeric())).collect();
        for (other, kind) in SCREENS.iter().filter(|(other, _)| other != own) {
            let named = words.contains(kind) || words.contains(other);
            assert!(!named, "{} names the screen {kind}", source.name);
        }
    }
    assert!(met >= SCREENS.len());
}

#[test]
fn every_file_says_what_lives_in_it() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{} does not say what it is", source.name);
    }
}
