//! The composed page, as data: a title, a marking, sections, and what stands in them.

use chrono::NaiveDate;

use super::{BriefEntry, BriefFacts, BriefFigure, BriefPicture, BriefPoint, BriefSum};
use crate::compare::Table;

/// A briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Briefing {
    /// Its title.
    pub title: String,
    /// What has to stand on each of its pages.
    pub marking: Option<String>,
    /// What it says of itself.
    pub facts: BriefFacts,
    /// Its sections; none of them is empty.
    pub sections: Vec<BriefSection>,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefSection {
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub parts: Vec<BriefPart>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum BriefPart {
    /// What the briefing says of itself: see [`Briefing::facts`].
    About,
    /// Something that is told, stated or counted.
    Item(BriefItem),
    /// Words of the analyst.
    Text(String),
    /// A note of the analyst on an item.
    Note(BriefNote),
    /// What was gathered and cannot be found any more.
    Missing(BriefMissing),
}

/// Something that is told, stated or counted, with its number on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefItem {
    /// Its number, from 1.
    pub number: u32,
    /// True if it is not any more what it was when it was gathered.
    pub has_changed: bool,
    /// What it is.
    pub told: BriefTold,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq)]
pub enum BriefTold {
    /// An entry.
    Entry(Box<BriefEntry>),
    /// A figure.
    Figure(Box<BriefFigure>),
    /// A point, or whatever else a digest or wave says.
    Point(Box<BriefPoint>),
    /// A comparison.
    Comparison(Box<BriefComparison>),
    /// What a query finds comes to.
    Sum(Box<BriefSum>),
    /// A map, theatres by week, or a tempo.
    Picture(Box<BriefPicture>),
}

/// A comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefComparison {
    /// What was asked for.
    pub subjects: Vec<String>,
    /// The name of the row that alone is shown; none for all of them.
    pub row: Option<String>,
    /// What it came to.
    pub table: Table,
}

/// A note of the analyst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefNote {
    /// What it is on.
    pub on: BriefNoteOn,
    /// What it says; nothing where it only judges.
    pub text: String,
    /// Who made it, and how they judge, of a note that lies beside the archive; none of one in the worklist.
    pub beside: Option<BriefBeside>,
}

/// What a note beside the archive says besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefBeside {
    /// Who made it.
    pub by: String,
    /// When; none where that is not kept.
    pub day: Option<NaiveDate>,
    /// Its grades, estimates and tags, each by its name.
    pub judged: Vec<(&'static str, String)>,
    /// Why it may be of something else than what stands in the briefing; none where it is not.
    pub doubt: Option<&'static str>,
}

/// What a note of the analyst is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefNoteOn {
    /// The item of this number.
    Item(u32),
    /// Words of one's own, which have no number.
    Words(String),
}

/// What was gathered and cannot be found any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefMissing {
    /// What it was: `entry`, `figure`.
    pub what: String,
    /// Its id, or its words.
    pub words: String,
    /// Why it is not found.
    pub why: String,
    /// What it said when it was gathered, where that is known.
    pub said: Option<String>,
    /// The note of the analyst on it.
    pub note: Option<String>,
}

/// A table in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefTable {
    /// The names of its columns; nothing where they have none.
    pub heads: Vec<String>,
    /// Its rows; the first cell of each is a name.
    pub rows: Vec<Vec<String>>,
    /// What the other cells are.
    pub cells: BriefCells,
    /// What of it is not shown, in words.
    pub left_out: Option<String>,
}

/// What stands in the cells of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BriefCells {
    /// Numbers, one below the other.
    #[default]
    Numbers,
    /// Words.
    Words,
}

impl Briefing {
    /// Returns all its parts in order.
    pub fn parts(&self) -> impl Iterator<Item = &BriefPart> {
        self.sections.iter().flat_map(|section| &section.parts)
    }
}
