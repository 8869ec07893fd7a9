//! Files made to harm: what is asserted is that each ends, and in what, never how long it takes.

use super::docx::docx_tests::{container, document};
use super::{ReadingError, limits, read};
use crate::import::package::MOST_FILES;

/// More than any of the pages that took html5ever seconds.
const MANY: usize = 200_000;

#[test]
fn a_page_of_open_elements_keeps_its_words() {
    let page = format!("<html><body>{}Words inside.", "<div>".repeat(MANY));
    let reading = read(page.as_bytes(), "").expect("a page");
    assert_eq!(reading.blocks.first().map(|block| block.text.as_str()), Some("Words inside."));
    for tag in ["<b>", "<a href=x>", "<ul><li>", "<table><tr><td>", "<p>", "<sup>", "<h1>"] {
        let page = format!("<html><body>{}Words inside.", tag.repeat(MANY / 4));
        let text: String = read(page.as_bytes(), "")
            .expect("a page")
            .blocks
            .iter()
            .map(|block| block.text.clone())
            .collect();
        assert!(text.contains("Words inside."), "{tag}: {text}");
    }
}

#[test]
fn an_element_of_many_attributes_and_a_table_of_formatting_keep_their_words() {
    let attributes: String = (0..60_000).flat_map(|at| [" a".to_owned(), at.to_string()]).collect();
    let page = format!(
        "<html><body><p{attributes}>Words inside.</p><table>{}and after.",
        "<b><i>".repeat(30_000)
    );
    let reading = read(page.as_bytes(), "").expect("a page");
    let text: String = reading.blocks.iter().map(|block| block.text.clone()).collect();
    assert_eq!(text, "Words inside.and after.");
}

#[test]
fn a_page_of_too_many_elements_is_refused() {
    let page = format!("<html><body>{}", "<p>a".repeat(limits::ELEMENTS / 2 + 1));
    assert!(matches!(read(page.as_bytes(), ""), Err(ReadingError::TooMuch { .. })));
}

#[test]
fn endings_of_elements_that_are_not_open_close_nothing() {
    let page = format!("<html><body><p>One{}two.</p>", "</div></b></li>".repeat(MANY / 4));
    let reading = read(page.as_bytes(), "").expect("a page");
    assert_eq!(reading.blocks.len(), 1);
}

#[test]
fn marks_of_markdown_without_end_are_read() {
    for mark in [">", "[", "![", "*", "_", "`", "- ", "#", "[^1]", "|"] {
        let text = format!("# Title\n\n{}\n\nThe end of it.\n", mark.repeat(100_000 / mark.len()));
        let reading = read(text.as_bytes(), "hostile.md").expect("Markdown");
        assert!(!reading.blocks.is_empty(), "{mark}");
    }
}

#[test]
fn tens_of_thousands_of_lines_of_any_kind_are_read() {
    for line in [
        "a\n",
        "- a\n",
        "a b-\n",
        "[1] a\n",
        "A short line\n\n",
        "x (Post, May 1, 2020)\n",
        "> \n\na\n",
        "1. a\n",
        "a\t b\n",
        "(Post, May 1, 2020)\n",
    ] {
        let reading = read(line.repeat(20_000).as_bytes(), "hostile.txt").expect("a text");
        assert!(!reading.blocks.is_empty(), "{line}");
    }
    let reading = read("a b-\n".repeat(100_000).as_bytes(), "hostile.txt").expect("a text");
    assert_eq!(reading.blocks.len(), 1);
    let one = "word ".repeat(1_000_000);
    assert_eq!(read(one.as_bytes(), "").expect("a text").blocks.len(), 1);
    let brackets = "[".repeat(1_000_000);
    assert_eq!(read(brackets.as_bytes(), "").expect("a text").blocks.len(), 1);
}

#[test]
fn raised_words_and_links_in_each_other_keep_their_words() {
    for (open, close) in [("<sup>", "</sup>"), ("<div><a href='#x'>", "</a></div>")] {
        let text = "word ".repeat(10_000);
        let page = format!("<html><body>{}{text}{}</body>", open.repeat(60), close.repeat(60));
        let reading = read(page.as_bytes(), "").expect("a page");
        let words: usize =
            reading.blocks.iter().map(|block| block.text.split_whitespace().count()).sum();
        assert_eq!(words, 10_000, "{open}");
    }
}

#[test]
fn parts_of_a_document_are_counted_together() {
    let half = " ".repeat(limits::UNPACKED / 2 + 1);
    let text = format!("<w:p><w:r><w:t>Words of it.</w:t></w:r></w:p>{half}");
    assert!(read(&document(&text, &[]), "").is_ok());
    let bytes = document(&text, &[("word/styles.xml", &half)]);
    assert!(matches!(read(&bytes, ""), Err(ReadingError::TooMuch { limit: limits::UNPACKED, .. })));
}

#[test]
fn line_breaks_without_end_are_read() {
    let page = format!("<html><body><p>{}</p>", "a<br>".repeat(MANY / 2));
    assert_eq!(read(page.as_bytes(), "").expect("a page").blocks.len(), 1);
    let page = format!("<html><body><p>{}</p>", "a<sup>1</sup>".repeat(MANY / 4));
    assert_eq!(read(page.as_bytes(), "").expect("a page").blocks.len(), 1);
}

#[test]
fn a_document_that_unpacks_without_end_is_refused() {
    let bytes = document(&" ".repeat(limits::UNPACKED), &[]);
    assert!(bytes.len() < limits::UNPACKED / 100, "it is small as long as it is packed");
    assert!(matches!(read(&bytes, ""), Err(ReadingError::TooMuch { limit: limits::UNPACKED, .. })));
    let bytes = document(&"<w:p><w:t>a</w:t></w:p>".repeat(limits::BLOCKS + 1), &[]);
    assert!(matches!(read(&bytes, ""), Err(ReadingError::TooMuch { limit: limits::BLOCKS, .. })));
}

#[test]
fn a_document_of_elements_in_elements_is_refused() {
    let bytes = document(&"<w:tbl><w:tr><w:tc>".repeat(50_000), &[]);
    assert!(matches!(read(&bytes, ""), Err(ReadingError::Broken { .. })));
}

#[test]
fn a_container_of_too_many_entries_is_refused() {
    let names: Vec<String> = (0..=MOST_FILES).map(|at| at.to_string()).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert!(matches!(
        read(&container(&parts), ""),
        Err(ReadingError::TooMuch { limit: MOST_FILES, .. })
    ));
}

#[test]
fn a_document_cut_or_bent_anywhere_is_no_panic() {
    let whole = document("<w:p><w:r><w:t>Words of it.</w:t></w:r></w:p>", &[]);
    assert!(read(&whole, "").is_ok());
    for at in 0..whole.len() {
        let _ = read(whole.get(..at).unwrap_or_default(), "");
        for bent in [0x00, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            if let Some(byte) = bytes.get_mut(at) {
                *byte = bent;
            }
            if let Ok(reading) = read(&bytes, "") {
                assert!(!reading.blocks.is_empty());
            }
        }
    }
}

#[test]
fn a_file_too_long_is_refused() {
    let bytes = vec![b'a'; limits::FILE + 1];
    assert!(matches!(read(&bytes, ""), Err(ReadingError::TooMuch { limit: limits::FILE, .. })));
}

#[test]
fn lines_without_end_are_refused_before_they_become_blocks() {
    let lines = "x\n".repeat(limits::LINES + 1);
    for name in ["", "a.md"] {
        let refused = read(lines.as_bytes(), name);
        assert!(matches!(refused, Err(ReadingError::TooMuch { limit: limits::LINES, .. })));
    }
    let blank = format!("{}Two guards were shot.\n", "\n".repeat(limits::LINES + 1));
    assert!(read(blank.as_bytes(), "").is_ok(), "blank lines are no blocks");
}
