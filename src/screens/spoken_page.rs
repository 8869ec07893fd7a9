//! A page as lines to be heard: one paragraph, field or row of a table a line, nothing side by side and
//! nothing drawn.

use crate::page::{Block, Page, PageLine, PageTable, Span, TableCell, Tone};

/// Returns the lines of a page. Bars and empty rows are left out.
pub fn page_lines(page: &Page) -> Vec<String> {
    let lines = page.blocks.iter().flat_map(|block| match block {
        Block::Line(line) => vec![line_told(line)],
        Block::Table(table) => table.rows.iter().map(|row| row_told(table, row)).collect(),
        Block::Gap => Vec::new(),
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// Joins the runs of a text. A gap that the eye sees is a comma to the ear.
fn joined(spans: &[Span]) -> String {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let parts = text.split("  ").map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<String> =
        parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    parts.join(", ")
}

fn line_told(line: &PageLine) -> String {
    let text = joined(&line.spans);
    let lead = line.lead.text.trim();
    if line.lead.tone == Tone::Label && !lead.is_empty() {
        format!("{lead}: {text}")
    } else if lead.chars().any(char::is_alphanumeric) {
        format!("{lead} {text}")
    } else {
        // A bullet says nothing to the ear.
        text
    }
}

/// Tells a row: its name, then each number with the head of its column.
fn row_told(table: &PageTable, row: &[TableCell]) -> String {
    let mut cells = row.iter().enumerate().filter_map(|(at, cell)| {
        let text = match cell {
            TableCell::Text(span) | TableCell::Number(span) => span.text.trim(),
            TableCell::Bar(_) => return None,
        };
        // Of what nobody tells nothing is said; the name stands alone then.
        let is_told = !text.is_empty() && (at == 0 || text != "–");
        let head = table.head.get(at).copied().unwrap_or_default();
        let one = matches!(text, "1" | "1+");
        let head = if one { head.strip_suffix('s').unwrap_or(head) } else { head };
        is_told.then(|| if head.is_empty() { text.to_owned() } else { format!("{text} {head}") })
    });
    let name = cells.next().unwrap_or_default();
    let rest: Vec<String> = cells.collect();
    if rest.is_empty() { name } else { format!("{name}: {}", rest.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_row_by_row_and_a_field_with_its_name() {
        let mut page = Page::new();
        page.field("Place", vec![Span::new("near Samarra  the town", Tone::Plain)]);
        page.bullet(1, vec![Span::new("a point", Tone::Plain)]);
        let number = |text: &str| TableCell::Number(Span::new(text, Tone::Number));
        let name = || TableCell::Text(Span::new("  claimed", Tone::Plain));
        page.table(PageTable {
            head: vec!["", "events", "killed"],
            rows: vec![
                vec![name(), number("4"), number("7"), TableCell::Bar(0.5)],
                vec![name(), number("1+"), number("–")],
            ],
        });
        let lines = [
            "Place: near Samarra, the town",
            "a point",
            "claimed: 4 events, 7 killed",
            "claimed: 1+ event",
        ];
        assert_eq!(page_lines(&page), lines);
    }
}
