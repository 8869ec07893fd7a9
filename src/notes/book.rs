//! All notes of a folder together: by what they are on, merged, and what two analysts judge differently.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::AnalystNote;
use super::note::bounded;

/// The notes of a folder, by the id of the digest or wave whose file they stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteBook {
    files: BTreeMap<String, Vec<AnalystNote>>,
    /// The archive that they are laid over, by the name that new notes have of it.
    archive: Option<String>,
}

/// One row of what two books say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteDifference {
    /// What the notes are on.
    pub on: String,
    /// The field.
    pub field: &'static str,
    /// What the first says there; none where it says nothing.
    pub first: Option<String>,
    /// What the second says.
    pub second: Option<String>,
    /// Who says it in the first; none where nobody does.
    pub first_by: Option<String>,
    /// Who says it in the second.
    pub second_by: Option<String>,
}

impl NoteBook {
    /// Begins a book of notes that are laid over an archive of this name. A name that a file could not hold
    /// is none.
    pub fn over(archive: Option<&str>) -> Self {
        let held = archive.filter(|name| {
            bounded(name, AnalystNote::LONGEST_TEXT).is_some_and(|held| held == **name)
        });
        Self { archive: held.map(str::to_owned), ..Self::default() }
    }

    /// Returns the name of the archive that they are laid over, if it has one.
    pub fn archive(&self) -> Option<&str> {
        self.archive.as_deref()
    }

    /// Puts in the notes of a file, in place of those that it had.
    pub fn put(&mut self, home: &str, notes: Vec<AnalystNote>) {
        if notes.is_empty() {
            self.files.remove(home);
        } else {
            self.files.insert(home.to_owned(), notes);
        }
    }

    /// Returns every file with its notes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[AnalystNote])> {
        self.files.iter().map(|(home, notes)| (home.as_str(), notes.as_slice()))
    }

    /// Returns every note, with the id of its file.
    pub fn notes(&self) -> impl Iterator<Item = (&str, &AnalystNote)> {
        self.files().flat_map(|(home, notes)| notes.iter().map(move |note| (home, note)))
    }

    /// Returns how many notes there are.
    pub fn len(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// Returns true if there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns both together: each note of either, the same one once.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        for (home, notes) in &other.files {
            let into = merged.files.entry(home.clone()).or_default();
            let mut known: BTreeSet<String> = into.iter().map(super::written_note).collect();
            into.extend(
                notes.iter().filter(|note| known.insert(super::written_note(note))).cloned(),
            );
        }
        merged
    }

    /// Returns what the two say differently, by what it is on and field: grades, estimates, tags, words.
    /// Where one has several notes on the same, their words are joined.
    pub fn differences(&self, other: &Self) -> Vec<NoteDifference> {
        let (first, second) = (self.by_record(), other.by_record());
        let all: BTreeSet<&str> = first.keys().chain(second.keys()).copied().collect();
        let none = Vec::new();
        let mut rows = Vec::new();
        for on in all {
            let (a, b) = (first.get(on).unwrap_or(&none), second.get(on).unwrap_or(&none));
            for (field, said) in FIELDS {
                let (first, second) = (joined(a, *said), joined(b, *said));
                if first == second {
                    continue;
                }
                let (first_by, second_by) = (sayers(a, *said), sayers(b, *said));
                let on = on.to_owned();
                rows.push(NoteDifference { on, field, first, second, first_by, second_by });
            }
        }
        rows
    }

    fn by_record(&self) -> HashMap<&str, Vec<&AnalystNote>> {
        let mut by: HashMap<&str, Vec<&AnalystNote>> = HashMap::new();
        for (_, note) in self.notes() {
            by.entry(&note.on).or_default().push(note);
        }
        by
    }
}

/// A field in which two notes may differ, and what a note says there.
type Said = fn(&AnalystNote) -> Vec<String>;

const FIELDS: &[(&str, Said)] = &[
    ("reliability", |note| list(note.reliability)),
    ("credibility", |note| list(note.credibility)),
    ("likelihood", |note| list(note.likelihood)),
    ("confidence", |note| list(note.confidence)),
    ("tags", |note| note.tags.clone()),
    ("note", |note| list(note.text.clone())),
];

fn list(said: Option<impl ToString>) -> Vec<String> {
    said.into_iter().map(|said| said.to_string()).collect()
}

fn joined(notes: &[&AnalystNote], said: Said) -> Option<String> {
    listed(notes.iter().copied().flat_map(said).collect())
}

/// Returns who says something in a field, each once.
fn sayers(notes: &[&AnalystNote], said: Said) -> Option<String> {
    let sayers = notes.iter().filter(|note| !said(note).is_empty());
    listed(sayers.map(|note| note.by.clone()).collect())
}

fn listed(all: BTreeSet<String>) -> Option<String> {
    (!all.is_empty()).then(|| all.into_iter().collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Reliability;

    fn note(by: &str, text: &str, reliability: Option<Reliability>) -> AnalystNote {
        AnalystNote { text: Some(text.to_owned()), reliability, ..AnalystNote::begin("a-1", by) }
    }

    fn book(notes: Vec<AnalystNote>) -> NoteBook {
        let mut book = NoteBook::default();
        book.put("a", notes);
        book
    }

    #[test]
    fn merged_notes_keep_both_and_the_same_once() {
        let (ana, ben) = (note("ana", "x", None), note("ben", "x", None));
        let merged = book(vec![ana.clone()]).merged(&book(vec![ana.clone(), ben.clone()]));
        assert_eq!(merged.notes().map(|(_, note)| note.clone()).collect::<Vec<_>>(), [ana, ben]);
        assert_eq!(merged.len(), 2);
    }

    #[test]
    fn a_difference_is_told_by_field() {
        let ana = book(vec![note("ana", "x", Some(Reliability::B))]);
        let ben = book(vec![note("ben", "x", None)]);
        let rows = ana.differences(&ben);
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!((rows[0].field, rows[0].first.as_deref()), ("reliability", Some("B")));
        assert_eq!(rows[0].second, None);
        assert_eq!(
            (rows[0].first_by.as_deref(), rows[0].second_by.as_deref()),
            (Some("ana"), None)
        );
        assert_eq!(ana.differences(&ana), []);
        assert_eq!(ana.differences(&NoteBook::default()).len(), 2);
    }
}
