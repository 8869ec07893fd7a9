//! Search: the query being typed, its results, and the facets that narrow them.
//!
//! ```text
//!  theatre:iraq ied_                                   44 of 14,978
//! ┌ found ───────────────┬ preview ─────────┬ narrow by ┐   from 120 columns
//! │ found ───────────────┼ preview or narrow ───────────│   from 64
//! └ found or narrow ─────┴──────────────────────────────┘   below
//! ```

mod draw;
mod export;
mod facets;
mod items;
mod naming;
mod remark;
mod snippet;
mod spoken;
mod state;
mod sum_rows;
mod unfinished;
mod verbs;

pub use state::{LISTED, Search};
