//! One issue of a digest: its head, its sections, entries, figures and notes.

use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroU32;
use std::ops::Range;
use std::str::FromStr;

use chrono::NaiveDate;

use super::closed_words::words;
use super::{
    Account, AreaId, Basis, Citation, Count, DateSpan, DigestParts, Entry, EntryRef, Figure, Note,
    Period, PointList, Sentence, Statements, StoredCitation, StoredValue, TheatreId,
};

/// How often a publisher's series appears, or what other type the document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Series {
    /// A weekly digest.
    #[default]
    Weekly,
    /// A monthly digest.
    Monthly,
    /// Figures of a year.
    Annual,
    /// A single article.
    Article,
    /// A situation brief.
    Brief,
    /// A collection from several documents.
    Collection,
}

/// How much of the original the digest contains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Coverage {
    /// All of it.
    Full,
    /// Its overview.
    Overview,
    /// A summary of it.
    Summary,
    /// Its picture captions.
    Captions,
    /// Excerpts.
    Excerpts,
    /// Press reports about it.
    Press,
    /// Not stated.
    #[default]
    Unsaid,
}

/// The trend of activity in the publisher's judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trend {
    /// More than before.
    Up,
    /// Less than before.
    Down,
    /// As before.
    Steady,
    /// More in one place, less in another.
    Mixed,
}

impl Series {
    /// The longest period, in days, of a digest that is taken for a weekly where it does not say
    /// what it is: a week, and a few days that a publisher may be late.
    pub const LONGEST_WEEK: i64 = 10;

    /// Returns what a digest is taken for that does not say its series.
    pub fn assumed(period: Period) -> Self {
        match period.days() {
            Some(..=Self::LONGEST_WEEK) => Self::Weekly,
            Some(_) | None => Self::Collection,
        }
    }
}

words!(Series, "series", [
    "weekly" => Weekly, "monthly" => Monthly, "annual" => Annual, "article" => Article,
    "brief" => Brief, "collection" => Collection
]);
words!(Coverage, "coverage", [
    "full" => Full, "overview" => Overview, "summary" => Summary, "captions" => Captions,
    "excerpts" => Excerpts, "press" => Press
]);
words!(PeriodBasis, "period basis", ["stated" => Stated, "set" => Set]);
words!(Trend, "trend", ["up" => Up, "down" => Down, "steady" => Steady, "mixed" => Mixed]);

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::WORDS[*self as usize])
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::WORDS.get(*self as usize).unwrap_or(&"not said"))
    }
}

impl fmt::Display for PeriodBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::WORDS[*self as usize])
    }
}

impl fmt::Display for Trend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Self::WORDS[*self as usize])
    }
}

/// Who set the period of a digest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PeriodBasis {
    /// Its publisher: the document states it.
    #[default]
    Stated,
    /// The editor of the archive. Such a period says nothing of the days that the document covers.
    Set,
}

/// The head of a digest: what it says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestHead {
    /// `<publisher>-<first day>`
    pub id: Box<str>,
    /// The title of the series or of the article.
    pub title: Box<str>,
    /// Who publishes it.
    pub publisher: Box<str>,
    /// Its type of document.
    pub series: Series,
    /// True if it was imported and not all of it has been looked over.
    pub is_draft: bool,
    /// True if the file does not say its series, and it follows from the period.
    pub series_is_assumed: bool,
    /// The days it covers.
    pub period: Period,
    /// Who set these days.
    pub period_basis: PeriodBasis,
    /// When it appeared.
    pub published: Option<DateSpan>,
    /// How much of the original it contains.
    pub coverage: Coverage,
    /// The trend of activity in the publisher's judgement.
    pub trend: Option<Trend>,
    /// The marking that applies to all of it.
    pub marking: Option<Box<str>>,
    /// Where the digest itself was published.
    pub sources: Vec<Citation>,
    /// Path of its file within the archive.
    pub file: Box<str>,
}

/// One theatre, or one area of a theatre, as the digest covers it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The theatre.
    pub theatre: TheatreId,
    /// The area; `None` for the part about the theatre as a whole.
    pub area: Option<AreaId>,
    /// The place, from 1, of the sentence about it, which [`Digest::summary_of`] reads.
    pub summary: Option<NonZeroU32>,
    /// The places of the statements about it that are not entries, which [`Digest::points_of`] reads.
    pub points: Range<u32>,
    /// The place of its summary, or of what follows, among the passages of the digest. Set when the
    /// digest is made.
    pub place: u32,
    /// Its first entry.
    pub first: u32,
    /// How many entries it has.
    pub len: u32,
}

/// One issue. Immutable once made.
#[derive(Clone, Debug)]
pub struct Digest {
    head: DigestHead,
    overview: u32,
    sections: Box<[Section]>,
    statements: Statements,
    entries: Box<[Entry]>,
    versions: Box<[Account]>,
    citations: Box<[StoredCitation]>,
    counts: Box<[Count]>,
    values: Box<[StoredValue]>,
    texts: Box<str>,
    figures: Vec<Figure>,
    /// The place of the first figure among the passages; the notes follow the figures.
    figures_from: u32,
    /// The least and the greatest first day of its entries.
    first_days: Option<(NaiveDate, NaiveDate)>,
}

impl From<DigestParts> for Digest {
    fn from(mut parts: DigestParts) -> Self {
        // The title is the first passage.
        let mut next = 1 + parts.overview;
        for section in &mut parts.sections {
            section.place = next;
            next += u32::from(section.summary.is_some());
            next += u32::try_from(section.points.len()).unwrap_or(u32::MAX);
        }
        let days = || parts.entries.iter().map(|entry| entry.date.from);
        let first_days = days().min().zip(days().max());
        Self {
            figures_from: next,
            first_days,
            head: parts.head,
            overview: parts.overview,
            sections: parts.sections.into(),
            statements: parts.statements,
            entries: parts.entries.into(),
            versions: parts.versions.into(),
            citations: parts.citations.into(),
            counts: parts.counts,
            values: parts.values.into(),
            texts: parts.texts,
            figures: parts.figures,
        }
    }
}

impl Digest {
    /// Returns its head.
    pub fn head(&self) -> &DigestHead {
        &self.head
    }

    /// Returns its id.
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// Returns its main statements.
    pub fn overview(&self) -> PointList<'_> {
        PointList::of(&self.statements, 0, self.overview)
    }

    /// Returns its sections, in the order of the document.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Returns the figures it quotes.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// Returns its footnotes and explanations.
    pub fn notes(&self) -> impl ExactSizeIterator<Item = Note<'_>> {
        self.statements.notes()
    }

    /// Returns the sentence about a section.
    pub fn summary_of(&self, section: &Section) -> Option<Sentence<'_>> {
        self.statements.sentence(section.summary?.get() as usize - 1)
    }

    /// Returns the statements about a section that are not entries.
    pub fn points_of(&self, section: &Section) -> PointList<'_> {
        PointList::of(&self.statements, section.points.start, section.points.end)
    }

    /// Returns the theatres it covers, each once, in the order of the document.
    pub fn theatres(&self) -> Vec<TheatreId> {
        self.entries_by_theatre().into_iter().map(|(theatre, _)| theatre).collect()
    }

    /// Returns how many entries each theatre has, in the same order. One pass: a digest may have
    /// tens of thousands of sections, and a taxonomy as many theatres.
    pub fn entries_by_theatre(&self) -> Vec<(TheatreId, u32)> {
        let mut theatres: Vec<(TheatreId, u32)> = Vec::new();
        let mut places: HashMap<TheatreId, usize> = HashMap::new();
        for section in &self.sections {
            let place = *places.entry(section.theatre).or_insert(theatres.len());
            match theatres.get_mut(place) {
                Some((_, entries)) => *entries += section.len,
                None => theatres.push((section.theatre, section.len)),
            }
        }
        theatres
    }

    /// Returns the sections of one theatre.
    pub fn sections_of(&self, theatre: TheatreId) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.theatre == theatre)
    }

    /// Returns how many entries it contains.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns true if it has no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns one entry by its place in the digest.
    pub fn entry(&self, index: usize) -> Option<EntryRef<'_>> {
        self.entries.get(index).map(|entry| EntryRef::new(self, entry))
    }

    /// Returns every entry, in the order of the document.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = EntryRef<'_>> {
        self.entries.iter().map(|entry| EntryRef::new(self, entry))
    }

    /// Returns the least and the greatest of the first days on which its entries may have happened; none
    /// without an entry. Who looks for days need not look into every digest.
    pub fn first_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.first_days
    }

    /// Returns the entries of one section, each with its place in the digest.
    pub fn entries_of(&self, section: &Section) -> impl Iterator<Item = (usize, EntryRef<'_>)> {
        let first = section.first as usize;
        (first..first + section.len as usize).filter_map(|index| Some((index, self.entry(index)?)))
    }

    /// Returns how many entries have a basis.
    pub fn count_on(&self, basis: Basis) -> usize {
        self.entries.iter().filter(|entry| entry.basis == basis).count()
    }

    /// Returns the place of the first figure among its passages.
    pub(super) fn figures_from(&self) -> u32 {
        self.figures_from
    }

    /// Returns its points, summaries and notes.
    pub(super) fn statements(&self) -> &Statements {
        &self.statements
    }

    pub(super) fn texts(&self) -> &str {
        &self.texts
    }

    pub(super) fn version_table(&self) -> &[Account] {
        &self.versions
    }

    pub(super) fn citation_table(&self) -> &[StoredCitation] {
        &self.citations
    }

    pub(super) fn count_table(&self) -> &[Count] {
        &self.counts
    }

    pub(super) fn value_table(&self) -> &[StoredValue] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_print_as_they_are_read() {
        for word in Series::WORDS {
            assert_eq!(word.parse::<Series>().unwrap().to_string(), *word);
        }
        for word in Coverage::WORDS {
            assert_eq!(word.parse::<Coverage>().unwrap().to_string(), *word);
        }
        for word in PeriodBasis::WORDS {
            assert_eq!(word.parse::<PeriodBasis>().unwrap().to_string(), *word);
        }
        for word in Trend::WORDS {
            assert_eq!(word.parse::<Trend>().unwrap().to_string(), *word);
        }
        assert_eq!(
            "sideways".parse::<Trend>().unwrap_err(),
            "`sideways` is no trend; write up, down, steady, mixed"
        );
    }
}
