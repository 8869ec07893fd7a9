//! Tests of `glyphs`: the sets keep their widths, have only what their tier may have, and no sign of
//! two meanings.

use super::super::GlyphTier;
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
        tier: _, borders, cursor, branch, last_branch, trunk, open, closed, bar, bar_empty, spark,
        ellipsis, bullet, dot, crumb, right, left, up, down, check, mark, noted, bookmark, alert, none, base, note,
        bar_stated, bar_doubt, times, column, not_held, silent, words_only, too_wide, held, wave,
        wave_start, up_to, goes_on, axis, town, ring, sea, scrollbar,
    } = *glyphs;
    let ScrollbarSet { track, thumb } = scrollbar;
    let single = [
        cursor, open, closed, bar_empty, bullet, dot, crumb, up, down, check, mark, noted, bookmark, alert, none,
        base, note, bar_stated, bar_doubt, times, not_held, silent, words_only, too_wide, wave,
        wave_start, up_to, goes_on, axis, track, thumb, town, sea,
    ];
    let levels = bar.iter().chain(spark).chain(column).chain(&held).copied();
    let mut all: Vec<_> =
        lines(&borders).into_iter().chain(single).chain(levels).map(|glyph| (glyph, 1)).collect();
    all.extend([(right, 2), (left, 2), (branch, 3), (last_branch, 3), (trunk, 3), (ellipsis, 3)]);
    all.push((ring, 2));
    all
}

#[test]
fn every_set_keeps_its_widths() {
    let all = GlyphTier::ALL.map(Glyphs::of);
    for glyphs in all {
        for (glyph, most) in each(glyphs) {
            assert!((1..=most).contains(&width(glyph)), "{glyph:?}");
        }
        assert_eq!([glyphs.branch, glyphs.last_branch, glyphs.trunk].map(width), [3; 3]);
    }
}

#[test]
fn ascii_is_ascii() {
    for (glyph, _) in each(Glyphs::ascii()) {
        assert!(glyph.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{glyph:?}");
    }
}

/// What WGL4 has outside of Latin, Greek and Cyrillic letters, as far as it may be drawn with: the list
/// of Microsoft, <https://learn.microsoft.com/typography/opentype/spec/wgl4>.
const WGL4: &str =
    "–—‘’“”†‡•…‰‹›⁄€№™←↑→↓↔↕√∞∩≈≠≡≤≥─│┌┐└┘├┤┬┴┼═║▀▄█▌▐░▒▓■□▪▫▬▲►▼◄◊○●◘◙☺☻☼♀♂♠♣♥♦♪♫·×÷°±«»¬¦§¶";

#[test]
fn the_blocks_are_those_of_the_fonts_of_the_courier_kind() {
    for (glyph, _) in each(Glyphs::of(GlyphTier::Blocks)) {
        for sign in glyph.chars() {
            assert!(sign.is_ascii() || WGL4.contains(sign), "{sign:?}");
        }
    }
}

/// The signs that stand on one screen, each with a meaning of its own. Lines and the trees that they
/// make are left out, and so are the steps between the levels of a bar, of which one has a share.
#[rustfmt::skip]
fn screens(glyphs: &'static Glyphs) -> [Vec<&'static str>; 5] {
    let full = |levels: &'static [&'static str]| levels.last().copied().unwrap_or_default();
    let comparison = vec![
        glyphs.base, glyphs.note, glyphs.open, glyphs.closed, glyphs.alert, full(glyphs.bar),
        glyphs.bar_stated, glyphs.bar_doubt, glyphs.none, glyphs.up, glyphs.down, glyphs.times,
    ];
    let marks = [
        glyphs.not_held, glyphs.silent, glyphs.words_only, glyphs.too_wide, glyphs.wave, "0", "+",
        "?", "[", "]",
    ];
    let grid = [&marks[..], glyphs.column].concat();
    let held = [&marks[..], &glyphs.held].concat();
    let lists = [
        &glyphs.held[..],
        &[glyphs.mark, glyphs.noted, glyphs.bookmark, glyphs.up, glyphs.down, "=", "~", "A", "C", "O", "R"],
    ]
    .concat();
    let map = [glyphs.town, glyphs.ring, "(", ")", "*", "?", "+", "C", "O", "R", "A", "#", "-", "_", "/"];
    let sea = [glyphs.sea].into_iter().filter(|sign| *sign != " ");
    [comparison, grid, held, lists, map.into_iter().chain(sea).collect()]
}

#[test]
fn no_sign_has_two_meanings_on_one_screen() {
    for tier in GlyphTier::ALL {
        for (screen, signs) in screens(Glyphs::of(tier)).iter().enumerate() {
            for (at, sign) in signs.iter().enumerate() {
                assert!(!signs[at + 1..].contains(sign), "{tier} {screen}: {sign:?}");
            }
        }
    }
    // A column and what is held of its days both may fill a cell where there are blocks; in ASCII a
    // letter tells them apart.
    let ascii = Glyphs::ascii();
    assert!(ascii.held.iter().all(|level| !ascii.column.contains(level)));
}

#[test]
fn in_ascii_no_sign_of_the_tempo_has_two_meanings() {
    let ascii = Glyphs::ascii();
    let mut signs = vec![
        ascii.not_held,
        ascii.silent,
        ascii.words_only,
        ascii.too_wide,
        ascii.wave,
        ascii.wave_start,
        ascii.up_to,
        ascii.goes_on,
        ascii.axis,
        "0",
        "+",
        "[",
        "]",
        "?",
        "A",
        "C",
        "O",
        "R",
        "o",
        "'",
    ];
    signs.extend(ascii.column);
    signs.extend(ascii.held);
    for (at, sign) in signs.iter().enumerate() {
        assert!(!signs[at + 1..].contains(sign), "{sign:?}");
    }
}

/// Signs that some terminals, set for East Asian text, draw two cells wide although all others draw one
/// (Unicode, `EastAsianWidth.txt`, class A), beyond those that the program has always drawn with.
const AMBIGUOUS: &str = "±≠▲△▼▽◆◇○◎●★☆→←↑↓↔≈≡∞√§¶※‰";

#[test]
fn no_cell_of_a_grid_has_a_sign_of_doubtful_width() {
    for tier in GlyphTier::ALL {
        let [_, grid, held, _, map] = screens(Glyphs::of(tier));
        for sign in grid.iter().chain(&held).chain(&map) {
            assert!(!AMBIGUOUS.contains(sign), "{tier}: {sign:?}");
        }
    }
}

#[test]
fn a_tier_is_taken_when_asked_for_and_ascii_when_nothing_else_works() {
    let utf8 = TerminalEnvironment { lang: Some("en_GB.UTF-8"), ..TerminalEnvironment::default() };
    assert_eq!(Glyphs::fitting(&utf8, None), Glyphs::unicode());
    for tier in GlyphTier::ALL {
        assert_eq!(Glyphs::fitting(&utf8, Some(tier)).tier, tier);
        assert_eq!(Glyphs::fitting(&TerminalEnvironment::default(), Some(tier)), Glyphs::ascii());
    }
}

#[test]
fn a_bar_takes_its_cells_and_never_lies_at_its_ends() {
    let bar = |part, whole| Glyphs::unicode().bar(part, whole, 4);
    assert_eq!(bar(0, 10), (String::new(), 4));
    assert_eq!(bar(10, 10), ("▄▄▄▄".into(), 0));
    assert_eq!(bar(5, 10), ("▄▄".into(), 2));
    assert_eq!(bar(1, 1_000_000), ("▖".into(), 3), "something is not nothing");
    assert_eq!(bar(999_999, 1_000_000), ("▄▄▄▖".into(), 0), "nearly all is not all");
    assert_eq!(bar(7, 0), (String::new(), 4));
    assert_eq!(bar(u64::MAX, u64::MAX - 1), ("▄▄▄▄".into(), 0));
    assert_eq!(Glyphs::ascii().bar(1, 3, 6), ("==".into(), 4));
    assert_eq!(Glyphs::ascii().bar(1, 3, 0), (String::new(), 0));
    for part in 0..=64 {
        for cells in [1, 3, 10] {
            let (filled, empty) = Glyphs::unicode().bar(part, 64, cells);
            assert_eq!(width(&filled) + empty, usize::from(cells));
        }
    }
}

#[test]
fn bars_below_each_other_are_not_one_block() {
    for glyphs in GlyphTier::ALL.map(Glyphs::of) {
        for level in glyphs.bar {
            assert!(!"█▌▏▎▍▋▊▉#".contains(level), "{}: {level} fills its cell", glyphs.tier);
            assert_ne!(*level, glyphs.none, "{}: beside a number it reads as none", glyphs.tier);
        }
    }
}

#[test]
fn a_sparkline_shows_something_for_something() {
    let spark = |part| Glyphs::unicode().spark(part, 100);
    assert_eq!([0, 1, 50, 99, 100].map(spark), [" ", "▁", "▄", "▇", "█"]);
}
