//! What a picture is made of: boxes, circles, lines and texts, each with what it stands for.

use std::collections::BTreeSet;

use super::{PictureRole, PictureSize};

/// A point on a sheet: from the left, from the top.
pub type DrawnPoint = [f64; 2];

/// A box on a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DrawnBox {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

impl DrawnBox {
    /// Makes a box from its upper left corner and its size.
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width: width.max(0.0), height: height.max(0.0) }
    }

    /// Returns where it ends across.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Returns where it ends down.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Returns true if two boxes cover a place in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Returns true if all of another box lies in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && other.right() <= self.right()
            && self.y <= other.y
            && other.bottom() <= self.bottom()
    }
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextAnchor {
    /// Its beginning.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnText {
    /// Where its anchor stands on the line of writing.
    pub at: DrawnPoint,
    /// Which end stands there.
    pub anchor: TextAnchor,
    /// The height of its letters.
    pub size: f64,
    /// What it stands for.
    pub role: PictureRole,
    /// The words, as an archive has them.
    pub text: String,
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub enum DrawnShape {
    /// Boxes that stand for the same.
    Boxes {
        /// The boxes.
        boxes: Vec<DrawnBox>,
        /// What they stand for.
        role: PictureRole,
    },
    /// One box with round corners.
    Pill {
        /// The box.
        at: DrawnBox,
        /// The radius of its corners.
        round: f64,
        /// What it stands for.
        role: PictureRole,
    },
    /// A circle.
    Circle {
        /// Its middle.
        at: DrawnPoint,
        /// Its radius.
        radius: f64,
        /// What it stands for.
        role: PictureRole,
    },
    /// Lines that stand for the same.
    Lines {
        /// The lines.
        lines: Vec<Vec<DrawnPoint>>,
        /// True if each leads back to its beginning.
        closed: bool,
        /// What they stand for.
        role: PictureRole,
    },
    /// A text.
    Text(DrawnText),
    /// Shapes that have a name together, which tells what they show.
    Named {
        /// The name.
        name: String,
        /// The shapes.
        shapes: Vec<DrawnShape>,
    },
    /// Shapes with an origin of their own, of which nothing is seen outside of a box.
    Window {
        /// The box; its upper left corner is the origin.
        at: DrawnBox,
        /// The shapes.
        shapes: Vec<DrawnShape>,
    },
}

impl DrawnShape {
    /// Returns what it stands for; none for several shapes.
    pub fn role(&self) -> Option<PictureRole> {
        match self {
            Self::Boxes { role, .. }
            | Self::Pill { role, .. }
            | Self::Circle { role, .. }
            | Self::Lines { role, .. }
            | Self::Text(DrawnText { role, .. }) => Some(*role),
            Self::Named { .. } | Self::Window { .. } => None,
        }
    }

    /// Returns the height of its letters in tenths; none where it is no text.
    pub fn letter_size(&self) -> Option<u64> {
        match self {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size")]
            Self::Text(text) => Some((text.size * 10.0) as u64),
            Self::Boxes { .. }
            | Self::Pill { .. }
            | Self::Circle { .. }
            | Self::Lines { .. }
            | Self::Named { .. }
            | Self::Window { .. } => None,
        }
    }
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// How large it is shown.
    pub pixels: PictureSize,
    /// How large its sheet is, in the units of its shapes.
    pub sheet: (f64, f64),
    /// Its name.
    pub title: String,
    /// The same in words.
    pub description: String,
    /// Its shapes, those first that others may cover.
    pub shapes: Vec<DrawnShape>,
}

impl Drawing {
    /// Returns all that its shapes stand for.
    pub fn roles(&self) -> BTreeSet<PictureRole> {
        let mut roles = BTreeSet::new();
        add_roles(&self.shapes, &mut roles);
        roles
    }
}

fn add_roles(shapes: &[DrawnShape], roles: &mut BTreeSet<PictureRole>) {
    for shape in shapes {
        roles.extend(shape.role());
        if let DrawnShape::Named { shapes, .. } | DrawnShape::Window { shapes, .. } = shape {
            add_roles(shapes, roles);
        }
    }
}
