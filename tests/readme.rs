//! The documents say what is true: keys, commands, examples, links, the map of the code.
//!
//! `UPDATE_KEYS=1 cargo test --test readme` writes the table of keys anew.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use watchfloor::archive::{Origin, load_all};
use watchfloor::brief::{BriefTemplate, read_worklist};
use watchfloor::cli;
use watchfloor::config::{File, Files, UserPaths, searches, settings};
use watchfloor::export::{ExportContent, Format};
use watchfloor::keys::{ACTIONS, Context};

const KEYS: [&str; 2] =
    ["<!-- keys: made by `UPDATE_KEYS=1 cargo test --test readme` -->\n", "<!-- /keys -->"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(document: &str) -> String {
    fs::read_to_string(root().join(document)).unwrap()
}

/// Every document: those at the top and those in `docs/`.
fn documents() -> Vec<String> {
    let within = |folder: &'static str| {
        let files = fs::read_dir(root().join(folder)).unwrap();
        let paths = files.map(|file| file.unwrap().path());
        let documents = paths.filter(|path| path.extension().is_some_and(|end| end == "md"));
        documents.map(move |path| format!("{folder}{}", path.file_name().unwrap().display()))
    };
    let found: Vec<_> = within("").chain(within("docs/")).collect();
    assert!(found.len() >= 7, "{found:?}");
    found
}

/// The fenced blocks of a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opening = format!("```{language}\n");
    let starts = text.split(&*opening).skip(1);
    starts.map(|rest| rest.split_once("\n```").unwrap().0).collect()
}

fn table_of_keys() -> String {
    // Where letters are typed, or one letter chooses a form, the keys are others; the table tells
    // those apart.
    let typing = [
        Context::Prompt,
        Context::Search,
        Context::Narrow,
        Context::Pick,
        Context::Name,
        Context::Day,
        Context::CopyForms,
        Context::Field,
        Context::Palette,
    ];
    let everywhere: BTreeSet<_> =
        Context::ALL.into_iter().filter(|context| !typing.contains(context)).collect();
    let mut table =
        String::from("| keys | what they do | name | where |\n| --- | --- | --- | --- |\n");
    for spec in ACTIONS {
        let keys: Vec<_> = spec.keys.iter().map(|key| format!("`{key}`")).collect();
        let places: BTreeSet<_> = spec.contexts.iter().copied().collect();
        let places: Vec<_> = if places == everywhere {
            vec!["everywhere"]
        } else {
            places.into_iter().map(Context::word).collect()
        };
        let (keys, places) = (keys.join(" "), places.join(", "));
        writeln!(table, "| {keys} | {} | `{}` | {places} |", spec.help, spec.id).unwrap();
    }
    table
}

#[test]
fn the_table_of_keys_is_that_of_the_program() {
    let text = read("docs/keys.md");
    let (before, rest) = text.split_once(KEYS[0]).unwrap();
    let (table, after) = rest.split_once(KEYS[1]).unwrap();
    let right = table_of_keys();
    if std::env::var_os("UPDATE_KEYS").is_some() {
        let text = [before, KEYS[0], &right, KEYS[1], after].concat();
        fs::write(root().join("docs/keys.md"), text).unwrap();
    } else if table != right {
        panic!(
            "the table of keys in docs/keys.md is out of date; this is the right one:\n\n{right}"
        );
    }
}

/// The words of a command line, as far as the documents need a shell: quotes, comments, and what
/// comes before a pipe or a redirection.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for letter in line.chars() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '#' | '|' | '>' | ';' | '&') => break,
            (None, ' ') => words.push(String::new()),
            (Some(_) | None, _) => words.last_mut().unwrap().push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn every_command_line_is_understood() {
    let mut found = 0;
    for document in documents() {
        let text = read(&document);
        for line in blocks(&text, "console").iter().flat_map(|block| block.lines()) {
            let Some(command) = line.strip_prefix("$ ") else { continue };
            let mut words = words(command);
            // Variables before a command.
            let first = words.iter().position(|word| !word.contains('=')).unwrap();
            words.drain(..first);
            if words[0] == "cargo" && words[1] == "run" {
                let ours = words.iter().position(|word| word == "--").unwrap_or(words.len() - 1);
                words.drain(..ours);
                words[0] = "watchfloor".into();
            }
            if words[0] == "watchfloor" {
                found += 1;
                let parsed = cli::parse(words);
                assert!(parsed.is_ok(), "{document}: {command}\n{}", parsed.unwrap_err());
            } else {
                let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(&*words[0]).is_file();
                assert!(words[0] == "cargo" || script, "{document}: {command}");
            }
        }
    }
    assert!(found >= 8, "only {found} command lines were found");
}

#[test]
fn every_command_is_shown_and_has_its_row_of_what_it_reads_and_writes() {
    let definition = cli::Args::command();
    let commands: Vec<_> = definition.get_subcommands().map(clap::Command::get_name).collect();
    assert!(commands.len() >= 10, "{commands:?}");
    let security = read("SECURITY.md");
    let (_, rows) = security.split_once("| command | reads | writes |\n").unwrap();
    let rows = rows.split("\n\n").next().unwrap();
    let first = |row: &str| row.split('|').nth(1).unwrap_or_default().to_owned();
    let told: String = rows.lines().map(first).collect();
    let shown: String = documents().iter().map(|document| read(document)).collect();
    for name in commands {
        assert!(told.contains(&format!("`{name}`")), "SECURITY.md does not say what {name} reads");
        assert!(shown.contains(&format!("watchfloor {name}")), "no document shows {name}");
    }
}

/// The words between backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_format_is_told_of_where_formats_are_listed() {
    let names = |formats: &[Format]| formats.iter().map(|it| it.name()).collect::<Vec<_>>();
    let rows: Vec<_> = Format::all(ExportContent::Rows).collect();
    let entries: Vec<_> = Format::all(ExportContent::Entries).collect();
    let exports = read("docs/exports.md");
    let listed = format!("`--format {}`", names(&rows).join("|"));
    assert!(exports.contains(&listed), "docs/exports.md does not say {listed}");
    let about = exports.split_once("| format | where it says so |").unwrap().1;
    let about = about.split("\n\n").next().unwrap();
    let (beside, within): (Vec<_>, Vec<_>) =
        about.lines().skip(2).partition(|row| row.contains("on standard error"));
    for format in &entries {
        let name = format.name();
        assert!(
            exports.contains(&format!("**{name}**")),
            "docs/exports.md does not describe {name}"
        );
        let rows = if format.tells_within() { &within } else { &beside };
        let told = rows.iter().filter_map(|row| row.split('|').nth(1));
        let told: Vec<_> = told.flat_map(|cell| cell.split(',')).map(str::trim).collect();
        assert!(told.contains(&name), "where does {name} say what it is? {told:?}");
    }
    let (_, endings) = exports.split_once("The format is that of the ending (").unwrap();
    let endings: BTreeSet<_> = quoted(endings.split_once(')').unwrap().0).into_iter().collect();
    let right: Vec<_> = entries.iter().map(|it| format!(".{}", it.endings()[0])).collect();
    assert_eq!(endings, right.iter().map(String::as_str).collect());
    let commands = read("docs/commands.md");
    let (_, listed) = commands.split_once("`--format` is ").unwrap();
    let listed: BTreeSet<_> = quoted(listed.split_once(')').unwrap().0).into_iter().collect();
    let pictures = Format::all(ExportContent::Picture).filter(|format| format.is_picture());
    let pictures: Vec<_> = pictures.collect();
    for format in &pictures {
        let name = format.name();
        assert!(exports.contains(&format!("**{name}**")), "docs/exports.md: {name}");
    }
    let right = names(&entries).into_iter().chain(names(&pictures)).chain(["export"]).collect();
    assert_eq!(listed, right, "docs/commands.md");
}

#[test]
fn the_example_of_a_digest_is_read_without_a_problem() {
    let text = read("docs/format.md");
    let example = blocks(&text, "yaml")[0];
    let folder = tempfile::tempdir().unwrap();
    let file: PathBuf = folder.path().join("2031-03-06.yaml");
    fs::write(&file, example).unwrap();
    let (corpus, problems) = load_all(&Origin::Files(vec![file]));
    assert_eq!(problems, []);
    assert_eq!((corpus.digests().len(), corpus.len()), (1, 1));
}

#[test]
fn the_examples_of_configuration_are_read_without_a_problem() {
    let text = read("docs/configuration.md");
    let example = |name: &str| {
        let block = blocks(&text, "yaml").into_iter().find(|block| block.contains(name)).unwrap();
        File { name: name.to_owned(), bytes: block.as_bytes().to_vec() }
    };
    let files = Files {
        config: Some(example("config.yaml")),
        keys: Some(example("keys.yaml")),
        searches: Some(example("searches.yaml")),
        template: None,
        themes: vec![example("themes/slate.yaml")],
    };
    let settings =
        settings(&files, &UserPaths { home: Some("/home/ada".into()), ..UserPaths::default() });
    assert_eq!(settings.problems, []);
    assert_eq!(settings.archive, Some("/home/ada/digests".into()));
    assert_eq!(settings.theme.as_deref(), Some("dusk"));
    assert!(settings.themes.get("slate").is_some());
    let words = load_all(&Origin::Sample).0;
    let searches = searches(settings.searches.as_ref(), None, words.taxonomy());
    assert_eq!(searches.problems, []);
    assert!(searches.get("stolen uniforms").is_some());
}

#[test]
fn the_examples_of_a_briefing_are_read_without_a_problem() {
    let text = read("docs/briefing.md");
    let examples = blocks(&text, "yaml");
    let [list, template] = examples.as_slice() else { panic!("{examples:?}") };
    let read = read_worklist(list.as_bytes());
    assert_eq!((read.faults, read.worklist.items().len()), (vec![], 11));
    let (template, faults) = BriefTemplate::read(template.as_bytes());
    assert_eq!(
        (faults, template.sections.len()),
        (vec![], 3),
        "nothing is left for another section"
    );
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    for document in documents() {
        let text = read(&document);
        let folder = root().join(&document).parent().unwrap().to_owned();
        for link in text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)) {
            let file = link.split('#').next().unwrap();
            if !file.is_empty() && !file.contains("://") {
                assert!(folder.join(file).exists(), "{document}: {link}");
            }
        }
    }
}

#[test]
fn every_room_and_every_dependency_is_on_the_map() {
    let map = read("ARCHITECTURE.md");
    let rooms = fs::read_dir(root().join("src")).unwrap().map(Result::unwrap);
    for room in rooms.filter(|room| room.path().is_dir()) {
        let name = room.file_name().into_string().unwrap();
        assert!(map.contains(&format!("`{name}/`")), "ARCHITECTURE.md does not tell of {name}");
    }
    assert!(map.split_whitespace().count() < 1_000, "ARCHITECTURE.md is no map any more");
    let reasons = read("docs/dependencies.md");
    let manifest = read("Cargo.toml");
    let (_, rest) = manifest.split_once("[dependencies]").unwrap();
    let (dependencies, rest) = rest.split_once("[dev-dependencies]").unwrap();
    let dev = rest.split("\n[").next().unwrap();
    for line in dependencies.lines().chain(dev.lines()) {
        let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with('[')) else {
            continue;
        };
        let reason = reasons.lines().any(|line| {
            line.split('|').nth(1).is_some_and(|names| names.contains(&format!("`{name}`")))
        });
        assert!(reason, "docs/dependencies.md gives no reason for {name}");
    }
}

/// The sources below `src` that name one of these as a word, comments left out.
fn naming(names: &[&str]) -> BTreeSet<String> {
    let mut folders = vec![root().join("src")];
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let mut code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            if code.any(|line| line.split(|c| !is_part(c)).any(|word| names.contains(&word))) {
                found.insert(path.strip_prefix(root()).unwrap().display().to_string());
            }
        }
    }
    found
}

#[test]
fn an_action_touches_two_files_and_a_screen_five_as_contributing_says() {
    let guide = read("CONTRIBUTING.md");
    assert!(guide.contains("**An action** (two files of `src`)"));
    assert!(guide.contains("**A screen** (five files of `src`)"));
    // Actions of one screen or of the program, each of another kind.
    for action in
        ["Fold", "AddSubject", "Narrow", "Older", "SamePlace", "WeekOverWeek", "Reload", "Mouse"]
    {
        let files = naming(&[&format!("Action::{action}"), &format!("A::{action}")]);
        assert_eq!(files.len(), 2, "{action}: {files:?}");
        assert!(files.contains("src/keys/action.rs"), "{action}: {files:?}");
    }
    // No other thing is called so.
    let files = naming(&[
        "Themes",
        "Screen::Themes",
        "Self::Themes",
        "Themes::new",
        "Context::Themes",
        "Action::Themes",
        "A::Themes",
        "themes::Themes",
    ]);
    assert_eq!(files.len(), 5, "{files:?}");
}
