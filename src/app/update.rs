//! What each message does to the state.

use std::sync::Arc;

use super::{App, Effect, Msg, Reloaded};
use crate::archive::{Corpus, LoadEvent, known_by};
use crate::keys::Action;
use crate::screens::{Browse, Grid, Request, Screen, Text};
use crate::state::StateChange;

/// The smallest terminal in which something useful can be shown.
pub const SMALLEST: (u16, u16) = (24, 5);

impl App {
    /// Handles one message, and returns what is to be done outside.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let stood = self.resume_position(&msg);
        let effects = self.take(msg);
        self.save_position(stood);
        self.note_opened();
        effects
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key { chord, at } => self.key(chord, at),
            Msg::EscapeAnd { chord, at } => self.escape_and(chord, at),
            Msg::Act(action) => self.act_named(action),
            Msg::Choose(spot) => self.choose(spot),
            Msg::SearchFor(text) => self.search_for(&text),
            Msg::Pasted(text) => self.pasted(&text),
            Msg::Wheel(rows) => self.wheel(rows),
            Msg::Clicked(column, row) => self.click((column, row)),
            Msg::Resized(columns, rows) => self.resized(columns, rows),
            Msg::Loading(event) => self.load(event),
            Msg::Loaded(corpus) => self.loaded(*corpus),
            Msg::LookedBack(corpus) => self.looked_back(*corpus),
            Msg::Reloaded(reloaded) => self.looked_at_again(*reloaded),
            Msg::Answered(answer) => {
                self.answered(*answer);
                Vec::new()
            }
            Msg::AddedUp(sum) => self.added_up(*sum),
            Msg::FoundMapped(answer) => {
                self.found_mapped(*answer);
                Vec::new()
            }
            Msg::Compared(compared) => {
                self.take_comparison(*compared);
                Vec::new()
            }
            Msg::FrontCounted(corpus, counts) => self.front_counted(&corpus, *counts),
            Msg::Exported(exported) => self.exported(exported),
            Msg::Copied(copied) => {
                self.copied(copied);
                Vec::new()
            }
            Msg::Saved(counts) => {
                self.counted(counts);
                Vec::new()
            }
            Msg::Kept(keeping, done) => self.kept(&keeping, done),
            Msg::Worklist(news) => self.worklist_news(*news),
            Msg::NoteKept(change, kept) => self.note_kept(&change, kept),
            Msg::DraftWritten(written) => self.draft_written(written),
            Msg::Warned(problem) => {
                self.warned(problem);
                Vec::new()
            }
            Msg::Working(step) => self.working(step),
            Msg::Worked(work) => self.worked(work),
            Msg::Failed(failure) => self.failed(failure),
            Msg::ArchiveChanged => self.archive_changed(),
            Msg::NotWatched(why) => self.not_watched(&why),
            Msg::SeenCompared(compared) => self.seen_compared(*compared),
            Msg::MapRead => self.placed(),
            Msg::Placed => self.all_placed(),
            Msg::Waited => {
                self.catch_up();
                Vec::new()
            }
            Msg::ShowsRightToLeft => self.tell_of_bidi(),
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.area.width = columns;
        self.area.height = rows;
        self.relayout();
    }

    /// Leaves the screen on top, and stops what it waits for.
    fn leave_waiting(&mut self) -> Vec<Effect> {
        let stopped = self.stop_waiting();
        self.leave();
        // A comparison that was requested below another one may have been dropped.
        stopped.into_iter().chain(self.compare_if_waiting()).collect()
    }

    pub(super) fn answer(&mut self, request: Request) -> Vec<Effect> {
        match request {
            Request::Nothing => {}
            Request::Ask => return self.ask(),
            Request::Search(text) => return self.search(&text),
            Request::ListSaved => return self.act(Action::Saved),
            Request::Keep(keeping) => return self.keep(keeping),
            Request::Compare => return self.compare(),
            Request::Copy(piece) => return self.copy(piece),
            Request::Export(what) => return self.export(*what),
            Request::Write(export) => return self.write(export),
            Request::KeepNote(change) => return self.keep_note(change),
            Request::Worklist(asked) => return self.worklist_asks(*asked),
            Request::KeepReview(keeping) => return vec![Effect::KeepReview(keeping)],
            Request::WriteDraft(writing) => return self.write_draft(writing),
            Request::Leave => return self.leave_waiting(),
            Request::LeaveFor(request) => {
                self.leave();
                let mut effects = self.compare_if_waiting();
                effects.extend(self.answer(*request));
                return effects;
            }
            Request::Act(action) => return self.act_named(action),
            Request::RemoveBookmark(path) => return self.remove_bookmark(path),
            Request::Read(subject, turn) => {
                self.note_jump_to_text();
                let query = self.remember_query();
                self.open(Screen::Text(Text::new(subject, turn)));
                let query = query.map(|query| self.remember(query));
                return query.into_iter().chain(self.read_map_if_waiting()).collect();
            }
            Request::ReadFor(subject, turn, words) => {
                self.note_jump_to_text();
                self.open(Screen::Text(Text::new(subject, turn).looking_for(words)));
                return self.read_map_if_waiting().into_iter().collect();
            }
            Request::OpenMap(node) => return self.open_map(node),
            Request::LeaveAt(node) => self.leave_at(node),
            Request::Step(by) => return self.step(by),
            Request::Go(path) => {
                self.note_jump();
                self.go_to(&path);
            }
            Request::GoAlong(words) => {
                self.note_jump();
                return self.go_to_bookmark(&words);
            }
            Request::LookAsOf(day) => return self.look_as_of(day),
            Request::OpenMonth(day) => self.open(Screen::Grid(Box::new(Grid::of_month(day)))),
            Request::Say(text) => self.notice = Some(text),
            Request::TryTheme(name) => self.theme = self.themes.select(&name, self.depth),
            Request::KeepTheme(name) => return self.keep_theme(name),
            Request::DropTheme(name) => {
                self.theme = self.themes.select(&name, self.depth);
                self.leave();
            }
        }
        Vec::new()
    }

    fn keep_theme(&mut self, name: String) -> Vec<Effect> {
        self.theme = self.themes.select(&name, self.depth);
        self.leave();
        vec![self.remember(StateChange { theme: Some(name), ..StateChange::default() })]
    }

    /// Puts a screen on top, updated to the current state.
    pub(super) fn open(&mut self, mut screen: Screen) {
        screen.relayout(&self.view());
        self.screens.push(screen);
    }

    /// Returns the drill-down, the lowest screen.
    pub(super) fn drill_down(&self) -> Option<&Browse> {
        let Some(Screen::Browse(browse)) = self.screens.first() else { return None };
        Some(browse)
    }

    fn load(&mut self, event: LoadEvent) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            LoadEvent::Began { taxonomy, files, problems } => {
                let mut corpus = Corpus::new(taxonomy);
                corpus.mark(self.policy.marking());
                corpus.know_places(self.places.clone());
                self.corpus = Arc::new(corpus);
                self.problems.extend(problems);
                self.loading = Some((0, files));
                // Their queries are parsed with the taxonomy of the archive, which is known now.
                effects.push(Effect::ListSearches);
            }
            LoadEvent::Batch { digests, waves, problems, read } => {
                // A wave is known from what is told of it, which is not read yet.
                let (digests, waves) = match self.as_of {
                    Some(day) => (known_by(digests, day), Vec::new()),
                    None => (digests, waves),
                };
                let selections = self.drill_down().map(|browse| browse.selections(&self.corpus));
                // Nobody else reads the corpus yet, so nothing is copied.
                Arc::make_mut(&mut self.corpus).extend(digests, waves);
                if let (Some(Screen::Browse(browse)), Some(selections)) =
                    (self.screens.first_mut(), selections)
                {
                    browse.select_again(&selections, &self.corpus);
                }
                self.problems.extend(problems);
                if let Some((done, _)) = &mut self.loading {
                    *done = read;
                }
            }
            LoadEvent::Ended { .. } => {}
        }
        self.relayout();
        self.resume();
        effects
    }

    fn loaded(&mut self, corpus: Corpus) -> Vec<Effect> {
        self.problems.sort();
        if self.as_of.is_some() {
            // It is loaded once it is known what was known.
            return self.take_whole(corpus);
        }
        self.loading = None;
        let mut effects = self.replace(corpus);
        self.resume_nearest();
        self.tell_gone_notes();
        effects.extend(self.write_waiting());
        effects
    }

    pub(super) fn ask_for_reload(&mut self) -> Vec<Effect> {
        self.reloading = true;
        vec![Effect::Reload]
    }

    fn looked_at_again(&mut self, reloaded: Reloaded) -> Vec<Effect> {
        let mut effects = self.reloaded(reloaded);
        effects.extend(self.look_again());
        effects.extend(self.write_waiting());
        effects
    }

    fn all_placed(&mut self) -> Vec<Effect> {
        let mut effects = self.placed();
        effects.extend(self.compare_seen());
        effects
    }

    fn reloaded(&mut self, reloaded: Reloaded) -> Vec<Effect> {
        self.reloading = false;
        self.problems = reloaded.problems;
        self.problems.extend_from_slice(&self.own_problems);
        self.problems.extend_from_slice(&self.saved_problems);
        self.problems.sort();
        // If nothing has changed, the user's own problems are among them already.
        self.problems.dedup();
        self.notice = self.reload_notice(reloaded.summary, reloaded.corpus.is_some());
        match reloaded.corpus {
            Some(corpus) => {
                let effects = self.take_whole(corpus);
                // A digest that was just written is gone to.
                self.resume_nearest();
                self.tell_gone_notes();
                effects
            }
            // The saved searches are not part of the corpus: they may have changed alone.
            None => vec![Effect::ListSearches],
        }
    }

    /// Replaces the corpus; every screen keeps its place, by id. The index belongs to the old
    /// corpus: it is built anew, the saved searches are read and counted anew, and open questions
    /// are asked again.
    pub(super) fn replace(&mut self, mut corpus: Corpus) -> Vec<Effect> {
        corpus.mark(self.policy.marking());
        corpus.know_places(self.places.clone());
        if !self.book.is_empty() {
            corpus.lay_notes(&self.book);
        }
        let before = std::mem::replace(&mut self.corpus, Arc::new(corpus));
        let after = &self.corpus;
        self.screens.retain_mut(|screen| screen.moved(&before, after));
        self.find_bookmarks();
        self.forget_counts();
        self.front = None;
        // What is told as of a day is compared with nothing.
        if self.as_of().is_some() {
            self.seen.compared = None;
        }
        self.index_anew()
    }

    /// Has the corpus indexed, and asks again what is open of it.
    pub(super) fn index_anew(&mut self) -> Vec<Effect> {
        self.relayout();
        let mut effects = vec![Effect::Index];
        effects.extend(self.ask());
        effects.extend(self.compare_if_waiting());
        effects.extend(self.read_map_if_waiting());
        effects.extend(self.count_front());
        effects
    }

    fn resized(&mut self, columns: u16, rows: u16) -> Vec<Effect> {
        self.resize(columns, rows);
        // A wider screen may have room for a map that there was none of.
        let mapped = self.map_what_was_found();
        mapped.or_else(|| self.read_map_if_waiting()).into_iter().collect()
    }

    fn placed(&mut self) -> Vec<Effect> {
        self.relayout();
        self.map_what_was_found().into_iter().collect()
    }

    /// Has the map read if a screen waits for it. What is still being loaded is placed once it is there.
    pub(super) fn read_map_if_waiting(&self) -> Option<Effect> {
        let waits = self.screens.iter().any(Screen::waits_for_map);
        (waits && self.loading.is_none()).then_some(Effect::ReadMap)
    }

    pub(super) fn relayout(&mut self) {
        let mut screens = std::mem::take(&mut self.screens);
        for screen in &mut screens {
            screen.relayout(&self.view());
        }
        self.screens = screens;
    }

    pub(super) fn catch_up(&mut self) {
        if let Some(screen) = self.screens.last_mut() {
            screen.catch_up(&self.corpus);
        }
    }

    /// Lets the top screen change itself while it reads the rest of the state.
    pub(super) fn on_top<T>(&mut self, change: impl FnOnce(&mut Screen, &Self) -> T) -> Option<T> {
        let mut screen = self.screens.pop()?;
        let answer = change(&mut screen, self);
        self.screens.push(screen);
        Some(answer)
    }
}
