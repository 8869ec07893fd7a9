//! The parts that a digest is made of, before it is.

use super::{
    Account, Count, DigestHead, Entry, Figure, Section, Statements, StoredCitation, StoredValue,
};

/// The parts of a digest, filled by `archive`.
#[derive(Clone, Debug)]
pub struct DigestParts {
    /// Its head.
    pub head: DigestHead,
    /// How many points its main statements are, with those under them; they come first.
    pub overview: u32,
    /// Its sections, in the order of the document.
    pub sections: Vec<Section>,
    /// Its points, the summaries of its sections, its notes.
    pub statements: Statements,
    /// Its entries, section by section.
    pub entries: Vec<Entry>,
    /// Other tellings of entries.
    pub versions: Vec<Account>,
    /// What entries and versions cite.
    pub citations: Vec<StoredCitation>,
    /// The counts of the tolls of entries.
    pub counts: Box<[Count]>,
    /// The values of entries in plain fields.
    pub values: Vec<StoredValue>,
    /// The buffer with the texts of entries and all that is theirs.
    pub texts: Box<str>,
    /// Figures it quotes.
    pub figures: Vec<Figure>,
}
