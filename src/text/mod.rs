//! Text that is safe to show: no character of an archive may move the cursor, turn the reading
//! direction or hide behind another one. Knows nothing of files, terminals or widths.

mod clean;

pub use clean::{clean, removed};
