//! `CMap`s (ISO 32000-1, 9.7.5 and 9.10.3): how many bytes a code has, and which characters or which
//! glyph it stands for. Ranges stay ranges, so that a short file cannot make a long table.

use std::collections::BTreeMap;

use super::bounds::Budget;
use super::lexer::{Lexer, PdfToken, Syntax};
use super::object::Object;

/// Characters that one code stands for at most: ligatures and words have fewer, and a code may be
/// shown a million times.
const MOST_UNITS: usize = 64;

/// A `CMap`.
#[derive(Debug, Clone, Default)]
pub struct CMap {
    /// First code of a range: its last, and what the first stands for.
    ranges: BTreeMap<u32, (u32, CMapTarget)>,
    /// Bytes of a code, its first and its last.
    spaces: Vec<(usize, u32, u32)>,
}

/// What a code stands for.
#[derive(Debug, Clone, PartialEq)]
enum CMapTarget {
    /// Characters; the last is counted up through the range.
    Text(Vec<u16>),
    /// The number of a glyph, counted up.
    Glyph(u32),
}

impl CMap {
    /// Reads a `CMap`. What is not understood is passed.
    pub fn read(bytes: &[u8], budget: &Budget) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes, 0, Syntax::Content, budget);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(token) = lexer.token() {
            match token {
                PdfToken::Value(value) => operands.push(value),
                PdfToken::Word(word) => {
                    map.section(word, &operands);
                    operands.clear();
                }
            }
        }
        map
    }

    fn section(&mut self, word: &[u8], operands: &[Object]) {
        match word {
            b"endcodespacerange" => {
                for pair in operands.chunks_exact(2) {
                    if let (Some(low), Some(high)) = (code(&pair[0]), code(&pair[1])) {
                        let bytes = pair[0].text().map_or(1, <[u8]>::len).clamp(1, 4);
                        self.spaces.push((bytes, low, high));
                    }
                }
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    self.characters(&pair[0], &pair[0], &pair[1]);
                }
            }
            b"endbfrange" => {
                for three in operands.chunks_exact(3) {
                    self.characters(&three[0], &three[1], &three[2]);
                }
            }
            b"endcidchar" => {
                for pair in operands.chunks_exact(2) {
                    self.glyphs(&pair[0], &pair[0], &pair[1]);
                }
            }
            b"endcidrange" => {
                for three in operands.chunks_exact(3) {
                    self.glyphs(&three[0], &three[1], &three[2]);
                }
            }
            _ => {}
        }
    }

    fn characters(&mut self, low: &Object, high: &Object, target: &Object) {
        let (Some(low), Some(high)) = (code(low), code(high)) else { return };
        let units = |text: &[u8]| -> Vec<u16> {
            match text {
                [one] => vec![u16::from(*one)],
                text => text
                    .chunks_exact(2)
                    .take(MOST_UNITS)
                    .map(|two| u16::from_be_bytes([two[0], two[1]]))
                    .collect(),
            }
        };
        if let Some(text) = target.text() {
            self.ranges.insert(low, (high, CMapTarget::Text(units(text))));
        }
        for (code, one) in (low..=high).zip(target.array()) {
            if let Some(text) = one.text() {
                self.ranges.insert(code, (code, CMapTarget::Text(units(text))));
            }
        }
    }

    fn glyphs(&mut self, low: &Object, high: &Object, target: &Object) {
        let target = target.count().and_then(|glyph| u32::try_from(glyph).ok());
        if let (Some(low), Some(high), Some(glyph)) = (code(low), code(high), target) {
            self.ranges.insert(low, (high, CMapTarget::Glyph(glyph)));
        }
    }

    fn target(&self, code: u32) -> Option<(u32, &CMapTarget)> {
        let (low, (high, target)) = self.ranges.range(..=code).next_back()?;
        (code <= *high).then_some((code - low, target))
    }

    /// The characters of a code.
    pub fn text(&self, code: u32) -> Option<String> {
        let (step, CMapTarget::Text(units)) = self.target(code)? else { return None };
        let (last, before) = units.split_last()?;
        let last = u16::try_from(u32::from(*last).checked_add(step)?).ok()?;
        let units = before.iter().copied().chain([last]);
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    }

    /// The number of the glyph of a code.
    pub fn glyph(&self, code: u32) -> Option<u32> {
        let (step, CMapTarget::Glyph(glyph)) = self.target(code)? else { return None };
        glyph.checked_add(step)
    }

    /// The first code of `text` and its bytes; two where nothing is said.
    pub fn next_code(&self, text: &[u8]) -> (u32, usize) {
        for length in 1..=4.min(text.len()) {
            let value = big_endian(text.get(..length).unwrap_or_default());
            let fits = |(bytes, low, high): &(usize, u32, u32)| {
                *bytes == length && (*low..=*high).contains(&value)
            };
            if self.spaces.iter().take(64).any(fits) {
                return (value, length);
            }
        }
        let usual = self.spaces.first().map_or(2, |space| space.0).min(text.len());
        (big_endian(text.get(..usual).unwrap_or_default()), usual.max(1))
    }
}

fn code(object: &Object) -> Option<u32> {
    object.text().filter(|text| text.len() <= 4).map(big_endian)
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |value, byte| value << 8 | u32::from(*byte))
}
