//! Composes a briefing: looks up what was gathered, puts it into the sections of a template, and numbers
//! what is told in the order of the page.

use chrono::NaiveDate;

use super::about::facts;
use super::resolve::{ItemResolver, Resolved};
use super::{
    BriefBeside, BriefItem, BriefKind, BriefNote, BriefNoteOn, BriefPart, BriefSection,
    BriefTemplate, Briefing, WorkItem, Worklist,
};
use crate::archive::{Corpus, PlacedNote};
use crate::page::{note_doubt, note_judgements};
use crate::query::Index;

/// The title of a briefing that has none.
const UNTITLED: &str = "Briefing";

/// What a briefing is made of.
pub struct BriefRequest<'a> {
    /// What was gathered.
    pub worklist: &'a Worklist,
    /// In which sections it stands.
    pub template: &'a BriefTemplate,
    /// What made it, and of which day it is.
    pub origin: BriefOrigin,
    /// Returns the query of a saved search by its name.
    pub saved: &'a dyn Fn(&str) -> Option<String>,
}

/// What made a briefing, and of which day it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefOrigin {
    /// The archive, as it was named.
    pub archive: String,
    /// The program and its version.
    pub program: String,
    /// The day on which it is written; none if that is not known.
    pub day: Option<NaiveDate>,
    /// As of which day the archive is told; none where that is today.
    pub as_of: Option<NaiveDate>,
}

impl BriefOrigin {
    /// Says that this program writes a briefing on a day, of an archive as it was named.
    pub fn of(archive: String, day: Option<NaiveDate>, corpus: &Corpus) -> Self {
        let program = concat!("watchfloor ", env!("CARGO_PKG_VERSION")).to_owned();
        Self { archive, program, day, as_of: corpus.as_of().map(|as_of| as_of.day) }
    }
}

/// The archive that a briefing tells of, and its index.
#[derive(Clone, Copy)]
pub struct BriefArchive<'a> {
    /// The archive.
    pub corpus: &'a Corpus,
    /// Its index.
    pub index: &'a Index,
}

/// Composes a briefing. Returns nothing when `stop` says that nobody waits for it.
pub fn compose(
    request: &BriefRequest<'_>,
    archive: &BriefArchive<'_>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Briefing> {
    compose_telling(request, archive, stop, &mut |_, _| {})
}

/// Does the same, and tells before each item how many were found and how many there are.
pub fn compose_telling(
    request: &BriefRequest<'_>,
    archive: &BriefArchive<'_>,
    stop: &(dyn Fn() -> bool + Sync),
    told: &mut dyn FnMut(usize, usize),
) -> Option<Briefing> {
    let worklist = request.worklist;
    let mut resolver = ItemResolver::new(request, archive);
    let mut resolved: Vec<(&WorkItem, Resolved)> = Vec::new();
    for (at, item) in worklist.items().iter().enumerate() {
        told(at, worklist.items().len());
        if stop() {
            return None;
        }
        resolved.push((item, resolver.resolve(item, stop)?));
    }
    let corpus = archive.corpus;
    let found = (&*resolver.entries, &*resolver.days);
    let facts = facts((worklist, &resolved), found, &request.origin, corpus);
    Some(Briefing {
        title: worklist.title.clone().unwrap_or_else(|| UNTITLED.to_owned()),
        // What is held is counted from all digests.
        marking: corpus.markings().all(),
        facts,
        sections: sections(request.template, resolved),
    })
}

/// An item on its way into a section.
struct PlacedItem<'a> {
    item: &'a WorkItem,
    kind: BriefKind,
    /// Its number; none for what has none.
    number: Option<u32>,
    /// The notes beside the archive on its record.
    beside: Vec<PlacedNote>,
    resolved: Option<Resolved>,
}

/// Puts all into sections, and leaves out those in which nothing stands.
fn sections(template: &BriefTemplate, resolved: Vec<(&WorkItem, Resolved)>) -> Vec<BriefSection> {
    let mut placed: Vec<PlacedItem<'_>> = resolved.into_iter().map(PlacedItem::new).collect();
    number(template, &mut placed);
    let mut sections = Vec::new();
    for (at, section) in template.sections.iter().enumerate() {
        let holds = |kind: BriefKind| holder(template, kind) == Some(at);
        let mut parts = Vec::new();
        if holds(BriefKind::About) {
            parts.push(BriefPart::About);
        }
        for placed in &mut placed {
            if holds(placed.kind) {
                parts.extend(placed.part());
            }
            if holds(BriefKind::Notes) {
                parts.extend(placed.note());
                parts.extend(placed.notes_beside());
            }
        }
        if !parts.is_empty() {
            sections.push(BriefSection { heading: section.heading.clone(), parts });
        }
    }
    sections
}

/// Returns the section that holds a kind: the first that says so.
fn holder(template: &BriefTemplate, kind: BriefKind) -> Option<usize> {
    template.sections.iter().position(|section| section.holds.contains(&kind))
}

/// Numbers what is told, in the order in which it will stand.
fn number(template: &BriefTemplate, placed: &mut [PlacedItem<'_>]) {
    let mut next = 1;
    for at in 0..template.sections.len() {
        let here = |placed: &&mut PlacedItem<'_>| holder(template, placed.kind) == Some(at);
        for placed in placed.iter_mut().filter(here) {
            if matches!(placed.resolved, Some(Resolved::Told { .. })) {
                placed.number = Some(next);
                next += 1;
            }
        }
    }
}

impl<'a> PlacedItem<'a> {
    fn new((item, mut resolved): (&'a WorkItem, Resolved)) -> Self {
        let mut beside = Vec::new();
        let kind = match &mut resolved {
            Resolved::Missing(_) => BriefKind::Missing,
            Resolved::Text(_) => BriefKind::Text,
            Resolved::Told { noted, .. } => {
                beside = std::mem::take(noted);
                item.subject.kind().unwrap_or(BriefKind::Missing)
            }
        };
        Self { item, kind, number: None, beside, resolved: Some(resolved) }
    }

    /// Takes what stands in the section of its kind.
    fn part(&mut self) -> Option<BriefPart> {
        Some(match self.resolved.take()? {
            Resolved::Told { told, has_changed, .. } => {
                BriefPart::Item(BriefItem { number: self.number?, has_changed, told })
            }
            Resolved::Text(text) => BriefPart::Text(text),
            Resolved::Missing(missing) => BriefPart::Missing(missing),
        })
    }

    /// Returns the note on it. That on what is missing stands with it.
    fn note(&self) -> Option<BriefPart> {
        let text = self.item.note.clone().filter(|_| self.kind != BriefKind::Missing)?;
        let on = match self.number {
            Some(number) => BriefNoteOn::Item(number),
            None => BriefNoteOn::Words(self.item.subject.words()),
        };
        Some(BriefPart::Note(BriefNote { on, text, beside: None }))
    }

    /// Returns what was noted of its record beside the archive, by whomever.
    fn notes_beside(&self) -> impl Iterator<Item = BriefPart> + '_ {
        self.number.into_iter().flat_map(|number| {
            self.beside.iter().map(move |placed| {
                let PlacedNote { note, standing, .. } = placed;
                let beside = BriefBeside {
                    by: note.by.clone(),
                    day: note.day,
                    judged: note_judgements(placed),
                    doubt: note_doubt(*standing),
                };
                let text = note.text.clone().unwrap_or_default();
                let on = BriefNoteOn::Item(number);
                BriefPart::Note(BriefNote { on, text, beside: Some(beside) })
            })
        })
    }
}

#[cfg(test)]
#[path = "compose_tests.rs"]
mod tests;
