//! Writes what leaves, in any format that can hold it.

use std::cell::Cell;
use std::io;
use std::path::Path;
use std::sync::LazyLock;

use super::bounded_text::BoundedText;
use super::{Outgoing, Provenance, RecordSelection, pages, rows};
use crate::archive::{AsOf, Corpus, EntryKey, RecordKey};
use crate::cover::State;
use crate::digest::Harm;
use crate::export::{
    About, AreaPoints, BasisSum, ExportContent, FOUND_COLUMNS, Format, HandedOver, KeyedColumns,
    OutputCapabilities, RatioReading, Remark, Rows, SanitizingWriter, Shown, Single, WORDS_MET,
    found_records, noted_grades, write_comparison, write_extract, write_handover, write_head,
    write_marked_rows,
};
use crate::jobs::NumberDisplay;
use crate::page::digests_cited;
use crate::query::{Nearest, Query};
use crate::sums::{By, FoundSet, SetPart};

/// A file and a clipboard have no width, and take every sign.
const LOOK: OutputCapabilities = OutputCapabilities { width: None, color: false, ascii: false };

impl Outgoing {
    /// Returns the format that a file name implies; Markdown if it implies none that can hold it.
    pub fn format_of(&self, path: &Path) -> Format {
        let drawn = || Format::of(path, ExportContent::Picture).filter(|_| self.is_picture());
        Format::of(path, self.holds()).or_else(drawn).unwrap_or(Format::MARKDOWN)
    }

    /// Says what is wrong with the name of its file: a briefing has formats of its own.
    pub fn wrong_name(&self, path: &Path) -> Option<String> {
        let known = || Format::of(path, ExportContent::Briefing).is_some();
        if !self.is_briefing() || known() {
            return None;
        }
        let endings = Format::all(ExportContent::Briefing);
        let endings = endings.filter_map(|format| format.endings().first());
        let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
        Some(format!("The name of a briefing ends in one of {}", endings.join(", ")))
    }

    /// Returns what an extract says about itself where the format has no room for it.
    pub fn about_beside(&self, from: Provenance<'_>, format: Format) -> Option<About> {
        match self {
            Self::Records(records) if !format.tells_within() => {
                Some(about(records, self.marking(from.corpus), from))
            }
            Self::Page(subject) if format.hands_over() && !format.tells_within() => {
                Some(pages::about_page(*subject, from))
            }
            Self::Records(_)
            | Self::Comparison { .. }
            | Self::List(_)
            | Self::Page(_)
            | Self::Searches(_)
            | Self::Briefing(_)
            | Self::Composed { .. } => None,
            Self::Picture(picture) => {
                let rows = picture.rows().filter(|_| !format.is_picture());
                rows.and_then(|rows| rows.about_beside(from, format))
            }
        }
    }

    /// Writes it, under its marking.
    ///
    /// # Errors
    ///
    /// If the output fails, or the format cannot hold it.
    pub fn write(
        &self,
        from: Provenance<'_>,
        format: Format,
        out: &mut SanitizingWriter<'_>,
    ) -> io::Result<()> {
        self.write_telling(from, format, out, &|_, _| true).map(|_| ())
    }

    /// Does the same, and tells of records how many of how many are made; ends them where that answers no.
    /// Returns what must be said beside it.
    ///
    /// # Errors
    ///
    /// As [`Self::write`].
    pub fn write_telling(
        &self,
        from: Provenance<'_>,
        format: Format,
        out: &mut SanitizingWriter<'_>,
        told: &dyn Fn(usize, usize) -> bool,
    ) -> io::Result<Option<Remark>> {
        let corpus = from.corpus;
        let marking = self.marking(corpus);
        let written = match self {
            Self::Comparison { table, show, direction } => {
                let shown = match show {
                    NumberDisplay::Number => Shown::Absolute,
                    NumberDisplay::Share => Shown::Share,
                    NumberDisplay::PerDay => Shown::PerDay,
                };
                let reading = RatioReading { shown, direction: *direction };
                write_comparison(table, corpus, (format, reading), LOOK, out)
            }
            Self::List(subject) => rows::list(*subject, from, &mut |rows| {
                marked(rows, (marking.as_deref(), corpus.as_of()), format, out)
            }),
            Self::Page(subject) => return pages::page(*subject, from, format, out),
            Self::Records(selected) => {
                let about = about(selected, marking, from);
                if format.hands_over() {
                    return hand_over(&about, &selected.keys, corpus, (format, told), out);
                }
                let rows = records(corpus, &selected.keys, selected.nearest.as_ref(), format);
                let (columns, all) = (rows.columns(), selected.keys.len());
                let made = (1..).zip(rows).take_while(|(made, _)| told(*made, all));
                let rows = Rows::new(columns, made.map(|(_, row)| row));
                return write_extract(&about, rows, format, LOOK, out);
            }
            Self::Picture(picture) => picture.write(from, format, out),
            Self::Briefing(_) => {
                let why = "a briefing is written whole, and not as a text";
                Err(io::Error::new(io::ErrorKind::Unsupported, why))
            }
            Self::Searches(list) => rows::searches(list, &mut |rows| {
                marked(rows, (marking.as_deref(), corpus.as_of()), format, out)
            }),
            Self::Composed { page, .. } => {
                let Single::Pages(write) = format.single() else {
                    let text = format!("{} holds no page to read; .md and .txt do", format.name());
                    return Err(io::Error::new(io::ErrorKind::Unsupported, text));
                };
                write_head(marking.as_deref(), corpus.as_of(), (format, LOOK), out)?;
                write(std::slice::from_ref(page), LOOK, out)
            }
        };
        written.map(|()| None)
    }

    /// Returns it as Markdown of at most so many bytes; none if it is longer.
    pub fn markdown(&self, from: Provenance<'_>, most: usize) -> Option<String> {
        if let Self::Records(records) = self
            && !records.is_whole()
        {
            return None;
        }
        let mut text = BoundedText::new(most);
        let mut door = SanitizingWriter::new(&mut text);
        let written = self.write(from, Format::MARKDOWN, &mut door);
        let written = written.and_then(|()| io::Write::flush(&mut door));
        written.is_ok().then(|| text.into_text())
    }
}

/// Writes rows under a marking and the day as of which the archive is told.
pub(super) fn marked(
    rows: Rows<'_>,
    (marking, as_of): (Option<&str>, Option<&AsOf>),
    format: Format,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<()> {
    write_head(marking, as_of, (format, LOOK), out)?;
    write_marked_rows(rows, marking, format, LOOK, out).map(|_| ())
}

/// Writes records in the vocabulary of another program, tells how many are made, and returns what that cannot say.
pub(super) fn hand_over(
    about: &About,
    keys: &[RecordKey],
    corpus: &Corpus,
    (format, told): (Format, &dyn Fn(usize, usize) -> bool),
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    let (points, grades) = (AreaPoints::Untold, &noted_grades(corpus));
    let done = Cell::new(0);
    let made = &|| {
        done.set(done.get() + 1);
        // What is stopped takes no more bytes, which ends it.
        told(done.get(), keys.len());
    };
    let handed = HandedOver { about, corpus, keys, points, grades, made };
    write_handover(&handed, format, out)
}

/// The columns of records that all have every word: none of them needs to say so.
static WHOLE: LazyLock<KeyedColumns> =
    LazyLock::new(|| KeyedColumns::of(FOUND_COLUMNS.columns(), "id", Some(WORDS_MET.name)));

/// Returns records as rows, those with only some of the words marked; a format that holds no rows,
/// such as a map, has entries only.
pub(super) fn records<'a>(
    corpus: &'a Corpus,
    keys: &'a [RecordKey],
    nearest: Option<&'a Nearest>,
    format: Format,
) -> Rows<'a> {
    let all = format.holds(ExportContent::Rows);
    let kept = keys.iter().filter(move |key| all || key.entry().is_some());
    match nearest {
        None => WHOLE.rows(found_records(corpus, kept.map(|key| (*key, None)), None)),
        Some(nearest) => {
            let met = move |key: &RecordKey| (*key, nearest.words_met(*key));
            found_records(corpus, kept.map(met), None)
        }
    }
}

/// Adds up the events of some entries that answer a query by who stands behind them.
pub fn by_basis(query: &Query, entries: Vec<EntryKey>, corpus: &Corpus) -> Vec<BasisSum> {
    let parts = FoundSet::new(None, query, entries, corpus).by(By::Basis, &|| false);
    let sum = |part: SetPart| {
        let told = |harm| (harm, part.figures.toll(harm));
        let toll = Harm::ALL.into_iter().map(told).filter(|(_, sum)| !sum.is_silent()).collect();
        Some(BasisSum { basis: part.key.basis()?, events: part.figures.events, toll })
    };
    // Nobody stops it, so there is an answer.
    parts.unwrap_or_default().into_iter().filter_map(sum).collect()
}

/// Says what some records are, where they come from and whose words they hold.
pub(super) fn about(
    records: &RecordSelection,
    marking: Option<String>,
    from: Provenance<'_>,
) -> About {
    let corpus = from.corpus;
    let is_near = |key: &RecordKey| {
        records.nearest.as_ref().is_some_and(|nearest| nearest.words_met(*key).is_some())
    };
    let near = records.keys.iter().filter(|key| is_near(key)).count();
    let nearest = records.nearest.as_ref().filter(|_| near > 0);
    let entries_of = |keys: &mut dyn Iterator<Item = &RecordKey>| {
        let mut entries: Vec<EntryKey> = keys.filter_map(|key| key.entry()).collect();
        // Events are counted in the order of the corpus, whatever the order of the list.
        entries.sort_unstable();
        entries
    };
    let found = entries_of(&mut records.keys.iter().filter(|key| !is_near(key)));
    let written = entries_of(&mut records.keys.iter());
    let asked = records.asked.as_ref().map(|(query, _)| query.asked_of(corpus));
    let query = records.asked.as_ref().map(|(query, _)| query.clone()).unwrap_or_default();
    About {
        marking,
        query: Some(records.what.clone()),
        saved: None,
        archive: from.archive.to_owned(),
        as_of: corpus.as_of().map(AsOf::about),
        date: from.date,
        entries: found.len(),
        events: corpus.events_told(&found).events,
        at_least: asked.as_ref().is_some_and(|of| of.held(corpus).state() != State::InFull),
        held: asked.and_then(|asked| asked.told(corpus)),
        unrated: query.unrated_kept(corpus, &found),
        nearest: nearest.map(|nearest| {
            format!("{nearest}; {near} here, not counted, each marked with how many words it has")
        }),
        understood: records.reading.understood.clone(),
        replaced: records.reading.replaced.clone(),
        by_basis: by_basis(&query, found, corpus),
        of: corpus.len(),
        digests: digests_cited(corpus, &written),
        outlets: corpus.outlets_cited(&written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all};

    #[test]
    fn what_is_said_of_records_does_not_hang_on_their_order() {
        let (corpus, _) = load_all(&Origin::Sample);
        let from = Provenance { corpus: &corpus, problems: &[], archive: "", date: None };
        let keys: Vec<RecordKey> = corpus.entries().map(|(key, _)| RecordKey::Entry(key)).collect();
        let said = |keys: Vec<RecordKey>| {
            about(&RecordSelection::listed("all".to_owned(), keys), None, from)
        };
        let mut reversed = keys.clone();
        reversed.reverse();
        let in_order = said(keys);
        assert_eq!(said(reversed).events, in_order.events);
        assert_eq!(in_order.entries, corpus.len());
    }
}
