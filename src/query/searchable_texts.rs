//! What an entry tells, field by field: the texts that a word of a query is looked for in.
//!
//! The index and the slow evaluator both read entries through here.

use std::sync::LazyLock;

use crate::digest::{
    ENTRY_FIELDS, EntryField, EntryRef, FieldForm, FieldValue, Taxonomy, Wording, Worth,
};

/// A part of an entry that has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A field whose words are looked for by themselves: the place phrase, the target.
    Own(EntryField),
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

/// The fields of an entry that are running text. Every entry of an archive is asked for them.
static RUNNING: LazyLock<Vec<EntryField>> = LazyLock::new(|| {
    let running = ENTRY_FIELDS.iter().filter(|def| def.words == Wording::Running);
    running.map(|def| def.field).collect()
});

/// How many fields of an entry have words of their own.
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

impl Field {
    const GATHERED: [Self; 6] =
        [Self::Tactic, Self::Area, Self::Actor, Self::Kind, Self::Outlet, Self::Text];

    /// Every one, those of their own first.
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

    /// Its place among all.
    pub(super) fn place(self) -> usize {
        Self::ALL.iter().position(|field| *field == self).unwrap_or(Self::ALL.len() - 1)
    }

    /// True where the same few texts come again and again.
    pub(super) fn repeats(self) -> bool {
        match self {
            Self::Own(field) => !matches!(field.def().form, FieldForm::Place | FieldForm::Text),
            Self::Tactic | Self::Area | Self::Actor | Self::Kind | Self::Outlet => true,
            Self::Text => false,
        }
    }

    /// How much a match here is worth.
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

/// Gives every text of an entry with the field that it belongs to.
pub(super) fn told<'a>(
    entry: EntryRef<'a>,
    taxonomy: &'a Taxonomy,
    mut give: impl FnMut(Field, &'a str),
) {
    for field in Field::ALL {
        searchable_texts(field, entry, taxonomy, |text| give(field, text));
    }
}

/// Gives every text of one field of an entry.
pub(super) fn searchable_texts<'a>(
    field: Field,
    entry: EntryRef<'a>,
    taxonomy: &'a Taxonomy,
    mut give: impl FnMut(&'a str),
) {
    match field {
        Field::Own(field) => {
            entry.value(field).into_iter().flat_map(FieldValue::texts).for_each(give);
        }
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
            for field in RUNNING.iter() {
                entry.value(*field).into_iter().flat_map(FieldValue::texts).for_each(&mut give);
            }
            entry.versions().filter_map(|version| version.text()).for_each(give);
        }
    }
}
