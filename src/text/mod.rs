//! Text that is safe to show: no character of an archive may move the cursor, turn the reading
//! direction or hide behind another one; and text measured in the cells that it takes.
//! Knows nothing of files, terminals or styles.

mod clean;
mod number;
mod selectors;
mod wrap;

pub use clean::{clean, removed};
pub use number::{grouped, percent};
pub use wrap::{fit, width, wrap};
