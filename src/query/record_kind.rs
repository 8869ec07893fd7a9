//! The sorts of records that a search finds, and the words for them after `in:`.

use crate::digest::PassageKind;

/// A sort of record: an entry, or a passage of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordKind {
    Entry,
    Passage(PassageKind),
}

impl RecordKind {
    /// Every sort.
    pub(super) const ALL: [Self; 1 + PassageKind::ALL.len()] = {
        let mut all = [Self::Entry; 1 + PassageKind::ALL.len()];
        let mut at = 0;
        while at < PassageKind::ALL.len() {
            all[at + 1] = Self::Passage(PassageKind::ALL[at]);
            at += 1;
        }
        all
    };

    /// Returns its word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Passage(kind) => kind.word(),
        }
    }

    /// Returns the sort of a word, which may stand in the plural.
    pub(super) fn named(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let is = |kind: &Self| {
            let singular = kind.word();
            word == singular
                || word == "entries" && singular == "entry"
                || word.strip_suffix('s') == Some(singular)
        };
        Self::ALL.into_iter().find(is)
    }
}
