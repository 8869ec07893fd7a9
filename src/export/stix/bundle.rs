//! A bundle as a stream: objects as they come, those that several others refer to once.

use std::collections::HashSet;
use std::io::{self, Write as _};

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::own_objects::{author_id, ids, marking_objects, own_objects, rules_since};
use super::stix_object::{extension, object_id, stix_object};
use crate::export::handover::NameId;
use crate::export::json::cleaned;
use crate::export::{HandedOver, SanitizingWriter};

/// Writes a bundle.
pub(super) struct BundleWriter<'w, 'o> {
    out: &'w mut SanitizingWriter<'o>,
    between: &'static str,
    /// The ids of what is written once.
    written: HashSet<String>,
    /// The ids of the digests.
    reports: Vec<Value>,
    /// The day of the newest digest.
    newest: Option<NaiveDate>,
}

/// Returns the id of an export: that of what is asked of which archive on which day.
pub(super) fn export_name(handed: &HandedOver<'_>) -> String {
    let about = handed.about;
    let day = about.date.map(|day| day.to_string()).unwrap_or_default();
    let query = about.query.as_deref().unwrap_or_default();
    NameId::of(&["export", &about.archive, query, &day, &handed.keys.len().to_string()]).to_string()
}

impl<'w, 'o> BundleWriter<'w, 'o> {
    pub(super) fn begin(
        handed: &HandedOver<'_>,
        out: &'w mut SanitizingWriter<'o>,
    ) -> io::Result<Self> {
        let id = object_id("bundle", NameId::of(&["bundle", &export_name(handed)]));
        write!(out, "{{\"type\":\"bundle\",\"id\":\"{id}\",\"objects\":[")?;
        let (written, reports) = (HashSet::new(), Vec::new());
        let mut bundle = Self { out, between: "\n", written, reports, newest: None };
        for object in own_objects() {
            bundle.add(object)?;
        }
        Ok(bundle)
    }

    /// Writes an object.
    pub(super) fn add(&mut self, object: Value) -> io::Result<()> {
        write!(self.out, "{}{}", self.between, cleaned(object))?;
        self.between = ",\n";
        Ok(())
    }

    /// Writes an object unless it is there, and returns its id.
    pub(super) fn add_once(&mut self, object: Value) -> io::Result<String> {
        let id = object.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if self.written.insert(id.clone()) {
            self.add(object)?;
        }
        Ok(id)
    }

    /// Writes the report that a digest is.
    pub(super) fn add_report(&mut self, report: Value, day: NaiveDate) -> io::Result<()> {
        self.reports.extend(report.get("id").cloned());
        self.newest = self.newest.max(Some(day));
        self.add(report)
    }

    /// Ends the bundle with what it is as a whole.
    pub(super) fn end(mut self, handed: &HandedOver<'_>) -> io::Result<()> {
        let about = handed.about;
        let markings = marking_objects(about.marking.as_deref());
        let marking_refs = ids(&markings);
        for marking in markings {
            self.add_once(marking)?;
        }
        // A note is on something: where nothing was found, on who looked.
        let refs = if self.reports.is_empty() {
            vec![author_id().into()]
        } else {
            std::mem::take(&mut self.reports)
        };
        let said = match about.json() {
            Value::Object(said) => said,
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => serde_json::Map::new(),
        };
        let own = json!({
            "abstract": format!("Export of {}", about.archive),
            "content": about.text().trim_end(),
            "object_refs": refs,
            "object_marking_refs": marking_refs,
            "extensions": extension("export", said),
        });
        let id = NameId::of(&["note", &export_name(handed)]);
        self.add(stix_object("note", id, self.newest.unwrap_or_else(rules_since), own))?;
        self.out.write_all(b"\n]}\n")
    }
}
