//! Compares drafts with what a person read in the same text, field by field. How a draft is made is
//! asked of the program; nothing is asserted here.

mod judge;
mod names;
mod node;
mod pairing;
mod place;
mod record;
mod tally;
mod values;
mod words;

pub use names::Names;
#[allow(unused_imports, reason = "the bench compares no records of its own")]
pub use record::Record;
pub use record::{Gold, drafted_head, records};
pub use tally::{Tally, score, table};
