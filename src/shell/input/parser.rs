//! Splits the bytes of a terminal into whole sequences. It is pure: the caller tells it which bytes
//! came, and that nothing came for a while.
//!
//! The parser waits only a moment for the rest of anything, so that no answer of a terminal can
//! block the keyboard. Strings (OSC, DCS, APC, PM, SOS) are never keys and are dropped here. `vte`
//! is made for what programs write, not for what terminals send: it does not say that it is
//! waiting, so that nothing could end an incomplete sequence; it grows with an endless string; and
//! `ESC O`, old mouse reports, the keys of the Linux console and pastes would have to be
//! reassembled after it.

use std::time::Duration;

use super::dropped::{Dropped, Taken};
use super::paste::{PASTE_END, Paste};

/// How long to wait for the rest of an incomplete sequence.
const MOMENT: Duration = Duration::from_millis(50);

/// How long a paste may pause before a key that comes alone ends it.
const PAUSE: Duration = Duration::from_secs(1);

/// The longest parameters that any key has.
const LONGEST: usize = 64;

const ESC: u8 = 0x1b;

/// One whole sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sequence {
    /// A character, or a C0 control.
    Char(char),
    /// An escape that begins no sequence.
    Escape,
    /// An escape and the character right after it: a key that is held with Alt, or two keys.
    EscapeAnd(char),
    /// A control sequence: the parameters after `ESC [`, and the final byte.
    Csi(Function),
    /// The same after `ESC O`.
    Ss3(Function),
    /// A mouse report in the oldest form, by its first byte.
    Mouse(u8),
    /// A text that was pasted.
    Paste(String),
}

/// A sequence with parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Function {
    /// Whether another escape precedes it.
    pub escaped: bool,
    /// The parameters; ASCII.
    pub parameters: String,
    /// The byte that ends it.
    pub last: char,
}

/// Splits bytes into sequences.
#[derive(Debug, Default)]
pub(super) struct SequenceParser {
    state: ParserState,
}

#[derive(Debug, Default)]
enum ParserState {
    /// No sequence has begun.
    #[default]
    Ground,
    /// The beginning of a multi-byte character.
    Letter { escaped: bool, bytes: Vec<u8> },
    /// An escape, or two if another one precedes it.
    Escape { escaped: bool },
    /// After `ESC [` or `ESC O`.
    Function { kind: SequenceKind, pair: bool, so_far: Function },
    /// After `ESC N`: one character of another set follows, which no key sends.
    SingleShift { pair: bool, escaped: bool },
    /// After `ESC [ M`: the first of three bytes, and how many have come.
    Mouse { first: u8, got: u8 },
    /// A string that is dropped.
    Text(Dropped),
    /// A paste.
    Paste(Paste),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SequenceKind {
    Csi,
    Ss3,
}

impl SequenceParser {
    /// Returns how long to wait for the next bytes before [`Self::expire`] is due; `None` if
    /// nothing is incomplete.
    pub fn patience(&self) -> Option<Duration> {
        match &self.state {
            ParserState::Ground | ParserState::Letter { escaped: false, .. } => None,
            ParserState::Paste(paste) => (!paste.paused).then_some(PAUSE),
            ParserState::Letter { .. }
            | ParserState::Escape { .. }
            | ParserState::Function { .. }
            | ParserState::SingleShift { .. }
            | ParserState::Mouse { .. }
            | ParserState::Text(_) => Some(MOMENT),
        }
    }

    /// Takes the bytes of one read, and returns the sequences that are whole now.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Sequence> {
        let mut whole = Vec::new();
        if let ParserState::Paste(paste) = &mut self.state {
            // A paste whose end was lost must not swallow keys for ever, and a line that stalls in
            // the middle of a paste must not turn the rest of it into keys.
            if paste.paused && !paste.is_ended_by(bytes) && is_one_key(bytes) {
                whole.push(Sequence::Paste(std::mem::take(paste).done()));
                self.state = ParserState::Ground;
            } else {
                paste.paused = false;
            }
        }
        for byte in bytes {
            self.step(*byte, &mut whole);
        }
        whole
    }

    /// Gives up on an incomplete sequence, and returns the keys that it was.
    pub fn expire(&mut self) -> Vec<Sequence> {
        let mut whole = Vec::new();
        let cut = std::mem::take(&mut self.state);
        if let ParserState::Paste(mut paste) = cut {
            paste.paused = true;
            self.state = ParserState::Paste(paste);
        } else if let ParserState::Letter { escaped, bytes } = cut {
            whole.extend(escaped.then_some(Sequence::Escape));
            self.state = ParserState::Letter { escaped: false, bytes };
        } else {
            give_up(cut, &mut whole);
        }
        whole
    }

    fn step(&mut self, byte: u8, whole: &mut Vec<Sequence>) {
        self.state = match std::mem::take(&mut self.state) {
            ParserState::Ground => ground(byte, false, whole),
            ParserState::Letter { escaped, bytes } => letter(escaped, bytes, byte, whole),
            ParserState::Escape { escaped } => escape(escaped, byte, whole),
            ParserState::Function { kind, pair, so_far } => {
                function(kind, pair, so_far, byte, whole)
            }
            ParserState::SingleShift { pair, escaped } => single_shift(pair, escaped, byte, whole),
            ParserState::Mouse { first, got } => mouse(first, got, byte, whole),
            ParserState::Text(dropped) => text(dropped, byte, whole),
            ParserState::Paste(mut paste) => {
                if paste.takes(byte) {
                    ParserState::Paste(paste)
                } else {
                    whole.push(Sequence::Paste(paste.done()));
                    ParserState::Ground
                }
            }
        };
    }
}

/// Turns an incomplete sequence into keys: a bare beginning is an escape and a letter; anything
/// else is dropped.
fn give_up(cut: ParserState, whole: &mut Vec<Sequence>) {
    match cut {
        ParserState::Escape { escaped } => {
            whole.push(Sequence::Escape);
            whole.extend(escaped.then_some(Sequence::Escape));
        }
        ParserState::Letter { escaped, .. } => whole.extend(escaped.then_some(Sequence::Escape)),
        ParserState::Function { kind, pair, so_far } => {
            whole.extend(so_far.escaped.then_some(Sequence::Escape));
            let bare = pair && so_far.parameters.is_empty();
            let letter = if kind == SequenceKind::Csi { '[' } else { 'O' };
            whole.extend(bare.then_some(Sequence::EscapeAnd(letter)));
        }
        ParserState::SingleShift { pair, escaped } => {
            whole.extend(escaped.then_some(Sequence::Escape));
            whole.extend(pair.then_some(Sequence::EscapeAnd('N')));
        }
        ParserState::Text(dropped) => whole.extend(dropped.keys()),
        ParserState::Ground | ParserState::Mouse { .. } | ParserState::Paste(_) => {}
    }
}

/// Handles a byte when no sequence has begun, possibly after an escape.
fn ground(byte: u8, escaped: bool, whole: &mut Vec<Sequence>) -> ParserState {
    match byte {
        ESC => ParserState::Escape { escaped },
        0..0x80 => {
            let c = char::from(byte);
            whole.push(if escaped { Sequence::EscapeAnd(c) } else { Sequence::Char(c) });
            ParserState::Ground
        }
        0x80.. => letter(escaped, Vec::new(), byte, whole),
    }
}

/// Handles a byte of a multi-byte character. Bytes that are not valid text are dropped one by one
/// and take nothing else with them.
fn letter(escaped: bool, mut bytes: Vec<u8>, byte: u8, whole: &mut Vec<Sequence>) -> ParserState {
    let goes_on = !bytes.is_empty();
    bytes.push(byte);
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            let Some(c) = text.chars().next() else { return ParserState::Ground };
            if c.is_control() {
                whole.extend(escaped.then_some(Sequence::Escape));
                return second_set(u32::from(c));
            }
            whole.push(if escaped { Sequence::EscapeAnd(c) } else { Sequence::Char(c) });
            ParserState::Ground
        }
        Err(error) if error.error_len().is_none() => ParserState::Letter { escaped, bytes },
        Err(_) => {
            whole.extend(escaped.then_some(Sequence::Escape));
            if goes_on { ground(byte, false, whole) } else { second_set(byte.into()) }
        }
    }
}

/// Handles a C1 control, sent as one byte or two: some begin the same as `ESC` and a letter do.
fn second_set(control: u32) -> ParserState {
    match control {
        0x90 | 0x98 | 0x9d..=0x9f => ParserState::Text(Dropped::default()),
        0x8e => ParserState::SingleShift { pair: false, escaped: false },
        0x9b => ParserState::Function {
            kind: SequenceKind::Csi,
            pair: false,
            so_far: Function::default(),
        },
        0x8f => ParserState::Function {
            kind: SequenceKind::Ss3,
            pair: false,
            so_far: Function::default(),
        },
        _ => ParserState::Ground,
    }
}

/// Handles a byte after an escape.
fn escape(escaped: bool, byte: u8, whole: &mut Vec<Sequence>) -> ParserState {
    let so_far = Function { escaped, ..Function::default() };
    match byte {
        b'[' => return ParserState::Function { kind: SequenceKind::Csi, pair: true, so_far },
        b'O' => return ParserState::Function { kind: SequenceKind::Ss3, pair: true, so_far },
        b'N' => return ParserState::SingleShift { pair: true, escaped },
        _ => {}
    }
    // The first of two escapes is a key of its own here.
    whole.extend(escaped.then_some(Sequence::Escape));
    match byte {
        b']' | b'P' | b'X' | b'^' | b'_' => {
            ParserState::Text(Dropped::after_escape(char::from(byte)))
        }
        other => ground(other, true, whole),
    }
}

/// Handles a byte of a sequence with parameters.
fn function(
    kind: SequenceKind,
    pair: bool,
    mut so_far: Function,
    byte: u8,
    whole: &mut Vec<Sequence>,
) -> ParserState {
    let bare = so_far.parameters.is_empty();
    let is_csi = kind == SequenceKind::Csi;
    match byte {
        b'M' if is_csi && bare => {
            whole.extend(so_far.escaped.then_some(Sequence::Escape));
            ParserState::Mouse { first: 0, got: 0 }
        }
        // The function keys of the Linux console have one more letter.
        b'[' if is_csi && bare => {
            so_far.parameters.push('[');
            ParserState::Function { kind, pair, so_far }
        }
        b' '..=b'?' => {
            // Parameters that are too long for a key are still read to the end.
            if so_far.parameters.len() < LONGEST {
                so_far.parameters.push(char::from(byte));
            }
            ParserState::Function { kind, pair, so_far }
        }
        b'~' if is_csi && so_far.parameters == "200" => {
            whole.extend(so_far.escaped.then_some(Sequence::Escape));
            ParserState::Paste(Paste::default())
        }
        b'@'..=b'~' if so_far.parameters.len() == LONGEST => {
            whole.extend(so_far.escaped.then_some(Sequence::Escape));
            ParserState::Ground
        }
        b'@'..=b'~' => {
            so_far.last = char::from(byte);
            whole.push(if is_csi { Sequence::Csi(so_far) } else { Sequence::Ss3(so_far) });
            ParserState::Ground
        }
        _ => {
            // This byte cannot belong to the sequence: that was cut, and this is what comes next.
            give_up(ParserState::Function { kind, pair, so_far }, whole);
            ground(byte, false, whole)
        }
    }
}

/// Handles the byte after a single shift.
fn single_shift(pair: bool, escaped: bool, byte: u8, whole: &mut Vec<Sequence>) -> ParserState {
    if matches!(byte, b' '..=b'~') {
        whole.extend(escaped.then_some(Sequence::Escape));
        return ParserState::Ground;
    }
    give_up(ParserState::SingleShift { pair, escaped }, whole);
    ground(byte, false, whole)
}

/// Handles a byte of a string.
fn text(mut dropped: Dropped, byte: u8, whole: &mut Vec<Sequence>) -> ParserState {
    match dropped.take(byte) {
        Taken::Held => ParserState::Text(dropped),
        Taken::Ended => ParserState::Ground,
        Taken::Cancelled => {
            whole.extend(dropped.keys());
            ParserState::Ground
        }
        Taken::EndedBefore => {
            whole.extend(dropped.keys());
            ground(byte, false, whole)
        }
        Taken::EndedBeforeEscape => {
            whole.extend(dropped.keys());
            escape(false, byte, whole)
        }
    }
}

/// Handles a byte of an old mouse report.
fn mouse(first: u8, got: u8, byte: u8, whole: &mut Vec<Sequence>) -> ParserState {
    match (byte, got) {
        (0..b' ', _) => ground(byte, false, whole),
        (_, 0) => ParserState::Mouse { first: byte, got: 1 },
        (_, 1) => ParserState::Mouse { first, got: 2 },
        (_, _) => {
            whole.push(Sequence::Mouse(first));
            ParserState::Ground
        }
    }
}

/// Returns whether the bytes of one read are what one key sends.
fn is_one_key(bytes: &[u8]) -> bool {
    if bytes == PASTE_END {
        return false;
    }
    let mut probe = SequenceParser::default();
    let mut whole = probe.feed(bytes);
    whole.extend(probe.expire());
    whole.len() == 1 && matches!(probe.state, ParserState::Ground)
}
