//! The lists of the tree and the saved searches as rows, with the columns of the commands that print
//! them.

use std::io;

use super::Provenance;
use crate::digest::Digest;
use crate::export::Rows;
use crate::export::listing::{
    AREAS, DIGESTS, ListedSearch, ListedSection, SEARCHES, SECTIONS, THEATRES, WAVES, areas,
    digests, theatres, waves,
};
use crate::jobs::SavedCount;
use crate::tree::{TreeNode, Turn};

/// Writes rows somewhere.
pub(super) type Write<'w> = &'w mut dyn FnMut(Rows<'_>) -> io::Result<()>;

/// Writes the list of what is inside a subject; nothing where no list is.
pub(super) fn list(subject: TreeNode, from: Provenance<'_>, write: Write<'_>) -> io::Result<()> {
    let corpus = from.corpus;
    match subject {
        TreeNode::Archive(Turn::ByDigest) => write(DIGESTS.rows(digests(corpus, from.problems))),
        TreeNode::Archive(Turn::ByTheatre) => write(THEATRES.rows(theatres(corpus))),
        TreeNode::Archive(Turn::ByWave) => write(WAVES.rows(waves(corpus))),
        TreeNode::Theatre(theatre) => {
            let held = corpus.theatre(theatre).into_iter();
            write(AREAS.rows(held.flat_map(|shelf| areas(corpus, shelf))))
        }
        TreeNode::Digest(at) | TreeNode::DigestTheatre(at, _) | TreeNode::DigestArea(at, ..) => {
            let digest = corpus.digest(at).map_or("", Digest::id);
            let children = subject.children(corpus);
            let parts = (0..children.len()).filter_map(|at| children.get(at));
            write(SECTIONS.rows(parts.filter_map(|part| section(digest, part, from))))
        }
        TreeNode::Area(..) | TreeNode::Wave(_) | TreeNode::Entry(_) | TreeNode::Passage(_) => {
            Ok(())
        }
    }
}

/// Returns a part of a digest as it is listed; none where it is no part.
fn section<'a>(digest: &'a str, part: TreeNode, from: Provenance<'a>) -> Option<ListedSection<'a>> {
    let (theatre, area) = match part {
        TreeNode::DigestTheatre(_, theatre) => (theatre, None),
        TreeNode::DigestArea(_, theatre, area) => (theatre, area),
        TreeNode::Archive(_)
        | TreeNode::Digest(_)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..)
        | TreeNode::Wave(_)
        | TreeNode::Entry(_)
        | TreeNode::Passage(_) => return None,
    };
    let words = from.corpus.taxonomy();
    let (state, held) = part.held(from.corpus);
    Some(ListedSection {
        digest,
        theatre: words.theatre_word(theatre),
        area: area.map(|area| words.area_name(area)),
        state,
        entries: usize::try_from(held.best).unwrap_or(usize::MAX),
    })
}

/// Writes the saved searches.
pub(super) fn searches(list: &[SavedCount], write: Write<'_>) -> io::Result<()> {
    let rows = list.iter().map(|saved| ListedSearch {
        name: &saved.name,
        query: &saved.query,
        note: saved.note.as_deref(),
        shared: saved.shared,
        found: saved.found,
    });
    write(SEARCHES.rows(rows))
}
