//! Pages of the web to blocks. Tokens come from a library; the tree over them is our own, because
//! it is built in time that grows with the page and with nothing else, whatever the page holds.

mod about;
mod links;
mod names;
mod table;
mod tree;
mod walk;
mod weight;

use super::{outcome::ReadingError, read::Raw};

#[cfg(test)]
mod html_tests;

/// Reads a page.
pub(super) fn read(text: &str) -> Result<Raw, ReadingError> {
    let tree = tree::build(text)?;
    let weights = weight::weigh(&tree);
    let mut raw = walk::walk(&tree, &weights);
    about::complete(&tree, &weights, &mut raw);
    Ok(raw)
}

/// Reads a piece of a page that stands in a text of another kind: its blocks alone.
pub(super) fn fragment(text: &str) -> Vec<super::gather::GatheredBlock> {
    tree::build(text)
        .map_or_else(|_| Vec::new(), |tree| walk::walk(&tree, &weight::weigh(&tree)).blocks)
}
