//! Finding in what a row of a list holds and does not show: its page, and everything below it. Of
//! entries and parts of digests the texts alone are read: a key waits for this, and composing a page of
//! each would say the same again in more words. Nothing is opened here.

use crate::archive::{Corpus, EntryKey};
use crate::digest::{AreaId, TheatreId};
use crate::page::{Block, Span, TableCell};
use crate::query::each_text;
use crate::screens::Find;
use crate::tree::TreeNode;

/// The most subjects that are read for one key: in an archive of a million entries the first rows are
/// looked through, and the count says that there may be more.
pub(super) const MOST_READ: usize = 4_000;

/// The letters before and behind a hit that are told.
const AROUND: usize = 18;

/// A row that matches what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowHit {
    pub(super) row: usize,
    /// The words within it that match, where the row itself does not show them.
    pub(super) within: Option<String>,
}

/// Returns the words around the first place in a subject or below it that matches; `left` counts down
/// the subjects that may still be read.
pub(super) fn first_within(
    subject: TreeNode,
    corpus: &Corpus,
    find: &Find,
    left: &mut usize,
) -> Option<String> {
    *left = left.checked_sub(1)?;
    let own = own(subject, corpus, find);
    if own.is_some() {
        return own;
    }
    let children = subject.children(corpus);
    (0..children.len()).find_map(|at| {
        (*left > 0).then(|| first_within(children.get(at)?, corpus, find, left)).flatten()
    })
}

/// Returns the words around the first match in what is said of a subject itself.
fn own(subject: TreeNode, corpus: &Corpus, find: &Find) -> Option<String> {
    match subject {
        TreeNode::Entry(key) => of_entry(key, corpus, find),
        TreeNode::DigestTheatre(at, theatre) => of_sections((at, theatre), corpus, find, |_| true),
        TreeNode::DigestArea(at, theatre, area) => {
            of_sections((at, theatre), corpus, find, |its| its == area)
        }
        TreeNode::Archive(_)
        | TreeNode::Digest(_)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..)
        | TreeNode::Wave(_)
        | TreeNode::Passage(_) => {
            let page = subject.page(corpus);
            page.blocks.iter().flat_map(texts).find_map(|text| around(&text, find))
        }
    }
}

fn of_entry(key: EntryKey, corpus: &Corpus, find: &Find) -> Option<String> {
    let entry = corpus.entry(key)?;
    let mut found = None;
    let mut look = |text: &str| {
        if found.is_none() {
            found = around(text, find);
        }
    };
    each_text(entry, corpus.taxonomy(), |_, text| look(text));
    for address in entry.sources().filter_map(|source| source.url) {
        look(address);
    }
    look(entry.basis.word());
    found.or_else(|| around(&entry.date.to_string(), find))
}

/// Looks in what some parts of a digest say before their entries, which are looked in one by one.
fn of_sections(
    (at, theatre): (u32, TheatreId),
    corpus: &Corpus,
    find: &Find,
    is_meant: impl Fn(Option<AreaId>) -> bool,
) -> Option<String> {
    let digest = corpus.digest(at)?;
    let mut sections = digest.sections_of(theatre).filter(|section| is_meant(section.area));
    sections.find_map(|section| {
        let summary = digest.summary_of(section);
        let summary = summary.and_then(|summary| around(summary.text, find));
        summary.or_else(|| {
            let mut found = None;
            for point in digest.points_of(section).iter() {
                point.walk(0, &mut |point, _| {
                    if found.is_none() {
                        found = around(point.text(), find);
                    }
                });
            }
            found
        })
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
