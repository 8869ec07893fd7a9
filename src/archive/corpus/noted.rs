//! The notes of an analyst laid over a corpus: on which records they are, and whether these still say
//! what they said. The notes change while the archive does not, so they are no part of it: whatever was
//! cloned from a corpus shares the notes that lie over it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use super::record_placing::RecordPlacing;
use super::{Corpus, EntryKey, PassageIn, PassageKey, RecordKey};
use crate::archive::changes::{Successors, WORDS_GROUP, record_marks};
use crate::digest::{Basis, FieldMarks, PassageKind, RecordHash};
use crate::notes::{AnalystNote, NoteBook, home_of};

/// How a note stands to what it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteStanding {
    /// The record says what it said when the note was made.
    AsSeen,
    /// The record says something else by now.
    Changed,
    /// The note does not say what it saw.
    Unknown,
}

/// A note on a record of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedNote {
    /// The id of the digest or wave whose file it stands in.
    pub home: String,
    /// The note.
    pub note: AnalystNote,
    /// Whether the record still says the same.
    pub standing: NoteStanding,
}

/// All notes, by the record that they are on.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    by_record: BTreeMap<RecordKey, Vec<PlacedNote>>,
    gone: Vec<GoneNote>,
}

/// A note on what the archive does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneNote {
    /// The id of the digest or wave whose file it stands in.
    pub home: String,
    /// The note.
    pub note: AnalystNote,
    /// What is known of where it went.
    pub loss: NoteLoss,
    /// The entry of the same digest that may be the one, under another id by now.
    pub may_be: Option<EntryKey>,
}

/// What is known of a record that a note is on and that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteLoss {
    /// This archive had it: its digest or wave is here without it, or the note was written for this archive.
    Gone,
    /// The note was written for another archive.
    Elsewhere,
    /// Its digest or wave is not here, and nothing tells whether it ever was: the note does not say for which
    /// archive it was written, or the archive is told as of a day before it.
    Untold,
}

/// A record as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSeen {
    /// The id of its digest or wave.
    pub home: String,
    /// Its own.
    pub on: String,
    /// What it said.
    pub hash: RecordHash,
    /// The marks of that.
    pub marks: FieldMarks,
}

impl Noted {
    /// Returns the notes on a record, in the order of their file.
    pub fn on(&self, key: RecordKey) -> &[PlacedNote] {
        self.by_record.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Returns the records with notes, entries first, each with its notes.
    pub fn records(&self) -> impl Iterator<Item = (RecordKey, &[PlacedNote])> {
        self.by_record.iter().map(|(key, notes)| (*key, notes.as_slice()))
    }

    /// Returns the notes whose record is not there.
    pub fn gone(&self) -> &[GoneNote] {
        &self.gone
    }

    /// Returns true if there is no note.
    pub fn is_empty(&self) -> bool {
        self.by_record.is_empty() && self.gone.is_empty()
    }
}

/// The notes that lie over a corpus. What is cloned shares them.
#[derive(Clone, Debug, Default)]
pub(super) struct NotesLaid(Arc<RwLock<Arc<Noted>>>);

impl Corpus {
    /// Lays notes over it, in place of those that lay there. Whoever shares this corpus sees them too.
    pub fn lay_notes(&self, book: &NoteBook) {
        let noted = Arc::new(NotesPlaced::of(self).place(book));
        *self.notes.0.write().unwrap_or_else(PoisonError::into_inner) = noted;
    }

    /// Returns the notes that lie over it now.
    pub fn noted(&self) -> Arc<Noted> {
        Arc::clone(&self.notes.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns true for a record that is somebody's judgement, so that it can be asked how likely it is.
    pub fn is_judged(&self, key: RecordKey) -> bool {
        let basis = match key {
            RecordKey::Entry(key) => self.entry(key).map(|entry| entry.basis),
            RecordKey::Passage(key) => self.passage(key).and_then(|passage| passage.basis()),
        };
        basis == Some(Basis::Assessed)
    }

    /// Returns true for a figure.
    pub fn is_figure(&self, key: PassageKey) -> bool {
        self.passage(key).is_some_and(|passage| passage.kind() == PassageKind::Figure)
    }

    /// Returns the id of a record, as notes name it.
    pub fn record_id(&self, key: RecordKey) -> Option<String> {
        match key {
            RecordKey::Entry(key) => Some(self.entry(key)?.id()),
            RecordKey::Passage(key) => Some(self.passage(key)?.id()),
        }
    }

    /// Returns the id of the digest or wave that a record stands in: its notes stand in a file of that
    /// name.
    pub fn record_home(&self, key: RecordKey) -> Option<&str> {
        let home = match key {
            RecordKey::Entry(key) => PassageIn::Digest(key.digest),
            RecordKey::Passage(key) => key.home,
        };
        self.home_id(home)
    }

    /// Returns the record that an id names in a digest or wave.
    pub fn noted_key(&self, home: &str, on: &str) -> Option<RecordKey> {
        NotesPlaced::of(self).record(home, &AnalystNote::begin(on, ""))
    }

    /// Returns the records that were seen, each as a note on it would find it, or else the entry that may be
    /// the one, under another id by now. Nothing stands for what was not asked for.
    pub fn records_as_seen(&self, seen: &[Option<RecordSeen>]) -> Vec<Option<Option<RecordKey>>> {
        let mut placed = NotesPlaced::of(self);
        let mut find = |seen: &RecordSeen| {
            let (hash, marks) = (Some(seen.hash), Some(seen.marks));
            let note = AnalystNote { seen: hash, marks, ..AnalystNote::begin(&seen.on, "") };
            let found = placed.record(&seen.home, &note);
            found.or_else(|| placed.successor(&seen.home, &note).map(RecordKey::Entry))
        };
        seen.iter().map(|seen| seen.as_ref().map(&mut find)).collect()
    }

    fn home_id(&self, home: PassageIn) -> Option<&str> {
        match home {
            PassageIn::Digest(at) => Some(self.digest(at)?.id()),
            PassageIn::Wave(at) => self.waves.get(at as usize).map(|wave| &*wave.id),
        }
    }

    fn home_called(&self, id: &str) -> Option<PassageIn> {
        let digest = || {
            let at = self.digest_places(id).next()?;
            (self.digest_id(at) == id).then(|| u32::try_from(at).ok()).flatten()
        };
        let wave = || u32::try_from(self.wave_of_id(id)?).ok();
        digest().map(PassageIn::Digest).or_else(|| wave().map(PassageIn::Wave))
    }
}

/// Lays notes over the records that they are on.
struct NotesPlaced<'c> {
    corpus: &'c Corpus,
    records: RecordPlacing<'c>,
    /// Of digests with notes on entries that are gone, what entries say now.
    successors: HashMap<u32, Successors>,
}

impl<'c> NotesPlaced<'c> {
    fn of(corpus: &'c Corpus) -> Self {
        Self { corpus, records: RecordPlacing::of(corpus), successors: HashMap::new() }
    }

    fn place(mut self, book: &NoteBook) -> Noted {
        let mut noted = Noted::default();
        let mut lost: Vec<(&str, &AnalystNote)> = Vec::new();
        for (home, note) in book.notes() {
            match self.record(home, note) {
                Some(key) => self.put(&mut noted, home, note, key),
                None => lost.push((home, note)),
            }
        }
        // A digest may have got another id while its entries kept theirs: only then all are read.
        let elsewhere = self.entries_called(lost.iter().map(|(_, note)| &*note.on));
        for (home, note) in lost {
            if let Some(key) = elsewhere.get(&*note.on) {
                self.put(&mut noted, home, note, RecordKey::Entry(*key));
                continue;
            }
            let loss = self.loss(home, note, book);
            let may_be = self.successor(home, note);
            let (home, note) = (home.to_owned(), note.clone());
            noted.gone.push(GoneNote { home, note, loss, may_be });
        }
        noted
    }

    /// Returns what is known of where the record of a note went. Ids are no proof: two archives may have
    /// digests of one publisher. So a digest that is not here was here only where the note says so.
    fn loss(&self, home: &str, note: &AnalystNote, book: &NoteBook) -> NoteLoss {
        if self.corpus.home_called(home).is_some() {
            return NoteLoss::Gone;
        }
        match (note.archive.as_deref(), book.archive()) {
            (Some(written_for), Some(here)) if here != written_for => NoteLoss::Elsewhere,
            // Before its day a digest is not gone.
            (Some(_), Some(_)) if self.corpus.as_of().is_none() => NoteLoss::Gone,
            (Some(_) | None, _) => NoteLoss::Untold,
        }
    }

    /// Returns the entry that may be the one that a note is on, where its digest has no entry of that id.
    fn successor(&mut self, home: &str, note: &AnalystNote) -> Option<EntryKey> {
        let seen = note.seen.filter(|_| !note.on.contains('#'))?;
        let PassageIn::Digest(at) = self.corpus.home_called(home)? else { return None };
        let corpus = self.corpus;
        let all = self.successors.entry(at).or_insert_with(|| Successors::in_digest(corpus, at));
        all.of(seen, note.marks)
    }

    fn put(&mut self, noted: &mut Noted, home: &str, note: &AnalystNote, key: RecordKey) {
        let standing = match note.seen {
            None => NoteStanding::Unknown,
            seen if seen == self.records.said(key) => NoteStanding::AsSeen,
            Some(_) => NoteStanding::Changed,
        };
        let placed = PlacedNote { home: home.to_owned(), note: note.clone(), standing };
        noted.by_record.entry(key).or_default().push(placed);
    }

    fn record(&mut self, home: &str, note: &AnalystNote) -> Option<RecordKey> {
        let of = self.corpus.home_called(home)?;
        if note.on == home {
            return Some(RecordKey::Passage(PassageKey { home: of, place: 0 }));
        }
        if home_of(&note.on) == home
            && let Some((_, place)) = note.on.split_once('#')
        {
            let there = PassageKey { home: of, place: place.parse().ok()? };
            return self.passage(there, note).map(RecordKey::Passage);
        }
        let PassageIn::Digest(at) = of else { return None };
        let key = self.records.entry_called(at, &note.on)?;
        let seen = note.seen.and_then(|seen| self.records.twin_as_seen(key, seen));
        Some(RecordKey::Entry(seen.unwrap_or(key)))
    }

    /// Returns the passage that a note is on: where what it saw is said, or, of a note that does not tell, what
    /// stands at its place. Where what it saw is said nowhere any more, what stands there is another one,
    /// unless it still has the same words.
    fn passage(&mut self, there: PassageKey, note: &AnalystNote) -> Option<PassageKey> {
        let is_there = self.corpus.passage(there).is_some();
        let Some(seen) = note.seen else { return is_there.then_some(there) };
        let as_seen = self.records.passage_as_seen(there, seen);
        // A digest or wave itself is known by its id.
        let is_same = || (there.place == 0 && is_there) || self.says_in_the_same_words(there, note);
        as_seen.or_else(|| is_same().then_some(there))
    }

    /// Returns true if a passage differs from what a note saw in something else than its words.
    fn says_in_the_same_words(&self, there: PassageKey, note: &AnalystNote) -> bool {
        let now = record_marks(self.corpus, RecordKey::Passage(there));
        let differing = note.marks.zip(now).map(|(marks, (_, now))| marks.differing(now));
        differing.is_some_and(|groups| groups.iter().all(|group| *group != WORDS_GROUP))
    }

    fn entries_called<'i>(&self, ids: impl Iterator<Item = &'i str>) -> HashMap<&'i str, EntryKey> {
        let wanted: HashSet<&str> = ids.filter(|id| !id.contains('#')).collect();
        if wanted.is_empty() {
            return HashMap::new();
        }
        let found = self.corpus.entries().filter_map(|(key, entry)| {
            let id = entry.id();
            Some((*wanted.get(id.as_str())?, key))
        });
        found.collect()
    }
}
