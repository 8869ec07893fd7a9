//! What entries are handed to other programs in, where these have a vocabulary of their own: what the
//! formats STIX, MISP and ACLED share. Each of them is a file or a folder beside this one.
//!
//! Here are the entries as they are handed over, the grades that an analyst gave them, ids, markings,
//! countries, and the account of what a vocabulary has no word for. No format's own words are here.

mod countries;
mod grades;
mod handed_entry;
mod handover_remark;
mod marking_part;
mod name_id;
mod request;
mod web_address;

pub(super) use countries::Countries;
pub use grades::{AdmiraltyGrade, EntryGrades, Ungraded, confidence_of, noted_grades};
pub(super) use handed_entry::{HandedEntry, is_incident, known_on};
pub use handover_remark::HandoverRemark;
pub(super) use handover_remark::Unsaid;
pub(super) use marking_part::{MarkingPart, marking_parts};
pub(super) use name_id::NameId;
pub use request::{AreaPoints, HandedOver};
pub(super) use web_address::web_address;
