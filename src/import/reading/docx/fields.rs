//! What stands in a paragraph and is more than words: links, fields that are links, citations of
//! notes.

use std::collections::BTreeMap;

use super::{
    document::DocxDocument,
    parts::{NoteKind, is_on},
};

/// A field of a document while it is read.
#[derive(Debug, Default)]
pub(super) struct DocxField {
    /// What it is told to be.
    pub(super) instruction: String,
    /// Its result leads somewhere.
    pub(super) linked: bool,
}

impl DocxDocument<'_> {
    /// A note is cited: its mark stands in the text.
    pub(super) fn cite(&mut self, kind: NoteKind, attributes: &BTreeMap<String, String>) {
        if let Some(id) = attributes.get("id")
            && attributes.get("customMarkFollows").is_none_or(|follows| !is_on(Some(follows)))
        {
            self.cited.push((kind, id.clone()));
            let mark = format!("[{}]", self.cited.len());
            self.put_words(&mark);
        }
    }

    /// What follows leads to an address, if there is one.
    pub(super) fn open_link(&mut self, address: Option<&str>) {
        if let (Some(paragraph), Some(address)) = (self.open.last_mut(), address) {
            paragraph.gather.open_link(address);
        }
    }

    /// What follows leads nowhere.
    pub(super) fn close_link(&mut self) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.gather.close_link();
        }
    }

    /// A field begins, its result begins, or it ends.
    pub(super) fn field_mark(&mut self, mark: Option<&str>) {
        match mark {
            // Fields in fields beyond any use are one field.
            Some("begin") if self.fields.len() < 64 => self.fields.push(DocxField::default()),
            Some("separate") => {
                let address = self.fields.last().and_then(|field| {
                    let rest = field.instruction.trim().strip_prefix("HYPERLINK")?;
                    rest.split('"').nth(1).map(ToOwned::to_owned)
                });
                self.open_link(address.as_deref());
                if let Some(field) = self.fields.last_mut() {
                    field.linked = address.is_some();
                }
            }
            Some("end") => {
                if self.fields.pop().is_some_and(|field| field.linked) {
                    self.close_link();
                }
            }
            Some(_) | None => {}
        }
    }
}
