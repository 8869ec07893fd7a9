//! A comparison as a table on a sheet: where there is no room for all of its rows the broad ones, as the
//! screen folds their parts, and how many are left out.

use super::caption::PictureCaption;
use super::drawing::{Drawing, DrawnBox, TextAnchor};
use super::letters::{fitted_bold, text_width};
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

impl TableLine {
    /// Returns true for the head of a group.
    fn is_head(&self) -> bool {
        self.cells.is_empty()
    }

    /// Returns true if anything is told in it.
    fn tells(&self) -> bool {
        self.cells.iter().any(|cell| !matches!(cell.trim_end_matches('†'), "" | "–" | "0"))
    }
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
    let chosen = chosen(lines, fitting.min(MOST / columns));
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
        let head = fitted_bold(head, SIZE, wide - 10.0);
        canvas.anchored(([end, y + ROW - 4.0], TextAnchor::End), SIZE, PictureRole::Strong, &head);
    }
    y += ROW;
    canvas.line([room.x, y], [room.right(), y], PictureRole::Axis);
    for line in &chosen {
        let base = y + ROW - 4.0;
        let role = if line.is_head() { PictureRole::Strong } else { PictureRole::Words };
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
    let told = told(lines, &chosen);
    let is_marked = lines.iter().flat_map(|line| &line.cells).any(|cell| cell.ends_with('†'));
    let told = if is_marked { format!("{told}; †: not comparable") } else { told };
    let words = SheetWords {
        title: format!("Compared: {}", heads.join(" and ")),
        told,
        legend: Vec::new(),
    };
    let in_words = lines.iter().filter(|line| !line.is_head());
    let in_words: Vec<String> =
        in_words.map(|line| format!("{}: {}.", line.name, line.cells.join(" | "))).collect();
    sheet.finish(words, &in_words)
}

/// Returns the lines that a sheet has room for: where not all, first the heads of groups and the rows below
/// them, then parts of these, all of a row or none, in their order. A row of which nothing is told, and a
/// head without a row, say nothing that another would not say better.
fn chosen(lines: &[TableLine], room: usize) -> Vec<&TableLine> {
    if lines.len() <= room {
        return lines.iter().collect();
    }
    let mut is_kept: Vec<bool> = lines.iter().map(|line| line.is_head() || line.tells()).collect();
    let deepest = lines.iter().map(|line| line.depth).max().unwrap_or(0);
    let count = |is_kept: &[bool], depth: u8| {
        let kept = lines.iter().zip(is_kept).filter(|(_, is_kept)| **is_kept);
        kept.filter(|(line, _)| line.depth <= depth).count()
    };
    let broad = (0..=deepest).rev().find(|depth| count(&is_kept, *depth) <= room).unwrap_or(0);
    let mut left = room.saturating_sub(count(&is_kept, broad));
    let parts = is_kept.clone();
    for (line, is_kept) in lines.iter().zip(&mut is_kept) {
        *is_kept &= line.depth <= broad;
    }
    let mut at = 0;
    while at < lines.len() {
        let family = lines.iter().skip(at).take_while(|line| line.depth > broad).count();
        let of_family = lines.iter().zip(&parts).enumerate().skip(at).take(family);
        let next = |(_, (line, is_kept)): &(usize, (&TableLine, &bool))| {
            line.depth == broad + 1 && **is_kept
        };
        let places: Vec<usize> = of_family.filter(next).map(|(place, _)| place).collect();
        if places.len() <= left {
            left -= places.len();
            for place in places {
                if let Some(is_kept) = is_kept.get_mut(place) {
                    *is_kept = true;
                }
            }
        }
        at += family.max(1);
    }
    let kept: Vec<&TableLine> =
        lines.iter().zip(is_kept).filter_map(|(line, is_kept)| is_kept.then_some(line)).collect();
    let has_row = |at: usize| kept.get(at + 1).is_some_and(|next| !next.is_head());
    let with_rows = kept.iter().enumerate().filter(|(at, line)| !line.is_head() || has_row(*at));
    with_rows.map(|(_, line)| *line).take(room).collect()
}

/// Says how many rows are shown, and which are not.
fn told(lines: &[TableLine], chosen: &[&TableLine]) -> String {
    let rows =
        |lines: &mut dyn Iterator<Item = &TableLine>| lines.filter(|line| !line.is_head()).count();
    let (all, seen) = (rows(&mut lines.iter()), rows(&mut chosen.iter().copied()));
    if seen == all {
        return "side by side".to_owned();
    }
    let silent = lines.iter().filter(|line| !line.is_head() && !line.tells()).count();
    let silent = silent.min(all - seen);
    let parts = [(all - seen - silent, "finer"), (silent, "empty")];
    let left_out = parts.into_iter().filter(|(number, _)| *number > 0);
    let left_out: Vec<String> =
        left_out.map(|(number, which)| format!("{number} {which}")).collect();
    format!("{seen} of {all} rows; left out: {}", left_out.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, depth: u8, cells: &[&str]) -> TableLine {
        let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
        TableLine { name: name.to_owned(), depth, cells }
    }

    fn table() -> Vec<TableLine> {
        vec![
            line("location", 0, &[]),
            line("attacks", 0, &["55+", "6+"]),
            line("Iraq", 1, &["21+", "4+"]),
            line("Diyala", 2, &["4+", "1+"]),
            line("Syria", 1, &["15+", "1+"]),
            line("Sinai", 1, &["–", "–†"]),
            line("harm", 0, &[]),
            line("killed", 0, &["9", "3"]),
            line("civilians", 1, &["2", "1"]),
            line("captured", 0, &["–", "0"]),
            line("claims", 0, &[]),
            line("claimed", 0, &["–", "–"]),
        ]
    }

    fn names(room: usize) -> Vec<String> {
        chosen(&table(), room).iter().map(|line| line.name.clone()).collect()
    }

    #[test]
    fn what_has_no_room_is_the_finest_and_what_tells_nothing() {
        assert_eq!(names(12).len(), 12, "all have room");
        // What tells nothing goes first, and a head that nothing stands under.
        let kept = names(10);
        assert!(
            !kept
                .iter()
                .any(|name| ["Sinai", "captured", "claimed", "claims"].contains(&name.as_str()))
        );
        assert!(kept.contains(&"Diyala".to_owned()), "{kept:?}");
        // Then the finest, and of one row all of its parts or none.
        assert_eq!(
            names(8),
            ["location", "attacks", "Iraq", "Syria", "harm", "killed", "civilians"]
        );
        assert_eq!(names(6), ["location", "attacks", "harm", "killed", "civilians"]);
        assert_eq!(names(5), ["location", "attacks", "harm", "killed"]);
        let lines = table();
        assert_eq!(told(&lines, &chosen(&lines, 12)), "side by side");
        let of_eight = "5 of 9 rows; left out: 1 finer, 3 empty";
        assert_eq!(told(&lines, &chosen(&lines, 8)), of_eight);
    }
}
