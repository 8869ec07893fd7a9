//! Bytes to values and words (ISO 32000-1, 7.2 and 7.3), of files and of content streams. What
//! the words mean is decided elsewhere. Every byte is passed once.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::bounds::{Budget, NESTING};
use super::object::{Dict, Object};

/// Members of an array that are kept.
const MEMBERS: usize = 1 << 20;

/// What stands next.
#[derive(Debug, Clone, PartialEq)]
pub enum PdfToken<'a> {
    /// A value.
    Value(Object),
    /// A word that is no value: an operator, or a keyword such as `obj`.
    Word(&'a [u8]),
}

/// Reads from a place onwards.
#[derive(Debug, Clone)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    /// Where it stands.
    pub at: usize,
    budget: &'a Budget,
    syntax: Syntax,
}

/// Where the bytes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// A file: `1 0 R` is a reference.
    File,
    /// A content stream or a `CMap`: it has no references.
    Content,
}

/// White space of PDF.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Lexer<'a> {
    /// Reads `bytes` from `at`.
    pub fn new(bytes: &'a [u8], at: usize, syntax: Syntax, budget: &'a Budget) -> Self {
        Self { bytes, at, budget, syntax }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn follows(&self, what: &[u8]) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(what))
    }

    /// Passes white space and comments.
    pub fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// The next value or word; none at the end, and where the budget has run out.
    pub fn token(&mut self) -> Option<PdfToken<'a>> {
        if self.syntax == Syntax::Content {
            return self.nested(0);
        }
        // Objects may stand in each other: each is counted with all that it holds.
        let from = self.at;
        let token = self.nested(0)?;
        self.budget.searched.take(self.at.saturating_sub(from)).then_some(token)
    }

    /// The next value; none where a word stands.
    pub fn value(&mut self) -> Option<Object> {
        match self.token()? {
            PdfToken::Value(value) => Some(value),
            PdfToken::Word(_) => None,
        }
    }

    /// The next number that can count.
    pub fn count(&mut self) -> Option<usize> {
        self.value()?.count()
    }

    /// Whether the next word is this one; it is passed then.
    pub fn keyword(&mut self, word: &[u8]) -> bool {
        self.skip_space();
        let found = self.follows(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn nested(&mut self, depth: usize) -> Option<PdfToken<'a>> {
        self.skip_space();
        let byte = self.peek()?;
        if self.syntax == Syntax::File
            && (self.budget.searched.is_spent() || !self.budget.values.take(1))
        {
            self.at = self.bytes.len();
            return None;
        }
        if depth > NESTING {
            self.budget.nesting.cut();
            self.at = self.bytes.len();
            return None;
        }
        let value = match byte {
            b'/' => Object::Name(self.name()),
            b'(' => Object::Text(self.literal()),
            b'<' if self.follows(b"<<") => self.dict(depth),
            b'<' => Object::Text(self.hex()),
            b'[' => self.array(depth),
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(),
            _ => return Some(self.word()),
        };
        Some(PdfToken::Value(value))
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|b| !is_space(*b) && !is_delimiter(*b)) {
            self.at += 1;
            let escaped = (byte == b'#').then(|| self.bytes.get(self.at..self.at + 2)).flatten();
            match escaped.and_then(|two| Some(hex_digit(two[0])? << 4 | hex_digit(two[1])?)) {
                Some(byte) => {
                    self.at += 2;
                    name.push(byte);
                }
                None => name.push(byte),
            }
        }
        name
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'0'..=b'7' => {
                let mut code = byte - b'0';
                for _ in 0..2 {
                    let Some(digit) = self.peek().filter(|b| (b'0'..=b'7').contains(b)) else {
                        break;
                    };
                    code = code.wrapping_mul(8).wrapping_add(digit - b'0');
                    self.at += 1;
                }
                text.push(code);
            }
            other => text.push(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = hex_digit(byte) else { continue };
            match half.take() {
                None => half = Some(digit),
                Some(high) => text.push(high << 4 | digit),
            }
        }
        if let Some(high) = half {
            text.push(high << 4);
        }
        text
    }

    fn array(&mut self, depth: usize) -> Object {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(_) => match self.nested(depth + 1) {
                    // A keyword in an array ends it where an object ends, and is passed elsewhere.
                    None | Some(PdfToken::Word(b"endobj")) => break,
                    Some(PdfToken::Value(value)) if members.len() < MEMBERS => members.push(value),
                    Some(PdfToken::Value(_)) => self.budget.values.cut(),
                    Some(PdfToken::Word(b"true")) => members.push(Object::Bool(true)),
                    Some(PdfToken::Word(b"false")) => members.push(Object::Bool(false)),
                    Some(PdfToken::Word(_)) => {}
                },
            }
        }
        Object::Array(Rc::new(members))
    }

    fn dict(&mut self, depth: usize) -> Object {
        self.at += 2;
        let mut dict = BTreeMap::new();
        loop {
            self.skip_space();
            if self.follows(b">>") {
                self.at += 2;
                break;
            }
            let key = match self.nested(depth + 1) {
                Some(PdfToken::Value(Object::Name(key))) => key,
                None | Some(PdfToken::Word(b"endobj" | b"stream")) => break,
                Some(_) => continue,
            };
            self.skip_space();
            if self.follows(b">>") {
                continue;
            }
            let value = match self.nested(depth + 1) {
                Some(PdfToken::Value(value)) => value,
                Some(PdfToken::Word(b"true")) => Object::Bool(true),
                Some(PdfToken::Word(b"false")) => Object::Bool(false),
                Some(PdfToken::Word(b"endobj" | b"stream")) | None => break,
                Some(PdfToken::Word(_)) => Object::Null,
            };
            dict.insert(key, value);
        }
        Object::Dict(Dict(Rc::new(dict)))
    }

    fn number(&mut self) -> Object {
        let number = self.plain_number();
        if self.syntax == Syntax::Content {
            return Object::Number(number);
        }
        // `12 0 R`: two whole numbers and a letter.
        let back = self.at;
        self.skip_space();
        if self.peek().is_some_and(|b| b.is_ascii_digit()) {
            let digits = self.at;
            while self.peek().is_some_and(|b| b.is_ascii_digit()) && self.at - digits < 6 {
                self.at += 1;
            }
            self.skip_space();
            let ends = self.bytes.get(self.at + 1).is_none_or(|b| is_space(*b) || is_delimiter(*b));
            let target = Object::Number(number).count().and_then(|n| u32::try_from(n).ok());
            if let (Some(b'R'), true, Some(target)) = (self.peek(), ends, target) {
                self.at += 1;
                return Object::Ref(target);
            }
        }
        self.at = back;
        Object::Number(number)
    }

    fn plain_number(&mut self) -> f64 {
        let mut negative = false;
        while let Some(sign) = self.peek().filter(|b| matches!(b, b'+' | b'-')) {
            negative = sign == b'-';
            self.at += 1;
        }
        let (mut whole, mut scale, mut point) = (0.0_f64, 1.0_f64, false);
        while let Some(byte) = self.peek() {
            match byte {
                b'0'..=b'9' if point => {
                    scale /= 10.0;
                    whole += f64::from(byte - b'0') * scale;
                }
                b'0'..=b'9' => whole = whole * 10.0 + f64::from(byte - b'0'),
                b'.' => point = true,
                // Some writers break a number by a minus; what follows it is passed.
                b'-' => {}
                _ => break,
            }
            self.at += 1;
        }
        if negative { -whole } else { whole }
    }

    fn word(&mut self) -> PdfToken<'a> {
        let from = self.at;
        while self.peek().is_some_and(|b| !is_space(b) && !is_delimiter(b)) {
            self.at += 1;
        }
        // A delimiter that opens nothing is a word of its own, so that reading goes on.
        if self.at == from {
            self.at += 1;
        }
        PdfToken::Word(self.bytes.get(from..self.at).unwrap_or_default())
    }
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
