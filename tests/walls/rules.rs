//! The walls: which room may name what. Each rule tells what it found, with its file.

use crate::source::Source;

/// What touches the world: files, streams, processes, clocks, threads, terminals.
const WORLD: [&str; 13] = [
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::time",
    "std::thread",
    "std::env",
    "std::os",
    "std::sync::mpsc",
    "chrono::Local",
    "chrono::Utc",
    "crossterm",
    "signal_hook",
];

/// What belongs to terminals.
const TERMINAL: [&str; 3] = ["ratatui", "crossterm", "signal_hook"];

/// What a room may name of other rooms, and of the world.
struct Room {
    name: &'static str,
    /// Rooms below it.
    rooms: &'static [&'static str],
    /// Parts of the world that it may touch.
    world: &'static [&'static str],
    /// What else it must not name.
    never: &'static [&'static str],
}

const DATA: &[&str] =
    &["ratatui", "crossterm", "serde", "serde_json", "serde_yaml", "clap", "anyhow"];
const NO_TERMINAL: &[&str] = &["ratatui", "crossterm", "signal_hook", "clap"];
const DRAWING: &[&str] = &["crossterm", "serde", "serde_yaml", "clap", "anyhow"];

/// From the pure to the impure. A new room needs a line here: that is a decision.
const ROOMS: &[Room] = &[
    Room { name: "digest", rooms: &[], world: &[], never: DATA },
    Room { name: "text", rooms: &[], world: &[], never: NO_TERMINAL },
    Room { name: "yaml", rooms: &["text"], world: &[], never: NO_TERMINAL },
    Room {
        name: "archive",
        rooms: &["digest", "text", "yaml"],
        world: &["std::fs", "std::io", "std::time", "std::thread", "std::sync::mpsc"],
        never: NO_TERMINAL,
    },
    Room {
        name: "query",
        rooms: &["digest", "text", "yaml", "archive"],
        world: &[],
        never: NO_TERMINAL,
    },
    Room {
        name: "compare",
        rooms: &["digest", "text", "archive", "query"],
        world: &[],
        never: NO_TERMINAL,
    },
    Room {
        name: "import",
        rooms: &["digest", "text", "yaml", "archive"],
        world: &[],
        never: NO_TERMINAL,
    },
    Room {
        name: "page",
        rooms: &["digest", "text", "archive", "query", "compare"],
        world: &[],
        never: NO_TERMINAL,
    },
    // It writes into whatever it is given; it opens nothing. Its formats are words of the command
    // line.
    Room {
        name: "export",
        rooms: &["digest", "text", "archive", "query", "compare", "page"],
        world: &["std::io"],
        never: &TERMINAL,
    },
    Room { name: "keys", rooms: &["yaml"], world: &[], never: NO_TERMINAL },
    Room { name: "ui", rooms: &["digest", "text", "yaml", "page"], world: &[], never: DRAWING },
    Room {
        name: "screens",
        rooms: &["digest", "text", "archive", "query", "compare", "page", "keys", "ui", "app"],
        world: &[],
        never: DRAWING,
    },
    Room {
        name: "app",
        rooms: &["digest", "text", "archive", "query", "compare", "page", "keys", "ui", "screens"],
        world: &[],
        never: DRAWING,
    },
    Room {
        name: "shell",
        rooms: &["app", "archive", "keys", "query", "text", "ui"],
        world: &[
            "std::fs",
            "std::io",
            "std::os",
            "std::time",
            "std::thread",
            "std::sync::mpsc",
            "crossterm",
            "signal_hook",
        ],
        never: &["clap", "serde", "serde_yaml"],
    },
    Room {
        name: "cli",
        rooms: &[
            "digest", "text", "yaml", "archive", "query", "compare", "import", "page", "export",
            "keys", "ui",
        ],
        world: &["std::fs", "std::io", "std::process", "std::env"],
        never: &TERMINAL,
    },
];

/// Flat tables, where one looks things up: long is what they ought to be.
pub const TABLES: &[(&str, &str)] =
    &[("digest/taxonomy.rs", "one accessor a kind of word, in the order of the file format")];

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
    if matches!(source.room(), "lib" | "main") {
        return;
    }
    let Some(room) = ROOMS.iter().find(|room| room.name == source.room()) else {
        return tell(format!("no wall knows the room `{}`", source.room()));
    };
    // Widths are counted as the buffer counts them: the one thing of a terminal that texts need.
    if room.name == "text" && within(name, "ratatui::buffer::CellWidth") {
        return;
    }
    if let Some(inner) = name.strip_prefix("crate::") {
        let other = inner.split("::").next().unwrap_or_default();
        if other != room.name && !room.rooms.contains(&other) {
            tell(format!("names the room `{other}`, by `{name}`"));
        }
    }
    let touches = WORLD.iter().find(|part| within(name, part) && !room.world.contains(part));
    let forbidden = room.never.iter().find(|part| within(name, part));
    if let Some(part) = touches.or(forbidden) {
        tell(format!("names `{part}`, by `{name}`"));
    }
}

/// The screens by the one enum that lists them: their types, which are their modules too.
fn screens(sources: &[Source]) -> Vec<String> {
    let scene = sources.iter().find(|source| source.path == "screens/scene.rs");
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
    if matches!(inner, "mod.rs" | "scene.rs") {
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
    for call in ["todo!", "dbg!", "unimplemented!"] {
        if code.contains(call) {
            tell(format!("holds `{call}`"));
        }
    }
}
