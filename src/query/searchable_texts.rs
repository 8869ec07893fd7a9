//! The texts of an entry, field by field, in which the words of a query are searched.
//!
//! The index and the slow evaluator both read entries through this module.

use std::sync::LazyLock;

use crate::digest::{
    ENTRY_FIELDS, EntryField, EntryRef, FieldForm, FieldValue, Taxonomy, Wording, Worth,
};

/// A part of an entry that has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// A field whose words can be searched separately: the place phrase, the target.
    Own(EntryField),
    /// The names of its tactics.
    Tactic,
    /// The names of its theatre and area.
    Area,
    /// The actors.
    Actor,
    /// The name of its kind.
    Kind,
    /// The outlets that reported it.
    Outlet,
    /// The running text: what happened, other tellings, the editor's note and tags.
    Text,
}

/// The fields that are running text. They are read for every entry of an archive.
static RUNNING: LazyLock<Vec<EntryField>> = LazyLock::new(|| {
    let running = ENTRY_FIELDS.iter().filter(|def| def.words == Wording::Running);
    running.map(|def| def.field).collect()
});

/// The number of entry fields whose words can be searched separately.
const OWN: usize = {
    let (mut own, mut at) = (0, 0);
    while at < ENTRY_FIELDS.len() {
        if let Wording::Own(_) = ENTRY_FIELDS[at].words {
            own += 1;
        }
        at += 1;
    }
    own
};

impl TextField {
    const GATHERED: [Self; 6] =
        [Self::Tactic, Self::Area, Self::Actor, Self::Kind, Self::Outlet, Self::Text];

    /// All of the fields; those that can be searched separately come first.
    pub const ALL: [Self; OWN + 6] = {
        let mut all = [Self::Text; OWN + 6];
        let (mut own, mut at) = (0, 0);
        while at < ENTRY_FIELDS.len() {
            if let Wording::Own(_) = ENTRY_FIELDS[at].words {
                all[own] = Self::Own(ENTRY_FIELDS[at].field);
                own += 1;
            }
            at += 1;
        }
        while own < all.len() {
            all[own] = Self::GATHERED[own - OWN];
            own += 1;
        }
        all
    };

    /// Returns the position of the field among all fields.
    pub(super) fn place(self) -> usize {
        Self::ALL.iter().position(|field| *field == self).unwrap_or(Self::ALL.len() - 1)
    }

    /// Returns true if the same few texts occur again and again in the field.
    pub(super) fn repeats(self) -> bool {
        match self {
            Self::Own(field) => !matches!(field.def().form, FieldForm::Place | FieldForm::Text),
            Self::Tactic | Self::Area | Self::Actor | Self::Kind | Self::Outlet => true,
            Self::Text => false,
        }
    }

    /// Returns how much a match in this field is worth.
    pub(super) fn worth(self) -> Worth {
        match self {
            Self::Own(field) => match field.def().words {
                Wording::Own(worth) => worth,
                Wording::Running | Wording::Gathered | Wording::None => Worth::Running,
            },
            Self::Tactic => Worth::Best,
            Self::Area | Self::Actor | Self::Kind => Worth::Good,
            Self::Outlet | Self::Text => Worth::Running,
        }
    }
}

/// Passes on every text of an entry, with the field that it belongs to.
pub fn each_text<'a>(
    entry: EntryRef<'a>,
    taxonomy: &'a Taxonomy,
    mut give: impl FnMut(TextField, &'a str),
) {
    for field in TextField::ALL {
        searchable_texts(field, entry, taxonomy, |text| give(field, text));
    }
}

/// Passes on every text of one field of an entry.
pub(super) fn searchable_texts<'a>(
    field: TextField,
    entry: EntryRef<'a>,
    taxonomy: &'a Taxonomy,
    mut give: impl FnMut(&'a str),
) {
    match field {
        TextField::Own(field) => {
            entry.value(field).into_iter().flat_map(FieldValue::texts).for_each(give);
        }
        TextField::Tactic => {
            entry.tactics.iter().for_each(|tactic| give(taxonomy.tactic_name(tactic)));
        }
        TextField::Area => {
            give(taxonomy.theatre_name(entry.theatre));
            entry.area.into_iter().for_each(|area| give(taxonomy.area_name(area)));
        }
        TextField::Actor => {
            let known = entry.known_actors(taxonomy).filter_map(|id| taxonomy.actor(id));
            let known = known.map(|actor| &*actor.name);
            let known = known.filter(|name| entry.actors().all(|written| written != *name));
            entry.actors().chain(known).for_each(give);
        }
        TextField::Kind => give(taxonomy.kind_name(entry.kind)),
        TextField::Outlet => {
            entry.sources().for_each(|source| give(source.outlet));
            for version in entry.versions() {
                give(version.by());
                version.sources().for_each(|source| give(source.outlet));
            }
        }
        TextField::Text => {
            for field in RUNNING.iter() {
                entry.value(*field).into_iter().flat_map(FieldValue::texts).for_each(&mut give);
            }
            entry.versions().filter_map(|version| version.text()).for_each(give);
        }
    }
}
