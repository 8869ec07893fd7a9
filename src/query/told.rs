//! What an entry tells, field by field: the texts that a word of a query is looked for in.
//!
//! The index and the slow evaluator both read entries through here.

use crate::digest::{EntryRef, Taxonomy};

/// A part of an entry that has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The place phrase.
    Place,
    /// Whom or what it was aimed at.
    Target,
    /// How: the names of its tactics.
    Tactic,
    /// The names of its theatre and area.
    Area,
    /// Who acted.
    Actor,
    /// The name of its kind.
    Kind,
    /// Who told it.
    Outlet,
    /// What happened, with other tellings, the editor's note and tags.
    Text,
}

impl Field {
    /// Every field, best first.
    pub const ALL: [Self; 8] = [
        Self::Place,
        Self::Target,
        Self::Tactic,
        Self::Area,
        Self::Actor,
        Self::Kind,
        Self::Outlet,
        Self::Text,
    ];

    /// True where the same few texts come again and again.
    pub(super) fn repeats(self) -> bool {
        !matches!(self, Self::Place | Self::Text)
    }

    /// How much a match here is worth.
    pub(super) fn worth(self) -> Worth {
        match self {
            Self::Place | Self::Target | Self::Tactic => Worth::Best,
            Self::Area | Self::Actor | Self::Kind => Worth::Good,
            Self::Outlet | Self::Text => Worth::Running,
        }
    }
}

/// Classes of fields, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// Place, target, tactic.
    Best,
    /// Area, actor, kind.
    Good,
    /// Running text and outlets.
    Running,
}

/// Gives every text of an entry with the field that it belongs to.
pub(super) fn told<'a>(
    entry: EntryRef<'a>,
    taxonomy: &'a Taxonomy,
    mut give: impl FnMut(Field, &'a str),
) {
    let mut some = |field, text: Option<&'a str>| {
        if let Some(text) = text {
            give(field, text);
        }
    };
    some(Field::Place, entry.place_text());
    some(Field::Target, entry.target());
    some(Field::Actor, entry.actor());
    let known = entry.known_actor.and_then(|id| taxonomy.actor(id)).map(|actor| &*actor.name);
    some(Field::Actor, known.filter(|name| Some(*name) != entry.actor()));
    for tactic in entry.tactics.iter() {
        some(Field::Tactic, Some(taxonomy.tactic_name(tactic)));
    }
    some(Field::Area, Some(taxonomy.theatre_name(entry.theatre)));
    some(Field::Area, entry.area.map(|area| taxonomy.area_name(area)));
    some(Field::Kind, Some(taxonomy.kind_name(entry.kind)));
    for source in entry.sources() {
        some(Field::Outlet, Some(source.outlet));
    }
    some(Field::Text, Some(entry.text()));
    some(Field::Text, entry.note());
    for version in entry.versions() {
        some(Field::Outlet, Some(version.by()));
        some(Field::Text, version.text());
        for source in version.sources() {
            some(Field::Outlet, Some(source.outlet));
        }
    }
    for tag in entry.tags() {
        some(Field::Text, Some(tag));
    }
}
