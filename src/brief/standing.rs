//! What the items of a worklist are now, for its list: what each is about in words, where it stands in the
//! archive, and whether it still says what it said. Nothing is searched for: a query is only read.

use super::count_words::count_words;
use super::entry::head;
use super::finder::{EntryFinder, asked_subjects, passage_of};
use super::{PassageName, WorkItem, WorkSubject, Worklist, cell_words};
use crate::archive::{Corpus, RecordKey};
use crate::digest::PassageText;
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
    let finder = EntryFinder::of(corpus, worklist);
    worklist.items().iter().map(|item| standing(item, &finder, corpus, saved)).collect()
}

fn standing(
    item: &WorkItem,
    finder: &EntryFinder,
    corpus: &Corpus,
    saved: &dyn Fn(&str) -> Option<String>,
) -> ItemStanding {
    let found = match &item.subject {
        WorkSubject::Entry(id) => entry_words(id, finder, corpus),
        WorkSubject::Figure(name) | WorkSubject::Point(name) => {
            let is_figure = matches!(item.subject, WorkSubject::Figure(_));
            passage_words(name, corpus).and_then(|(words, key, figure)| {
                let why = if is_figure { "no figure" } else { "no point" };
                if figure == is_figure {
                    Ok((words, key))
                } else {
                    Err(format!("{why} stands there any more, but `{words}`"))
                }
            })
        }
        WorkSubject::Text(text) => return without_record(item, text, WorkStanding::Own),
        WorkSubject::Unread(text) => {
            let why = "it could not be read: mend it in brief.yaml".to_owned();
            return without_record(item, text, WorkStanding::Gone(why));
        }
        WorkSubject::Comparison(_)
        | WorkSubject::Cell(..)
        | WorkSubject::Map(_)
        | WorkSubject::Grid(_)
        | WorkSubject::Tempo(_) => {
            let asked = readable(&item.subject, corpus, saved);
            let standing = asked.map_or_else(WorkStanding::Gone, |()| WorkStanding::Asked);
            let words = match &item.subject {
                WorkSubject::Cell(subjects, row) => cell_words(row, subjects, corpus.taxonomy()),
                subject => subject.words(),
            };
            return without_record(item, &words, standing);
        }
    };
    match found {
        Ok((words, key)) => {
            let standing = match item.has_changed(corpus, key) {
                Some(false) => WorkStanding::Same,
                Some(true) => WorkStanding::Changed,
                None => WorkStanding::There,
            };
            let entry = key.entry().and_then(|key| corpus.entry(key));
            let text = entry.map(|entry| entry.text().to_owned());
            ItemStanding { words: one_line(&words), text, key: Some(key), standing }
        }
        Err(why) => without_record(item, &item.subject.words(), WorkStanding::Gone(why)),
    }
}

fn without_record(item: &WorkItem, words: &str, standing: WorkStanding) -> ItemStanding {
    let is_whole = words.trim().is_empty() && item.subject.key().is_some();
    let words = if is_whole { "all of the archive" } else { words };
    ItemStanding { words: one_line(words), text: None, key: None, standing }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn entry_words(
    id: &str,
    finder: &EntryFinder,
    corpus: &Corpus,
) -> Result<(String, RecordKey), String> {
    let key = finder.get(id)?;
    let entry = corpus.entry(key).ok_or("it is not held any more")?;
    Ok((head(corpus, entry), RecordKey::Entry(key)))
}

/// Returns the words of a passage, and whether it is a figure.
fn passage_words(name: &PassageName, corpus: &Corpus) -> Result<(String, RecordKey, bool), String> {
    let (key, passage) = passage_of(corpus, name)?;
    let key = RecordKey::Passage(key);
    let PassageText::Figure(figure) = passage.says else {
        return Ok((passage.labelled_text().into_owned(), key, false));
    };
    let total = figure.total.map(count_words).unwrap_or_default();
    Ok((format!("{}: {total}, {} by {}", figure.of, figure.basis, figure.issuer), key, true))
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
        WorkSubject::Map(query) => query,
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
