//! Gathering for a briefing, and what becomes of the worklist beside the notes: the shell reads and changes
//! its file.

use super::{App, Effect, WorklistNews};
use crate::archive::RecordKey;
use crate::brief::{
    MapAsked, MapPlacing, PassageName, PictureForm, SpanQuestion, TurnWay, WorkItem, WorkSubject,
    WorklistChange,
};
use crate::compare::{Ask, Unclear, ask};
use crate::keys::{Action, Context};
use crate::screens::{
    Compare, Gathering, Grid, Now, Screen, Tempo, WorklistRequest, WorklistShown,
};
use crate::state::{WorklistKept, WorklistOutcome, WorklistRead};
use crate::tree::{TreeNode, Turn};

impl App {
    /// Returns what would be gathered here, or why nothing can be.
    fn gathered_here(&self) -> Result<WorkItem, String> {
        let screen = self.screen();
        if let Some(picture) = screen.and_then(|screen| screen.gathered(&self.view())) {
            return picture;
        }
        let nothing =
            || "Select an entry, a point, a figure, a digest, or open a comparison or a picture";
        let key = self.noted_here().ok_or_else(nothing)?;
        let id = self.corpus.record_id(key).ok_or_else(nothing)?;
        let subject = match key {
            RecordKey::Entry(_) => WorkSubject::Entry(id),
            RecordKey::Passage(passage) => {
                // A digest or wave is known by its own id.
                let name = match passage.place {
                    0 => PassageName { home: id, place: 0 },
                    _ => id.parse().map_err(|_| nothing())?,
                };
                let is_figure = self.corpus.is_figure(passage);
                if is_figure { WorkSubject::Figure(name) } else { WorkSubject::Point(name) }
            }
        };
        Ok(WorkItem::of_record(subject, key, &self.corpus))
    }

    /// Returns whether something can be gathered here.
    pub(super) fn now_gather(&self) -> Now {
        let no_file = self.no_file_beside_notes("Gathering for a briefing");
        Now::unless(no_file.or_else(|| self.gathered_here().err()))
    }

    /// Returns whether the worklist cannot be opened, and why.
    pub(super) fn no_worklist(&self) -> Option<String> {
        self.no_file_beside_notes("The worklist")
    }

    /// Returns why what lies beside the notes is refused, by the name of what is refused.
    fn no_file_beside_notes(&self, what: &str) -> Option<String> {
        let why = self.no_notes.as_ref()?;
        if self.policy.may_keep() {
            return Some(why.clone());
        }
        Some(format!("{what} is not allowed, {}", self.policy.by_whom()))
    }

    /// Returns whether what a search comes to can be gathered here.
    pub(super) fn now_gather_sum(&self) -> Now {
        let Some(sum) = self.screen().and_then(Screen::gathered_sum) else { return Now::Idle };
        let no_file = self.no_file_beside_notes("Gathering for a briefing");
        Now::unless(no_file.or_else(|| sum.err()))
    }

    pub(super) fn gather_sum(&mut self) -> Vec<Effect> {
        Self::gather_item(self.screen().and_then(Screen::gathered_sum).and_then(Result::ok))
    }

    pub(super) fn gather(&mut self) -> Vec<Effect> {
        Self::gather_item(self.gathered_here().ok())
    }

    fn gather_item(item: Option<WorkItem>) -> Vec<Effect> {
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
            WorklistRequest::Turn(way) => {
                let turn = self.worklist_past.take(way);
                turn.map(|change| Effect::ChangeWorklist(Box::new(change))).into_iter().collect()
            }
            WorklistRequest::OpenSpans(form, asked) => self.open_spans(form, &asked),
            WorklistRequest::Compare(words) => self.compare_words(&words),
            WorklistRequest::ShowMap(asked) => self.show_map(&asked),
        }
    }

    /// Takes what became of the worklist.
    pub(super) fn worklist_news(&mut self, news: WorklistNews) -> Vec<Effect> {
        match news {
            WorklistNews::Read(read) => self.worklist_read(&read),
            WorklistNews::Changed(change, kept) => self.worklist_changed(&change, kept),
        }
    }

    /// Shows the worklist as its file has it, and tells what is wrong in it.
    fn worklist_read(&mut self, read: &WorklistRead) -> Vec<Effect> {
        self.notice = told_problems(read).or_else(|| self.notice.take());
        self.show_worklist(read, None);
        Vec::new()
    }

    fn show_worklist(&mut self, read: &WorklistRead, at: Option<usize>) {
        let turns = self.worklist_past.offered();
        let mut screens = std::mem::take(&mut self.screens);
        for worklist in screens.iter_mut().filter_map(Screen::as_worklist) {
            let WorklistRead { worklist: list, problems, loses } = read.clone();
            let shown = WorklistShown { list, problems, closed: loses, turns, at };
            worklist.take(shown, &self.view());
        }
        self.screens = screens;
    }

    /// Says what became of a change, and shows the worklist as it is now.
    fn worklist_changed(
        &mut self,
        change: &WorklistChange,
        kept: Result<WorklistKept, String>,
    ) -> Vec<Effect> {
        let WorklistKept { outcome, now, bytes } = match kept {
            Ok(kept) => kept,
            Err(why) => {
                self.worklist_past.put_back(change);
                self.notice = Some(format!("Not {}: {why}", done(change)));
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
        if let Some(bytes) = &bytes {
            self.worklist_past.note(change, at.unwrap_or_default(), bytes);
        }
        self.notice = self.told(change, outcome, &now);
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

    /// Says what became of a change; nothing where the list shows it.
    fn told(
        &self,
        change: &WorklistChange,
        outcome: WorklistOutcome,
        now: &WorklistRead,
    ) -> Option<String> {
        let gathers = matches!(change, WorklistChange::Gather(_));
        let told = match outcome {
            WorklistOutcome::Done(_) | WorklistOutcome::Known(_) if !gathers => {
                return self.told_change(change);
            }
            WorklistOutcome::Done(_) => match now.worklist.items().len() {
                1 => "Gathered; the worklist has it".to_owned(),
                items => format!("Gathered, {items} by now"),
            },
            WorklistOutcome::Known(at) => format!("Gathered already, as number {}", at + 1),
            WorklistOutcome::BothKept(_) => {
                return Some("Somebody changed it meanwhile: both are kept".to_owned());
            }
            WorklistOutcome::Full => {
                return Some(format!("Not {}: the worklist is full", done(change)));
            }
            WorklistOutcome::Gone => {
                let told = "Somebody changed the item meanwhile: look again, nothing was done";
                return Some(told.to_owned());
            }
        };
        // Who gathers does not see the file: what is wrong in it is told here.
        Some(match told_problems(now) {
            Some(problems) => format!("{told}. {problems}"),
            None => told,
        })
    }

    /// Says that something was taken out, or was turned, and by which key that is undone.
    fn told_change(&self, change: &WorklistChange) -> Option<String> {
        let key = |action| self.keymap.chords(Context::Worklist, action).first();
        let by = |action, does: &str| {
            key(action).map(|key| format!("; {key} {does}")).unwrap_or_default()
        };
        match change {
            WorklistChange::Remove(_) => {
                Some(format!("Taken out{}", by(Action::Undo, "takes it back")))
            }
            WorklistChange::Turn(turn) => Some(match turn.way {
                TurnWay::Back => format!("Taken back{}", by(Action::Redo, "does it again")),
                TurnWay::Forward => format!("Done again{}", by(Action::Undo, "takes it back")),
            }),
            WorklistChange::Gather(_)
            | WorklistChange::Put(..)
            | WorklistChange::Write { .. }
            | WorklistChange::Reword { .. }
            | WorklistChange::Move(..)
            | WorklistChange::Title(_)
            | WorklistChange::Days(_) => None,
        }
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

    /// Opens the map of what is asked for: of all of the archive at once, of what has to be searched for
    /// once it is known what is found.
    fn show_map(&mut self, asked: &MapAsked) -> Vec<Effect> {
        if asked.query.is_empty() {
            let effects = self.open_map(TreeNode::Archive(Turn::ByDigest));
            self.show_part(asked.part);
            return effects;
        }
        let effects = self.search(&asked.query);
        self.to_be_mapped = Some((self.asked, asked.part));
        effects
    }

    /// Shows a part of the earth on the map that was opened.
    fn show_part(&mut self, part: Option<MapPlacing>) {
        let mut screens = std::mem::take(&mut self.screens);
        if let (Some(Screen::Map(map)), Some(part)) = (screens.last_mut(), part) {
            map.show_part(part.part(), &self.view());
        }
        self.screens = screens;
    }

    /// Opens the map of what a search found, where it is waited for.
    pub(super) fn open_awaited_map(&mut self, number: u64) -> Vec<Effect> {
        let awaited = self.to_be_mapped.take_if(|(awaited, _)| *awaited == number);
        let Some((_, part)) = awaited else { return Vec::new() };
        if !matches!(self.screen(), Some(Screen::Search(_))) {
            return Vec::new();
        }
        let effects = self.act(Action::Map);
        self.show_part(part);
        // Nobody asked for the search itself: from the map one goes back to what asked for it.
        if let [.., Screen::Search(_), Screen::Map(_)] = self.screens.as_slice() {
            self.screens.remove(self.screens.len() - 2);
        }
        effects
    }
}

/// Returns the word for what was to be done.
fn done(change: &WorklistChange) -> &'static str {
    match change {
        WorklistChange::Gather(_) => "gathered",
        WorklistChange::Put(..)
        | WorklistChange::Write { .. }
        | WorklistChange::Reword { .. }
        | WorklistChange::Remove(_)
        | WorklistChange::Move(..)
        | WorklistChange::Title(_)
        | WorklistChange::Days(_) => "kept",
        WorklistChange::Turn(_) => "done",
    }
}

/// Says what is wrong in the file of a worklist, the first of several, or what keeps it from being written;
/// none where nothing is.
fn told_problems(read: &WorklistRead) -> Option<String> {
    let first = read.loses.as_ref().or(read.problems.first())?;
    // The number comes first: of a long line the end is cut.
    let lead = match read.problems.len() {
        _ if read.loses.is_some() => "Nothing can be kept: ".to_owned(),
        0 | 1 => String::new(),
        many => format!("{many} problems: "),
    };
    Some(format!("{lead}{}", first.in_short()))
}
