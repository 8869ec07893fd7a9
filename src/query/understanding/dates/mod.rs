//! Dates in words: which days a run of typed words names.
//!
//! What names no year is the latest of its kind that began before the archive's last covered day.

mod days;
mod feasts;
mod hijri;
mod month_names;
mod named_parts;
mod no_such_day;
mod partial;
mod parts;
mod relative;
mod sides;
mod weeks;

pub(super) use days::DaysRead;
pub(in crate::query) use hijri::NAMES as RAMADAN;
pub(super) use month_names::is_month;
pub(super) use named_parts::may_be as may_be_named_part;
pub(super) use sides::{Around, read};
