//! The characters for lines, trees, bars and marks, in two sets.
//!
//! Views take every such character from here, so that `--ascii` and locales without UTF-8 get no
//! box or block character. Nothing here draws.

use ratatui::symbols::{border, scrollbar};

use super::TerminalEnvironment;

/// Lines around and between panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Borders {
    /// Returns the set for a ratatui `Block`.
    pub set: border::Set<'static>,
    /// A horizontal line.
    pub horizontal: &'static str,
    /// A vertical line.
    pub vertical: &'static str,
    /// Where a horizontal line starts from a vertical line.
    pub tee_right: &'static str,
    /// Where a horizontal line ends at a vertical line.
    pub tee_left: &'static str,
    /// Where a vertical line starts from a horizontal line.
    pub tee_down: &'static str,
    /// Where a vertical line ends at a horizontal line.
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
    /// The cells of a bar from least to full, without the empty one.
    pub bar: &'static [&'static str],
    /// An empty cell of a bar.
    pub bar_empty: &'static str,
    /// Heights of a sparkline from least to full, without the empty one.
    pub spark: &'static [&'static str],
    /// Where text was cut; up to three cells.
    pub ellipsis: &'static str,
    /// Before an item of a list.
    pub bullet: &'static str,
    /// Between short items on one line.
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
    /// The baseline of a comparison.
    pub base: &'static str,
    /// A subject with a remark: it must not be compared with the others.
    pub note: &'static str,
    /// A cell of a bar for a stated number, which the archive does not count.
    pub bar_stated: &'static str,
    /// A cell of a bar for the range of doubt.
    pub bar_doubt: &'static str,
    /// "Times": a ratio.
    pub times: &'static str,
    /// A scroll bar, as a ratatui `Scrollbar` takes it.
    pub scrollbar: ScrollbarSet,
}

/// The characters of a scroll bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrollbarSet {
    /// The track of the thumb.
    pub track: &'static str,
    /// The thumb: the part in view.
    pub thumb: &'static str,
}

impl From<ScrollbarSet> for scrollbar::Set<'static> {
    fn from(set: ScrollbarSet) -> Self {
        // Arrows at the ends would take two rows and react to no key.
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

    /// Returns the set for a terminal: ASCII on request, or where the terminal shows nothing else.
    pub fn fitting(environment: &TerminalEnvironment<'_>, ascii: bool) -> &'static Glyphs {
        if ascii || !environment.draws_blocks() { &ASCII } else { &UNICODE }
    }

    /// Returns a bar of `part` of `whole` in that many cells: its filled cells, and the number of
    /// empty ones.
    ///
    /// A part above zero shows at least the smallest step, and a part below the whole is never
    /// full.
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

    /// Returns a column of a sparkline; a space for zero.
    pub fn spark(&self, part: u64, whole: u64) -> &'static str {
        let step = scaled(part, whole, self.spark.len());
        step.checked_sub(1).and_then(|place| self.spark.get(place)).copied().unwrap_or(" ")
    }
}

/// Rounds `part / whole` to a number of steps. Only zero becomes no step, and only the whole all.
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
