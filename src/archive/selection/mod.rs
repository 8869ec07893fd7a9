//! Reads only those files of an archive in full that an answer can rest on, and of the others their
//! heads. The answer is the same as if all had been read; what is wrong in the others is not told.
//!
//! Who answers says what still has to be known ([`Wanted`]), and is asked again with what was read,
//! until nothing more is wanted. A file that may tell of what is wanted is read, however unlikely it is
//! that it does. What an answer rests on is not known here.

mod days;
mod head;

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use memchr::memmem::Finder;

use self::days::DaysTold;
use super::bounds::LoadLimits;
use super::collector::Collector;
use super::files::ArchiveFile;
use super::known_places::KnownPlaces;
use super::listing::list;
use super::load::taxonomy;
use super::read::{FileContent, Read, TermResolver};
use super::workers::{self, FileOutcome};
use super::{Corpus, LoadStep, Origin, Problem, load_all_telling};
use crate::cover::covers_days;
use crate::digest::{Digest, Period, Taxonomy, days_between};

/// The most periods that each file is tried for, and the most texts that it is looked through for.
/// Answers want few; whoever writes a digest can make it many, and the work must not be the product.
const MOST_PERIODS: usize = 64;
const MOST_TEXTS: usize = 16;
/// How often is asked what is wanted. An answer wants what it rests on, then what that was told from;
/// a longer chain is read as a whole.
const MOST_ROUNDS: usize = 8;
/// How many files one worker looks at before it tells of them: a head is read sooner than another thread
/// is woken.
const AT_ONCE: usize = 8;

/// What an answer still has to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// All that is told of these days.
    pub days: Vec<Period>,
    /// All that stands in a file in which one of these texts stands.
    pub texts: Vec<Box<str>>,
    /// All that the digests of these ids tell.
    pub digests: Vec<Box<str>>,
    /// Everything: nothing narrows it down.
    pub everything: bool,
}

impl Wanted {
    /// Wants all of an archive.
    pub fn everything() -> Self {
        Self { everything: true, ..Self::default() }
    }

    /// Wants also what another wants.
    pub fn add(&mut self, other: Self) {
        self.days.extend(other.days);
        self.texts.extend(other.texts);
        self.digests.extend(other.digests);
        self.everything |= other.everything;
    }

    /// Wants what names something by its id. An id that has a day in it stands only in files that have
    /// that day, so that no other is looked through.
    pub fn named(&mut self, id: &str) {
        match first_day(id) {
            Some(day) => self.days.push(Period { from: day, to: Some(day) }),
            None => self.texts.push(id.into()),
        }
    }
}

/// Returns the first day that stands in an id.
fn first_day(id: &str) -> Option<NaiveDate> {
    let begins_with_a_digit = |(at, c): (usize, char)| c.is_ascii_digit().then_some(at);
    let mut starts = id.char_indices().filter_map(begins_with_a_digit);
    starts.find_map(|at| id.get(at..at + 10)?.parse().ok())
}

/// Loads of an archive what is wanted, settled. `wanted` is asked with the heads of all digests and all
/// waves first, then with everything that it wanted, until it wants no more. Single files and the sample
/// are loaded whole.
///
/// Problems are told of what was read in full, and it is told how far the reading is.
pub fn load_wanted(
    origin: &Origin,
    known: &KnownPlaces,
    wanted: &mut dyn FnMut(&Corpus) -> Wanted,
    told: &mut dyn FnMut(LoadStep),
) -> (Corpus, Vec<Problem>) {
    let all = |told: &mut dyn FnMut(LoadStep)| {
        let (mut corpus, problems) = load_all_telling(origin, told);
        corpus.know_places(known.clone());
        (corpus, problems)
    };
    if !matches!(origin, Origin::Folder(_)) {
        return all(told);
    }
    let mut listing = list(origin);
    let mut problems = std::mem::take(&mut listing.problems);
    let words = taxonomy(origin, listing.taxonomy.as_ref(), &mut problems);
    let mut selection = Selection::of(&listing.files, Arc::new(words), problems, told);
    for _ in 0..MOST_ROUNDS {
        let (mut corpus, problems) = selection.corpus();
        corpus.know_places(known.clone());
        let wanted = wanted(&corpus);
        if wanted.everything || wanted.texts.len() > MOST_TEXTS {
            break;
        }
        if !selection.read(&wanted, told) {
            return (corpus, problems);
        }
    }
    drop(selection);
    all(told)
}

/// The files of an archive, each read as far as it was wanted.
struct Selection<'f> {
    files: Vec<(&'f ArchiveFile, FileState)>,
    taxonomy: Arc<Taxonomy>,
    /// The problems of the listing.
    problems: Vec<Problem>,
}

/// How far a file is read.
enum FileState {
    Head(HeadOnly),
    Whole(FileOutcome),
}

/// A digest of which only the head is read. Its bytes are not kept: few files are read again.
struct HeadOnly {
    head: Read,
    told: DaysTold,
}

impl HeadOnly {
    fn digest(&self) -> Option<&Digest> {
        match &self.head.page {
            FileContent::Digest(digest) => Some(digest),
            FileContent::Wave(_) => None,
        }
    }
}

impl<'f> Selection<'f> {
    fn of(
        files: &'f [ArchiveFile],
        taxonomy: Arc<Taxonomy>,
        problems: Vec<Problem>,
        told: &mut dyn FnMut(LoadStep),
    ) -> Self {
        let mut states = Vec::with_capacity(files.len());
        let begin = || {
            let mut words = TermResolver::new(&taxonomy);
            move |some: &&'f [ArchiveFile]| {
                some.iter().map(|file| (file, beginning(file, &mut words))).collect::<Vec<_>>()
            }
        };
        let parts: Vec<&[ArchiveFile]> = files.chunks(AT_ONCE).collect();
        // It never breaks: every file is needed.
        let _ = workers::in_order(parts.len(), |at| parts.get(at), begin, &mut |_, read| {
            states.extend(read);
            told(LoadStep::Read { read: states.len(), files: files.len() });
            ControlFlow::Continue(())
        });
        Self { files: states, taxonomy, problems }
    }

    /// Returns what was read so far, settled, and the problems of it.
    fn corpus(&self) -> (Corpus, Vec<Problem>) {
        let mut gather = Collector::listing(LoadLimits::USUAL.problems);
        for (file, state) in &self.files {
            match state {
                FileState::Whole(outcome) => gather.take(&file.name, outcome.clone()),
                FileState::Head(head) => gather.take_again(&file.name, head.head.page.clone()),
            }
        }
        gather.close();
        let gathered = gather.batch();
        let mut problems = [self.problems.as_slice(), &gathered.problems].concat();
        problems.sort();
        let taxonomy = Arc::clone(&self.taxonomy);
        (Corpus::finished(taxonomy, gathered.digests, gathered.waves), problems)
    }

    /// Reads in full what may tell of what is wanted; returns whether there was anything.
    fn read(&mut self, wanted: &Wanted, told: &mut dyn FnMut(LoadStep)) -> bool {
        let days = joined(self.with_next_issues(&wanted.days));
        let texts: Vec<Finder<'_>> = wanted.texts.iter().map(|text| Finder::new(&**text)).collect();
        let digests: HashSet<&str> = wanted.digests.iter().map(|id| &**id).collect();
        let is_wanted = |head: &HeadOnly| {
            let named = head.digest().is_some_and(|digest| {
                digests.contains(digest.id())
                    || days.iter().any(|days| days.overlaps(digest.head().period))
            });
            named
                || days.iter().any(|days| head.told.may_tell(*days))
                || !texts.is_empty() && head.told.may_hide()
        };
        // Where texts are wanted, every file is looked through for them.
        let chosen = self.files.iter().enumerate().filter_map(|(at, (file, state))| match state {
            FileState::Head(head) if is_wanted(head) => Some((at, *file, Default::default())),
            FileState::Head(_) => (!texts.is_empty()).then_some((at, *file, texts.as_slice())),
            FileState::Whole(_) => None,
        });
        let chosen: Vec<_> = chosen.collect();
        let begin = || {
            let mut words = TermResolver::new(&self.taxonomy);
            move |(_, file, texts): &(usize, &ArchiveFile, &[Finder<'_>])| {
                let bytes = file.read();
                let has_one = |bytes: &[u8]| texts.iter().any(|text| text.find(bytes).is_some());
                let is_passed_over =
                    !texts.is_empty() && bytes.as_deref().is_ok_and(|b| !has_one(b));
                (!is_passed_over).then(|| workers::outcome_of(file, bytes.as_deref(), &mut words))
            }
        };
        let (mut whole, mut looked_at) = (Vec::new(), 0);
        // It never breaks: every file is needed.
        let _ = workers::in_order(chosen.len(), |at| chosen.get(at), begin, &mut |file, read| {
            whole.extend(read.map(|read| (file.0, read)));
            looked_at += 1;
            told(LoadStep::Read { read: looked_at, files: chosen.len() });
            ControlFlow::Continue(())
        });
        let many = whole.len();
        for (at, outcome) in whole {
            if let Some((_, state)) = self.files.get_mut(at) {
                *state = FileState::Whole(outcome);
            }
        }
        many > 0
    }

    /// Returns the days with those on which the next issue begins of what covers them: whether that is
    /// there decides how far a digest holds its last days in full.
    fn with_next_issues(&self, days: &[Period]) -> Vec<Period> {
        let heads = self.files.iter().filter_map(|(_, state)| match state {
            FileState::Head(head) => head.digest().map(Digest::head),
            FileState::Whole(outcome) => match &outcome.read.as_ref()?.page {
                FileContent::Digest(digest) => Some(digest.head()),
                FileContent::Wave(_) => None,
            },
        });
        let covering = heads.filter(|head| covers_days(head)).filter_map(|head| {
            let to = head.period.to?;
            let long = u64::from(days_between(head.period.from, to));
            let until = to.checked_add_days(Days::new(long));
            let wanted = days.iter().any(|days| days.overlaps(head.period));
            wanted.then_some(Period { from: to, to: until })
        });
        let next: Vec<Period> = covering.collect();
        [days, &next].concat()
    }
}

/// Sorts days, joins those that overlap, and takes them for one long period where they are many.
fn joined(mut days: Vec<Period>) -> Vec<Period> {
    days.sort_by_key(|days| days.from);
    let mut joined: Vec<Period> = Vec::new();
    for next in days {
        match joined.last_mut() {
            Some(last) if last.to.is_none_or(|to| next.from <= to) => {
                last.to = last.to.zip(next.to).map(|(one, other)| one.max(other));
            }
            _ => joined.push(next),
        }
    }
    match (joined.first(), joined.last()) {
        (Some(first), Some(last)) if joined.len() > MOST_PERIODS => {
            vec![Period { from: first.from, to: last.to }]
        }
        _ => joined,
    }
}

/// Reads the head of a file; the file in full where its head may not be all that is before its body.
fn beginning(file: &ArchiveFile, words: &mut TermResolver<'_>) -> FileState {
    let bytes = match file.read() {
        Ok(bytes) => bytes,
        Err(fault) => return FileState::Whole(workers::outcome_of(file, Err(&fault), words)),
    };
    match head::head(&file.name, &bytes, words) {
        Some(head) => {
            let told = DaysTold::of(&bytes);
            FileState::Head(HeadOnly { head, told })
        }
        None => FileState::Whole(workers::outcome_of(file, Ok(&bytes), words)),
    }
}
