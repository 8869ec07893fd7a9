//! What a draft comes to: how much was read, how sure it is, what is left over.

use std::fmt;

use super::model::DigestDraft;
use crate::import::field::{Certainty, Field};
use crate::import::piece::Piece;

/// The numbers of a draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many entries it has.
    pub entries: usize,
    /// How many points, those within others among them.
    pub points: usize,
    /// How many points stand for what was not understood.
    pub unread: usize,
    /// How many figures.
    pub figures: usize,
    /// How many notes and captions.
    pub notes: usize,
    /// How many fields of entries and figures are certain.
    pub certain: usize,
    /// How many are likely.
    pub likely: usize,
    /// How many are guessed.
    pub guessed: usize,
    /// How many words its sections have.
    pub words: usize,
    /// How many of them nothing was read from.
    pub words_left: usize,
    /// How many blocks were dropped.
    pub dropped: usize,
}

/// Counts a draft.
pub fn summary(draft: &DigestDraft) -> Summary {
    let mut counted = Summary {
        entries: draft.entries().count(),
        figures: draft.figures.len(),
        notes: draft.notes.len(),
        words: draft.words,
        words_left: draft.words_left,
        dropped: draft.dropped.iter().map(|dropped| dropped.count).sum(),
        ..Summary::default()
    };
    for point in draft.points() {
        counted.add_point(point);
    }
    let read = draft.entries().chain(&draft.figures);
    for field in read.flat_map(fields_of).chain(&draft.head) {
        counted.add_field(field);
    }
    counted
}

/// Returns the fields of a piece and of its other versions.
fn fields_of(piece: &Piece) -> impl Iterator<Item = &Field> {
    piece.fields.iter().chain(piece.inner.iter().flat_map(|inner| &inner.fields))
}

impl Summary {
    /// Adds the numbers of another draft.
    pub fn add(&mut self, other: &Self) {
        self.entries += other.entries;
        self.points += other.points;
        self.unread += other.unread;
        self.figures += other.figures;
        self.notes += other.notes;
        self.certain += other.certain;
        self.likely += other.likely;
        self.guessed += other.guessed;
        self.words += other.words;
        self.words_left += other.words_left;
        self.dropped += other.dropped;
    }

    fn add_point(&mut self, point: &Piece) {
        self.points += 1;
        self.unread += usize::from(is_unread(point));
        for inner in &point.inner {
            self.add_point(inner);
        }
    }

    fn add_field(&mut self, field: &Field) {
        match field.certainty {
            Certainty::Certain => self.certain += 1,
            Certainty::Likely => self.likely += 1,
            Certainty::Guess => self.guessed += 1,
        }
    }
}

/// Returns true if a point stands for what was not understood.
pub(in crate::import) fn is_unread(point: &Piece) -> bool {
    point.fields.iter().any(|field| field.name == "tags" && field.value.contains("unread"))
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} entries, {} points ({} of them not understood), {} figures, {} notes",
            self.entries, self.points, self.unread, self.figures, self.notes
        )?;
        writeln!(
            f,
            "fields: {} certain, {} likely, {} guessed",
            self.certain, self.likely, self.guessed
        )?;
        write!(
            f,
            "words: {} of {} left over; {} lines that are no text of it dropped",
            self.words_left, self.words, self.dropped
        )
    }
}
