//! The workers of a session, and what each effect asks of them. A reader that draws and one that speaks
//! have the same; what concerns the terminal is handed back to them.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use super::engine::SearchEngine;
use super::export_job::{self, ExportJob};
use super::notes_writer::{DeskChange, NotesWriter};
use super::reader::Reader;
use super::review_writer::ReviewWriter;
use super::searcher::Searcher;
use super::state_writer::StateWriter;
use super::{
    Event, SIGNAL_TIMEOUT, Workplace, front_counter, saved_search_writer, seen_keeper, watcher,
    worker,
};
use crate::app::{App, Clip, Effect, FileExport, MapQuestion, Msg, Task};
use crate::archive::Problem;
use crate::audit::Audit;
use crate::config::OwnSearches;
use crate::geo::BaseMap;
use crate::outgoing::ExportClock;
use crate::state::SeenStore;
use crate::ui::bidi::BidiMode;

/// What is left to the loop, which has the terminal.
pub(super) enum LoopEffect {
    Quit,
    Suspend,
    Redraw,
    Copy(Clip),
    KeepCopy(PathBuf, Clip),
    Mouse(bool),
    Bidi(BidiMode),
    /// In milliseconds.
    Wait(u64),
}

/// What works beside the loop.
pub(super) struct Workers {
    reader: Reader,
    searcher: Searcher,
    /// The user's saved searches on the disk.
    own: OwnSearches,
    state_writer: StateWriter,
    notes_writer: NotesWriter,
    /// Where it is kept what was seen of the archive.
    seen: Option<SeenStore>,
    review_writer: ReviewWriter,
    /// The log that is written before anything leaves.
    pub(super) audit: Audit,
    /// Set to have the file that is being written stopped.
    stop: Arc<AtomicBool>,
    /// Tells the day of an export.
    clock: ExportClock,
    events: Sender<Event>,
}

impl Workers {
    /// Starts them; the archive is being read from now on.
    pub fn start(workplace: Workplace, events: &Sender<Event>) -> Self {
        let Workplace { origin, own, template, store, notes, audit, clock, watch } = workplace;
        if watch {
            watcher::start(&origin, events);
        }
        let searches = SearchEngine { origin: origin.clone(), own: own.clone(), template };
        Self {
            reader: Reader::start(origin, events),
            searcher: Searcher::start(searches, events),
            own,
            seen: store.as_ref().and_then(SeenStore::of),
            state_writer: StateWriter::start(store, events),
            notes_writer: NotesWriter::start(notes, events),
            review_writer: ReviewWriter::new(),
            audit,
            stop: Arc::default(),
            clock,
            events: events.clone(),
        }
    }

    /// Has an effect carried out. Returns it where it concerns the terminal or the loop.
    pub fn carry_out(&mut self, effect: Effect, app: &App) -> Option<LoopEffect> {
        match effect {
            Effect::Reload => {
                self.reader.reload(app.share_whole(), app.problems(), &self.events);
            }
            Effect::CompareSeen => {
                if let Some(store) = &self.seen {
                    seen_keeper::compare(store, app, &self.events);
                }
            }
            Effect::LookBack(day) => {
                let whole = app.share_whole();
                worker::once(Task::Reload, &self.events, move |events| {
                    let known = whole.known_on(day);
                    // If the loop has ended, there is nobody left to tell.
                    let _ = events.send(Event::Msg(Msg::LookedBack(Box::new(known))));
                });
            }
            Effect::Index => self.searcher.index(app.share_corpus()),
            Effect::Search(question) => self.searcher.ask(*question),
            Effect::ListSearches => self.searcher.list(app.corpus().share_taxonomy()),
            Effect::Keep(keeping) => {
                let (own, words) = (self.own.clone(), app.corpus().share_taxonomy());
                saved_search_writer::keep(keeping, &self.events, move |keeping| {
                    own.change(keeping, &words).map_err(|error| error.to_string())
                });
            }
            Effect::Remember(change) => self.state_writer.keep(change),
            Effect::KeepNote(change) => self.notes_writer.keep(DeskChange::Note(change)),
            Effect::ReadWorklist => self.notes_writer.keep(DeskChange::ReadWorklist),
            Effect::ChangeWorklist(change) => {
                self.notes_writer.keep(DeskChange::Worklist(change));
            }
            Effect::KeepReview(keeping) => self.review_writer.keep(*keeping, &self.events),
            Effect::WriteDraft(writing) => self.review_writer.write(writing, &self.events),
            Effect::ReadMap => self.read_map(app),
            Effect::MapFound(question) => self.map_found(question, app),
            Effect::Compare(comparison) => self.searcher.compare(*comparison),
            Effect::CountFront => front_counter::count(app.share_corpus(), &self.events),
            Effect::Export(folder, export) => self.export(folder, *export, app),
            Effect::StopExport => self.stop.store(true, Ordering::Relaxed),
            Effect::Quit => return Some(LoopEffect::Quit),
            Effect::Suspend => return Some(LoopEffect::Suspend),
            Effect::Redraw => return Some(LoopEffect::Redraw),
            Effect::Copy(clip) => return Some(LoopEffect::Copy(clip)),
            Effect::KeepCopy(path, clip) => return Some(LoopEffect::KeepCopy(path, clip)),
            Effect::Mouse(on) => return Some(LoopEffect::Mouse(on)),
            Effect::Bidi(mode) => return Some(LoopEffect::Bidi(mode)),
            Effect::Wait(ms) => return Some(LoopEffect::Wait(ms)),
        }
        None
    }

    fn read_map(&self, app: &App) {
        let corpus = app.share_corpus();
        worker::once(Task::Map, &self.events, move |events| {
            BaseMap::shipped();
            corpus.spots();
            // If the loop has ended, there is nobody left to tell.
            let _ = events.send(Event::Msg(Msg::MapRead));
        });
    }

    fn map_found(&self, question: MapQuestion, app: &App) {
        let corpus = app.share_corpus();
        worker::once(Task::Map, &self.events, move |events| {
            if let Some(answer) = question.answer(&corpus) {
                // If the loop has ended, there is nobody left to tell.
                let _ = events.send(Event::Msg(Msg::FoundMapped(Box::new(answer))));
            }
        });
    }

    /// Has a file written. Where all that a query finds is not listed, the index is asked first.
    fn export(&mut self, folder: PathBuf, export: FileExport, app: &App) {
        let name = export.path.clone();
        let from = app.provenance();
        // One that was stopped before stays stopped.
        self.stop = Arc::default();
        let job = ExportJob {
            folder,
            export,
            corpus: app.share_corpus(),
            problems: from.problems.to_vec(),
            archive: from.archive.to_owned(),
            date: self.clock.today(),
            audit: self.audit.clone(),
            stop: Arc::clone(&self.stop),
        };
        if job.needs_index() {
            self.searcher.export(name, job);
        } else {
            export_job::start(name, &self.events, move |events| job.write(events));
        }
    }

    /// Saves the user's position before the program stops for a while. A stopped process would keep the
    /// lock on the state folder, and every other reader would wait for it: so it waits for the writing.
    pub fn keep_before_stopping(&mut self, app: &App) {
        self.state_writer.keep(app.leaving());
        self.notes_writer.finish(SIGNAL_TIMEOUT);
        let _ = self.state_writer.finish(SIGNAL_TIMEOUT);
    }

    /// Saves the user's position when the program ends. Returns the problems that were not reported
    /// yet.
    pub fn shut_down(
        &mut self,
        app: &App,
        inbox: &Receiver<Event>,
        within: Duration,
    ) -> Vec<Problem> {
        self.state_writer.keep(app.leaving());
        self.review_writer.finish(within);
        self.notes_writer.finish(within);
        let seen = self.seen.as_ref();
        let unkept = seen.and_then(|seen| seen_keeper::keep(seen, app, &self.events, within));
        let late = self.state_writer.finish(within);
        unreported(inbox.try_iter(), [late, unkept].into_iter().flatten(), app.problems())
    }
}

/// Returns what went wrong that nobody was told, each once: of several none may hide another.
fn unreported(
    events: impl Iterator<Item = Event>,
    late: impl Iterator<Item = Problem>,
    reported: &[Problem],
) -> Vec<Problem> {
    let warnings = events.filter_map(|event| match event {
        Event::Msg(Msg::Warned(problem)) => Some(problem),
        Event::Msg(Msg::Failed(failure))
            if matches!(failure.task, Task::SaveState | Task::KeepNote) =>
        {
            Some(failure.problem())
        }
        Event::Msg(_) | Event::Input(_, _) | Event::Signal(_) | Event::Wake | Event::InputLost => {
            None
        }
    });
    let mut unreported: Vec<Problem> = Vec::new();
    for problem in warnings.chain(late) {
        // There are as many as there are writers.
        if !reported.contains(&problem) && !unreported.contains(&problem) {
            unreported.push(problem);
        }
    }
    unreported
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Severity;

    fn problem(message: &str) -> Problem {
        Problem {
            file: "state.yaml".into(),
            line: 0,
            column: 0,
            severity: Severity::Warning,
            message: message.to_owned().into(),
            hint: None,
        }
    }

    #[test]
    fn each_problem_of_the_end_is_told_that_nobody_was_told_before() {
        let warned = |message: &str| Event::Msg(Msg::Warned(problem(message)));
        let events = ["the notes are not kept", "told before", "the notes are not kept"];
        let events = events.map(warned).into_iter().chain([Event::Wake]);
        let late = [problem("the position is not kept"), problem("what was seen is not kept")];
        let told = unreported(events, late.into_iter(), &[problem("told before")]);
        let wanted =
            ["the notes are not kept", "the position is not kept", "what was seen is not kept"];
        assert_eq!(told, wanted.map(problem));
    }
}
