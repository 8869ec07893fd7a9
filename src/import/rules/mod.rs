//! How the words of a published text are read, as data: vocabulary, patterns, outlets, what a
//! publisher is recognised by. What is done with them stands in `entries`.

mod known;
mod lexicon;
mod pattern;
mod reading;
mod shipped;
mod vocabulary;

pub(in crate::import) use known::Known;
pub(in crate::import) use lexicon::{Marks, SetId};
pub(in crate::import) use pattern::{Found, Searched};
pub use reading::RulesError;
pub use shipped::{SHIPPED, ShippedRules};
pub use vocabulary::Rules;
pub(in crate::import) use vocabulary::{CasualtyRule, Given, Toll};
