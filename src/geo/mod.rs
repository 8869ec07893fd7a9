//! Places of the world by their names: towns, and the regions and countries that they lie in.
//!
//! Pure data that comes with the program. No archive, no taxonomy and no query is known here: which
//! of an archive's areas a region is, is decided in `query`. Where the data is from and how it is
//! made is told in `docs/gazetteer.md`.

mod gazetteer;
mod packed;

pub use gazetteer::{Gazetteer, Region};
