//! How the words of a published text are read, as data: vocabulary, patterns, outlets, what a
//! publisher is recognised by. What is done with them stands in `entries`.

mod kind;
mod known;
mod lexicon;
mod pattern;
mod reading;
mod shipped;
mod tactic;
mod vocabulary;

pub(in crate::import) use kind::{KindRole, KindRule};
pub(in crate::import) use known::KnownSets;
pub(in crate::import) use lexicon::{SetId, SetMarks};
pub(in crate::import) use pattern::{PatternMatch, Searched};
pub use reading::RulesError;
pub use shipped::{SHIPPED, ShippedRules};
pub(in crate::import) use tactic::{TacticRule, TacticSide, TacticTrait};
pub use vocabulary::ImportRules;
pub(in crate::import) use vocabulary::{CasualtyRule, GivenCount, HarmKind};
