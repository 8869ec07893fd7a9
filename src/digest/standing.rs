//! How sure it is who did a thing and when, and what another account says to it: the words of
//! `attribution`, `date_basis` and `stance`. Who stands behind a statement is in `basis`.

use std::fmt;
use std::str::FromStr;

use super::closed_words::words;

/// On what the name of the actor rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attribution {
    /// The actor says so itself.
    Claimed,
    /// The publisher or another analyst judges so.
    Assessed,
    /// Somebody suspects so: "apparently", "perhaps".
    Suspected,
}

/// On what the date of an entry rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateBasis {
    /// The source tells it.
    #[default]
    Told,
    /// The editor of the archive supplied it from elsewhere.
    Supplied,
    /// The editor inferred it from what the source tells.
    Inferred,
}

/// What another account says to the telling of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// It tells the same.
    Confirms,
    /// It says that this did not happen, or not so.
    Denies,
    /// It sets an earlier account right.
    Corrects,
}

words!(Attribution, "attribution", [
    "claimed" => Claimed, "assessed" => Assessed, "suspected" => Suspected
]);
words!(DateBasis, "date basis", [
    "told" => Told, "supplied" => Supplied, "inferred" => Inferred
]);
words!(Stance, "stance", ["confirms" => Confirms, "denies" => Denies, "corrects" => Corrects]);

impl fmt::Display for Attribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::WORDS[*self as usize])
    }
}

impl fmt::Display for DateBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::WORDS[*self as usize])
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::WORDS[*self as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_print_as_they_are_read() {
        for word in Attribution::WORDS {
            assert_eq!(word.parse::<Attribution>().unwrap().to_string(), *word);
        }
        for word in DateBasis::WORDS {
            assert_eq!(word.parse::<DateBasis>().unwrap().to_string(), *word);
        }
        for word in Stance::WORDS {
            assert_eq!(word.parse::<Stance>().unwrap().to_string(), *word);
        }
        assert_eq!(DateBasis::default(), DateBasis::Told);
        let error = "perhaps".parse::<Attribution>().unwrap_err();
        assert_eq!(error, "`perhaps` is no attribution; write claimed, assessed, suspected");
    }
}
