//! Gathering for a briefing: what is selected or open, or the comparison that is shown, goes to the end
//! of the worklist beside the notes.

use super::{App, Effect};
use crate::archive::{RecordKey, record_hash};
use crate::brief::{WorkItem, WorkSubject};
use crate::compare::Ask;
use crate::screens::{Now, Screen};
use crate::state::GatherOutcome;

impl App {
    /// Returns what would be gathered here; none where nothing can be.
    fn gathered_here(&self) -> Option<WorkItem> {
        if let Some(Screen::Compare(compare)) = self.screen() {
            let words: Option<Vec<String>> = compare.asks().iter().map(Ask::words).collect();
            return words.map(|words| WorkSubject::Comparison(words).into());
        }
        let key = self.noted_here()?;
        let id = self.corpus.record_id(key)?;
        let subject = match key {
            RecordKey::Entry(_) => WorkSubject::Entry(id),
            RecordKey::Passage(passage) => {
                let name = id.parse().ok()?;
                let is_figure = self.corpus.is_figure(passage);
                if is_figure { WorkSubject::Figure(name) } else { WorkSubject::Point(name) }
            }
        };
        let seen = record_hash(&self.corpus, key).map(|hash| hash.to_string());
        Some(WorkItem { seen, ..subject.into() })
    }

    /// Returns whether something can be gathered here.
    pub(super) fn now_gather(&self) -> Now {
        let reason = || match &self.no_notes {
            Some(why) => Some(why.clone()),
            None if self.gathered_here().is_none() => {
                Some("Select an entry, a point, a figure, or open a comparison".to_owned())
            }
            None => None,
        };
        Now::unless(reason())
    }

    pub(super) fn gather(&mut self) -> Vec<Effect> {
        self.gathered_here().map(|item| Effect::Gather(Box::new(item))).into_iter().collect()
    }

    /// Says what became of what was gathered.
    pub(super) fn gathered(&mut self, done: Result<GatherOutcome, String>) -> Vec<Effect> {
        self.notice = Some(match done {
            Ok(GatherOutcome::Added(1)) => {
                "Gathered; `watchfloor brief -o FILE` writes it".to_owned()
            }
            Ok(GatherOutcome::Added(count)) => format!("Gathered, {count} by now"),
            Ok(GatherOutcome::Known(at)) => format!("Gathered already, as number {at}"),
            Ok(GatherOutcome::Full) => "Not gathered: the worklist is full".to_owned(),
            Err(why) => format!("Not gathered: {why}"),
        });
        Vec::new()
    }
}
