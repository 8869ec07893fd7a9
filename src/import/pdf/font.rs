//! Fonts (ISO 32000-1, 9.5 to 9.10): the characters and the widths of the codes that a text shows.
//! No outline is read.

use std::collections::BTreeMap;

use memchr::memmem;

use super::cmap::CMap;
use super::encoding::Base;
use super::file::PdfFile;
use super::glyph_names::GlyphNames;
use super::object::{Dict, Object};
use super::widths::standard_widths;

/// A font.
#[derive(Debug)]
pub struct Font {
    /// Its name, without the mark of a subset.
    pub name: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is slanted.
    pub italic: bool,
    to_unicode: CMap,
    codes: Codes,
    widths: BTreeMap<u32, f64>,
    usual_width: f64,
}

#[derive(Debug)]
enum Codes {
    /// A byte a code.
    Simple(Vec<Option<String>>),
    /// Several bytes a code; the `CMap` tells how many and which glyph.
    Composite(CMap),
    /// As composite, and the code is the character (`UniGB-UCS2-H` and its kind).
    Unicode(CMap),
}

/// A code of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct CharCode {
    /// Its characters; none where the font does not tell.
    pub text: Option<String>,
    /// Its width in parts of the size.
    pub width: f64,
    /// Whether the spacing of words is added: it is the one byte 32.
    pub is_blank: bool,
}

impl Font {
    /// Reads a font.
    pub fn read(file: &PdfFile, dict: &Dict, names: &GlyphNames) -> Self {
        let kind = file.get(dict, "Subtype");
        let inner = match file.get(dict, "DescendantFonts").array().first() {
            Some(inner) => file.follow(inner).dict().cloned().unwrap_or_default(),
            None => dict.clone(),
        };
        let descriptor = file.get(&inner, "FontDescriptor").dict().cloned().unwrap_or_default();
        let name = plain_name(&file.get(dict, "BaseFont"));
        let to_unicode = file.unpacked(&file.get(dict, "ToUnicode"));
        let to_unicode =
            to_unicode.map(|bytes| CMap::read(&bytes, file.budget)).unwrap_or_default();
        let composite = kind.name() == Some(b"Type0");
        let mut font = Self {
            bold: is_bold(file, &descriptor, &name),
            italic: name.contains("Italic") || name.contains("Oblique"),
            to_unicode,
            codes: if composite {
                composite_codes(file, dict)
            } else {
                Codes::Simple(simple_codes(file, dict, &descriptor, &name, names))
            },
            widths: BTreeMap::new(),
            usual_width: 0.0,
            name,
        };
        if composite {
            font.read_composite_widths(file, &inner);
        } else {
            font.read_simple_widths(file, dict, &descriptor);
        }
        font
    }

    /// Takes the first code off `text`.
    pub fn next_code(&self, text: &[u8]) -> Option<(CharCode, usize)> {
        let first = *text.first()?;
        let (code, length, own, glyph) = match &self.codes {
            Codes::Simple(table) => {
                let own = table.get(usize::from(first)).cloned().flatten();
                (u32::from(first), 1, own, u32::from(first))
            }
            Codes::Composite(map) => {
                let (code, length) = map.next_code(text);
                (code, length, None, map.glyph(code).unwrap_or(code))
            }
            Codes::Unicode(map) => {
                let (code, length) = map.next_code(text);
                (code, length, char::from_u32(code).map(String::from), code)
            }
        };
        // A map that says "nothing" or "unknown" is no better than none.
        let told = self.to_unicode.text(code);
        let told = told.filter(|text| !text.chars().all(|c| c == '\0' || c == '\u{fffd}'));
        let width = self.widths.get(&glyph).copied().unwrap_or(self.usual_width);
        let is_blank = length == 1 && first == b' ';
        Some((CharCode { text: told.or(own), width, is_blank }, length))
    }

    fn read_simple_widths(&mut self, file: &PdfFile, dict: &Dict, descriptor: &Dict) {
        // The glyphs of a font of Type 3 are measured in a space of its own.
        let matrix = file.get(dict, "FontMatrix");
        let scale = matrix.array().first().and_then(Object::number).unwrap_or(0.001);
        let first = file.get(dict, "FirstChar").count().unwrap_or(0);
        let widths = file.get(dict, "Widths");
        for (code, width) in (first..256).zip(widths.array()) {
            if let (Ok(code), Some(width)) = (u32::try_from(code), file.follow(width).number()) {
                self.widths.insert(code, width * scale);
            }
        }
        let missing = file.get(descriptor, "MissingWidth").number();
        self.usual_width = missing.filter(|width| *width > 0.0).unwrap_or(500.0) * 0.001;
        if let Some(standard) = standard_widths(&self.name).filter(|_| self.widths.is_empty()) {
            for (code, width) in (32..).zip(standard) {
                self.widths.insert(code, f64::from(*width) * 0.001);
            }
        }
    }

    fn read_composite_widths(&mut self, file: &PdfFile, inner: &Dict) {
        self.usual_width = file.get(inner, "DW").number().unwrap_or(1000.0) * 0.001;
        let list = file.get(inner, "W");
        let mut list = list.array().iter().map(|one| file.follow(one));
        while let (Some(first), Some(second)) = (list.next(), list.next()) {
            let Some(first) = first.count().and_then(|n| u32::try_from(n).ok()) else { continue };
            if let Object::Array(widths) = &second {
                for (glyph, width) in (first..).zip(widths.iter()) {
                    if !file.budget.values.take(1) {
                        return;
                    }
                    self.widths.insert(glyph, width.number().unwrap_or(0.0) * 0.001);
                }
                continue;
            }
            let last = second.count().and_then(|n| u32::try_from(n).ok()).unwrap_or(first);
            let width = list.next().and_then(|width| width.number()).unwrap_or(0.0) * 0.001;
            for glyph in first..=last.min(65_535) {
                if !file.budget.values.take(1) {
                    return;
                }
                self.widths.insert(glyph, width);
            }
        }
    }
}

fn plain_name(name: &Object) -> String {
    let name = String::from_utf8_lossy(name.name().unwrap_or_default()).into_owned();
    match name.split_once('+') {
        Some((mark, rest)) if mark.len() == 6 => rest.into(),
        _ => name,
    }
}

fn is_bold(file: &PdfFile, descriptor: &Dict, name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let by_name = ["bold", "black", "heavy", "demi"].iter().any(|word| lower.contains(word));
    let weight = file.get(descriptor, "FontWeight").number().unwrap_or(0.0);
    let flags = file.get(descriptor, "Flags").count().unwrap_or(0);
    by_name || weight >= 600.0 || flags & (1 << 18) != 0
}

fn composite_codes(file: &PdfFile, dict: &Dict) -> Codes {
    let encoding = file.get(dict, "Encoding");
    if let Some(bytes) = file.unpacked(&encoding) {
        return Codes::Composite(CMap::read(&bytes, file.budget));
    }
    let name = encoding.name().unwrap_or_default();
    if name.starts_with(b"Uni") {
        return Codes::Unicode(CMap::default());
    }
    Codes::Composite(CMap::default())
}

fn simple_codes(
    file: &PdfFile,
    dict: &Dict,
    descriptor: &Dict,
    name: &str,
    names: &GlyphNames,
) -> Vec<Option<String>> {
    let encoding = file.get(dict, "Encoding");
    let own = encoding.dict().cloned().unwrap_or_default();
    let named = encoding.name().map(<[u8]>::to_vec);
    let named = named.or_else(|| file.get(&own, "BaseEncoding").name().map(<[u8]>::to_vec));
    let base = if name.starts_with("Symbol") {
        Base::Symbol
    } else if name.contains("Dingbats") || name.contains("Wingdings") {
        Base::Signs
    } else {
        named.as_deref().and_then(Base::named).unwrap_or(Base::Standard)
    };
    let mut codes: Vec<Option<String>> =
        (0..=255).map(|code| base.text(code).map(String::from)).collect();
    if named.is_none() && !matches!(base, Base::Symbol | Base::Signs) {
        built_in(file, descriptor, names, &mut codes);
    }
    let mut at = 0_usize;
    for one in file.get(&own, "Differences").array() {
        let one = file.follow(one);
        if let Some(name) = one.name() {
            if let Some(code) = codes.get_mut(at) {
                *code = names.text(name);
            }
            at = at.saturating_add(1);
        } else if one.number().is_some() {
            at = one.count().unwrap_or(256);
        }
    }
    codes
}

/// The encoding that a font program of Type 1 carries in plain text: `dup 65 /A put`.
fn built_in(file: &PdfFile, descriptor: &Dict, names: &GlyphNames, codes: &mut [Option<String>]) {
    let Some(program) = file.unpacked(&file.get(descriptor, "FontFile")) else { return };
    let Some(from) = memmem::find(&program, b"/Encoding") else { return };
    let end = memmem::find(&program, b"eexec").unwrap_or(program.len());
    let text = program.get(from..end).unwrap_or_default();
    let mut words = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if word != b"dup" {
            continue;
        }
        let code = words.next().and_then(|code| std::str::from_utf8(code).ok()?.parse().ok());
        let name = words.next().and_then(|name| name.strip_prefix(b"/"));
        if let (Some(code), Some(name)) = (code, name)
            && let Some(code) = codes.get_mut::<usize>(code)
        {
            *code = names.text(name);
        }
    }
}
