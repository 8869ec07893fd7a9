//! The fields of an entry that can be changed, in the order in which they are shown.

use super::item::{ItemSort, ReviewItem};
use crate::import::field::Field;

/// A field that can be changed.
struct Changeable {
    name: &'static str,
    /// True if an entry should have it, so that it is shown where it is missing.
    is_usual: bool,
}

const fn usual(name: &'static str) -> Changeable {
    Changeable { name, is_usual: true }
}

const fn rare(name: &'static str) -> Changeable {
    Changeable { name, is_usual: false }
}

const CHANGEABLE: &[Changeable] = &[
    usual("date"),
    rare("date_basis"),
    rare("time"),
    usual("kind"),
    usual("tactic"),
    usual("theatre"),
    usual("area"),
    usual("place"),
    rare("at"),
    usual("actor"),
    rare("attribution"),
    usual("target"),
    rare("events"),
    usual("killed"),
    usual("wounded"),
    rare("killed_or_wounded"),
    usual("captured"),
    rare("losses.killed"),
    rare("losses.wounded"),
    rare("losses.captured"),
    usual("basis"),
    usual("source"),
    rare("claimed_by"),
    rare("claimed_on"),
    rare("denied_by"),
    rare("note"),
    usual("text"),
    rare("wording"),
    rare("tags"),
];

/// The fields of a point that are shown.
const OF_POINT: [&str; 4] = ["text", "basis", "source", "tags"];

/// A field as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRow<'a> {
    /// Its key in a digest.
    pub name: &'static str,
    /// Its number among the fields of that key, from 1.
    pub number: usize,
    /// What was read; none where it is missing.
    pub field: Option<&'a Field>,
}

/// Returns the name of a field as the program knows it; none for one that cannot be changed.
pub(super) fn known(name: &str) -> Option<&'static str> {
    CHANGEABLE.iter().map(|field| field.name).find(|known| *known == name)
}

/// Returns the rows of an entry or a point.
pub(super) fn rows(item: &ReviewItem) -> Vec<FieldRow<'_>> {
    let mut rows = Vec::new();
    let is_entry = item.sort == ItemSort::Entry;
    for Changeable { name, is_usual } in CHANGEABLE {
        let is_shown = is_entry || OF_POINT.contains(name);
        let fields = item.piece.fields.iter().filter(|field| field.name == *name);
        let before = rows.len();
        rows.extend(fields.filter(|_| is_shown).zip(1..).map(|(field, number)| FieldRow {
            name,
            number,
            field: Some(field),
        }));
        if rows.len() == before && *is_usual && is_entry {
            rows.push(FieldRow { name, number: 1, field: None });
        }
    }
    rows
}
