//! The fields of each part of a draft that can be changed, in the order in which they are shown.

use super::item::{ItemSort, ReviewItem};
use crate::import::field::Field;

/// A field that can be changed.
struct Changeable {
    name: &'static str,
    /// True if it should be there, so that it is shown where it is missing.
    is_usual: bool,
}

const fn usual(name: &'static str) -> Changeable {
    Changeable { name, is_usual: true }
}

const fn rare(name: &'static str) -> Changeable {
    Changeable { name, is_usual: false }
}

const OF_HEAD: &[Changeable] = &[
    usual("title"),
    usual("publisher"),
    usual("series"),
    usual("period"),
    rare("period_basis"),
    usual("published"),
    usual("coverage"),
    rare("trend"),
    rare("marking"),
    usual("source"),
];

const OF_ENTRY: &[Changeable] = &[
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

const OF_POINT: &[Changeable] =
    &[usual("text"), usual("basis"), rare("source"), rare("note"), rare("tags")];

const OF_FIGURE: &[Changeable] = &[
    usual("of"),
    usual("total"),
    rare("by"),
    usual("issuer"),
    usual("basis"),
    usual("period"),
    rare("unit"),
    rare("released"),
    rare("counts_as"),
    rare("source"),
    rare("note"),
];

/// Returns the fields of a sort.
fn of(sort: ItemSort) -> &'static [Changeable] {
    match sort {
        ItemSort::Head => OF_HEAD,
        ItemSort::Entry => OF_ENTRY,
        ItemSort::Point => OF_POINT,
        ItemSort::Figure => OF_FIGURE,
        ItemSort::Merged => &[],
    }
}

/// Returns the keys that a digest needs of a sort.
pub(super) fn needed(sort: ItemSort) -> &'static [&'static str] {
    match sort {
        ItemSort::Head => &["title", "publisher", "period"],
        ItemSort::Entry => &["date", "kind", "theatre", "text", "basis"],
        ItemSort::Point => &["text", "basis"],
        ItemSort::Figure => &["of", "issuer", "basis"],
        ItemSort::Merged => &[],
    }
}

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

/// Returns the name of a field as the program knows it; none for one that cannot be changed in that
/// sort.
pub(super) fn known(sort: ItemSort, name: &str) -> Option<&'static str> {
    of(sort).iter().map(|field| field.name).find(|known| *known == name)
}

/// Returns the rows of a part of a draft.
pub(super) fn rows(item: &ReviewItem) -> Vec<FieldRow<'_>> {
    let mut rows = Vec::new();
    for Changeable { name, is_usual } in of(item.sort) {
        let fields = item.piece.fields.iter().filter(|field| field.name == *name);
        let before = rows.len();
        rows.extend(fields.zip(1..).map(|(field, number)| FieldRow {
            name,
            number,
            field: Some(field),
        }));
        if rows.len() == before && *is_usual {
            rows.push(FieldRow { name, number: 1, field: None });
        }
    }
    rows
}
