//! Theatre by week: what is held and counted of each theatre in each week or month of a year.
//!
//! ```text
//! months
//! waves      ▔▔▔
//! Iraq   ╱–·15#     a row for each theatre, then all of them as columns
//! held   ╱▒▒▒█
//! Iraq, week of 2020-05-21 ── 16 attacks: 16 claimed
//! the digests in words, then the entries behind the number
//! legend
//! ```
//!
//! No number is computed here: the room `compare` does that, so the command line says the same.

mod cell_text;
mod detail;
mod draw;
mod layout;
mod legend;
mod spoken;
mod state;
mod top;
mod verbs;

pub use state::Grid;
