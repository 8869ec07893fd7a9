//! Where words beside a mark stand: at its right, left, above or below, where nothing else is. What finds
//! no room is left out; the description says all.

use super::canvas::Canvas;
use super::drawing::DrawnBox;
use super::letters::bold_width;
use super::role::PictureRole;

/// What is taken in a box.
#[derive(Clone, Debug)]
pub(super) struct LabelPlaces {
    within: DrawnBox,
    marks: Vec<DrawnBox>,
    taken: Vec<DrawnBox>,
}

impl LabelPlaces {
    /// Begins with a box in which nothing is taken.
    pub(super) fn new(within: DrawnBox) -> Self {
        Self { within, marks: Vec::new(), taken: Vec::new() }
    }

    /// Takes a place.
    pub(super) fn take(&mut self, at: DrawnBox) {
        self.taken.push(at);
    }

    /// Takes the place of a mark.
    pub(super) fn take_mark(&mut self, at: DrawnBox) {
        self.marks.push(at);
        self.taken.push(at);
    }

    /// Returns true where no other mark is.
    pub(super) fn is_free_of_marks(&self, at: &DrawnBox) -> bool {
        !self.marks.iter().any(|mark| mark.meets(at))
    }

    /// Writes words beside a mark, if there is room for them; returns whether there was.
    pub(super) fn write(
        &mut self,
        (mark, text): (DrawnBox, &str),
        size: f64,
        role: PictureRole,
        canvas: &mut Canvas,
    ) -> bool {
        let (wide, high) = (bold_width(text, size), size * 1.15);
        let middle =
            (mark.x + mark.width / 2.0 - wide / 2.0, mark.y + mark.height / 2.0 - high / 2.0);
        let (right, left) = (mark.right() + 2.0, mark.x - 2.0 - wide);
        let (above, below) = (mark.y - high - 1.0, mark.bottom() + 1.0);
        let tries = [
            (right, middle.1),
            (left, middle.1),
            (middle.0, above),
            (middle.0, below),
            (right - 3.0, above + 3.0),
            (right - 3.0, below - 3.0),
            (left + 3.0, above + 3.0),
            (left + 3.0, below - 3.0),
            (mark.right() - wide, above),
            (mark.x, above),
            (mark.right() - wide, below),
            (mark.x, below),
        ];
        let place = |(x, y): (f64, f64)| DrawnBox::new(x, y, wide, high);
        let is_free = |at: &DrawnBox| {
            self.within.holds(at) && !self.taken.iter().any(|taken| taken.meets(at))
        };
        let Some(at) = tries.into_iter().map(place).find(is_free) else { return false };
        canvas.text([at.x, at.bottom() - size * 0.28], size, role, text);
        self.taken.push(at);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_beside_their_mark_and_never_over_another() {
        let mut places = LabelPlaces::new(DrawnBox::new(0.0, 0.0, 300.0, 100.0));
        let mut canvas = Canvas::default();
        let mark = DrawnBox::new(100.0, 50.0, 12.0, 12.0);
        places.take_mark(mark);
        let mut written = 0;
        while places.write((mark, "158 of someone"), 10.0, PictureRole::Words, &mut canvas) {
            written += 1;
        }
        assert!((3..=6).contains(&written), "{written}");
        for (at, one) in places.taken.iter().enumerate() {
            assert!(places.within.holds(one));
            assert!(places.taken.iter().skip(at + 1).all(|other| !one.meets(other)));
        }
    }
}
