//! Tables of a page: rows of cells, or only a frame to set other things in, which is read through.

use super::{tree::HtmlNode, walk::Walker};
use crate::import::block::TextBlockKind;

/// Letters that a cell of values has at most.
const CELL: usize = 600;

/// Reads a table.
pub(super) fn table(walker: &mut Walker<'_>, at: usize) {
    let joined = std::mem::take(&mut walker.joined);
    let rows = rows(walker, at);
    if is_frame(walker, &rows) {
        walker.flush();
        walker.children(at);
        walker.flush();
        walker.joined = joined;
        return;
    }
    let tree = walker.tree;
    for &child in tree.node(at).map_or(&[][..], |node| &node.children) {
        if tree.node(child).is_some_and(|node| node.name == "caption") {
            walker.visit(child);
        }
    }
    for row in rows {
        let before = walker.switch(TextBlockKind::TableRow);
        walker.joined += 1;
        for (place, cell) in row.into_iter().enumerate() {
            if place > 0 {
                walker.gather.tab();
            }
            walker.children(cell);
        }
        walker.joined -= 1;
        walker.switch_back(before);
    }
    walker.joined = joined;
}

/// The cells of the rows, without those of tables inside.
fn rows(walker: &Walker<'_>, at: usize) -> Vec<Vec<usize>> {
    let named = |at: usize, these: &[&str]| {
        walker.tree.node(at).is_some_and(|node: &HtmlNode| these.contains(&node.name))
    };
    let mut rows = Vec::new();
    let mut open = vec![at];
    while let Some(at) = open.pop() {
        let Some(node) = walker.tree.node(at) else { continue };
        if node.name == "tr" {
            let cells: Vec<usize> =
                node.children.iter().copied().filter(|&cell| named(cell, &["td", "th"])).collect();
            rows.push(cells);
        } else {
            let inner = node.children.iter().rev().copied();
            open.extend(inner.filter(|&child| named(child, &["tr", "tbody", "thead", "tfoot"])));
        }
    }
    rows
}

/// A table of one column, or one whose cells hold lists, headings, pictures or long texts, is a
/// frame.
fn is_frame(walker: &Walker<'_>, rows: &[Vec<usize>]) -> bool {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    columns <= 1
        || rows
            .iter()
            .flatten()
            .any(|&cell| walker.weights.structured(cell) || walker.weights.letters(cell) > CELL)
}
