//! Tempo: one tall chart of a theatre, or of all, over small ones of every theatre on the same columns.
//!
//! ```text
//! All theatres, week of 2020-05-21 ── 33+ attacks: ...
//!            Raids of Attrition        waves, over their days
//!            ▔▔▔▔
//! 40 ·   ·   ▴C 158  ·   ·             what is stated, as points
//!  0 ╱╱╱     █ ▄                       what is held, as columns
//! held ╱╱╱▒▒▒█▒▒▒
//!        Jan     Feb
//! By theatre ── same height for 16 attacks in every row
//! Iraq 37 ╱╱╱··–▁▂█
//! legend
//! ```
//!
//! No number is computed here: the room `compare` does that, so the grid and the command line say the
//! same.

mod axis;
mod chart;
mod detail;
mod labels;
mod layout;
mod legend;
mod points;
mod rows;
mod spoken;
mod state;
mod verbs;
mod waves;

pub use state::Tempo;
