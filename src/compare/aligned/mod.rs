//! Subjects laid upon each other from their first day, which is day 0: what issuers state up to a day,
//! and what is held of each day. The two are never one.

mod cautions;
mod day;
mod picture;
mod point;

pub use day::AlignedDay;
pub use picture::{AlignedPicture, AlignedSeries, MOST_DAYS};
pub use point::{AlignedPoint, PointPart};
