//! Where the objects of a file stand: by its cross-reference tables and streams (ISO 32000-1,
//! 7.5), or, where these are broken or missing, by the look of the file.

use std::collections::{HashMap, HashSet};

use memchr::memmem;

use super::bounds::Budget;
use super::file::PdfFile;
use super::lexer::{Lexer, Syntax, is_space};
use super::object::{Dict, Object};

/// Tables that lead to earlier tables, at most.
const TABLES: usize = 512;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectPlace {
    /// At a byte of the file.
    At(usize),
    /// In the object stream of that number.
    Packed(u32),
}

/// Where all objects stand, and the dictionary of the whole.
#[derive(Debug, Clone, Default)]
pub struct XrefTable {
    /// By the numbers of the objects.
    pub places: HashMap<u32, ObjectPlace>,
    /// The newest trailer, with what older ones add.
    pub trailer: Dict,
}

impl XrefTable {
    fn add(&mut self, number: usize, place: ObjectPlace) {
        if let Ok(number) = u32::try_from(number) {
            self.places.entry(number).or_insert(place);
        }
    }

    fn add_trailer(&mut self, dict: &Dict) {
        for (key, value) in dict.0.iter() {
            if !self.trailer.0.contains_key(key) {
                self.trailer.set(key, value.clone());
            }
        }
    }
}

/// Reads the tables from the last one to the first: the newest place of an object counts. A table
/// that leads back to a later one ends the row.
pub fn read(bytes: &[u8], file: &PdfFile) -> XrefTable {
    let mut table = XrefTable::default();
    let mut seen = HashSet::new();
    let mut next = last_table(bytes, file.budget).into_iter().collect::<Vec<usize>>();
    while let Some(at) = next.pop() {
        if seen.len() >= TABLES || !seen.insert(at) {
            continue;
        }
        let Some(dict) = one(bytes, at, file, &mut table) else { continue };
        // What a mixed file hides in a stream counts before what came earlier.
        next.extend(dict.raw("Prev").count());
        next.extend(dict.raw("XRefStm").count());
        table.add_trailer(&dict);
    }
    table
}

fn last_table(bytes: &[u8], budget: &Budget) -> Option<usize> {
    let tail = bytes.len().saturating_sub(2048);
    let at = tail + memmem::rfind(bytes.get(tail..)?, b"startxref")? + b"startxref".len();
    Lexer::new(bytes, at, Syntax::Content, budget).count()
}

fn one(bytes: &[u8], at: usize, file: &PdfFile, table: &mut XrefTable) -> Option<Dict> {
    let mut lexer = Lexer::new(bytes, at, Syntax::Content, file.budget);
    if lexer.keyword(b"xref") {
        return plain(bytes, lexer, file.budget, table);
    }
    let number = u32::try_from(lexer.count()?).ok()?;
    let object = file.object_at(at, number)?;
    let dict = object.dict()?.clone();
    stream(file, &object, &dict, table)?;
    Some(dict)
}

fn plain<'a>(
    bytes: &'a [u8],
    mut lexer: Lexer<'a>,
    budget: &'a Budget,
    table: &mut XrefTable,
) -> Option<Dict> {
    loop {
        if lexer.keyword(b"trailer") {
            let mut lexer = Lexer::new(bytes, lexer.at, Syntax::File, budget);
            return lexer.value()?.dict().cloned();
        }
        let (first, count) = (lexer.count()?, lexer.count()?);
        for i in 0..count {
            let back = lexer.at;
            let (Some(at), Some(_)) = (lexer.count(), lexer.count()) else {
                lexer.at = back;
                break;
            };
            if lexer.keyword(b"n") {
                table.add(first.checked_add(i)?, ObjectPlace::At(at));
            } else if !lexer.keyword(b"f") {
                return None;
            }
        }
    }
}

fn stream(file: &PdfFile, object: &Object, dict: &Dict, table: &mut XrefTable) -> Option<()> {
    let widths: Vec<usize> = dict.raw("W").array().iter().filter_map(Object::count).collect();
    let &[kind, second, third] = widths.as_slice() else { return None };
    if kind > 8 || second > 8 || third > 8 || second == 0 {
        return None;
    }
    let rows = file.unpacked(object)?;
    let mut rows = rows.chunks_exact(kind + second + third);
    let whole = [Object::Number(0.0), dict.raw("Size").clone()];
    let index = match dict.raw("Index").array() {
        [] => &whole,
        index => index,
    };
    for pair in index.chunks_exact(2) {
        let (first, count) = (pair[0].count()?, pair[1].count()?);
        for (number, row) in (first..first.checked_add(count)?).zip(rows.by_ref()) {
            let (head, rest) = row.split_at(kind);
            let (middle, _) = rest.split_at(second);
            let value = big_endian(middle);
            match if kind == 0 { 1 } else { big_endian(head) } {
                1 => table.add(number, ObjectPlace::At(value)),
                2 => table.add(number, ObjectPlace::Packed(u32::try_from(value).ok()?)),
                _ => {}
            }
        }
    }
    Some(())
}

fn big_endian(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |value, byte| value << 8 | usize::from(*byte))
}

/// Finds `12 0 obj` in the bytes: the last of a number counts. Trailers are found by their word,
/// and where there is none by the object that says that it is the catalog.
pub fn search(bytes: &[u8], budget: &Budget) -> XrefTable {
    let mut table = XrefTable::default();
    for end in memmem::find_iter(bytes, b"obj") {
        if let Some((number, at)) = head_before(bytes, end) {
            table.places.insert(number, ObjectPlace::At(at));
        }
    }
    let mut trailers: Vec<usize> = memmem::find_iter(bytes, b"trailer").collect();
    trailers.reverse();
    for at in trailers.into_iter().take(TABLES) {
        let value = Lexer::new(bytes, at + b"trailer".len(), Syntax::File, budget).value();
        if let Some(dict) = value.as_ref().and_then(Object::dict) {
            table.add_trailer(dict);
        }
    }
    table
}

/// The number and the place of `12 0 obj`, from where its `obj` stands.
fn head_before(bytes: &[u8], end: usize) -> Option<(u32, usize)> {
    let back = |mut at: usize, keep: fn(u8) -> bool| {
        let from = at;
        while at > 0 && from - at < 16 && bytes.get(at - 1).is_some_and(|b| keep(*b)) {
            at -= 1;
        }
        at
    };
    let digit = |byte: u8| byte.is_ascii_digit();
    let generation_end = back(end, is_space);
    let generation = back(generation_end, digit);
    let number_end = back(generation, is_space);
    let number = back(number_end, digit);
    if generation == generation_end || number_end == generation || number == number_end {
        return None;
    }
    let text = std::str::from_utf8(bytes.get(number..number_end)?).ok()?;
    Some((text.parse().ok()?, number))
}

/// Adds what lies in object streams, and the catalog, to what was found by the look of the file.
pub fn search_packed(file: &PdfFile, mut table: XrefTable) -> XrefTable {
    for number in file.numbers() {
        let Some(object) = file.object(number) else { continue };
        let Some(dict) = object.dict() else { continue };
        match dict.raw("Type").name() {
            Some(b"ObjStm") => {
                for inner in file.packed_numbers(number) {
                    table.places.entry(inner).or_insert(ObjectPlace::Packed(number));
                }
            }
            Some(b"XRef") => table.add_trailer(dict),
            Some(b"Catalog") if *table.trailer.raw("Root") == Object::Null => {
                table.trailer.set(b"Root", Object::Ref(number));
            }
            _ => {}
        }
    }
    if *table.trailer.raw("Root") == Object::Null {
        let packed =
            |number: &u32| matches!(table.places.get(number), Some(ObjectPlace::Packed(_)));
        let mut numbers: Vec<u32> = table.places.keys().copied().filter(packed).collect();
        numbers.sort_unstable();
        let streams = table.clone();
        let catalog = numbers.into_iter().find(|number| {
            let Some(ObjectPlace::Packed(stream)) = streams.places.get(number) else {
                return false;
            };
            let object = file.packed_object(*stream, *number);
            let kind = object.as_ref().and_then(Object::dict).map(|dict| dict.raw("Type"));
            kind.and_then(Object::name) == Some(b"Catalog")
        });
        if let Some(number) = catalog {
            table.trailer.set(b"Root", Object::Ref(number));
        }
    }
    table
}
