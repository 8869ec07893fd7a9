//! Places of the world by their names: towns, and the regions and countries that they lie in.
//!
//! Pure data that comes with the program, and which area of a taxonomy a region is, by their names
//! alone. No archive and no query is known here. Where the data is from and how it is
//! made is told in `docs/gazetteer.md`.

mod areas;
mod gazetteer;
mod packed;
mod romanized;

pub use areas::area_of;
pub use gazetteer::{Gazetteer, Region};
pub use romanized::romanized_key;
