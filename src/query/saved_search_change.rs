//! What is to change among saved searches: the word that the screens, the app and the file share.

/// What is to be done with the saved searches of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedSearchChange {
    /// A new one.
    Add {
        /// What it is to be called.
        name: String,
        /// What it asks.
        query: String,
    },
    /// Another query under a name that there is; its note stays.
    Replace {
        /// What it is called; letters may be cased otherwise from now on.
        name: String,
        /// What it asks from now on.
        query: String,
    },
    /// One goes.
    Delete {
        /// What it is called.
        name: String,
    },
}

impl SavedSearchChange {
    /// The name of the search that it concerns.
    pub fn name(&self) -> &str {
        match self {
            Self::Add { name, .. } | Self::Replace { name, .. } | Self::Delete { name } => name,
        }
    }
}
