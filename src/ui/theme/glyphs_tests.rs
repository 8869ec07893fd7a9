//! Tests of `glyphs`: both sets keep their widths, and ASCII is ASCII.

use super::*;
use crate::text::width;

/// Lists every character of the lines. The pattern has no `..`, so that a new field cannot be
/// forgotten; [`each`] does the same.
fn lines(borders: &Borders) -> [&'static str; 15] {
    let Borders { set, horizontal, vertical, tee_right, tee_left, tee_down, tee_up, cross } =
        *borders;
    let border::Set {
        top_left,
        top_right,
        bottom_left,
        bottom_right,
        vertical_left,
        vertical_right,
        horizontal_top,
        horizontal_bottom,
    } = set;
    [
        horizontal,
        vertical,
        tee_right,
        tee_left,
        tee_down,
        tee_up,
        cross,
        top_left,
        top_right,
        bottom_left,
        bottom_right,
        vertical_left,
        vertical_right,
        horizontal_top,
        horizontal_bottom,
    ]
}

/// Lists every character of a set with its maximum number of cells.
#[rustfmt::skip]
fn each(glyphs: &Glyphs) -> Vec<(&'static str, usize)> {
    let Glyphs {
        borders, cursor, branch, last_branch, trunk, open, closed, bar, bar_empty, spark, ellipsis,
        bullet, dot, crumb, right, left, up, down, check, mark, alert, none, base, note, bar_stated,
        bar_doubt, times, scrollbar,
    } = *glyphs;
    let ScrollbarSet { track, thumb } = scrollbar;
    let single = [
        cursor, open, closed, bar_empty, bullet, dot, crumb, up, down, check, mark, alert, none,
        base, note, bar_stated, bar_doubt, times, track, thumb,
    ];
    let levels = bar.iter().chain(spark).copied();
    let mut all: Vec<_> =
        lines(&borders).into_iter().chain(single).chain(levels).map(|glyph| (glyph, 1)).collect();
    all.extend([(right, 2), (left, 2), (branch, 3), (last_branch, 3), (trunk, 3), (ellipsis, 3)]);
    all
}

#[test]
fn both_sets_keep_their_widths() {
    for (glyph, most) in each(Glyphs::unicode()).into_iter().chain(each(Glyphs::ascii())) {
        assert!((1..=most).contains(&width(glyph)), "{glyph:?}");
    }
    for glyphs in [Glyphs::unicode(), Glyphs::ascii()] {
        assert_eq!([glyphs.branch, glyphs.last_branch, glyphs.trunk].map(width), [3; 3]);
    }
}

#[test]
fn ascii_is_ascii() {
    for (glyph, _) in each(Glyphs::ascii()) {
        assert!(glyph.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{glyph:?}");
    }
}

#[test]
fn ascii_is_taken_when_asked_for_and_when_nothing_else_works() {
    let utf8 = TerminalEnvironment { lang: Some("en_GB.UTF-8"), ..TerminalEnvironment::default() };
    assert_eq!(Glyphs::fitting(&utf8, false), Glyphs::unicode());
    assert_eq!(Glyphs::fitting(&utf8, true), Glyphs::ascii());
    assert_eq!(Glyphs::fitting(&TerminalEnvironment::default(), false), Glyphs::ascii());
}

#[test]
fn a_bar_takes_its_cells_and_never_lies_at_its_ends() {
    let bar = |part, whole| Glyphs::unicode().bar(part, whole, 4);
    assert_eq!(bar(0, 10), (String::new(), 4));
    assert_eq!(bar(10, 10), ("████".into(), 0));
    assert_eq!(bar(5, 10), ("██".into(), 2));
    assert_eq!(bar(1, 1_000_000), ("▏".into(), 3), "something is not nothing");
    assert_eq!(bar(999_999, 1_000_000), ("███▉".into(), 0), "nearly all is not all");
    assert_eq!(bar(7, 0), (String::new(), 4));
    assert_eq!(bar(u64::MAX, u64::MAX - 1), ("████".into(), 0));
    assert_eq!(Glyphs::ascii().bar(1, 3, 6), ("##".into(), 4));
    assert_eq!(Glyphs::ascii().bar(1, 3, 0), (String::new(), 0));
    for part in 0..=64 {
        for cells in [1, 3, 10] {
            let (filled, empty) = Glyphs::unicode().bar(part, 64, cells);
            assert_eq!(width(&filled) + empty, usize::from(cells));
        }
    }
}

#[test]
fn a_sparkline_shows_something_for_something() {
    let spark = |part| Glyphs::unicode().spark(part, 100);
    assert_eq!([0, 1, 50, 99, 100].map(spark), [" ", "▁", "▄", "▇", "█"]);
}
