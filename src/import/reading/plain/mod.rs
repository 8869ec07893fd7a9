//! Lines of text to blocks: no mark says what a line is, so its bullet, its indent, its length and
//! what stands around it do.

mod assemble;
mod headings;
mod hyphens;
mod lines;
pub(super) mod marks;
mod pages;
mod rows;
mod wrap;

use super::{outcome::DroppedTally, read::Raw};

#[cfg(test)]
mod plain_tests;

/// Reads lines of text.
pub(super) fn read(text: &str) -> Raw {
    let mut tally = DroppedTally::default();
    let lines = pages::without_heads(lines::split(text), &mut tally);
    let lines = wrap::single_spaced(lines);
    let wrap = wrap::Wrap::of(&lines);
    let words = hyphens::JoinedWords::of(&lines);
    let drafts = assemble::assemble(&lines, &wrap, &words);
    Raw { blocks: headings::decide(drafts), tally, ..Raw::default() }
}
