//! Finding in what a row of a list holds and does not show: its page, and the pages of everything
//! below it. Nothing is opened here.

use crate::archive::Corpus;
use crate::page::{Block, Span, TableCell};
use crate::screens::Find;
use crate::tree::TreeNode;

/// The most pages that are read for one key: in an archive of a million entries the first rows are
/// looked through, and the count says that there may be more.
pub(super) const MOST_PAGES: usize = 4_000;

/// The letters before and behind a hit that are told.
const AROUND: usize = 18;

/// A row that matches what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowHit {
    pub(super) row: usize,
    /// The words within it that match, where the row itself does not show them.
    pub(super) within: Option<String>,
}

/// Returns the words around the first place in a subject's page or below it that matches; `left`
/// counts down the pages that may still be read.
pub(super) fn first_within(
    subject: TreeNode,
    corpus: &Corpus,
    find: &Find,
    left: &mut usize,
) -> Option<String> {
    *left = left.checked_sub(1)?;
    let page = subject.page(corpus);
    let own = page.blocks.iter().flat_map(texts).find_map(|text| around(&text, find));
    if own.is_some() {
        return own;
    }
    let children = subject.children(corpus);
    (0..children.len()).find_map(|at| {
        (*left > 0).then(|| first_within(children.get(at)?, corpus, find, left)).flatten()
    })
}

fn texts(block: &Block) -> Vec<String> {
    let joined = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
    match block {
        Block::Line(line) => vec![format!("{} {}", line.lead.text, joined(&line.spans))],
        Block::Table(table) => {
            let cells = table.rows.iter().flatten().filter_map(|cell| match cell {
                TableCell::Text(span) | TableCell::Number(span) => Some(span.text.clone()),
                TableCell::Bar(_) => None,
            });
            cells.collect()
        }
        Block::Gap => Vec::new(),
    }
}

/// Returns a few words around the first match in a text.
fn around(text: &str, find: &Find) -> Option<String> {
    let range = find.first_in(text)?;
    let (before, hit) = (text.get(..range.start)?, text.get(range.clone())?);
    let start = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let after: String = text.get(range.end..)?.chars().take(AROUND).collect();
    Some(format!("{}{hit}{after}", text.get(start..range.start)?).trim().to_owned())
}
