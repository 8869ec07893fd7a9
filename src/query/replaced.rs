//! Words that were taken for a typed word which the archive does not have, so that nobody reads an
//! answer to another question unawares.

use crate::words::quoted;

/// A typed word, and what stands for it in the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The word as it was typed. No word of the archive equals it, begins with it or is a form of
    /// it, and it names nothing.
    pub typed: String,
    /// Words of the archive, as an entry writes them, the most alike first; at most
    /// [`Self::MOST_SHOWN`].
    pub shown: Vec<String>,
}

impl Replaced {
    /// The most words that are told.
    pub const MOST_SHOWN: usize = 3;

    /// Adds what stands for the same words in other records.
    pub(super) fn join(all: &mut Vec<Self>, others: Vec<Self>) {
        for other in others {
            match all.iter_mut().find(|known| known.typed == other.typed) {
                Some(known) => {
                    known.shown.extend(other.shown);
                    known.shown.sort();
                    known.shown.dedup();
                    known.shown.truncate(Self::MOST_SHOWN);
                }
                None => all.push(other),
            }
        }
    }

    /// Says which words stand for which: `` `malawi` is not in the archive; shown: `Mawlawi` ``.
    pub fn message(&self) -> String {
        format!(
            "`{}` is not in the archive; shown: `{}`",
            quoted(&self.typed),
            self.shown.join("`, `")
        )
    }
}
