//! Plain fields of an entry: read by their form alone, as given by the table in `digest`.

use std::borrow::Cow;

use super::actors::names_actors;
use super::context::ReadContext;
use super::digest::{DigestBuilder, Named};
use crate::digest::{
    Count, DateSpan, ENTRY_FIELDS, EntryField, FieldDef, FieldForm, PagePart, Slice, StoredValue,
};
use crate::yaml::{Fault, MapReader, Node};

/// The content of a plain field, until it is known whether the entry is kept.
pub(super) enum Written<'n, 'a> {
    Text(Cow<'n, str>),
    Names(Vec<Box<str>>),
    Count(Count),
    /// Something named by its id. The mention is recorded only if the entry is kept.
    Named(Named, &'n Node<'a>),
}

/// The contents of an entry's plain fields.
pub(super) type PlainFields<'n, 'a> = Vec<(EntryField, Written<'n, 'a>)>;

/// Which plain fields are read together. Those about what happened come before the toll, so that
/// known keys are listed in the order in which people write them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldGroup {
    Event,
    Remarks,
}

impl FieldGroup {
    fn holds(self, part: PagePart) -> bool {
        match part {
            PagePart::When(_) | PagePart::Where(_) | PagePart::Event(_) | PagePart::Toll(_) => {
                self == Self::Event
            }
            PagePart::Standing(_) | PagePart::Remark(_) | PagePart::RemarkInWords => {
                self == Self::Remarks
            }
        }
    }
}

impl ReadContext<'_, '_> {
    /// Reads some of the plain fields and leaves out the empty ones.
    pub(super) fn plain<'n, 'a>(
        &mut self,
        map: &mut MapReader<'n, 'a>,
        among: FieldGroup,
        fields: &mut PlainFields<'n, 'a>,
    ) {
        let wanted = |def: &&FieldDef| def.plain_part().is_some_and(|part| among.holds(part));
        for def in ENTRY_FIELDS.iter().filter(wanted) {
            if let Some(written) = self.written(map, def) {
                fields.push((def.field, written));
            }
        }
    }

    fn written<'n, 'a>(
        &mut self,
        map: &mut MapReader<'n, 'a>,
        def: &FieldDef,
    ) -> Option<Written<'n, 'a>> {
        match def.form {
            FieldForm::Text => self.text(map, def.key).map(|text| Written::Text(text.into())),
            FieldForm::Name => self.name(map, def.key).map(Written::Text),
            FieldForm::Names(_) => {
                let labels = self.labels(map, def.key);
                (!labels.is_empty()).then_some(Written::Names(labels))
            }
            FieldForm::NameOrNames(_) => {
                let is_actor = names_actors(def.field);
                let names =
                    if is_actor { self.actors(map, def.key) } else { self.names(map, def.key) };
                (!names.is_empty()).then_some(Written::Names(names))
            }
            FieldForm::Count => self.plain_count(map, def).map(Written::Count),
            FieldForm::Wave => map.get(def.key).map(|node| Written::Named(Named::Wave, node)),
            FieldForm::Reference => {
                // One entry is set right, but a telling may come from a digest as a whole.
                let is_entry = def.field == EntryField::Corrects;
                let what = if is_entry { Named::Entry } else { Named::Telling };
                map.get(def.key).map(|node| Written::Named(what, node))
            }
            FieldForm::Date => {
                let date: Option<DateSpan> = self.date(map, def.key);
                date.map(|date| Written::Text(date.to_string().into()))
            }
            FieldForm::TimeOfDay => {
                let time = map.get(def.key).and_then(|node| self.time_of_day(node));
                time.map(|time| Written::Text(time.to_string().into()))
            }
            FieldForm::Choice(words) => {
                let node = map.get(def.key)?;
                let known = |word: &str| {
                    let word = meant_answer(word, words);
                    words.iter().find(|known| **known == word).copied()
                };
                self.word(node, def.key, words, known).map(|word| Written::Text(word.into()))
            }
            FieldForm::Position => {
                let node = map.get(def.key)?;
                self.position(node).map(|at| Written::Text(at.to_string().into()))
            }
            FieldForm::Losses => {
                let node = map.get(def.key)?;
                self.losses(node).map(|losses| Written::Text(losses.store().into()))
            }
            FieldForm::Pairs => {
                let node = map.get(def.key)?;
                self.pairs(node).map(|pairs| Written::Text(pairs.into()))
            }
            // These fields have their own places in an entry and are read separately.
            FieldForm::Id
            | FieldForm::Kind
            | FieldForm::Tactics
            | FieldForm::Place
            | FieldForm::Basis
            | FieldForm::Sources
            | FieldForm::Versions => None,
        }
    }

    /// Reads a count; an entry of no event is told.
    fn plain_count(&mut self, map: &mut MapReader<'_, '_>, def: &FieldDef) -> Option<Count> {
        let (at, count) = self.stated(map, def.key)?;
        if def.field == EntryField::Events && count == Count::Exact(0) {
            let message = "an entry that tells no event: it is counted as none";
            let hint = "write how many it tells, or leave `events` out: it is 1 then";
            self.faults.push(Fault::warning(at, message).hint(hint));
        }
        Some(count)
    }
}

/// Returns `yes` or `no` where these are the choice and a word of YAML stands for one of them:
/// programs write `true`.
fn meant_answer<'a>(word: &'a str, words: &[&str]) -> &'a str {
    let is = |others: [&str; 4]| others.iter().any(|other| word.eq_ignore_ascii_case(other));
    if words.contains(&"yes") && is(["yes", "true", "on", "y"]) {
        "yes"
    } else if words.contains(&"no") && is(["no", "false", "off", "n"]) {
        "no"
    } else {
        word
    }
}

impl DigestBuilder<'_> {
    /// Stores the contents of the plain fields of the entry in a line.
    pub(super) fn keep_plain(
        &mut self,
        fields: PlainFields<'_, '_>,
        line: u32,
        desk: &mut ReadContext,
    ) -> Slice {
        let first = self.values.len();
        for (field, written) in fields {
            let text = match written {
                Written::Text(text) => self.texts.keep(&text),
                Written::Names(names) => self.texts.keep(&names.join("\n")),
                Written::Count(count) => self.texts.keep(&count.to_string()),
                Written::Named(what, node) => self.mention(what, node, line, desk),
            };
            self.values.push(StoredValue { field, text });
        }
        Slice::from(first, self.values.len())
    }
}
