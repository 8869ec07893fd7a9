//! The map: where the entries happened that the screen below it shows.
//!
//! ```text
//! coasts, borders, rivers      │ Al-Mayadeen ── 8 here
//!   ▫ Mosul      3 Kirkuk      │ the entries of the selected mark
//!      (2)                     │ In view ── 45
//! ├──────┤ 200 km              │ Places, Theatres, Not on the map
//! legend                       │
//! ```
//!
//! Where a screen is narrow, the selected mark stands under the map, and the lists take its place by a
//! key. What is counted is counted by the room `mapping`; the base map is drawn anew only where the view
//! changes, never where the selection does.

mod detail;
mod draw;
mod entry_words;
mod gathered;
mod layout;
mod legend;
mod lists;
mod lists_draw;
mod opening;
mod source;
mod spoken;
mod state;
mod verbs;

pub use source::MapSource;
pub use state::WorldMap;
