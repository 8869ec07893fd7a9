//! Comparison: two to six subjects side by side, measure by measure, with doubt and origin kept.
//!
//! A [`Subject`] is something that was asked for, found and counted; a [`Table`] holds [`Row`]s of
//! [`Cell`]s, one for every subject. What is stated by an issuer and what is counted from entries are
//! never merged. Knows no screen, no file and no clock.

mod cell;
mod subject;
mod table;

pub use cell::{Cell, Change, Interval, Method, Origin, Reason, Value};
pub use subject::{Ask, Coverage, Subject};
pub use table::{Group, Key, Line, Measure, Row, Table};
