//! An event as a stream: its head, objects as they come, and at the end the attributes that several of
//! them refer to, each once.

use std::collections::HashSet;
use std::io::{self, Write as _};

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::misp_object::{AttributeDraft, attribute, machine_tag, seconds};
use crate::digest::Digest;
use crate::export::handover::{NameId, known_on, marking_parts, web_address};
use crate::export::json::cleaned;
use crate::export::{HandedOver, SanitizingWriter};

/// Seen by the organisation that imports it alone.
const OWN_ORGANISATION: &str = "0";
/// The level of threat is not said.
const UNDEFINED: &str = "4";
/// The analysis is complete: it is published.
const COMPLETE: &str = "2";

/// Writes an event.
pub(super) struct EventWriter<'w, 'o> {
    out: &'w mut SanitizingWriter<'o>,
    /// The id of its digest.
    pub(super) digest: String,
    /// The day of all that it holds.
    pub(super) day: NaiveDate,
    id: NameId,
    between: &'static str,
    /// What objects have in common, once.
    shared: HashSet<NameId>,
    attributes: Vec<Value>,
    /// Objects that others refer to, before these.
    objects: Vec<Value>,
}

impl<'w, 'o> EventWriter<'w, 'o> {
    /// Begins the event of a digest, which comes with its place.
    pub(super) fn begin(
        handed: &HandedOver<'_>,
        (at, digest): (u32, &Digest),
        out: &'w mut SanitizingWriter<'o>,
    ) -> io::Result<Self> {
        let (head, day) = (digest.head(), known_on(digest.head()));
        let id = NameId::of(&["event", &head.id]);
        let marking = handed.corpus.markings_of([at]).all();
        let event = json!({
            "uuid": id.to_string(),
            "info": format!("{}, {} ({})", head.title, head.period, head.publisher),
            "date": day.to_string(),
            "timestamp": seconds(day),
            "published": false,
            "analysis": COMPLETE,
            "threat_level_id": UNDEFINED,
            "distribution": OWN_ORGANISATION,
            "Orgc": { "name": "Watchfloor", "uuid": NameId::of(&["identity", "watchfloor"]).to_string() },
            "Tag": marking_tags(marking.as_deref()),
        });
        let event = cleaned(event).to_string();
        let open = event.strip_suffix('}').unwrap_or(&event);
        write!(out, "{{\"Event\":{open},\"Object\":[")?;
        let mut begun = Self {
            out,
            digest: head.id.to_string(),
            day,
            id,
            between: "\n",
            shared: HashSet::new(),
            attributes: Vec::new(),
            objects: Vec::new(),
        };
        begun.share(&AttributeDraft {
            sort: "text",
            category: "Internal reference",
            value: handed.about.brief_text().trim_end().to_owned(),
            comment: format!("the export; the digest is {}", head.id),
        });
        let sources = head.sources.iter();
        let addresses = sources.filter_map(|source| {
            let url = web_address(source.url.as_deref()?)?;
            Some((url.to_owned(), source.outlet.to_string()))
        });
        for (value, comment) in addresses {
            begun.share(&AttributeDraft {
                sort: "link",
                category: "External analysis",
                value,
                comment,
            });
        }
        Ok(begun)
    }

    /// Takes an attribute that several objects may refer to, and returns its id.
    pub(super) fn share(&mut self, draft: &AttributeDraft) -> String {
        let id = NameId::of(&["attribute", &self.id.to_string(), draft.sort, &draft.value]);
        if self.shared.insert(id) {
            self.attributes.push(attribute(id, self.day, draft));
        }
        id.to_string()
    }

    /// Takes an object that several others may refer to.
    pub(super) fn share_object(&mut self, id: NameId, object: impl FnOnce() -> Value) {
        if self.shared.insert(id) {
            self.objects.push(object());
        }
    }

    /// Returns the id of something in this event.
    pub(super) fn id_of(&self, parts: &[&str]) -> NameId {
        let event = self.id.to_string();
        let parts: Vec<&str> =
            std::iter::once(event.as_str()).chain(parts.iter().copied()).collect();
        NameId::of(&parts)
    }

    /// Writes an object, behind those that it refers to.
    pub(super) fn add(&mut self, object: Value) -> io::Result<()> {
        for object in std::mem::take(&mut self.objects).into_iter().chain([object]) {
            write!(self.out, "{}{}", self.between, cleaned(object))?;
            self.between = ",\n";
        }
        Ok(())
    }

    /// Ends the event.
    pub(super) fn end(self) -> io::Result<()> {
        self.out.write_all(b"\n],\"Attribute\":[")?;
        let mut between = "\n";
        for attribute in self.attributes {
            write!(self.out, "{between}{}", cleaned(attribute))?;
            between = ",\n";
        }
        self.out.write_all(b"\n]}}")
    }
}

/// Returns the tags of a marking: colours as MISP's own, any other as it is written.
fn marking_tags(marking: Option<&str>) -> Vec<Value> {
    let parts = marking_parts(marking).into_iter();
    let tags = parts.flat_map(|part| {
        let colours =
            part.colours.iter().map(|colour| json!({ "name": format!("tlp:{}", colour.word) }));
        let statement =
            part.statement.iter().map(|text| machine_tag("watchfloor", "marking", text));
        colours.chain(statement).collect::<Vec<_>>()
    });
    tags.collect()
}
