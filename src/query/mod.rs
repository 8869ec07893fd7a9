//! Search: the query language, and the index that answers queries as fast as they are typed.
//!
//! [`parse`] reads a query, [`Index`] answers it, a [`Marker`] says which letters matched, and
//! [`matches()`] is the slow evaluator that defines the right answer. This room knows no terminal,
//! no file and no clock.

mod asked;
mod asked_told;
mod ast;
mod choosing;
mod choosing_typed;
mod complete;
mod count_spans;
mod events_asked;
mod exact;
mod fault;
mod field_words;
mod fields;
mod highlight;
mod index;
mod kept_unrated;
mod listed_events;
mod lookup;
mod name_guess;
mod named_word;
mod names;
mod near_place;
mod new_records;
mod note_condition;
mod oracle;
mod parse;
mod passage_texts;
mod place_words;
mod plan;
mod plan_step;
mod query_token;
mod record_kind;
mod replaced;
mod said_words;
mod saved_search_change;
mod searchable_texts;
mod soft;
mod sort;
mod standing;
mod town_offer;
mod typed_marks;
mod understanding;
mod value;
mod waves;
mod whole_names;
mod written_values;

pub use crate::notes::UnratedKept;
pub use asked::Asked;
pub use ast::Query;
pub use choosing::{ChosenValue, Sign, ValueChoice};
pub use choosing_typed::TypedChoice;
pub use complete::{Completion, complete};
pub use exact::ExactCondition;
pub use fault::QueryFault;
pub use fields::{FIELDS, FieldName, FieldSpec};
pub use highlight::Marker;
pub use index::{ChosenFacet, Facets, Index, Nearest, Results, WordFilter};
pub use listed_events::{ListedEvent, listed_events};
pub use lookup::NameLookup;
pub use oracle::{Oracle, matches};
pub use parse::{parse, parse_with};
pub use replaced::Replaced;
pub use saved_search_change::SavedSearchChange;
pub use searchable_texts::{TextField, each_text};
pub use sort::Sort;
pub use town_offer::TownOffer;
pub use typed_marks::TypedMarks;
pub use understanding::{Chip, Understanding, Understood, understand_without_index};
pub use waves::UnclearWave;
