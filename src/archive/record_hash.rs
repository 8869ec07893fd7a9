//! What a record is known by beside its id: a hash over all that it says, without its file and line, so
//! that it can be told later whether it still says the same.
//!
//! Nothing here keeps a hash, or decides what follows where one differs.

use std::fmt::{Display, Write as _};

use sha2::{Digest as _, Sha256};

use super::{Corpus, RecordKey};
use crate::digest::{
    AccountRef, Casualties, ENTRY_FIELDS, EntryField, EntryRef, FieldDef, FieldForm, FieldValue,
    Harm, Passage, PassageText, RecordHash, Taxonomy,
};

/// Ends a field, and a part of one: no clean text holds these.
const FIELD_END: char = '\u{1e}';
const PART_END: char = '\u{1f}';

/// Returns the hash of a record; none where the corpus does not have it.
pub fn record_hash(corpus: &Corpus, key: RecordKey) -> Option<RecordHash> {
    record_hash_with(corpus, key, &mut |_, _| {})
}

/// Returns the same, and passes on what it goes over, as [`each_said`] does: in one pass, for those who
/// hash an archive.
pub(super) fn record_hash_with(
    corpus: &Corpus,
    key: RecordKey,
    beside: &mut dyn FnMut(&'static str, &str),
) -> Option<RecordHash> {
    let mut sum = Sha256::new();
    each_said(corpus, key, &mut |name, said| {
        beside(name, said);
        for (text, end) in [(name, PART_END), (said, FIELD_END)] {
            sum.update(text);
            sum.update(end.encode_utf8(&mut [0; 4]));
        }
    })?;
    let whole: [u8; 32] = sum.finalize().into();
    whole.first_chunk().copied().map(RecordHash)
}

/// Passes on each field in which a record says something, by its name in the format, and what it says
/// there as text; none where the corpus does not have the record. The order is always the same.
pub fn each_said(
    corpus: &Corpus,
    key: RecordKey,
    take: &mut dyn FnMut(&'static str, &str),
) -> Option<()> {
    match key {
        RecordKey::Entry(key) => of_entry(corpus.entry(key)?, corpus.taxonomy(), take),
        RecordKey::Passage(key) => of_passage(&corpus.passage(key)?, corpus.taxonomy(), take),
    }
    Some(())
}

fn of_entry(entry: EntryRef<'_>, words: &Taxonomy, take: &mut dyn FnMut(&'static str, &str)) {
    take("theatre", words.theatre_word(entry.theatre));
    if let Some(area) = entry.area {
        take("area", words.area_word(area));
    }
    let mut said = String::new();
    for def in ENTRY_FIELDS {
        said.clear();
        entry_field(entry, def, words, &mut said);
        if !said.is_empty() {
            take(def.key, &said);
        }
    }
}

/// Writes what an entry says in one field; nothing where it says nothing. The form of the field decides,
/// so that a plain field needs no line here.
fn entry_field(entry: EntryRef<'_>, def: &FieldDef, words: &Taxonomy, said: &mut String) {
    match def.form {
        // Derived ids follow from the rest, and a written one is what the record is looked up by.
        FieldForm::Id => {}
        FieldForm::Kind => part(said, words.kind_word(entry.kind)),
        FieldForm::Basis => part(said, entry.basis),
        FieldForm::Tactics => {
            for tactic in entry.tactics.iter() {
                part(said, words.tactic_word(tactic));
            }
        }
        FieldForm::Sources => {
            for source in entry.sources() {
                part(said, source);
            }
        }
        FieldForm::Versions => {
            for version in entry.versions() {
                account(said, &version);
            }
        }
        FieldForm::Count => counted(entry, def.field, said),
        FieldForm::Date if def.field == EntryField::Date => part(said, entry.date),
        FieldForm::Text
        | FieldForm::Name
        | FieldForm::Wave
        | FieldForm::Date
        | FieldForm::Choice(_)
        | FieldForm::Reference
        | FieldForm::TimeOfDay
        | FieldForm::Names(_)
        | FieldForm::NameOrNames(_)
        | FieldForm::Place
        | FieldForm::Position
        | FieldForm::Losses
        | FieldForm::Pairs => {
            if let Some(value) = entry.value(def.field) {
                plain(said, value);
            }
        }
    }
}

/// Writes a count; one of the toll with who stands behind it and its parts.
fn counted(entry: EntryRef<'_>, field: EntryField, said: &mut String) {
    if let Some(value) = entry.value(field) {
        plain(said, value);
    }
    for harm in Harm::ALL.into_iter().filter(|harm| harm.field() == field) {
        if entry.casualties().get(harm).is_some() {
            part(said, entry.basis_of(harm));
        }
        for (label, count) in entry.parts_of(harm) {
            part(said, label);
            part(said, count);
        }
    }
}

fn plain(said: &mut String, value: FieldValue<'_>) {
    match value {
        FieldValue::Text(text) => part(said, text),
        FieldValue::Names(names) => {
            for name in names {
                part(said, name);
            }
        }
        FieldValue::Count(count) => part(said, count),
        FieldValue::Toll(toll) => casualties(said, toll),
        FieldValue::Position(position) => part(said, position),
        FieldValue::Pairs(pairs) => {
            for (key, value) in pairs {
                part(said, key);
                part(said, value);
            }
        }
    }
}

fn account(said: &mut String, version: &AccountRef<'_>) {
    part(said, version.by());
    part(said, version.basis());
    part(said, version.text().unwrap_or(""));
    part(said, version.stance().map(|stance| stance.to_string()).unwrap_or_default());
    part(said, version.date().map(|date| date.to_string()).unwrap_or_default());
    casualties(said, version.casualties());
    for source in version.sources() {
        part(said, source);
    }
}

fn casualties(said: &mut String, toll: Casualties) {
    for (harm, count) in toll.stated() {
        part(said, harm.key());
        part(said, count);
    }
}

fn of_passage(passage: &Passage<'_>, words: &Taxonomy, take: &mut dyn FnMut(&'static str, &str)) {
    take("in", passage.kind().word());
    if let Some(theatre) = passage.theatre {
        take("theatre", words.theatre_word(theatre));
    }
    if let Some(area) = passage.area {
        take("area", words.area_word(area));
    }
    if passage.has_own_days() {
        take("period", &passage.date().period().to_string());
    }
    if let Some(basis) = passage.basis() {
        take("basis", basis.word());
    }
    // A figure in words leaves parts out that it has.
    if let PassageText::Figure(figure) = passage.says {
        let mut said = String::new();
        for of in &figure.parts {
            part(&mut said, &of.label);
            part(&mut said, of.count);
        }
        take("parts", &said);
    }
    take("text", &passage.labelled_text());
    let mut said = String::new();
    for source in passage.sources() {
        part(&mut said, source.view());
    }
    take("sources", &said);
}

fn part(said: &mut String, what: impl Display) {
    // Writing to a string never fails.
    let _ = write!(said, "{what}{PART_END}");
}
