//! What a line that was typed asks for. Which lines a screen has, and what an action does, is not known
//! here.

use crate::app::App;
use crate::keys::{ACTIONS, Action, Chord, Code};

/// The number of a line, and where a row has several places that of the place: `7`, `7.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineNumber {
    pub line: usize,
    pub place: Option<usize>,
}

/// What stands behind the name of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    Nothing,
    Line(LineNumber),
    Words(String),
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PlainCommand {
    /// The next lines.
    More,
    /// The same lines from the first on.
    Again,
    /// All the rest.
    All,
    /// What the number of a line opens.
    Open(LineNumber),
    /// An action.
    Act(Action, Argument),
    /// A search of the whole archive.
    Search(String),
    /// The next line that has some words; without words, the next that has those of before.
    Find(String),
    /// Nothing that is known.
    Unknown(String),
}

/// Reads a line, with the keys of the place where one is.
pub(super) fn read(line: &str, app: &App) -> PlainCommand {
    let line = line.trim();
    if let Some(query) = line.strip_prefix('/') {
        return PlainCommand::Search(query.trim().to_owned());
    }
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    if let Some(number) = number(word).filter(|_| rest.is_empty()) {
        return PlainCommand::Open(number);
    }
    match word {
        "" | "more" | "next" => PlainCommand::More,
        "again" => PlainCommand::Again,
        "all" => PlainCommand::All,
        "find" => PlainCommand::Find(rest.to_owned()),
        "n" if rest.is_empty() => PlainCommand::Find(String::new()),
        word => match action(word, app) {
            Some(action) => PlainCommand::Act(action, argument(rest)),
            None => PlainCommand::Unknown(line.to_owned()),
        },
    }
}

fn argument(rest: &str) -> Argument {
    match number(rest) {
        _ if rest.is_empty() => Argument::Nothing,
        Some(number) => Argument::Line(number),
        None => Argument::Words(rest.to_owned()),
    }
}

/// Reads `7` or `7.2`.
fn number(text: &str) -> Option<LineNumber> {
    let (line, place) = match text.split_once('.') {
        Some((line, place)) => (line, Some(place.parse().ok()?)),
        None => (text, None),
    };
    Some(LineNumber { line: line.parse().ok()?, place })
}

/// Returns the action of that name, or of that key here. What would only be drawn gives way to the same
/// letter in its other case: without a mouse `m` is the map.
fn action(word: &str, app: &App) -> Option<Action> {
    if let Some(spec) = ACTIONS.iter().find(|spec| spec.id == word) {
        return Some(spec.action);
    }
    let chord: Chord = word.parse().ok()?;
    let here = app.action_of(chord);
    let context = app.context();
    let other = || app.action_of(Chord { code: other_case(chord.code)?, ..chord });
    let is_told = |action: &Action| !action.is_of_pictures(context);
    here.filter(is_told).or_else(|| other().filter(is_told)).or(here)
}

fn other_case(code: Code) -> Option<Code> {
    match code {
        Code::Char(letter) if letter.is_lowercase() => letter.to_uppercase().next().map(Code::Char),
        Code::Char(letter) => letter.to_lowercase().next().map(Code::Char),
        Code::Enter
        | Code::Esc
        | Code::Tab
        | Code::BackTab
        | Code::Backspace
        | Code::Delete
        | Code::Up
        | Code::Down
        | Code::Left
        | Code::Right
        | Code::Home
        | Code::End
        | Code::PageUp
        | Code::PageDown
        | Code::F(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_name_a_place_in_its_row() {
        let line = |line, place| Some(LineNumber { line, place });
        assert_eq!(number("7"), line(7, None));
        assert_eq!(number("7.2"), line(7, Some(2)));
        for text in ["", "7.", ".2", "-1", "7.x", "map", "2020-05-21"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(argument("3"), Argument::Line(LineNumber { line: 3, place: None }));
        assert_eq!(argument("two words"), Argument::Words("two words".to_owned()));
    }
}
