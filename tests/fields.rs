//! Every listing says its columns once: the sources are held to it.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::fs;
use std::path::Path;

/// The files of the program below `src`, with what is in them but for their tests.
fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            let name = path.strip_prefix(&src).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if !name.ends_with("_tests.rs") && !name.contains("/tests/") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
                found.push((name, code));
            }
        }
    }
    found.sort();
    assert!(found.len() > 200, "only {} files were found", found.len());
    found
}

#[test]
fn no_listing_pairs_names_with_cells_by_their_places() {
    // Such a pair is a list of columns, and rows that are made somewhere else.
    let by_place = ["[Column;", "Vec<Column>", "Rows::new(&"];
    // The one pairs them; the other puts one column and its cell behind those of a layout.
    let may = ["export/layout.rs", "cli/session.rs"];
    let pairs = |code: &str| by_place.iter().any(|form| code.contains(form));
    let sources = sources();
    let found = sources.iter().filter(|(name, code)| !may.contains(&&**name) && pairs(code));
    let found: Vec<_> = found.map(|(name, _)| name).collect();
    assert!(
        found.is_empty(),
        "a slip would mislabel every later column; write a `Layout`: {found:?}"
    );
}
