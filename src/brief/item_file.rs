//! One item of `brief.yaml`: read with every fault in it, and written. What cannot be read is kept as it is
//! on one line.

use std::fmt::{Display, Write as _};

use super::kept::{kept_pairs, on_one_line, quoted};
use super::{PassageName, SpanQuestion, WorkItem, WorkSubject, Worklist};
use crate::compare::{GridMeasure, GridPlacing, GridUnit};
use crate::digest::RecordHash;
use crate::text::clean;
use crate::yaml::{self, Fault, MapReader, Node, Severity};

/// The keys of an item that are about it.
const SUBJECTS: [&str; 9] =
    ["entry", "figure", "point", "comparison", "cell", "map", "grid", "tempo", "text"];
/// Those that every item may have.
const BESIDE: [&str; 3] = ["note", "seen", "said"];
/// Those of a cell, of theatres by week, and of a tempo.
const OF_CELL: &[&str] = &["row"];
const OF_GRID: &[&str] = &["years", "by", "measure", "placing"];
const OF_TEMPO: &[&str] = &["years", "by", "measure", "placing", "theatre"];
/// The most and the fewest subjects of a comparison, and of a cell.
const COMPARED: std::ops::RangeInclusive<usize> = 2..=crate::compare::MOST;
const OF_A_CELL: std::ops::RangeInclusive<usize> = 1..=2;

/// Reads an item; what cannot be read is kept as it is.
pub(super) fn item(node: &Node<'_>, faults: &mut Vec<Fault>) -> WorkItem {
    let read = node.map("an item", faults).and_then(|map| item_of(node, map, faults));
    read.unwrap_or_else(|| WorkSubject::Unread(on_one_line(node)).into())
}

/// Returns how many faults are errors.
pub(super) fn errors(faults: &[Fault]) -> usize {
    faults.iter().filter(|fault| fault.severity == Severity::Error).count()
}

fn item_of(
    node: &Node<'_>,
    mut map: MapReader<'_, '_>,
    faults: &mut Vec<Fault>,
) -> Option<WorkItem> {
    let before = errors(faults);
    let mut named = Vec::new();
    for key in SUBJECTS {
        named.extend(map.get_as_spelt(key).map(|node| (key, node)));
    }
    let note = map
        .get_as_spelt("note")
        .and_then(|node| bounded(node, "note", Worklist::LONGEST_NOTE, faults));
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    let seen = map.get_as_spelt("seen").and_then(|node| seen(node, faults));
    let longest = Worklist::LONGEST_WORDS;
    let said = map.get_as_spelt("said").and_then(|node| bounded(node, "said", longest, faults));
    let said = said.map(one_line).filter(|said| !said.is_empty());
    let subject = match named.as_slice() {
        [(key, node)] => subject(key, node, &mut map, faults),
        [] => {
            let fault = Fault::error(map.mark(), "the item does not say what it is");
            faults.push(fault.hint(format!("it is one of {}", SUBJECTS.join(", "))));
            None
        }
        [(first, _), (second, node), ..] => {
            let message = format!("an item is either `{first}` or `{second}`");
            faults.push(Fault::error(node.mark, message).hint("begin a second item with `- `"));
            None
        }
    };
    let is_lost = errors(faults) > before;
    map.finish(faults);
    let own = subject.as_ref().map(own_keys).unwrap_or_default();
    let known: Vec<&str> = SUBJECTS.iter().chain(&BESIDE).chain(own).copied().collect();
    let others = kept_pairs(node, &known);
    Some(WorkItem { subject: subject.filter(|_| !is_lost)?, note, seen, said, others })
}

/// Returns the keys that only an item of its kind has.
fn own_keys(subject: &WorkSubject) -> &'static [&'static str] {
    match subject {
        WorkSubject::Cell(..) => OF_CELL,
        WorkSubject::Grid(_) => OF_GRID,
        WorkSubject::Tempo(_) => OF_TEMPO,
        WorkSubject::Entry(_)
        | WorkSubject::Figure(_)
        | WorkSubject::Point(_)
        | WorkSubject::Comparison(_)
        | WorkSubject::Map(_)
        | WorkSubject::Text(_)
        | WorkSubject::Unread(_) => &[],
    }
}

fn subject(
    key: &str,
    node: &Node<'_>,
    map: &mut MapReader<'_, '_>,
    faults: &mut Vec<Fault>,
) -> Option<WorkSubject> {
    match key {
        "comparison" => {
            let hint = "as in `comparison: [2020-05, 2020-06]`";
            return compared(node, key, COMPARED, hint, faults).map(WorkSubject::Comparison);
        }
        "cell" => {
            let hint = "as in `cell: [2020-05, 2020-06]`, with the `row` below";
            let subjects = compared(node, key, OF_A_CELL, hint, faults);
            let row = map.need("row", faults);
            let row = row.and_then(|node| bounded(node, "row", Worklist::LONGEST_WORDS, faults));
            return Some(WorkSubject::Cell(subjects?, one_line(row?)));
        }
        _ => {}
    }
    let longest = if key == "text" { Worklist::LONGEST_TEXT } else { Worklist::LONGEST_WORDS };
    let text = bounded(node, key, longest, faults)?;
    if key == "text" {
        return Some(WorkSubject::Text(text.trim().to_owned()));
    }
    let text = one_line(text);
    if text.is_empty() && matches!(key, "entry" | "figure" | "point") {
        let fault = Fault::error(node.mark, format!("`{key}` is empty"));
        faults.push(fault.hint("write an id, or leave the item out"));
        return None;
    }
    Some(match key {
        "entry" => WorkSubject::Entry(text),
        "figure" => WorkSubject::Figure(passage(&text, node, faults)?),
        "point" => WorkSubject::Point(passage(&text, node, faults)?),
        "map" => WorkSubject::Map(text),
        "grid" => WorkSubject::Grid(spans(text, map, faults)),
        "tempo" => {
            let theatre = map.get_as_spelt("theatre");
            let theatre = theatre
                .and_then(|node| bounded(node, "theatre", Worklist::LONGEST_WORDS, faults))
                .map(one_line);
            WorkSubject::Tempo(SpanQuestion { theatre, ..spans(text, map, faults) })
        }
        // No other key is asked for.
        _ => return None,
    })
}

/// Reads how a picture over time is shown.
fn spans(query: String, map: &mut MapReader<'_, '_>, faults: &mut Vec<Fault>) -> SpanQuestion {
    let years = map.get_as_spelt("years").and_then(|node| years(node, faults));
    let by = word(map, "by", &SpanQuestion::UNITS, GridUnit::word, faults);
    let measures = &GridMeasure::ALL;
    let measure = word(map, "measure", measures, SpanQuestion::measure_word, faults);
    let placings = &[GridPlacing::ByDay, GridPlacing::ByDigest];
    let placing = word(map, "placing", placings, SpanQuestion::placing_word, faults);
    SpanQuestion { query, years, by, measure, placing, theatre: None }
}

fn years(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<(i32, i32)> {
    let text = node.text("years", faults)?.trim();
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let year = |text: &str| text.trim().parse().ok().filter(|year| (1..=9_999).contains(year));
    let years = year(first).zip(year(last)).filter(|(first, last)| first <= last);
    if years.is_none() {
        let message = format!("`{}` names no years", yaml::excerpt(text));
        faults.push(Fault::error(node.mark, message).hint("as in `2020` or `2019..2020`"));
    }
    years
}

/// Reads a key whose value is one of some words.
fn word<T: Copy>(
    map: &mut MapReader<'_, '_>,
    key: &'static str,
    known: &[T],
    word: impl Fn(T) -> &'static str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let node = map.get_as_spelt(key)?;
    let text = node.text(key, faults)?.trim();
    let found = known.iter().copied().find(|value| word(*value) == text);
    if found.is_none() {
        let words: Vec<&str> = known.iter().map(|value| word(*value)).collect();
        let message = format!("`{}` is not known as `{key}`", yaml::excerpt(text));
        let hint = format!("it is one of {}", words.join(", "));
        faults.push(Fault::error(node.mark, message).hint(hint));
    }
    found
}

fn passage(text: &str, node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<PassageName> {
    let read = text.parse::<PassageName>();
    let fault = |error: super::NoPassageName| {
        let message = format!("`{}` names no passage", yaml::excerpt(text));
        Fault::error(node.mark, message).hint(error.to_string())
    };
    read.map_err(|error| faults.push(fault(error))).ok()
}

/// Reads the subjects of a comparison or a cell.
fn compared(
    node: &Node<'_>,
    key: &str,
    many: std::ops::RangeInclusive<usize>,
    hint: &str,
    faults: &mut Vec<Fault>,
) -> Option<Vec<String>> {
    let items = node.list(key, faults)?;
    if !many.contains(&items.len()) {
        let message = format!("a {key} has {} to {} subjects", many.start(), many.end());
        faults.push(Fault::error(node.mark, message).hint(hint));
        return None;
    }
    let text = |node| bounded(node, key, Worklist::LONGEST_WORDS, faults).map(one_line);
    items.iter().map(text).collect()
}

fn seen(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<RecordHash> {
    let text = node.text("seen", faults)?.trim();
    let hash = text.to_ascii_lowercase().parse().ok();
    if hash.is_none() {
        let message = format!("`{}` is no hash", yaml::excerpt(text));
        let hint = "it is 16 hex digits, which the program writes: leave the key out";
        faults.push(Fault::error(node.mark, message).hint(hint));
    }
    hash
}

/// Returns a text that is no longer than it may be.
pub(super) fn bounded<'n>(
    node: &'n Node<'_>,
    what: &str,
    longest: usize,
    faults: &mut Vec<Fault>,
) -> Option<&'n str> {
    let text = node.text(what, faults)?;
    if text.len() > longest {
        let message = format!("`{what}` is longer than {longest} bytes");
        faults.push(Fault::error(node.mark, message).hint("shorten it, or make two of it"));
        return None;
    }
    Some(text)
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns an item as it stands in a list that is not indented.
pub(super) fn written_item(item: &WorkItem) -> String {
    let value = match &item.subject {
        WorkSubject::Unread(kept) => return format!("- {kept}\n"),
        WorkSubject::Comparison(subjects) | WorkSubject::Cell(subjects, _) => {
            let subjects: Vec<String> = subjects.iter().map(|subject| quoted(subject)).collect();
            format!("[{}]", subjects.join(", "))
        }
        WorkSubject::Text(words) => written(words),
        WorkSubject::Grid(asked) | WorkSubject::Tempo(asked) => quoted(&asked.query),
        WorkSubject::Entry(_)
        | WorkSubject::Figure(_)
        | WorkSubject::Point(_)
        | WorkSubject::Map(_) => quoted(&item.subject.words()),
    };
    let mut text = format!("- {}: {value}\n", item.subject.key().unwrap_or_default());
    write_own_keys(&item.subject, &mut text);
    if let Some(note) = &item.note {
        write_key(&mut text, "note", written(note));
    }
    if let Some(seen) = item.seen {
        write_key(&mut text, "seen", quoted(&seen.to_string()));
    }
    if let Some(said) = &item.said {
        write_key(&mut text, "said", quoted(said));
    }
    for pair in &item.others {
        write_key(&mut text, &quoted(&pair.key), &pair.value);
    }
    text
}

fn write_own_keys(subject: &WorkSubject, text: &mut String) {
    match subject {
        WorkSubject::Cell(_, row) => write_key(text, "row", quoted(row)),
        WorkSubject::Grid(asked) | WorkSubject::Tempo(asked) => {
            if let Some(years) = asked.years {
                write_key(text, "years", SpanQuestion::years_word(years));
            }
            if let Some(unit) = asked.by {
                write_key(text, "by", unit.word());
            }
            if let Some(measure) = asked.measure {
                write_key(text, "measure", SpanQuestion::measure_word(measure));
            }
            if let Some(placing) = asked.placing {
                write_key(text, "placing", SpanQuestion::placing_word(placing));
            }
            if let Some(theatre) = &asked.theatre {
                write_key(text, "theatre", quoted(theatre));
            }
        }
        WorkSubject::Entry(_)
        | WorkSubject::Figure(_)
        | WorkSubject::Point(_)
        | WorkSubject::Comparison(_)
        | WorkSubject::Map(_)
        | WorkSubject::Text(_)
        | WorkSubject::Unread(_) => {}
    }
}

fn write_key(text: &mut String, key: &str, value: impl Display) {
    // Writing to a string never fails.
    let _ = writeln!(text, "  {key}: {value}");
}

/// Begins a line of a text of several lines.
const INDENT: &str = "\n    ";

/// Returns a text of several lines as such, where YAML reads it back as it is; else in quotes.
pub(super) fn written(text: &str) -> String {
    let text = &*clean(text);
    let is_plain = |line: &str| !line.starts_with([' ', '\t']) && !line.ends_with([' ', '\t']);
    let ends_plainly = !text.starts_with('\n') && !text.ends_with('\n');
    if text.contains('\n') && ends_plainly && text.lines().all(is_plain) {
        let lines = text
            .split('\n')
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{INDENT}{line}") });
        return std::iter::once("|-".to_owned()).chain(lines).collect();
    }
    quoted(text)
}
