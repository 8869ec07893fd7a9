//! Defines a format: its name, its file endings, where it puts a marking, what it can hold and
//! which function writes that. The table of all formats is in `export/mod.rs`; questions about a
//! format are answered here.

use std::fmt;
use std::io;
use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::comparison::Comparison;
use super::{
    About, Document, ExportContent, FORMATS, HandedOver, HandoverRemark, OutputCapabilities,
    Remark, Rows, SanitizingWriter, markdown, table,
};
use crate::archive::Corpus;
use crate::brief::Briefing;
use crate::page::Page;
use crate::picture::Drawing;

/// A format as listed in the table. It holds only what it declares.
pub(super) struct FormatSpec {
    name: &'static str,
    help: &'static str,
    endings: &'static [&'static str],
    marking: MarkingPlace,
    rows: Option<RowsWriter>,
    extract: Option<ExtractWriter>,
    handover: Option<Handover>,
    single: Single,
    comparison: Option<(&'static str, ComparisonWriter)>,
    picture: Option<PictureWriter>,
    briefing: Option<BriefingWriter>,
    nested: Nested,
    for_spreadsheets: Option<&'static FormatSpec>,
}

/// Where a format puts a marking. Every format has a place for it: what is marked stays marked.
#[derive(Clone, Copy)]
pub(super) enum MarkingPlace {
    /// At the head, written by this function, because the format is read as it is.
    Head(fn(&str, OutputCapabilities, &mut SanitizingWriter<'_>) -> io::Result<()>),
    /// In a field of every row and every document.
    Field,
}

/// How a format writes a nested value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nested {
    /// As one value.
    Whole,
    /// Spread over columns, one for each of its parts.
    Spread,
}

/// The function that writes rows.
#[derive(Clone, Copy)]
pub(super) enum RowsWriter {
    /// Writes all rows, as they come.
    Whole(fn(Rows<'_>, &mut SanitizingWriter<'_>) -> io::Result<()>),
    /// Writes rows fitted to the width available; returns the names of columns that had no room.
    Fitted(fn(Rows<'_>, OutputCapabilities, &mut SanitizingWriter<'_>) -> io::Result<Vec<String>>),
}

/// Writes entries together with what the extract says about itself, and returns what it cannot say.
pub(super) type ExtractWriter =
    fn(&About, Rows<'_>, &mut SanitizingWriter<'_>) -> io::Result<Option<Remark>>;

/// Writes entries in the vocabulary of another program, and returns what that cannot say.
pub(super) type HandoverWriter =
    fn(&HandedOver<'_>, &mut SanitizingWriter<'_>) -> io::Result<Option<HandoverRemark>>;

/// How a format hands entries over to another program.
#[derive(Clone, Copy)]
pub(super) enum Handover {
    /// With what the extract says about itself.
    Within(HandoverWriter),
    /// What the extract says about itself is written apart.
    Beside(HandoverWriter),
}

/// Writes a comparison.
pub(super) type ComparisonWriter = fn(&Comparison<'_>, &mut SanitizingWriter<'_>) -> io::Result<()>;

/// Writes a picture.
pub(super) type PictureWriter = fn(&Drawing, &mut SanitizingWriter<'_>) -> io::Result<()>;

/// Writes a briefing, as bytes: a document for word processors is no text. Each cleans what it writes.
pub(super) type BriefingWriter = fn(&Briefing, &Corpus, &mut dyn io::Write) -> io::Result<()>;

/// The form of one digest, entry or wave in a format.
#[derive(Clone, Copy)]
pub enum Single {
    /// Its pages, to read.
    Pages(fn(&[Page], OutputCapabilities, &mut SanitizingWriter<'_>) -> io::Result<()>),
    /// A document with everything in it.
    Document(fn(&Document<'_>, &mut SanitizingWriter<'_>) -> io::Result<()>),
    /// The rows of its entries.
    Entries,
}

impl FormatSpec {
    /// Creates a format that holds nothing yet. The first of its endings is the recommended one.
    pub(super) const fn new(
        name: &'static str,
        help: &'static str,
        endings: &'static [&'static str],
        marking: MarkingPlace,
    ) -> Self {
        let (rows, extract, handover, single) = (None, None, None, Single::Entries);
        let (comparison, picture, briefing) = (None, None, None);
        let (nested, for_spreadsheets) = (Nested::Whole, None);
        Self {
            name,
            help,
            endings,
            marking,
            rows,
            extract,
            handover,
            single,
            comparison,
            picture,
            briefing,
            nested,
            for_spreadsheets,
        }
    }

    /// Lets it hold rows, and so entries too. What an extract says about itself is written apart.
    pub(super) const fn rows(self, rows: RowsWriter) -> Self {
        Self { rows: Some(rows), ..self }
    }

    /// Lets it hold entries, and what an extract says about itself in the same file.
    pub(super) const fn extract(self, extract: ExtractWriter) -> Self {
        Self { extract: Some(extract), ..self }
    }

    /// Lets it hold entries alone, in the vocabulary of another program.
    pub(super) const fn handover(self, handover: Handover) -> Self {
        Self { handover: Some(handover), ..self }
    }

    /// Gives it a form of its own for one digest, entry or wave.
    pub(super) const fn single(self, single: Single) -> Self {
        Self { single, ..self }
    }

    /// Lets it hold comparisons; `help` describes them.
    pub(super) const fn comparison(self, help: &'static str, writer: ComparisonWriter) -> Self {
        Self { comparison: Some((help, writer)), ..self }
    }

    /// Lets it hold pictures.
    pub(super) const fn picture(self, writer: PictureWriter) -> Self {
        Self { picture: Some(writer), ..self }
    }

    /// Lets it hold briefings.
    pub(super) const fn briefing(self, writer: BriefingWriter) -> Self {
        Self { briefing: Some(writer), ..self }
    }

    /// Says that nested values are spread over columns.
    pub(super) const fn spread(self) -> Self {
        Self { nested: Nested::Spread, ..self }
    }

    /// Gives it a second form, for programs that take cells for something else.
    pub(super) const fn for_spreadsheets(self, form: &'static Self) -> Self {
        Self { for_spreadsheets: Some(form), ..self }
    }
}

/// One format of the table. The default is aligned columns.
#[derive(Clone, Copy)]
pub struct Format(&'static FormatSpec);

impl Format {
    /// For pasting and reading: the default format of a comparison.
    pub const MARKDOWN: Self = Self(&markdown::FORMAT);

    /// Iterates over the formats that can hold something, in the order of the table.
    pub fn all(holds: ExportContent) -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|spec| Self(spec)).filter(move |format| format.holds(holds))
    }

    /// Returns a parser for the name of a format that can hold something.
    pub fn parser(holds: ExportContent) -> impl TypedValueParser<Value = Self> {
        let value = |format: Self| {
            let comparison = format.0.comparison.filter(|_| holds == ExportContent::Comparison);
            let help = comparison.map_or(format.0.help, |(help, _)| help);
            PossibleValue::new(format.0.name).help(help)
        };
        let names = PossibleValuesParser::new(Self::all(holds).map(value));
        names.try_map(move |name| {
            Self::all(holds).find(|format| format.0.name == name).ok_or("there is no such format")
        })
    }

    /// Finds the format for the ending of a file name, among those that can hold something. The longest
    /// ending counts: `a.stix.json` is no `json`.
    pub fn of(path: &Path, holds: ExportContent) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let mut rest = &*name;
        while let Some((_, ending)) = rest.split_once('.') {
            let found = Self::all(holds).find(|format| format.0.endings.contains(&ending));
            if found.is_some() {
                return found;
            }
            rest = ending;
        }
        None
    }

    /// Returns its name, as used in options and logs.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Returns the file endings that identify it, the recommended one first.
    pub fn endings(self) -> &'static [&'static str] {
        self.0.endings
    }

    /// Returns true if it can hold something.
    pub fn holds(self, holds: ExportContent) -> bool {
        match holds {
            ExportContent::Rows => self.0.rows.is_some(),
            ExportContent::Entries => {
                self.0.extract.is_some() || self.0.rows.is_some() || self.hands_over()
            }
            ExportContent::Single => self.0.rows.is_some() || self.hands_over(),
            ExportContent::Comparison => self.0.comparison.is_some(),
            ExportContent::Picture => self.is_picture() || self.0.rows.is_some(),
            ExportContent::Briefing => self.0.briefing.is_some(),
        }
    }

    /// Returns true if it has the vocabulary of another program, so that it holds nothing but entries.
    pub fn hands_over(self) -> bool {
        self.0.handover.is_some()
    }

    /// Returns true if it is fitted to a terminal, so that a command chooses the columns to show.
    pub fn is_fitted(self) -> bool {
        matches!(self.0.rows, Some(RowsWriter::Fitted(_)))
    }

    /// Returns true if what it holds is drawn.
    pub fn is_picture(self) -> bool {
        self.0.picture.is_some()
    }

    /// Returns true if a marking stands at the head and not in every row.
    pub fn is_marked_at_head(self) -> bool {
        matches!(self.0.marking, MarkingPlace::Head(_))
    }

    /// Returns true if the format has a place for what an extract says about itself.
    pub fn tells_within(self) -> bool {
        self.0.extract.is_some() || matches!(self.0.handover, Some(Handover::Within(_)))
    }

    /// Returns its form for spreadsheets, if it has one.
    pub fn for_spreadsheets(self) -> Option<Self> {
        self.0.for_spreadsheets.map(Self)
    }

    pub(super) fn nested(self) -> Nested {
        self.0.nested
    }

    /// Returns the form of one digest, entry or wave in it.
    pub fn single(self) -> Single {
        self.0.single
    }

    pub(super) fn extract(self) -> Option<ExtractWriter> {
        self.0.extract
    }

    pub(super) fn marking(self) -> MarkingPlace {
        self.0.marking
    }

    pub(super) fn rows(self) -> Option<RowsWriter> {
        self.0.rows
    }

    pub(super) fn picture(self) -> Option<PictureWriter> {
        self.0.picture
    }

    pub(super) fn briefing(self) -> Option<BriefingWriter> {
        self.0.briefing
    }

    pub(super) fn handover(self) -> Option<HandoverWriter> {
        self.0.handover.map(|handover| match handover {
            Handover::Within(write) | Handover::Beside(write) => write,
        })
    }

    pub(super) fn comparison(self) -> Option<ComparisonWriter> {
        self.0.comparison.map(|(_, writer)| writer)
    }

    /// Returns the error for a format that cannot hold what is asked of it.
    pub(super) fn cannot_hold(self, what: &str) -> io::Error {
        io::Error::new(io::ErrorKind::Unsupported, format!("{} holds no {what}", self.0.name))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_name_and_an_ending_are_those_of_one_format() {
        let names: BTreeSet<_> = FORMATS.iter().map(|spec| spec.name).collect();
        assert_eq!(names.len(), FORMATS.len());
        let endings: Vec<_> = FORMATS.iter().flat_map(|spec| spec.endings).collect();
        let different: BTreeSet<_> = endings.iter().collect();
        assert_eq!(different.len(), endings.len(), "{endings:?}");
        assert!(FORMATS.iter().all(|spec| !spec.endings.is_empty() && !spec.help.is_empty()));
    }

    #[test]
    fn a_format_is_called_as_on_the_command_line() {
        let mut tried = 0;
        for holds in [ExportContent::Rows, ExportContent::Entries, ExportContent::Comparison] {
            for value in Format::parser(holds).possible_values().unwrap() {
                let arg = clap::Arg::new("format").value_parser(Format::parser(holds));
                let command = clap::Command::new("test").arg(arg);
                let read = command.try_get_matches_from(["test", value.get_name()]).unwrap();
                assert_eq!(read.get_one::<Format>("format").unwrap().name(), value.get_name());
                tried += 1;
            }
        }
        assert!(tried >= 6 + 7 + 4, "{tried}");
    }

    #[test]
    fn a_name_of_a_file_tells_a_format_that_can_hold_it() {
        let of = |name: &str, holds| Format::of(Path::new(name), holds).map(Format::name);
        assert_eq!(of("a.b.JSONL", ExportContent::Entries), Some("ndjson"));
        assert_eq!(of("a.geojson", ExportContent::Entries), Some("geojson"));
        assert_eq!(of("a.geojson", ExportContent::Rows), None);
        assert_eq!(of("a.json", ExportContent::Entries), Some("json"));
        assert_eq!(of("a.b.STIX.json", ExportContent::Entries), Some("stix"));
        assert_eq!(of("a.stix.json", ExportContent::Rows), Some("json"));
        assert_eq!(of("stix.json", ExportContent::Entries), Some("json"), "that is its name");
        assert_eq!(of("a.acled.csv", ExportContent::Single), Some("acled"));
        assert_eq!(of("a.yml", ExportContent::Comparison), None);
        assert_eq!(of("a", ExportContent::Entries), None);
        assert_eq!(of("a.xyz", ExportContent::Entries), None);
    }
}
