//! The walls: which room may name what. Each rule tells what it found, with its file.

use std::collections::BTreeSet;

use crate::source::{Source, dependencies};
use crate::tables::{ANYWHERE, FREE, MADE_UP, ROOMS, TABLES, TOUCHES};

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
        for name in source.handed_on() {
            let part = touched(&name).filter(|(_, may)| !may.contains(&ANYWHERE));
            if let Some((part, _)) = part.filter(|(_, may)| !may.is_empty()) {
                tell(format!("hands on `{part}` to who may not name it, by `{name}`"));
            }
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
    let Some((part, may)) = touched(name) else { return };
    if !may.iter().any(|place| holds(place, source)) {
        tell(format!("names `{part}`, by `{name}`"));
    }
}

/// The row of [`TOUCHES`] that decides about a name.
fn touched(name: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    let fitting = TOUCHES.iter().filter(|(part, _)| within(name, part));
    fitting.max_by_key(|(part, _)| part.len())
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
    if matches!(inner, "mod.rs" | "screen.rs" | "screen_kinds.rs" | "speaking.rs" | "typed.rs") {
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

/// Whether a macro puts a path together: from a parameter on, up to one behind a module, or from many
/// at once. A parameter behind a type is a variant or a function of it, and no way to elsewhere.
fn makes_up_a_path(code: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let from_a_parameter = code.split('$').skip(1).any(|rest| {
        let name = rest.split_once(|c| !is_part(c)).map_or(rest, |(name, _)| name);
        name != "crate" && rest.strip_prefix(name).is_some_and(|rest| rest.starts_with("::"))
    });
    let behind_a_module = code.match_indices("::$").any(|(at, _)| {
        let before = code.get(..at).unwrap_or_default();
        let last = before.rsplit(|c| !is_part(c)).next().unwrap_or_default();
        !last.starts_with(char::is_uppercase)
    });
    from_a_parameter || behind_a_module || code.contains(")::")
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
        if makes_up_a_path(&code) && !MADE_UP.iter().any(|(path, _)| *path == source.path) {
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
