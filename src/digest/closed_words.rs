//! Small closed vocabularies: the words that archives and exports use for the values of an enum.
//! The enums themselves are where their meaning is.

/// Defines a small closed vocabulary: reading, printing and listing its words.
macro_rules! words {
    ($name:ident, $what:literal, [$($word:literal => $variant:ident),+]) => {
        impl $name {
            /// The words that archives use.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(word: &str) -> Result<Self, String> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!(concat!("`{}` is no ", $what, "; write {}"), word,
                        Self::WORDS.join(", "))),
                }
            }
        }
    };
}

pub(super) use words;
