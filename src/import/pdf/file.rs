//! The objects of a file by their numbers, and what their streams unpack to. Where they stand is
//! told by `xref`; what they mean is told by others.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use memchr::memmem;

use super::bounds::Budget;
use super::crypt::FileKey;
use super::filter::{EarlyChange, Predictor, StreamFilter, unpack};
use super::lexer::{Lexer, PdfToken, Syntax};
use super::object::{Dict, Object, StreamPlace};
use super::xref::{self, ObjectPlace, XrefTable};

/// References that lead to references, at most.
const CHAIN: usize = 16;

/// A file whose objects are read when they are asked for.
#[derive(Debug)]
pub struct PdfFile<'a> {
    bytes: &'a [u8],
    /// What is counted while it is read.
    pub budget: &'a Budget,
    table: XrefTable,
    /// What opens the file, where it is encrypted and asks for no password.
    key: Option<FileKey>,
    /// Where objects stand by the look of the file: only made where the table is wrong.
    found: OnceCell<XrefTable>,
    held: RefCell<HashMap<u32, Option<Rc<Object>>>>,
    packed: RefCell<HashMap<u32, Rc<Packed>>>,
}

/// An object stream, unpacked.
#[derive(Debug, Default)]
struct Packed {
    bytes: Vec<u8>,
    /// Number of an object and where it begins.
    members: HashMap<u32, usize>,
}

impl<'a> PdfFile<'a> {
    /// Finds the objects; none where there is no document in the bytes.
    pub fn open(bytes: &'a [u8], budget: &'a Budget) -> Option<Self> {
        let mut file = Self {
            bytes,
            budget,
            table: XrefTable::default(),
            key: None,
            found: OnceCell::new(),
            held: RefCell::default(),
            packed: RefCell::default(),
        };
        file.table = xref::read(bytes, &file);
        file.unlock();
        if file.is_locked() || file.catalog().is_some() {
            return Some(file);
        }
        file.forget();
        file.table = xref::search(bytes, budget);
        file.unlock();
        file.table = xref::search_packed(&file, file.table.clone());
        // That it is encrypted may stand in a stream that was only found now.
        if file.is_locked() && file.unlock() {
            file.table = xref::search_packed(&file, file.table.clone());
        }
        // What was read stays; what was not found may lie in an object stream.
        file.held.borrow_mut().retain(|_, object| object.is_some());
        (file.is_locked() || file.catalog().is_some()).then_some(file)
    }

    /// Whether what stands in it can only be read with a password.
    pub fn is_locked(&self) -> bool {
        let lock = self.table.trailer.raw("Encrypt");
        matches!(lock, Object::Ref(_) | Object::Dict(_)) && self.key.is_none()
    }

    /// Looks for the key of an encrypted file, and forgets what was read without it.
    fn unlock(&mut self) -> bool {
        self.key = None;
        let lock = self.trailer("Encrypt");
        let id = self.trailer("ID").array().first().map(|id| self.follow(id));
        let id = id.as_ref().and_then(Object::text).unwrap_or_default();
        self.key = lock.dict().and_then(|lock| FileKey::without_password(&self.whole(lock), id));
        if self.key.is_some() {
            self.forget();
        }
        self.key.is_some()
    }

    fn forget(&self) {
        self.held.borrow_mut().clear();
        self.packed.borrow_mut().clear();
    }

    /// A dictionary of encryption with its values in place of references: two levels, as it has.
    fn whole(&self, dict: &Dict) -> Dict {
        let each = |dict: &Dict, one: &dyn Fn(&Object) -> Object| {
            let pairs = dict.0.iter().map(|(key, value)| (key.clone(), one(value)));
            Dict(Rc::new(pairs.collect()))
        };
        let level = |value: &Object, below: &dyn Fn(&Object) -> Object| {
            let value = self.follow(value);
            if let Object::Dict(dict) = &value { Object::Dict(each(dict, below)) } else { value }
        };
        let inner = |value: &Object| level(value, &|value| self.follow(value));
        each(dict, &|value| level(value, &inner))
    }

    /// The document's own dictionary of a kind: `Root` or `Info`.
    pub fn trailer(&self, key: &str) -> Object {
        self.get(&self.table.trailer, key)
    }

    /// The root of the document.
    pub fn catalog(&self) -> Option<Dict> {
        let root = self.trailer("Root");
        root.dict().filter(|root| self.get(root, "Pages").dict().is_some()).cloned()
    }

    /// The objects that stand in the file, by their numbers in order.
    pub fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.table.places.keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }

    /// The value of `key`, references followed.
    pub fn get(&self, dict: &Dict, key: &str) -> Object {
        self.follow(dict.raw(key))
    }

    /// What `object` stands for.
    pub fn follow(&self, object: &Object) -> Object {
        let Object::Ref(number) = object else { return object.clone() };
        let mut number = *number;
        for _ in 0..CHAIN {
            match self.object(number).as_deref() {
                Some(Object::Ref(next)) => number = *next,
                Some(object) => return object.clone(),
                None => return Object::Null,
            }
        }
        Object::Null
    }

    /// The object of a number, shared.
    pub fn object(&self, number: u32) -> Option<Rc<Object>> {
        if let Some(held) = self.held.borrow().get(&number) {
            return held.clone();
        }
        // While it is read it is nothing: what leads back to itself ends.
        self.held.borrow_mut().insert(number, None);
        let object = self.read(number).map(Rc::new);
        self.held.borrow_mut().insert(number, object.clone());
        object
    }

    fn read(&self, number: u32) -> Option<Object> {
        if let Some(place) = self.table.places.get(&number) {
            let object = match place {
                ObjectPlace::At(at) => self.object_at(*at, number),
                ObjectPlace::Packed(stream) => self.packed_object(*stream, number),
            };
            if object.is_some() {
                return object;
            }
        }
        let found = self.found.get_or_init(|| xref::search(self.bytes, self.budget));
        match found.places.get(&number)? {
            ObjectPlace::At(at) => self.object_at(*at, number),
            ObjectPlace::Packed(_) => None,
        }
    }

    /// The object that stands at a place of the file, if it has that number.
    pub fn object_at(&self, at: usize, number: u32) -> Option<Object> {
        let mut lexer = Lexer::new(self.bytes, at, Syntax::File, self.budget);
        if lexer.count()? != number as usize {
            return None;
        }
        let generation = u32::try_from(lexer.count()?).ok()?;
        if !lexer.keyword(b"obj") {
            return None;
        }
        let mut object = whole(&lexer.token()?);
        if let Some(key) = &self.key {
            object = key.strings(number, generation, object);
        }
        let Object::Dict(dict) = object else { return Some(object) };
        if !lexer.keyword(b"stream") {
            return Some(Object::Dict(dict));
        }
        let bytes = self.stream_range(lexer.at, &dict);
        Some(Object::Stream(dict, StreamPlace { bytes, number, generation }))
    }

    fn stream_range(&self, after_keyword: usize, dict: &Dict) -> Range<usize> {
        let rest = self.bytes.get(after_keyword..).unwrap_or_default();
        let from = after_keyword
            + match rest {
                [b'\r', b'\n', ..] => 2,
                [b'\r' | b'\n', ..] => 1,
                _ => 0,
            };
        let told = self.get(dict, "Length").count().and_then(|length| from.checked_add(length));
        if let Some(end) = told.filter(|end| *end <= self.bytes.len()) {
            let mut lexer = Lexer::new(self.bytes, end, Syntax::File, self.budget);
            if lexer.keyword(b"endstream") || lexer.keyword(b"endobj") {
                return from..end;
            }
        }
        // The length lies: the next end is taken, or the end of the file.
        let rest = self.bytes.get(from..).unwrap_or_default();
        let end = memmem::find(rest, b"endstream").unwrap_or(rest.len());
        if !self.budget.searched.take(end) {
            return from..from;
        }
        from..from + end
    }

    /// An object out of an object stream.
    pub fn packed_object(&self, stream: u32, number: u32) -> Option<Object> {
        let packed = self.packed(stream)?;
        let at = *packed.members.get(&number)?;
        let mut lexer = Lexer::new(&packed.bytes, at, Syntax::File, self.budget);
        Some(whole(&lexer.token()?))
    }

    fn packed(&self, stream: u32) -> Option<Rc<Packed>> {
        if let Some(packed) = self.packed.borrow().get(&stream) {
            return Some(packed.clone());
        }
        // Object streams stand in the file itself, never in each other.
        if matches!(self.table.places.get(&stream), Some(ObjectPlace::Packed(_))) {
            return None;
        }
        let object = self.object(stream)?;
        let packed = Rc::new(self.unpack_members(&object).unwrap_or_default());
        self.packed.borrow_mut().insert(stream, packed.clone());
        Some(packed)
    }

    fn unpack_members(&self, object: &Object) -> Option<Packed> {
        let dict = object.dict()?;
        let bytes = self.unpacked(object)?;
        let first = self.get(dict, "First").count()?;
        let count = self.get(dict, "N").count()?;
        let mut members = HashMap::new();
        let mut lexer = Lexer::new(&bytes, 0, Syntax::Content, self.budget);
        for _ in 0..count {
            let (Some(number), Some(offset)) = (lexer.count(), lexer.count()) else { break };
            if let (Ok(number), Some(at)) = (u32::try_from(number), first.checked_add(offset)) {
                members.insert(number, at);
            }
        }
        Some(Packed { bytes, members })
    }

    /// The numbers of the objects in an object stream.
    pub fn packed_numbers(&self, stream: u32) -> Vec<u32> {
        let packed = self.packed(stream).unwrap_or_default();
        let mut numbers: Vec<u32> = packed.members.keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }

    /// What a stream unpacks to; none where it is no stream or is a picture.
    pub fn unpacked(&self, object: &Object) -> Option<Vec<u8>> {
        let Object::Stream(dict, place) = object else { return None };
        let filters = self.filters(dict)?;
        Some(unpack(&self.opened(dict, place)?, &filters, self.budget))
    }

    /// The bytes of a stream, decrypted. What is decrypted is counted: it may be asked for often.
    fn opened(&self, dict: &Dict, place: &StreamPlace) -> Option<Cow<'a, [u8]>> {
        let sealed = self.bytes.get(place.bytes.clone())?;
        let is_clear = || {
            let first =
                self.get(dict, "Filter").one_or_many().first().map(|name| self.follow(name));
            dict.raw("Type").name() == Some(b"XRef")
                || first.as_ref().and_then(Object::name) == Some(b"Crypt")
        };
        match &self.key {
            Some(key) if !is_clear() => {
                let counted = self.budget.searched.take(sealed.len());
                counted.then(|| Cow::Owned(key.stream(place.number, place.generation, sealed)))
            }
            Some(_) | None => Some(Cow::Borrowed(sealed)),
        }
    }

    fn filters(&self, dict: &Dict) -> Option<Vec<StreamFilter>> {
        let one_or_more = |long: &str, short: &str| {
            let found = self.get(dict, long);
            let found = if found == Object::Null { self.get(dict, short) } else { found };
            found.one_or_many()
        };
        let params = one_or_more("DecodeParms", "DP");
        let mut filters = Vec::new();
        for (i, name) in one_or_more("Filter", "F").iter().enumerate() {
            let name = self.follow(name);
            let params = params.get(i).map(|params| self.follow(params));
            let params = params.as_ref().and_then(Object::dict).cloned().unwrap_or_default();
            filters.push(match name.name() {
                Some(b"FlateDecode" | b"Fl") => StreamFilter::Flate(self.predictor(&params)),
                Some(b"LZWDecode" | b"LZW") => {
                    let late = self.get(&params, "EarlyChange").count() == Some(0);
                    let early = if late { EarlyChange::Late } else { EarlyChange::Early };
                    StreamFilter::Lzw(self.predictor(&params), early)
                }
                Some(b"ASCII85Decode" | b"A85") => StreamFilter::Ascii85,
                Some(b"ASCIIHexDecode" | b"AHx") => StreamFilter::AsciiHex,
                Some(b"RunLengthDecode" | b"RL") => StreamFilter::RunLength,
                Some(b"Crypt") | None => continue,
                Some(_) => return None,
            });
        }
        Some(filters)
    }

    fn predictor(&self, params: &Dict) -> Predictor {
        let of = |key: &str, usual: usize| {
            self.get(params, key).count().unwrap_or(usual).min(usize::from(u16::MAX))
        };
        let bits = of("Colors", 1) * of("BitsPerComponent", 8);
        Predictor {
            kind: of("Predictor", 1),
            row: (bits * of("Columns", 1)).div_ceil(8),
            pixel: bits.div_ceil(8).max(1),
        }
    }
}

/// The value of an indirect object, which may be one that is written as a word.
fn whole(token: &PdfToken) -> Object {
    match token {
        PdfToken::Value(value) => value.clone(),
        PdfToken::Word(b"true") => Object::Bool(true),
        PdfToken::Word(b"false") => Object::Bool(false),
        PdfToken::Word(_) => Object::Null,
    }
}
