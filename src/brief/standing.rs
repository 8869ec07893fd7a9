//! What the items of a worklist are now, for its list: what each is about in words, where it stands in the
//! archive, and whether it still says what it said. Nothing is searched for: a query is only read.

use super::finder::asked_subjects;
use super::recorded::{RecordChange, RecordFinder, record_words};
use super::{WorkItem, WorkSubject, Worklist, cell_words};
use crate::archive::{Corpus, RecordKey};
use crate::query;

/// What became of what was gathered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkStanding {
    /// It says what it said.
    Same,
    /// It says something else.
    Changed,
    /// It is there; what it said is not known.
    There,
    /// It is a question, which is asked anew when the briefing is written.
    Asked,
    /// It is words of one's own.
    Own,
    /// It is gone, or cannot be read, for this reason.
    Gone(String),
}

impl WorkStanding {
    /// Returns its word in a list; nothing where nothing is to be said.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::There => "there",
            Self::Asked => "asked anew",
            Self::Own => "",
            Self::Gone(_) => "gone",
        }
    }
}

/// An item as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemStanding {
    /// What it is about, on one line.
    pub words: String,
    /// What an entry says; none of what its words tell whole.
    pub text: Option<String>,
    /// Its record; none for what has none.
    pub key: Option<RecordKey>,
    /// The id of its record, where that is another than the one in the file by now.
    pub moved_to: Option<String>,
    /// What became of it.
    pub standing: WorkStanding,
}

/// Returns how the items of a worklist stand, in their order. `saved` gives the query of a saved search by
/// its name.
pub fn standings(
    worklist: &Worklist,
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> Vec<ItemStanding> {
    let mut finder = RecordFinder::of(corpus, worklist);
    worklist.items().iter().map(|item| standing(item, &mut finder, corpus, saved)).collect()
}

fn standing(
    item: &WorkItem,
    finder: &mut RecordFinder<'_>,
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> ItemStanding {
    let found = match &item.subject {
        WorkSubject::Entry(id) => {
            finder.entry(id, item).map(|(key, change)| (RecordKey::Entry(key), change))
        }
        WorkSubject::Figure(name) | WorkSubject::Point(name) => {
            finder.passage(name, item).map(|(key, change)| (RecordKey::Passage(key), change))
        }
        WorkSubject::Text(text) => return without_record(item, text, WorkStanding::Own),
        WorkSubject::Unread(text) => {
            let why = "it could not be read: mend it in brief.yaml".to_owned();
            return without_record(item, text, WorkStanding::Gone(why));
        }
        WorkSubject::Comparison(_)
        | WorkSubject::Cell(..)
        | WorkSubject::Sum(_)
        | WorkSubject::Map(_)
        | WorkSubject::Grid(_)
        | WorkSubject::Tempo(_) => {
            let asked = readable(&item.subject, corpus, saved);
            let standing = asked.map_or_else(WorkStanding::Gone, |()| WorkStanding::Asked);
            let words = if let WorkSubject::Cell(subjects, row) = &item.subject {
                cell_words(row, subjects, corpus.taxonomy())
            } else {
                item.subject.words()
            };
            return without_record(item, &words, standing);
        }
    };
    match found {
        Ok((key, change)) => {
            let standing = match change {
                RecordChange::Same => WorkStanding::Same,
                RecordChange::Changed => WorkStanding::Changed,
                RecordChange::Unknown => WorkStanding::There,
            };
            let words = record_words(corpus, key).unwrap_or_default();
            let entry = key.entry().and_then(|key| corpus.entry(key));
            let text = entry.map(|entry| entry.text().to_owned());
            let has_moved = item.subject.passage().zip(key.passage());
            let has_moved = has_moved.is_some_and(|(name, key)| name.place != key.place);
            let moved_to = has_moved.then(|| corpus.record_id(key)).flatten();
            ItemStanding { words, text, key: Some(key), moved_to, standing }
        }
        Err(why) => {
            let words = item.said.clone().unwrap_or_else(|| item.subject.words());
            without_record(item, &words, WorkStanding::Gone(why))
        }
    }
}

fn without_record(item: &WorkItem, words: &str, standing: WorkStanding) -> ItemStanding {
    let is_whole = words.trim().is_empty() && item.subject.key().is_some();
    let words = if is_whole { "all of the archive" } else { words };
    ItemStanding { words: one_line(words), text: None, key: None, moved_to: None, standing }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns why a question cannot be asked, where it cannot.
fn readable(
    subject: &WorkSubject,
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> Result<(), String> {
    let query = match subject {
        WorkSubject::Comparison(subjects) | WorkSubject::Cell(subjects, _) => {
            return asked_subjects(subjects, corpus, saved).map(|_| ());
        }
        WorkSubject::Sum(query) => query,
        WorkSubject::Map(asked) => &asked.query,
        WorkSubject::Grid(asked) | WorkSubject::Tempo(asked) => &asked.query,
        WorkSubject::Entry(_)
        | WorkSubject::Figure(_)
        | WorkSubject::Point(_)
        | WorkSubject::Text(_)
        | WorkSubject::Unread(_) => return Ok(()),
    };
    let text = match query.trim().strip_prefix('@') {
        Some(name) => saved(name.trim())
            .ok_or_else(|| format!("there is no saved search `{}`", name.trim()))?,
        None => query.clone(),
    };
    let read = query::parse(&text, corpus.taxonomy());
    read.map(|_| ()).map_err(|fault| format!("the query has a fault: {}", fault.message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Origin, load_all, record_hash};
    use crate::brief::read_worklist;

    #[test]
    fn each_item_says_what_it_is_and_what_became_of_it() {
        let corpus = load_all(&Origin::Sample).0;
        let (key, entry) = corpus.entries().next().unwrap();
        let hash = record_hash(&corpus, RecordKey::Entry(key)).unwrap();
        let id = entry.id();
        let text = format!(
            "items:\n  - {{ entry: {id}, seen: {hash} }}\n  - point: nowhere#3\n  \
             - text: \"Mine.\\nMore.\"\n  - map: ''\n  - map: '@none'\n  - grid: killed:>>\n  \
             - comparison: [2020-05, 'wave:none']\n  - cell: [2020-05]\n    row: attacks\n  - x: y\n"
        );
        let list = read_worklist(text.as_bytes()).worklist;
        let told = standings(&list, &corpus, &|_| None);
        let words: Vec<_> = told.iter().map(|it| it.standing.word()).collect();
        let wanted =
            ["same", "gone", "", "asked anew", "gone", "gone", "gone", "asked anew", "gone"];
        assert_eq!(words, wanted, "{told:#?}");
        assert!(told[0].words.contains(&entry.date.from.to_string()), "{told:#?}");
        assert_eq!((told[0].key, told[1].key), (Some(RecordKey::Entry(key)), None));
        assert_eq!((&*told[2].words, &*told[3].words), ("Mine. More.", "all of the archive"));
        let changed = text.replace(&hash.to_string(), "0000000000000000");
        let list = read_worklist(changed.as_bytes()).worklist;
        let told = standings(&list, &corpus, &|_| None);
        assert_eq!(told[0].standing, WorkStanding::Changed);
    }
}
