//! A change to the saved searches: the type that the screens, the app and the file share.

/// A change to the user's own saved searches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedSearchChange {
    /// Adds a search.
    Add {
        /// Its name.
        name: String,
        /// Its query.
        query: String,
    },
    /// Replaces the query of an existing name; the note stays.
    Replace {
        /// The name; its letters may be cased differently from now on.
        name: String,
        /// The new query.
        query: String,
    },
    /// Deletes a search.
    Delete {
        /// Its name.
        name: String,
    },
}

impl SavedSearchChange {
    /// Returns the name of the search that the change concerns.
    pub fn name(&self) -> &str {
        match self {
            Self::Add { name, .. } | Self::Replace { name, .. } | Self::Delete { name } => name,
        }
    }
}
