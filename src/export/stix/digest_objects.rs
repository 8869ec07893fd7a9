//! A digest as a report of STIX, and what all objects of it share: its day and its marking.

use std::collections::HashSet;
use std::io;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::bundle::{BundleWriter, export_name};
use super::own_objects::{ids, marking_objects};
use super::stix_object::{object_id, stix_object, timestamp};
use crate::digest::{CitationRef, Digest, DigestHead};
use crate::export::HandedOver;
use crate::export::handover::{NameId, known_on, web_address};

/// A digest whose entries are being written.
pub(super) struct DigestObjects<'a> {
    /// Its head.
    pub(super) head: &'a DigestHead,
    /// The day of all its objects.
    pub(super) day: NaiveDate,
    /// Its markings and those of the archive and the host.
    pub(super) marking: String,
    /// The ids of these.
    marking_refs: Vec<Value>,
    id: NameId,
    refs: Vec<Value>,
    /// The ids of what others share, each once among the references.
    shared: HashSet<String>,
}

impl<'a> DigestObjects<'a> {
    /// Begins with a digest and its place, and writes its markings.
    pub(super) fn begin(
        handed: &HandedOver<'a>,
        (at, digest): (u32, &'a Digest),
        bundle: &mut BundleWriter<'_, '_>,
    ) -> io::Result<Self> {
        let head = digest.head();
        let marking = handed.corpus.markings_of([at]).all();
        let markings = marking_objects(marking.as_deref());
        let marking_refs = ids(&markings);
        for marking in markings {
            bundle.add_once(marking)?;
        }
        // What a report refers to hangs on what was asked for, and so does its id.
        let id = NameId::of(&["report", &head.id, &export_name(handed)]);
        let marking = marking.unwrap_or_default();
        let (day, refs, shared) = (known_on(head), Vec::new(), HashSet::new());
        Ok(Self { head, day, marking, marking_refs, id, refs, shared })
    }

    /// Returns the id of the report.
    pub(super) fn report_id(&self) -> String {
        object_id("report", self.id)
    }

    /// Returns the ids of the markings.
    pub(super) fn marking_refs(&self) -> Vec<Value> {
        self.marking_refs.clone()
    }

    /// Returns an object of this digest.
    pub(super) fn object(&self, sort: &str, id: NameId, mut own: Value) -> Value {
        if let Value::Object(fields) = &mut own {
            fields.insert("object_marking_refs".to_owned(), self.marking_refs().into());
        }
        stix_object(sort, id, self.day, own)
    }

    /// Writes an object of this digest, and lets the report refer to it.
    pub(super) fn add(
        &mut self,
        object: Value,
        bundle: &mut BundleWriter<'_, '_>,
    ) -> io::Result<()> {
        self.refs.extend(object.get("id").cloned());
        bundle.add(object)
    }

    /// Writes an object that other digests may have too, and returns its id.
    pub(super) fn add_shared(
        &mut self,
        object: Value,
        bundle: &mut BundleWriter<'_, '_>,
    ) -> io::Result<String> {
        let id = bundle.add_once(object)?;
        if self.shared.insert(id.clone()) {
            self.refs.push(id.as_str().into());
        }
        Ok(id)
    }

    /// Writes the report.
    pub(super) fn end(self, bundle: &mut BundleWriter<'_, '_>) -> io::Result<()> {
        if self.refs.is_empty() {
            return Ok(());
        }
        let head = self.head;
        let mut references = vec![json!({
            "source_name": head.publisher,
            "description": head.title,
            "external_id": head.id,
        })];
        references.extend(head.sources.iter().map(|source| reference(source.view())));
        let own = json!({
            "name": head.title,
            "description": format!(
                "{}, {}, {}, held: {}",
                head.publisher, head.series, head.period, head.coverage
            ),
            "report_types": ["threat-report"],
            "published": timestamp(self.day),
            "object_refs": self.refs,
            "external_references": references,
            "object_marking_refs": self.marking_refs(),
        });
        bundle.add_report(stix_object("report", self.id, self.day, own), self.day)
    }
}

/// Returns a source as a reference.
pub(super) fn reference(source: CitationRef<'_>) -> Value {
    let url = source.url.and_then(web_address);
    // The standard wants more than a name.
    let mut said: Vec<String> = source.date.iter().map(ToString::to_string).collect();
    said.extend(source.url.filter(|_| url.is_none()).map(str::to_owned));
    if said.is_empty() && url.is_none() {
        said.push("cited without a date or an address".to_owned());
    }
    let name = if source.outlet.is_empty() { "not named" } else { source.outlet };
    let mut reference = json!({ "source_name": name });
    if !said.is_empty() {
        reference["description"] = said.join(", ").into();
    }
    if let Some(url) = url {
        reference["url"] = url.into();
    }
    reference
}
