//! One item of `brief.yaml`: read with every fault in it, and written. What cannot be read is kept as it is
//! on one line.

use std::fmt::{Display, Write as _};

use super::kept::{kept_pairs, on_one_line, quoted};
use super::{MapAsked, MapPlacing, PassageName, SpanQuestion, WorkItem, WorkSubject, Worklist};
use crate::compare::{GridMeasure, GridPlacing, GridUnit};
use crate::digest::RecordHash;
use crate::text::clean;
use crate::yaml::{self, Fault, MapReader, Node};

/// The keys of an item that are about it.
const SUBJECTS: [&str; 10] =
    ["entry", "figure", "point", "comparison", "cell", "sum", "map", "grid", "tempo", "text"];
/// Those that every item may have.
const BESIDE: [&str; 3] = ["note", "seen", "said"];
/// Those of a cell, of a map, of theatres by week, and of a tempo.
const OF_CELL: &[&str] = &["row"];
const OF_MAP: &[&str] = &["middle", "span"];
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

/// An item that is being read.
struct ItemReader<'n, 'a, 'f> {
    map: MapReader<'n, 'a>,
    faults: &'f mut Vec<Fault>,
    /// The keys whose values could not be read: the item counts without them, and they are kept.
    unread: Vec<&'static str>,
}

impl<'n, 'a> ItemReader<'n, 'a, '_> {
    /// Reads a key that an item may have.
    fn may<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'n Node<'a>, &mut Vec<Fault>) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.map.get_as_spelt(key)?, self.faults);
        if value.is_none() {
            self.unread.push(key);
        }
        value
    }

    /// Reads a text that an item may have; an empty one is none.
    fn may_text(&mut self, key: &'static str, longest: usize) -> Option<&'n str> {
        let text = self.may(key, |node, faults| bounded(node, key, longest, faults))?.trim();
        Some(text).filter(|text| !text.is_empty())
    }
}

fn item_of(node: &Node<'_>, map: MapReader<'_, '_>, faults: &mut Vec<Fault>) -> Option<WorkItem> {
    let mut reader = ItemReader { map, faults, unread: Vec::new() };
    let mut named = Vec::new();
    for key in SUBJECTS {
        named.extend(reader.map.get_as_spelt(key).map(|node| (key, node)));
    }
    let note = reader.may_text("note", Worklist::LONGEST_NOTE).map(str::to_owned);
    let seen = reader.may("seen", seen);
    let said = reader.may_text("said", Worklist::LONGEST_WORDS).map(one_line);
    let subject = match named.as_slice() {
        [(key, node)] => subject(key, node, &mut reader),
        [] => {
            let fault = Fault::error(reader.map.mark(), "the item does not say what it is");
            reader.faults.push(fault.hint(format!("it is one of {}", SUBJECTS.join(", "))));
            None
        }
        [(first, _), (second, node), ..] => {
            let message = format!("an item is either `{first}` or `{second}`");
            let hint = "begin a second item with `- `";
            reader.faults.push(Fault::error(node.mark, message).hint(hint));
            None
        }
    };
    let ItemReader { map, faults, unread } = reader;
    map.finish(faults);
    let subject = subject?;
    let own = own_keys(&subject);
    let known = SUBJECTS.iter().chain(&BESIDE).chain(own).copied();
    let read: Vec<&str> = known.filter(|key| !unread.contains(key)).collect();
    let others = kept_pairs(node, &read);
    Some(WorkItem { subject, note, seen, said, others })
}

/// Returns the keys that only an item of its kind has.
fn own_keys(subject: &WorkSubject) -> &'static [&'static str] {
    match subject {
        WorkSubject::Cell(..) => OF_CELL,
        WorkSubject::Map(_) => OF_MAP,
        WorkSubject::Grid(_) => OF_GRID,
        WorkSubject::Tempo(_) => OF_TEMPO,
        WorkSubject::Entry(_)
        | WorkSubject::Figure(_)
        | WorkSubject::Point(_)
        | WorkSubject::Comparison(_)
        | WorkSubject::Sum(_)
        | WorkSubject::Text(_)
        | WorkSubject::Unread(_) => &[],
    }
}

fn subject(key: &str, node: &Node<'_>, reader: &mut ItemReader<'_, '_, '_>) -> Option<WorkSubject> {
    match key {
        "comparison" => {
            let hint = "as in `comparison: [2020-05, 2020-06]`";
            let subjects = compared(node, key, COMPARED, hint, reader.faults);
            return subjects.map(WorkSubject::Comparison);
        }
        "cell" => {
            let hint = "as in `cell: [2020-05, 2020-06]`, with the `row` below";
            let subjects = compared(node, key, OF_A_CELL, hint, reader.faults);
            let row = reader.map.need("row", reader.faults);
            let longest = Worklist::LONGEST_WORDS;
            let row = row.and_then(|node| bounded(node, "row", longest, reader.faults));
            return Some(WorkSubject::Cell(subjects?, one_line(row?)));
        }
        _ => {}
    }
    let longest = if key == "text" { Worklist::LONGEST_TEXT } else { Worklist::LONGEST_WORDS };
    let text = bounded(node, key, longest, reader.faults)?;
    if key == "text" {
        return Some(WorkSubject::Text(text.trim().to_owned()));
    }
    let text = one_line(text);
    if text.is_empty() && matches!(key, "entry" | "figure" | "point") {
        let fault = Fault::error(node.mark, format!("`{key}` is empty"));
        reader.faults.push(fault.hint("write an id, or leave the item out"));
        return None;
    }
    Some(match key {
        "entry" => WorkSubject::Entry(text),
        "figure" => WorkSubject::Figure(passage(&text, node, reader.faults)?),
        "point" => WorkSubject::Point(passage(&text, node, reader.faults)?),
        "sum" => WorkSubject::Sum(text),
        "map" => WorkSubject::Map(MapAsked { query: text, part: map_part(reader) }),
        "grid" => WorkSubject::Grid(spans(text, reader)),
        "tempo" => {
            let longest = Worklist::LONGEST_WORDS;
            let theatre =
                reader.may("theatre", |node, faults| bounded(node, "theatre", longest, faults));
            let theatre = theatre.map(one_line);
            WorkSubject::Tempo(SpanQuestion { theatre, ..spans(text, reader) })
        }
        // No other key is asked for.
        _ => return None,
    })
}

/// Reads what part of the earth a map shows. Its middle and how far it reaches go together.
fn map_part(reader: &mut ItemReader<'_, '_, '_>) -> Option<MapPlacing> {
    let mark = reader.map.mark();
    let middle = reader.may("middle", |node, faults| two_numbers(node, "middle", faults));
    let span = reader.may("span", |node, faults| two_numbers(node, "span", faults));
    let has_one = OF_MAP.iter().any(|key| reader.map.has(key));
    if !has_one || reader.unread.iter().any(|key| OF_MAP.contains(key)) {
        reader.unread.extend(OF_MAP);
        return None;
    }
    let part = middle.zip(span).and_then(|(at, span)| MapPlacing::from_numbers(at, span));
    if part.is_none() {
        let fault = Fault::error(mark, "`middle` and `span` name no part of the earth");
        let hint = "as in `middle: [33.3, 44.4]`, latitude first, and `span: [640, 400]`, in \
                    kilometres from west to east and from north to south";
        reader.faults.push(fault.hint(hint));
        reader.unread.extend(OF_MAP);
    }
    part
}

fn two_numbers(node: &Node<'_>, key: &str, faults: &mut Vec<Fault>) -> Option<[f64; 2]> {
    let items = node.list(key, faults)?;
    let number = |node: &Node<'_>| match &node.value {
        yaml::NodeValue::Scalar(text) => text.trim().parse::<f64>().ok(),
        yaml::NodeValue::Null | yaml::NodeValue::List(_) | yaml::NodeValue::Map(_) => None,
    };
    let numbers = match items {
        [one, other] => number(one).zip(number(other)),
        _ => None,
    };
    if numbers.is_none() {
        let fault = Fault::error(node.mark, format!("`{key}` has two numbers"));
        faults.push(fault.hint(format!("as in `{key}: [33.3, 44.4]`")));
    }
    numbers.map(|(one, other)| [one, other])
}

/// Reads how a picture over time is shown.
fn spans(query: String, reader: &mut ItemReader<'_, '_, '_>) -> SpanQuestion {
    let years = reader.may("years", years);
    let by = word(reader, "by", &SpanQuestion::UNITS, GridUnit::word);
    let measure = word(reader, "measure", &GridMeasure::ALL, SpanQuestion::measure_word);
    let placings = &[GridPlacing::ByDay, GridPlacing::ByDigest];
    let placing = word(reader, "placing", placings, SpanQuestion::placing_word);
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
    reader: &mut ItemReader<'_, '_, '_>,
    key: &'static str,
    known: &[T],
    word: impl Fn(T) -> &'static str,
) -> Option<T> {
    reader.may(key, |node, faults| {
        let text = node.text(key, faults)?.trim();
        let found = known.iter().copied().find(|value| word(*value) == text);
        if found.is_none() {
            let words: Vec<&str> = known.iter().map(|value| word(*value)).collect();
            let message = format!("`{}` is not known as `{key}`", yaml::excerpt(text));
            let hint = format!("it is one of {}", words.join(", "));
            faults.push(Fault::error(node.mark, message).hint(hint));
        }
        found
    })
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
        WorkSubject::Map(asked) => quoted(&asked.query),
        WorkSubject::Sum(query) => quoted(query),
        WorkSubject::Entry(_) | WorkSubject::Figure(_) | WorkSubject::Point(_) => {
            quoted(&item.subject.words())
        }
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
        WorkSubject::Map(asked) => {
            if let Some(part) = asked.part {
                write_key(text, "middle", format!("[{}]", part.middle_words()));
                write_key(text, "span", format!("[{}]", part.span_words()));
            }
        }
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
        | WorkSubject::Sum(_)
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
