//! What each decision does to the list of what is looked over.

use super::decision::{ReviewDecision, ReviewKey};
use super::fields::known;
use super::gather::first;
use super::head::{head_changed, publisher_of, sources_follow};
use super::item::{ItemSort, ReadAs, ReviewItem};
use super::part::{RULE, merge, split};
use super::reread::{PartReading, reread};
use crate::digest::Taxonomy;
use crate::import::block_words::BlockWords;
use crate::import::field::{Certainty, Field};
use crate::import::piece::PieceKind;
use crate::order::CompactSort as _;

/// The tag of accepted guesses, and what that of each field begins with.
const GUESSED: &str = "guessed";

/// The most characters of a value that is typed.
const LONGEST: usize = 4_000;

/// What decisions are applied with.
#[derive(Clone, Copy)]
pub(super) struct ReviewGround<'a> {
    pub(super) blocks: &'a BlockWords<'a>,
    pub(super) taxonomy: &'a Taxonomy,
    /// What parts of entries are read anew with.
    pub(super) rereading: &'a PartReading,
    /// The first and the last day of the digest, as it writes them.
    pub(super) period: &'a str,
}

/// Returns the place of an item; the list is in the order of keys.
pub(super) fn place(items: &[ReviewItem], key: ReviewKey) -> Option<usize> {
    items.binary_search_by_key(&key, |item| item.key).ok()
}

/// Carries a decision out. Returns false where it fits nothing, and changes nothing then.
pub(super) fn apply(
    items: &mut Vec<ReviewItem>,
    decision: &ReviewDecision,
    ground: ReviewGround<'_>,
) -> bool {
    if let ReviewDecision::AcceptAll(keys) = decision {
        let places: Vec<usize> = keys.iter().filter_map(|key| place(items, *key)).collect();
        let accepted = places.into_iter().filter(|at| accept(items, *at)).count();
        return accepted > 0;
    }
    let Some(at) = place(items, decision.key()) else { return false };
    match decision {
        ReviewDecision::Accept(_) | ReviewDecision::AcceptAll(_) => accept(items, at),
        ReviewDecision::Change { field, number, value, .. } => {
            let is_short = value.chars().count() <= LONGEST;
            let publisher = items.get(at).and_then(|head| publisher_of(head, field));
            let item = items.get_mut(at).filter(|item| is_short && item.sort != ItemSort::Merged);
            let changed = item.is_some_and(|item| change(item, field, *number, value, ground));
            if let Some(before) = publisher.filter(|_| changed) {
                sources_follow(items, &before, value.trim());
            }
            changed
        }
        ReviewDecision::Split { block, from, .. } => part(items, at, (*block, *from), ground),
        ReviewDecision::Merge(_) => join(items, at),
        ReviewDecision::Drop(_) => with(items, at, ItemSort::Entry, drop),
        ReviewDecision::Enter(_) => {
            let before = entry_before(items, at).and_then(|at| items.get(at)).cloned();
            with(items, at, ItemSort::Point, |item| enter(item, before.as_ref(), ground))
        }
    }
}

/// Changes an item of a sort; returns false for another one.
fn with(
    items: &mut [ReviewItem],
    at: usize,
    sort: ItemSort,
    change: impl FnOnce(&mut ReviewItem),
) -> bool {
    let item = items.get_mut(at).filter(|item| item.sort == sort);
    item.map(change).is_some()
}

/// Everything of it is certain now: somebody has looked at it.
fn accept(items: &mut [ReviewItem], at: usize) -> bool {
    let open = |item: &&mut ReviewItem| {
        !item.is_seen && item.sort != ItemSort::Merged && item.missing().is_none()
    };
    let Some(item) = items.get_mut(at).filter(open) else { return false };
    item.is_seen = true;
    let guessed = guessed_tags(item);
    for field in &mut item.piece.fields {
        field.certainty = Certainty::Certain;
    }
    for field in item.piece.inner.iter_mut().flat_map(|inner| &mut inner.fields) {
        field.certainty = Certainty::Certain;
    }
    if item.sort == ItemSort::Point {
        untag(item);
    }
    item.piece.fields.extend(guessed);
    true
}

/// Returns tags for the fields that were guesses until now: nobody changed them, and who reads the digest
/// shall see which they were.
fn guessed_tags(item: &ReviewItem) -> Vec<Field> {
    let mut names: Vec<&str> = Vec::new();
    if matches!(item.sort, ItemSort::Entry | ItemSort::Point) {
        let guesses = item.piece.fields.iter().filter(|field| field.certainty == Certainty::Guess);
        names.extend(guesses.map(|field| field.name).filter(|name| *name != "tags"));
    }
    // There are few fields.
    names.compact_sort();
    names.dedup();
    let tags = names.iter().map(|name| format!("{GUESSED} {name}"));
    // One of them is found without naming a field.
    let tags = (!names.is_empty()).then(|| GUESSED.to_owned()).into_iter().chain(tags);
    tags.map(|tag| sure("tags", &tag, None)).collect()
}

/// Takes away the tag of what was not understood.
fn untag(item: &mut ReviewItem) {
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

fn change(
    item: &mut ReviewItem,
    name: &str,
    number: usize,
    value: &str,
    ground: ReviewGround<'_>,
) -> bool {
    let Some(name) = known(item.sort, name) else { return false };
    let value = value.trim();
    put(item, name, number, value);
    match name {
        _ if item.sort == ItemSort::Head => head_changed(item, name),
        // The day is told now, and no guess by what stands around it.
        "date" if is_guessed(item, "date_basis") => put(item, "date_basis", 1, ""),
        // The words are one's own now.
        "text" if item.sort == ItemSort::Entry => put(item, "wording", 1, "own"),
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

fn is_guessed(item: &ReviewItem, name: &str) -> bool {
    item.field(name).is_some_and(|field| field.certainty != Certainty::Certain)
}

/// An area lies in one theatre: the entry stands there too.
fn follow(item: &mut ReviewItem, area: &str, taxonomy: &Taxonomy) {
    let here = item.field("theatre").and_then(|field| taxonomy.find_theatre(&field.value));
    if here.is_some_and(|theatre| taxonomy.find_area(theatre, area).is_some()) {
        return;
    }
    if let Some((theatre, _)) = taxonomy.areas_called(area).next() {
        put(item, "theatre", 1, taxonomy.theatre_word(theatre));
    }
}

/// Puts a value in the place of a field, adds it, or takes the field away where it is empty.
pub(super) fn put(item: &mut ReviewItem, name: &'static str, number: usize, value: &str) {
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

fn part(
    items: &mut Vec<ReviewItem>,
    at: usize,
    from: (usize, usize),
    ground: ReviewGround<'_>,
) -> bool {
    let Some(item) = items.get_mut(at).filter(|item| item.sort == ItemSort::Entry) else {
        return false;
    };
    let Some(halves) = split(ground.blocks, &item.piece, from.0, from.1) else {
        return false;
    };
    let (before, behind) = reread(&item.piece, halves, ground);
    let span = first(&behind);
    let mut key = ReviewKey { span, number: 1 };
    let doubt = item.doubt;
    item.piece = before;
    item.is_seen = false;
    while place(items, key).is_some() {
        key.number += 1;
    }
    let place = items.partition_point(|item| item.key < key);
    let second = ReviewItem::new(key, behind, ReadAs::Entry);
    // It is looked at right behind the first, and not where its own doubt would put it.
    items.insert(place, ReviewItem { doubt, ..second });
    true
}

/// Returns the entry before a place in the text.
pub(super) fn entry_before(items: &[ReviewItem], at: usize) -> Option<usize> {
    items.get(..at)?.iter().rposition(|item| item.sort == ItemSort::Entry)
}

fn join(items: &mut [ReviewItem], at: usize) -> bool {
    let Some(before) = entry_before(items, at) else { return false };
    let Some(item) = items.get_mut(at).filter(|item| item.sort == ItemSort::Entry) else {
        return false;
    };
    item.sort = ItemSort::Merged;
    let second = item.piece.clone();
    if let Some(item) = items.get_mut(before) {
        merge(&mut item.piece, &second);
        item.is_seen = false;
    }
    true
}

fn drop(item: &mut ReviewItem) {
    item.sort = ItemSort::Point;
    item.is_seen = true;
    item.piece.kind = PieceKind::Point;
    let stays = |field: &Field| {
        matches!(field.name, "text" | "source" | "basis" | "theatre" | "area" | "note")
    };
    item.piece.fields.retain(stays);
    item.piece.fields.push(sure("tags", "unread", None));
}

fn enter(item: &mut ReviewItem, before: Option<&ReviewItem>, ground: ReviewGround<'_>) {
    item.sort = ItemSort::Entry;
    item.is_seen = false;
    item.piece.kind = PieceKind::Entry;
    untag(item);
    let guess =
        |name, value: &str| Field { certainty: Certainty::Guess, ..sure(name, value, None) };
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
