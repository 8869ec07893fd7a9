//! A draft of a digest: what was read of a published text, each field with its words. How it is
//! built, written and compared is elsewhere.

use crate::import::block::TextSpan;
use crate::import::field::Field;
use crate::import::piece::Piece;
use crate::import::structure::DroppedBlocks;

/// A digest that somebody has to look over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DigestDraft {
    /// The fields of its head, in the order of a digest: `digest`, `title`, `publisher` …
    pub head: Vec<Field>,
    /// Its main statements.
    pub overview: Vec<Piece>,
    /// What it says of each theatre, in the order of the text.
    pub theatres: Vec<DraftTheatre>,
    /// The totals that it quotes.
    pub figures: Vec<Piece>,
    /// Its notes and captions.
    pub notes: Vec<DraftNote>,
    /// What of the text is no part of it.
    pub dropped: Vec<DroppedBlocks>,
    /// What somebody has to know of it.
    pub remarks: Vec<String>,
    /// How many words the text has without what was dropped.
    pub words: usize,
    /// How many of them are in no entry, point, figure, note or heading.
    pub words_left: usize,
    /// True once somebody has looked all of it over: it is no draft any more.
    pub looked_over: bool,
}

/// What a draft says of a theatre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftTheatre {
    /// The theatre, by its id.
    pub theatre: Field,
    /// What is said of the theatre as a whole.
    pub points: Vec<Piece>,
    /// Its areas, in the order of the text.
    pub areas: Vec<DraftArea>,
    /// Its entries that name no area.
    pub entries: Vec<Piece>,
}

/// What a draft says of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftArea {
    /// The area, by its name.
    pub area: Field,
    /// What is said of the area as a whole.
    pub points: Vec<Piece>,
    /// Its entries.
    pub entries: Vec<Piece>,
}

/// A note or a caption of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftNote {
    /// Its id: the mark of a note, `caption-1` for a caption.
    pub id: String,
    /// Its fields: `text`, `source`.
    pub fields: Vec<Field>,
    /// Where it stands.
    pub spans: Vec<TextSpan>,
}

impl DigestDraft {
    /// Returns a field of the head by its key.
    pub fn head_value(&self, name: &str) -> Option<&str> {
        self.head.iter().find(|field| field.name == name).map(|field| field.value.as_str())
    }

    /// Returns every entry, in the order in which it is written.
    pub fn entries(&self) -> impl Iterator<Item = &Piece> {
        self.theatres.iter().flat_map(|theatre| {
            theatre.areas.iter().flat_map(|area| &area.entries).chain(&theatre.entries)
        })
    }

    /// Returns every entry, to be changed.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = &mut Piece> {
        self.theatres.iter_mut().flat_map(|theatre| {
            theatre.areas.iter_mut().flat_map(|area| &mut area.entries).chain(&mut theatre.entries)
        })
    }

    /// Returns every point outside of others: of the overview, then of the theatres and areas.
    pub fn points(&self) -> impl Iterator<Item = &Piece> {
        self.overview.iter().chain(self.theatres.iter().flat_map(|theatre| {
            theatre.points.iter().chain(theatre.areas.iter().flat_map(|area| &area.points))
        }))
    }

    /// Returns the path of its file below the folder of an archive. `is_taken` says that another
    /// publisher's digest has the plain name.
    pub fn path(&self, is_taken: bool) -> String {
        let first =
            self.head_value("period").and_then(|period| period.get(..10)).unwrap_or("0000-00-00");
        let year = first.get(..4).unwrap_or("0000");
        let publisher: String =
            crate::words::slug(self.head_value("publisher").unwrap_or_default())
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
                .take(40)
                .collect();
        if is_taken && !publisher.is_empty() {
            format!("digests/{year}/{first}-{publisher}.yaml")
        } else {
            format!("digests/{year}/{first}.yaml")
        }
    }
}
