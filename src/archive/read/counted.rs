//! Reads the entries of a digest only as far as they are counted: when each happened, what it is and who
//! stands behind it. Their texts are looked at for faults and not kept.
//!
//! Every value goes through the code that reads it in full. What could have a fault, or mean something
//! to another entry or to another file, is not sure: such a file is read in full.

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
    date: DateSpan,
    kind: KindId,
    basis: Basis,
    text: &'n str,
}

/// The fields of the entry before, in its order: the next one mostly has the same.
#[derive(Default)]
pub(super) struct FieldOrder(Vec<&'static FieldDef>);

impl FieldOrder {
    /// Returns the field with exactly this key, that stands at a place of an entry.
    fn field(&mut self, at: usize, key: &str) -> Option<&'static FieldDef> {
        if let Some(known) = self.0.get(at).copied().filter(|known| known.key == key) {
            return Some(known);
        }
        let field = ENTRY_FIELDS.iter().find(|field| field.key == key)?;
        self.0.truncate(at);
        self.0.push(field);
        Some(field)
    }
}

impl DigestBuilder {
    /// Counts the entries of a section, as far as all of them are sure.
    pub(super) fn count_entries(
        &mut self,
        items: &[Node],
        ground: Option<Location>,
        desk: &mut ReadContext,
    ) {
        let Some(ground) = ground else {
            self.depth = EntryDepth::Unsure;
            return;
        };
        let mut met = Vec::with_capacity(items.len());
        for item in items {
            let counted = self.counted(item, desk);
            let Some(counted) = counted.filter(|counted| self.fits(counted.date)) else {
                self.depth = EntryDepth::Unsure;
                return;
            };
            self.entries.push(counted.entry(ground, item.mark.line));
            met.push(counted);
        }
        if are_alike(met, Self::ground_word(ground, desk)) {
            self.depth = EntryDepth::Unsure;
        }
    }

    /// Returns what is counted of an entry; none if it is not sure.
    fn counted<'n>(&mut self, node: &'n Node, desk: &mut ReadContext) -> Option<CountedEntry<'n>> {
        let NodeValue::Map(entries) = &node.value else { return None };
        let (mut date, mut kind, mut basis, mut text) = (None, None, None, None);
        for (at, (key, node)) in entries.iter().enumerate() {
            let field = self.fields.field(at, &key.name)?;
            match field.form {
                FieldForm::Date if field.field == EntryField::Date => {
                    date = Some(desk.happened(node)?);
                }
                FieldForm::Kind => kind = Some(desk.kind(node)?),
                FieldForm::Basis => basis = Some(exact(node)?.parse().ok()?),
                FieldForm::Text if field.field == EntryField::Text => text = Some(said(node)?),
                FieldForm::Text => {
                    said(node)?;
                }
                FieldForm::Tactics => {
                    let word = exact(node).filter(|word| !word.contains([',', ';']))?;
                    desk.tactic(node).filter(|_| !word.is_empty())?;
                }
                FieldForm::Place => {
                    is_usual_phrase(exact(node)?).then_some(())?;
                }
                FieldForm::Count if is_checked_count(field.field) => return None,
                FieldForm::Count => {
                    exact(node)?;
                    desk.count(node, field.key);
                }
                FieldForm::NameOrNames(_) if field.field == EntryField::Target => {
                    names(node).then_some(())?;
                }
                FieldForm::NameOrNames(_) => {
                    names(node).then_some(())?;
                    desk.check_names_in(node, field.key);
                }
                FieldForm::Sources => {
                    let told = exact(node)?;
                    desk.is_sound_source(node, told).then_some(())?;
                }
                FieldForm::Names(_) => {
                    let is_list = matches!(node.value, NodeValue::List(_));
                    let is_one = || exact(node).is_some_and(|word| !word.contains([',', ';']));
                    (names(node) && (is_list || is_one())).then_some(())?;
                }
                // They are checked against other entries or files, or are rare.
                FieldForm::Id
                | FieldForm::Wave
                | FieldForm::Date
                | FieldForm::Versions
                | FieldForm::Name
                | FieldForm::Choice(_)
                | FieldForm::Reference
                | FieldForm::TimeOfDay
                | FieldForm::Position
                | FieldForm::Losses
                | FieldForm::Pairs => return None,
            }
        }
        let counted = CountedEntry { date: date?, kind: kind?, basis: basis?, text: text? };
        desk.faults.is_empty().then_some(counted)
    }

    /// Returns whether the entries of one place stand in several sections.
    pub(super) fn has_sections_of_one_place(&self) -> bool {
        let filled = self.sections.iter().filter(|section| section.len > 0);
        let mut places: Vec<_> = filled.map(|section| (section.theatre, section.area)).collect();
        places.sort_unstable();
        places.windows(2).any(|pair| pair.first() == pair.last())
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

impl CountedEntry<'_> {
    fn entry(&self, ground: Location, line: u32) -> Entry {
        Entry {
            date: self.date,
            theatre: ground.theatre,
            area: ground.area,
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

/// Returns whether two entries of a section may be the same: whether the ids derived from them are. These
/// are only made of those with the same date and kind.
fn are_alike(mut met: Vec<CountedEntry<'_>>, area: &str) -> bool {
    let look = |one: &CountedEntry<'_>| (one.date.from, one.date.to, one.kind);
    met.sort_unstable_by_key(look);
    met.chunk_by(|one, other| look(one) == look(other)).filter(|alike| alike.len() > 1).any(
        |alike| {
            let key = |one: &CountedEntry<'_>| Entry::derive_key(one.date, area, one.text);
            let mut keys: Vec<u32> = alike.iter().map(key).collect();
            keys.sort_unstable();
            keys.windows(2).any(|pair| pair.first() == pair.last())
        },
    )
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
fn names(node: &Node) -> bool {
    let is_name = |node: &Node| exact(node).is_some_and(|name| name.len() <= SHORT);
    match &node.value {
        NodeValue::Scalar(_) => is_name(node),
        NodeValue::List(items) => items.iter().all(is_name),
        NodeValue::Null | NodeValue::Map(_) => false,
    }
}
