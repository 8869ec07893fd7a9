//! A comparison as a table on a sheet: as many rows as there is room for, and how many more there are.

use super::caption::PictureCaption;
use super::drawing::{Drawing, DrawnBox, TextAnchor};
use super::letters::{fitted, text_width};
use super::role::PictureRole;
use super::sheet::{Sheet, SheetWords};
use super::size::PictureSize;

const SIZE: f64 = 10.0;
const ROW: f64 = 14.5;
/// The share of the width that names take at least and at most, and how wide a cell is where it can.
const NAMES: (f64, f64) = (0.34, 0.6);
const CELL: f64 = 150.0;
/// The most cells of a picture: each has some bytes.
const MOST: usize = 600;

/// One line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// Its name.
    pub name: String,
    /// How deep it stands below others.
    pub depth: u8,
    /// Its cells; none for the head of a group.
    pub cells: Vec<String>,
}

/// Draws a table.
pub fn table_picture(
    pixels: PictureSize,
    heads: &[String],
    lines: &[TableLine],
    caption: &PictureCaption,
) -> Drawing {
    let mut sheet = Sheet::new(pixels, caption, &[], None);
    let room = sheet.room;
    let columns = heads.len().max(1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens")]
    let fitting = ((room.height / ROW) as usize).saturating_sub(1);
    let seen = fitting.min(MOST / columns).min(lines.len());
    #[expect(clippy::cast_precision_loss, reason = "at most six")]
    let many = columns as f64;
    let names = (room.width - many * CELL).clamp(room.width * NAMES.0, room.width * NAMES.1);
    let wide = (room.width - names) / many;
    let mut y = room.y;
    let ends = || {
        (1..=columns).map(|column| {
            #[expect(clippy::cast_precision_loss, reason = "at most six")]
            let end = room.x + names + wide * column as f64;
            end
        })
    };
    let canvas = &mut sheet.canvas;
    for (head, end) in heads.iter().zip(ends()) {
        let head = fitted(head, SIZE, wide - 10.0);
        canvas.anchored(([end, y + ROW - 4.0], TextAnchor::End), SIZE, PictureRole::Strong, &head);
    }
    y += ROW;
    canvas.line([room.x, y], [room.right(), y], PictureRole::Axis);
    for line in lines.iter().take(seen) {
        let base = y + ROW - 4.0;
        let role = if line.cells.is_empty() { PictureRole::Strong } else { PictureRole::Words };
        let x = room.x + f64::from(line.depth) * 10.0;
        canvas.fitted(
            [x, base],
            (SIZE, names - f64::from(line.depth) * 10.0 - 6.0),
            role,
            &line.name,
        );
        for (cell, end) in line.cells.iter().zip(ends()) {
            // A number is never cut: one without room is smaller.
            let size = ((wide - 8.0) / text_width(cell, 1.0).max(0.1)).clamp(6.0, SIZE);
            let size = (size * 2.0).floor() / 2.0;
            let at = ([end, base], TextAnchor::End);
            canvas.anchored(at, size, PictureRole::Words, cell);
        }
        y += ROW;
        canvas.boxes(vec![DrawnBox::new(room.x, y, room.width, 0.5)], PictureRole::WaveGround);
    }
    let more = lines.len() - seen;
    let told = match more {
        0 => "side by side".to_owned(),
        more => format!("{seen} lines of {}; {more} more have no room", lines.len()),
    };
    let is_marked = lines.iter().flat_map(|line| &line.cells).any(|cell| cell.ends_with('†'));
    let told = if is_marked { format!("{told}; †: not comparable") } else { told };
    let words = SheetWords {
        title: format!("Compared: {}", heads.join(" and ")),
        told,
        legend: Vec::new(),
    };
    let in_words = lines.iter().filter(|line| !line.cells.is_empty());
    let in_words: Vec<String> =
        in_words.map(|line| format!("{}: {}.", line.name, line.cells.join(" | "))).collect();
    sheet.finish(words, &in_words)
}
