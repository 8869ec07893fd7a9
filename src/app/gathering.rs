//! Gathering for a briefing, and what becomes of the worklist beside the notes: the shell reads and changes
//! its file.

use super::{App, Effect, WorklistNews};
use crate::archive::RecordKey;
use crate::brief::{PictureForm, SpanQuestion, WorkItem, WorkSubject, WorklistChange};
use crate::compare::{Ask, Unclear, ask};
use crate::keys::Action;
use crate::screens::{Compare, Gathering, Grid, Now, Screen, Tempo, WorklistRequest};
use crate::state::{WorklistKept, WorklistOutcome, WorklistRead};

impl App {
    /// Returns what would be gathered here, or why nothing can be.
    fn gathered_here(&self) -> Result<WorkItem, String> {
        let screen = self.screen();
        if let Some(picture) = screen.and_then(|screen| screen.gathered(&self.view())) {
            return picture.map(WorkItem::from);
        }
        let nothing = || "Select an entry, a point or a figure, or open a comparison or a picture";
        let key = self.noted_here().ok_or_else(nothing)?;
        let id = self.corpus.record_id(key).ok_or_else(nothing)?;
        let subject = match key {
            RecordKey::Entry(_) => WorkSubject::Entry(id),
            RecordKey::Passage(passage) => {
                let name = id.parse().map_err(|_| nothing())?;
                let is_figure = self.corpus.is_figure(passage);
                if is_figure { WorkSubject::Figure(name) } else { WorkSubject::Point(name) }
            }
        };
        Ok(WorkItem::of_record(subject, key, &self.corpus))
    }

    /// Returns whether something can be gathered here.
    pub(super) fn now_gather(&self) -> Now {
        Now::unless(self.no_notes.clone().or_else(|| self.gathered_here().err()))
    }

    pub(super) fn gather(&mut self) -> Vec<Effect> {
        let item = self.gathered_here().ok();
        let change = item.map(|item| WorklistChange::Gather(Box::new(item)));
        change.map(|change| Effect::ChangeWorklist(Box::new(change))).into_iter().collect()
    }

    /// Has the worklist read if a screen waits for it.
    pub(super) fn read_worklist_if_waiting(&mut self) -> Option<Effect> {
        let mut waiting = self.screens.iter_mut().filter_map(Screen::as_worklist);
        waiting.any(Gathering::asks_for_file).then_some(Effect::ReadWorklist)
    }

    /// Carries out what the worklist asks.
    pub(super) fn worklist_asks(&mut self, asked: WorklistRequest) -> Vec<Effect> {
        match asked {
            WorklistRequest::Change(change) => vec![Effect::ChangeWorklist(Box::new(change))],
            WorklistRequest::OpenSpans(form, asked) => self.open_spans(form, &asked),
            WorklistRequest::Compare(words) => self.compare_words(&words),
            WorklistRequest::SearchOnMap(text) => self.search_on_map(&text),
        }
    }

    /// Takes what became of the worklist.
    pub(super) fn worklist_news(&mut self, news: WorklistNews) -> Vec<Effect> {
        match news {
            WorklistNews::Read(read) => self.worklist_read(&read),
            WorklistNews::Changed(change, kept) => self.worklist_changed(&change, kept),
        }
    }

    /// Shows the worklist as its file has it.
    fn worklist_read(&mut self, read: &WorklistRead) -> Vec<Effect> {
        self.notice = match read.problems.len() {
            0 => self.notice.take(),
            1 => Some("1 problem in brief.yaml: mend it in an editor".to_owned()),
            many => Some(format!("{many} problems in brief.yaml: mend them in an editor")),
        };
        self.show_worklist(read, None);
        Vec::new()
    }

    fn show_worklist(&mut self, read: &WorklistRead, at: Option<usize>) {
        let mut screens = std::mem::take(&mut self.screens);
        for worklist in screens.iter_mut().filter_map(Screen::as_worklist) {
            worklist.take(read.worklist.clone(), read.problems.clone(), at, &self.view());
        }
        self.screens = screens;
    }

    /// Says what became of a change, and shows the worklist as it is now.
    fn worklist_changed(
        &mut self,
        change: &WorklistChange,
        kept: Result<WorklistKept, String>,
    ) -> Vec<Effect> {
        let WorklistKept { outcome, now } = match kept {
            Ok(kept) => kept,
            Err(why) => {
                let what = match change {
                    WorklistChange::Gather(_) => "gathered",
                    WorklistChange::Write { .. }
                    | WorklistChange::Reword { .. }
                    | WorklistChange::Remove(_)
                    | WorklistChange::Move(..)
                    | WorklistChange::Title(_)
                    | WorklistChange::Days(_) => "kept",
                };
                self.notice = Some(format!("Not {what}: {why}"));
                for worklist in self.screens.iter_mut().filter_map(Screen::as_worklist) {
                    worklist.not_kept();
                }
                return Vec::new();
            }
        };
        let at = match outcome {
            WorklistOutcome::Done(at)
            | WorklistOutcome::BothKept(at)
            | WorklistOutcome::Known(at) => change.is_of_item().then_some(at),
            WorklistOutcome::Full | WorklistOutcome::Gone => None,
        };
        self.notice = told(change, outcome, now.worklist.items().len());
        let is_full = outcome == WorklistOutcome::Full;
        for worklist in self.screens.iter_mut().filter_map(Screen::as_worklist) {
            if is_full {
                worklist.not_kept();
            } else {
                worklist.kept();
            }
        }
        self.show_worklist(&now, at);
        Vec::new()
    }

    /// Compares what some words name.
    fn compare_words(&mut self, words: &[String]) -> Vec<Effect> {
        let saved = |name: &str| {
            let mut known = self.saved.iter();
            known.find(|saved| saved.is_called(name)).map(|saved| saved.query.clone())
        };
        let asked = |text: &String| ask(text, &self.corpus, &saved);
        let asks: Result<Vec<Ask>, Unclear> = words.iter().map(asked).collect();
        let Ok(asks) = asks else {
            self.notice = Some("Not opened: what is compared is not clear any more".to_owned());
            return Vec::new();
        };
        self.note_jump();
        self.open(Screen::Compare(Box::new(Compare::new(asks, &self.view()))));
        self.compare_if_waiting()
    }

    /// Opens theatres by week or a tempo as a worklist has them.
    fn open_spans(&mut self, form: PictureForm, asked: &SpanQuestion) -> Vec<Effect> {
        match form {
            PictureForm::Grid => self.open(Screen::Grid(Box::new(Grid::shown(asked)))),
            PictureForm::Tempo => {
                let tempo = Tempo::shown(asked, &self.corpus);
                self.open(Screen::Tempo(Box::new(tempo)));
            }
            PictureForm::Map => return self.act(Action::Map),
        }
        Vec::new()
    }

    /// Searches for a text; once it is known what is found, its map opens over the search.
    fn search_on_map(&mut self, text: &str) -> Vec<Effect> {
        let effects = self.search(text);
        self.to_be_mapped = Some(self.asked);
        effects
    }

    /// Opens the map of what a search found, where it is waited for.
    pub(super) fn open_awaited_map(&mut self, number: u64) -> Vec<Effect> {
        let is_awaited = self.to_be_mapped == Some(number);
        if is_awaited {
            self.to_be_mapped = None;
        }
        if !is_awaited || !matches!(self.screen(), Some(Screen::Search(_))) {
            return Vec::new();
        }
        let effects = self.act(Action::Map);
        // Nobody asked for the search itself: from the map one goes back to what asked for it.
        if let [.., Screen::Search(_), Screen::Map(_)] = self.screens.as_slice() {
            self.screens.remove(self.screens.len() - 2);
        }
        effects
    }
}

/// Says what became of a change; nothing where the list shows it.
fn told(change: &WorklistChange, outcome: WorklistOutcome, items: usize) -> Option<String> {
    let gathers = matches!(change, WorklistChange::Gather(_));
    Some(match outcome {
        WorklistOutcome::Done(0) if gathers && items == 1 => {
            "Gathered; the worklist has it".to_owned()
        }
        WorklistOutcome::Done(_) if gathers => format!("Gathered, {items} by now"),
        WorklistOutcome::Known(at) if gathers => {
            format!("Gathered already, as number {}", at + 1)
        }
        WorklistOutcome::BothKept(_) => "Somebody changed it meanwhile: both are kept".to_owned(),
        WorklistOutcome::Full if gathers => "Not gathered: the worklist is full".to_owned(),
        WorklistOutcome::Full => "Not kept: the worklist is full".to_owned(),
        WorklistOutcome::Gone => {
            "Somebody changed the item meanwhile: look again, nothing was done".to_owned()
        }
        WorklistOutcome::Done(_) | WorklistOutcome::Known(_) => return None,
    })
}
