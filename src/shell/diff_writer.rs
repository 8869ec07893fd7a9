//! Writes frames to a terminal: only what changed, in as few bytes as possible.
//!
//! The line may be slow, so every way to move the cursor is compared: rewriting what is already
//! there, a step, an address. Each frame is one write, and a frame that changes nothing writes
//! nothing.

use std::io::{self, Write};
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::layout::Rect;

use super::link_map::{self, LinkMap, NO_LINK};
use super::sgr::{Sgr, plain_blank};
use crate::ui::links::AddressCells;

/// Marks the beginning of a frame, so that a terminal with synchronized output never shows half of
/// it.
const BEGIN: &[u8] = b"\x1b[?2026h";
/// The most line feeds that are shorter than the number of a row.
const MOST_FEEDS: u16 = 3;
const END: &[u8] = b"\x1b[?2026l";
const WIPE: &[u8] = b"\x1b[2J";

/// The content of the cell under the second half of a wide character. It is never written.
const HIDDEN: Cell = Cell::new("\0");

/// A writer of frames that knows what the terminal shows.
#[derive(Debug)]
pub struct DiffWriter<W> {
    out: W,
    /// What the terminal shows; `None` if that is not known.
    shown: Option<Buffer>,
    next: Buffer,
    frame: Vec<u8>,
    /// Where the terminal's cursor is, if that is known.
    cursor: Option<(u16, u16)>,
    look: Sgr,
    /// The addresses of the cells, of what the terminal shows and then of the next frame.
    links: LinkMap,
    /// The address that is given to what is written.
    link: Option<Arc<str>>,
}

impl<W: Write> DiffWriter<W> {
    /// Returns a writer for a terminal of which nothing is known.
    pub fn new(out: W) -> Self {
        let next = Buffer::default();
        let look = Sgr::default();
        let (frame, links) = (Vec::new(), LinkMap::default());
        Self { out, shown: None, next, frame, cursor: None, look, links, link: None }
    }

    /// Returns what the terminal shows; `None` if that is not known.
    pub fn shown(&self) -> Option<&Buffer> {
        self.shown.as_ref()
    }

    /// Forgets what the terminal shows, so that the next frame is written whole.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Lets the caller draw a frame of this size, and writes what differs from the last one.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    pub fn draw(&mut self, size: (u16, u16), picture: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        self.draw_linked(size, |buffer| {
            picture(buffer);
            Vec::new()
        })
    }

    /// Lets the caller draw a frame of this size and say which of its cells show addresses, and writes
    /// what differs from the last one.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    pub fn draw_linked(
        &mut self,
        (columns, rows): (u16, u16),
        picture: impl FnOnce(&mut Buffer) -> Vec<AddressCells>,
    ) -> io::Result<()> {
        let area = Rect::new(0, 0, columns, rows);
        self.next.resize(area);
        self.next.reset();
        let links = picture(&mut self.next);
        settle(&mut self.next);
        let links = LinkMap::of(&links, &self.next);
        self.frame.clear();
        self.frame.extend_from_slice(BEGIN);
        let shown = self.shown.take().filter(|shown| shown.area == area);
        let shown = shown.unwrap_or_else(|| {
            self.frame.extend_from_slice(WIPE);
            Buffer::empty(area)
        });
        let next = std::mem::replace(&mut self.next, shown);
        let before = if self.frame.len() == BEGIN.len() {
            std::mem::replace(&mut self.links, links)
        } else {
            self.links = links;
            LinkMap::default()
        };
        self.changes(&next, &before);
        self.shown = Some(next);
        if self.frame.len() == BEGIN.len() {
            return Ok(());
        }
        self.set_link(None);
        self.set_style(Sgr::default());
        self.cursor = None;
        self.frame.extend_from_slice(END);
        self.out.write_all(&self.frame)?;
        self.out.flush()
    }

    /// Writes, in one piece, a sequence that does not change what the terminal shows.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    pub fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.out.write_all(sequence.as_bytes())?;
        self.out.flush()
    }

    /// Writes every cell of the next frame that differs from the last one, which is kept in `next`, or
    /// had another address, `before`.
    fn changes(&mut self, next: &Buffer, before: &LinkMap) {
        let columns = usize::from(next.area.width).max(1);
        let rows = next.content.chunks(columns);
        for (y, row) in (0..next.area.height).zip(rows) {
            for (x, cell) in (0..next.area.width).zip(row) {
                let at = usize::from(y) * columns + usize::from(x);
                let wide = at..at + usize::from(cells(cell));
                let same = next.content.get(wide.clone()) == self.next.content.get(wide);
                let same_link = self.links.at(at) == before.at(at);
                if same && same_link || *cell == HIDDEN {
                    continue;
                }
                // A link that ends here ends before the way on, which may lead over cells without one.
                let link = self.links.at(at).cloned();
                if self.link != link {
                    self.set_link(None);
                }
                self.go((x, y), cell, row);
                self.set_link(link);
                self.put(cell);
            }
        }
    }

    /// Moves to a position and takes on the look of its cell; `row` is the new content of its row.
    fn go(&mut self, (x, y): (u16, u16), cell: &Cell, row: &[Cell]) {
        let look = self.look.towards(cell);
        // The cells in between may match the current look or the look that is needed at the target.
        let (early, late) =
            (self.cursor_path((x, y), row, look), self.cursor_path((x, y), row, self.look));
        if early.len() < late.len() {
            self.set_style(look);
            self.frame.extend_from_slice(early.as_bytes());
        } else {
            self.frame.extend_from_slice(late.as_bytes());
            self.set_style(look);
        }
        self.cursor = Some((x, y));
    }

    /// Returns the shortest way to a position while writing in a given look.
    fn cursor_path(&self, (x, y): (u16, u16), row: &[Cell], look: Sgr) -> String {
        if let Some((from, _)) = self.cursor.filter(|(from, row_of)| *row_of == y && *from <= x) {
            return self.along((from..x, y), row, look);
        }
        let line = u32::from(y) + 1;
        let begin = match self.cursor.and_then(|(_, row_of)| y.checked_sub(row_of)) {
            // A line feed down always works: the rows below exist.
            Some(down @ 1..=MOST_FEEDS) => format!("\r{}", "\n".repeat(usize::from(down))),
            _ if y == 0 => "\x1b[H".to_owned(),
            _ => format!("\x1b[{line}H"),
        };
        let by_row = format!("{begin}{}", self.along((0..x, y), row, look));
        let address = format!("\x1b[{line};{}H", u32::from(x) + 1);
        if by_row.len() < address.len() { by_row } else { address }
    }

    /// Returns the shortest way to the end of some columns from where they begin.
    fn along(&self, (between, y): (std::ops::Range<u16>, u16), row: &[Cell], look: Sgr) -> String {
        let step = match between.len() {
            0 => String::new(),
            1 => "\x1b[C".to_owned(),
            n => format!("\x1b[{n}C"),
        };
        self.over((between, y), row, look).filter(|over| over.len() <= step.len()).unwrap_or(step)
    }

    /// Writes a cell at the cursor, in the current look.
    fn put(&mut self, cell: &Cell) {
        self.frame.extend_from_slice(cell.symbol().as_bytes());
        // Terminals disagree on the width of a joined character, so the position is sent again
        // after it.
        let mut letters = cell.symbol().chars();
        let certain = letters.next().is_some() && letters.next().is_none();
        let wide = cells(cell);
        self.cursor = self.cursor.filter(|_| certain).map(|(x, y)| (x.saturating_add(wide), y));
    }

    /// Returns the cells in between for rewriting on the way, if they need no other look and no other
    /// address.
    fn over(
        &self,
        (between, y): (std::ops::Range<u16>, u16),
        row: &[Cell],
        look: Sgr,
    ) -> Option<String> {
        let first = usize::from(y) * row.len();
        let mut cells = between.clone().map(|x| first + usize::from(x));
        let linked = cells.all(|cell| self.links.at(cell) == self.link.as_ref());
        over(between, row, look).filter(|_| linked)
    }

    /// Gives what is written from here on an address, or none.
    fn set_link(&mut self, link: Option<Arc<str>>) {
        if self.link == link {
            return;
        }
        match &link {
            Some(address) => self.frame.extend_from_slice(link_map::begin(address).as_bytes()),
            None => self.frame.extend_from_slice(NO_LINK.as_bytes()),
        }
        self.link = link;
    }

    fn set_style(&mut self, look: Sgr) {
        let change = self.look.change(look);
        self.frame.extend_from_slice(change.as_bytes());
        self.look = look;
    }
}

/// Returns the cells in between for rewriting on the way, if they need no other look.
fn over(between: std::ops::Range<u16>, row: &[Cell], look: Sgr) -> Option<String> {
    let between = row.get(usize::from(between.start)..usize::from(between.end))?;
    let fits = |cell: &Cell| {
        let plain = matches!(cell.symbol().as_bytes(), [b' '..=b'~']);
        plain && look.towards(cell) == look
    };
    between.iter().all(fits).then(|| between.iter().map(Cell::symbol).collect())
}

fn cells(cell: &Cell) -> u16 {
    match cell.symbol().as_bytes() {
        [_] => 1,
        _ => cell.symbol().cell_width().max(1),
    }
}

/// Normalizes a frame so that two frames can be compared: nothing under wide characters, and no
/// invisible attributes on blanks.
fn settle(picture: &mut Buffer) {
    let columns = usize::from(picture.area.width).max(1);
    for row in picture.content.chunks_mut(columns) {
        let mut at = 0;
        while let Some(cell) = row.get_mut(at) {
            let wide = usize::from(cells(cell));
            if at + wide > columns || cell.symbol().is_empty() {
                cell.set_symbol(" ");
            }
            if cell.symbol() == " " {
                plain_blank(cell);
            }
            let under = row.get_mut(at + 1..at + wide).unwrap_or_default();
            under.fill(HIDDEN);
            at += wide;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    /// Returns what is written for each of several frames of one row of ten cells.
    fn written(pictures: &[(&str, Style)]) -> Vec<String> {
        let mut pen = DiffWriter::new(Vec::new());
        let mut told = Vec::new();
        for (text, style) in pictures {
            pen.draw((10, 2), |buffer| buffer.set_string(0, 0, *text, *style)).unwrap();
            let bytes = std::mem::take(&mut pen.out);
            let text = String::from_utf8(bytes).unwrap();
            let text = text.strip_prefix("\x1b[?2026h").unwrap_or(&text).to_owned();
            told.push(text.strip_suffix("\x1b[?2026l").unwrap_or(&text).to_owned());
        }
        told
    }

    #[test]
    fn only_what_changed_is_written() {
        let plain = Style::new();
        let told = written(&[("one two", plain), ("one two", plain), ("one tw!", plain)]);
        assert_eq!(told, ["\x1b[2J\x1b[Hone two", "", "\x1b[1;7H!"]);
    }

    #[test]
    fn a_gap_is_crossed_by_the_shorter_way() {
        let plain = Style::new();
        let told = written(&[("a b", plain), ("c d", plain), ("cxxxxxxxxd", plain), ("e", plain)]);
        assert_eq!(told[1], "\x1b[Hc d");
        assert_eq!(told[3], "\x1b[He         ");
        let told = written(&[("axxxxxxxxb", plain), ("cxxxxxxxxd", plain)]);
        assert_eq!(told[1], "\x1b[Hc\x1b[8Cd");
    }

    #[test]
    fn rows_below_are_reached_by_line_feeds_while_those_are_shorter() {
        let mut pen = DiffWriter::new(Vec::new());
        let rows = |buffer: &mut Buffer| {
            for (x, y, text) in [(0, 0, "a"), (1, 2, "b"), (14, 3, "c"), (1, 9, "d")] {
                buffer.set_string(x, y, text, Style::new());
            }
            Vec::new()
        };
        pen.draw_linked((20, 10), rows).unwrap();
        let told = String::from_utf8(std::mem::take(&mut pen.out)).unwrap();
        let wanted = "\x1b[2J\x1b[Ha\r\n\n b\x1b[4;15Hc\x1b[10H d";
        assert_eq!(told, format!("\x1b[?2026h{wanted}\x1b[?2026l"));
    }

    #[test]
    fn what_is_not_seen_is_not_written() {
        let told = written(&[("          ", Style::new().dim().bold())]);
        assert_eq!(told, ["\x1b[2J"]);
        let told = written(&[("a b", Style::new().red())]);
        assert_eq!(told, ["\x1b[2J\x1b[H\x1b[31ma b\x1b[m"]);
    }

    #[test]
    fn an_address_is_a_link_and_no_cell_of_it_is_wider() {
        let link = |address: &str| AddressCells {
            row: 0,
            column: 2,
            shown: "http://a".to_owned(),
            address: address.into(),
        };
        let mut pen = DiffWriter::new(Vec::new());
        let mut told = |links: Vec<AddressCells>| {
            let picture = |buffer: &mut Buffer| {
                buffer.set_string(0, 0, "x http://a y", Style::new());
                links
            };
            pen.draw_linked((14, 1), picture).unwrap();
            String::from_utf8(std::mem::take(&mut pen.out)).unwrap()
        };
        let whole = told(vec![link("http://a")]);
        let begun = link_map::begin("http://a");
        let wanted = format!("\x1b[2J\x1b[Hx {begun}http://a{NO_LINK} y\x1b[?2026l");
        assert_eq!(whole, format!("\x1b[?2026h{wanted}"));
        assert_eq!(told(vec![link("http://a")]), "", "the same picture writes nothing");
        let moved = told(vec![link("http://ab")]);
        assert!(moved.contains(";http://ab\x1b\\http://a\x1b]8;;\x1b\\"), "{moved:?}");
        let gone = told(Vec::new());
        assert_eq!(gone, "\x1b[?2026h\x1b[Hx http://a\x1b[?2026l", "a link goes with its address");
    }

    #[test]
    fn a_wide_letter_gives_way_with_both_its_halves() {
        let plain = Style::new();
        let told = written(&[("火火", plain), ("a火", plain), ("火火", plain)]);
        assert_eq!(told, ["\x1b[2J\x1b[H火火", "\x1b[Ha火 ", "\x1b[H火火"]);
    }

    #[test]
    fn after_a_joined_letter_the_place_is_said_anew() {
        let told = written(&[("e\u{301}ab", Style::new())]);
        assert_eq!(told, ["\x1b[2J\x1b[He\u{301}\x1b[1;2Hab"]);
    }
}
