//! Measures, cuts and wraps text in cells, counted exactly as ratatui draws them.
//!
//! Plain text only: no styles, no widgets. Positions are byte ranges into the original text, so
//! that highlights and sources keep their places.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

use super::bound::is_bound;

/// Returns the number of cells that a text takes on one line.
///
/// This is the sum over its graphemes, as a [`Buffer`](ratatui::buffer::Buffer) is filled.
/// `Span::width` differs: it counts one cell for lam-alef where two are drawn, so a column measured
/// by it would lose the last letter of an Arabic name. Control characters are not drawn and count
/// as zero.
pub fn width(text: &str) -> usize {
    graphemes(text).map(cells).sum()
}

/// Returns the text if it fits, or else as much of it as fits before an ellipsis.
///
/// Cuts between graphemes and leaves no space before the ellipsis. If even the ellipsis does not
/// fit, the text is cut without one. The result is never wider than `width`.
pub fn fit<'a>(text: &'a str, width: usize, ellipsis: &str) -> Cow<'a, str> {
    let mark = self::width(ellipsis);
    let room = if mark <= width { width - mark } else { width };
    let (mut used, mut at, mut cut) = (0, 0, 0);
    for grapheme in graphemes(text) {
        used += cells(grapheme);
        if used > width {
            let head = text.get(..cut).unwrap_or_default();
            let whole =
                if mark <= width { [head.trim_end(), ellipsis].concat() } else { head.into() };
            return Cow::Owned(whole);
        }
        at += grapheme.len();
        if used <= room {
            cut = at;
        }
    }
    Cow::Borrowed(text)
}

/// Wraps a text into lines of at most `width` cells, as byte ranges into the text.
///
/// - Lines end at `\n` and `\r\n` as for [`str::lines`]: an empty line stays, a last line break
///   opens no further line, an empty text has no lines.
/// - A line breaks at white space, other than the no-break kinds, and between a number and what it
///   counts only where both are wider than a line. A word that is wider than a line
///   is broken between graphemes, and only such a word: behind a `..` or a `/` in the second
///   half of the line if there is one, so that a period breaks between its days and a path between its folders.
/// - White space at a break or at the end of a line belongs to no range, however much it is. An
///   indent stays, unless it leaves no room for the first word.
/// - A line is never wider than `width`, except by a single grapheme that is; a width of 0 counts
///   as 1.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Wrapping { text, limit: width.max(1), ..Wrapping::default() };
    let mut at = 0;
    for grapheme in graphemes(text) {
        lines.take(grapheme, at);
        at += grapheme.len();
    }
    if lines.start < at {
        lines.done.push(lines.start..lines.ink);
    }
    lines.done
}

/// The line being filled, and the finished lines.
#[derive(Default)]
struct Wrapping<'a> {
    text: &'a str,
    done: Vec<Range<usize>>,
    limit: usize,
    /// The start of the line.
    start: usize,
    /// The end of the last word on the line so far.
    ink: usize,
    /// The cells since `start`, including white space.
    used: usize,
    /// The white space behind the last word, while no other follows.
    open: Option<Gap>,
    /// The last white space on the line where it may break.
    gap: Option<Gap>,
    /// The last behind that, between a number and what it counts: it breaks there only where it must.
    bound: Option<Gap>,
    /// The last place on the line behind a `..` or a `/`, and the cells before it.
    seam: Option<(usize, usize)>,
    /// The last two graphemes, as far as a seam is told by them.
    before: [Seam; 2],
}

/// White space between words: its range, and the cells up to its end.
type Gap = (Range<usize>, usize);

/// What a grapheme says of a seam behind it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Seam {
    Dot,
    Slash,
    #[default]
    None,
}

impl Seam {
    fn of(grapheme: &str) -> Self {
        match grapheme {
            "." => Self::Dot,
            "/" => Self::Slash,
            _ => Self::None,
        }
    }
}

impl Wrapping<'_> {
    fn take(&mut self, grapheme: &str, at: usize) {
        let end = at + grapheme.len();
        if matches!(grapheme, "\n" | "\r\n") {
            self.done.push(self.start..self.ink);
            self.begin(end, 0);
            return;
        }
        let cells = cells(grapheme);
        if is_space(grapheme) {
            self.used += cells;
            self.open = Some((self.ink..end, self.used));
            self.before = [Seam::None; 2];
            return;
        }
        self.close_gap();
        let this = Seam::of(grapheme);
        let is_seam = matches!(self.before, [Seam::Dot, Seam::Dot] | [_, Seam::Slash]);
        // A seam in the first half of a line would leave most of the line empty.
        if is_seam && this != self.before[1] && 2 * self.used >= self.limit {
            self.seam = Some((at, self.used));
        }
        self.before = [self.before[1], this];
        if self.used + cells > self.limit {
            self.break_before(at, cells);
        }
        self.used += cells;
        self.ink = end;
    }

    /// Decides, where a word begins, whether the line may break before it.
    fn close_gap(&mut self) {
        let Some((gap, cells)) = self.open.take() else { return };
        let part = |range| self.text.get(range).unwrap_or_default();
        let next = self.text.get(gap.end..).unwrap_or_default();
        if is_bound(part(self.start..gap.start), part(gap.clone()), next) {
            self.bound = Some((gap, cells));
        } else {
            (self.gap, self.bound) = (Some((gap, cells)), None);
        }
    }

    /// Moves a word that does not fit to a new line, with the number that belongs to it, and breaks
    /// it there if it is still too wide.
    fn break_before(&mut self, at: usize, cells: usize) {
        while self.used + cells > self.limit
            && let Some((gap, before)) = self.gap.take().or_else(|| self.bound.take())
        {
            // If no word precedes it, the gap is an indent; dropping it makes no line of its own.
            if gap.start > self.start {
                self.done.push(self.start..gap.start);
            }
            let seam = self.seam.filter(|&(seam, _)| seam > gap.end);
            let bound = self.bound.take();
            self.begin(gap.end, self.used - before);
            self.seam = seam.map(|(seam, cells)| (seam, cells - before));
            self.bound = bound.map(|(bound, cells)| (bound, cells - before));
            self.ink = at;
        }
        // The second time around where what stands behind the seam leaves no room for a wide sign.
        while self.used + cells > self.limit && at > self.start {
            let (seam, before) = self.seam.unwrap_or((at, self.used));
            self.done.push(self.start..seam);
            self.begin(seam, self.used - before);
            self.ink = at;
        }
    }

    fn begin(&mut self, start: usize, used: usize) {
        (self.start, self.ink, self.used, self.seam) = (start, start, used, None);
        (self.open, self.gap, self.bound) = (None, None, None);
    }
}

fn is_space(grapheme: &str) -> bool {
    let no_break = |c| matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    grapheme.chars().all(|c| c.is_whitespace() && !no_break(c))
}

/// Returns the cells of one grapheme, like ratatui's buffer, which skips any control character.
pub(super) fn cells(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [byte] => usize::from(!byte.is_ascii_control()),
        _ if grapheme.contains(char::is_control) => 0,
        _ => usize::from(grapheme.cell_width()),
    }
}

/// Splits a text into graphemes. Two ASCII characters always have a boundary between them, except
/// for `\r\n`, so the Unicode tables are used only elsewhere.
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let length = match rest.as_bytes() {
            [] => return None,
            [b'\r', b'\n', ..] => 2,
            [one, other, ..] if one.is_ascii() && other.is_ascii() => 1,
            _ => rest.graphemes(true).next().map_or(rest.len(), str::len),
        };
        let (grapheme, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(grapheme)
    })
}

#[cfg(test)]
#[path = "wrap_tests.rs"]
mod tests;
