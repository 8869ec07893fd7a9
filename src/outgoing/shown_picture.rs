//! A picture that a screen shows: drawn for a report, or as the rows that it is made from.

use std::io;
use std::sync::Arc;

use super::write::marked;
use super::{Outgoing, Provenance, RecordSelection};
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::compare::{
    AlignedPicture, CoverGrid, Direction, GridLimits, GridMeasure, GridNumbers, GridPlacing,
    GridUnit, Table,
};
use crate::digest::TheatreId;
use crate::export::listing::{GRID, SPANS};
use crate::export::{ExportContent, Format, SanitizingWriter, comparison_caption, write_picture};
use crate::geo::MapView;
use crate::jobs::NumberDisplay;
use crate::mapping::MappedEntries;
use crate::picture::{
    Drawing, GridSubject, MapPart, MapSubject, PictureCaption, PictureSize, SpanWords,
    TempoSubject, aligned_picture, grid_picture, map_picture, tempo_picture,
};

/// What is seen as a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum ShownPicture {
    /// A map.
    Map {
        /// What it is of.
        name: String,
        /// The entries that it is of.
        keys: Vec<EntryKey>,
        /// Those in view.
        in_view: Vec<EntryKey>,
        /// Its middle and scale.
        view: MapView,
    },
    /// Theatres by week.
    Grid {
        /// The years, the first and the last.
        years: (i32, i32),
        /// The span of a column.
        unit: GridUnit,
        /// Where an entry stands.
        placing: GridPlacing,
        /// What is counted.
        measure: GridMeasure,
    },
    /// A tempo.
    Tempo {
        /// The years, the first and the last.
        years: (i32, i32),
        /// The span of a column.
        unit: GridUnit,
        /// Where an entry stands.
        placing: GridPlacing,
        /// What is counted.
        measure: GridMeasure,
        /// The theatre that is drawn tall; all where none is named.
        theatre: Option<TheatreId>,
    },
    /// A comparison from day 0.
    Aligned(Arc<Table>),
}

impl ShownPicture {
    /// Returns what it is in a few words.
    pub(super) fn what(&self) -> String {
        let of_years = |(first, last): (i32, i32)| {
            if first == last { first.to_string() } else { format!("{first}..{last}") }
        };
        match self {
            Self::Map { name, .. } => format!("map {name}"),
            Self::Grid { years, unit, .. } => {
                format!("grid {} by {}", of_years(*years), unit.word())
            }
            Self::Tempo { years, unit, .. } => {
                format!("tempo {} by {}", of_years(*years), unit.word())
            }
            Self::Aligned(table) => {
                let subjects: Vec<_> = table.subjects.iter().map(|s| s.id.as_str()).collect();
                format!("compare {}", subjects.join(" "))
            }
        }
    }

    /// Returns what a format must hold to hold its rows.
    pub(super) fn rows_are(&self) -> ExportContent {
        match self {
            Self::Map { .. } => ExportContent::Entries,
            Self::Grid { .. } | Self::Tempo { .. } => ExportContent::Rows,
            Self::Aligned(_) => ExportContent::Comparison,
        }
    }

    /// Returns the marking that must stand over it.
    pub(super) fn marking(&self, corpus: &Corpus) -> Option<String> {
        match self {
            Self::Map { keys, .. } => corpus.markings_of(keys.iter().map(|key| key.digest)).all(),
            Self::Grid { .. } | Self::Tempo { .. } | Self::Aligned(_) => corpus.markings().all(),
        }
    }

    /// Returns what is written of it in a format of entries or of comparisons; none where it has rows of
    /// its own.
    pub(super) fn rows(&self) -> Option<Outgoing> {
        match self {
            Self::Map { in_view, .. } => {
                let keys = in_view.iter().copied().map(RecordKey::Entry).collect();
                let what = "in view of a map".to_owned();
                Some(Outgoing::Records(RecordSelection::listed(what, keys)))
            }
            Self::Aligned(table) => Some(Outgoing::Comparison {
                table: Arc::clone(table),
                show: NumberDisplay::default(),
                direction: Direction::default(),
            }),
            Self::Grid { .. } | Self::Tempo { .. } => None,
        }
    }

    /// Writes it as a picture or as rows.
    pub(super) fn write(
        &self,
        from: Provenance<'_>,
        format: Format,
        out: &mut SanitizingWriter<'_>,
    ) -> io::Result<()> {
        if format.is_picture() {
            return write_picture(&self.drawn(from.corpus), format, out);
        }
        match self.rows() {
            Some(rows) => rows.write(from, format, out),
            None => self.write_spans(from.corpus, format, out),
        }
    }

    fn drawn(&self, corpus: &Corpus) -> Drawing {
        let size = PictureSize::default();
        match self {
            Self::Map { name, keys, view, .. } => {
                let entries = MappedEntries::of(keys.clone(), corpus, corpus.spots());
                let subject = MapSubject { entries: &entries, corpus, part: MapPart::AsIn(*view) };
                map_picture(size, subject, &self.caption(name.clone(), keys, corpus))
            }
            Self::Grid { years, unit, measure, .. } => {
                let subject = GridSubject {
                    limits: self.limits(),
                    years: Some(*years),
                    unit: Some(*unit),
                    measure: *measure,
                    corpus,
                };
                grid_picture(size, &subject, &self.caption_of_years(*years, corpus))
            }
            Self::Tempo { years, measure, theatre, .. } => {
                let subject = TempoSubject {
                    limits: self.limits(),
                    years: Some(*years),
                    measure: *measure,
                    theatre: *theatre,
                    corpus,
                };
                tempo_picture(size, &subject, &self.caption_of_years(*years, corpus))
            }
            Self::Aligned(table) => {
                let picture = AlignedPicture::of(table, corpus);
                aligned_picture(size, &picture, &comparison_caption(table, corpus))
            }
        }
    }

    fn limits(&self) -> GridLimits {
        match self {
            Self::Grid { unit, placing, .. } | Self::Tempo { unit, placing, .. } => {
                GridLimits { unit: *unit, placing: *placing, ..GridLimits::default() }
            }
            Self::Map { .. } | Self::Aligned(_) => GridLimits::default(),
        }
    }

    fn caption(&self, query: String, keys: &[EntryKey], corpus: &Corpus) -> PictureCaption {
        let (outlets, marking) = (corpus.outlets_cited(keys), self.marking(corpus));
        let as_of = corpus.as_of().map(ToString::to_string);
        PictureCaption { query, held: None, as_of, outlets, marking }
    }

    fn caption_of_years(&self, (first, last): (i32, i32), corpus: &Corpus) -> PictureCaption {
        let is_within = |key: &EntryKey| {
            let days = corpus.entry(*key).map(|entry| entry.date.from);
            days.is_some_and(|day| (first..=last).contains(&chrono::Datelike::year(&day)))
        };
        let keys: Vec<EntryKey> = corpus.entries().map(|(key, _)| key).filter(is_within).collect();
        let asked = if first == last { first.to_string() } else { format!("{first} to {last}") };
        self.caption(asked, &keys, corpus)
    }

    /// Writes the rows of weeks, months or days.
    fn write_spans(
        &self,
        corpus: &Corpus,
        format: Format,
        out: &mut SanitizingWriter<'_>,
    ) -> io::Result<()> {
        let marking = self.marking(corpus);
        match self {
            Self::Grid { years, .. } => {
                let grid = CoverGrid::of_years(corpus, *years, &self.limits());
                let rows = GRID.rows(grid.cells(corpus).map(|cell| (cell, corpus)));
                marked(rows, (marking.as_deref(), corpus.as_of()), format, out)
            }
            Self::Tempo { years, unit, measure, .. } => {
                let grid = CoverGrid::of_years(corpus, *years, &self.limits());
                let numbers = GridNumbers::of(&grid, *unit, *measure, corpus);
                let span = |at: usize| {
                    Some(SpanWords {
                        unit: *unit,
                        measure: *measure,
                        days: grid.days_of(at)?,
                        held: *numbers.days.get(at)?,
                        number: *numbers.all.get(at)?,
                    })
                };
                let spans: Vec<SpanWords> = (0..grid.weeks()).filter_map(span).collect();
                let head = (marking.as_deref(), corpus.as_of());
                marked(SPANS.rows(spans.iter()), head, format, out)
            }
            Self::Map { .. } | Self::Aligned(_) => Ok(()),
        }
    }
}
