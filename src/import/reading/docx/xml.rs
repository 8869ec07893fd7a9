//! The XML of a part as plain events. The library is known to this file alone; document types are
//! refused, and so is what lies deeper than any document does.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

use super::broken;
use crate::import::reading::{encoding, outcome::ReadingError};

/// Elements within each other.
const DEPTH: usize = 400;

/// What comes next in a part; names are without their prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XmlPiece {
    /// An element begins.
    Open(String, BTreeMap<String, String>),
    /// An element ends.
    Close(String),
    /// Words.
    Words(String),
    /// The part ends.
    End,
}

/// A part as events.
pub(super) struct Pieces<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    closing: Option<String>,
}

impl<'a> Pieces<'a> {
    /// Reads a part from its beginning.
    pub(super) fn new(part: &'a str) -> Self {
        Pieces { reader: Reader::from_str(part), depth: 0, closing: None }
    }

    /// What comes next.
    ///
    /// # Errors
    /// If the XML is damaged, declares a document type, or is too deep.
    pub(super) fn next(&mut self) -> Result<XmlPiece, ReadingError> {
        if let Some(name) = self.closing.take() {
            return Ok(XmlPiece::Close(name));
        }
        loop {
            match self.reader.read_event().map_err(broken)? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(broken(format!("it is deeper than {DEPTH} elements")));
                    }
                    return Ok(XmlPiece::Open(local(tag.name().as_ref()), attributes(&tag)));
                }
                Event::Empty(tag) => {
                    let name = local(tag.name().as_ref());
                    self.closing = Some(name.clone());
                    return Ok(XmlPiece::Open(name, attributes(&tag)));
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(XmlPiece::Close(local(tag.name().as_ref())));
                }
                Event::Text(words) => return Ok(XmlPiece::Words(words.into_inner().into_owned())),
                Event::CData(words) => return Ok(XmlPiece::Words(words.into_inner().into_owned())),
                Event::GeneralRef(name) => return Ok(XmlPiece::Words(reference(&name)?)),
                Event::DocType(_) => {
                    return Err(broken("it declares a document type, which no document does"));
                }
                Event::Eof => return Ok(XmlPiece::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Passes over what lies in the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), ReadingError> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                XmlPiece::Open(..) => depth += 1,
                XmlPiece::Close(_) => depth -= 1,
                XmlPiece::Words(_) => {}
                XmlPiece::End => return Ok(()),
            }
        }
        Ok(())
    }
}

/// The characters of a part, which is UTF-8 or says so by a mark.
pub(super) fn decoded(bytes: &[u8]) -> String {
    encoding::decode(bytes).text
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

fn attributes(tag: &quick_xml::events::BytesStart<'_>) -> BTreeMap<String, String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
            (local(attribute.key.as_ref()), value)
        })
        .collect()
}

/// The five entities of XML, and characters by number.
fn reference(name: &quick_xml::events::BytesRef<'_>) -> Result<String, ReadingError> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Ok(c.to_string());
    }
    Ok(match name.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(broken("it names an entity that is not known")),
    }
    .to_owned())
}
