//! What each decision does to the list of what is looked over.

use super::decision::{Decision, Key};
use super::fields::known;
use super::gather::first;
use super::item::{Item, Sort};
use super::part::{RULE, merge, split};
use crate::digest::Taxonomy;
use crate::import::block::Block;
use crate::import::field::{Certainty, Field};
use crate::import::piece::PieceKind;

/// The most characters of a value that is typed.
const LONGEST: usize = 4_000;

/// What decisions are applied with.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) blocks: &'a [Block],
    pub(super) taxonomy: &'a Taxonomy,
    /// The first and the last day of the digest, as it writes them.
    pub(super) period: &'a str,
}

/// Returns the place of an item; the list is in the order of keys.
pub(super) fn place(items: &[Item], key: Key) -> Option<usize> {
    items.binary_search_by_key(&key, |item| item.key).ok()
}

/// Carries a decision out. Returns false where it fits nothing, and changes nothing then.
pub(super) fn apply(items: &mut Vec<Item>, decision: &Decision, ground: Ground<'_>) -> bool {
    let Some(at) = place(items, decision.key()) else { return false };
    match decision {
        Decision::Accept(_) => accept(items, at),
        Decision::Change { field, number, value, .. } => {
            let is_short = value.chars().count() <= LONGEST;
            let item = items.get_mut(at).filter(|item| is_short && item.sort != Sort::Merged);
            item.is_some_and(|item| change(item, field, *number, value, ground))
        }
        Decision::Split { block, from, .. } => part(items, at, (*block, *from), ground),
        Decision::Merge(_) => join(items, at),
        Decision::Drop(_) => with(items, at, Sort::Entry, drop),
        Decision::Enter(_) => {
            let before = entry_before(items, at).and_then(|at| items.get(at)).cloned();
            with(items, at, Sort::Point, |item| enter(item, before.as_ref(), ground))
        }
    }
}

/// Changes an item of a sort; returns false for another one.
fn with(items: &mut [Item], at: usize, sort: Sort, change: impl FnOnce(&mut Item)) -> bool {
    let item = items.get_mut(at).filter(|item| item.sort == sort);
    item.map(change).is_some()
}

/// Everything of it is certain now: somebody has looked at it.
fn accept(items: &mut [Item], at: usize) -> bool {
    let open = |item: &&mut Item| {
        !item.is_seen && item.sort != Sort::Merged && item.missing().is_none()
    };
    let Some(item) = items.get_mut(at).filter(open) else { return false };
    item.is_seen = true;
    for field in &mut item.piece.fields {
        field.certainty = Certainty::Certain;
    }
    for field in item.piece.inner.iter_mut().flat_map(|inner| &mut inner.fields) {
        field.certainty = Certainty::Certain;
    }
    if item.sort == Sort::Point {
        untag(item);
    }
    true
}

/// Takes away the tag of what was not understood.
fn untag(item: &mut Item) {
    item.piece.fields.retain(|field| field.name != "tags" || field.value.trim() != "unread");
}

fn sure(name: &'static str, value: &str, field: Option<&Field>) -> Field {
    let span = field.and_then(|field| field.span);
    Field {
        name,
        value: value.to_owned(),
        span,
        certainty: Certainty::Certain,
        rule: RULE.to_owned(),
    }
}

fn change(item: &mut Item, name: &str, number: usize, value: &str, ground: Ground<'_>) -> bool {
    let Some(name) = known(name) else { return false };
    let value = value.trim();
    put(item, name, number, value);
    match name {
        // The words are one's own now.
        "text" if item.sort == Sort::Entry => put(item, "wording", 1, "own"),
        "theatre" => {
            let holds = item.field("area").is_some_and(|area| {
                let theatre = ground.taxonomy.find_theatre(value);
                theatre.is_some_and(|id| ground.taxonomy.find_area(id, &area.value).is_some())
            });
            if !holds {
                item.piece.fields.retain(|field| field.name != "area");
            }
        }
        "area" => follow(item, value, ground.taxonomy),
        _ => {}
    }
    true
}

/// An area lies in one theatre: the entry stands there too.
fn follow(item: &mut Item, area: &str, taxonomy: &Taxonomy) {
    let here = item.field("theatre").and_then(|field| taxonomy.find_theatre(&field.value));
    if here.is_some_and(|theatre| taxonomy.find_area(theatre, area).is_some()) {
        return;
    }
    if let Some((theatre, _)) = taxonomy.areas_called(area).next() {
        put(item, "theatre", 1, taxonomy.theatre_word(theatre));
    }
}

/// Puts a value in the place of a field, adds it, or takes the field away where it is empty.
fn put(item: &mut Item, name: &'static str, number: usize, value: &str) {
    let mut alike = item.piece.fields.iter().enumerate().filter(|(_, field)| field.name == name);
    let at = alike.nth(number.saturating_sub(1)).map(|(at, _)| at);
    let fields = &mut item.piece.fields;
    match at {
        Some(at) if value.is_empty() => {
            fields.remove(at);
        }
        Some(at) => {
            let field = sure(name, value, fields.get(at));
            fields.splice(at..=at, [field]);
        }
        None if value.is_empty() => {}
        None => fields.push(sure(name, value, None)),
    }
}

fn part(items: &mut Vec<Item>, at: usize, from: (usize, usize), ground: Ground<'_>) -> bool {
    let Some(item) = items.get_mut(at).filter(|item| item.sort == Sort::Entry) else {
        return false;
    };
    let Some((before, behind)) = split(ground.blocks, &item.piece, from.0, from.1) else {
        return false;
    };
    let span = first(&behind);
    let mut key = Key { span, number: 1 };
    let doubt = item.doubt;
    item.piece = before;
    item.is_seen = false;
    while place(items, key).is_some() {
        key.number += 1;
    }
    let place = items.partition_point(|item| item.key < key);
    let second = Item::new(key, behind, None);
    // It is looked at right behind the first, and not where its own doubt would put it.
    items.insert(place, Item { doubt, ..second });
    true
}

/// Returns the entry before a place in the text.
pub(super) fn entry_before(items: &[Item], at: usize) -> Option<usize> {
    items.get(..at)?.iter().rposition(|item| item.sort == Sort::Entry)
}

fn join(items: &mut [Item], at: usize) -> bool {
    let Some(before) = entry_before(items, at) else { return false };
    let Some(item) = items.get_mut(at).filter(|item| item.sort == Sort::Entry) else {
        return false;
    };
    item.sort = Sort::Merged;
    let second = item.piece.clone();
    if let Some(item) = items.get_mut(before) {
        merge(&mut item.piece, &second);
        item.is_seen = false;
    }
    true
}

fn drop(item: &mut Item) {
    item.sort = Sort::Point;
    item.is_seen = true;
    item.piece.kind = PieceKind::Point;
    let stays = |field: &Field| {
        matches!(field.name, "text" | "source" | "basis" | "theatre" | "area" | "note")
    };
    item.piece.fields.retain(stays);
    item.piece.fields.push(sure("tags", "unread", None));
}

fn enter(item: &mut Item, before: Option<&Item>, ground: Ground<'_>) {
    item.sort = Sort::Entry;
    item.is_seen = false;
    item.piece.kind = PieceKind::Entry;
    untag(item);
    let guess = |name, value: &str| Field { certainty: Certainty::Guess, ..sure(name, value, None) };
    let mut add = |name: &'static str, value: Option<String>| {
        if item.field(name).is_none()
            && let Some(value) = value
        {
            item.piece.fields.push(guess(name, &value));
        }
    };
    let told = |name: &str| Some(before?.field(name)?.value.clone());
    let taxonomy = ground.taxonomy;
    add("date", told("date").or_else(|| Some(ground.period.to_owned())));
    let kind = taxonomy.kinds().first().map(|kind| kind.id.to_string());
    add("kind", told("kind").or(kind));
    let theatre = || taxonomy.theatres().next().map(|(id, _)| taxonomy.theatre_word(id).to_owned());
    add("theatre", told("theatre").or_else(theatre));
}
