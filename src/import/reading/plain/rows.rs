//! Lines whose words stand in columns: rows of tables, and two captions side by side.

use super::{
    lines::PlainLine,
    marks::{LostFonts, mark},
};
use crate::import::reading::captions;

/// A line with what its columns say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowEntry {
    /// A line of words, its white space folded.
    Words(PlainLine),
    /// A row of a table: its cells are parted by tabs.
    Row(PlainLine),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowColumns {
    None,
    Tabs,
    Bars,
    Gaps,
}

/// Finds rows: two lines with tabs or bars, or three with gaps, one after the other.
pub(super) fn find(lines: &[PlainLine], lost: &LostFonts) -> Vec<RowEntry> {
    let kinds: Vec<RowColumns> = lines.iter().map(|line| columns(line, lost)).collect();
    let mut entries = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let (Some(line), Some(&kind)) = (lines.get(at), kinds.get(at)) {
        let same = || kinds.iter().skip(at).take_while(|other| **other == kind).count();
        // Lines without columns are not counted: most lines are such.
        let (run, enough) = match kind {
            RowColumns::None => (0, 1),
            RowColumns::Tabs | RowColumns::Bars => (same(), 2),
            RowColumns::Gaps => (same(), 3),
        };
        if run >= enough {
            let rows = lines.iter().skip(at).take(run);
            entries.extend(rows.filter_map(|line| row(line, kind)).map(RowEntry::Row));
            at += run;
        } else {
            entries.extend(side_by_side(line).into_iter().map(RowEntry::Words));
            at += 1;
        }
    }
    entries
}

fn columns(line: &PlainLine, lost: &LostFonts) -> RowColumns {
    if line.is_blank() || mark(&line.text, lost, false).is_some() {
        return RowColumns::None;
    }
    let bars = line.text.matches('|').count();
    if line.text.contains('\t') {
        RowColumns::Tabs
    } else if bars >= 2 {
        RowColumns::Bars
    } else if line.text.contains("   ") {
        RowColumns::Gaps
    } else {
        RowColumns::None
    }
}

fn row(line: &PlainLine, kind: RowColumns) -> Option<PlainLine> {
    let cells: Vec<String> = match kind {
        RowColumns::Bars => line.text.trim_matches('|').split('|').map(folded).collect(),
        RowColumns::Tabs => line.text.split('\t').map(folded).collect(),
        RowColumns::Gaps | RowColumns::None => {
            gaps(&line.text).iter().map(|cell| folded(cell)).collect()
        }
    };
    let rule =
        cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | '=' | '+' | ' ')));
    (!rule).then(|| PlainLine { text: cells.join("\t"), ..line.clone() })
}

/// The words between gaps of three blanks or more.
fn gaps(text: &str) -> Vec<&str> {
    text.split("   ").map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Two captions on one line are two lines; any other gap is a blank.
fn side_by_side(line: &PlainLine) -> Vec<PlainLine> {
    let parts = gaps(&line.text);
    let captions = parts.len() > 1
        && parts.len() <= 4
        && parts.iter().any(|part| captions::ends_in_source(part))
        && parts.iter().all(|part| part.chars().count() >= 12);
    let alone = |text: &str| {
        let text = folded(text);
        PlainLine { length: text.chars().count(), text, ..line.clone() }
    };
    if captions { parts.into_iter().map(alone).collect() } else { vec![alone(&line.text)] }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
