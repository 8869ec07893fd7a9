//! What was read of one field, the words that it was read from, and how sure the rule is. How a
//! field is read is elsewhere.

use super::block::TextSpan;

/// How sure the rule is that read a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The words leave no other reading.
    Certain,
    /// The usual reading of words that allow another.
    Likely,
    /// A reading that somebody has to look at.
    Guess,
}

/// A field of a digest, an entry, a point or a figure, as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its key in a digest: `date`, `kind`, `killed`, `source`.
    pub name: &'static str,
    /// Its value in the notation of a digest: `2020-05-21`, `>=3`, `Baqubah, ~20 km NE`.
    pub value: String,
    /// The words that it was read from; none where it follows from what stands around it.
    pub span: Option<TextSpan>,
    /// How sure the rule is.
    pub certainty: Certainty,
    /// The name of the rule, as `import --explain` prints it.
    pub rule: String,
}
