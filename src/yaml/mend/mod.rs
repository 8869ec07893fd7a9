//! Mends slips of the hand in a text that is no YAML, or says something else than was meant: texts
//! that need quotes, lines that slipped by a blank, tabs, missing blanks. It only mends what can be
//! meant in one way, keeps every line in its place, and reports each change. Whether the result is
//! used is decided in `parse`.

mod blanks;
mod brackets;
mod close;
mod commas;
mod flow;
mod levels;
mod line;
mod names;
mod quote;
mod values;
mod walk;

pub(super) use walk::mend;
