//! One thing that the doctor found, as text and as a row.

use std::fmt::Write as _;

use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};
use crate::text::wrap;

/// Findings, as rows.
pub(super) struct FindingRows;

impl RowSource for FindingRows {
    type Item<'a> = &'a Finding;
}

/// The columns of a finding, with the same names in every format.
pub(super) static FINDINGS: ColumnLayout<FindingRows, 4> = ColumnLayout::new([
    Column::new("part", Shape::Text).filled(|finding| OutputCell::text(Some(finding.part))),
    Column::new("name", Shape::Text).filled(|finding| OutputCell::text(Some(finding.name))),
    Column::new("state", Shape::Text).filled(|finding| {
        OutputCell::text(Some(match finding.state {
            Verdict::Fine => "fine",
            Verdict::Attention => "attention",
        }))
    }),
    Column::new("text", Shape::Text).filled(|finding| OutputCell::text(Some(&finding.text))),
]);

/// Upper bound for the width of a name, in cells.
const NAME: usize = 14;
/// The narrowest width that texts are wrapped to.
const NARROWEST: usize = 24;

/// Whether a finding needs attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// As it should be, or a fact that needs no judgement.
    Fine,
    /// Something is wrong or missing.
    Attention,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    part: &'static str,
    name: &'static str,
    pub(super) state: Verdict,
    text: String,
}

impl Finding {
    /// Creates a finding that needs no attention.
    pub(super) fn fine(part: &'static str, name: &'static str, text: impl Into<String>) -> Self {
        Self { part, name, state: Verdict::Fine, text: text.into() }
    }

    /// Creates a finding that needs attention.
    pub(super) fn attention(
        part: &'static str,
        name: &'static str,
        text: impl Into<String>,
    ) -> Self {
        Self { part, name, state: Verdict::Attention, text: text.into() }
    }
}

/// Writes the findings part by part, with a sign before those that need attention. On a terminal
/// the text wraps at this many columns; in a pipe each finding is one line.
pub(super) fn text(findings: &[Finding], columns: Option<usize>) -> String {
    let mut text = String::new();
    let mut part = "";
    for finding in findings {
        if finding.part != part {
            part = finding.part;
            let gap = if text.is_empty() { "" } else { "\n" };
            // Writing to a `String` never fails.
            let _ = writeln!(text, "{gap}{part}");
        }
        let sign = match finding.state {
            Verdict::Fine => ' ',
            Verdict::Attention => '!',
        };
        let room = columns.map_or(usize::MAX, |n| n.saturating_sub(NAME + 3).max(NARROWEST));
        for (at, range) in wrap(&finding.text, room).into_iter().enumerate() {
            let line = finding.text.get(range).unwrap_or_default();
            let (sign, name) = if at == 0 { (sign, finding.name) } else { (' ', "") };
            let _ = writeln!(text, "{sign} {name:NAME$} {line}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_stand_under_their_part_and_wrap_under_their_text() {
        let findings = [
            Finding::fine("paths", "state", "/home/ada/state"),
            Finding::attention("archive", "errors", "three of them, and they are long to tell"),
        ];
        let piped = "paths\n  state          /home/ada/state\n\narchive\n! errors         three of \
                     them, and they are long to tell\n";
        assert_eq!(text(&findings, None), piped);
        let wrapped = text(&findings, Some(44));
        assert!(
            wrapped.ends_with(
                "! errors         three of them, and they are\n                 long to tell\n"
            ),
            "{wrapped}"
        );
    }
}
