//! Markdown, and what all containers have in common.

use super::read;
use crate::import::block::TextBlockKind::{
    self, Caption, Footnote, Heading, Item, Paragraph, TableRow,
};
use crate::import::reading::{Container, ReadingError, TextReading};

fn lines(reading: &TextReading) -> Vec<(TextBlockKind, &str)> {
    reading.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

#[test]
fn markdown_gives_the_blocks_that_a_page_gives() {
    let source = "---\ntitle: Weekly Watch\nauthor: A. Writer\n---\n\n# Weekly Watch\n\n\
        ![Trucks on the road (Post, May 23, 2020)](a.jpg)\n\n*Trucks on the road (Post, May 23, 2020)*\n\n\
        ## Overview\n\n- One thing[^a] happened, says [a report](https://example.net/a).\n    - Its first\n      part.\n- Another.\n\n\
        **Northern region**\n\nGu*nmen assas*sinate a man of IS*IS* there.\n\n| Place | Killed |\n|---|---|\n| Town A | 3 |\n\n\
        [^a]: Said on air.\n";
    let reading = read(source.as_bytes(), "").expect("Markdown");
    assert_eq!(reading.container, Container::Markdown);
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Weekly Watch"),
            (Caption, "Trucks on the road (Post, May 23, 2020)"),
            (Heading(2), "Overview"),
            (Item(0), "One thing[1] happened, says a report."),
            (Item(1), "Its first part."),
            (Item(0), "Another."),
            (Heading(3), "Northern region"),
            (Paragraph, "Gu*nmen assas*sinate a man of IS*IS* there."),
            (TableRow, "Place\tKilled"),
            (TableRow, "Town A\t3"),
            (Footnote, "[1] Said on air."),
        ]
    );
    let link = reading.blocks.get(3).and_then(|block| block.links.first()).expect("a link");
    assert_eq!((link.from, link.to), (28, 36));
    assert_eq!(reading.byline.as_deref(), Some("A. Writer"));
    assert_eq!(reading.blocks.get(3).and_then(|block| block.line), Some(14));
}

#[test]
fn share_lines_and_lists_of_other_texts_go_in_any_container() {
    let source = "# Weekly\n\nText of the week, long enough to be most of all that stands here, and then some more of it.\n\n\
        Share this: Facebook | Twitter\n\n## Related posts\n\n- [Last week](https://example.org/a)\n- [Before](https://example.org/b)\n";
    let reading = read(source.as_bytes(), "weekly.md").expect("Markdown");
    assert_eq!(reading.blocks.len(), 2, "{reading:?}");
    assert!(reading.dropped.iter().any(|dropped| dropped.what == "share line"));
    assert!(reading.dropped.iter().any(|dropped| dropped.what == "list of other texts"));
}

#[test]
fn headings_without_a_mark_are_found_where_none_has_one() {
    let page = "<html><body><h1>Weekly</h1><p>Overview</p><p>Two things were told this week.</p><p>North</p><p>Nothing there.</p>";
    let reading = read(page.as_bytes(), "").expect("a page");
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Weekly"),
            (Heading(2), "Overview"),
            (Paragraph, "Two things were told this week."),
            (Heading(2), "North"),
            (Paragraph, "Nothing there."),
        ]
    );
}

#[test]
fn an_address_in_the_text_leads_where_it_says() {
    let reading = read("Text of it.\n\n[1] A report: https://example.net/a.\n".as_bytes(), "")
        .expect("a text");
    let note = reading.blocks.last().expect("a note");
    assert_eq!(note.kind, Footnote);
    let link = note.links.first().expect("a link");
    assert_eq!((link.from, link.to, link.address.as_str()), (14, 35, "https://example.net/a"));
}

#[test]
fn nothing_but_furniture_is_no_text() {
    let page = "<html><body><nav>Home</nav><script>x</script></body></html>";
    assert!(matches!(read(page.as_bytes(), ""), Err(ReadingError::NoText { .. })));
}
