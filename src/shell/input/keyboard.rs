//! Maps sequences to keys: tables of xterm, VT220, rxvt, the Linux console, kitty's protocol and
//! xterm's modifyOtherKeys. A sequence that is in none of them is not a key.
//!
//! - <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>
//! - <https://sw.kovidgoyal.net/kitty/keyboard-protocol/>

use super::parser::Function;
use crate::keys::{Chord, Code};

/// Modifiers as terminals number them: one more than the sum of their bits.
const SHIFT: u16 = 1;
const ALT: u16 = 2;
const CTRL: u16 = 4;

/// The number for a key release in kitty's protocol.
const RELEASE: u16 = 3;

/// Returns the key for a C0 control, or for a character as it is typed.
pub(super) fn typed(c: char) -> Chord {
    let (code, ctrl) = match c {
        '\r' => (Code::Enter, false),
        '\t' => (Code::Tab, false),
        '\x1b' => (Code::Esc, false),
        '\x7f' => (Code::Backspace, false),
        '\0' => (Code::Char(' '), true),
        '\x01'..='\x1a' => (Code::Char(shifted(c, b'a' - 1)), true),
        '\x1c'..='\x1f' => (Code::Char(shifted(c, b'4' - 0x1c)), true),
        _ => (Code::Char(c), false),
    };
    Chord { ctrl, ..Chord::plain(code) }
}

fn shifted(control: char, by: u8) -> char {
    u8::try_from(control).map_or(control, |byte| char::from(byte.wrapping_add(by)))
}

/// Returns the key for a sequence that begins with `ESC [`.
pub(super) fn csi(function: &Function) -> Option<Chord> {
    let parameters = function.parameters.as_str();
    if parameters == "[" {
        let at = u8::try_from(function.last).ok()?.checked_sub(b'A')?;
        return (at < 5).then(|| Chord::plain(Code::F(at + 1)));
    }
    let fields = Fields::read(parameters)?;
    match function.last {
        '~' => match fields.first()? {
            // modifyOtherKeys: the character is the last parameter.
            27 => pressed(character(fields.number(2)?)?, fields.modifiers(1)?),
            number => pressed(numbered(number)?, fields.at_most(2)?.modifiers(1)?),
        },
        'u' => unicode(&fields),
        'Z' => pressed(Code::BackTab, fields.at_most(2)?.modifiers(1)?),
        // With parameters this is a cursor position report.
        'R' => None,
        last => lettered(last, &fields),
    }
}

/// Returns the key for a sequence that begins with `ESC O`: as after `ESC [`, or of a keypad in
/// application mode, where most keys send 64 more than the character on them.
pub(super) fn ss3(function: &Function) -> Option<Chord> {
    if function.parameters.is_empty() {
        match function.last {
            'I' => return Some(Chord::plain(Code::Tab)),
            'M' => return Some(Chord::plain(Code::Enter)),
            'X' => return Some(Chord::plain(Code::Char('='))),
            'j'..='y' => {
                let sign = u8::try_from(function.last).ok()?.checked_sub(64)?;
                return Some(Chord::plain(Code::Char(char::from(sign))));
            }
            _ => {}
        }
    }
    lettered(function.last, &Fields::read(&function.parameters)?)
}

/// Returns a key by its final letter; its modifiers follow a `1` or stand alone.
fn lettered(last: char, fields: &Fields) -> Option<Chord> {
    let code = match last {
        'A' => Code::Up,
        'B' => Code::Down,
        'C' => Code::Right,
        'D' => Code::Left,
        'F' => Code::End,
        'H' => Code::Home,
        'P' => Code::F(1),
        'Q' => Code::F(2),
        'R' => Code::F(3),
        'S' => Code::F(4),
        _ => return None,
    };
    let modifiers = match fields.0.as_slice() {
        [] => Modifiers::default(),
        [_] => fields.modifiers(0)?,
        [first, _] if first.number.is_none_or(|number| number == 1) => fields.modifiers(1)?,
        _ => return None,
    };
    pressed(code, modifiers)
}

fn numbered(number: u32) -> Option<Code> {
    let function = |base: u32| u8::try_from(number - base).ok().map(Code::F);
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => return function(10),
        17..=21 => return function(11),
        23..=24 => return function(12),
        _ => return None,
    })
}

/// Returns a key by the number of its character: `CSI u`, with the additions of kitty's protocol.
fn unicode(fields: &Fields) -> Option<Chord> {
    let number = fields.first()?;
    let modifiers = fields.at_most(3)?.modifiers(1)?;
    let code = keypad(number).or_else(|| character(number))?;
    // The character that Shift produces with this key, if the terminal reports it.
    let other = fields.0.first().and_then(|field| field.second).and_then(character);
    match (code, other) {
        (Code::Tab, _) if modifiers.has(SHIFT) => pressed(Code::BackTab, modifiers),
        (_, Some(other)) if modifiers.has(SHIFT) => pressed(other, modifiers),
        (code, _) => pressed(code, modifiers),
    }
}

fn character(number: u32) -> Option<Code> {
    match char::from_u32(number)? {
        '\r' => Some(Code::Enter),
        '\t' => Some(Code::Tab),
        '\x1b' => Some(Code::Esc),
        '\x7f' => Some(Code::Backspace),
        // Kitty's protocol numbers keys without a character in the private use area.
        '\u{e000}'..='\u{f8ff}' => None,
        c if c.is_control() => None,
        c => Some(Code::Char(c)),
    }
}

/// Returns the keypad key with this number in kitty's protocol.
fn keypad(number: u32) -> Option<Code> {
    const SIGNS: [char; 15] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '/', '*', '-', '+'];
    Some(match number {
        57_399..=57_413 => Code::Char(*SIGNS.get(usize::try_from(number - 57_399).ok()?)?),
        57_414 => Code::Enter,
        57_415 => Code::Char('='),
        57_416 => Code::Char(','),
        57_417 => Code::Left,
        57_418 => Code::Right,
        57_419 => Code::Up,
        57_420 => Code::Down,
        57_421 => Code::PageUp,
        57_422 => Code::PageDown,
        57_423 => Code::Home,
        57_424 => Code::End,
        57_426 => Code::Delete,
        _ => return None,
    })
}

/// Returns a key that was pressed or repeats; `None` if it was released.
fn pressed(code: Code, modifiers: Modifiers) -> Option<Chord> {
    let (ctrl, alt) = (modifiers.has(CTRL), modifiers.has(ALT));
    let mut code = code;
    // With Shift alone, a letter becomes the capital that it types.
    if let Code::Char(letter) = &mut code
        && modifiers.has(SHIFT)
        && !ctrl
    {
        letter.make_ascii_uppercase();
    }
    (modifiers.event != RELEASE).then_some(Chord { code, ctrl, alt })
}

/// The modifiers that were held, and what was done with the key.
#[derive(Clone, Copy, Debug, Default)]
struct Modifiers {
    bits: u16,
    event: u16,
}

impl Modifiers {
    fn has(self, bit: u16) -> bool {
        self.bits & bit != 0
    }
}

/// Parameters: numbers between semicolons, each optionally followed by a colon and a second number.
struct Fields(Vec<SequenceField>);

#[derive(Clone, Copy)]
struct SequenceField {
    number: Option<u32>,
    second: Option<u32>,
}

impl Fields {
    /// Returns `None` if there is anything but numbers: no key has private parameters.
    fn read(parameters: &str) -> Option<Self> {
        if parameters.is_empty() {
            return Some(Self(Vec::new()));
        }
        let number = |text: Option<&str>| match text {
            None | Some("") => Some(None),
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().ok().map(Some)
            }
            Some(_) => None,
        };
        let fields = parameters.split(';').map(|field| {
            let mut parts = field.split(':');
            Some(SequenceField { number: number(parts.next())?, second: number(parts.next())? })
        });
        fields.collect::<Option<_>>().map(Self)
    }

    fn first(&self) -> Option<u32> {
        self.number(0)
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.0.get(at)?.number
    }

    fn at_most(&self, many: usize) -> Option<&Self> {
        (self.0.len() <= many).then_some(self)
    }

    /// Returns the modifiers in a field; none are held if the field is missing.
    fn modifiers(&self, at: usize) -> Option<Modifiers> {
        let field = self.0.get(at);
        let mask = field.and_then(|field| field.number).unwrap_or(1);
        let event = field.and_then(|field| field.second).unwrap_or(1);
        let bits = u16::try_from(mask).ok()?.checked_sub(1).filter(|bits| *bits < 256)?;
        Some(Modifiers { bits, event: u16::try_from(event).ok()? })
    }
}
