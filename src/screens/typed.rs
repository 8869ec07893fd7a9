//! Text that is typed or pasted: which screen takes it, and the prompt that shows it.

use super::{Find, Help, Problems, Prompt, Request, Screen, ViewContext, WhatsNew};
use crate::keys::Chord;

impl Screen {
    /// Adds a typed character to a prompt.
    pub fn typed(&mut self, chord: Chord, view: &ViewContext<'_>) -> Request {
        match chord.typed() {
            Some(letter) => self.paste(&letter.to_string(), view),
            None => Request::Nothing,
        }
    }

    /// Adds text to a prompt; elsewhere it is ignored.
    pub fn paste(&mut self, text: &str, view: &ViewContext<'_>) -> Request {
        if let Self::Search(screen) = self {
            return screen.type_text(text, view);
        }
        if let Self::Compare(screen) = self {
            return screen.type_text(text, view);
        }
        if let Self::FileNaming(screen) = self {
            screen.type_text(text);
            return Request::Nothing;
        }
        if let Self::DayAsking(screen) = self {
            screen.type_text(text);
            return Request::Nothing;
        }
        if let Self::Annotate(screen) = self {
            screen.type_text(text);
            return Request::Nothing;
        }
        if let Self::Worklist(screen) = self {
            screen.type_text(text);
            return Request::Nothing;
        }
        if let Self::Review(screen) = self {
            screen.type_text(text);
            return Request::Nothing;
        }
        if let Self::Palette(screen) = self {
            screen.type_text(text, view);
            return Request::Nothing;
        }
        if !self.find().is_some_and(Find::is_typing) {
            return Request::Nothing;
        }
        if let Self::Browse(screen) = self {
            screen.type_text(text, view);
        } else if let Self::Text(screen) = self {
            screen.type_text(text, view);
        } else if let Self::Problems(Problems { reading, .. })
        | Self::WhatsNew(WhatsNew { reading, .. })
        | Self::Help(Help { reading, .. }) = self
        {
            reading.type_text(text, view);
        } else if let Some(behind) = self.over_mut() {
            behind.type_text(text, view);
        }
        Request::Nothing
    }

    /// Returns the prompt at the bottom, if something is being typed.
    pub fn prompt(&self, view: &ViewContext<'_>) -> Option<Prompt<'_>> {
        if let Self::Search(screen) = self {
            return screen.prompt();
        }
        let find = self.find().filter(|find| find.is_typing())?;
        Some(Prompt { lead: "/", text: find.query(), remark: self.position(view) })
    }
}
