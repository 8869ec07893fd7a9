//! Search: the query being typed, its results, and the facets that narrow them.
//!
//! ```text
//!  theatre:iraq ied_                                   44 of 14,978
//! ┌ found ──────────┬ preview ─────────┬ narrow by, where ┐   from 160 columns
//! │ found ─────────────────────────────┼ narrow by, where │   from 120
//! │ found ──────────┬ preview or narrow ──────────────────│   from 64
//! └ found or narrow ┴─────────────────────────────────────┘   below
//! ```

mod draw;
mod export;
mod facets;
mod facets_draw;
mod hit_map;
mod items;
mod layout;
mod month_strip;
mod naming;
mod remark;
mod snippet;
mod spoken;
mod state;
mod stepping;
mod sum_rows;
mod unfinished;
mod verbs;

pub use state::{LISTED, Search};
