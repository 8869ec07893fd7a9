//! Reads the entries of a digest only as far as they are counted: when each happened, what it is and who
//! stands behind it. Their texts are looked at for faults and not kept.
//!
//! Every value goes through the code that reads it in full. What could have a fault, or mean something
//! to another entry or to another file, is not sure: such a file is read in full.

use super::actors::names_actors;
use super::context::ReadContext;
use super::digest::DigestBuilder;
use super::entry::LOOKBACK;
use super::place::is_usual_phrase;
use super::theatre::Location;
use crate::digest::{
    Basis, DateSpan, ENTRY_FIELDS, Entry, EntryField, FieldDef, FieldForm, KindId, Slice,
    StoredText, StoredToll, Tactics,
};
use crate::yaml::{Node, NodeValue};

/// How far the entries of a digest are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum EntryDepth {
    /// In full.
    #[default]
    Whole,
    /// Only as far as they are counted.
    Counted,
    /// Not at all: one of them is not sure, so that the file has to be read in full.
    Unsure,
}

/// The longest name of which it is sure that it is not cut.
const SHORT: usize = 1_000;

/// What is counted of an entry.
struct CountedEntry<'n> {
    ground: Location,
    date: DateSpan,
    kind: KindId,
    basis: Basis,
    text: &'n str,
}

/// The entries of a digest that are only counted.
#[derive(Default)]
pub(super) struct CountedEntries<'n> {
    met: Vec<CountedEntry<'n>>,
    /// The fields of the entry before, in its order: the next one mostly has the same.
    fields: Vec<&'static FieldDef>,
}

impl CountedEntries<'_> {
    /// Returns the field with exactly this key, that stands at a place of an entry.
    fn field(&mut self, at: usize, key: &str) -> Option<&'static FieldDef> {
        if let Some(known) = self.fields.get(at).copied().filter(|known| known.key == key) {
            return Some(known);
        }
        let field = ENTRY_FIELDS.iter().find(|field| field.key == key)?;
        self.fields.truncate(at);
        self.fields.push(field);
        Some(field)
    }

    /// Returns whether two of them may be the same entry: whether the ids derived from them are. These are
    /// only made of those with the same place, date and kind.
    pub(super) fn are_alike(&mut self, desk: &ReadContext) -> bool {
        let look = |one: &CountedEntry<'_>| (one.ground, one.date.from, one.date.to, one.kind);
        self.met.sort_unstable_by_key(look);
        let alike = self.met.chunk_by(|one, other| look(one) == look(other));
        alike.filter(|alike| alike.len() > 1).any(|alike| {
            let key = |one: &CountedEntry<'_>| {
                Entry::derive_key(one.date, DigestBuilder::ground_word(one.ground, desk), one.text)
            };
            let mut keys: Vec<u32> = alike.iter().map(key).collect();
            keys.sort_unstable();
            keys.windows(2).any(|pair| pair.first() == pair.last())
        })
    }
}

impl<'n> DigestBuilder<'n> {
    /// Counts the entries of a section, as far as all of them are sure.
    pub(super) fn count_entries(
        &mut self,
        items: &'n [Node],
        ground: Option<Location>,
        desk: &mut ReadContext,
    ) {
        let Some(ground) = ground else {
            self.depth = EntryDepth::Unsure;
            return;
        };
        for item in items {
            let counted = self.counted(item, ground, desk);
            let Some(counted) = counted.filter(|counted| self.fits(counted.date)) else {
                self.depth = EntryDepth::Unsure;
                return;
            };
            self.entries.push(counted.entry(item.mark.line));
            self.counted.met.push(counted);
        }
    }

    /// Returns what is counted of an entry; none if it is not sure.
    fn counted(
        &mut self,
        node: &'n Node,
        ground: Location,
        desk: &mut ReadContext,
    ) -> Option<CountedEntry<'n>> {
        let NodeValue::Map(entries) = &node.value else { return None };
        let (mut date, mut kind, mut basis, mut text) = (None, None, None, None);
        for (at, (key, node)) in entries.iter().enumerate() {
            let field = self.counted.field(at, &key.name)?;
            if field.field == EntryField::Date {
                date = Some(desk.happened(node)?);
            } else if field.field == EntryField::Kind {
                kind = Some(desk.kind(node)?);
            } else if field.field == EntryField::Basis {
                basis = Some(exact(node)?.parse().ok()?);
            } else if field.field == EntryField::Text {
                text = Some(said(node)?);
            } else if !desk.is_sound(field, node) {
                return None;
            }
        }
        let (date, kind, basis, text) = (date?, kind?, basis?, text?);
        let counted = CountedEntry { ground, date, kind, basis, text };
        desk.faults.is_empty().then_some(counted)
    }

    /// Returns whether it is sure that nothing is told of a date: it lies within the period of the digest,
    /// or not long before.
    fn fits(&self, date: DateSpan) -> bool {
        self.frame.is_none_or(|frame| {
            let past = frame.period.from.checked_sub_signed(LOOKBACK);
            past.is_some_and(|past| date.from >= past)
                && frame.period.to.is_none_or(|end| date.to <= end)
        })
    }
}

impl ReadContext<'_, '_> {
    /// Returns whether it is sure that nothing is told of a value in a field, if nothing is told already.
    fn is_sound(&mut self, field: &FieldDef, node: &Node) -> bool {
        let is_one_word = || exact(node).is_some_and(|word| !word.contains([',', ';']));
        match field.form {
            FieldForm::Text => said(node).is_some(),
            FieldForm::Tactics => is_one_word() && self.tactic(node).is_some(),
            FieldForm::Place => exact(node).is_some_and(is_usual_phrase),
            FieldForm::Count => {
                self.count(node, field.key);
                !is_checked_count(field.field)
            }
            FieldForm::NameOrNames(_) => {
                if names_actors(field.field) {
                    self.check_names_in(node, field.key);
                }
                are_names(node)
            }
            FieldForm::Names(_) => {
                are_names(node) && (matches!(node.value, NodeValue::List(_)) || is_one_word())
            }
            FieldForm::Sources => exact(node).is_some_and(|told| self.is_sound_source(node, told)),
            // They are checked against other entries or files, or are rare.
            FieldForm::Id
            | FieldForm::Wave
            | FieldForm::Date
            | FieldForm::Kind
            | FieldForm::Basis
            | FieldForm::Versions
            | FieldForm::Name
            | FieldForm::Choice(_)
            | FieldForm::Reference
            | FieldForm::TimeOfDay
            | FieldForm::Position
            | FieldForm::Losses
            | FieldForm::Pairs => false,
        }
    }
}

impl CountedEntry<'_> {
    fn entry(&self, line: u32) -> Entry {
        Entry {
            date: self.date,
            theatre: self.ground.theatre,
            area: self.ground.area,
            kind: self.kind,
            tactics: Tactics::default(),
            basis: self.basis,
            toll: StoredToll::default(),
            known_actor: None,
            line,
            collision_number: 0,
            key: 0,
            id: StoredText::NONE,
            text: StoredText::NONE,
            place: StoredText::NONE,
            actor: StoredText::NONE,
            values: Slice::default(),
            sources: Slice::default(),
            versions: Slice::default(),
        }
    }
}

/// Returns whether a count is checked further: an entry tells an event at least, and some numbers of a
/// toll do not go together.
fn is_checked_count(field: EntryField) -> bool {
    matches!(field, EntryField::Events | EntryField::KilledOrWounded)
}

/// Returns the text of a single value.
fn exact<'n>(node: &'n Node) -> Option<&'n str> {
    match &node.value {
        NodeValue::Scalar(text) => Some(text),
        NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
    }
}

/// Returns a text that says something.
fn said<'n>(node: &'n Node) -> Option<&'n str> {
    exact(node).map(str::trim).filter(|text| !text.is_empty())
}

/// Returns whether a value is a name or a list of names, none of which is cut.
fn are_names(node: &Node) -> bool {
    let is_name = |node: &Node| exact(node).is_some_and(|name| name.len() <= SHORT);
    match &node.value {
        NodeValue::Scalar(_) => is_name(node),
        NodeValue::List(items) => items.iter().all(is_name),
        NodeValue::Null | NodeValue::Map(_) => false,
    }
}
