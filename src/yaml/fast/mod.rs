//! The fast path for the YAML that digests are: block maps and lists, plain, quoted, folded and
//! literal texts, flow maps and lists, comments. It goes over the bytes once and borrows what stands
//! as it is. Whatever it is not sure of it leaves, whole file, to the parser behind `tree`, which is
//! the truth: nothing here words a fault or guesses, and what is read has the same places.

mod block;
mod document;
mod flow;
mod indented;
mod kept;
mod line;
mod plain;
mod quoted;
mod sight;

#[cfg(test)]
mod tests;

pub(super) use document::read;
