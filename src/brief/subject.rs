//! What one item of a worklist is about: a record by its id, a question by its words, or a text of one's
//! own.

use std::fmt;
use std::str::FromStr;

use super::{BriefKind, MapAsked, SpanQuestion};
use crate::compare::row_title;
use crate::digest::Taxonomy;

/// The name of a passage: the id of the digest or wave that it stands in, and its place there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PassageName {
    /// The id.
    pub home: String,
    /// The place.
    pub place: u32,
}

/// Why a text is no name of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the id of a digest and the place in it, as in `itic-2020-05-21#4`")]
pub struct NoPassageName;

impl FromStr for PassageName {
    type Err = NoPassageName;

    fn from_str(text: &str) -> Result<Self, NoPassageName> {
        let (home, place) = text.trim().rsplit_once('#').ok_or(NoPassageName)?;
        let place = place.parse().map_err(|_| NoPassageName)?;
        if home.is_empty() { Err(NoPassageName) } else { Ok(Self { home: home.to_owned(), place }) }
    }
}

impl fmt::Display for PassageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.home, self.place)
    }
}

/// What an item is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum WorkSubject {
    /// An entry, by its id.
    Entry(String),
    /// A figure.
    Figure(PassageName),
    /// A point, a summary, a note: whatever else a digest or wave says.
    Point(PassageName),
    /// A comparison, by the words of its subjects.
    Comparison(Vec<String>),
    /// A cell of a comparison, by the words of what is compared, the baseline first, and the name of its row.
    Cell(Vec<String>, String),
    /// What a query finds comes to: the query as it stands, or `@name` for a saved search; nothing for all
    /// of the archive.
    Sum(String),
    /// A map of what a query finds.
    Map(MapAsked),
    /// Theatres by week of what a query finds.
    Grid(SpanQuestion),
    /// How many from week to week.
    Tempo(SpanQuestion),
    /// Words of one's own.
    Text(String),
    /// What could not be read, as YAML on one line.
    Unread(String),
}

impl WorkSubject {
    /// Returns its key in the file; none for what could not be read.
    pub fn key(&self) -> Option<&'static str> {
        match self {
            Self::Entry(_) => Some("entry"),
            Self::Figure(_) => Some("figure"),
            Self::Point(_) => Some("point"),
            Self::Comparison(_) => Some("comparison"),
            Self::Cell(..) => Some("cell"),
            Self::Sum(_) => Some("sum"),
            Self::Map(_) => Some("map"),
            Self::Grid(_) => Some("grid"),
            Self::Tempo(_) => Some("tempo"),
            Self::Text(_) => Some("text"),
            Self::Unread(_) => None,
        }
    }

    /// Returns the kind of part that it becomes; none for what could not be read.
    pub fn kind(&self) -> Option<BriefKind> {
        match self {
            Self::Entry(_) => Some(BriefKind::Entries),
            Self::Figure(_) => Some(BriefKind::Figures),
            Self::Point(_) => Some(BriefKind::Points),
            Self::Comparison(_) | Self::Cell(..) => Some(BriefKind::Comparisons),
            Self::Sum(_) => Some(BriefKind::Sums),
            Self::Map(_) => Some(BriefKind::Maps),
            Self::Grid(_) => Some(BriefKind::Grids),
            Self::Tempo(_) => Some(BriefKind::Tempos),
            Self::Text(_) => Some(BriefKind::Text),
            Self::Unread(_) => None,
        }
    }

    /// Returns the id of the entry that it is about.
    pub(super) fn entry_id(&self) -> Option<&str> {
        if let Self::Entry(id) = self { Some(id) } else { None }
    }

    /// Returns the name of the passage that it is about.
    pub(super) fn passage(&self) -> Option<&PassageName> {
        if let Self::Figure(name) | Self::Point(name) = self { Some(name) } else { None }
    }

    /// Returns the words of one's own that it is.
    pub fn own_words(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Returns what it is about in a few words: its id, its subjects, its query.
    pub fn words(&self) -> String {
        match self {
            Self::Entry(text) | Self::Sum(text) | Self::Text(text) | Self::Unread(text) => {
                text.clone()
            }
            Self::Map(asked) => asked.words(),
            Self::Figure(name) | Self::Point(name) => name.to_string(),
            Self::Grid(asked) | Self::Tempo(asked) => asked.words(),
            Self::Comparison(subjects) => compared_words(subjects),
            Self::Cell(subjects, row) => format!("{row}, of {}", compared_words(subjects)),
        }
    }

    /// Returns true for what may stand in a worklist twice: words of one's own, and what nobody could
    /// read.
    pub(super) fn may_repeat(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Unread(_))
    }
}

/// Says what is held against what: the first of the subjects is the baseline.
fn compared_words(subjects: &[String]) -> String {
    match subjects {
        [baseline, others @ ..] if !others.is_empty() => {
            format!("{} against {baseline}", others.join(", "))
        }
        alone => alone.concat(),
    }
}

/// Says what a cell of a comparison is, as its page is headed: what, of which side, held against which.
pub fn cell_words(row: &str, subjects: &[String], taxonomy: &Taxonomy) -> String {
    format!("{}, of {}", row_title(row, taxonomy), compared_words(subjects))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_named_by_its_home_and_its_place() {
        let read = |text: &str| text.parse::<PassageName>().map(|name| name.to_string());
        assert_eq!(read(" itic-2020-05-21#4 ").unwrap(), "itic-2020-05-21#4");
        assert_eq!(read("a#b#12").unwrap(), "a#b#12", "an id may hold the sign");
        for text in ["", "#4", "itic-2020-05-21", "itic-2020-05-21#", "x#-1", "x#4.5"] {
            assert_eq!(read(text), Err(NoPassageName), "{text}");
        }
    }
}
