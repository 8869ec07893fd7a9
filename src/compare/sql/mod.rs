//! A comparison as SQL over the tables of a lake: one text that gives the counts of exactly this
//! comparison, row for row as it counts them here. What varies by measure stands with the measures.
//!
//! The text is made of views that follow each other: the subjects as literals (`subjects`), what each of
//! them finds (`found`), each event once (`told`), what is counted of it (`marks`), how much of its days
//! is held (`coverage`), and the cells. Dates are compared and never reckoned with, names have an alias
//! each, and there is no list: so one text does for several engines. Nothing is counted here.

mod condition;
mod coverage;
mod dialect;
mod found;
mod marks;
mod measure_sql;
mod statement;
mod told;

pub use dialect::SqlDialect;
pub(super) use measure_sql::{FOLLOWS, Fills, MeasureSql, SqlMark};
pub use statement::{NoSql, comparison_sql};
