//! MISP's core format (JSON), for platforms that share intelligence: an event a digest.
//!
//! Not one event for all: an event of MISP has one date, one marking and one history, as a digest has,
//! and its id is that of the digest. So who imports a second export of the same digest adds to the
//! event that is there and gets no second one. Each entry is an object `incident` in it, or an
//! `annotation` where it tells no act, with references to a `geolocation` and to the names and addresses
//! that the event has once. Grades are tags of the Admiralty scale, colours of the Traffic Light Protocol
//! tags of the event. Nothing is meant for detection, and nothing goes further than the organisation that
//! imports it, unless that says so.
//!
//! What an object of MISP must have is in `misp_object.rs`; an event as a stream, in `event.rs`.

mod entry_object;
mod event;
mod misp_object;

use std::io::{self, Write as _};

use self::entry_object::entry_object;
use self::event::EventWriter;
use super::format::{FormatSpec, Handover, MarkingPlace};
use super::handover::{Countries, Unsaid};
use super::json::cleaned;
use super::{HandedOver, HandoverRemark, SanitizingWriter};

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "misp",
    "Events of MISP, one a digest: an object an entry",
    &["misp.json"],
    MarkingPlace::Field,
)
.handover(Handover::Within(write));

/// The columns of a record for which MISP has a place.
static SAID: &[&str] = &[
    "id",
    "date",
    "date_to",
    "theatre",
    "area",
    "kind",
    "tactics",
    "place",
    "lat",
    "lon",
    "basis",
    "sources",
    "text",
    "actors",
    "targets",
    "undirected",
];

/// Writes the events, and returns what stands in words only.
fn write(
    handed: &HandedOver<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<HandoverRemark>> {
    let keys = handed.entry_keys();
    let mut unsaid = Unsaid::of("misp", "they stand in the words of a description");
    for id in handed.passages() {
        unsaid.leave_out("no entry", id);
    }
    let head = cleaned(handed.about.json());
    write!(out, "{{\"export\":{head},\n\"response\":[")?;
    let mut countries = Countries::of(handed.corpus.taxonomy());
    let mut between = "\n";
    for (at, digest, keys_of_it) in handed.digests(&keys) {
        out.write_all(between.as_bytes())?;
        let mut event = EventWriter::begin(handed, (at, digest), out)?;
        for key in keys_of_it {
            let Some(entry) = handed.entry(*key) else { continue };
            unsaid.count(&entry, SAID);
            let object = entry_object(&entry, &mut event, &mut countries);
            event.add(object)?;
        }
        event.end()?;
        between = ",\n";
    }
    out.write_all(b"\n]}\n")?;
    Ok(unsaid.remark())
}
