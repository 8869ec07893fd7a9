//! The values that a PDF consists of (ISO 32000-1, 7.3). How they are written is the lexer's.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Object {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer or a real.
    Number(f64),
    /// A string; of bytes, since its encoding depends on where it stands.
    Text(Vec<u8>),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// An array.
    Array(Rc<Vec<Object>>),
    /// A dictionary.
    Dict(Dict),
    /// An indirect object, by its number.
    Ref(u32),
    /// A stream: its dictionary and where its packed bytes stand.
    Stream(Dict, StreamPlace),
}

/// Where the packed bytes of a stream stand, and whose they are: by that they are decrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamPlace {
    /// Its bytes in the file.
    pub bytes: Range<usize>,
    /// The number of its object.
    pub number: u32,
    /// The generation of its object.
    pub generation: u32,
}

/// A dictionary. Its copies share what is in it, as those of an array do: what a file leads to many
/// times is held once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dict(pub Rc<BTreeMap<Vec<u8>, Object>>);

impl Dict {
    /// The value of `key`, as it is written: perhaps a reference.
    pub fn raw(&self, key: &str) -> &Object {
        self.0.get(key.as_bytes()).unwrap_or(&Object::Null)
    }

    /// Sets `key`, in this copy alone.
    pub fn set(&mut self, key: &[u8], value: Object) {
        Rc::make_mut(&mut self.0).insert(key.to_vec(), value);
    }
}

impl Object {
    /// A number.
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A number that can count or index; none where it is negative, broken or beyond a `u32`.
    pub fn count(&self) -> Option<usize> {
        let number = self.number()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        let whole = (0.0..=f64::from(u32::MAX)).contains(&number).then_some(number as usize);
        whole
    }

    /// A name.
    pub fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    /// The bytes of a string.
    pub fn text(&self) -> Option<&[u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The members of an array; none where it is none.
    pub fn array(&self) -> &[Object] {
        if let Self::Array(array) = self { array } else { &[] }
    }

    /// The members of an array, or the one value that stands in place of one.
    pub fn one_or_many(&self) -> Vec<Object> {
        if let Self::Array(array) = self { array.to_vec() } else { vec![self.clone()] }
    }

    /// A dictionary, also that of a stream.
    pub fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(dict, _) => Some(dict),
            Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Name(_)
            | Self::Array(_)
            | Self::Ref(_) => None,
        }
    }
}
