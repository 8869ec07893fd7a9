//! Bytes of a terminal, split into whole sequences. Pure: it is told which bytes came, and that
//! nothing came for a while.
//!
//! Whatever comes, it waits for more for a moment only, so that no answer of a terminal makes the
//! keyboard deaf. Strings (OSC, DCS, APC, PM, SOS) are never keys: they are dropped here. `vte` is
//! made for what programs write, not for what terminals send: it tells nobody that it waits, so that
//! nothing could end a cut sequence; it grows with an endless string; and `ESC O`, the reports of old
//! mice, the keys of the Linux console and pastes would have to be put together again behind it.

use std::time::Duration;

use super::paste::{PASTE_END, Paste};

/// How long something that is cut is waited for.
const MOMENT: Duration = Duration::from_millis(50);

/// How long a paste may pause before a key that comes alone ends it.
const PAUSE: Duration = Duration::from_secs(1);

/// No parameters of a key are longer.
const LONGEST: usize = 64;

const ESC: u8 = 0x1b;

/// One whole thing that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sequence {
    /// A character, or a control of the first set.
    Char(char),
    /// An escape that is the beginning of nothing.
    Escape,
    /// An escape and the character right behind it: a key that is held with Alt, or two keys.
    EscapeAnd(char),
    /// A control sequence: what stands between `ESC [` and its last byte, and that byte.
    Csi(Function),
    /// The same behind `ESC O`.
    Ss3(Function),
    /// A report of the mouse in the oldest form, by its first byte.
    Mouse(u8),
    /// A text that was pasted.
    Paste(String),
}

/// A sequence with parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Function {
    /// One more escape stands before it.
    pub escaped: bool,
    /// The parameters; ASCII.
    pub parameters: String,
    /// The byte that ends it.
    pub last: char,
}

/// Splits bytes into sequences.
#[derive(Debug, Default)]
pub(super) struct Parser {
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// Nothing is begun.
    #[default]
    Ground,
    /// The beginning of a character of several bytes.
    Letter { escaped: bool, bytes: Vec<u8> },
    /// An escape; two where one stands before it.
    Escape { escaped: bool },
    /// Behind `ESC [` or `ESC O`.
    Function { kind: Kind, pair: bool, so_far: Function },
    /// Behind `ESC [ M`: the first byte of three, and how many there are.
    Mouse { first: u8, got: u8 },
    /// A string that is dropped.
    Text(Dropped),
    /// A paste.
    Paste(Paste),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Csi,
    Ss3,
}

/// A string on its way to nowhere.
#[derive(Debug)]
struct Dropped {
    /// The letter that began it behind an escape; none where a control of the second set did.
    pair: Option<char>,
    /// Something stands in it.
    begun: bool,
    /// The last byte was an escape.
    escape: bool,
}

impl Parser {
    /// How long the next bytes are waited for before [`Self::expire`] is due; none where nothing is
    /// cut.
    pub fn patience(&self) -> Option<Duration> {
        match &self.state {
            State::Ground | State::Letter { escaped: false, .. } => None,
            State::Paste(paste) => (!paste.paused).then_some(PAUSE),
            State::Letter { .. }
            | State::Escape { .. }
            | State::Function { .. }
            | State::Mouse { .. }
            | State::Text(_) => Some(MOMENT),
        }
    }

    /// Takes what was read at once, and gives the sequences that are whole now.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Sequence> {
        let mut whole = Vec::new();
        if let State::Paste(paste) = &mut self.state {
            // A paste whose end was lost must not swallow keys for ever; a line that stands still
            // in the middle of one must not make keys of the rest.
            if paste.paused && !paste.is_ended_by(bytes) && is_one_key(bytes) {
                whole.push(Sequence::Paste(std::mem::take(paste).done()));
                self.state = State::Ground;
            } else {
                paste.paused = false;
            }
        }
        for byte in bytes {
            self.step(*byte, &mut whole);
        }
        whole
    }

    /// Gives up on what is cut, and gives the keys that it was.
    pub fn expire(&mut self) -> Vec<Sequence> {
        let mut whole = Vec::new();
        let cut = std::mem::take(&mut self.state);
        if let State::Paste(mut paste) = cut {
            paste.paused = true;
            self.state = State::Paste(paste);
        } else if let State::Letter { escaped, bytes } = cut {
            whole.extend(escaped.then_some(Sequence::Escape));
            self.state = State::Letter { escaped: false, bytes };
        } else {
            give_up(cut, &mut whole);
        }
        whole
    }

    fn step(&mut self, byte: u8, whole: &mut Vec<Sequence>) {
        self.state = match std::mem::take(&mut self.state) {
            State::Ground => ground(byte, false, whole),
            State::Letter { escaped, bytes } => letter(escaped, bytes, byte, whole),
            State::Escape { escaped } => escape(escaped, byte, whole),
            State::Function { kind, pair, so_far } => function(kind, pair, so_far, byte, whole),
            State::Mouse { first, got } => mouse(first, got, byte, whole),
            State::Text(dropped) => dropped.step(byte, whole),
            State::Paste(mut paste) => {
                if paste.takes(byte) {
                    State::Paste(paste)
                } else {
                    whole.push(Sequence::Paste(paste.done()));
                    State::Ground
                }
            }
        };
    }
}

/// What a cut sequence was as keys: a bare beginning is an escape and a letter; all else is none.
fn give_up(cut: State, whole: &mut Vec<Sequence>) {
    match cut {
        State::Escape { escaped } => {
            whole.push(Sequence::Escape);
            whole.extend(escaped.then_some(Sequence::Escape));
        }
        State::Letter { escaped, .. } => whole.extend(escaped.then_some(Sequence::Escape)),
        State::Function { kind, pair, so_far } => {
            whole.extend(so_far.escaped.then_some(Sequence::Escape));
            let bare = pair && so_far.parameters.is_empty();
            let letter = if kind == Kind::Csi { '[' } else { 'O' };
            whole.extend(bare.then_some(Sequence::EscapeAnd(letter)));
        }
        State::Text(Dropped { pair: Some(letter), begun: false, escape }) => {
            whole.push(Sequence::EscapeAnd(letter));
            whole.extend(escape.then_some(Sequence::Escape));
        }
        State::Ground | State::Text(_) | State::Mouse { .. } | State::Paste(_) => {}
    }
}

/// A byte where nothing is begun, but perhaps an escape.
fn ground(byte: u8, escaped: bool, whole: &mut Vec<Sequence>) -> State {
    match byte {
        ESC => State::Escape { escaped },
        0..0x80 => {
            let c = char::from(byte);
            whole.push(if escaped { Sequence::EscapeAnd(c) } else { Sequence::Char(c) });
            State::Ground
        }
        0x80.. => letter(escaped, Vec::new(), byte, whole),
    }
}

/// A byte of a character that takes several. Bytes that are no text are dropped one by one: they
/// take nothing with them.
fn letter(escaped: bool, mut bytes: Vec<u8>, byte: u8, whole: &mut Vec<Sequence>) -> State {
    let goes_on = !bytes.is_empty();
    bytes.push(byte);
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            let Some(c) = text.chars().next() else { return State::Ground };
            if c.is_control() {
                whole.extend(escaped.then_some(Sequence::Escape));
                return second_set(u32::from(c));
            }
            whole.push(if escaped { Sequence::EscapeAnd(c) } else { Sequence::Char(c) });
            State::Ground
        }
        Err(error) if error.error_len().is_none() => State::Letter { escaped, bytes },
        Err(_) => {
            whole.extend(escaped.then_some(Sequence::Escape));
            if goes_on { ground(byte, false, whole) } else { second_set(byte.into()) }
        }
    }
}

/// A control of the second set, as one byte or two: some begin what `ESC` and a letter begin too.
fn second_set(control: u32) -> State {
    let dropped = Dropped { pair: None, begun: false, escape: false };
    match control {
        0x90 | 0x98 | 0x9d..=0x9f => State::Text(dropped),
        0x9b => State::Function { kind: Kind::Csi, pair: false, so_far: Function::default() },
        0x8f => State::Function { kind: Kind::Ss3, pair: false, so_far: Function::default() },
        _ => State::Ground,
    }
}

/// A byte behind an escape.
fn escape(escaped: bool, byte: u8, whole: &mut Vec<Sequence>) -> State {
    let so_far = Function { escaped, ..Function::default() };
    match byte {
        b'[' => return State::Function { kind: Kind::Csi, pair: true, so_far },
        b'O' => return State::Function { kind: Kind::Ss3, pair: true, so_far },
        _ => {}
    }
    // Of two escapes the first is a key of its own here.
    whole.extend(escaped.then_some(Sequence::Escape));
    match byte {
        b']' | b'P' | b'X' | b'^' | b'_' => {
            State::Text(Dropped { pair: Some(char::from(byte)), begun: false, escape: false })
        }
        other => ground(other, true, whole),
    }
}

/// A byte of a sequence with parameters.
fn function(
    kind: Kind,
    pair: bool,
    mut so_far: Function,
    byte: u8,
    whole: &mut Vec<Sequence>,
) -> State {
    let bare = so_far.parameters.is_empty();
    let is_csi = kind == Kind::Csi;
    match byte {
        b'M' if is_csi && bare => {
            whole.extend(so_far.escaped.then_some(Sequence::Escape));
            State::Mouse { first: 0, got: 0 }
        }
        // The function keys of the Linux console have one letter more.
        b'[' if is_csi && bare => {
            so_far.parameters.push('[');
            State::Function { kind, pair, so_far }
        }
        b' '..=b'?' => {
            // What is longer than a key is read to its end all the same.
            if so_far.parameters.len() < LONGEST {
                so_far.parameters.push(char::from(byte));
            }
            State::Function { kind, pair, so_far }
        }
        b'~' if is_csi && so_far.parameters == "200" => {
            whole.extend(so_far.escaped.then_some(Sequence::Escape));
            State::Paste(Paste::default())
        }
        b'@'..=b'~' if so_far.parameters.len() == LONGEST => {
            whole.extend(so_far.escaped.then_some(Sequence::Escape));
            State::Ground
        }
        b'@'..=b'~' => {
            so_far.last = char::from(byte);
            whole.push(if is_csi { Sequence::Csi(so_far) } else { Sequence::Ss3(so_far) });
            State::Ground
        }
        _ => {
            // Nothing of a sequence: it was cut, and this is what comes next.
            give_up(State::Function { kind, pair, so_far }, whole);
            ground(byte, false, whole)
        }
    }
}

/// A byte of an old report of the mouse.
fn mouse(first: u8, got: u8, byte: u8, whole: &mut Vec<Sequence>) -> State {
    match (byte, got) {
        (0..b' ', _) => ground(byte, false, whole),
        (_, 0) => State::Mouse { first: byte, got: 1 },
        (_, 1) => State::Mouse { first, got: 2 },
        (_, _) => {
            whole.push(Sequence::Mouse(first));
            State::Ground
        }
    }
}

impl Dropped {
    fn step(self, byte: u8, whole: &mut Vec<Sequence>) -> State {
        match byte {
            b'\\' if self.escape => State::Ground,
            // BEL, and the end as one byte where the beginning was one.
            0x07 => State::Ground,
            0x9c if self.pair.is_none() => State::Ground,
            // The one before was the beginning of an end that did not come.
            ESC if self.escape && self.begun => State::Escape { escaped: false },
            _ if self.escape => {
                let pair = Self { escape: false, ..self };
                give_up(State::Text(pair), whole);
                escape(false, byte, whole)
            }
            ESC => State::Text(Self { escape: true, ..self }),
            // By the standard these two only cut what is begun: as keys they would suspend the reader.
            0x18 | 0x1a => {
                give_up(State::Text(self), whole);
                State::Ground
            }
            // Ctrl-C must always get through.
            0x03 => {
                give_up(State::Text(self), whole);
                ground(byte, false, whole)
            }
            _ => State::Text(Self { begun: true, ..self }),
        }
    }
}

/// Whether bytes that were read at once are what one key sends.
fn is_one_key(bytes: &[u8]) -> bool {
    if bytes == PASTE_END {
        return false;
    }
    let mut probe = Parser::default();
    let mut whole = probe.feed(bytes);
    whole.extend(probe.expire());
    whole.len() == 1 && matches!(probe.state, State::Ground)
}
