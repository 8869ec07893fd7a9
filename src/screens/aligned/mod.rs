//! A comparison aligned: its subjects laid upon each other from their first day, which is day 0.
//!
//! ```text
//! Attacks stated up to a day ── day 0 is the first day │ Where
//! 200 ·   ·   ·   ·   ·  5C 228 ISIS                   │ A day
//!        ⡤ ⠁     5 56+ held here                       │ Not comparable
//!   0  1  2  3                                         │ Duration
//! Day by day
//! 5 May 2020   ·   1   –   1   2+
//! the selected day in words
//! ```
//!
//! Points are what issuers state, the solid curve is what is held. No number is computed here: the room
//! `compare` does that.

mod beginnings;
mod chart;
mod doors;
mod labels;
mod layout;
mod panel;
mod spoken;
mod state;
mod strips;
mod verbs;
mod words;

pub use state::Aligned;
