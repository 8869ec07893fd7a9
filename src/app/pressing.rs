//! What a key, a paste and the mouse wheel do: which action they are here, or what they type. What an action
//! does is decided elsewhere.

use super::{App, Effect};
use crate::keys::{Action, Chord, Code, Context};
use crate::screens::Screen;

/// While keys come faster than this, in milliseconds, the preview waits for them to stop: a held
/// key must not flood a slow line with previews. Held keys repeat every 30 to 40 ms; nobody types
/// that fast, and typed text must not stand beside the preview of something else.
const HELD: u64 = 70;

impl App {
    pub(super) fn pasted(&mut self, text: &str) -> Vec<Effect> {
        let request = self.on_top(|screen, app| screen.paste(text, &app.view()));
        self.catch_up();
        request.map_or_else(Vec::new, |request| self.answer(request))
    }

    pub(super) fn key(&mut self, chord: Chord, at: u64) -> Vec<Effect> {
        let context = self.screen().map_or(Context::Browse, Screen::context);
        let action = self.keymap.action(context, chord);
        self.begin_action(action);
        let mut effects = match action {
            Some(action) => self.act(action),
            None if context.types() => {
                let request = self.on_top(|screen, app| screen.typed(chord, &app.view()));
                request.map_or_else(Vec::new, |request| self.answer(request))
            }
            None => Vec::new(),
        };
        effects.extend(self.preview_later(at));
        effects
    }

    /// Forgets what was said, and what waits for the same action as confirmation where it is another.
    pub(super) fn begin_action(&mut self, action: Option<Action>) {
        self.notice = None;
        if action != Some(Action::Delete)
            && let Some(screen) = self.screens.last_mut()
        {
            screen.cancel_confirmation();
        }
        self.offered = self.offered.take().filter(|_| action == Some(Action::Copy));
    }

    /// Returns whether a key types a letter here, and does nothing else.
    pub fn is_typed(&self, chord: Chord) -> bool {
        let context = self.screen().map_or(Context::Browse, Screen::context);
        let is_letter = context.types() && chord.typed().is_some();
        is_letter && self.keymap.action(context, chord).is_none()
    }

    /// Handles an escape and a key. A terminal sends a key held with Alt this way, and a slow line
    /// may deliver two keys this way. Only the keymap can tell them apart.
    pub(super) fn escape_and(&mut self, chord: Chord, at: u64) -> Vec<Effect> {
        let held = Chord { alt: true, ..chord };
        let context = self.screen().map_or(Context::Browse, Screen::context);
        if self.keymap.action(context, held).is_some() {
            return self.key(held, at);
        }
        let mut effects = self.key(Chord::plain(Code::Esc), at);
        effects.extend(self.key(chord, at));
        effects
    }

    /// Scrolls by the wheel. It turns as fast as a held key repeats, so the preview waits for it
    /// too.
    pub(super) fn wheel(&mut self, rows: i32) -> Vec<Effect> {
        let action = if rows < 0 { Action::MoveUp } else { Action::MoveDown };
        let turned = (0..rows.unsigned_abs().min(30)).flat_map(|_| self.act(action));
        let mut effects: Vec<Effect> = turned.collect();
        if self.screen().is_some_and(|screen| screen.is_late(&self.corpus)) {
            effects.push(Effect::Wait(HELD));
        }
        effects
    }

    /// Updates the preview at once after a single key, and later while a key is held down.
    fn preview_later(&mut self, at: u64) -> Option<Effect> {
        if !self.screen()?.is_late(&self.corpus) {
            return None;
        }
        let held = self.moved_at.is_some_and(|before| at.saturating_sub(before) < HELD);
        self.moved_at = Some(at);
        if held {
            return Some(Effect::Wait(HELD));
        }
        self.catch_up();
        None
    }
}
