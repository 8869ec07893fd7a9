//! How right-to-left letters are drawn: the key that goes through the ways, and the one hint that there
//! are several.

use super::{App, Effect};
use crate::state::StateChange;
use crate::ui::bidi::BidiMode;

impl App {
    /// Returns how right-to-left letters are drawn.
    pub fn bidi(&self) -> BidiMode {
        self.bidi.unwrap_or_default()
    }

    /// Returns true until a way was chosen or the user was told that there are several.
    pub fn asks_about_bidi(&self) -> bool {
        self.bidi.is_none()
    }

    /// Tells, where right-to-left letters are first shown, what to do if they break the columns; and
    /// remembers that.
    pub(super) fn tell_of_bidi(&mut self) -> Vec<Effect> {
        if self.notice.is_none() {
            self.notice = Some("If columns jump where Arabic stands, press %".to_owned());
        }
        self.draw_with(self.bidi())
    }

    /// Draws right-to-left letters the next way, and keeps that.
    pub(super) fn next_bidi(&mut self) -> Vec<Effect> {
        let mode = self.bidi().next();
        self.notice = Some(format!("Right to left: {mode}, {}", mode.suits()));
        let mut effects = self.draw_with(mode);
        // The terminal may show the same letters in another order.
        effects.extend([Effect::Bidi(mode), Effect::Redraw]);
        effects
    }

    fn draw_with(&mut self, mode: BidiMode) -> Vec<Effect> {
        self.bidi = Some(mode);
        let bidi = Some(mode.word().to_owned());
        vec![self.remember(StateChange { bidi, ..StateChange::default() })]
    }
}
