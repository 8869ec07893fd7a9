//! Text that is safe to show, and text measured in cells. No character of an archive may move the
//! cursor, change the reading direction or hide behind another one. This room knows nothing of
//! files, terminals or styles.

mod bound;
mod clean;
mod cut;
mod selectors;
mod wrap;

pub use clean::{clean, removed};
pub use cut::{fit_apart, fit_end, fit_words};
pub use wrap::{fit, width, wrap};
