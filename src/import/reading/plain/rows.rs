//! Lines whose words stand in columns: rows of tables, and two captions side by side.

use super::{
    lines::Line,
    marks::{LostFonts, mark},
};
use crate::import::reading::captions;

/// A line with what its columns say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// A line of words, its white space folded.
    Words(Line),
    /// A row of a table: its cells are parted by tabs.
    Row(Line),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Columns {
    None,
    Tabs,
    Bars,
    Gaps,
}

/// Finds rows: two lines with tabs or bars, or three with gaps, one after the other.
pub(super) fn find(lines: &[Line], lost: &LostFonts) -> Vec<Entry> {
    let kinds: Vec<Columns> = lines.iter().map(|line| columns(line, lost)).collect();
    let mut entries = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let (Some(line), Some(&kind)) = (lines.get(at), kinds.get(at)) {
        let same = || kinds.iter().skip(at).take_while(|other| **other == kind).count();
        // Lines without columns are not counted: most lines are such.
        let (run, enough) = match kind {
            Columns::None => (0, 1),
            Columns::Tabs | Columns::Bars => (same(), 2),
            Columns::Gaps => (same(), 3),
        };
        if run >= enough {
            let rows = lines.iter().skip(at).take(run);
            entries.extend(rows.filter_map(|line| row(line, kind)).map(Entry::Row));
            at += run;
        } else {
            entries.extend(side_by_side(line).into_iter().map(Entry::Words));
            at += 1;
        }
    }
    entries
}

fn columns(line: &Line, lost: &LostFonts) -> Columns {
    if line.is_blank() || mark(&line.text, lost, false).is_some() {
        return Columns::None;
    }
    let bars = line.text.matches('|').count();
    if line.text.contains('\t') {
        Columns::Tabs
    } else if bars >= 2 {
        Columns::Bars
    } else if line.text.contains("   ") {
        Columns::Gaps
    } else {
        Columns::None
    }
}

fn row(line: &Line, kind: Columns) -> Option<Line> {
    let cells: Vec<String> = match kind {
        Columns::Bars => line.text.trim_matches('|').split('|').map(folded).collect(),
        Columns::Tabs => line.text.split('\t').map(folded).collect(),
        Columns::Gaps | Columns::None => gaps(&line.text).iter().map(|cell| folded(cell)).collect(),
    };
    let rule =
        cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | '=' | '+' | ' ')));
    (!rule).then(|| Line { text: cells.join("\t"), ..line.clone() })
}

/// The words between gaps of three blanks or more.
fn gaps(text: &str) -> Vec<&str> {
    text.split("   ").map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Two captions on one line are two lines; any other gap is a blank.
fn side_by_side(line: &Line) -> Vec<Line> {
    let parts = gaps(&line.text);
    let captions = parts.len() > 1
        && parts.len() <= 4
        && parts.iter().any(|part| captions::ends_in_source(part))
        && parts.iter().all(|part| part.chars().count() >= 12);
    let alone = |text: &str| {
        let text = folded(text);
        Line { length: text.chars().count(), text, ..line.clone() }
    };
    if captions { parts.into_iter().map(alone).collect() } else { vec![alone(&line.text)] }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
