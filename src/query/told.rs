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
    for field in Field::ALL {
        told_in(field, entry, taxonomy, |text| give(field, text));
    }
}

/// Gives every text of one field of an entry.
pub(super) fn told_in<'a>(
    field: Field,
    entry: EntryRef<'a>,
    taxonomy: &'a Taxonomy,
    mut give: impl FnMut(&'a str),
) {
    match field {
        Field::Place => entry.place_text().into_iter().for_each(give),
        Field::Target => entry.target().into_iter().for_each(give),
        Field::Tactic => {
            entry.tactics.iter().for_each(|tactic| give(taxonomy.tactic_name(tactic)));
        }
        Field::Area => {
            give(taxonomy.theatre_name(entry.theatre));
            entry.area.into_iter().for_each(|area| give(taxonomy.area_name(area)));
        }
        Field::Actor => {
            let known = entry.known_actor.and_then(|id| taxonomy.actor(id));
            let known = known.map(|actor| &*actor.name).filter(|name| Some(*name) != entry.actor());
            entry.actor().into_iter().chain(known).for_each(give);
        }
        Field::Kind => give(taxonomy.kind_name(entry.kind)),
        Field::Outlet => {
            entry.sources().for_each(|source| give(source.outlet));
            for version in entry.versions() {
                give(version.by());
                version.sources().for_each(|source| give(source.outlet));
            }
        }
        Field::Text => {
            give(entry.text());
            let versions = entry.versions().filter_map(|version| version.text());
            entry.note().into_iter().chain(versions).chain(entry.tags()).for_each(give);
        }
    }
}
