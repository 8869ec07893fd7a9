//! The small parts of a document: styles, addresses, notes' kinds, what it says of itself. Its
//! text is read elsewhere.

use std::collections::BTreeMap;

use super::xml::{Pieces, XmlPiece};
use crate::import::reading::{gather::web_address, outcome::ReadingError, read::Raw};

/// Addresses by the name that the text calls them by.
pub(super) type DocxLinks = BTreeMap<String, String>;

/// Styles that rest on each other are followed so far.
const CHAIN: usize = 24;

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    /// At the foot of a page.
    Foot,
    /// At the end of the text.
    End,
}

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<bool>,
    level: Option<u8>,
    bold: Option<bool>,
}

/// What a style says of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StyleRole {
    /// A heading of this level.
    Heading(u8),
    /// Words under a picture.
    Caption,
    /// A line of a table of contents.
    Contents,
    /// Nothing.
    Text,
}

impl Styles {
    /// The style and those it rests on, its own first.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let mut next = self.0.get(id);
        std::iter::from_fn(move || {
            let style = next?;
            next = style.based_on.as_ref().and_then(|id| self.0.get(id));
            Some(style)
        })
        .take(CHAIN)
    }

    /// What a paragraph of this style is.
    pub(super) fn role(&self, id: &str) -> StyleRole {
        let by_id = Style { name: id.to_lowercase(), ..Style::default() };
        let own = (!self.0.contains_key(id)).then_some(&by_id);
        for style in own.into_iter().chain(self.chain(id)) {
            let name = style.name.replace(' ', "");
            let level = name.strip_prefix("heading").and_then(|level| level.parse().ok());
            match (name.as_str(), level, style.outline) {
                ("title", ..) => return StyleRole::Heading(1),
                ("subtitle", ..) => return StyleRole::Heading(2),
                (_, Some(level), _) => return StyleRole::Heading(u8::clamp(level, 1, 6)),
                (_, None, Some(level)) if level < 9 => {
                    return StyleRole::Heading((level + 1).min(6));
                }
                _ if name.contains("caption") => return StyleRole::Caption,
                _ if name.starts_with("toc") || name == "contents" => return StyleRole::Contents,
                _ => {}
            }
        }
        StyleRole::Text
    }

    /// The level of the list that a style puts a paragraph in.
    pub(super) fn list_level(&self, id: &str) -> Option<u8> {
        let listed = self.chain(id).find_map(|style| style.list)?;
        let level = self.chain(id).find_map(|style| style.level);
        listed.then_some(level.unwrap_or(0))
    }

    /// Whether a style is bold.
    pub(super) fn bold(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.bold).unwrap_or(false)
    }
}

/// Reads the styles.
pub(super) fn styles(part: &str) -> Result<Styles, ReadingError> {
    let mut pieces = Pieces::new(part);
    let mut styles = Styles::default();
    let mut open: Option<(String, Style)> = None;
    loop {
        match pieces.next()? {
            XmlPiece::Open(name, attributes) => {
                let value = attributes.get("val").map(String::as_str);
                match (name.as_str(), &mut open) {
                    ("style", _) => {
                        let id = attributes.get("styleId").cloned().unwrap_or_default();
                        open = Some((id, Style::default()));
                    }
                    ("name", Some((_, style))) => {
                        style.name = value.unwrap_or_default().to_lowercase();
                    }
                    ("basedOn", Some((_, style))) => style.based_on = value.map(ToOwned::to_owned),
                    ("outlineLvl", Some((_, style))) => {
                        style.outline = value.and_then(|v| v.parse().ok());
                    }
                    ("numId", Some((_, style))) => style.list = Some(value != Some("0")),
                    ("ilvl", Some((_, style))) => style.level = value.and_then(|v| v.parse().ok()),
                    ("b", Some((_, style))) => style.bold = Some(is_on(value)),
                    _ => {}
                }
            }
            XmlPiece::Close(name) if name == "style" => {
                if let Some((id, style)) = open.take() {
                    styles.0.insert(id, style);
                }
            }
            XmlPiece::Close(_) | XmlPiece::Words(_) => {}
            XmlPiece::End => return Ok(styles),
        }
    }
}

/// Whether a switch is on: it is where it says nothing.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}

/// Reads the addresses of a part; those of the web alone.
pub(super) fn links(part: &str) -> Result<DocxLinks, ReadingError> {
    let mut links = DocxLinks::new();
    targets(part, |attributes| {
        if let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
            && web_address(target)
        {
            links.insert(id.clone(), target.clone());
        }
    })?;
    Ok(links)
}

/// The part that holds the text.
pub(super) fn main_target(part: &str) -> Result<Option<String>, ReadingError> {
    let mut main = None;
    targets(part, |attributes| {
        let kind = attributes.get("Type").map(String::as_str).unwrap_or_default();
        if kind.ends_with("/officeDocument") {
            main = attributes.get("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    })?;
    Ok(main)
}

fn targets(
    part: &str,
    mut each: impl FnMut(&BTreeMap<String, String>),
) -> Result<(), ReadingError> {
    let mut pieces = Pieces::new(part);
    loop {
        match pieces.next()? {
            XmlPiece::Open(name, attributes) if name == "Relationship" => each(&attributes),
            XmlPiece::Open(..) | XmlPiece::Close(_) | XmlPiece::Words(_) => {}
            XmlPiece::End => return Ok(()),
        }
    }
}

/// What a document says of itself: its title and who wrote it.
pub(super) fn about(part: &str, raw: &mut Raw) -> Result<(), ReadingError> {
    let mut pieces = Pieces::new(part);
    let mut open = String::new();
    loop {
        match pieces.next()? {
            XmlPiece::Open(name, _) => open = name,
            XmlPiece::Close(_) => open.clear(),
            XmlPiece::Words(words) if !words.trim().is_empty() => match open.as_str() {
                "title" => raw.title.get_or_insert_default().push_str(words.trim()),
                "creator" => raw.byline.get_or_insert_default().push_str(words.trim()),
                _ => {}
            },
            XmlPiece::Words(_) => {}
            XmlPiece::End => break,
        }
    }
    raw.byline.take_if(|author| {
        let author = author.to_lowercase();
        author.contains("python-docx")
            || author.contains("office user")
            || author == "user"
            || author == "admin"
    });
    Ok(())
}
