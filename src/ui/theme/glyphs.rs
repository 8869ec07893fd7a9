//! The characters that lines, trees, bars and marks are drawn with, in two sets.
//!
//! Views take every such character from here, so that `--ascii` and locales without UTF-8 get no
//! box or block character. Nothing here draws.

use ratatui::symbols::{border, scrollbar};

use super::Environment;

/// Lines around and between panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Borders {
    /// The set that a ratatui `Block` takes.
    pub set: border::Set<'static>,
    /// A line across.
    pub horizontal: &'static str,
    /// A line down.
    pub vertical: &'static str,
    /// Where a line across starts from a line down.
    pub tee_right: &'static str,
    /// Where a line across ends at a line down.
    pub tee_left: &'static str,
    /// Where a line down starts from a line across.
    pub tee_down: &'static str,
    /// Where a line down ends at a line across.
    pub tee_up: &'static str,
    /// Where two lines cross.
    pub cross: &'static str,
}

/// One set of characters. Each takes one cell unless it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Lines around and between panes.
    pub borders: Borders,
    /// Before the row under the cursor.
    pub cursor: &'static str,
    /// A branch of a tree with more below it; three cells.
    pub branch: &'static str,
    /// The last branch of a tree; three cells.
    pub last_branch: &'static str,
    /// Beside the children of a branch that is not the last; three cells.
    pub trunk: &'static str,
    /// Something that is unfolded.
    pub open: &'static str,
    /// Something that can be unfolded.
    pub closed: &'static str,
    /// A cell of a bar from least to full, without empty.
    pub bar: &'static [&'static str],
    /// An empty cell of a bar.
    pub bar_empty: &'static str,
    /// Heights of a sparkline from least to full, without nothing.
    pub spark: &'static [&'static str],
    /// Where text was cut; up to three cells.
    pub ellipsis: &'static str,
    /// Before an item of a list.
    pub bullet: &'static str,
    /// Between small things on one line.
    pub dot: &'static str,
    /// Between two crumbs.
    pub crumb: &'static str,
    /// To the right, and "becomes"; up to two cells.
    pub right: &'static str,
    /// To the left; up to two cells.
    pub left: &'static str,
    /// More above.
    pub up: &'static str,
    /// More below.
    pub down: &'static str,
    /// Something that was chosen or went well.
    pub check: &'static str,
    /// Something the reader marked.
    pub mark: &'static str,
    /// Before a problem.
    pub alert: &'static str,
    /// Where there is no value.
    pub none: &'static str,
    /// What the others are held against.
    pub base: &'static str,
    /// There is a remark on it: it must not be held against the others.
    pub note: &'static str,
    /// A cell of a bar that nobody counted: what is stated.
    pub bar_stated: &'static str,
    /// A cell of a bar that doubt stretches so far.
    pub bar_doubt: &'static str,
    /// "Times": a ratio.
    pub times: &'static str,
    /// A scroll bar, as a ratatui `Scrollbar` takes it.
    pub scrollbar: ScrollbarSet,
}

/// The characters of a scroll bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrollbarSet {
    /// What the thumb runs in.
    pub track: &'static str,
    /// The part that is seen.
    pub thumb: &'static str,
}

impl From<ScrollbarSet> for scrollbar::Set<'static> {
    fn from(set: ScrollbarSet) -> Self {
        // Arrows at the ends cost two rows and answer no key.
        scrollbar::Set { track: set.track, thumb: set.thumb, begin: set.track, end: set.track }
    }
}

impl Glyphs {
    /// Lines, blocks and arrows.
    pub const fn unicode() -> &'static Glyphs {
        &UNICODE
    }

    /// Nothing beyond ASCII.
    pub const fn ascii() -> &'static Glyphs {
        &ASCII
    }

    /// The set for a terminal: ASCII where it is asked for or nothing else would come out.
    pub fn fitting(environment: &Environment<'_>, ascii: bool) -> &'static Glyphs {
        if ascii || !environment.draws_blocks() { &ASCII } else { &UNICODE }
    }

    /// A bar of `part` of `whole` in so many cells: its filled cells, and how many are left empty.
    ///
    /// What is more than nothing shows at least the least step, and what is less than the whole
    /// is never full.
    pub fn bar(&self, part: u64, whole: u64, cells: u16) -> (String, usize) {
        let (cells, levels) = (usize::from(cells), self.bar.len().max(1));
        let steps = scaled(part, whole, cells * levels);
        let mut filled = self.bar.last().copied().unwrap_or_default().repeat(steps / levels);
        let rest = steps % levels;
        if let Some(partial) = rest.checked_sub(1).and_then(|place| self.bar.get(place)) {
            filled.push_str(partial);
        }
        (filled, cells - steps.div_ceil(levels))
    }

    /// A column of a sparkline; a space for nothing.
    pub fn spark(&self, part: u64, whole: u64) -> &'static str {
        let step = scaled(part, whole, self.spark.len());
        step.checked_sub(1).and_then(|place| self.spark.get(place)).copied().unwrap_or(" ")
    }
}

/// `part / whole` in so many steps, rounded, but never to nothing or to all when it is neither.
fn scaled(part: u64, whole: u64, steps: usize) -> usize {
    if part == 0 || whole == 0 || steps == 0 {
        return 0;
    }
    if part >= whole {
        return steps;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let rounded = (part * steps as u128 * 2 + whole) / (whole * 2);
    usize::try_from(rounded).unwrap_or(steps).clamp(1, (steps - 1).max(1))
}

const UNICODE: Glyphs = Glyphs {
    borders: Borders {
        set: border::ROUNDED,
        horizontal: "─",
        vertical: "│",
        tee_right: "├",
        tee_left: "┤",
        tee_down: "┬",
        tee_up: "┴",
        cross: "┼",
    },
    cursor: "▌",
    branch: "├─ ",
    last_branch: "└─ ",
    trunk: "│  ",
    open: "▾",
    closed: "▸",
    bar: &["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    bar_empty: "─",
    spark: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    ellipsis: "…",
    bullet: "•",
    dot: "·",
    crumb: "›",
    right: "→",
    left: "←",
    up: "↑",
    down: "↓",
    check: "✓",
    mark: "●",
    alert: "▲",
    none: "–",
    base: "◆",
    note: "†",
    bar_stated: "▒",
    bar_doubt: "┄",
    times: "×",
    scrollbar: ScrollbarSet { track: "│", thumb: "┃" },
};

const ASCII: Glyphs = Glyphs {
    borders: Borders {
        set: border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        },
        horizontal: "-",
        vertical: "|",
        tee_right: "+",
        tee_left: "+",
        tee_down: "+",
        tee_up: "+",
        cross: "+",
    },
    cursor: ">",
    branch: "|- ",
    last_branch: "`- ",
    trunk: "|  ",
    open: "-",
    closed: "+",
    bar: &["#"],
    bar_empty: ".",
    spark: &[".", ":", "-", "=", "+", "*", "#", "@"],
    ellipsis: "...",
    bullet: "*",
    dot: "-",
    crumb: ">",
    right: "->",
    left: "<-",
    up: "^",
    down: "v",
    check: "x",
    mark: "*",
    alert: "!",
    none: "-",
    base: "@",
    note: "~",
    bar_stated: "=",
    bar_doubt: "-",
    times: "x",
    scrollbar: ScrollbarSet { track: "|", thumb: "#" },
};

#[cfg(test)]
#[path = "glyphs_tests.rs"]
mod tests;
