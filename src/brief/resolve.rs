//! What the items of a worklist are in an archive: each found and told, or why it is not.

use super::about::days_of;
use super::asking::answer;
use super::compose::{BriefArchive, BriefRequest};
use super::finder::EntryFinder;
use super::{
    BriefComparison, BriefMissing, BriefTold, PassageName, WorkItem, WorkSubject, entry, passage,
    pictures,
};
use crate::archive::{EntryKey, Found, PassageIn, PassageKey, RecordKey};
use crate::compare::{self, Ask, Dispersion, Unclear};
use crate::digest::{PassageText, Period};

/// What became of an item.
pub(super) enum Resolved {
    /// It is told.
    Told { told: BriefTold, has_changed: bool },
    /// It is words of the analyst.
    Text(String),
    /// It is not found.
    Missing(BriefMissing),
}

/// Looks up the items of a worklist, and remembers which entries and days it found.
pub(super) struct ItemResolver<'a> {
    request: &'a BriefRequest<'a>,
    archive: &'a BriefArchive<'a>,
    finder: EntryFinder,
    /// The entries that were found.
    pub(super) entries: Vec<EntryKey>,
    /// The days of what else was found.
    pub(super) days: Vec<Period>,
}

/// What an item is, or why it is none.
type ToldOrWhy = Result<(BriefTold, Option<RecordKey>), String>;

impl<'a> ItemResolver<'a> {
    pub(super) fn new(request: &'a BriefRequest<'a>, archive: &'a BriefArchive<'a>) -> Self {
        let ids = request.worklist.items().iter().filter_map(|item| match &item.subject {
            WorkSubject::Entry(id) => Some(id.as_str()),
            WorkSubject::Figure(_)
            | WorkSubject::Point(_)
            | WorkSubject::Comparison(_)
            | WorkSubject::Map(_)
            | WorkSubject::Grid(_)
            | WorkSubject::Tempo(_)
            | WorkSubject::Text(_)
            | WorkSubject::Unread(_) => None,
        });
        let finder = EntryFinder::of(archive.corpus, ids);
        Self { request, archive, finder, entries: Vec::new(), days: Vec::new() }
    }

    /// Looks an item up. Returns nothing when nobody waits any more.
    pub(super) fn resolve(
        &mut self,
        item: &WorkItem,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Resolved> {
        let told = match &item.subject {
            WorkSubject::Text(text) => return Some(Resolved::Text(text.clone())),
            WorkSubject::Unread(_) => Err("it could not be read".to_owned()),
            WorkSubject::Entry(id) => self.entry(id),
            WorkSubject::Figure(name) => self.figure(name),
            WorkSubject::Point(name) => self.point(name),
            WorkSubject::Comparison(subjects) => self.comparison(subjects, stop)?,
            WorkSubject::Map(query) | WorkSubject::Grid(query) | WorkSubject::Tempo(query) => {
                self.picture(&item.subject, query, stop)?
            }
        };
        Some(match told {
            Ok((told, key)) => {
                self.days.extend(days_of(&told));
                let has_changed = key.is_some_and(|key| self.has_changed(item, key));
                Resolved::Told { told, has_changed }
            }
            Err(why) => Resolved::Missing(BriefMissing {
                what: item.subject.key().unwrap_or("an item").to_owned(),
                words: item.subject.words(),
                why,
                note: item.note.clone(),
            }),
        })
    }

    /// Returns true if an item is not any more what was seen when it was gathered.
    fn has_changed(&self, item: &WorkItem, key: RecordKey) -> bool {
        let now = (self.request.seen_now)(key);
        item.seen.as_ref().zip(now).is_some_and(|(then, now)| *then != now)
    }

    fn entry(&mut self, id: &str) -> ToldOrWhy {
        let key = self.finder.get(id)?;
        let told = entry::entry(self.archive.corpus, key).ok_or("it is not held any more")?;
        self.entries.push(key);
        Ok((BriefTold::Entry(Box::new(told)), Some(RecordKey::Entry(key))))
    }

    fn figure(&mut self, name: &PassageName) -> ToldOrWhy {
        let (key, passage) = self.passage(name)?;
        let PassageText::Figure(figure) = passage.says else {
            let there = crate::yaml::excerpt(&passage.labelled_text());
            return Err(format!("no figure stands there any more, but `{there}`"));
        };
        self.days.extend(figure.period);
        let told = passage::figure(self.archive.corpus.taxonomy(), &passage, figure);
        Ok((BriefTold::Figure(Box::new(told)), Some(RecordKey::Passage(key))))
    }

    fn point(&mut self, name: &PassageName) -> ToldOrWhy {
        let (key, passage) = self.passage(name)?;
        if let PassageText::Figure(figure) = passage.says {
            return Err(format!("no point stands there any more, but a figure of {}", figure.of));
        }
        self.days.push(passage.date().period());
        let told = passage::point(self.archive.corpus.taxonomy(), &passage);
        Ok((BriefTold::Point(Box::new(told)), Some(RecordKey::Passage(key))))
    }

    fn passage(
        &self,
        name: &PassageName,
    ) -> Result<(PassageKey, crate::digest::Passage<'a>), String> {
        let corpus = self.archive.corpus;
        let digest = corpus.find(&format!("digest:{}", name.home));
        let found = if digest == Found::Nothing {
            corpus.find(&format!("wave:{}", name.home))
        } else {
            digest
        };
        let home = match found {
            Found::Digest(at) => PassageIn::Digest(at),
            Found::Wave(at) => PassageIn::Wave(u32::try_from(at).unwrap_or(u32::MAX)),
            Found::Several(_) => return Err("several digests have ids that begin so".to_owned()),
            Found::Entry(_) | Found::Nothing => {
                return Err("the archive has no such digest or wave any more".to_owned());
            }
        };
        let key = PassageKey { home, place: name.place };
        let passage = corpus.passage(key).ok_or("nothing stands at that place any more")?;
        Ok((key, passage))
    }

    fn comparison(
        &self,
        subjects: &[String],
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<ToldOrWhy> {
        let BriefArchive { corpus, index } = *self.archive;
        let ask = |text: &String| {
            compare::ask(text, corpus, self.request.saved).map_err(|unclear| match unclear {
                Unclear::Nothing(why) => format!("`{text}`: {why}"),
                Unclear::Fault(fault) => format!("`{text}` has a fault: {}", fault.message),
                Unclear::Several(_) => format!("`{text}` may be several things"),
            })
        };
        let asks: Vec<Ask> = match subjects.iter().map(ask).collect() {
            Ok(asks) => asks,
            Err(why) => return Some(Err(why)),
        };
        let table = compare::compare(&asks, 0, Dispersion::default(), corpus, index, stop)?;
        let told = BriefComparison { subjects: subjects.to_vec(), table };
        Some(Ok((BriefTold::Comparison(Box::new(told)), None)))
    }

    fn picture(
        &self,
        subject: &WorkSubject,
        query: &str,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<ToldOrWhy> {
        let BriefArchive { corpus, index } = *self.archive;
        let Some(kind) = subject.kind() else { return Some(Err("it is no picture".to_owned())) };
        let found = match answer(query, self.request.saved, (corpus, index), stop)? {
            Ok(found) => found,
            Err(why) => return Some(Err(why)),
        };
        if found.keys.is_empty() {
            return Some(Err("nothing is found".to_owned()));
        }
        let told = pictures::picture(kind, query, found, corpus);
        Some(Ok((BriefTold::Picture(Box::new(told)), None)))
    }
}
