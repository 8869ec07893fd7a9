//! What is known of a text beside its blocks, and what the caller of the import has said. Nothing
//! is read here.

use chrono::NaiveDate;

/// What the container said of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextSource {
    /// The title that the container states.
    pub title: Option<String>,
    /// The name of the site, or its host.
    pub site: Option<String>,
    /// The host that it was published on.
    pub host: Option<String>,
    /// The address that it was published at.
    pub address: Option<String>,
    /// Who is said to have written it.
    pub byline: Option<String>,
    /// The name of its file, without its folder; none where it has none.
    pub file: Option<String>,
    /// What the reader of the container has left out.
    pub dropped: Vec<DroppedBlocks>,
}

/// What whoever imports the text has said of it; wins over what is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenHead {
    /// Who publishes.
    pub publisher: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The first and the last day.
    pub period: Option<(NaiveDate, NaiveDate)>,
}

/// Something that is no part of the text, and how often it stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedBlocks {
    /// What it was: `share lines`.
    pub what: String,
    /// How many blocks.
    pub count: usize,
}

/// Why a text is no digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoDigest {
    /// Too few words to be a digest: a scan, a page of pictures.
    #[error("there is nearly no text in it ({words} words); a scan has to be made into text first")]
    NearlyNoText {
        /// How many words there are.
        words: usize,
    },
    /// Titles with a summary each.
    #[error(
        "it is a listing page: {titles} titles with a summary each; open one of them and import that"
    )]
    Listing {
        /// How many titles there are.
        titles: usize,
    },
    /// Prose without dated incidents.
    #[error("it is an essay: {words} words without a period and without dated incidents")]
    Essay {
        /// How many words there are.
        words: usize,
    },
    /// Its days have no year, and nothing tells it.
    #[error("the year is told nowhere: give it with `--period YYYY-{first}..YYYY-{last}`")]
    NoYear {
        /// The month and the day that its period begins with: `12-14`.
        first: String,
        /// Those that it ends with.
        last: String,
    },
    /// It tells incidents, but no day.
    #[error(
        "no day is told in it, {incidents} of its lines tell incidents: give `--period FIRST..LAST`"
    )]
    NoDay {
        /// How many lines tell an incident.
        incidents: usize,
    },
}
