//! Keys, pastes, the wheel and sizes: from the terminal library's events to messages.

use std::io;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crossterm::event::{
    self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind,
};

use super::pieces::Pieces;
use super::{Event, worker};
use crate::app::{Msg, Task};
use crate::keys::{Chord, Code};

/// Rows that one turn of the wheel scrolls.
const WHEEL: i32 = 3;

/// How long an escape is held, in case it is the beginning of another key.
const MOMENT: Duration = Duration::from_millis(50);

/// Reads the terminal on a thread of its own until nobody listens or nothing comes any more.
pub(super) fn watch(events: &Sender<Event>) {
    let began = Instant::now();
    worker::restarted(Task::Input, events, Some(Event::InputLost), move |events| {
        let mut pieces = Pieces::default();
        loop {
            let (told, lost) = match next(&mut pieces) {
                Ok(told) => (told, false),
                Err(_) => (Vec::new(), true),
            };
            let told = told.into_iter().filter_map(|raw| message(raw, began).map(Event::Msg));
            for event in told.chain(lost.then_some(Event::InputLost)) {
                if events.send(event).is_err() {
                    return;
                }
            }
            if lost {
                return;
            }
        }
    });
}

/// Waits for what comes next; nothing where a key is not all there yet.
fn next(pieces: &mut Pieces) -> io::Result<Vec<Raw>> {
    let keys = |keys: Vec<KeyEvent>| keys.into_iter().map(Raw::Key).collect();
    if pieces.is_holding() && !event::poll(MOMENT)? {
        return Ok(keys(pieces.release()));
    }
    let raw = event::read()?;
    if let Raw::Key(key) = raw {
        return Ok(keys(pieces.take(key)));
    }
    let mut told: Vec<Raw> = keys(pieces.release());
    told.push(raw);
    Ok(told)
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
