//! What it takes to add one more: the files that name one that is there already. CONTRIBUTING.md
//! says the same.

use std::collections::BTreeSet;

use clap::CommandFactory as _;

use crate::source::Source;
use crate::sources;

/// The files that name a command: its own, those that name its module, and those that spell it.
fn files_of_command<'s>(name: &str, sources: &'s [Source]) -> BTreeSet<&'s str> {
    let own = format!("cli/{name}");
    let module = format!("crate::cli::{name}");
    let within = |full: &String| {
        full.strip_prefix(&*module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let names = |source: &&Source| {
        let path = source.path.strip_suffix(".rs").unwrap_or(&source.path);
        let before_tests = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let spells = source.room() == "cli" && before_tests.contains(&format!("\"{name}\""));
        let declares = source.path == "cli/mod.rs" && source.code.contains(&format!("mod {name};"));
        path == own
            || path == format!("{own}/mod")
            || !path.starts_with(&format!("{own}/"))
                && (declares || spells || source.names().iter().any(within))
    };
    sources.iter().filter(names).map(|source| &*source.path).collect()
}

#[test]
fn a_command_is_one_file_and_a_row_in_the_table() {
    let sources = sources();
    let definition = watchfloor::cli::Args::command();
    let commands: Vec<_> = definition.get_subcommands().map(clap::Command::get_name).collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for name in commands {
        let files = files_of_command(name, &sources);
        let table = files.contains("cli/mod.rs");
        assert!(files.len() == 2 && table, "`{name}` is named in {files:?}");
    }
}
