//! Search: the query language, and the index that answers it as fast as one types.
//!
//! [`parse`] reads a query, [`Index`] answers it, a [`Marker`] says which letters matched, and
//! [`matches()`] is the slow evaluator that says what an answer must be. Knows no terminal, no file
//! and no clock.

mod ast;
mod complete;
mod fault;
mod fields;
mod highlight;
mod index;
mod keeping;
mod lookup;
mod names;
mod oracle;
mod parse;
mod plan;
mod relax;
mod told;
mod value;
mod waves;

pub use ast::Query;
pub use complete::{Completion, complete};
pub use fault::Fault;
pub use fields::{FIELDS, FieldName, FieldSpec};
pub use highlight::Marker;
pub use index::{Facets, Index, Results, Sieve};
pub use keeping::Keeping;
pub use lookup::NameLookup;
pub use oracle::{Oracle, matches};
pub use parse::{parse, parse_with};
pub use told::Field;
pub use waves::UnclearWave;
