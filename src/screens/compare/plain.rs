//! The comparison as shown, as text in columns padded with spaces, for copying.

use std::fmt::Write as _;

use super::cells::{CellText, face};
use super::items::{Delta, ListItem};
use super::state::Compare;
use super::words;
use crate::compare::Table;
use crate::screens::ViewContext;
use crate::text::width;

/// Returns the whole list as it is folded and shown, under the names of its subjects. `None` where
/// nothing is shown yet.
pub fn text(compare: &Compare, view: &ViewContext<'_>) -> Option<String> {
    let table = compare.table.as_ref()?;
    let mut lines: Vec<Vec<String>> = Vec::new();
    let names = table.subjects.iter().enumerate().map(|(column, subject)| {
        let base = if column == table.baseline { " (baseline)" } else { "" };
        format!("{}{base}", words::name(subject))
    });
    lines.push(std::iter::once(String::new()).chain(names).collect());
    for item in &compare.items {
        lines.push(match *item {
            ListItem::Head(section) => vec![words::section(section)],
            ListItem::Row(row, news) => {
                let Some(row) = table.rows.get(row) else { continue };
                let news = news.unwrap_or(Delta::Differs);
                let label = words::change(news, row, view.corpus.taxonomy());
                let cell = |column| {
                    let (show, scales) = (compare.show, &compare.scales);
                    let face = face(table, row, column, show, scales, view.corpus, view.glyphs);
                    face.map_or_else(String::new, |face| cell_words(&face))
                };
                let cells = (0..table.subjects.len()).map(cell);
                std::iter::once(format!("  {label}")).chain(cells).collect()
            }
        });
    }
    Some(format!("{}\n{}", subjects(compare, table), aligned(&lines)))
}

fn cell_words(face: &CellText) -> String {
    format!("{} {}", face.value, face.note.parts().concat()).trim_end().to_owned()
}

fn subjects(compare: &Compare, table: &Table) -> String {
    let mut out = format!("Comparison: {}\n", compare.show.word());
    for subject in &table.subjects {
        let days = words::days(subject, usize::MAX);
        let coverage = words::coverage(&subject.coverage);
        let _ = writeln!(out, "{} [{}]: {days}; {coverage}", subject.name, subject.id);
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
