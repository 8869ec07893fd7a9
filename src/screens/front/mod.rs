//! The front page: the first screen of an archive, which tells what is in it, what is new, and where one
//! was.
//!
//! ```text
//! Tempo ──────────────── attacks a month     Stated for the year
//!    64      █                               2020 2,718 C ▄▄▄▄▄ ITIC
//!  held ╱▒▒▓▓█╱                              2021 2,705 C ▄▄▄▄▄ ITIC
//! New ──────── 2 since 2026-11-21            Where ──────────────
//! 2024-07-16 ↑ ITIC           12+ ▒▒          (a map)  58+ Iraq
//! Theatres ──────── events  last             Waves ─────── stated
//! Iraq 58+ ▄▄▄▄ ╱·▃█ 2023-09-01              2022-04 …     219 C
//! Where you were  Digests › ITIC 2020-05-21
//! ```
//!
//! Each part is a pane; the one that has the keys shows its selection. Every number is a door to what it
//! counts. No number is computed here: the room `compare` counts them beside the event loop, and what is
//! not counted yet has a place and no number.

mod doors;
mod draw;
mod layout;
mod lists;
mod map_pane;
mod pane;
mod rows;
mod spoken;
mod state;
mod tempo;
mod verbs;

pub use state::{Front, FrontOpening};
