//! What an analyst judges of an entry, as other programs are told: the two parts of the Admiralty code,
//! each for itself. Nothing here rates anything: what nobody graded has no grade.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use crate::archive::{Corpus, EntryKey, RecordKey};

/// A grade by the Admiralty code. A part that nobody gave is none, which is not F or 6.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdmiraltyGrade {
    /// The reliability of the source, from `A` to `F`.
    pub reliability: Option<char>,
    /// The credibility of what it says, from 1 to 6.
    pub credibility: Option<u8>,
}

/// Knows which grades entries have.
pub trait EntryGrades {
    /// Returns the grade of an entry by its id.
    fn grade_of(&self, entry: &str) -> AdmiraltyGrade;
}

/// No entry has a grade.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ungraded;

impl EntryGrades for Ungraded {
    fn grade_of(&self, _: &str) -> AdmiraltyGrade {
        AdmiraltyGrade::default()
    }
}

impl<S: BuildHasher> EntryGrades for HashMap<String, AdmiraltyGrade, S> {
    fn grade_of(&self, entry: &str) -> AdmiraltyGrade {
        self.get(entry).copied().unwrap_or_default()
    }
}

/// Returns the grades that notes give to entries, by the ids of these. Where two analysts grade a part
/// differently it has none: which of them is right is nobody's to choose here.
pub fn noted_grades(corpus: &Corpus) -> HashMap<String, AdmiraltyGrade> {
    let noted = corpus.noted();
    let graded = noted.records().filter_map(|(key, notes)| {
        let id = corpus.record_id(RecordKey::Entry(key.entry()?))?;
        let letter = agreed(notes.iter().filter_map(|placed| placed.note.reliability));
        let number = agreed(notes.iter().filter_map(|placed| placed.note.credibility));
        let grade = AdmiraltyGrade {
            reliability: letter.and_then(|letter| letter.word().chars().next()),
            credibility: number.and_then(|number| number.word().parse().ok()),
        };
        (grade != AdmiraltyGrade::default()).then_some((id, grade))
    });
    graded.collect()
}

/// Returns the tags that notes give to an entry, each once whatever its case. Tags do not exclude each other:
/// where analysts differ, it has all of them.
pub(super) fn note_tags(corpus: &Corpus, key: EntryKey) -> Vec<String> {
    let noted = corpus.noted();
    let mut known = HashSet::new();
    let all = noted.on(RecordKey::Entry(key)).iter().flat_map(|placed| &placed.note.tags);
    all.filter(|tag| known.insert(tag.to_lowercase())).cloned().collect()
}

/// Returns what all say; none where they differ or say nothing.
fn agreed<T: PartialEq>(mut said: impl Iterator<Item = T>) -> Option<T> {
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

impl AdmiraltyGrade {
    /// Returns it without what is no part of the code.
    pub(in crate::export) fn valid(self) -> Self {
        Self {
            reliability: self.reliability.filter(|letter| ('A'..='F').contains(letter)),
            credibility: self.credibility.filter(|number| (1..=6).contains(number)),
        }
    }
}

/// Returns the confidence, of a hundred, that STIX's scale gives a credibility: 90 for what is confirmed,
/// 10 for what is improbable. Where the truth cannot be judged (6) there is none.
///
/// ```
/// use watchfloor::export::confidence_of;
///
/// assert_eq!((1..=7).map(confidence_of).collect::<Vec<_>>(),
///     [Some(90), Some(70), Some(50), Some(30), Some(10), None, None]);
/// ```
pub fn confidence_of(credibility: u8) -> Option<u8> {
    match credibility {
        1..=5 => Some(110 - 20 * credibility),
        _ => None, // cannot be judged, or no credibility
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surer_something_is_the_more_confidence_it_has_and_no_judgement_is_no_low_one() {
        let all: Vec<_> = (1..=6).map(confidence_of).collect();
        assert_eq!(all, [Some(90), Some(70), Some(50), Some(30), Some(10), None]);
        assert_eq!((confidence_of(0), confidence_of(255)), (None, None));
    }

    #[test]
    fn what_two_analysts_grade_differently_has_no_grade() {
        assert_eq!(agreed(['B', 'B'].into_iter()), Some('B'));
        assert_eq!(agreed(['B', 'D'].into_iter()), None);
        assert_eq!(agreed(std::iter::empty::<char>()), None);
    }

    #[test]
    fn what_nobody_graded_or_what_is_no_grade_is_none() {
        let grade = AdmiraltyGrade { reliability: Some('B'), credibility: Some(2) };
        let known = HashMap::from([("a".to_owned(), grade)]);
        assert_eq!((known.grade_of("a"), known.grade_of("b")), (grade, AdmiraltyGrade::default()));
        let wrong = AdmiraltyGrade { reliability: Some('b'), credibility: Some(7) };
        assert_eq!(wrong.valid(), AdmiraltyGrade::default());
        assert_eq!(grade.valid(), grade);
    }
}
