//! A briefing laid out: blocks of words, tables and pictures, with notes by their numbers. The same for
//! every format that is read.

use crate::brief::BriefCells;
use crate::digest::Basis;
use crate::picture::Drawing;

/// A laid-out briefing.
#[derive(Debug, Default)]
pub(super) struct BriefSheet {
    pub(super) title: String,
    /// What has to stand on each page.
    pub(super) marking: Option<String>,
    /// Days, archive and program in a line, for the head and the foot of pages.
    pub(super) origin: String,
    /// The day on which it was written, if that is known.
    pub(super) day: Option<String>,
    pub(super) blocks: Vec<SheetBlock>,
    /// The notes, the first one number 1.
    pub(super) notes: Vec<String>,
}

/// A block.
#[derive(Debug)]
pub(super) enum SheetBlock {
    /// The heading of a section.
    Section(String),
    /// The heading of an item, with its number.
    Item { number: u32, spans: Vec<SheetSpan> },
    /// A paragraph.
    Words { look: SheetLook, spans: Vec<SheetSpan> },
    /// Names with what they hold.
    Fields(Vec<SheetField>),
    /// A table.
    Table(SheetTable),
    /// A picture, and the same as a table.
    Picture { drawing: Box<Drawing>, table: SheetTable },
    /// Words of the analyst, paragraph by paragraph.
    Own { by: Vec<SheetSpan>, paragraphs: Vec<String> },
}

/// How a paragraph is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetLook {
    /// As what is told.
    Plain,
    /// As something beside it.
    Small,
    /// As something to beware of.
    Warning,
}

/// A name with what it holds.
#[derive(Debug)]
pub(super) struct SheetField {
    pub(super) name: &'static str,
    pub(super) spans: Vec<SheetSpan>,
    pub(super) look: SheetLook,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SheetSpan {
    /// As they are.
    Text(String),
    /// The most important of their line.
    Strong(String),
    /// Whose word something is.
    Basis(Basis),
    /// The sign of a note.
    Note(usize),
    /// The number of an item.
    ItemNumber(u32),
}

/// A table; the first cell of a row is a name.
#[derive(Debug, Default)]
pub(super) struct SheetTable {
    /// The names of its columns; nothing where they have none.
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<SheetRow>,
    /// What the other cells are.
    pub(super) cells: BriefCells,
    /// What of it is not shown.
    pub(super) left_out: Option<String>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct SheetRow {
    /// How deep it stands below others.
    pub(super) depth: u8,
    /// Its cells; one alone is the head of a group.
    pub(super) cells: Vec<Vec<SheetSpan>>,
}

impl SheetTable {
    /// Returns the number of its columns.
    pub(super) fn columns(&self) -> usize {
        let widest = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        self.heads.len().max(widest).max(1)
    }
}

impl SheetRow {
    /// Returns true for the head of a group, in a table of so many columns.
    pub(super) fn is_group(&self, columns: usize) -> bool {
        columns > 1 && self.cells.len() == 1
    }
}

impl SheetSpan {
    /// Makes a run of plain words.
    pub(super) fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// Returns its words; of a note and an item their number.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(words) | Self::Strong(words) => words.clone(),
            Self::Basis(basis) => basis.word().to_owned(),
            Self::Note(number) => number.to_string(),
            Self::ItemNumber(number) => number.to_string(),
        }
    }
}
