//! A slice as it comes back: records of our own export, line by line, to the digests of an archive with the
//! same ids and the same numbers. Nothing is guessed and nothing is read by rules: what a record says
//! stands in its entry again. The lines are a stranger's all the same; what they may hold is bounded, and
//! what is wrong is told with its line. No file is opened here.

mod gathered;
mod head;
mod lines;
mod record;

pub use gathered::{MOST_ENTRIES, ReturnedSlice, SliceDigest, gather};
pub use head::{SliceHeads, heads};
pub use lines::{SliceFault, is_own_record};
