//! The names of measures, parts, subjects and reasons on the screen.

use super::items::{Delta, RowSection};
use crate::compare::{Ask, Cell, DayCoverage, Row, RowOrigin, Subject, Table};
use crate::digest::{Taxonomy, grouped};
use crate::text::width;

/// Returns the head of a section.
pub fn section(section: RowSection) -> String {
    match section {
        RowSection::Changes => "Changes".to_owned(),
        RowSection::Group(group) => capital(group.word()),
    }
}

/// Returns the name of the rows that are empty on all sides.
pub fn empty(rows: usize) -> String {
    if rows == 1 { "1 empty row".to_owned() } else { format!("{rows} empty rows") }
}

/// Returns what a row is about: its part where it has one, else its measure.
pub fn about(row: &Row, taxonomy: &Taxonomy) -> String {
    match &row.key {
        None => capital(row.measure.label()),
        Some(key) => row.measure.part_label_below(&key.label(taxonomy)),
    }
}

/// Returns the issuer, where the row is not this archive's own count.
pub fn speaker(line: &RowOrigin) -> Option<String> {
    match line {
        RowOrigin::Counted => None,
        RowOrigin::Stated(issuer, basis) => Some(format!("{issuer}, {basis}")),
        RowOrigin::Spread => Some("stated, from–to".to_owned()),
        RowOrigin::Rest(issuer, _) => Some(format!("not told by {issuer}")),
    }
}

/// Returns the label of a row without its indent, and without what tells it from others of its name. A part of a stated value has only its name;
/// another line on the same thing has only its issuer.
pub fn label(table: &Table, at: usize, taxonomy: &Taxonomy) -> String {
    let Some(row) = table.rows.get(at) else { return String::new() };
    let above = table.rows.get(..at).unwrap_or_default();
    let whole = above.iter().rev().find(|above| above.depth < row.depth);
    let part = |whole: &Row| match (&whole.line, &row.line) {
        (RowOrigin::Stated(one, _), RowOrigin::Stated(other, _) | RowOrigin::Rest(other, _)) => {
            one == other
        }
        _ => false,
    };
    let same = |other: &Row| other.measure == row.measure && other.key == row.key;
    match speaker(&row.line) {
        None => about(row, taxonomy),
        Some(_) if whole.is_some_and(part) => match row.line {
            RowOrigin::Rest(..) => "not told in parts".to_owned(),
            RowOrigin::Counted | RowOrigin::Stated(..) | RowOrigin::Spread => about(row, taxonomy),
        },
        Some(speaker) if above.last().is_some_and(same) || whole.is_some_and(same) => speaker,
        Some(speaker) => format!("{}: {speaker}", about(row, taxonomy)),
    }
}

/// Returns the full label: measure, part and issuer.
pub fn full_label(row: &Row, taxonomy: &Taxonomy) -> String {
    let mut label = capital(row.measure.label());
    if let Some(key) = &row.key {
        label = format!("{label}: {}", key.label(taxonomy));
    }
    let named = match speaker(&row.line) {
        None => label,
        Some(speaker) => format!("{label} ({speaker})"),
    };
    named + &row.ordinal()
}

/// Returns the label of a row among the changes, with the reason why it is listed.
pub fn change(news: Delta, row: &Row, taxonomy: &Taxonomy) -> String {
    match news {
        Delta::Differs => full_label(row, taxonomy),
        Delta::New => format!("new: {}", about(row, taxonomy)),
        Delta::Quiet => format!("quiet: {}", about(row, taxonomy)),
    }
}

/// Returns when a subject took place and how long it was, as fully as the room allows.
pub fn days(subject: &Subject, room: usize) -> String {
    let Some(start) = subject.start else { return "no days".to_owned() };
    let from = start.to_string();
    let Some(end) = subject.end else { return format!("{from}, open end") };
    let to = end.to_string();
    let to = match (from.split_once('-'), to.split_once('-')) {
        (Some((year, _)), Some((same, rest))) if year == same => rest.to_owned(),
        _ => to,
    };
    let days = subject.days.map_or(String::new(), |days| format!(", {days} days"));
    let whole = format!("{from}–{to}{days}");
    match subject.days {
        _ if width(&whole) <= room => whole,
        Some(days) => format!("{from} {days} d"),
        None => from,
    }
}

/// Returns true where some cell of a row differs from the baseline beyond chance.
pub fn is_beyond_chance(row: &Row) -> bool {
    row.cells.iter().any(Cell::is_beyond_chance)
}

/// Returns the name of a subject. Digests of a series share one title, so their ids are used.
pub fn name(subject: &Subject) -> &str {
    match subject.ask {
        Ask::Digest(_) => &subject.id,
        Ask::Wave(_) | Ask::Span(..) | Ask::Query(..) | Ask::Mean(_) => &subject.name,
    }
}

/// Returns how much of its days the loaded digests cover.
pub fn coverage(coverage: &DayCoverage) -> String {
    match coverage.of() {
        0 => "no closed period".to_owned(),
        _ => coverage.held.spoken(),
    }
}

/// Formats a number with its noun: `12 attacks`, `1 attack`.
pub fn many(count: u64, unit: &str) -> String {
    let unit = match (count, unit) {
        (1, "people") => "person",
        (1, "entries") => "entry",
        (1, _) => unit.strip_suffix('s').unwrap_or(unit),
        _ => unit,
    };
    format!("{} {unit}", grouped(count))
}

/// Capitalises the first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
