//! Sums: what a found set of entries comes to, in all ([`FoundSum`]) and by month, week, place,
//! tactic, actor or basis ([`SetPart`]).
//!
//! Nothing is counted here that another room counts: events, tolls and sides are those of a
//! comparison of the same query, and what is held is asked of the room `cover`. A zero is told only
//! where it is known. This room knows no screen, no file and no clock.

mod coverage;
mod figures;
mod found;
mod key;
mod months;
mod order;
mod parts;
mod strip;
mod sum;
mod time;

pub use coverage::WeekCoverage;
pub use figures::{EventFigures, SideGroup};
pub use found::FoundSet;
pub use key::{By, SetKey};
pub use parts::SetPart;
pub use strip::{HIGHEST, Strip, StripCell};
pub use sum::FoundSum;
