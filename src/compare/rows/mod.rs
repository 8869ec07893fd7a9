//! Writes rows: what is counted, what issuers state beside it, what descriptions say, and how far
//! stated and counted lie apart. The measures decide which rows there are.

mod blocks;
mod book;
mod dates;
mod described;
mod figures;
mod gap;

pub(super) use book::{Book, Head, counted_sum, number};
