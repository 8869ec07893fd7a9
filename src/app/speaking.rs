//! What the program says where nothing is drawn, and what is asked of it by name.

use std::borrow::Cow;

use super::{App, Effect};
use crate::keys::{ACTIONS, Action, ActionSpec, Chord, Context};
use crate::screens::{Screen, Search, Spoken, SpokenSpot};

impl App {
    /// Returns what the topmost screen says.
    pub fn spoken(&self) -> Spoken {
        let spoken = self.screen().map(|screen| screen.spoken(&self.view())).unwrap_or_default();
        match self.as_of() {
            Some(day) => Spoken { title: format!("{}, as of {day}", spoken.title), ..spoken },
            None => spoken,
        }
    }

    /// Returns the marking of what it says, letter by letter; none where it has none.
    pub fn marking(&self) -> Option<String> {
        self.screen()?.markings(&self.view()).all()
    }

    /// Returns where one is, to tell screens apart that say the same.
    pub fn place(&self) -> Vec<String> {
        let context = self.context();
        let mut place = vec![context.word().to_owned()];
        place.extend(self.screen().map(|screen| screen.crumbs(&self.view())).unwrap_or_default());
        place
    }

    /// Returns a text as this terminal can show it.
    pub fn spelt<'t>(&self, text: &'t str) -> Cow<'t, str> {
        (self.marks.spell)(text)
    }

    /// Returns what is said once: of the last action, or of what went wrong.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Returns where keys are pressed now.
    pub fn context(&self) -> Context {
        self.screen().map_or(Context::Browse, Screen::context)
    }

    /// Returns the action of a key here; where letters are typed, that of the list of results.
    pub fn action_of(&self, chord: Chord) -> Option<Action> {
        let context = self.context();
        let beside = matches!(context, Context::Search | Context::Narrow)
            .then(|| self.keymap.action(Context::Results, chord));
        self.keymap.action(context, chord).or_else(|| beside.flatten())
    }

    /// Returns the actions that would do something here where nothing is drawn.
    pub fn named_here(&self) -> Vec<&'static ActionSpec> {
        let context = self.context();
        let here = ACTIONS.iter().filter(|spec| spec.contexts.contains(&context));
        // Who stops a program does so by the key of the terminal.
        let makes_sense = |spec: &&ActionSpec| {
            !spec.action.is_of_pictures(context) && spec.action != Action::Suspend
        };
        here.filter(makes_sense).filter(|spec| self.offers(spec.action)).collect()
    }

    pub(super) fn act_named(&mut self, action: Action) -> Vec<Effect> {
        self.begin_action(Some(action));
        let effects = self.act(action);
        self.catch_up();
        effects
    }

    pub(super) fn choose(&mut self, spot: SpokenSpot) -> Vec<Effect> {
        self.on_top(|screen, app| screen.choose(spot, &app.view()));
        self.catch_up();
        Vec::new()
    }

    /// Searches the whole archive: in the search that is open, or in a new one.
    pub(super) fn search_for(&mut self, text: &str) -> Vec<Effect> {
        self.begin_action(None);
        if let Some(Screen::Search(_)) = self.screen() {
            let search = Screen::Search(Box::new(Search::new(text, &self.view())));
            self.screens.pop();
            self.open(search);
            return self.ask();
        }
        self.search(text)
    }
}
