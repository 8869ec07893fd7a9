//! What is known around a section before its entries are read.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// What stands around the blocks of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryContext {
    /// The first and the last day of the digest.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The day before a release that says `yesterday`: what has no day of its own happened then.
    pub release: Option<NaiveDate>,
    /// Who publishes it, as the archive names it.
    pub publisher: Option<String>,
    /// The theatre of the section: an id of the taxonomy.
    pub theatre: Option<String>,
    /// It is that of the title alone, so that a sentence may name another.
    pub is_of_title: bool,
    /// The area of the section: a name of the taxonomy.
    pub area: Option<String>,
    /// The heading that the section stands under.
    pub heading: Option<String>,
    /// Short names that the text gives to actors, each with the name that the taxonomy has.
    pub short_names: BTreeMap<String, String>,
    /// Footnotes and end notes by their marks, without brackets.
    pub cited: BTreeMap<String, String>,
}
