//! One note: what an analyst says of a record, beside the archive and never in it.

use chrono::NaiveDate;

use super::{Confidence, Credibility, Grade, Likelihood, Reliability};
use crate::digest::{FieldMarks, RecordHash};
use crate::text::clean;

/// What an analyst says of a record. All texts are clean and within their bounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnalystNote {
    /// The id of what it is on: an entry, a digest or a wave, or `<id>#<place>` for a point or a figure.
    pub on: String,
    /// What the record said when the note was made; none where nobody knows.
    pub seen: Option<RecordHash>,
    /// A mark of each group of fields in which the record said something then; none where nobody knows.
    pub marks: Option<FieldMarks>,
    /// The archive that it was written for, by its path; none where nobody knows.
    pub archive: Option<String>,
    /// Who made it.
    pub by: String,
    /// When it was made or last changed.
    pub day: Option<NaiveDate>,
    /// What is said.
    pub text: Option<String>,
    /// The tags that are given.
    pub tags: Vec<String>,
    /// The reliability of the source.
    pub reliability: Option<Reliability>,
    /// The credibility of what is said.
    pub credibility: Option<Credibility>,
    /// How likely it is, of a judgement.
    pub likelihood: Option<Likelihood>,
    /// How sure one is of it.
    pub confidence: Option<Confidence>,
}

impl AnalystNote {
    /// The longest text, in letters.
    pub const LONGEST_TEXT: usize = 4_000;
    /// The longest tag, name of an analyst or id, in letters.
    pub const LONGEST_WORD: usize = 250;
    /// The most tags.
    pub const MOST_TAGS: usize = 32;

    /// Begins a note that says nothing yet.
    pub fn begin(on: &str, by: &str) -> Self {
        Self { on: on.to_owned(), by: by.to_owned(), ..Self::default() }
    }

    /// Returns true if it says nothing, so that there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.text.is_none()
            && self.tags.is_empty()
            && self.grade().is_unrated()
            && self.likelihood.is_none()
            && self.confidence.is_none()
    }

    /// Returns the grade that it gives.
    pub fn grade(&self) -> Grade {
        Grade { reliability: self.reliability, credibility: self.credibility }
    }

    /// Says a text, cleaned and cut; an empty one takes it away.
    pub fn say(&mut self, text: &str) {
        self.text = bounded(text, Self::LONGEST_TEXT);
    }

    /// Gives tags, each once whatever its case.
    pub fn tag<'t>(&mut self, tags: impl Iterator<Item = &'t str>) {
        self.tags.clear();
        for tag in tags.filter_map(|tag| bounded(tag, Self::LONGEST_WORD)) {
            let is_new = !self.tags.iter().any(|known| known.eq_ignore_ascii_case(&tag));
            if is_new && self.tags.len() < Self::MOST_TAGS {
                self.tags.push(tag);
            }
        }
    }

    /// Returns the id of the digest or wave whose file it belongs in, as far as the id tells: what stands
    /// before the place of a point.
    pub fn home(&self) -> &str {
        home_of(&self.on)
    }
}

/// Returns what stands before the place of a point or figure in an id.
pub fn home_of(on: &str) -> &str {
    on.split_once('#').map_or(on, |(home, _)| home)
}

/// Cleans a text and cuts it to so many letters; none where nothing is left.
pub(super) fn bounded(text: &str, most: usize) -> Option<String> {
    let text = clean(text.trim());
    let text: String = text.trim().chars().take(most).collect();
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_holds_clean_and_bounded_texts() {
        let mut note = AnalystNote::begin("itic-2020-05-21-abcde", "ana");
        assert!(note.is_empty());
        note.say("  told\u{1b}[31m twice ");
        note.tag(["late", "LATE", "", " sinai "].into_iter());
        assert_eq!(note.tags, ["late", "sinai"]);
        assert!(!note.text.as_ref().is_some_and(|text| text.contains('\u{1b}')));
        note.say(&"x".repeat(9_000));
        assert_eq!(note.text.as_ref().map(String::len), Some(AnalystNote::LONGEST_TEXT));
        note.say(" ");
        note.tag(std::iter::empty());
        assert!(note.is_empty());
    }
}
