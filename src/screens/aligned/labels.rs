//! Where the label of a point stands: right, left, above, below, or at the right edge; none that covers
//! a mark or another label.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ui::theme::Glyphs;

/// The cells of a mark: the number of its series and a letter.
pub(super) const MARK: u16 = 2;
/// The free cells between a label and what is not its own mark, as whose label it would be read.
const APART: u16 = 3;
/// A narrower chart has no room for that: one cell is then better than no label.
const ROOMY: u16 = 60;

/// What is taken already, and where labels may stand.
pub(super) struct LabelRoom {
    chart: Rect,
    taken: Vec<Rect>,
}

impl LabelRoom {
    pub fn new(chart: Rect) -> Self {
        Self { chart, taken: Vec::new() }
    }

    /// Takes cells for a mark, if they are free.
    pub fn take_mark(&mut self, x: u16, y: u16) -> bool {
        self.take(x, y, MARK)
    }

    /// Takes so many cells, if they are free.
    pub fn take(&mut self, x: u16, y: u16, width: u16) -> bool {
        let cells = Rect { x, y, width, height: 1 };
        let is_free = self.is_free(cells, None);
        if is_free {
            self.taken.push(cells);
        }
        is_free
    }

    /// Takes one cell for a sign, if it is free.
    pub fn take_sign(&mut self, (x, y): (u16, u16)) -> bool {
        self.take(x, y, 1)
    }

    /// Takes the best place for a label of so many cells beside a mark: one where nothing is drawn, else
    /// one where only a line is. Returns where it begins.
    pub fn take_label(
        &mut self,
        (x, y): (u16, u16),
        long: u16,
        (buffer, glyphs): (&Buffer, &Glyphs),
    ) -> Option<(u16, u16)> {
        // At the edge only over or under the mark: further away it would be taken for that of another.
        let right = self.chart.right().checked_sub(long).filter(|right| *right <= x);
        let above = y.checked_sub(1);
        let places = [
            Some((x + MARK + 1, y)),
            x.checked_sub(long + 1).map(|x| (x, y)),
            above.map(|y| (x, y)),
            Some((x, y + 1)),
            right.zip(above),
            right.map(|x| (x, y + 1)),
        ];
        let fitting = |place: &(u16, u16)| {
            self.is_free(Rect { x: place.0, y: place.1, width: long, height: 1 }, Some((x, y)))
        };
        let places: Vec<(u16, u16)> = places.into_iter().flatten().filter(fitting).collect();
        let is_empty = |place: &&(u16, u16)| {
            (place.0..place.0 + long).all(|x| {
                let sign = buffer.cell((x, place.1)).map_or("", |cell| cell.symbol());
                sign.trim().is_empty() || sign == glyphs.axis
            })
        };
        let place = places.iter().find(is_empty).or_else(|| places.first()).copied()?;
        self.taken.push(Rect { x: place.0, y: place.1, width: long, height: 1 });
        Some(place)
    }

    /// Returns whether cells lie in the chart, and touch nothing that is taken; those of a label stand apart
    /// from all but its own mark.
    fn is_free(&self, cells: Rect, own: Option<(u16, u16)>) -> bool {
        let inside = cells.x >= self.chart.x
            && cells.right() <= self.chart.right()
            && cells.y >= self.chart.y
            && cells.y < self.chart.bottom();
        let gap = if own.is_some() && self.chart.width >= ROOMY { APART } else { 1 };
        let around = |gap: u16| Rect {
            x: cells.x.saturating_sub(gap),
            width: cells.width.saturating_add(2 * gap),
            ..cells
        };
        let is_own = |taken: &Rect| {
            own.is_some_and(|(x, y)| taken.y == y && (taken.x == x || taken.right() == x + MARK))
        };
        let beside =
            |taken: &Rect| taken.intersects(if is_own(taken) { cells } else { around(gap) });
        inside && !self.taken.iter().any(beside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_at_no_other_mark_than_its_own() {
        let buffer = Buffer::empty(Rect::new(0, 0, 60, 3));
        // Two marks in one row: between them there is room for a label, and it would be that of both.
        let mut room = LabelRoom::new(Rect::new(0, 0, 60, 3));
        assert!(room.take_mark(20, 1) && room.take_mark(31, 1));
        let label = room.take_label((31, 1), 9, (&buffer, Glyphs::unicode()));
        assert_eq!(label, Some((34, 1)), "right of its own");
        let other = room.take_label((20, 1), 9, (&buffer, Glyphs::unicode()));
        assert_eq!(other, Some((10, 1)), "left, where no other is near");
    }

    #[test]
    fn no_label_covers_a_mark_or_another_label() {
        let chart = Rect::new(4, 1, 30, 6);
        let buffer = Buffer::empty(Rect::new(0, 0, 40, 8));
        let mut room = LabelRoom::new(chart);
        let mut taken = Vec::new();
        for at in 0..60_u16 {
            let (x, y) = (4 + at * 7 % 29, 1 + at * 5 % 6);
            if !room.take_mark(x, y) {
                continue;
            }
            let long = 3 + at % 9;
            let label = room.take_label((x, y), long, (&buffer, Glyphs::unicode()));
            taken.push(Rect { x, y, width: MARK, height: 1 });
            if let Some((x, y)) = label {
                taken.push(Rect { x, y, width: long, height: 1 });
            }
        }
        assert!(taken.len() > 8, "{taken:?}");
        for (at, one) in taken.iter().enumerate() {
            assert_eq!(one.intersection(chart), *one, "within the chart");
            assert!(
                !taken[at + 1..].iter().any(|other| other.intersects(*one)),
                "{one:?} {taken:?}"
            );
        }
    }
}
