//! Keys, pastes, the wheel and sizes: from the terminal library's events to messages.

use std::sync::mpsc::Sender;
use std::thread;
use std::time::Instant;

use crossterm::event::{
    self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind,
};

use super::Event;
use crate::app::Msg;
use crate::keys::{Chord, Code};

/// Rows that one turn of the wheel scrolls.
const WHEEL: i32 = 3;

/// Reads the terminal on a thread of its own until nobody listens or nothing comes any more.
pub(super) fn watch(events: Sender<Event>) {
    thread::spawn(move || {
        let began = Instant::now();
        loop {
            let event = match event::read() {
                Ok(raw) => message(raw, began).map(Event::Msg),
                Err(_) => Some(Event::InputLost),
            };
            let lost = matches!(event, Some(Event::InputLost));
            if let Some(event) = event
                && (events.send(event).is_err() || lost)
            {
                return;
            }
        }
    });
}

fn message(raw: Raw, began: Instant) -> Option<Msg> {
    match raw {
        Raw::Key(key) => {
            let at = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
            chord(key).map(|chord| Msg::Key { chord, at })
        }
        Raw::Paste(text) => Some(Msg::Pasted(text)),
        Raw::Resize(columns, rows) => Some(Msg::Resized(columns, rows)),
        Raw::Mouse(mouse) => match mouse.kind {
            MouseEventKind::ScrollDown => Some(Msg::Wheel(WHEEL)),
            MouseEventKind::ScrollUp => Some(Msg::Wheel(-WHEEL)),
            MouseEventKind::Down(_)
            | MouseEventKind::Up(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => None,
        },
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the keys of keyboards are many; these are ours"
)]
fn chord(key: KeyEvent) -> Option<Chord> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let code = match key.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Chord {
        code,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
    })
}
