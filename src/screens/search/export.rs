//! What was found, as it is written out, as it is gathered, and as a subject of a comparison.

use super::state::{Focus, Search};
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::brief::{WorkItem, Worklist};
use crate::compare::Ask;
use crate::digest::{PassageKind, grouped};
use crate::outgoing::{Outgoing, RecordSelection, TypedReading};
use crate::query::{Query, Replaced};
use crate::screens::verb::Now;
use crate::screens::{MapSource, Request, ViewContext};
use crate::tree::TreeNode;

impl Search {
    pub(super) fn now_export(&self) -> Now {
        let why = match &self.results {
            _ if self.fault.is_some() => "A query with a fault is not written: mend it first",
            None => "The search has no answer yet",
            Some(results) if results.hits.is_empty() => "Nothing was found",
            Some(_) => return Now::Ready,
        };
        Now::Refused(why.to_owned())
    }

    /// Asks to write out all that was found, in the order of the list.
    pub(super) fn export(&self, view: &ViewContext<'_>) -> Request {
        let Some(results) = &self.results else { return Request::Nothing };
        let what =
            if self.query.is_empty() { "everything".to_owned() } else { self.query.to_string() };
        Request::export(Outgoing::Records(RecordSelection {
            what,
            asked: Some((self.query.clone(), self.sort)),
            keys: results.in_order(self.sort, view.corpus),
            total: results.records(),
            nearest: results.nearest.clone(),
            reading: Box::new(TypedReading {
                understood: self.chips.iter().map(ToString::to_string).collect(),
                replaced: results.replaced.iter().map(Replaced::message).collect(),
            }),
        }))
    }

    /// Returns what was found, for a map.
    pub(crate) fn mapped(&self) -> Option<MapSource> {
        let results = self.results.as_ref()?;
        // As a briefing or the command line reads it: strictly.
        let query = self.fault.is_none().then(|| self.strict().to_string());
        let asked = match self.text().trim() {
            "" => "Everything",
            text => text,
        };
        if let Some(all) = &self.found {
            let (name, keys) = (asked.to_owned(), all.to_vec());
            return Some(MapSource::Entries { name, asked: query, keys });
        }
        let keys: Vec<EntryKey> = results.entries().collect();
        // Until all are added up only the best are at hand; the head must not tell them as all.
        let name = if results.total > keys.len() {
            format!("{asked}, the best {} of {}", keys.len(), grouped(results.total))
        } else {
            asked.to_owned()
        };
        Some(MapSource::Entries { name, asked: query, keys })
    }

    /// Returns what the search comes to, to be gathered, or why it cannot be.
    pub(crate) fn gathered_sum(&self) -> Result<WorkItem, String> {
        let query = self.strict().to_string();
        if self.fault.is_some() {
            return Err("A query with a fault is not gathered: mend it first".to_owned());
        }
        if query.len() > Worklist::LONGEST_WORDS {
            let most = Worklist::LONGEST_WORDS;
            return Err(format!("A query of more than {most} bytes is not gathered"));
        }
        // Until it is added up it is gathered as a question: what it comes to is not compared then.
        Ok(WorkItem::of_sum(query, self.sum.as_ref()))
    }

    /// Returns what was found as a subject of a comparison, or why it is none.
    pub(crate) fn ask(&self) -> Result<Ask, &'static str> {
        if self.fault.is_some() {
            return Err("A query with a fault is not compared: mend it first");
        }
        if self.query.is_empty() {
            return Err("There is no query to compare: type one first");
        }
        Ok(Ask::Query(None, self.strict()))
    }

    /// Returns the query as it is read where nothing is understood: as it was typed, or what it was
    /// understood as.
    pub(super) fn strict(&self) -> Query {
        if self.chips.is_empty() {
            return self.query.clone();
        }
        // Before the sum it is not known whether a condition says all.
        self.standing.clone().unwrap_or_else(|| self.query.written_out())
    }

    /// Returns what would be marked: with the focus in the list the selected digest or wave; else what
    /// was found.
    pub(crate) fn to_mark(&self, corpus: &Corpus) -> Result<Ask, &'static str> {
        let listed = self.selected().filter(|_| self.focus == Focus::List);
        let selected = listed.and_then(|key| match key {
            RecordKey::Passage(passage) => match corpus.passage(passage)?.kind() {
                PassageKind::Digest | PassageKind::Wave => {
                    TreeNode::Passage(passage).read_in(corpus).ask(corpus)
                }
                PassageKind::Point | PassageKind::Figure | PassageKind::Note => None,
            },
            RecordKey::Entry(_) => None,
        });
        selected.map_or_else(|| self.ask(), Ok)
    }
}
