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
        let rows = next.content.chunks(columns).zip(self.next.content.chunks(columns));
        let marked: Vec<bool> =
            rows.map(|(row, old)| row != old && (has_mark(row) || has_mark(old))).collect();
        for (y, row) in (0..next.area.height).zip(next.content.chunks(columns)) {
            if marked.get(usize::from(y)) == Some(&true) {
                self.rewrite(y, row);
                continue;
            }
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

    /// Writes a row whole, in one go: some terminals count a mark of direction as a cell when they are told
    /// where to go on, and would write over it.
    fn rewrite(&mut self, y: u16, row: &[Cell]) {
        self.set_link(None);
        self.set_style(Sgr::default());
        self.frame.extend_from_slice(format!("\x1b[{}H\x1b[2K", u32::from(y) + 1).as_bytes());
        for (x, cell) in row.iter().enumerate().filter(|(_, cell)| **cell != HIDDEN) {
            let link = self.links.at(usize::from(y) * row.len() + x).cloned();
            self.set_link(link);
            self.set_style(self.look.towards(cell));
            self.frame.extend_from_slice(cell.symbol().as_bytes());
        }
        self.cursor = None;
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

/// Returns true if a row has a left-to-right mark: it has no width, and stands in a cell with a letter.
fn has_mark(row: &[Cell]) -> bool {
    row.iter().any(|cell| cell.symbol().len() > 1 && cell.symbol().contains('\u{200e}'))
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
#[path = "diff_writer_tests.rs"]
mod tests;
