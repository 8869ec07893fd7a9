//! The walls between the rooms of the program, kept by what its sources name.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod adding;
mod checker;
mod names;
mod rules;
mod source;
mod strip;
mod tables;
mod tests_left_out;

use std::fs;
use std::path::Path;

use source::Source;

/// Every file below `src`.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let below = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push(Source::new(&below, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

#[test]
fn every_wall_stands() {
    let sources = sources();
    assert!(sources.len() > 80, "only {} files were found", sources.len());
    let found = rules::breaches(&sources);
    assert!(found.is_empty(), "{} breaches:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_type_name_stands_for_one_thing() {
    let sources = sources();
    let code = sources.iter().filter(|source| !source.is_test());
    let types: usize = code.map(|source| source.types().len()).sum();
    assert!(types > 400, "only {types} types were found");
    let found = names::shared(&sources);
    assert!(found.is_empty(), "{} names:\n{}", found.len(), found.join("\n"));
}

#[test]
fn nothing_is_granted_that_nobody_uses() {
    let found = rules::idle_grants(&sources());
    assert!(found.is_empty(), "{} grants:\n{}", found.len(), found.join("\n"));
    assert_eq!(rules::unlisted_crates(), [] as [String; 0], "which rooms may name these?");
}

#[test]
fn an_exception_is_given_only_where_it_is_needed() {
    let sources = sources();
    for (path, reason) in tables::TABLES {
        let table = sources.iter().find(|source| source.path == *path);
        let lines = table.map_or(0, |table| table.text.lines().count());
        assert!(lines > 400 && !reason.is_empty(), "{path} has {lines} lines and needs none");
    }
}
