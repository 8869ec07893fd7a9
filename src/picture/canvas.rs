//! A pen for the shapes of a picture.

use super::drawing::{DrawnBox, DrawnPoint, DrawnShape, DrawnText, TextAnchor};
use super::letters::{bold_width, fitted, fitted_bold, text_width};
use super::role::PictureRole;

/// The shapes so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Canvas {
    pub(super) shapes: Vec<DrawnShape>,
}

impl Canvas {
    /// Writes a text from a point on.
    pub(super) fn text(&mut self, at: DrawnPoint, size: f64, role: PictureRole, text: &str) {
        self.anchored((at, TextAnchor::Start), size, role, text);
    }

    /// Writes a text at a point, by one of its ends.
    pub(super) fn anchored(
        &mut self,
        (at, anchor): (DrawnPoint, TextAnchor),
        size: f64,
        role: PictureRole,
        text: &str,
    ) {
        if !text.trim().is_empty() {
            let text = text.to_owned();
            self.shapes.push(DrawnShape::Text(DrawnText { at, anchor, size, role, text }));
        }
    }

    /// Writes as much of a text as fits, and returns where it ends.
    pub(super) fn fitted(
        &mut self,
        at: DrawnPoint,
        (size, room): (f64, f64),
        role: PictureRole,
        text: &str,
    ) -> f64 {
        if role.is_bold() {
            let text = fitted_bold(text, size, room);
            self.text(at, size, role, &text);
            return at[0] + bold_width(&text, size);
        }
        let text = fitted(text, size, room);
        self.text(at, size, role, &text);
        at[0] + text_width(&text, size)
    }

    /// Draws boxes that stand for the same.
    pub(super) fn boxes(&mut self, boxes: Vec<DrawnBox>, role: PictureRole) {
        if !boxes.is_empty() {
            self.shapes.push(DrawnShape::Boxes { boxes, role });
        }
    }

    /// Draws a box with round corners.
    pub(super) fn pill(&mut self, at: DrawnBox, round: f64, role: PictureRole) {
        self.shapes.push(DrawnShape::Pill { at, round, role });
    }

    /// Draws a circle.
    pub(super) fn circle(&mut self, at: DrawnPoint, radius: f64, role: PictureRole) {
        self.shapes.push(DrawnShape::Circle { at, radius, role });
    }

    /// Draws lines that stand for the same.
    pub(super) fn lines(&mut self, lines: Vec<Vec<DrawnPoint>>, role: PictureRole) {
        if !lines.is_empty() {
            self.shapes.push(DrawnShape::Lines { lines, closed: false, role });
        }
    }

    /// Draws areas that stand for the same.
    pub(super) fn areas(&mut self, lines: Vec<Vec<DrawnPoint>>, role: PictureRole) {
        if !lines.is_empty() {
            self.shapes.push(DrawnShape::Lines { lines, closed: true, role });
        }
    }

    /// Draws one straight line.
    pub(super) fn line(&mut self, from: DrawnPoint, to: DrawnPoint, role: PictureRole) {
        self.lines(vec![vec![from, to]], role);
    }

    /// Puts together what stands for the same, in the order of what it stands for.
    pub(super) fn gathered(mut self) -> Self {
        self.shapes.sort_by_key(|shape| (shape.role(), shape.letter_size()));
        let mut all: Vec<DrawnShape> = Vec::new();
        for shape in self.shapes {
            match (all.last_mut(), shape) {
                (
                    Some(DrawnShape::Boxes { boxes, role }),
                    DrawnShape::Boxes { boxes: more, role: same },
                ) if *role == same => boxes.extend(more),
                (
                    Some(DrawnShape::Lines { lines, closed, role }),
                    DrawnShape::Lines { lines: more, closed: as_well, role: same },
                ) if *role == same && *closed == as_well => lines.extend(more),
                (_, shape) => all.push(shape),
            }
        }
        Self { shapes: all }
    }

    /// Gives a name to what is drawn by `draw`; an empty one is none.
    pub(super) fn named(&mut self, name: &str, draw: impl FnOnce(&mut Self)) {
        let mut inner = Self::default();
        draw(&mut inner);
        if name.is_empty() {
            self.shapes.extend(inner.shapes);
        } else if !inner.shapes.is_empty() {
            let (name, shapes) = (name.to_owned(), inner.shapes);
            self.shapes.push(DrawnShape::Named { name, shapes });
        }
    }

    /// Lets nothing be seen outside of a box of what is drawn by `draw`, in which the upper left corner of
    /// the box is the origin.
    pub(super) fn window(&mut self, at: DrawnBox, draw: impl FnOnce(&mut Self)) {
        let mut inner = Self::default();
        draw(&mut inner);
        self.shapes.push(DrawnShape::Window { at, shapes: inner.shapes });
    }
}
