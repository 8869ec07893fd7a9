//! STIX 2.1 (OASIS), for platforms that share intelligence on threats: one bundle, an object a line.
//!
//! What tells that somebody did something is an `incident`, the one object of the standard for what has
//! happened; in core it is a stub with a name and a description and nothing else. `observed-data` wants
//! things seen on a computer, and a `report` is what a publisher issues, which here is the digest. So:
//!
//! - each digest is a `report` that refers to what is taken of it;
//! - each entry is an `incident`, or a `note` on its digest where it tells no act; its place is a
//!   `location`, its actors and targets are `identity` objects, since who is a threat is not for a format to
//!   say; `relationship` objects tie them together;
//! - what the incident of the standard has no property for (day, toll, basis) stands in words in its
//!   description and as data in an extension of this program, as the standard wants it;
//! - a `note` on the reports says what the whole is: from which archive, by which query, of which day. No
//!   `grouping`: what reads bundles takes that for the one thing it holds, and skips reports within.
//!
//! Ids are made from names and days are those of digests, so that the same archive gives the same
//! objects. Entries are in `entry_objects.rs`, digests in `digest_objects.rs`; what every object of STIX
//! has, in `stix_object.rs`; the bundle as a stream, in `bundle.rs`.

mod bundle;
mod digest_objects;
mod entry_objects;
mod own_objects;
mod stix_object;

use std::io;

use self::bundle::BundleWriter;
use self::digest_objects::DigestObjects;
use self::entry_objects::{entry_objects, incident_id};
use super::format::{FormatSpec, Handover, MarkingPlace};
use super::handover::{Countries, Unsaid, is_incident};
use super::{HandedOver, HandoverRemark, SanitizingWriter};
use crate::archive::EntryKey;

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "stix",
    "STIX 2.1 for platforms that share intelligence: an incident an entry",
    &["stix.json"],
    MarkingPlace::Field,
)
.handover(Handover::Within(write));

/// The columns of a record for which STIX has properties.
static SAID: &[&str] = &[
    "id",
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
    "tags",
    "actors",
    "targets",
    "undirected",
];

/// Writes the bundle, and returns what only the extension says.
fn write(
    handed: &HandedOver<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<HandoverRemark>> {
    let keys = handed.entry_keys();
    let mut unsaid =
        Unsaid::of("stix", "they stand in words and in an extension that other programs may skip");
    for id in handed.passages() {
        unsaid.leave_out("no entry", id);
    }
    let mut bundle = BundleWriter::begin(handed, out)?;
    let mut countries = Countries::of(handed.corpus.taxonomy());
    for (at, digest, keys_of_it) in handed.digests(&keys) {
        let mut digest = DigestObjects::begin(handed, (at, digest), &mut bundle)?;
        for key in keys_of_it {
            let Some(entry) = handed.entry(*key) else { continue };
            unsaid.count(&entry, SAID);
            let main = main_telling(handed, &keys, *key);
            entry_objects(&entry, main, &mut digest, &mut countries, &mut bundle)?;
        }
        digest.end(&mut bundle)?;
    }
    bundle.end(handed)?;
    Ok(unsaid.remark())
}

/// Returns the id of the incident that tells the same event and is counted, if it is handed over too.
fn main_telling(handed: &HandedOver<'_>, keys: &[EntryKey], key: EntryKey) -> Option<String> {
    let main = handed.corpus.repeats(key).next().filter(|_| handed.corpus.is_repeat(key))?;
    keys.binary_search(&main).ok()?;
    let main = handed.corpus.entry(main)?;
    is_incident(main, handed.corpus.taxonomy()).then(|| incident_id(main))
}
