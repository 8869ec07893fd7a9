//! Pages as browsers save them: what is text, what is furniture, what a page says of itself.

use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::reading::{TextReading, read};

fn page(text: &str) -> TextReading {
    read(text.as_bytes(), "page.html").expect("a page")
}

fn lines(reading: &TextReading) -> Vec<(TextBlockKind, &str)> {
    reading.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

fn words(block: &TextBlock, from: usize, to: usize) -> String {
    block.text.chars().skip(from).take(to - from).collect()
}

use TextBlockKind::{Caption, Footnote, Heading, Item, Paragraph, TableRow};

const SAVED: &str = r##"<!DOCTYPE html>
<!-- saved from url=(0042)https://www.example.org/weekly-may-21 -->
<html><head><meta charset="utf-8"><title>Weekly Watch (May 21-26, 2020) | The Watch Centre</title>
<meta property="og:site_name" content="The Watch Centre"><meta name="author" content="By A. Writer">
<style>.x{color:red}</style><script>var a = "<p>no</p>";</script></head>
<body class="single has-sidebar cookie-notice-set">
<div id="cookie-law-banner"><p>We use cookies to improve your experience.</p></div>
<nav><ul><li><a href="/iraq">Iraq</a></li><li><a href="/syria">Syria</a></li></ul></nav>
<header><h1 class="logo">The Watch Centre</h1><p>Search</p></header>
<div class="wrap"><form action="/x"><input name="q"><label>Search the site</label></form>
<main><article>
<header><h1>Weekly Watch (May 21-26, 2020)</h1><span>Published: 28/05/2020</span></header>
<div class="social-share">Share on Facebook Tweet</div>
<figure><img src="a.jpg" alt="Trucks on the road (Post, May 23, 2020)" title="Trucks on the road (Post, May 23, 2020)">
<figcaption>Trucks on the road (Post, May 23, 2020)</figcaption></figure>
<p><strong>Overview</strong></p>
<ul><li>One thing happened<a href="#_ftn1" name="_ftnref1">[1]</a>.
<ul><li>Its first part: <a href="https://example.net/a">a report</a>.</li></ul></li>
<li><p>Another thing<sup><a href="#fn2" id="fnref2">2</a></sup> happened about 3 km<sup>2</sup> away.</p></li></ul>
<p><b>Northern region</b></p>
<p>First paragraph of it.<br><br>Second paragraph of it.</p>
<p hidden>Not to be seen.</p><p style="display: none">Nor this.</p>
<table><tr><th>Place</th><th>Killed</th></tr><tr><td>Town A</td><td>3</td></tr></table>
<table><tr><td><img src="b.jpg"><br>A gate in the town (Agency, May 24, 2020)</td></tr></table>
<p>&bull; A bullet that was typed.</p>
<hr>
<p><a href="#_ftnref1" name="_ftn1">[1]</a> See the last edition.</p>
<ol class="footnotes"><li id="fn2">Said on air. <a href="#fnref2">↩</a></li></ol>
<aside>Read our book, it tells all of this at length.</aside>
</article></main>
<div class="related-posts"><h3>Related posts</h3><ul><li><a href="/a">Weekly Watch (May 14-20, 2020)</a></li></ul></div>
</div><footer>All rights reserved 2020</footer></body></html>"##;

#[test]
fn a_saved_page_gives_its_text_and_nothing_else() {
    let reading = page(SAVED);
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Weekly Watch (May 21-26, 2020)"),
            (Caption, "Trucks on the road (Post, May 23, 2020)"),
            (Heading(2), "Overview"),
            (Item(0), "One thing happened[1]."),
            (Item(1), "Its first part: a report."),
            (Item(0), "Another thing[2] happened about 3 km2 away."),
            (Heading(2), "Northern region"),
            (Paragraph, "First paragraph of it."),
            (Paragraph, "Second paragraph of it."),
            (TableRow, "Place\tKilled"),
            (TableRow, "Town A\t3"),
            (Caption, "A gate in the town (Agency, May 24, 2020)"),
            (Item(0), "A bullet that was typed."),
            (Footnote, "[1] See the last edition."),
            (Footnote, "[2] Said on air."),
        ]
    );
    assert_eq!(reading.site.as_deref(), Some("The Watch Centre"));
    assert_eq!(reading.host.as_deref(), Some("example.org"));
    assert_eq!(reading.byline.as_deref(), Some("A. Writer"));
    assert_eq!(reading.title.as_deref(), Some("Weekly Watch (May 21-26, 2020)"));
    for what in ["header", "hidden text", "share line", "sidebar"] {
        assert!(
            reading.dropped.iter().any(|dropped| dropped.what == what),
            "{what}: {:?}",
            reading.dropped
        );
    }
}

#[test]
fn a_link_stands_behind_its_words_and_leads_to_the_web_alone() {
    let reading = page(
        "<html><body><p>Seen &amp; told <a href='https://example.net/a'>in this  report</a>, and \
         <a href='javascript:x()'>not</a> <a href=\"/local\">here</a>.</p></body></html>",
    );
    let block = reading.blocks.first().expect("a block");
    let links: Vec<(String, &str)> = block
        .links
        .iter()
        .map(|link| (words(block, link.from, link.to), link.address.as_str()))
        .collect();
    assert_eq!(links, [("in this report".to_owned(), "https://example.net/a")]);
}

#[test]
fn blocks_know_the_line_they_begin_in() {
    let reading = page("<html><body>\n\n<p>\nOne</p>\n<p>Two</p></body></html>");
    let lines: Vec<Option<u32>> = reading.blocks.iter().map(|block| block.line).collect();
    assert_eq!(lines, [Some(4), Some(5)]);
}

#[test]
fn tags_that_were_forgotten_are_supplied() {
    let reading =
        page("<html><body><ul><li>One<li>Two<ul><li>Inner</ul><li>Three</ul><p>A<p>B<div>C</div>");
    assert_eq!(
        lines(&reading),
        [
            (Item(0), "One"),
            (Item(0), "Two"),
            (Item(1), "Inner"),
            (Item(0), "Three"),
            (Paragraph, "A"),
            (Paragraph, "B"),
            (Paragraph, "C"),
        ]
    );
}

#[test]
fn bold_that_ends_across_blocks_makes_no_headings_of_the_rest() {
    let reading = page(
        "<html><body><b><p>Heading</b> goes on as text</p><p>two words</p><p>Long enough.</p>",
    );
    assert!(reading.blocks.iter().all(|block| block.kind != Heading(2)), "{reading:?}");
}

#[test]
fn a_form_around_the_whole_page_is_not_dropped() {
    let reading = page(
        "<html><body><form id=aspnetForm><div class=content><p>All of the text is in here.</p></div></form>",
    );
    assert_eq!(lines(&reading), [(Paragraph, "All of the text is in here.")]);
}

#[test]
fn a_title_outside_the_article_still_stands_first() {
    let reading = page(
        "<html><head><title>Weekly - Site</title></head><body><h1>Weekly of May</h1>\
         <article><p>The text of the article, which is most of what there is.</p></article>",
    );
    assert_eq!(lines(&reading).first(), Some(&(Heading(1), "Weekly of May")));
}

#[test]
fn several_articles_are_all_read() {
    let long = "A sentence of the text. ".repeat(40);
    let reading = page(&format!(
        "<html><body><main><article><h2>First week</h2><p>{long}</p></article>\
         <article><h2>Second week</h2><p>{long} End.</p></article>\
         <article><h2>Third week</h2><p>{long}</p></article></main>"
    ));
    let headings = reading.blocks.iter().filter(|block| block.kind == Heading(2)).count();
    assert_eq!(headings, 3);
}

#[test]
fn lists_that_a_word_processor_saved_are_lists() {
    let reading = page(
        "<html><body><p class=MsoTitle>Weekly Report</p>\
         <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>One was held.</p>\
         <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>His part.</p>\
         <p>- Typed by hand.</p><p>2) Numbered by hand, and long enough.</p></body></html>",
    );
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Weekly Report"),
            (Item(0), "One was held."),
            (Item(1), "His part."),
            (Item(0), "Typed by hand."),
            (Item(0), "Numbered by hand, and long enough."),
        ]
    );
}

#[test]
fn a_line_break_parts_whole_lines_and_joins_broken_ones() {
    let reading = page(
        "<html><body><div><b>Baghdad</b><br>13 (3K, 10W)<br>A car bomb went off.<br>It was told<br>by two agencies.</div></body></html>",
    );
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Baghdad"),
            (Paragraph, "13 (3K, 10W)"),
            (Paragraph, "A car bomb went off."),
            (Paragraph, "It was told by two agencies."),
        ]
    );
}
