//! Tests of `diff_writer`: what is written for which change.

use super::*;
use ratatui::style::Style;

/// Returns what is written for each of several frames of one row of ten cells.
fn written(pictures: &[(&str, Style)]) -> Vec<String> {
    let mut pen = DiffWriter::new(Vec::new());
    let mut told = Vec::new();
    for (text, style) in pictures {
        pen.draw((10, 2), |buffer| buffer.set_string(0, 0, *text, *style)).unwrap();
        let bytes = std::mem::take(&mut pen.out);
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix("\x1b[?2026h").unwrap_or(&text).to_owned();
        told.push(text.strip_suffix("\x1b[?2026l").unwrap_or(&text).to_owned());
    }
    told
}

#[test]
fn only_what_changed_is_written() {
    let plain = Style::new();
    let told = written(&[("one two", plain), ("one two", plain), ("one tw!", plain)]);
    assert_eq!(told, ["\x1b[2J\x1b[Hone two", "", "\x1b[1;7H!"]);
}

#[test]
fn a_gap_is_crossed_by_the_shorter_way() {
    let plain = Style::new();
    let told = written(&[("a b", plain), ("c d", plain), ("cxxxxxxxxd", plain), ("e", plain)]);
    assert_eq!(told[1], "\x1b[Hc d");
    assert_eq!(told[3], "\x1b[He         ");
    let told = written(&[("axxxxxxxxb", plain), ("cxxxxxxxxd", plain)]);
    assert_eq!(told[1], "\x1b[Hc\x1b[8Cd");
}

#[test]
fn rows_below_are_reached_by_line_feeds_while_those_are_shorter() {
    let mut pen = DiffWriter::new(Vec::new());
    let rows = |buffer: &mut Buffer| {
        for (x, y, text) in [(0, 0, "a"), (1, 2, "b"), (14, 3, "c"), (1, 9, "d")] {
            buffer.set_string(x, y, text, Style::new());
        }
        Vec::new()
    };
    pen.draw_linked((20, 10), rows).unwrap();
    let told = String::from_utf8(std::mem::take(&mut pen.out)).unwrap();
    let wanted = "\x1b[2J\x1b[Ha\r\n\n b\x1b[4;15Hc\x1b[10H d";
    assert_eq!(told, format!("\x1b[?2026h{wanted}\x1b[?2026l"));
}

#[test]
fn what_is_not_seen_is_not_written() {
    let told = written(&[("          ", Style::new().dim().bold())]);
    assert_eq!(told, ["\x1b[2J"]);
    let told = written(&[("a b", Style::new().red())]);
    assert_eq!(told, ["\x1b[2J\x1b[H\x1b[31ma b\x1b[m"]);
}

#[test]
fn an_address_is_a_link_and_no_cell_of_it_is_wider() {
    let link = |address: &str| AddressCells {
        row: 0,
        column: 2,
        shown: "http://a".to_owned(),
        address: address.into(),
    };
    let mut pen = DiffWriter::new(Vec::new());
    let mut told = |links: Vec<AddressCells>| {
        let picture = |buffer: &mut Buffer| {
            buffer.set_string(0, 0, "x http://a y", Style::new());
            links
        };
        pen.draw_linked((14, 1), picture).unwrap();
        String::from_utf8(std::mem::take(&mut pen.out)).unwrap()
    };
    let whole = told(vec![link("http://a")]);
    let begun = link_map::begin("http://a");
    let wanted = format!("\x1b[2J\x1b[Hx {begun}http://a{NO_LINK} y\x1b[?2026l");
    assert_eq!(whole, format!("\x1b[?2026h{wanted}"));
    assert_eq!(told(vec![link("http://a")]), "", "the same picture writes nothing");
    let moved = told(vec![link("http://ab")]);
    assert!(moved.contains(";http://ab\x1b\\http://a\x1b]8;;\x1b\\"), "{moved:?}");
    let gone = told(Vec::new());
    assert_eq!(gone, "\x1b[?2026h\x1b[Hx http://a\x1b[?2026l", "a link goes with its address");
}

#[test]
fn a_wide_letter_gives_way_with_both_its_halves() {
    let plain = Style::new();
    let told = written(&[("火火", plain), ("a火", plain), ("火火", plain)]);
    assert_eq!(told, ["\x1b[2J\x1b[H火火", "\x1b[Ha火 ", "\x1b[H火火"]);
}

#[test]
fn after_a_joined_letter_the_place_is_said_anew() {
    let told = written(&[("e\u{301}ab", Style::new())]);
    assert_eq!(told, ["\x1b[2J\x1b[He\u{301}\x1b[1;2Hab"]);
}

#[test]
fn a_row_with_a_mark_of_direction_is_written_whole_and_in_one_go() {
    let mut pen = DiffWriter::new(Vec::new());
    let mut told = |text: &str| {
        let picture = |buffer: &mut Buffer| {
            buffer.set_string(0, 0, text, Style::new());
            if text.starts_with('א') {
                buffer[(0, 0)].set_symbol("א\u{200e}");
            }
        };
        pen.draw((5, 1), picture).unwrap();
        let told = String::from_utf8(std::mem::take(&mut pen.out)).unwrap();
        told.replace("\x1b[?2026h", "").replace("\x1b[?2026l", "")
    };
    assert_eq!(told("א a"), "\x1b[2J\x1b[1H\x1b[2Kא\u{200e} a  ");
    assert_eq!(told("א b"), "\x1b[1H\x1b[2Kא\u{200e} b  ");
    assert_eq!(told("א b"), "");
    assert_eq!(told("c"), "\x1b[1H\x1b[2Kc    ", "nothing of the mark is left");
    assert_eq!(told("d"), "\x1b[Hd");
}
