//! Words and names: cutting a text into words, folding them, measuring how similar two are, and
//! finding the known name nearest to an unknown one.
//!
//! All code that compares what a person wrote with what an archive says uses this module: search,
//! comparison, names of waves, repeats, hints. It is pure: no digest, query language or file.

mod english;
mod fold;
mod held_key;
mod inflection;
mod irregular;
mod likeness;
mod loose;
mod meant;
mod name_index;
mod name_list;
mod name_sounds;
mod names;
mod nearest;
mod opposite;
mod orthography;
mod quoted;
mod roots;
mod slip;
mod slips_forgiven;
mod slips_of_word;
mod sound;
mod tokens;
mod transliterated;
mod whole_name;

pub use english::is_english;
pub use fold::{fold, is_mark, slug};
pub use held_key::is_held_key;
pub use inflection::{letters_number, stem_number, stems};
pub use likeness::{How, MatchQuality, Pattern, stem};
pub use loose::Scorer;
pub use meant::{is_meant_by, meant};
pub use name_index::NameIndex;
pub use name_list::{ListedName, NameList};
pub use name_sounds::NameSounds;
pub use names::{KnownAs, NameMatch, NamePattern};
pub use nearest::{Effort, NearestNames, is_spelling_of, nearest};
pub use opposite::{is_denial, may_deny};
pub use quoted::quoted;
pub use roots::{roots, roots_of_typed};
pub use slip::{Alignment, letter_mask, within_two_slips};
pub use slips_of_word::SlipsOfWord;
pub use sound::{sound_stem, sounds, spellings};
pub use tokens::{LONGEST, Token, TokenRef, Tokenizer, as_written, is_article, tokens, words};
pub use whole_name::WholeName;
