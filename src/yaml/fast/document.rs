//! A whole text: what may stand before and after its only value.

use super::kept::FastReader;
use super::line::{ContentWalk, is_end};
use super::sight::look_over;
use crate::yaml::fault::FaultList;
use crate::yaml::tree::Built;

/// Reads a text that holds nothing to find fault with; none if that is not sure.
pub(in crate::yaml) fn read(text: &str) -> Option<Built<'_>> {
    let mut walk = ContentWalk::new(text, look_over(text)?);
    if walk.rest(walk.at()).starts_with(b"---") {
        walk.pass(walk.at() + 3);
        if walk.column() != 3 || !is_end(walk.peek()) {
            return None;
        }
        walk.next_content();
    }
    let indent = walk.indent()?;
    let mut reader = FastReader::new(walk);
    let tree = reader.root(indent)?;
    reader.walk.indent().is_none().then(|| Built {
        tree: Some(tree),
        findings: FaultList::default(),
        is_odd: false,
    })
}
