//! What it takes to add one more: the files that name one that is there already. CONTRIBUTING.md
//! says the same.

use std::collections::BTreeSet;

use clap::CommandFactory as _;

use crate::source::Source;
use crate::sources;

/// The files that know the thing of a room that is called so: its own, the one that declares it, those
/// that name it, and in some rooms those that spell it.
fn files_that_know<'s>(
    room: &str,
    name: &str,
    spelt_in: &[&str],
    sources: &'s [Source],
) -> BTreeSet<&'s str> {
    let module = format!("crate::{room}::{name}");
    let is_within = |full: &String| {
        let rest = full.strip_prefix(&*module);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let knows = |source: &&Source| {
        let inner = source.path.strip_prefix(&format!("{room}/{name}"));
        match inner {
            Some(".rs" | "/mod.rs") => return true,
            // Parts of it.
            Some(inner) if inner.starts_with('/') => return false,
            Some(_) | None => {}
        }
        let before_tests = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let declares = source.path == format!("{room}/mod.rs")
            && source.code.contains(&format!("mod {name};"));
        let spells =
            spelt_in.contains(&source.room()) && before_tests.contains(&format!("\"{name}\""));
        declares || spells || source.names().iter().any(is_within)
    };
    sources.iter().filter(knows).map(|source| &*source.path).collect()
}

#[test]
fn a_command_is_one_file_and_a_row_in_the_table() {
    let sources = sources();
    let definition = watchfloor::cli::Args::command();
    let commands: Vec<_> = definition.get_subcommands().map(clap::Command::get_name).collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for name in commands {
        let files = files_that_know("cli", name, &["cli"], &sources);
        assert!(files.len() == 2 && files.contains("cli/mod.rs"), "`{name}` stands in {files:?}");
    }
}

#[test]
fn a_format_is_one_file_and_a_row_in_the_table() {
    let sources = sources();
    // The others are also what an archive is written in, or have a second file for comparisons.
    for name in ["ndjson", "geojson", "stix", "misp"] {
        let files = files_that_know("export", name, &["cli", "export", "shell"], &sources);
        assert!(
            files.len() == 2 && files.contains("export/mod.rs"),
            "`{name}` stands in {files:?}"
        );
    }
}

#[test]
fn what_knows_a_command_is_found() {
    let known = |path: &str, code: &str| {
        let source = [Source::new(path, &format!("//! Doc.\n{code}\n"))];
        !files_that_know("cli", "list", &["cli"], &source).is_empty()
    };
    for (path, code, knows) in [
        ("cli/list.rs", "", true),
        ("cli/mod.rs", "mod list;", true),
        ("cli/run.rs", "use super::{list, show};", true),
        ("cli/run.rs", "fn x() { super::list::run() }", true),
        ("cli/words.rs", "const ASKING: [&str; 1] = [\"list\"];", true),
        ("cli/words.rs", "use super::listing;", false),
        ("screens/text.rs", "use super::list;", false),
    ] {
        assert_eq!(known(path, code), knows, "{path}: {code}");
    }
}
