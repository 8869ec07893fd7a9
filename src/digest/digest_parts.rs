//! The parts that a digest is made of, before it is.

use super::packed_text::PackedText;
use super::point::SharedBeside;
use super::{
    Account, Count, DigestHead, Entry, Figure, Note, Point, Section, StoredCitation, StoredValue,
};

/// The parts of a digest, filled by `archive`.
#[derive(Clone, Debug)]
pub struct DigestParts {
    /// Its head.
    pub head: DigestHead,
    /// Its main statements.
    pub overview: Vec<Point>,
    /// Its sections, in the order of the document.
    pub sections: Vec<Section>,
    /// Its entries, section by section.
    pub entries: Vec<Entry>,
    /// Other tellings of entries.
    pub versions: Vec<Account>,
    /// What entries and versions cite.
    pub citations: Vec<StoredCitation>,
    /// The counts of the tolls of entries.
    pub counts: Box<[Count]>,
    /// The values of entries in plain fields.
    pub values: Vec<StoredValue>,
    /// The buffer with the texts of all these.
    pub texts: Box<str>,
    /// Figures it quotes.
    pub figures: Vec<Figure>,
    /// Footnotes and explanations.
    pub notes: Vec<Note>,
}

impl DigestParts {
    /// Lets statements share what is equal beside their texts, such as their sources.
    pub(super) fn share_what_is_equal(&mut self) {
        let mut known = SharedBeside::default();
        known.of_points(&mut self.overview);
        self.sections.iter_mut().for_each(|section| known.of_points(&mut section.points));
        known.of_notes(&mut self.notes);
    }

    /// Returns the texts of its points, summaries and notes.
    pub(super) fn statements(&mut self) -> Vec<&mut PackedText> {
        let Self { overview, sections, notes, .. } = self;
        let mut texts: Vec<&mut PackedText> = overview.iter_mut().flat_map(Point::texts).collect();
        for section in sections {
            texts.extend(section.summary.iter_mut().map(|summary| &mut summary.text));
            texts.extend(section.points.iter_mut().flat_map(Point::texts));
        }
        texts.extend(notes.iter_mut().map(Note::words_mut));
        texts
    }
}
