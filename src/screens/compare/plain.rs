//! The comparison as shown, for copying: as text in columns padded with spaces, as a table of
//! Markdown, or with tabs.

use std::fmt::Write as _;

use super::cells::{CellText, face};
use super::items::{Delta, ListItem};
use super::state::Compare;
use super::words;
use crate::compare::{Direction, Table};
use crate::screens::{CopyRequest, ViewContext};
use crate::text::width;

/// The form of a table that is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// Columns padded with spaces.
    Text,
    /// A table of Markdown.
    Markdown,
    /// Columns separated by tabs.
    Tabs,
}

/// Returns the whole list as it is folded and shown, under the names of its subjects. `None` where
/// nothing is shown yet.
pub fn table(
    compare: &Compare,
    form: TableForm,
    what: String,
    view: &ViewContext<'_>,
) -> Option<CopyRequest> {
    let table = compare.table.as_ref()?;
    let lines = lines(compare, table, view);
    let columns = table.subjects.len() + 1;
    let subjects = subjects(compare, table);
    Some(match form {
        TableForm::Text => {
            let text = format!("{}\n\n{}", subjects.join("\n"), aligned(&lines));
            CopyRequest::Seen { what, text }
        }
        TableForm::Tabs => CopyRequest::Table { what, rows: with_all_cells(lines, columns) },
        TableForm::Markdown => {
            let subjects: Vec<String> =
                subjects.iter().map(|line| format!("- {}\n", escaped(line))).collect();
            let text = format!("{}\n{}", subjects.concat(), markdown(&lines, columns));
            CopyRequest::Seen { what, text }
        }
    })
}

/// Returns the rows as cells: the names of the subjects, then every item; a head has one cell.
fn lines(compare: &Compare, table: &Table, view: &ViewContext<'_>) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let names = table.subjects.iter().enumerate().map(|(column, subject)| {
        let base = if column == table.baseline { " (baseline)" } else { "" };
        format!("{}{base}", words::name(subject))
    });
    lines.push(std::iter::once(String::new()).chain(names).collect());
    for item in &compare.items {
        lines.push(match *item {
            ListItem::Head(section) => vec![words::section(section)],
            ListItem::Empty(group, rows) if compare.folds.hides_empty(group) => {
                vec![format!("  {}", words::empty(rows))]
            }
            ListItem::Empty(..) => continue,
            ListItem::Row(row, news) => {
                let Some(row) = table.rows.get(row) else { continue };
                let news = news.unwrap_or(Delta::Differs);
                let label = words::change(news, row, view.corpus.taxonomy());
                let how = (compare.show, compare.direction());
                let cell = |column| {
                    let scales = &compare.scales;
                    let face = face(table, row, column, how, scales, view.corpus, view.glyphs);
                    face.map_or_else(String::new, |face| cell_words(&face))
                };
                let cells = (0..table.subjects.len()).map(cell);
                std::iter::once(format!("  {label}")).chain(cells).collect()
            }
        });
    }
    lines
}

fn cell_words(face: &CellText) -> String {
    format!("{} {}", face.value, face.note.parts().concat()).trim_end().to_owned()
}

/// Returns how numbers are shown, and each subject with what is held of it and why it has no
/// ratios: one line each.
fn subjects(compare: &Compare, table: &Table) -> Vec<String> {
    let ratio = match compare.direction() {
        Direction::OfEach => "× is the rate of the column ÷ that of the baseline",
        Direction::OfBaseline => "× is the rate of the baseline ÷ that of the column",
    };
    let mut lines = vec![format!("Comparison: {}; {ratio}", compare.show.word())];
    for (column, subject) in table.subjects.iter().enumerate() {
        let days = words::days(subject, usize::MAX);
        let coverage = words::coverage(&subject.coverage);
        let reasons = table.reasons.get(column).map_or(&[][..], Vec::as_slice);
        let reasons: Vec<String> =
            reasons.iter().map(|reason| format!("; not comparable: {reason}")).collect();
        let reasons = reasons.concat();
        lines.push(format!("{} [{}]: {days}; {coverage}{reasons}", subject.name, subject.id));
    }
    lines
}

/// Gives every row all cells, as spreadsheets want them.
fn with_all_cells(mut lines: Vec<Vec<String>>, columns: usize) -> Vec<Vec<String>> {
    for line in &mut lines {
        line.resize(columns, String::new());
    }
    lines
}

/// Writes a table of Markdown: names to the left, numbers to the right, heads of sections in bold.
fn markdown(lines: &[Vec<String>], columns: usize) -> String {
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let cells = (0..columns).map(|column| {
            let text = line.get(column).map_or("", |text| text.trim());
            let indent = line.get(column).map_or(0, |text| text.len() - text.trim_start().len());
            let indent = "\u{2003}".repeat(indent.saturating_sub(2) / 2);
            match (line.len(), indent.is_empty()) {
                (1, true) if !text.is_empty() => format!("**{}**", escaped(text)),
                _ => format!("{indent}{}", escaped(text)),
            }
        });
        let _ = writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "));
        if at == 0 {
            let _ = writeln!(out, "| --- |{}", " ---: |".repeat(columns - 1));
        }
    }
    out
}

/// Escapes what Markdown would read as a sign of its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '|' | '*' | '_' | '`' | '[' | ']' | '<' | '\\' | '~') {
            out.push('\\');
        }
        out.push(if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter });
    }
    out
}

/// Pads columns to their widest text, with two spaces between.
fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        let texts = lines.iter().filter(|line| line.len() > 1);
        texts.filter_map(|line| line.get(column)).map(|text| width(text)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let mut out = String::new();
    for line in lines {
        let mut row = String::new();
        for (text, room) in line.iter().zip(&widths) {
            row.push_str(text);
            row.push_str(&" ".repeat(room.saturating_sub(width(text)) + 2));
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn columns_are_as_wide_as_what_is_in_them() {
        let lines = [
            vec![String::new(), "ولاية".into(), "B".into()],
            vec!["A long head alone".into()],
            vec!["x".into(), "12".into(), "3".into()],
        ];
        let text = aligned(&lines);
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!(rows[1], "A long head alone");
        assert_eq!(rows[2], "x  12     3");
        assert!(!text.contains('\t') && rows.iter().all(|row| !row.ends_with(' ')));
    }
}
