//! The walls: which room may name what. Each rule tells what it found, with its file.

use std::collections::BTreeSet;

use crate::source::{Source, dependencies};

/// Every room and those it may name, from the pure to the impure. A new room needs a line here:
/// that is a decision.
const ROOMS: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("digest", &["words"]),
    ("text", &[]),
    ("audit", &["text"]),
    ("yaml", &["text", "words"]),
    ("disk", &[]),
    ("archive", &["digest", "text", "words", "yaml"]),
    ("query", &["archive", "digest", "words"]),
    ("compare", &["archive", "digest", "query", "words"]),
    ("page", &["archive", "digest", "text"]),
    ("keys", &["words", "yaml"]),
    ("ui", &["digest", "page", "text", "words", "yaml"]),
    ("config", &["archive", "digest", "disk", "keys", "query", "ui", "words", "yaml"]),
    ("policy", &["archive", "digest", "yaml"]),
    ("sandbox", &[]),
    ("state", &["archive", "config", "disk", "text", "yaml"]),
    ("export", &["archive", "compare", "digest", "page", "text"]),
    ("tree", &["archive", "compare", "digest", "page"]),
    ("jobs", &["archive", "compare", "query"]),
    (
        "screens",
        &["archive", "compare", "digest", "jobs", "keys", "page", "query", "text", "tree", "ui"],
    ),
    (
        "app",
        &[
            "archive", "compare", "jobs", "keys", "page", "policy", "query", "screens", "state",
            "text", "tree", "ui",
        ],
    ),
    (
        "cli",
        &[
            "app", "archive", "audit", "compare", "config", "digest", "disk", "export", "page",
            "policy", "query", "sandbox", "state", "text", "ui",
        ],
    ),
    (
        "shell",
        &[
            "app", "archive", "audit", "compare", "config", "digest", "disk", "export", "keys",
            "query", "state",
        ],
    ),
];

/// Stands for every file.
const ANYWHERE: &str = "*";

/// What touches the world, and what is one room's own business: which files may name it. A folder
/// ends with a slash. The longest name that fits decides.
const TOUCHES: &[(&str, &[&str])] = &[
    ("std::net", &[]),
    ("std::process", &["cli/exit.rs"]),
    ("std::process::Command", &[]),
    ("std::env", &["main.rs"]),
    (
        "std::fs",
        &[
            "archive/files.rs",
            "archive/walk.rs",
            "audit/log.rs",
            "config/folder.rs",
            "config/own.rs",
            "disk/",
            "policy/file.rs",
            "policy/ownership.rs",
            "sandbox/own.rs",
            "state/store.rs",
        ],
    ),
    // The terminal as a file, so that a picture is one write.
    (
        "std::fs::File",
        &[
            "archive/files.rs",
            "audit/log.rs",
            "config/folder.rs",
            "disk/",
            "policy/file.rs",
            "sandbox/own.rs",
            "shell/input/reader.rs",
            "shell/terminal.rs",
        ],
    ),
    (
        "std::io",
        &[
            "archive/",
            "audit/log.rs",
            "cli/",
            "config/folder.rs",
            "config/own.rs",
            "disk/",
            "export/",
            "policy/file.rs",
            "policy/ownership.rs",
            "shell/",
            "state/store.rs",
            "main.rs",
        ],
    ),
    ("std::io::stdout", &["shell/", "main.rs"]),
    ("std::io::stderr", &["main.rs", "shell/panics.rs"]),
    // Keys, and nothing else: no command reads it.
    ("std::io::stdin", &["shell/input/reader.rs"]),
    (
        "std::os",
        &[
            "archive/files.rs",
            "audit/log.rs",
            "disk/",
            "policy/ownership.rs",
            "sandbox/own.rs",
            "shell/",
        ],
    ),
    ("std::time", &["archive/", "shell/", "main.rs"]),
    ("std::time::Instant", &["archive/load.rs", "shell/", "main.rs"]),
    ("std::time::SystemTime", &["archive/files.rs", "main.rs"]),
    ("std::time::SystemTime::now", &["main.rs"]),
    // Work that is cut in pieces for the cores, and joined before it returns.
    (
        "std::thread",
        &["archive/workers.rs", "query/index/build.rs", "query/index/row.rs", "shell/"],
    ),
    // Threads of the shell have a name and a guard: one file starts them.
    ("std::thread::spawn", &[]),
    ("std::thread::Builder", &["archive/workers.rs", "shell/worker.rs"]),
    ("std::sync::mpsc", &["archive/workers.rs", "shell/"]),
    ("chrono::Local", &[]),
    // As the zone of a time; the clock itself is read by `SystemTime`.
    ("chrono::Utc", &["main.rs"]),
    ("chrono::Utc::now", &[]),
    ("etcetera", &["config/place.rs"]),
    // Rights are given up in one place, before anything is opened: by `main`, through the cli.
    ("crate::sandbox::enter", &[]),
    ("landlock", &["sandbox/files.rs"]),
    ("seccompiler", &["sandbox/calls.rs"]),
    // The numbers of system calls.
    ("libc", &["sandbox/calls.rs", "sandbox/forbidden.rs"]),
    ("crossterm", &["shell/", "main.rs"]),
    ("signal_hook", &["shell/"]),
    ("ratatui", &["ui/", "screens/", "app/", "shell/"]),
    // Widths are counted as the buffer counts them: the one thing of a terminal that texts need.
    ("ratatui::buffer::CellWidth", &["text/", "shell/"]),
    ("saphyr_parser", &["yaml/"]),
    ("statrs", &["compare/rates.rs"]),
    ("serde", &["export/document.rs"]),
    ("serde_yaml", &["export/yaml.rs"]),
    ("serde_json", &["audit/event.rs", "cli/", "export/"]),
    ("clap", &["cli/", "export/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("anyhow", &["cli/", "main.rs"]),
    ("include_dir", &["archive/sample.rs"]),
    ("rustix", &["audit/log.rs", "main.rs", "shell/"]),
    ("rustix::fs::OFlags", &["archive/files.rs", "audit/log.rs"]),
    (
        "chrono",
        &[
            "app/", "archive/", "audit/", "cli/", "compare/", "digest/", "export/", "query/",
            "screens/", "main.rs",
        ],
    ),
    // Its own modules of that name are there too.
    ("csv", &["export/"]),
    ("fuzzy_matcher", &["words/loose.rs"]),
    ("memchr", &["query/"]),
    ("roaring", &["archive/corpus/members.rs", "query/", "words/name_index.rs"]),
    ("similar", &["screens/compare/"]),
    ("strsim", &["cli/", "words/nearest.rs"]),
    ("thiserror", &[ANYWHERE]),
    ("unicode_normalization", &["text/", "ui/", "words/"]),
    ("unicode_properties", &["text/selectors.rs"]),
    ("unicode_segmentation", &["query/", "screens/", "shell/", "text/"]),
    // The terminal library again, under the name of the one that draws.
    ("ratatui::crossterm", &[]),
];

/// The files that may make a call that `clippy.toml` forbids, or whose room may. The compiler finds the
/// calls, whatever they are called; each of these says why it may, and the compiler tells of those that
/// need not.
const FREE: &[&str] = &[
    "archive/workers.rs",
    "archive/files.rs",
    "archive/load.rs",
    "archive/walk.rs",
    "audit/log.rs",
    "cli/confine.rs",
    "cli/doctor/paths.rs",
    "cli/origin.rs",
    "config/folder.rs",
    "config/own.rs",
    "disk/mod.rs",
    "lib.rs",
    "policy/file.rs",
    "policy/ownership.rs",
    "query/index/build.rs",
    "query/index/row.rs",
    "sandbox/files.rs",
    "sandbox/own.rs",
    "shell/mod.rs",
    "state/store.rs",
];

/// Flat tables, where one looks things up: long is what they ought to be.
pub const TABLES: &[(&str, &str)] = &[(
    "keys/action.rs",
    "one row for each action in each context: the table that one looks keys up in",
)];

/// A file is read at one sitting.
const LONGEST: usize = 400;

/// Every breach of a wall in some sources.
pub fn breaches(sources: &[Source]) -> Vec<String> {
    let screens = screens(sources);
    let mut found = Vec::new();
    for source in sources {
        let mut tell = |what: String| found.push(format!("{}: {what}", source.path));
        shape(source, &mut tell);
        if source.is_test() {
            continue;
        }
        for name in source.names() {
            room(source, &name, &mut tell);
            screen(source, &name, &screens, &mut tell);
        }
    }
    found
}

/// Whether a name is something or lies in it.
fn within(name: &str, outer: &str) -> bool {
    name.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn room(source: &Source, name: &str, tell: &mut impl FnMut(String)) {
    if let Some(inner) = name.strip_prefix("crate::").filter(|_| source.path.contains('/')) {
        let other = inner.split("::").next().unwrap_or_default();
        match ROOMS.iter().find(|(room, _)| *room == source.room()) {
            None => tell(format!("which rooms may `{}` name?", source.room())),
            Some((room, may)) if other != *room && !may.contains(&other) => {
                tell(format!("names the room `{other}`, by `{name}`"));
            }
            Some(_) => {}
        }
    }
    if name != "crate" && !name.starts_with("crate::") && name.ends_with("::*") {
        tell(format!("names all of something outside, by `{name}`: what it names cannot be seen"));
    }
    let fitting = TOUCHES.iter().filter(|(part, _)| within(name, part));
    let Some((part, may)) = fitting.max_by_key(|(part, _)| part.len()) else { return };
    if !may.iter().any(|place| holds(place, source)) {
        tell(format!("names `{part}`, by `{name}`"));
    }
}

/// Whether a source is in a place: a file, or a folder with its slash.
fn holds(place: &str, source: &Source) -> bool {
    place == ANYWHERE
        || source.path == place
        || (place.ends_with('/') && source.path.starts_with(place))
}

/// The other rooms that a source names.
fn rooms_named(source: &Source) -> BTreeSet<String> {
    let names = source.names();
    let inner = names.iter().filter_map(|name| name.strip_prefix("crate::"));
    let rooms = inner.filter_map(|inner| inner.split("::").next());
    rooms.filter(|room| *room != source.room()).map(str::to_owned).collect()
}

/// What the tables above grant and nobody uses, and where they are not in order: each would hide a
/// breach to come.
pub fn idle_grants(sources: &[Source]) -> Vec<String> {
    let code: Vec<&Source> = sources.iter().filter(|source| !source.is_test()).collect();
    let mut found = Vec::new();
    for (at, (room, may)) in ROOMS.iter().enumerate() {
        let inside: Vec<_> = code.iter().filter(|source| source.room() == *room).collect();
        if inside.is_empty() {
            found.push(format!("there is no room `{room}`"));
        }
        let named: BTreeSet<String> =
            inside.iter().flat_map(|source| rooms_named(source)).collect();
        for other in *may {
            if !named.contains(*other) {
                found.push(format!("`{room}` may name `{other}` and does not"));
            }
            if !ROOMS.iter().take(at).any(|(before, _)| before == other) {
                found.push(format!("`{room}` may name `{other}`, which stands below it"));
            }
        }
    }
    for (part, may) in TOUCHES {
        for place in *may {
            let mut there = code.iter().filter(|source| holds(place, source));
            let uses = |source: &&Source| source.names().iter().any(|name| within(name, part));
            if !there.any(uses) {
                found.push(format!("`{place}` may name `{part}` and does not"));
            }
        }
    }
    found
}

/// Crates that the program is built with and no table speaks of.
pub fn unlisted_crates() -> Vec<String> {
    let listed = |name: &String| TOUCHES.iter().any(|(part, _)| part == name);
    dependencies().into_iter().filter(|name| !listed(name)).collect()
}

/// The screens by the one enum that lists them: their types, which are their modules too.
fn screens(sources: &[Source]) -> Vec<String> {
    let scene = sources.iter().find(|source| source.path == "screens/screen.rs");
    let list = scene.and_then(|scene| scene.code.split_once("pub enum Screen {"));
    let list = list.and_then(|(_, rest)| rest.split_once('}')).map_or("", |(list, _)| list);
    let names = list.split(',').filter_map(|line| line.trim().split_once('('));
    names.map(|(name, _)| name.to_owned()).collect()
}

fn screen(source: &Source, name: &str, screens: &[String], tell: &mut impl FnMut(String)) {
    if source.room() != "screens" {
        return;
    }
    if within(name, "crate::keys::Code") {
        tell("names key codes; keys are the keymap's".to_owned());
    }
    let inner = source.path.strip_prefix("screens/").unwrap_or_default();
    if matches!(inner, "mod.rs" | "screen.rs") {
        return;
    }
    let own = inner.split('/').next().unwrap_or_default();
    let own = own.strip_suffix(".rs").unwrap_or(own);
    let named = name.strip_prefix("crate::screens::").and_then(|rest| rest.split("::").next());
    let other =
        screens.iter().find(|screen| named.is_some_and(|n| n == *screen || n == module(screen)));
    if let Some(other) = other.filter(|other| module(other) != own) {
        tell(format!("names the screen `{other}`: ask for it with a request"));
    }
}

/// `TwoWords` lies in `two_words`.
fn module(screen: &str) -> String {
    let mut name = String::new();
    for letter in screen.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

fn shape(source: &Source, tell: &mut impl FnMut(String)) {
    let lines = source.text.lines().count();
    let is_table = TABLES.iter().any(|(path, _)| *path == source.path);
    if lines > LONGEST && !is_table {
        tell(format!("{lines} lines; {LONGEST} at most"));
    }
    if !source.text.starts_with("//! ") {
        tell("does not open by saying what lives here".to_owned());
    }
    for part in source.path.split('/') {
        let stem = part.strip_suffix(".rs").unwrap_or(part);
        if ["util", "utils", "common", "helper", "helpers", "constants", "misc"].contains(&stem) {
            tell(format!("`{stem}` says nothing of what is in it"));
        }
    }
    let code: String = source.code.split_whitespace().collect();
    if code.contains("disallowed_") && !FREE.contains(&&*source.path) {
        tell("lets itself off a wall that the compiler keeps".to_owned());
    } else if code.contains("allow(clippy::disallowed_") {
        tell("lets itself off without being told when it need not: `expect` it".to_owned());
    }
    for level in ["clippy::all", "clippy::style", "allow(warnings", "expect(warnings"] {
        if code.contains(level) {
            tell(format!("turns off a whole group of lints, the walls among them: `{level}`"));
        }
    }
    if !source.is_test() {
        for hidden in ["include!(", "include!{", "include![", "#[path="] {
            if code.contains(hidden) {
                tell(format!("brings in code that is not looked at, by `{hidden}`"));
            }
        }
        if ["$crate::$", "::$crate", "std::$", "crate::$"].iter().any(|path| code.contains(path)) {
            tell("makes up a path by a macro, where no rule sees its name".to_owned());
        }
        if let Some(name) = source.open_tests() {
            tell(format!("`mod {name}` is left out as a test, and is none: `#[cfg(test)]`"));
        }
    }
    if code.contains("externcrate") {
        tell("brings in a crate by `extern crate`, where no rule sees its name".to_owned());
    }
    for call in ["todo!", "dbg!", "unimplemented!"] {
        if code.contains(call) {
            tell(format!("holds `{call}`"));
        }
    }
}
