//! The digests of an archive, each with what is held of it.

use std::collections::HashMap;

use super::counted;
use crate::archive::{Corpus, Problem};
use crate::cover::{Held, Scope, State, state_of};
use crate::digest::{Basis, Coverage, Digest};
use crate::export::{Column, ColumnLayout, MARKING, OutputCell, RowSource, Shape};

/// Digests with what is beside them in the corpus.
pub struct DigestRows;

/// A digest as it is listed.
pub struct ListedDigest<'a> {
    corpus: &'a Corpus,
    at: u32,
    digest: &'a Digest,
    problems: usize,
    /// What is held of the document: what the numbers of its entries are worth.
    document: State,
    /// What it holds of the days of its period.
    days: Held,
}

impl ListedDigest<'_> {
    /// Makes a cell of a number of entries, with what it is worth.
    fn counted(&self, entries: usize) -> OutputCell {
        counted(self.document, entries)
    }

    /// Returns what it holds of its days; where it covers none, what is held of the document.
    fn state(&self) -> State {
        if self.days.of() == 0 { self.document } else { self.days.state() }
    }
}

impl RowSource for DigestRows {
    type Item<'a> = ListedDigest<'a>;
}

/// The columns of a list of digests.
pub static DIGESTS: ColumnLayout<DigestRows, 18> = ColumnLayout::new([
    Column::new("id", Shape::Text).filled(|row| OutputCell::text(Some(row.digest.id()))),
    Column::new("period", Shape::Text)
        .filled(|row| OutputCell::text(Some(row.digest.head().period))),
    Column::new("publisher", Shape::Text)
        .spare(0)
        .filled(|row| OutputCell::text(Some(&row.digest.head().publisher))),
    Column::new("title", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(Some(&row.digest.head().title))),
    Column::new("entries", Shape::Number).filled(|row| row.counted(row.digest.len())),
    Column::new("claimed", Shape::Number)
        .spare(2)
        .filled(|row| row.counted(row.digest.count_on(Basis::Claimed))),
    Column::new("official", Shape::Number)
        .spare(2)
        .filled(|row| row.counted(row.digest.count_on(Basis::Official))),
    Column::new("reported", Shape::Number)
        .spare(2)
        .filled(|row| row.counted(row.digest.count_on(Basis::Reported))),
    Column::new("assessed", Shape::Number)
        .spare(2)
        .filled(|row| row.counted(row.digest.count_on(Basis::Assessed))),
    Column::new("figures", Shape::Number)
        .spare(1)
        .filled(|row| OutputCell::number(row.digest.figures().len())),
    Column::new("coverage", Shape::Text).spare(1).filled(|row| {
        let coverage = row.digest.head().coverage;
        OutputCell::text((coverage != Coverage::Unsaid).then_some(coverage))
    }),
    Column::new("problems", Shape::Number).spare(1).filled(|row| OutputCell::number(row.problems)),
    Column::new("file", Shape::Text)
        .spare(3)
        .filled(|row| OutputCell::text(Some(&row.digest.head().file))),
    MARKING.filled(|row| OutputCell::text(row.corpus.markings_of([row.at]).all())),
    Column::new("state", Shape::Text)
        .spare(2)
        .filled(|row| OutputCell::text(Some(row.state().word()))),
    Column::new("series", Shape::Text)
        .spare(3)
        .filled(|row| OutputCell::text(Some(row.digest.head().series))),
    Column::new("held", Shape::Text)
        .spare(3)
        .filled(|row| OutputCell::text((row.days.of() > 0).then_some(row.days))),
    Column::new("draft", Shape::Text)
        .spare(1)
        .filled(|row| OutputCell::text(row.digest.head().is_draft.then_some("yes"))),
]);

/// Returns the digests, the newest first, each with the number of problems of its file.
pub fn digests<'a>(
    corpus: &'a Corpus,
    problems: &'a [Problem],
) -> impl Iterator<Item = ListedDigest<'a>> + 'a {
    let mut faults: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        *faults.entry(&problem.file).or_default() += 1;
    }
    (0..).zip(corpus.digests()).map(move |(at, digest)| {
        let problems = faults.get(&*digest.head().file).copied().unwrap_or(0);
        let (document, days) = (state_of(digest, Scope::All), corpus.cover().held_by(at));
        ListedDigest { corpus, at, digest, problems, document, days }
    })
}
