//! Markdown: pages, and what every form of it needs: escaped texts, which cannot become markup. Rows
//! as a list are in `report.rs`, as a table in `markdown_table.rs`.

use std::io::{self, Write};

use super::format::{FormatSpec, MarkingPlace, RowsWriter, Single};
use super::{OutputCapabilities, SanitizingWriter, brief, comparison, report};
use crate::page::{Block, Page, PageLine, PageTable, Span, TableCell, Tone};
use crate::text::clean;

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "markdown",
    "A Markdown list for a report, with footnotes",
    &["md", "markdown"],
    MarkingPlace::Head(write_marking),
)
.rows(RowsWriter::Whole(|rows, out| report::write(rows, out)))
.extract(report::write_cited)
.single(Single::Pages(write_pages))
.comparison("Markdown with its sources and doubts in footnotes", comparison::MARKDOWN)
.briefing(brief::write_markdown);

/// Writes a marking as a paragraph of its own.
pub(super) fn write_marking(
    marking: &str,
    _: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    writeln!(out, "**{}**\n", escaped(marking))
}

/// Writes pages as one document; pages after the first are parts of it.
pub(super) fn write_pages(
    pages: &[Page],
    _: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    for (at, page) in pages.iter().enumerate() {
        if at > 0 {
            out.write_all(b"\n")?;
        }
        write_page(page, if at == 0 { "#" } else { "##" }, out)?;
    }
    out.flush()
}

/// Writes a page: its title and headings as such, fields and points as a list, tables as tables.
/// `level` is the heading level of its title.
fn write_page(page: &Page, level: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut before = BlockKind::Start;
    for block in &page.blocks {
        let kind = BlockKind::of(block);
        if kind.apart_from(before) {
            out.write_all(b"\n")?;
        }
        match block {
            Block::Gap => {}
            Block::Table(table) => page_table(table, out)?,
            Block::Line(line) => {
                if kind == BlockKind::Title {
                    write!(out, "{level} ")?;
                } else if kind == BlockKind::Heading {
                    write!(out, "{level}# ")?;
                }
                writeln!(out, "{}", page_line(line, kind, before))?;
            }
        }
        before = if kind == BlockKind::Below && before == BlockKind::Item { before } else { kind };
    }
    Ok(())
}

/// The kind of a block of a page in Markdown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    Start,
    Gap,
    Title,
    Heading,
    Item,
    Below,
    Paragraph,
    Table,
}

impl BlockKind {
    fn of(block: &Block) -> Self {
        let line = match block {
            Block::Gap => return Self::Gap,
            Block::Table(_) => return Self::Table,
            Block::Line(line) => line,
        };
        match line.spans.first().map(|span| span.tone) {
            Some(Tone::Title) => Self::Title,
            Some(Tone::Heading) => Self::Heading,
            _ if line.lead.text.is_empty() => Self::Paragraph,
            _ if line.lead.text.trim().is_empty() => Self::Below,
            _ => Self::Item,
        }
    }

    /// Returns true if an empty line must separate the two. Only items of a list follow each other.
    fn apart_from(self, before: Self) -> bool {
        let listed = |kind| matches!(kind, Self::Item | Self::Below);
        self != Self::Gap && before != Self::Start && !(listed(self) && listed(before))
    }
}

fn page_line(line: &PageLine, kind: BlockKind, before: BlockKind) -> String {
    let text: String = line.spans.iter().map(|span| escaped(&span.text)).collect();
    let text = text.trim();
    match kind {
        BlockKind::Item => {
            let indent = " ".repeat(usize::from(line.indent));
            let name = line.lead.text.trim().trim_start_matches('•');
            if name.is_empty() {
                format!("{indent}- {text}")
            } else {
                format!("{indent}- **{}** {text}", escaped(name))
            }
        }
        BlockKind::Below if before == BlockKind::Item => format!("  - {text}"),
        BlockKind::Below => format!("- {text}"),
        BlockKind::Start
        | BlockKind::Gap
        | BlockKind::Title
        | BlockKind::Heading
        | BlockKind::Paragraph
        | BlockKind::Table => text.to_owned(),
    }
}

/// Writes a table of a page. Bars are drawings, so they and their columns are left out.
fn page_table(table: &PageTable, out: &mut dyn Write) -> io::Result<()> {
    let bar =
        |at: usize| table.rows.iter().any(|row| matches!(row.get(at), Some(TableCell::Bar(_))));
    let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
    let kept: Vec<usize> = (0..widest).filter(|at| !bar(*at)).collect();
    line(out, kept.iter().map(|at| escaped(table.head.get(*at).copied().unwrap_or_default())))?;
    let number = |at: &usize| {
        table.rows.iter().any(|row| matches!(row.get(*at), Some(TableCell::Number(_))))
    };
    line(out, kept.iter().map(|at| if number(at) { "---:" } else { "---" }.to_owned()))?;
    for row in &table.rows {
        let shown = |at: &usize| match row.get(*at) {
            Some(TableCell::Text(Span { text, .. }) | TableCell::Number(Span { text, .. })) => {
                escaped(text.trim())
            }
            Some(TableCell::Bar(_)) | None => String::new(),
        };
        line(out, kept.iter().map(shown))?;
    }
    Ok(())
}

/// Writes one row of a table.
pub(super) fn line(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    out.write_all(b"|")?;
    for cell in cells {
        write!(out, " {cell} |")?;
    }
    out.write_all(b"\n")
}

/// Escapes a text with a backslash before every sign that Markdown (or the dialect of a forge)
/// would interpret. A backslash before punctuation is always removed when rendered.
pub(super) fn escaped(text: &str) -> String {
    const SIGNS: [char; 14] =
        ['\\', '|', '`', '*', '_', '[', ']', '<', '>', '#', '~', '&', '$', '@'];
    let mut safe = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if SIGNS.contains(&c) {
            safe.push('\\');
        }
        safe.push(if c == '\n' { ' ' } else { c });
    }
    safe
}

/// Escapes a text likewise, but keeps a web address between `<` and `>` as a link.
pub(super) fn linked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(&escaped(before));
        let address = after.split_once('>').filter(|(address, _)| is_address(address));
        if let Some((address, behind)) = address {
            out.extend(["<", address, ">"]);
            rest = behind;
        } else {
            out.push_str("\\<");
            rest = after;
        }
    }
    out + &escaped(rest)
}

/// Returns true for a text that can only be a web address, by the characters it consists of.
pub(super) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
}

#[cfg(test)]
mod tests {
    use super::{Page, PageTable, Span, Tone, linked, write_page};
    use crate::page::TableCell;

    #[test]
    fn an_address_stays_a_link_and_nothing_else_does() {
        let plain = "ITIC, <https://example.org/a_b/?p=1&q=2>";
        assert_eq!(linked(plain), plain);
        assert_eq!(
            linked("a_b <img src=x> <https://e x> <"),
            "a\\_b \\<img src=x\\> \\<https://e x\\> \\<"
        );
        assert_eq!(
            linked("<https://e|x> <javascript:x>"),
            "\\<https://e\\|x\\> \\<javascript:x\\>"
        );
    }

    #[test]
    fn pages_become_headings_items_and_tables() {
        let plain = |text: &str| vec![Span::new(text, Tone::Plain)];
        let mut page = Page::new();
        page.title("Spotlight");
        page.field("Period", plain("2020-05-21..2020-05-26"));
        page.field("Trend", plain("up"));
        page.heading("Overview");
        page.text("A *week*.");
        page.bullet(0, plain("one"));
        page.bullet(1, plain("below"));
        page.line("  ", plain("its source"));
        let number = Span::new("84", Tone::Number);
        let cells =
            vec![TableCell::Text(Span::new("Iraq", Tone::Plain)), TableCell::Number(number)];
        let row = cells.into_iter().chain([TableCell::Bar(0.5)]).collect();
        page.table(PageTable { head: vec!["theatre", "attacks", ""], rows: vec![row] });
        let mut out = Vec::new();
        write_page(&page, "#", &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        # Spotlight

        - **Period** 2020-05-21..2020-05-26
        - **Trend** up

        ## Overview

        A \*week\*.

        - one
          - below
          - its source

        | theatre | attacks |
        | --- | ---: |
        | Iraq | 84 |
        ");
    }
}
