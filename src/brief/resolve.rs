//! What the items of a worklist are in an archive: each found and told, or why it is not.

use super::about::days_of;
use super::asking::answer;
use super::compose::{BriefArchive, BriefRequest};
use super::finder::asked_subjects;
use super::pictures::PictureQuestion;
use super::recorded::{RecordChange, RecordFinder};
use super::{
    BriefComparison, BriefMissing, BriefTold, PassageName, WorkItem, WorkSubject, entry, passage,
    pictures, sum,
};
use crate::archive::{EntryKey, PlacedNote, RecordKey};
use crate::compare::{self, Dispersion};
use crate::digest::{PassageText, Period};

/// What became of an item.
pub(super) enum Resolved {
    /// It is told.
    Told {
        told: BriefTold,
        has_changed: bool,
        /// The notes beside the archive on its record.
        noted: Vec<PlacedNote>,
    },
    /// It is words of the analyst.
    Text(String),
    /// It is not found.
    Missing(BriefMissing),
}

/// Looks up the items of a worklist, and remembers which entries and days it found.
pub(super) struct ItemResolver<'a> {
    request: &'a BriefRequest<'a>,
    archive: &'a BriefArchive<'a>,
    finder: RecordFinder<'a>,
    /// The entries that were found.
    pub(super) entries: Vec<EntryKey>,
    /// The days of what else was found.
    pub(super) days: Vec<Period>,
}

/// What an item is, or why it is none.
type ToldOrWhy = Result<(BriefTold, RecordChange), String>;
/// The same of an item that is of a record.
type RecordOrWhy = Result<(BriefTold, RecordChange, RecordKey), String>;

impl<'a> ItemResolver<'a> {
    pub(super) fn new(request: &'a BriefRequest<'a>, archive: &'a BriefArchive<'a>) -> Self {
        let finder = RecordFinder::of(archive.corpus, request.worklist);
        Self { request, archive, finder, entries: Vec::new(), days: Vec::new() }
    }

    /// Looks an item up. Returns nothing when nobody waits any more.
    pub(super) fn resolve(
        &mut self,
        item: &WorkItem,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Resolved> {
        let mut record = None;
        let mut of_record = |found: RecordOrWhy| {
            found.map(|(told, change, key)| {
                record = Some(key);
                (told, change)
            })
        };
        let told = match &item.subject {
            WorkSubject::Text(text) => return Some(Resolved::Text(text.clone())),
            WorkSubject::Unread(_) => Err("it could not be read".to_owned()),
            WorkSubject::Entry(id) => of_record(self.entry(id, item)),
            WorkSubject::Figure(name) => of_record(self.figure(name, item)),
            WorkSubject::Point(name) => of_record(self.point(name, item)),
            WorkSubject::Comparison(subjects) => self.comparison(subjects, None, stop)?,
            WorkSubject::Cell(subjects, row) => self.comparison(subjects, Some(row), stop)?,
            WorkSubject::Sum(query) => self.sum(query, item, stop)?,
            WorkSubject::Map(asked) => self.picture(PictureQuestion::Map(asked), stop)?,
            WorkSubject::Grid(asked) => self.picture(PictureQuestion::Grid(asked), stop)?,
            WorkSubject::Tempo(asked) => self.picture(PictureQuestion::Tempo(asked), stop)?,
        };
        Some(match told {
            Ok((told, change)) => {
                self.days.extend(days_of(&told));
                let noted = self.archive.corpus.noted();
                let noted = record.map_or_else(Vec::new, |key| noted.on(key).to_vec());
                Resolved::Told { told, has_changed: change == RecordChange::Changed, noted }
            }
            Err(why) => Resolved::Missing(BriefMissing {
                what: item.subject.key().unwrap_or("an item").to_owned(),
                words: item.subject.words(),
                why,
                said: item.said.clone(),
                note: item.note.clone(),
            }),
        })
    }

    fn entry(&mut self, id: &str, item: &WorkItem) -> RecordOrWhy {
        let (key, change) = self.finder.entry(id, item)?;
        let told = entry::entry(self.archive.corpus, key).ok_or("it is not held any more")?;
        self.entries.push(key);
        Ok((BriefTold::Entry(Box::new(told)), change, RecordKey::Entry(key)))
    }

    fn figure(&mut self, name: &PassageName, item: &WorkItem) -> RecordOrWhy {
        let corpus = self.archive.corpus;
        let (key, change) = self.finder.passage(name, item)?;
        let passage = corpus.passage(key).ok_or("it is not held any more")?;
        let PassageText::Figure(figure) = passage.says else {
            return Err("no figure stands there any more".to_owned());
        };
        self.days.extend(figure.period);
        let told = passage::figure(corpus.taxonomy(), &passage, figure);
        Ok((BriefTold::Figure(Box::new(told)), change, RecordKey::Passage(key)))
    }

    fn point(&mut self, name: &PassageName, item: &WorkItem) -> RecordOrWhy {
        let corpus = self.archive.corpus;
        let (key, change) = self.finder.passage(name, item)?;
        let passage = corpus.passage(key).ok_or("it is not held any more")?;
        self.days.push(passage.date().period());
        let told = passage::point(corpus.taxonomy(), &passage);
        Ok((BriefTold::Point(Box::new(told)), change, RecordKey::Passage(key)))
    }

    fn comparison(
        &self,
        subjects: &[String],
        row: Option<&str>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<ToldOrWhy> {
        let BriefArchive { corpus, index } = *self.archive;
        let asks = match asked_subjects(subjects, corpus, self.request.saved) {
            Ok(asks) => asks,
            Err(why) => return Some(Err(why)),
        };
        let mut table = compare::compare(&asks, 0, Dispersion::default(), corpus, index, stop)?;
        if let Some(name) = row {
            let Some(row) = table.row_named(name, corpus.taxonomy()).cloned() else {
                return Some(Err(format!("the comparison has no row `{name}` any more")));
            };
            table.rows = vec![row];
        }
        let (subjects, row) = (subjects.to_vec(), row.map(str::to_owned));
        let told = BriefComparison { subjects, row, table };
        Some(Ok((BriefTold::Comparison(Box::new(told)), RecordChange::Unknown)))
    }

    fn sum(
        &self,
        query: &str,
        item: &WorkItem,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<ToldOrWhy> {
        let BriefArchive { corpus, index } = *self.archive;
        let found = match answer(query, self.request.saved, (corpus, index), stop)? {
            Ok(found) => found,
            Err(why) => return Some(Err(why)),
        };
        let (told, said) = sum::sum(query, found, corpus, stop)?;
        let change = match &item.said {
            Some(before) if *before == said => RecordChange::Same,
            Some(_) => RecordChange::Changed,
            None => RecordChange::Unknown,
        };
        Some(Ok((BriefTold::Sum(Box::new(told)), change)))
    }

    fn picture(
        &self,
        asked: PictureQuestion<'_>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<ToldOrWhy> {
        let BriefArchive { corpus, index } = *self.archive;
        let found = match answer(asked.query(), self.request.saved, (corpus, index), stop)? {
            Ok(found) => found,
            Err(why) => return Some(Err(why)),
        };
        if found.keys.is_empty() {
            return Some(Err("nothing is found".to_owned()));
        }
        let told = pictures::picture(asked, found, corpus);
        Some(told.map(|told| (BriefTold::Picture(Box::new(told)), RecordChange::Unknown)))
    }
}
