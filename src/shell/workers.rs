//! The workers of a session, and what each effect asks of them. A reader that draws and one that speaks
//! have the same; what concerns the terminal is handed back to them.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use super::engine::SearchEngine;
use super::export_job::{self, ExportJob};
use super::reader::Reader;
use super::review_writer::ReviewWriter;
use super::searcher::Searcher;
use super::state_writer::StateWriter;
use super::{Event, front_counter, saved_search_writer, worker};
use crate::app::{App, Effect, FileExport, Msg, Task};
use crate::archive::{Origin, Problem};
use crate::audit::Audit;
use crate::config::OwnSearches;
use crate::geo::BaseMap;
use crate::outgoing::ExportClock;
use crate::state::Store;

/// What works beside the loop.
pub(super) struct Workers {
    reader: Reader,
    searcher: Searcher,
    /// The user's saved searches on the disk.
    own: OwnSearches,
    pub(super) state_writer: StateWriter,
    review_writer: ReviewWriter,
    /// The log that is written before anything leaves.
    pub(super) audit: Audit,
    /// Tells the day of an export.
    clock: ExportClock,
    events: Sender<Event>,
}

impl Workers {
    /// Starts them; the archive is being read from now on.
    pub fn start(
        origin: Origin,
        own: OwnSearches,
        store: Option<Store>,
        (audit, clock): (Audit, ExportClock),
        events: &Sender<Event>,
    ) -> Self {
        let searches = SearchEngine { origin: origin.clone(), own: own.clone() };
        Self {
            reader: Reader::start(origin, events),
            searcher: Searcher::start(searches, events),
            own,
            state_writer: StateWriter::start(store, events),
            review_writer: ReviewWriter::new(),
            audit,
            clock,
            events: events.clone(),
        }
    }

    /// Has an effect carried out. Returns it where it concerns the terminal or the loop.
    pub fn carry_out(&mut self, effect: Effect, app: &App) -> Option<Effect> {
        match effect {
            Effect::Reload => {
                self.reader.reload(app.share_corpus(), app.problems(), &self.events);
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
            Effect::KeepReview(keeping) => self.review_writer.keep(*keeping, &self.events),
            Effect::WriteDraft(writing) => self.review_writer.write(writing, &self.events),
            Effect::ReadMap => self.read_map(app),
            Effect::Compare(comparison) => self.searcher.compare(*comparison),
            Effect::CountFront => front_counter::count(app.share_corpus(), &self.events),
            Effect::Export(folder, export) => self.export(folder, *export, app),
            Effect::Quit
            | Effect::Suspend
            | Effect::Redraw
            | Effect::Copy(_)
            | Effect::KeepCopy(..)
            | Effect::Mouse(_)
            | Effect::Bidi(_)
            | Effect::Wait(_) => return Some(effect),
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

    /// Has a file written. Where all that a query finds is not listed, the index is asked first.
    fn export(&self, folder: PathBuf, export: FileExport, app: &App) {
        let name = export.path.clone();
        let from = app.provenance();
        let job = ExportJob {
            folder,
            export,
            corpus: app.share_corpus(),
            problems: from.problems.to_vec(),
            archive: from.archive.to_owned(),
            date: self.clock.today(),
            audit: self.audit.clone(),
        };
        if job.unanswered().is_some() {
            self.searcher.export(name, job);
        } else {
            export_job::start(name, &self.events, move || job.write());
        }
    }

    /// Saves the user's position when the program ends. Returns a problem that was not reported
    /// yet.
    pub fn shut_down(
        &mut self,
        app: &App,
        inbox: &Receiver<Event>,
        within: Duration,
    ) -> Option<Problem> {
        self.state_writer.keep(app.leaving());
        self.review_writer.finish(within);
        let late = self.state_writer.finish(within);
        let events = inbox.try_iter();
        let warnings = events.filter_map(|event| match event {
            Event::Msg(Msg::Warned(problem)) => Some(problem),
            Event::Msg(Msg::Failed(failure)) if failure.task == Task::SaveState => {
                Some(failure.problem())
            }
            Event::Msg(_)
            | Event::Input(_, _)
            | Event::Signal(_)
            | Event::Wake
            | Event::InputLost => None,
        });
        warnings.chain(late).filter(|problem| !app.problems().contains(problem)).last()
    }
}
