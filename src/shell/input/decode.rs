//! Decodes whole sequences: into a key, a paste, a turn of the wheel, or nothing.

use super::keyboard;
use super::parser::{Function, Sequence};
use crate::app::Msg;
use crate::keys::{Chord, Code};

/// Rows that one turn of the wheel scrolls.
const WHEEL: i32 = 3;

/// The number of the main button, pressed alone.
const MAIN_BUTTON: u8 = 0;

/// Something that the user did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::shell) enum Input {
    /// A key was pressed.
    Key(Chord),
    /// An escape and a key came at once: either the key was held with Alt, or they are two keys.
    EscapeAnd(Chord),
    /// Text was pasted.
    Paste(String),
    /// The wheel turned; positive values are down.
    Wheel(i32),
    /// The main button was pressed on a cell: column and row from 0.
    Click(u16, u16),
}

impl Input {
    /// Returns the message for the app; `at` is in milliseconds since a fixed moment.
    pub fn message(self, at: u64) -> Msg {
        match self {
            Self::Key(chord) => Msg::Key { chord, at },
            Self::EscapeAnd(chord) => Msg::EscapeAnd { chord, at },
            Self::Paste(text) => Msg::Pasted(text),
            Self::Wheel(rows) => Msg::Wheel(rows),
            Self::Click(column, row) => Msg::Clicked(column, row),
        }
    }
}

/// The key that asks a program to stop what it is doing.
pub(in crate::shell) const INTERRUPT: Input =
    Input::Key(Chord { code: Code::Char('c'), ctrl: true, alt: false });

/// Returns the inputs that a sequence means, in the order in which they were made.
pub(super) fn decode(sequence: Sequence) -> Vec<Input> {
    let escape = Input::Key(Chord::plain(Code::Esc));
    match sequence {
        Sequence::Char(c) => vec![Input::Key(keyboard::typed(c))],
        Sequence::Escape => vec![escape],
        Sequence::EscapeAnd(c) => after_escape(keyboard::typed(c)),
        Sequence::Csi(function) => {
            let known = mouse(&function).or_else(|| keyboard::csi(&function).map(Input::Key));
            with_escape(function.escaped, known)
        }
        Sequence::Ss3(function) => {
            with_escape(function.escaped, keyboard::ss3(&function).map(Input::Key))
        }
        // Old reports add 32 to the button number of the new ones.
        Sequence::Mouse(first) => first.checked_sub(32).and_then(turned).into_iter().collect(),
        Sequence::Paste(text) => vec![Input::Paste(text)],
    }
}

fn after_escape(chord: Chord) -> Vec<Input> {
    let key = Input::Key(chord);
    // Ctrl-C must always get through unchanged.
    if key == INTERRUPT {
        return vec![Input::Key(Chord::plain(Code::Esc)), key];
    }
    vec![Input::EscapeAnd(chord)]
}

fn with_escape(escaped: bool, known: Option<Input>) -> Vec<Input> {
    match known {
        Some(Input::Key(chord)) if escaped => after_escape(chord),
        known => {
            let escape = escaped.then(|| Input::Key(Chord::plain(Code::Esc)));
            escape.into_iter().chain(known).collect()
        }
    }
}

/// Decodes the wheel and the main button in the two newer forms of mouse reports.
fn mouse(function: &Function) -> Option<Input> {
    let numbers = |text: &str| -> Option<Vec<u32>> {
        text.split(';').map(|number| number.parse().ok()).collect()
    };
    let (button, offset) = match (function.parameters.strip_prefix('<'), function.last) {
        (Some(rest), 'M') => (numbers(rest)?, 0),
        (None, 'M') => (numbers(&function.parameters)?, 32),
        (_, _) => return None,
    };
    let [button, column, row] = button.as_slice() else { return None };
    let button = u8::try_from(button.checked_sub(offset)?).ok()?;
    // Reports count from 1.
    let cell = |at: u32| u16::try_from(at.checked_sub(1)?).ok();
    if button == MAIN_BUTTON {
        return Some(Input::Click(cell(*column)?, cell(*row)?));
    }
    turned(button)
}

/// Returns the direction in which the wheel turned, if the button number means the wheel.
fn turned(button: u8) -> Option<Input> {
    // Ignores the modifiers that are held: Shift, Alt, Control.
    match button & !0b1_1100 {
        64 => Some(Input::Wheel(-WHEEL)),
        65 => Some(Input::Wheel(WHEEL)),
        _ => None,
    }
}
