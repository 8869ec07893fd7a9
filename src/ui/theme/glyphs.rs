//! The characters for lines, trees, bars and marks, in one table with a set for each tier.
//!
//! Views take every such character from here, so that a terminal or font that lacks some of them
//! gets others. The sets themselves are in `glyph_sets`. Nothing here draws.

use ratatui::symbols::{border, scrollbar};

use super::glyph_sets::{ASCII, BLOCKS, FINE};
use super::{GlyphTier, TerminalEnvironment};

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
    /// The tier that the set is of.
    pub tier: GlyphTier,
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
    /// The cells of a bar from least to full, without the empty one. It leaves air above it, so that bars
    /// below each other are not one block.
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
    /// Something that an analyst noted.
    pub noted: &'static str,
    /// Something the reader set a bookmark on.
    pub bookmark: &'static str,
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
    /// Heights of a column that stands over others, from least to full, without the empty one.
    pub column: &'static [&'static str],
    /// In a cell of days: no digest of them is held.
    pub not_held: &'static str,
    /// A digest of them is held, and says nothing of the place.
    pub silent: &'static str,
    /// They are told in words only.
    pub words_only: &'static str,
    /// A number that its cell has no room for.
    pub too_wide: &'static str,
    /// How fully days are held: in full, over half, some, a tenth or less.
    pub held: [&'static str; 4],
    /// Over the days of a wave.
    pub wave: &'static str,
    /// Where a wave begins, if its days have no room of their own.
    pub wave_start: &'static str,
    /// A cell of a column from the least to the greatest that it may be.
    pub up_to: &'static str,
    /// Above a column or a figure: it goes on, no upper end is stated or there is no room for it.
    pub goes_on: &'static str,
    /// On the lines of a scale.
    pub axis: &'static str,
    /// A town on a map.
    pub town: &'static str,
    /// A piece of the ring within which a place may lie; up to two cells, of which a cell without dots
    /// has the first.
    pub ring: &'static str,
    /// The sea on a map, where its ground has no colour.
    pub sea: &'static str,
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
    /// The set of the finest tier.
    pub const fn unicode() -> &'static Glyphs {
        &FINE
    }

    /// Nothing beyond ASCII.
    pub const fn ascii() -> &'static Glyphs {
        &ASCII
    }

    /// Returns the set of a tier.
    pub const fn of(tier: GlyphTier) -> &'static Glyphs {
        match tier {
            GlyphTier::Fine => &FINE,
            GlyphTier::Blocks => &BLOCKS,
            GlyphTier::Ascii => &ASCII,
        }
    }

    /// Returns the set for a terminal: the tier that is asked for, else the one that suits the
    /// terminal by its name. Outside UTF-8 it is ASCII in any case: nothing else would come out.
    pub fn fitting(
        environment: &TerminalEnvironment<'_>,
        asked: Option<GlyphTier>,
    ) -> &'static Glyphs {
        if !environment.is_utf8() {
            return &ASCII;
        }
        Self::of(asked.unwrap_or_else(|| environment.tier()))
    }

    /// Returns true if it has nothing beyond ASCII.
    pub fn is_ascii(&self) -> bool {
        self.tier == GlyphTier::Ascii
    }

    /// Returns the signs that fonts lack most often, in one line to be judged by eye.
    pub fn sample(&self) -> String {
        let groups: [&[&str]; 9] = [
            &[self.borders.set.top_left, self.borders.horizontal, self.borders.vertical],
            &[self.open, self.closed, self.check, self.base, self.mark, self.noted, self.alert],
            &[self.up, self.down, self.left, self.right, self.ellipsis, self.bullet],
            self.bar,
            self.column,
            &self.held,
            &[self.not_held, self.silent, self.words_only],
            &[self.town, self.ring],
            &[self.wave, self.wave, self.bar_doubt, self.bar_doubt, self.bar_stated],
        ];
        groups.map(<[&str]>::concat).join("  ")
    }

    /// Returns a bar of `part` of `whole` in that many cells: its filled cells, and the number of
    /// empty ones.
    ///
    /// A part above zero shows at least the smallest step, and a part below the whole is never
    /// full.
    pub fn bar(&self, part: u64, whole: u64, cells: u16) -> (String, usize) {
        filled(self.bar, part, whole, cells)
    }

    /// Returns a column of a sparkline; a space for zero.
    pub fn spark(&self, part: u64, whole: u64) -> &'static str {
        let step = scaled(part, whole, self.spark.len());
        step.checked_sub(1).and_then(|place| self.spark.get(place)).copied().unwrap_or(" ")
    }
}

/// Fills cells with a bar, the last one in part, and returns how many are left.
fn filled(bar: &[&str], part: u64, whole: u64, cells: u16) -> (String, usize) {
    let (cells, levels) = (usize::from(cells), bar.len().max(1));
    let steps = scaled(part, whole, cells * levels);
    let mut filled = bar.last().copied().unwrap_or_default().repeat(steps / levels);
    let rest = steps % levels;
    if let Some(partial) = rest.checked_sub(1).and_then(|place| bar.get(place)) {
        filled.push_str(partial);
    }
    (filled, cells - steps.div_ceil(levels))
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

#[cfg(test)]
#[path = "glyphs_tests.rs"]
mod tests;
