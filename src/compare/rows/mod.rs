//! Writing rows: what is counted, what issuers state beside it, what descriptions say, and how far
//! stated and counted lie apart. Which rows there are is said by the measures.

mod blocks;
mod book;
mod dates;
mod described;
mod figures;
mod gap;

pub(super) use book::{Book, Head, counted_sum, number};
