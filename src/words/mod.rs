//! Words and names: how a text is cut into words, how words fold, how like one is to another, and
//! which known name is nearest to one that nobody knows.
//!
//! Every place that compares what a person wrote with what an archive says comes here: search,
//! comparison, names of waves, repeats, hints. Pure: knows no digest, no query language, no file.

mod fold;
mod likeness;
mod loose;
mod names;
mod nearest;
mod slip;
mod sound;
mod tokens;

pub use fold::{fold, slug};
pub use likeness::{How, MatchQuality, Pattern, letter_mask, stem};
pub use loose::Scorer;
pub use names::{KnownAs, NameMatch, NamePattern};
pub use nearest::{Effort, NearestNames, is_spelling_of, nearest};
pub use slip::Alignment;
pub use sound::{sound_stem, sounds, spellings};
pub use tokens::{LONGEST, Token, TokenRef, Tokenizer, is_article, tokens, words};
