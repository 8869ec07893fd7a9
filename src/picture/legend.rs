//! The line that says what the signs of a picture mean, of those only that are in it.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, DrawnPoint, TextAnchor};
use super::gap_marks::GapMarks;
use super::letters::{bold_width, text_width};
use super::role::PictureRole;
use crate::cover::CellMark;

/// The height of a row, of its letters, and how far its parts lie apart.
pub(super) const ROW: f64 = 16.0;
const SIZE: f64 = 10.0;
const GAP: f64 = 14.0;
const BESIDE: f64 = 5.0;

/// A sign as the legend shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum KeySign {
    /// A mark with words on it.
    Mark(PictureRole, String),
    /// A number on a ground.
    Ground(PictureRole, PictureRole, String),
    /// Words.
    Words(PictureRole, String),
    /// What stands where no number is.
    Gap(CellMark),
    /// A filled box.
    Area(PictureRole),
    /// A line.
    Line(PictureRole),
    /// A circle around a point.
    Ring,
    /// A town.
    Town,
    /// A column without an upper end.
    Open,
}

/// A sign and what it means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KeyItem {
    pub(super) sign: KeySign,
    pub(super) meaning: String,
}

impl KeyItem {
    pub(super) fn new(sign: KeySign, meaning: impl Into<String>) -> Self {
        Self { sign, meaning: meaning.into() }
    }

    fn sign_width(&self) -> f64 {
        match &self.sign {
            KeySign::Mark(_, text) | KeySign::Ground(_, _, text) => bold_width(text, SIZE) + 6.0,
            KeySign::Words(_, text) => text_width(text, SIZE),
            KeySign::Gap(_) | KeySign::Area(_) | KeySign::Ring => 13.0,
            KeySign::Line(_) => 18.0,
            KeySign::Town => 4.0,
            KeySign::Open => 9.0,
        }
    }

    fn width(&self) -> f64 {
        self.sign_width() + BESIDE + text_width(&self.meaning, SIZE)
    }

    fn draw(&self, [x, y]: DrawnPoint, canvas: &mut Canvas) {
        let (wide, base) = (self.sign_width(), y + ROW - 5.0);
        let (middle, sign) = (x + wide / 2.0, DrawnBox::new(x, y + 2.0, wide, ROW - 4.0));
        let centre = [middle, y + ROW / 2.0];
        match &self.sign {
            KeySign::Mark(role, text) => {
                canvas.pill(sign, 3.0, *role);
                let at = ([middle, base], TextAnchor::Middle);
                canvas.anchored(at, SIZE, PictureRole::MarkWords, text);
            }
            KeySign::Ground(ground, words, text) => {
                canvas.boxes(vec![sign], *ground);
                canvas.anchored(([middle, base], TextAnchor::Middle), SIZE, *words, text);
            }
            KeySign::Words(role, text) => canvas.text([x, base], SIZE, *role, text),
            KeySign::Gap(mark) => {
                let mut marks = GapMarks::default();
                if marks.take(sign, *mark) {
                    marks.draw(canvas);
                }
            }
            KeySign::Area(role) => canvas.boxes(vec![sign], *role),
            KeySign::Line(role) => {
                canvas.line([x, y + ROW / 2.0], [x + wide, y + ROW / 2.0], *role);
            }
            KeySign::Ring => canvas.circle(centre, 5.5, PictureRole::Ring),
            KeySign::Town => canvas.circle(centre, 1.6, PictureRole::Town),
            KeySign::Open => canvas.areas(vec![arrow(centre)], PictureRole::OpenEnd),
        }
        let at = [x + wide + BESIDE, base];
        canvas.text(at, SIZE, PictureRole::Dim, &self.meaning);
    }
}

/// Returns an arrow up about a point.
pub(super) fn arrow([x, y]: DrawnPoint) -> Vec<DrawnPoint> {
    vec![[x - 3.5, y + 2.5], [x, y - 3.5], [x + 3.5, y + 2.5]]
}

/// Returns where each item stands in a room, from its upper left corner.
fn places(items: &[KeyItem], room: f64) -> Vec<DrawnPoint> {
    let mut at = [0.0, 0.0];
    let place = |item: &KeyItem| {
        if at[0] > 0.0 && at[0] + item.width() > room {
            at = [0.0, at[1] + ROW];
        }
        let here = at;
        at[0] += item.width() + GAP;
        here
    };
    items.iter().map(place).collect()
}

/// Returns how high a legend is.
pub(super) fn legend_height(items: &[KeyItem], room: f64) -> f64 {
    places(items, room).last().map_or(0.0, |last| last[1] + ROW)
}

/// Draws a legend from its upper left corner on.
pub(super) fn draw_legend(items: &[KeyItem], at: DrawnPoint, room: f64, canvas: &mut Canvas) {
    for (item, place) in items.iter().zip(places(items, room)) {
        item.draw([at[0] + place[0], at[1] + place[1]], canvas);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_without_room_goes_on_in_the_next_row() {
        let items: Vec<KeyItem> = (0..6)
            .map(|at| KeyItem::new(KeySign::Ring, format!("within which it lies {at}")))
            .collect();
        assert!(legend_height(&items, 5_000.0) <= ROW);
        assert!(legend_height(&items, 400.0) >= 3.0 * ROW);
        for (item, [x, _]) in items.iter().zip(places(&items, 400.0)) {
            assert!(x + item.width() <= 400.0);
        }
        assert!(legend_height(&[], 400.0) < 0.1);
    }
}
