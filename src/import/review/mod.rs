//! Looking a draft over: the draft as it was read, and the decisions of whoever looks at it, folded
//! into the digest that is written. No file is written here, and nothing is drawn.

mod apply;
mod decision;
mod fields;
mod gather;
mod head;
mod item;
mod kept;
mod offers;
mod order;
mod part;
mod reread;
mod result;
mod session;
#[cfg(test)]
mod session_tests;
mod source_id;

pub use decision::{ReviewDecision, ReviewKey};
pub use fields::FieldRow;
pub use item::{ItemSort, ReviewItem};
pub use kept::{KeptDecisions, kept, yaml};
pub use offers::{normal, offers};
pub use session::{Review, ReviewProgress};
pub use source_id::source_id;
