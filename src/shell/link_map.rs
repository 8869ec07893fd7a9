//! Hyperlinks (OSC 8): the address of each cell of a frame, and the sequences around them.
//!
//! A terminal gives all cells that are written between two sequences the address. Nothing is seen of
//! them, and no cell is wider.

use std::sync::Arc;

use ratatui::buffer::Buffer;

use crate::ui::links::AddressCells;

/// What ends a link.
pub(super) const NO_LINK: &str = "\x1b]8;;\x1b\\";

/// The addresses of the cells of a frame; it is empty where there is none.
#[derive(Clone, Debug, Default)]
pub(super) struct LinkMap {
    /// For each cell the place of its address, from 1; 0 for none.
    cells: Vec<u16>,
    addresses: Vec<Arc<str>>,
}

impl LinkMap {
    /// Takes the addresses whose letters stand in a finished picture where they are said to: a link
    /// leads to what it shows.
    pub(super) fn of(links: &[AddressCells], picture: &Buffer) -> Self {
        let mut map = Self::default();
        let columns = usize::from(picture.area.width);
        for link in links {
            let first = usize::from(link.row) * columns + usize::from(link.column);
            let rest = columns.saturating_sub(usize::from(link.column));
            let mut shown = link.shown.as_str();
            let mut covered = 0;
            for cell in picture.content.iter().skip(first).take(rest) {
                // Nothing is written under the second half of a wide letter.
                if cell.symbol() != "\0" {
                    let Some(left) = shown.strip_prefix(cell.symbol()) else { break };
                    shown = left;
                }
                covered += 1;
                if shown.is_empty() {
                    break;
                }
            }
            if shown.is_empty() && covered > 0 {
                map.put(first..first + covered, &link.address, picture.content.len());
            }
        }
        map
    }

    fn put(&mut self, cells: std::ops::Range<usize>, address: &Arc<str>, of: usize) {
        if self.addresses.last() != Some(address) {
            self.addresses.push(Arc::clone(address));
        }
        let place = u16::try_from(self.addresses.len()).unwrap_or(0);
        self.cells.resize(of, 0);
        if let Some(cells) = self.cells.get_mut(cells) {
            cells.fill(place);
        }
    }

    /// Returns the address of a cell, by its place in the frame.
    pub(super) fn at(&self, cell: usize) -> Option<&Arc<str>> {
        let place = usize::from(*self.cells.get(cell)?);
        self.addresses.get(place.checked_sub(1)?)
    }
}

/// Returns the sequence that begins a link. The parts of a broken address have one id, so that a
/// terminal shows them as one.
pub(super) fn begin(address: &str) -> String {
    format!("\x1b]8;id={:08x};{address}\x1b\\", id(address))
}

/// Returns a number that is the same for the same address (32-bit FNV-1a).
fn id(address: &str) -> u32 {
    address
        .bytes()
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn a_link_leads_where_its_letters_say() {
        let mut picture = Buffer::empty(Rect::new(0, 0, 20, 2));
        picture.set_string(2, 1, "http://a.b/", Style::new());
        let link = |column, shown: &str| AddressCells {
            row: 1,
            column,
            shown: shown.to_owned(),
            address: "http://a.b/".into(),
        };
        let linked = |link: AddressCells| {
            let map = LinkMap::of(&[link], &picture);
            (0..40).filter(|cell| map.at(*cell).is_some()).collect::<Vec<usize>>()
        };
        assert_eq!(linked(link(2, "http://a.b/")), (22..33).collect::<Vec<_>>());
        assert_eq!(linked(link(3, "http://a.b/")), [0; 0]);
        assert_eq!(linked(link(2, "http://evil/")), [0; 0]);
        assert_eq!(linked(link(2, "")), [0; 0]);
        let (one, other) = (begin("http://a.b/"), begin("http://a.c/"));
        assert!(one.starts_with("\x1b]8;id=") && one.ends_with(";http://a.b/\x1b\\"), "{one:?}");
        assert_ne!(one.get(..17), other.get(..17), "another address has another id");
    }
}
