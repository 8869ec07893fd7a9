//! What each message does to the state.

use super::{App, Effect, Msg, Reloaded, Subject, Turn};
use crate::archive::{Corpus, LoadEvent};
use crate::keys::{Action, Chord, Context};
use crate::screens::{Browse, Help, Problems, Request, Saved, Screen, Text, Themes};

/// While keys come faster than this, in milliseconds, the preview waits for them to stop: a held
/// key must not pour previews down a slow line. Keys that are held repeat every 30 to 40; nobody
/// types as fast, and what is typed must not stand beside the preview of something else.
const HELD: u64 = 70;

/// The smallest terminal in which something useful can be shown.
pub const SMALLEST: (u16, u16) = (24, 5);

impl App {
    /// Takes one message and says what is to be done outside.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key { chord, at } => self.key(chord, at),
            Msg::Pasted(text) => {
                let request = self.on_top(|screen, app| screen.paste(&text, &app.scene()));
                self.catch_up();
                request.map_or_else(Vec::new, |request| self.answer(request))
            }
            Msg::Wheel(rows) => self.wheel(rows),
            Msg::Resized(columns, rows) => {
                self.area.width = columns;
                self.area.height = rows;
                self.settle();
                Vec::new()
            }
            Msg::Loading(event) => {
                self.load(event);
                Vec::new()
            }
            Msg::Loaded(corpus) => {
                self.loading = None;
                self.problems.sort();
                self.replace(*corpus)
            }
            Msg::Reloaded(reloaded) => self.reloaded(*reloaded),
            Msg::Answered(answer) => {
                self.answered(*answer);
                Vec::new()
            }
            Msg::Copied(copied) => {
                self.copied(copied);
                Vec::new()
            }
            Msg::Saved(counts) => {
                self.saved = counts.list;
                // Counting again after a reload tells the same faults again.
                self.problems.retain(|known| !counts.problems.contains(known));
                self.problems.extend(counts.problems);
                self.settle();
                Vec::new()
            }
            Msg::Waited => {
                self.catch_up();
                Vec::new()
            }
        }
    }

    fn key(&mut self, chord: Chord, at: u64) -> Vec<Effect> {
        self.notice = None;
        let context = self.screen().map_or(Context::Browse, Screen::context);
        let action = self.keymap.action(context, chord);
        self.offered = self.offered.take().filter(|_| action == Some(Action::Copy));
        let mut effects = match action {
            Some(action) => self.act(action),
            None if context.types() => {
                let request = self.on_top(|screen, app| screen.typed(chord, &app.scene()));
                request.map_or_else(Vec::new, |request| self.answer(request))
            }
            None => Vec::new(),
        };
        effects.extend(self.preview_later(at));
        effects
    }

    /// A wheel turns as fast as a held key repeats, so the preview waits for it too.
    fn wheel(&mut self, rows: i32) -> Vec<Effect> {
        let action = if rows < 0 { Action::MoveUp } else { Action::MoveDown };
        let turned = (0..rows.unsigned_abs().min(30)).flat_map(|_| self.act(action));
        let mut effects: Vec<Effect> = turned.collect();
        if let Some(Screen::Browse(browse)) = self.screen()
            && browse.preview_is_late(&self.corpus)
        {
            effects.push(Effect::Wait(HELD));
        }
        effects
    }

    /// The preview follows a single key at once; while a key is held down it waits.
    fn preview_later(&mut self, at: u64) -> Option<Effect> {
        let Some(Screen::Browse(browse)) = self.screens.last_mut() else { return None };
        if !browse.preview_is_late(&self.corpus) {
            return None;
        }
        let held = self.moved_at.is_some_and(|before| at.saturating_sub(before) < HELD);
        self.moved_at = Some(at);
        if held {
            return Some(Effect::Wait(HELD));
        }
        browse.catch_up(&self.corpus);
        None
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what is not the app's is the screen's")]
    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return vec![Effect::Quit],
            Action::Suspend if self.policy.may_suspend() => return vec![Effect::Suspend],
            Action::Suspend => {
                self.notice = Some(format!("Stopping is not allowed, {}", self.policy.by_whom()));
            }
            Action::Redraw => return vec![Effect::Redraw],
            Action::Reload => return self.ask_for_reload(),
            Action::Mouse => {
                self.mouse = !self.mouse;
                self.notice = Some(if self.mouse {
                    "The mouse wheel scrolls; hold Shift to select text with the mouse".to_owned()
                } else {
                    "The mouse is the terminal's own again".to_owned()
                });
                return vec![Effect::Mouse(self.mouse)];
            }
            Action::Help if !self.has(|screen| matches!(screen, Screen::Help(_))) => {
                let context = self.screen().map_or(Context::Browse, Screen::context);
                self.open(Screen::Help(Help::new(context)));
            }
            Action::Problems => self.open(Screen::Problems(Problems::default())),
            Action::Themes if !self.has(|screen| matches!(screen, Screen::Themes(_))) => {
                let themes = Themes::new(&self.scene());
                self.open(Screen::Themes(themes));
            }
            Action::Search => return self.search_here(),
            Action::Saved if !self.has(|screen| matches!(screen, Screen::Saved(_))) => {
                self.open(Screen::Saved(Saved::default()));
            }
            _ => {
                let request = self.on_top(|screen, app| screen.act(action, &app.scene()));
                return request.map_or_else(Vec::new, |request| self.answer(request));
            }
        }
        Vec::new()
    }

    /// Whether such a screen is open, on top or below: help and themes open over each other, but
    /// not over themselves, or one would have to leave each of them as often.
    fn has(&self, is: impl Fn(&Screen) -> bool) -> bool {
        self.screens.iter().any(is)
    }

    fn answer(&mut self, request: Request) -> Vec<Effect> {
        match request {
            Request::Nothing => {}
            Request::Ask => return self.ask(),
            Request::Search(text) => return self.search(&text),
            Request::Copy(piece) => return self.copy(piece),
            Request::Leave => self.leave(),
            Request::Read(subject, turn) => {
                self.remember_query();
                self.open(Screen::Text(Text::new(subject, turn)));
            }
            Request::Step(by) => self.step(by),
            Request::Say(text) => self.notice = Some(text),
            Request::TryTheme(name) => self.theme = self.themes.select(&name, self.depth),
            Request::KeepTheme(name) => {
                self.theme = self.themes.select(&name, self.depth);
                self.leave();
            }
        }
        Vec::new()
    }

    /// Puts a screen on top, in line with what there is.
    pub(super) fn open(&mut self, mut screen: Screen) {
        screen.settle(&self.scene());
        self.screens.push(screen);
    }

    /// Back to the screen below; the drill-down is never left.
    fn leave(&mut self) {
        if self.screens.len() > 1 {
            self.screens.pop();
        }
        self.settle();
    }

    /// Moves the selection of the drill-down below a text, and opens what it comes to.
    fn step(&mut self, by: isize) {
        let Some(top) = self.screens.pop() else { return };
        let moved = self.on_top(|screen, app| match screen {
            Screen::Browse(browse) => {
                let moved = browse.step_by(by, &app.scene());
                let selected = moved.then(|| browse.selected(&app.corpus)).flatten();
                selected.map(|subject| Text::new(subject, browse.turn()))
            }
            Screen::Search(search) => {
                let moved = search.step_by(by, &app.scene());
                let selected = moved.then(|| search.selected()).flatten();
                selected.map(|key| Text::new(Subject::Entry(key), Turn::ByDigest))
            }
            Screen::Text(_)
            | Screen::Problems(_)
            | Screen::Help(_)
            | Screen::Themes(_)
            | Screen::Saved(_) => None,
        });
        if let Some(text) = moved.flatten() {
            self.open(Screen::Text(text));
        } else {
            self.screens.push(top);
            self.notice = Some("There is no other one in this list".to_owned());
        }
    }

    /// The screen below all others.
    pub(super) fn drill_down(&self) -> Option<&Browse> {
        let Some(Screen::Browse(browse)) = self.screens.first() else { return None };
        Some(browse)
    }

    fn load(&mut self, event: LoadEvent) {
        match event {
            LoadEvent::Began { taxonomy, files, problems } => {
                self.corpus = Corpus::new(taxonomy);
                self.corpus.mark(self.policy.marking());
                self.problems.extend(problems);
                self.loading = Some((0, files));
            }
            LoadEvent::Batch { digests, waves, problems, read } => {
                let selections = self.drill_down().map(|browse| browse.selections(&self.corpus));
                self.corpus.extend(digests, waves);
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
        self.settle();
    }

    fn ask_for_reload(&mut self) -> Vec<Effect> {
        if self.loading.is_some() || self.reloading {
            self.notice = Some("The archive is still being read".to_owned());
            return Vec::new();
        }
        self.reloading = true;
        vec![Effect::Reload]
    }

    fn reloaded(&mut self, reloaded: Reloaded) -> Vec<Effect> {
        self.reloading = false;
        self.problems = reloaded.problems;
        self.problems.extend_from_slice(&self.own_problems);
        self.problems.sort();
        // Where nothing has changed the user's own are among them already.
        self.problems.dedup();
        self.notice = Some(reloaded.summary);
        reloaded.corpus.map_or_else(Vec::new, |corpus| self.replace(corpus))
    }

    /// Puts another corpus in place of this one; every screen stays where it was, by id. The index
    /// is that of another corpus then: it is made anew, and what was asked is asked again.
    fn replace(&mut self, mut corpus: Corpus) -> Vec<Effect> {
        corpus.mark(self.policy.marking());
        let before = std::mem::replace(&mut self.corpus, corpus);
        let after = &self.corpus;
        self.screens.retain_mut(|screen| screen.moved(&before, after));
        self.settle();
        let mut effects = vec![Effect::Index];
        effects.extend(self.ask());
        effects
    }

    fn settle(&mut self) {
        let mut screens = std::mem::take(&mut self.screens);
        for screen in &mut screens {
            screen.settle(&self.scene());
        }
        self.screens = screens;
    }

    fn catch_up(&mut self) {
        if let Some(Screen::Browse(browse)) = self.screens.last_mut() {
            browse.catch_up(&self.corpus);
        }
    }

    /// Lets the top screen change itself while it reads the rest.
    fn on_top<T>(&mut self, change: impl FnOnce(&mut Screen, &Self) -> T) -> Option<T> {
        let mut screen = self.screens.pop()?;
        let answer = change(&mut screen, self);
        self.screens.push(screen);
        Some(answer)
    }
}
