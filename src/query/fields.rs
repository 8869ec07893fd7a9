//! The fields of the language, in the order of its help. The parser, the help, the completion and
//! docs/query.md read them here. The lookups for fields of an entry are in the table in `digest`.

use super::note_condition::NoteCondition;
use super::searchable_texts::TextField;
use crate::digest::{ENTRY_FIELDS, EntryField, FieldForm, Lookup, SearchDef, Stance, Wording};

/// A field of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldName {
    /// The theatre; an entry has it by its place in the digest.
    Theatre,
    /// The area, also by its place.
    Area,
    /// A field of an entry.
    Of(EntryField),
    /// The digest that holds the entry.
    Digest,
    /// The publisher of that digest.
    Publisher,
    /// A property that the archive derives for an entry.
    Is,
    /// What another account says to it.
    Stance,
    /// What is written out of its toll: a basis of its own, and the parts.
    Toll,
    /// The fields that it has.
    Has,
    /// What sort of record it is.
    In,
    /// How far it is from a place.
    Near,
    /// What an analyst noted of it.
    Note,
    /// How an analyst graded it.
    Grade,
}

/// A field, and how it is searched.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// The field itself.
    pub name: FieldName,
    /// Its word, its example, and what else the language knows of it.
    pub search: SearchDef,
}

const fn row(name: FieldName, search: SearchDef) -> FieldSpec {
    FieldSpec { name, search }
}

/// Describes an entry field from its table. A field that cannot be searched fails to compile here.
const fn of(field: EntryField) -> FieldSpec {
    match field.def().search {
        Some(search) => row(FieldName::Of(field), search),
        None => panic!("its table does not say how this field is searched"),
    }
}

/// All fields, in the order of the help.
#[rustfmt::skip]
pub static FIELDS: &[FieldSpec] = &[
    row(FieldName::Theatre, SearchDef::new("theatre", "theatre:iraq", "theatre",
        "the theatre, by any of its names", Lookup::Theatre).or(&["theater"])),
    row(FieldName::Area, SearchDef::new("area", "area:diyala", "area",
        "the area of a theatre, by any of its names", Lookup::Area)),
    of(EntryField::Place),
    row(FieldName::Near, SearchDef::new("near", "near:\"Al-Mayadeen\"~25km", "place",
        "within so many kilometres of a place, where its words lead there", Lookup::Near)),
    of(EntryField::Tactic),
    of(EntryField::Kind),
    of(EntryField::Actor),
    of(EntryField::Target),
    of(EntryField::Text),
    of(EntryField::Basis),
    of(EntryField::Source),
    of(EntryField::Date),
    of(EntryField::Killed),
    of(EntryField::Wounded),
    of(EntryField::KilledOrWounded),
    of(EntryField::Captured),
    row(FieldName::Digest, SearchDef::new("digest", "digest:itic-2020-05-21",
        "id or its beginning", "the digest that tells it", Lookup::Digest)),
    row(FieldName::Publisher, SearchDef::new("publisher", "publisher:itic", "name",
        "who publishes the digest that tells it", Lookup::Publisher)),
    of(EntryField::Wave),
    of(EntryField::Id),
    of(EntryField::Tags),
    row(FieldName::Is, SearchDef::new("is", "is:repeat", "repeat",
        "told before in another digest, and counted there; `new`: new or changed since the last session", Lookup::Repeat)),
    of(EntryField::Time),
    of(EntryField::DateBasis),
    of(EntryField::At),
    of(EntryField::Events),
    of(EntryField::Losses),
    row(FieldName::Toll, SearchDef::new("toll", "toll:police", "basis or part",
        "a basis or a part that is written out of its toll", Lookup::Value)),
    of(EntryField::ClaimedBy),
    of(EntryField::ClaimedOn),
    of(EntryField::DeniedBy),
    of(EntryField::Attribution),
    of(EntryField::Undirected),
    row(FieldName::Stance, SearchDef::new("stance", "stance:denies", "stance",
        "what another account says to it: confirms, denies, corrects", Lookup::Value)),
    of(EntryField::Corrects),
    of(EntryField::ToldFrom),
    of(EntryField::Extra),
    of(EntryField::Wording),
    row(FieldName::Has, SearchDef::new("has", "has:versions", "field",
        "has a value in a field of the format", Lookup::Has)),
    row(FieldName::In, SearchDef::new("in", "in:point", "sort of record",
        "an entry, point, figure, note, wave or digest", Lookup::Record)),
    row(FieldName::Note, SearchDef::new("note", "note:convoy", "words",
        "words of a note that an analyst made beside the archive", Lookup::Note)),
    row(FieldName::Grade, SearchDef::new("grade", "grade:>=B2", "grade",
        "the grade in such a note: B2, B, 2, E..F, >=B2; none where there is none", Lookup::Grade)),
];

/// Returns the field with that name or alias.
pub(super) fn spec_named(word: &str) -> Option<&'static FieldSpec> {
    let word = word.to_lowercase().replace('-', "_");
    FIELDS
        .iter()
        .find(|spec| spec.search.word == word || spec.search.aliases.contains(&word.as_str()))
}

impl FieldSpec {
    /// Returns the entry field whose count this field asks for.
    pub(super) fn counted(&self) -> Option<EntryField> {
        match (self.search.by, self.name) {
            (Lookup::Count, FieldName::Of(field)) => Some(field),
            _ => None, // no other lookup counts, and nothing but an entry has counts
        }
    }

    /// Returns the words that may follow the colon, if they are few and fixed.
    pub(super) fn choices(&self) -> &'static [&'static str] {
        match self.name {
            FieldName::Stance => Stance::WORDS,
            FieldName::Of(field) => field.def().form.choices(),
            FieldName::Theatre
            | FieldName::Area
            | FieldName::Digest
            | FieldName::Publisher
            | FieldName::Is
            | FieldName::Toll
            | FieldName::Has
            | FieldName::In
            | FieldName::Near
            | FieldName::Note
            | FieldName::Grade => &[],
        }
    }

    /// Returns a value as it is looked for by its letters; none if it is none of the fixed words.
    pub(super) fn written(&self, text: &str) -> Option<String> {
        let word = text.to_lowercase();
        let known = if self.name == FieldName::Has {
            ENTRY_FIELDS.iter().any(|def| def.key == word) || NoteCondition::of_has(&word).is_some()
        } else {
            self.choices().is_empty() || self.choices().contains(&word.as_str())
        };
        known.then_some(word)
    }

    /// Returns true if a key may follow the word, as in `x.gtd_id:2020`.
    pub(super) fn has_keys(&self) -> bool {
        matches!(self.name, FieldName::Of(field) if field.def().form == FieldForm::Pairs)
    }

    /// Returns the field in which the words are searched, if this field takes words.
    pub(super) fn text_field(&self) -> Option<TextField> {
        match (self.search.by, self.name) {
            (Lookup::Words, FieldName::Of(field)) => Some(match field.def().words {
                Wording::Own(_) => TextField::Own(field),
                Wording::Running | Wording::Gathered | Wording::None => TextField::Text,
            }),
            _ => None, // no other lookup takes words, and nothing but an entry has them
        }
    }
}

impl FieldName {
    /// Returns the row of the table.
    pub(super) fn spec(self) -> &'static FieldSpec {
        FIELDS.iter().find(|spec| spec.name == self).unwrap_or(&FIELDS[0])
    }

    /// Returns the word before the colon.
    pub fn word(self) -> &'static str {
        self.spec().search.word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_each_name_once_and_every_field_that_can_be_searched() {
        let mut seen = std::collections::HashSet::new();
        for spec in FIELDS {
            assert_eq!(spec.name.word(), spec.search.word);
            for word in std::iter::once(&spec.search.word).chain(spec.search.aliases) {
                assert!(seen.insert(*word), "{word} twice");
            }
            let (before, _) = spec.search.example.split_once(':').unwrap();
            let before = before.split('.').next().unwrap();
            assert_eq!(spec_named(before).unwrap().name, spec.name);
        }
        for def in ENTRY_FIELDS {
            let listed = FIELDS.iter().any(|spec| spec.name == FieldName::Of(def.field));
            assert_eq!(listed, def.search.is_some(), "{}", def.key);
        }
    }
}
