//! Reads one theme file into a draft: what it states, and its problems.
//!
//! Each file is read by itself. `library` resolves inheritance and colour names once all files are
//! read.

use std::path::Path;

use ratatui::style::Color;

use super::spec::{ATTRIBUTES, ColourSlot, Complaint, Paint, StyleSpec, reserved};
use super::{Role, colour};
use crate::words::nearest;
use crate::yaml::{self, Fault, Key, MapReader, Mark, Node, NodeValue, Severity};

/// The limit of names; no theme needs more, and it bounds the cost of a hostile file.
const MOST_COLOURS: usize = 256;

const IN_QUOTES: &str = "put a value with a # in it in quotes: outside them it is a comment";

/// A theme as its file states it.
pub(super) struct Draft {
    pub(super) file: String,
    pub(super) mark: Mark,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) letters: Option<bool>,
    pub(super) inherits: Inherits,
    pub(super) palette: Vec<(String, Color)>,
    pub(super) styles: Vec<StyleLine>,
}

/// The theme that a theme inherits.
pub(super) enum Inherits {
    Nothing,
    Theme { name: String, mark: Mark },
}

/// One line of `styles`.
pub(super) struct StyleLine {
    pub(super) role: Role,
    pub(super) spec: StyleSpec,
    text: Mark,
    ground: Mark,
}

impl StyleLine {
    /// Returns where one of its colours is written.
    pub(super) fn mark(&self, place: ColourSlot) -> Mark {
        match place {
            ColourSlot::Text => self.text,
            ColourSlot::Ground => self.ground,
        }
    }
}

impl Draft {
    /// Reads a file. Returns none only where it is no mapping or has no usable name; every problem
    /// is pushed.
    pub(super) fn read(file: &str, bytes: &[u8], faults: &mut Vec<Fault>) -> Option<Draft> {
        let root = yaml::parse(bytes, faults)?;
        let mut reader = root.map("theme", faults)?;
        let name = name(&mut reader, file, faults);
        let title = reader.text("title", faults);
        let description = reader.text("description", faults).unwrap_or_default().to_owned();
        let letters = reader.parse("letters", faults, yes_or_no);
        let inherits = inherits(&mut reader, faults);
        let palette = reader.get("palette").map(|node| palette(node, faults)).unwrap_or_default();
        let styles = reader.get("styles").map(|node| styles(node, faults)).unwrap_or_default();
        reader.finish(faults);
        let name = name?;
        Some(Draft {
            file: file.to_owned(),
            mark: root.mark,
            title: title.unwrap_or(&name).to_owned(),
            name,
            description,
            letters,
            inherits,
            palette,
            styles,
        })
    }
}

/// Returns the written name, or else the name of the file.
fn name(reader: &mut MapReader, file: &str, faults: &mut Vec<Fault>) -> Option<String> {
    let (name, mark) = match reader.get("theme") {
        Some(node) => (node.text("theme", faults)?, node.mark),
        None => (Path::new(file).file_stem()?.to_str()?, reader.mark()),
    };
    if is_name(name) && name != "none" {
        return Some(name.to_owned());
    }
    let hint = "a name is one word of letters, digits and hyphens; begin it with a letter";
    faults.push(Fault::error(mark, format!("a theme cannot be called `{name}`")).hint(hint));
    None
}

/// Reads what a theme inherits: `default` unless it says otherwise, so that every role has a style.
fn inherits(reader: &mut MapReader, faults: &mut Vec<Fault>) -> Inherits {
    let node = reader.get("inherits");
    let written = node.and_then(|node| Some((node.text("inherits", faults)?, node.mark)));
    match written {
        Some(("none", _)) => Inherits::Nothing,
        Some((name, mark)) => Inherits::Theme { name: name.to_owned(), mark },
        None => Inherits::Theme { name: "default".to_owned(), mark: reader.mark() },
    }
}

fn palette(node: &Node, faults: &mut Vec<Fault>) -> Vec<(String, Color)> {
    let entries = node.entries("palette", faults).unwrap_or_default();
    if let Some((key, _)) = entries.get(MOST_COLOURS) {
        let message = format!("a palette has at most {MOST_COLOURS} colours");
        faults.push(Fault::error(key.mark, message).hint("leave out what no style uses"));
    }
    let named = entries.iter().take(MOST_COLOURS);
    named.filter_map(|(key, node)| palette_colour(key, node, faults)).collect()
}

fn palette_colour(key: &Key, node: &Node, faults: &mut Vec<Fault>) -> Option<(String, Color)> {
    if reserved(&key.name) || !is_name(&key.name) {
        let message = format!("a colour cannot be called `{}`", key.name);
        let hint = "a name is one word that begins with a letter and means nothing else in a style";
        faults.push(Fault::error(key.mark, message).hint(hint));
        return None;
    }
    let text = single(node, "a colour", faults)?;
    let read = Paint::parse(text).and_then(|paint| match paint {
        Paint::Fixed(colour) => Ok(colour),
        Paint::Named(name) => colour::named(&name).ok_or_else(|| {
            let sixteen = colour::ANSI.iter().map(|(name, _)| *name);
            let meant = nearest(&name, sixteen).map(|meant| format!("did you mean `{meant}`? "));
            Complaint::new(format!("`{name}` is not a colour")).hint(format!(
                "{}write \"#rrggbb\", a number up to 255, or one of the sixteen names",
                meant.unwrap_or_default()
            ))
        }),
    });
    Some((key.name.clone().into_owned(), settle(read, node.mark, faults)?))
}

fn styles(node: &Node, faults: &mut Vec<Fault>) -> Vec<StyleLine> {
    let entries = node.entries("styles", faults).unwrap_or_default();
    entries.iter().filter_map(|(key, node)| stated(key, node, faults)).collect()
}

fn stated(key: &Key, node: &Node, faults: &mut Vec<Fault>) -> Option<StyleLine> {
    let Some(role) = Role::from_name(&key.name) else {
        let fault = Fault::error(key.mark, format!("unknown role `{}`", key.name));
        let names = Role::ALL.iter().map(|role| role.name());
        faults.push(match nearest(&key.name, names) {
            Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
            None => fault.hint("the roles are listed in docs/themes.md"),
        });
        return None;
    };
    if let NodeValue::Map(_) = node.value {
        return long(role, node, faults);
    }
    let spec = settle(StyleSpec::parse(single(node, "a style", faults)?), node.mark, faults)?;
    Some(StyleLine { role, spec, text: node.mark, ground: node.mark })
}

/// Reads a style such as `{ fg: paper, bg: ink, bold: true }`. One fault discards the whole style,
/// so that half of a pair of colours never meets an unrelated background.
fn long(role: Role, node: &Node, faults: &mut Vec<Fault>) -> Option<StyleLine> {
    let mut found = Vec::new();
    let mut reader = node.map("style", &mut found)?;
    let mut spec = StyleSpec::default();
    let mut paint = |key, found: &mut Vec<Fault>| -> Option<(Paint, Mark)> {
        let node: &Node = reader.get(key)?;
        Some((settle(Paint::parse(node.text(key, found)?), node.mark, found)?, node.mark))
    };
    let (text, ground) = (paint("fg", &mut found), paint("bg", &mut found));
    for (name, modifier) in ATTRIBUTES {
        if reader.parse(name, &mut found, yes_or_no) == Some(true) {
            spec.attributes |= modifier;
        }
    }
    reader.finish(&mut found);
    let spoilt = found.iter().any(|fault| fault.severity == Severity::Error);
    faults.append(&mut found);
    let mark_of =
        |paint: &Option<(Paint, Mark)>| paint.as_ref().map_or(node.mark, |(_, mark)| *mark);
    let (text_mark, ground_mark) = (mark_of(&text), mark_of(&ground));
    (spec.fg, spec.bg) = (text.map(|(paint, _)| paint), ground.map(|(paint, _)| paint));
    (!spoilt).then_some(StyleLine { role, spec, text: text_mark, ground: ground_mark })
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        other => Err(format!("`{other}` is neither true nor false")),
    }
}

/// Reads the text of a value that must be text; an empty one is most often an unquoted `#`.
fn single<'n>(node: &'n Node, what: &str, faults: &mut Vec<Fault>) -> Option<&'n str> {
    if node.value == NodeValue::Null {
        faults.push(Fault::error(node.mark, format!("{what} is missing")).hint(IN_QUOTES));
        return None;
    }
    node.text(what, faults)
}

fn settle<T>(read: Result<T, Complaint>, mark: Mark, faults: &mut Vec<Fault>) -> Option<T> {
    read.map_err(|Complaint { what, hint }| {
        let fault = Fault::error(mark, what);
        faults.push(match hint {
            Some(hint) => fault.hint(hint),
            None => fault,
        });
    })
    .ok()
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}
