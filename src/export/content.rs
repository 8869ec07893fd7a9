//! The kinds of content that a format may be asked to hold. Which it can, it says in the table.

/// What a format may be asked to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportContent {
    /// Rows of any kind.
    Rows,
    /// Entries with what the extract says about itself.
    Entries,
    /// One digest, entry or wave.
    Single,
    /// A comparison.
    Comparison,
    /// A picture, or the rows that it shows.
    Picture,
    /// A briefing.
    Briefing,
}
