//! Tables of incident databases to digests, by mapping rules that are data. Rows come in through a
//! `Read`, digests go out through a [`Sink`]; sorted runs that do not fit in memory are kept by
//! [`SortedRuns`]. No file is opened here, no thread is started, no clock is read.

mod actors;
mod bind;
mod codes;
mod counts;
mod csv_rows;
mod cut;
mod dates;
mod encoding;
mod entry;
mod extra;
mod import;
mod json_mend;
mod json_rows;
mod json_scan;
mod mapping;
mod mapping_read;
mod merge;
mod period;
mod place;
mod problem;
mod record;
mod report;
mod row;
mod runs;
mod shipped;
mod slot;
mod sniff;
mod sources;
mod told_kind;
mod toll;
mod when;
mod write;
mod xlsx_dates;
mod xlsx_parts;
mod xlsx_rows;

#[cfg(test)]
mod tests;

pub use dates::DayOrder;
pub use import::{Progress, Surroundings, import, preview};
pub use mapping::Mapping;
pub use period::DigestCut;
pub use problem::{RowProblem, RowProblems, TableError};
pub use report::{ColumnUse, Preview, PreviewRow, TableReport};
pub use runs::{InMemory, Sink, SortedRuns};
pub use shipped::shipped;

/// What is asked of an import beside the table itself.
#[derive(Debug, Clone)]
pub struct Options {
    /// How long the period of a digest is.
    pub cut: DigestCut,
    /// The publisher, in place of the one that the mapping names.
    pub publisher: Option<String>,
    /// The order of day and month in `3/7/2031`, where the table itself does not show it.
    pub day_order: Option<DayOrder>,
    /// Which keys mark the digests as drafts.
    pub marks: DraftMarks,
    /// The most bytes of one digest; [`Options::MOST_BYTES`] outside of tests.
    pub most_bytes: usize,
    /// The most bytes of rows that are held before a sorted run is written.
    pub run_bytes: usize,
}

/// How far a digest says that nobody has looked it over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftMarks {
    /// Not at all.
    None,
    /// `draft: yes` on the digest, `wording: source` on an entry whose text stands in the table.
    Draft,
}

impl Options {
    /// The most bytes of one digest. The reader refuses files above 16 MiB.
    pub const MOST_BYTES: usize = 12 << 20;
    /// The most bytes of rows that are held before a sorted run is written.
    pub const RUN_BYTES: usize = 32 << 20;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            cut: DigestCut::Week(chrono::Weekday::Mon),
            publisher: None,
            day_order: None,
            marks: DraftMarks::None,
            most_bytes: Self::MOST_BYTES,
            run_bytes: Self::RUN_BYTES,
        }
    }
}
