//! Values that are looked for by their letters, from the beginning: a time, an id, a word of a fixed
//! few, a key of the archive's own. Both evaluators ask here.

use super::fields::FieldName;
use crate::digest::{EntryField, EntryRef, FieldValue, Harm, Pairs};

/// A value that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WantedValue {
    field: FieldName,
    /// The key of a free map, as keys are compared; any key if there is none.
    key: Option<String>,
    /// Its first letters, as they are compared.
    start: String,
}

impl WantedValue {
    pub(super) fn new(field: FieldName, key: Option<String>, start: &str) -> Self {
        Self { field, key, start: compared(start) }
    }

    /// Returns the fields that an entry must have some of to say the value.
    pub(super) fn fields(&self) -> Vec<EntryField> {
        match self.field {
            FieldName::Of(field) => vec![field],
            FieldName::Stance => vec![EntryField::Versions],
            FieldName::Toll => Harm::ALL.map(Harm::field).to_vec(),
            FieldName::Theatre
            | FieldName::Area
            | FieldName::Digest
            | FieldName::Publisher
            | FieldName::Is
            | FieldName::Has
            | FieldName::In
            | FieldName::Near
            | FieldName::Note
            | FieldName::Grade => Vec::new(),
        }
    }

    /// Returns true if an entry that leaves the field out means this value.
    pub(super) fn is_left_out(&self) -> bool {
        // Only a field of an entry can be left out.
        let FieldName::Of(field) = self.field else { return false };
        field.def().left_out.is_some_and(|value| self.begins(value))
    }

    /// Returns true if an entry says the value.
    pub(super) fn is_in(&self, entry: EntryRef<'_>) -> bool {
        match self.field {
            FieldName::Of(field) => match entry.value(field) {
                None => self.is_left_out(),
                Some(FieldValue::Position(at)) => self.begins(&at.to_string()),
                Some(FieldValue::Pairs(pairs)) => self.is_one_of(pairs),
                Some(value) => value.texts().any(|text| self.begins(text)),
            },
            FieldName::Stance => {
                let mut stances = entry.versions().filter_map(|version| version.stance());
                stances.any(|stance| self.begins(&stance.to_string()))
            }
            FieldName::Toll => Harm::ALL.into_iter().any(|harm| {
                let own = Some(entry.basis_of(harm)).filter(|basis| *basis != entry.basis);
                own.is_some_and(|basis| self.begins(basis.word()))
                    || entry.parts_of(harm).any(|(label, _)| self.begins(label))
            }),
            FieldName::Theatre
            | FieldName::Area
            | FieldName::Digest
            | FieldName::Publisher
            | FieldName::Is
            | FieldName::Has
            | FieldName::In
            | FieldName::Near
            | FieldName::Note
            | FieldName::Grade => false,
        }
    }

    fn is_one_of(&self, mut pairs: Pairs<'_>) -> bool {
        pairs.any(|(key, value)| {
            let is_meant = self.key.as_ref().is_none_or(|meant| *meant == Pairs::folded_key(key));
            is_meant && self.begins(value)
        })
    }

    fn begins(&self, text: &str) -> bool {
        compared(text).starts_with(&self.start)
    }
}

/// Returns letters as they are compared: small ones, without the sign of what is only about.
fn compared(text: &str) -> String {
    text.trim().trim_start_matches('~').to_lowercase()
}
