//! Tests of `wrap`: widths must match what ratatui draws, and the wrapping rules hold for any text.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::*;

/// Returns the cells that a text fills in a buffer.
fn drawn(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 2_000, 1));
    usize::from(buffer.set_stringn(0, 0, text, usize::MAX, Style::new()).0)
}

/// Texts that are hard to measure: Arabic with lam-alef, CJK, emoji, marks, controls.
const HARD: &[&str] = &[
    "",
    "Baqubah",
    "ولاية",
    "الإسلام",
    "لا إله",
    "مُحَمَّد",
    "漢字かな交じり文",
    "ｶﾞｷﾞ",
    "👩‍👩‍👧‍👦 and 🏳️‍🌈",
    "🇮🇶🇸🇾🇪🇬",
    "e\u{301}e\u{301}\u{302}",
    "a\u{200d}b\u{200b}c",
    "tab\there\u{1b}[31mred\u{7f}",
    "क्षि",
    "각",
    "a\r\nb",
];

#[test]
fn a_text_is_as_wide_as_it_is_drawn() {
    for text in HARD {
        assert_eq!(width(text), drawn(text), "{text:?}");
    }
    // The reason for this function: the letters of a ligature are drawn one by one.
    assert_eq!((width("ولاية"), Span::raw("ولاية").width()), (5, 4));
}

#[test]
fn what_fits_is_not_touched() {
    assert!(matches!(fit("Diyala", 6, "…"), Cow::Borrowed("Diyala")));
    assert!(matches!(fit("", 0, "…"), Cow::Borrowed("")));
}

#[test]
fn what_does_not_fit_is_cut_at_a_grapheme() {
    for (text, width, wanted) in [
        ("Diyala", 5, "Diya…"),
        ("Deir ez-Zor", 6, "Deir…"),
        ("漢字かな", 5, "漢字…"),
        ("漢字かな", 4, "漢…"),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, "👩‍👩‍👧‍👦…"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ] {
        assert_eq!(fit(text, width, "…"), wanted);
    }
}

#[test]
fn an_ellipsis_that_does_not_fit_is_left_out() {
    assert_eq!(fit("Diyala", 5, "..."), "Di...");
    assert_eq!(fit("Diyala", 2, "..."), "Di");
    assert_eq!(fit("漢字", 1, "..."), "");
}

fn lines(text: &str, width: usize) -> Vec<&str> {
    wrap(text, width).into_iter().map(|range| text.get(range).unwrap()).collect()
}

#[test]
fn lines_break_between_words() {
    let text = "A bomb hit two guards";
    assert_eq!(lines(text, 10), ["A bomb hit", "two guards"]);
    assert_eq!(lines(text, 9), ["A bomb", "hit two", "guards"]);
    assert_eq!(lines(text, 21), [text]);
    assert_eq!(lines("a    b", 3), ["a", "b"], "all the white space of a break goes");
    assert_eq!(lines("a    b", 6), ["a    b"], "and none elsewhere");
}

#[test]
fn a_number_and_what_it_counts_stay_on_one_line() {
    let text = "It lies within 5 km of it, with 12 killed on 21 May 2020 there";
    assert_eq!(
        lines(text, 16),
        ["It lies within", "5 km of it, with", "12 killed on", "21 May 2020", "there"]
    );
    assert_eq!(lines("a 5 kilometres", 10), ["a", "5", "kilometres"], "but where they must part");
    assert_eq!(lines("5 kilometres", 4), ["5", "kilo", "metr", "es"]);
    assert_eq!(lines("in 2020 the", 9), ["in 2020", "the"], "a year counts nothing");
}

#[test]
fn line_breaks_of_the_text_stay() {
    assert_eq!(lines("one\n\ntwo\n", 10), ["one", "", "two"]);
    assert_eq!(lines("one  \r\n two", 10), ["one", " two"]);
    assert_eq!(lines("", 10), [""; 0]);
    assert_eq!(lines("\n", 10), [""]);
    assert_eq!(lines("  ", 1), [""]);
}

#[test]
fn a_word_too_long_for_a_line_is_broken() {
    assert_eq!(lines("abcdefg", 3), ["abc", "def", "g"]);
    assert_eq!(lines("ab cdefg", 3), ["ab", "cde", "fg"]);
    assert_eq!(lines("abcd ef", 3), ["abc", "d", "ef"]);
    assert_eq!(lines("10\u{a0}km", 3), ["10\u{a0}", "km"], "a no-break space is part of a word");
}

#[test]
fn a_long_word_breaks_at_a_seam_of_its_own() {
    assert_eq!(lines("2021-01-21..2021-01-27", 21), ["2021-01-21..", "2021-01-27"]);
    assert_eq!(lines("In 2021-01-21..2021-01-27", 20), ["In", "2021-01-21..", "2021-01-27"]);
    assert_eq!(
        lines("digests/2021/2021-01-21.yaml:62", 20),
        ["digests/2021/", "2021-01-21.yaml:62"]
    );
    assert_eq!(lines("a/bcdefgh", 5), ["a/bcd", "efgh"], "not where most of a line would be empty");
    assert_eq!(lines("a..b cdefg", 4), ["a..b", "cdef", "g"], "a seam of another word is none");
    assert_eq!(lines("a/漢", 3), ["a/", "漢"]);
}

#[test]
fn an_indent_stays_while_there_is_room() {
    assert_eq!(lines("  ab cd", 5), ["  ab", "cd"]);
    assert_eq!(lines("  abcd", 5), ["abcd"]);
    assert_eq!(lines("     a", 3), ["a"]);
}

#[test]
fn narrow_and_wide_do_not_loop() {
    assert_eq!(lines("漢字 a", 1), ["漢", "字", "a"]);
    assert_eq!(lines("漢字", 0), ["漢", "字"]);
    assert_eq!(lines("漢字か", 5), ["漢字", "か"]);
    assert_eq!(lines("ab", usize::MAX), ["ab"]);
}

/// Makes texts of all kinds of words and white space, including the hard ones.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,12}",
        "~?[0-9]{1,5} [a-z]{1,6}",
        "[ \t\n]{1,3}",
        "\\PC{0,6}",
        "[\u{600}-\u{6ff}]{1,6}",
        any::<String>(),
        proptest::sample::select(HARD).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn graphemes_are_those_of_unicode(text in any_text()) {
        let wanted: Vec<_> = text.graphemes(true).collect();
        prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn any_text_is_as_wide_as_it_is_drawn(text in any_text()) {
        prop_assert_eq!(width(&text), drawn(&text));
    }

    #[test]
    fn a_cut_text_fits_and_begins_like_the_whole(text in any_text(), room in 0usize..30) {
        let short = fit(&text, room, "…");
        prop_assert!(width(&short) <= room, "{:?} is {} wide", short, width(&short));
        if short != text {
            prop_assert!(width(&text) > room);
            prop_assert!(text.starts_with(short.strip_suffix('…').unwrap_or(&short)));
        }
    }

    #[test]
    fn no_line_is_too_wide(text in any_text(), room in 0usize..30) {
        for line in lines(&text, room) {
            let single = line.graphemes(true).filter(|grapheme| cells(grapheme) > 0).count() <= 1;
            prop_assert!(width(line) <= room.max(1) || single, "{line:?}");
        }
    }

    #[test]
    fn lines_are_in_order_and_lose_only_white_space(text in any_text(), room in 0usize..30) {
        let mut end = 0;
        for range in wrap(&text, room) {
            let lost = text.get(end..range.start);
            prop_assert!(lost.is_some_and(|lost| lost.chars().all(char::is_whitespace)), "{lost:?}");
            prop_assert!(text.get(range.clone()).is_some(), "{range:?} splits a character");
            end = range.end;
        }
        prop_assert!(text.get(end..).is_some_and(|lost| lost.chars().all(char::is_whitespace)));
    }

    #[test]
    fn a_wide_line_keeps_the_lines_of_the_text(text in any_text()) {
        let wrapped: Vec<_> = lines(&text, usize::MAX).into_iter().map(str::trim_end).collect();
        let wanted: Vec<_> = text.lines().map(str::trim_end).collect();
        prop_assert_eq!(wrapped, wanted);
    }
}
