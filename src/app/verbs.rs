//! Decides what an action does to the whole program, and whether it would do anything now. An
//! action that the program does not handle goes to the topmost screen.

use super::{App, Effect};
use crate::keys::{Action, Context};
use crate::screens::{Now, Opening, Screen, WeekSpot};
use crate::state::StateChange;
use crate::ui::marks::marks;
use crate::ui::theme::Glyphs;

/// One row of the table.
struct AppVerb {
    action: Action,
    /// Returns whether it would do something; `Idle` if the screen handles it.
    now: fn(&App) -> Now,
    /// Carries it out; called only if it is ready.
    act: fn(&mut App) -> Vec<Effect>,
}

const fn verb(action: Action, now: fn(&App) -> Now, act: fn(&mut App) -> Vec<Effect>) -> AppVerb {
    AppVerb { action, now, act }
}

/// Returns a verb that the screen carries out, unless there is a reason against it.
const fn unless(action: Action, now: fn(&App) -> Now) -> AppVerb {
    AppVerb { action, now, act: |_| Vec::new() }
}

const VERBS: &[AppVerb] = &[
    verb(Action::Quit, |_| Now::Ready, |_| vec![Effect::Quit]),
    verb(
        Action::Suspend,
        |app| {
            let reason = || format!("Stopping is not allowed, {}", app.policy.by_whom());
            Now::unless((!app.policy.may_suspend()).then(reason))
        },
        |_| vec![Effect::Suspend],
    ),
    verb(Action::Redraw, |_| Now::Ready, |_| vec![Effect::Redraw]),
    verb(
        Action::Reload,
        |app| {
            let reading = app.loading.is_some() || app.reloading;
            Now::unless(reading.then(|| "The archive is still being read".to_owned()))
        },
        App::ask_for_reload,
    ),
    unless(Action::AsOf, |app| app.no_day().map_or(Now::Idle, Now::Refused)),
    verb(Action::Mouse, |_| Now::Ready, App::switch_mouse),
    verb(Action::Glyphs, |_| Now::Ready, App::next_glyphs),
    verb(Action::Bidi, |_| Now::Ready, App::next_bidi),
    verb(Action::Front, App::now_front, App::open_front),
    verb(Action::Search, |_| Now::Ready, App::search_here),
    verb(Action::JumpBack, App::now_jump_back, App::jump_back),
    verb(Action::JumpForward, App::now_jump_forward, App::jump_forward),
    verb(Action::Bookmark, App::now_bookmark, App::bookmark),
    verb(Action::Compare, App::now_compare, App::compare_marked),
    verb(Action::WeekOverWeek, App::now_weeks, App::week_over_week),
    verb(Action::Mark, App::now_mark, App::mark),
    unless(Action::Export, |app| app.no_export().map_or(Now::Idle, Now::Refused)),
    verb(Action::Gather, App::now_gather, App::gather),
    verb(Action::GatherSum, App::now_gather_sum, App::gather_sum),
    unless(Action::Worklist, |app| app.no_worklist().map_or(Now::Idle, Now::Refused)),
    verb(Action::Note, App::now_note, App::note),
    verb(Action::Grade, App::now_note, App::grade),
    verb(Action::Tags, App::now_note, App::tag),
    verb(Action::CopyAddress, App::now_copy_address, App::copy_address),
    unless(Action::Copy, |app| app.no_copy().map_or(Now::Idle, Now::Refused)),
    unless(Action::NextEntry, |app| app.no_step(1).map_or(Now::Idle, Now::Refused)),
    unless(Action::PreviousEntry, |app| app.no_step(-1).map_or(Now::Idle, Now::Refused)),
];

/// Who carries an action out.
enum Decision {
    /// The program, by this verb.
    Own(&'static AppVerb),
    /// The program, by opening the action's screen.
    Opens,
    /// Nobody, for this reason.
    Refused(String),
    /// The topmost screen.
    Screen,
}

/// Returns the program's own verb for an action.
fn own(action: Action) -> Option<&'static AppVerb> {
    VERBS.iter().find(|verb| verb.action == action)
}

impl App {
    /// Returns whether an action would do something now, so that its key is worth showing.
    pub fn offers(&self, action: Action) -> bool {
        self.now(action) == Now::Ready
    }

    fn now(&self, action: Action) -> Now {
        match self.decide(action) {
            Decision::Own(_) | Decision::Opens => Now::Ready,
            Decision::Refused(why) => Now::Refused(why),
            Decision::Screen => {
                self.screen().map_or(Now::Idle, |top| top.now(action, &self.view()))
            }
        }
    }

    /// Decides who carries an action out. What is offered and what is done both ask here.
    fn decide(&self, action: Action) -> Decision {
        let own = own(action).map(|verb| (verb, (verb.now)(self)));
        match own {
            Some((verb, Now::Ready)) => Decision::Own(verb),
            Some((_, Now::Refused(why))) => Decision::Refused(why),
            Some((_, Now::Idle)) | None if self.opens(action) => Decision::Opens,
            Some((_, Now::Idle)) | None => Decision::Screen,
        }
    }

    /// Returns whether the action opens a screen, and that screen is not open yet; a picture of weeks
    /// may be, below another one.
    fn opens(&self, action: Action) -> bool {
        let is_picture = matches!(action, Action::Grid | Action::Tempo);
        let is_top = || self.screen().is_some_and(|screen| screen.opener() == Some(action));
        let is_open = || self.screens.iter().any(|screen| screen.opener() == Some(action));
        Screen::is_opener(action) && !(if is_picture { is_top() } else { is_open() })
    }

    /// Carries out an action; if it is refused, says why.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        match self.decide(action) {
            Decision::Own(verb) => (verb.act)(self),
            Decision::Refused(why) => {
                self.notice = Some(why);
                Vec::new()
            }
            Decision::Opens => {
                self.open_by(action);
                let file = self.read_worklist_if_waiting();
                file.into_iter().chain(self.read_map_if_waiting()).collect()
            }
            Decision::Screen => {
                let request = self.on_top(|screen, app| screen.act(action, &app.view()));
                request.map_or_else(Vec::new, |request| self.answer(request))
            }
        }
    }

    /// Returns the key by which the archive is read again where one is; none where none is.
    pub(super) fn key_of_reading_again(&self) -> Option<String> {
        self.key_of(Action::Reload)
    }

    /// Returns the first key of an action on the screen on top; none where no key does it.
    pub(super) fn key_of(&self, action: Action) -> Option<String> {
        let context = self.screen().map_or(Context::Browse, Screen::context);
        self.keymap.chords(context, action).first().map(ToString::to_string)
    }

    fn open_by(&mut self, action: Action) {
        let context = self.screen().map_or(Context::Browse, Screen::context);
        let specs = self.keymap.specs(context).map(|spec| spec.action);
        let offered = specs.filter(|action| self.offers(*action)).collect();
        let spot = self.screen().map_or_else(WeekSpot::default, |screen| screen.spot(&self.corpus));
        let mapped = self.screen().and_then(|screen| screen.mapped(&self.view()));
        let opening = Opening { view: self.view(), context, offered, spot, mapped };
        if let Some(screen) = Screen::opened_by(action, &opening) {
            // A picture that lies below comes up anew, at the week where one stands now.
            self.screens.retain(|screen| screen.opener() != Some(action));
            self.open(screen);
        }
    }

    /// Draws with the next tier of signs, and keeps that.
    fn next_glyphs(&mut self) -> Vec<Effect> {
        let tier = self.glyphs.tier.next();
        self.glyphs = Glyphs::of(tier);
        self.marks = marks(self.glyphs);
        self.relayout();
        self.notice = Some(format!("Signs: {tier}; {}", self.glyphs.sample()));
        let glyphs = Some(tier.word().to_owned());
        vec![self.remember(StateChange { glyphs, ..StateChange::default() })]
    }

    fn switch_mouse(&mut self) -> Vec<Effect> {
        self.mouse = !self.mouse;
        self.notice = Some(if self.mouse {
            "The mouse wheel scrolls; hold Shift to select text with the mouse".to_owned()
        } else {
            "The mouse is the terminal's own again".to_owned()
        });
        vec![Effect::Mouse(self.mouse)]
    }
}
