//! A table while it is read: rows of cells, or a frame that other things are set in.

use crate::import::block::{Link, TextBlockKind};
use crate::import::reading::gather::GatheredBlock;

/// Letters that a cell of values has at most.
const CELL: usize = 600;

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct DocxTable {
    rows: Vec<Vec<Vec<GatheredBlock>>>,
}

impl DocxTable {
    /// A row begins.
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// A cell begins.
    pub(super) fn cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// Puts a block into the cell that is open.
    ///
    /// # Errors
    /// The block, if no cell is open.
    pub(super) fn put(&mut self, gathered: GatheredBlock) -> Result<(), GatheredBlock> {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => {
                cell.push(gathered);
                Ok(())
            }
            None => Err(gathered),
        }
    }

    /// The blocks of the table.
    pub(super) fn into_blocks(self) -> Vec<GatheredBlock> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let frame = columns <= 1
            || self.rows.iter().flatten().any(|cell| {
                cell.iter().any(|gathered| {
                    gathered.block.text.len() > CELL
                        || gathered.set.pictured
                        || matches!(
                            gathered.block.kind,
                            TextBlockKind::Heading(_) | TextBlockKind::Caption
                        )
                })
            });
        if frame {
            return self.rows.into_iter().flatten().flatten().collect();
        }
        self.rows.into_iter().filter_map(row).collect()
    }
}

/// The cells of a row as one block.
fn row(cells: Vec<Vec<GatheredBlock>>) -> Option<GatheredBlock> {
    let mut whole: Option<GatheredBlock> = None;
    let mut lead = 0;
    for (place, cell) in cells.into_iter().enumerate() {
        lead += usize::from(place > 0);
        for (at, gathered) in cell.into_iter().enumerate() {
            let Some(row) = &mut whole else {
                let mut first = gathered;
                shift(&mut first.block.links, lead);
                first.block.text.insert_str(0, &"\t".repeat(lead));
                first.block.kind = TextBlockKind::TableRow;
                first.set.bold = false;
                first.set.linked = false;
                whole = Some(first);
                lead = 0;
                continue;
            };
            row.block.text.push_str(&"\t".repeat(lead));
            if at > 0 && lead == 0 {
                row.block.text.push(' ');
            }
            lead = 0;
            let mut links = gathered.block.links;
            shift(&mut links, row.block.text.chars().count());
            row.block.text.push_str(&gathered.block.text);
            row.block.links.extend(links);
        }
    }
    let mut whole = whole?;
    whole.block.text.push_str(&"\t".repeat(lead));
    Some(whole)
}

fn shift(links: &mut [Link], by: usize) {
    for link in links {
        link.from += by;
        link.to += by;
    }
}
