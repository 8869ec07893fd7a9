//! The heads of the digests of a slice: as a file beside it has them, else made of what the records say.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::BufRead;

use serde_json::{Value, json};

use super::lines::{SliceFault, SliceRecord, check_id, each_object, text};

/// The heads that are known, by the ids of their digests.
#[derive(Debug, Default)]
pub struct SliceHeads(HashMap<String, SliceRecord>);

/// The most digests that are read: as many as an archive may have files.
const MOST_DIGESTS: usize = 100_000;

/// Reads the heads of digests: rows of the table of digests, or of their list.
pub fn heads(input: impl BufRead) -> Result<SliceHeads, SliceFault> {
    let mut known = SliceHeads::default();
    each_object(input, &mut |line, record| {
        let Some(id) = text(&record, "id").map(str::to_owned) else {
            return Err(SliceFault::at(
                line,
                "a digest has an `id`, a `title`, a `publisher` and days",
            ));
        };
        check_id(&id).map_err(|what| SliceFault::at(line, what))?;
        for field in ["title", "publisher"] {
            if text(&record, field).is_none() {
                return Err(SliceFault::at(line, format!("the digest `{id}` has no `{field}`")));
            }
        }
        if period(&record).is_none() {
            let what =
                format!("the digest `{id}` has no days: `start_day` and `end_day`, or `period`");
            return Err(SliceFault::at(line, what));
        }
        if known.0.len() >= MOST_DIGESTS {
            return Err(SliceFault::TooMany { most: MOST_DIGESTS });
        }
        known.0.insert(id, record);
        Ok(())
    })?;
    Ok(known)
}

fn period(record: &SliceRecord) -> Option<String> {
    if let Some(period) = text(record, "period") {
        return Some(period.to_owned());
    }
    let start = text(record, "start_day")?;
    Some(format!("{start}..{}", text(record, "end_day").unwrap_or_default()))
}

/// What the records of a digest say of it, where no file tells its head.
pub(super) struct SaidDays<'a> {
    pub(super) first: &'a str,
    pub(super) last: &'a str,
    pub(super) marking: Option<&'a str>,
}

impl SliceHeads {
    /// Returns the ids of the digests that are known.
    pub(super) fn ids(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// Returns the theatres that a digest lists, also those of which it tells no entry: of these it holds
    /// that nothing happened.
    pub(super) fn theatres(&self, id: &str) -> impl Iterator<Item = &str> {
        let listed = self.0.get(id).and_then(|head| head.get("theatres")).and_then(Value::as_array);
        listed.into_iter().flatten().filter_map(Value::as_str)
    }

    /// Returns true if the head of a digest is known.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Returns the lines of the head of a digest. `own` is the marking of the archive, which stands over
    /// all of it.
    pub(super) fn written(
        &self,
        id: &str,
        said: Option<&SaidDays<'_>>,
        own: Option<&str>,
    ) -> String {
        let known = self.0.get(id);
        let field = |field: &str| known.and_then(|head| text(head, field));
        let mut lines = vec![("digest", json!(id))];
        let mut say = |name: &'static str, value: Option<&str>| {
            lines.extend(value.map(|value| (name, json!(value))));
        };
        let period = known.and_then(period);
        let days = said.map(|said| format!("{}..{}", said.first, said.last));
        say("title", field("title").or(Some(id)));
        say("publisher", field("publisher").or_else(|| Some(publisher(id))));
        say("series", field("series").or(Some("collection").filter(|_| known.is_none())));
        say("period", period.as_deref().or(days.as_deref()));
        say("period_basis", field("period_basis").or(Some("set").filter(|_| known.is_none())));
        say("published", field("published"));
        say("coverage", field("coverage").filter(|word| *word != "not said"));
        say("trend", field("trend"));
        let marking = field("marking").or(said.and_then(|said| said.marking));
        let marking = marking.map(|marking| without(marking, own)).filter(|left| !left.is_empty());
        say("marking", marking.as_deref());
        let mut out = String::new();
        for (name, value) in lines {
            // What is written into a text cannot fail.
            let _ = writeln!(out, "{name}: {value}");
        }
        out
    }
}

/// The publisher in an id: what stands before the day.
fn publisher(id: &str) -> &str {
    let parts = id.rsplitn(4, '-');
    parts.last().filter(|publisher| !publisher.is_empty()).unwrap_or(id)
}

/// Takes the marking of the archive out of all that stand over a digest.
fn without(marking: &str, own: Option<&str>) -> String {
    let parts = marking.split(" | ").filter(|part| Some(*part) != own);
    parts.collect::<Vec<_>>().join(" | ")
}
