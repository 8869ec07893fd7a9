//! One key press with its modifiers, written `j`, `G`, `ctrl-c`, `alt-x`, `pgdn`, `f5`.

use std::fmt;
use std::str::FromStr;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A key that types a character; capitals are characters of their own.
    Char(char),
    /// Enter or Return
    Enter,
    /// Escape
    Esc,
    /// Tab
    Tab,
    /// Shift and Tab
    BackTab,
    /// Backspace
    Backspace,
    /// Delete
    Delete,
    /// Arrow up
    Up,
    /// Arrow down
    Down,
    /// Arrow left
    Left,
    /// Arrow right
    Right,
    /// Home
    Home,
    /// End
    End,
    /// Page up
    PageUp,
    /// Page down
    PageDown,
    /// A function key
    F(u8),
}

const NAMES: [(&str, Code); 16] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backtab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("space", Code::Char(' ')),
    ("minus", Code::Char('-')),
];

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
}

impl Chord {
    /// Makes a chord of a key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// Returns the character that it types into a text, if it types one.
    pub fn typed(self) -> Option<char> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false } => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        if self.ctrl {
            text.push_str("ctrl-");
        }
        if self.alt {
            text.push_str("alt-");
        }
        // Its name is for keymaps, where a dash stands behind `ctrl`; alone it is as plain as any other sign.
        let is_plain_dash = self.typed() == Some('-');
        let name = NAMES.iter().find(|(_, code)| *code == self.code && !is_plain_dash);
        match (self.code, name) {
            (_, Some((name, _))) => text.push_str(name),
            (Code::Char(c), None) => text.push(c),
            (Code::F(n), None) => {
                text.push('f');
                text.push_str(&n.to_string());
            }
            (_, None) => {}
        }
        f.pad(&text)
    }
}

/// The reason why a text is not a valid chord.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no key; write a character, a name such as enter, esc, pgdn or f5, and ctrl- or alt- before it"
)]
pub struct ChordError(String);

impl FromStr for Chord {
    type Err = ChordError;

    fn from_str(text: &str) -> Result<Self, ChordError> {
        let mut rest = text;
        let (mut ctrl, mut alt) = (false, false);
        loop {
            if let Some(after) = rest.strip_prefix("ctrl-") {
                (ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (alt, rest) = (true, after);
            } else {
                break;
            }
        }
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(c), None) if !c.is_control() => Some(Code::Char(c)),
            _ => NAMES.iter().find(|(name, _)| *name == rest).map(|(_, code)| *code),
        };
        let function = || {
            let n = rest.strip_prefix('f')?.parse().ok()?;
            (1..=12).contains(&n).then_some(Code::F(n))
        };
        match code.or_else(function) {
            Some(code) => Ok(Self { code, ctrl, alt }),
            None => Err(ChordError(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_print_as_they_are_read() {
        for text in [
            "j",
            "G",
            "?",
            "ctrl-c",
            "alt-x",
            "ctrl-alt-a",
            "pgdn",
            "f5",
            "space",
            "/",
            "-",
            "ctrl-minus",
        ] {
            assert_eq!(text.parse::<Chord>().unwrap().to_string(), text);
        }
        for text in ["", "ctrl-", "hyper-x", "f13", "f0", "pagedown", "jj"] {
            assert!(text.parse::<Chord>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_plain_characters_type() {
        assert_eq!("j".parse::<Chord>().unwrap().typed(), Some('j'));
        assert_eq!("ctrl-j".parse::<Chord>().unwrap().typed(), None);
        assert_eq!("enter".parse::<Chord>().unwrap().typed(), None);
    }
}
