//! Aligned columns: fitted to a terminal; complete and without colour in a pipe.
//!
//! This file decides what fits. `text` knows how wide a text is and where it may be cut.

use std::io::{self, Write as _};

use super::format::{FormatSpec, MarkingPlace, RowsWriter, Single};
use super::{Column, OutputCapabilities, OutputCell, Room, Rows, SanitizingWriter, comparison};
use crate::page::{self, Page};
use crate::text::{fit, width};

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "table",
    "Aligned columns for reading",
    &["txt"],
    MarkingPlace::Head(write_marking),
)
.rows(RowsWriter::Fitted(write))
.single(Single::Pages(write_pages))
.comparison("Aligned columns for reading", comparison::TABLE);

/// The width between two columns.
const GAP: usize = 2;
/// The greatest padding where nothing is cut; otherwise one long cell would make every row as long.
const WIDEST_COLUMN: usize = 1_024;
/// The width at which pages are wrapped without a terminal, and the greatest width with one.
const WIDEST: usize = 100;
/// The least width of a column in any case.
const NARROWEST: usize = 6;

/// Writes a marking as a line of its own.
fn write_marking(
    marking: &str,
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let marking = look.spell(marking.to_owned());
    if look.color {
        out.bold(&marking)?;
        out.write_all(b"\n")
    } else {
        writeln!(out, "{marking}")
    }
}

/// Writes pages as text, one after the other.
fn write_pages(
    pages: &[Page],
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    let width = look.width.map_or(WIDEST, |columns| columns.min(WIDEST));
    for (at, page) in pages.iter().enumerate() {
        let gap = if at > 0 { "\n" } else { "" };
        write!(out, "{gap}{}", look.spell(page::plain(page, width)))?;
    }
    out.flush()
}

/// Writes the rows and returns the names of columns that had no room.
fn write(
    rows: Rows<'_>,
    look: OutputCapabilities,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Vec<String>> {
    let mut columns = rows.columns().to_vec();
    let shown = |cell: &OutputCell| look.spell(cell.words().unwrap_or_else(|| "–".to_owned()));
    let mut grid: Vec<Vec<String>> = rows.map(|row| row.iter().map(shown).collect()).collect();
    let mut widths = natural(&columns, &grid);
    let mut left_out: Vec<String> = Vec::new();
    if let Some(columns_there) = look.width {
        while let Some(rank) = make_room(&columns, &mut widths, columns_there) {
            let kept: Vec<_> = columns.iter().map(|column| column.room != rank).collect();
            let lost = columns.iter().zip(&kept).filter(|(_, kept)| !**kept);
            let lost = lost.map(|(column, _)| column.title().into_owned());
            left_out.splice(0..0, lost.collect::<Vec<_>>());
            keep(&mut columns, &kept);
            keep(&mut widths, &kept);
            for row in &mut grid {
                keep(row, &kept);
            }
        }
    }
    let heading: Vec<_> = columns.iter().map(|column| column.title().into_owned()).collect();
    let heading = line(&heading, &columns, &widths, look);
    if look.color {
        out.bold(&heading)?;
        out.write_all(b"\n")?;
    } else {
        writeln!(out, "{heading}")?;
    }
    for row in &grid {
        writeln!(out, "{}", line(row, &columns, &widths, look))?;
    }
    out.flush()?;
    Ok(left_out)
}

fn natural(columns: &[Column], grid: &[Vec<String>]) -> Vec<usize> {
    let widest = |(at, column): (usize, &Column)| {
        let cells = grid.iter().filter_map(|row| row.get(at)).map(|cell| width(cell));
        cells.max().unwrap_or(0).max(column.title().len()).min(WIDEST_COLUMN)
    };
    columns.iter().enumerate().map(widest).collect()
}

/// Keeps the elements of `list` that are marked.
fn keep<T>(list: &mut Vec<T>, marked: &[bool]) {
    let mut marks = marked.iter();
    list.retain(|_| marks.next().copied().unwrap_or(true));
}

/// Shrinks columns until the line fits. If that is not enough, returns the rank of columns to leave
/// out; none if the line fits or nothing more can be left out.
fn make_room(columns: &[Column], widths: &mut [usize], width: usize) -> Option<Room> {
    let rank = |column: &Column| match column.room {
        Room::Spare(rank) => Some(rank),
        Room::Keep | Room::Shrink => None,
    };
    let spare = columns.iter().filter_map(rank).max().map(Room::Spare);
    let narrowest = |column: &Column| {
        let floor = if spare.is_some() { column.readable } else { NARROWEST };
        floor.max(column.title().len())
    };
    let before = widths.to_vec();
    loop {
        let line = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        let over = line.saturating_sub(width);
        if over == 0 {
            return None;
        }
        let shrinking = columns
            .iter()
            .zip(widths.iter_mut())
            .filter(|(column, wide)| column.room == Room::Shrink && **wide > narrowest(column));
        let Some((column, widest)) = shrinking.max_by_key(|(_, wide)| **wide) else { break };
        // The widest column gives up a quarter at a time, so that several shrink together.
        *widest -= over.min(*widest - narrowest(column)).min((*widest / 4).max(1));
    }
    if spare.is_some() {
        // With fewer columns there may be enough room again.
        widths.copy_from_slice(&before);
    }
    spare
}

fn line(
    cells: &[String],
    columns: &[Column],
    widths: &[usize],
    look: OutputCapabilities,
) -> String {
    let mut line = String::new();
    for ((cell, column), wide) in cells.iter().zip(columns).zip(widths) {
        let ellipsis = if look.ascii { "..." } else { "…" };
        let room = if look.width.is_some() { *wide } else { usize::MAX };
        let cell = fit(cell, room, ellipsis);
        let pad = " ".repeat(wide.saturating_sub(width(&cell)));
        let (before, after) =
            if column.is_number() { (pad, String::new()) } else { (String::new(), pad) };
        line.push_str(&before);
        line.push_str(&cell);
        line.push_str(&after);
        line.push_str(&" ".repeat(GAP));
    }
    line.truncate(line.trim_end().len());
    line
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::*;

    const COLUMNS: [Column; 4] = [
        Column::new("id", Shape::Text),
        Column::new("title", Shape::Text).shrink(),
        Column::new("entries", Shape::Number),
        Column::new("coverage", Shape::Text).spare(1),
    ];

    fn written(look: OutputCapabilities) -> (String, Vec<String>) {
        let row = |id: &str, title: &str, entries, coverage| {
            let title = OutputCell::Text(title.into());
            vec![OutputCell::Text(id.into()), title, OutputCell::Number(entries), coverage]
        };
        let rows = vec![
            row("itic-2020", "Spotlight on Global Jihad", 44, OutputCell::Text("full".into())),
            row("x", "ولاية العراق\nand more", 7, OutputCell::Nothing),
        ];
        let mut out = Vec::new();
        let mut door = SanitizingWriter::new(&mut out);
        let left_out = write(Rows::new(&COLUMNS, rows.into_iter()), look, &mut door).unwrap();
        (String::from_utf8(out).unwrap(), left_out)
    }

    #[test]
    fn a_pipe_gets_everything_in_line() {
        let (text, left_out) = written(OutputCapabilities::default());
        insta::assert_snapshot!(text, @r"
        id         title                      entries  coverage
        itic-2020  Spotlight on Global Jihad       44  full
        x          ولاية العراق and more            7  –
        ");
        assert_eq!(left_out, [""; 0]);
    }

    #[test]
    fn one_long_cell_is_whole_and_pads_no_other_row_to_its_length() {
        const NAMES: [Column; 2] =
            [Column::new("name", Shape::Text), Column::new("entries", Shape::Number)];
        let names = ["x".repeat(9_000), "y".to_owned()];
        let rows = names.map(|name| vec![OutputCell::Text(name), OutputCell::Number(1)]);
        let mut out = Vec::new();
        let mut door = SanitizingWriter::new(&mut out);
        write(Rows::new(&NAMES, rows.into_iter()), OutputCapabilities::default(), &mut door)
            .unwrap();
        let text = String::from_utf8(out).unwrap();
        let lengths: Vec<usize> = text.lines().map(str::len).collect();
        assert_eq!(lengths, [WIDEST_COLUMN + 9, 9_000 + 9, WIDEST_COLUMN + 9]);
    }

    #[test]
    fn a_narrow_terminal_cuts_first_and_leaves_out_last() {
        let look = |width| OutputCapabilities {
            width: Some(width),
            ascii: true,
            ..OutputCapabilities::default()
        };
        let (text, left_out) = written(look(44));
        assert!(text.contains("Spotlight o..."), "{text}");
        assert_eq!(left_out, [""; 0]);
        let (text, left_out) = written(look(36));
        assert_eq!(left_out, ["coverage"]);
        for line in text.lines() {
            assert!(width(line) <= 36, "{line}");
        }
        let (text, _) = written(look(5));
        assert!(text.contains("itic-2020"), "what must be seen is seen: {text}");
    }
}
