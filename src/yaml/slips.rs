//! Slips that make valid YAML: what was most likely meant by a mapping. Nothing here reads the text
//! of the file.

use std::borrow::Cow;
use std::collections::HashSet;

use super::fault::{FaultList, excerpt};
use super::{Fault, Key, Mark, Node, NodeValue};

/// The entries of a mapping.
pub(super) type MapEntries<'a> = Vec<(Key<'a>, Node<'a>)>;

/// Returns true for a comment that has no blank after its `#`.
pub(super) fn is_cut_text(comment: &str) -> bool {
    let rest = comment.strip_prefix('#').and_then(|rest| rest.chars().next());
    rest.is_some_and(|c| !c.is_whitespace() && !matches!(c, '#' | '-' | '=' | '!'))
}

/// Returns true for a key that begins with a dash and no blank: `-date`.
pub(super) fn is_dashed(key: &str) -> bool {
    key.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Returns what was meant by a key without a value within brackets: `kind:attack` lacks a blank,
/// and `{ text: two killed, one wounded }` goes on with a text that holds a comma.
pub(super) fn in_brackets<'a>(
    key: Key<'a>,
    node: Node<'a>,
    before: &mut [(Key<'a>, Node<'a>)],
    findings: &mut FaultList,
) -> Option<(Key<'a>, Node<'a>)> {
    let word = |name: &str| name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_');
    if let Some((name, value)) = key.name.split_once([':', '=', '：'])
        && let (name, value) = (name.trim_end(), value.trim())
        && word(name)
        && !name.is_empty()
        && !value.is_empty()
    {
        let behind = key.name.get(name.len()..).unwrap_or_default();
        let column = key.mark.column as usize + name.len();
        let mark = Mark::at(key.mark.line as usize, column);
        let is_colon = behind.starts_with(':');
        let fault = Fault::warning(mark, if is_colon { MISSING_BLANK } else { NO_COLON });
        findings.push(fault.hint("write `key: value`"));
        let until = behind.len() - value.len();
        let before = behind.get(..until).unwrap_or_default().chars().count();
        let mark = Mark::at(key.mark.line as usize, column + before);
        let value = NodeValue::Scalar(Cow::Owned(value.to_owned()));
        let name = Cow::Owned(name.to_owned());
        return Some((Key { mark: key.mark, name }, Node { mark, value }));
    }
    // A single word may as well be a key whose value was forgotten.
    let goes_on = key.name.contains(' ') || !word(&key.name);
    match before.last_mut() {
        Some((_, Node { value: NodeValue::Scalar(text), .. })) if goes_on => {
            let number = |text: &str, at: fn(&str) -> Option<char>| {
                at(text).is_some_and(|c| c.is_ascii_digit())
            };
            let is_number = key.name.len() >= 3
                && number(text, |t| t.chars().next_back())
                && number(&key.name, |t| t.chars().next());
            let comma = if is_number { "," } else { ", " };
            let fault = Fault::warning(key.mark, "a comma inside a text: read as part of it");
            findings.push(fault.hint("put the text in quotes"));
            *text = Cow::Owned(format!("{text}{comma}{}", key.name));
            None
        }
        Some(_) | None => Some((key, node)),
    }
}

const MISSING_BLANK: &str = "a space is missing after the colon";
/// What is told where another sign stands between a key and its value.
pub(super) const NO_COLON: &str =
    "a colon belongs between a key and its value: read as if it stood here";

/// Replaces a key `<<` by what it stands for: the keys of other mappings that are not written here.
pub(super) fn merge(entries: &mut MapEntries<'_>, findings: &mut FaultList) {
    let Some(at) = entries.iter().position(|(key, _)| key.name == "<<") else { return };
    let (key, node) = entries.remove(at);
    let maps = match node.value {
        NodeValue::Map(more) => vec![more],
        NodeValue::List(items) => {
            let maps = items.into_iter().filter_map(|item| match item.value {
                NodeValue::Map(more) => Some(more),
                NodeValue::Null | NodeValue::Scalar(_) | NodeValue::List(_) => None,
            });
            maps.collect()
        }
        NodeValue::Null | NodeValue::Scalar(_) => {
            let fault = Fault::error(key.mark, "`<<` must name a mapping");
            findings.push(fault.hint("write the keys out"));
            return;
        }
    };
    let mut known: HashSet<String> = entries.iter().map(|(key, _)| key.name.to_string()).collect();
    for (key, node) in maps.into_iter().flatten() {
        if known.insert(key.name.to_string()) {
            entries.push((key, node));
        }
    }
}

/// Returns the items that a mapping in a list was meant to be: where the key that begins it comes
/// again, with others, a dash is missing.
pub(super) fn items<'a>(entries: MapEntries<'a>, findings: &mut FaultList) -> Vec<MapEntries<'a>> {
    let names = || entries.iter().map(|(key, _)| &*key.name);
    let first = names().next().map(ToOwned::to_owned);
    let at = names().skip(1).position(|name| Some(name) == first.as_deref());
    let (Some(first), Some(at)) = (first, at) else { return vec![entries] };
    let before: HashSet<&str> = names().take(at + 1).collect();
    if names().skip(at + 1).filter(|name| before.contains(name)).take(2).count() < 2 {
        return vec![entries];
    }
    let mut items: Vec<MapEntries<'a>> = Vec::new();
    for (key, node) in entries {
        match items.last_mut() {
            Some(item) if *key.name != *first => item.push((key, node)),
            last => {
                if last.is_some() {
                    let name = excerpt(&first);
                    let message = format!("`{name}` begins another item: a dash is missing");
                    let hint = format!("write `- {name}: …`, and indent what follows as deep");
                    findings.push(Fault::warning(key.mark, message).hint(hint));
                }
                items.push(vec![(key, node)]);
            }
        }
    }
    items
}

/// Keeps the first of duplicate keys.
pub(super) fn drop_doubled(entries: &mut MapEntries<'_>, findings: &mut FaultList) {
    // Up to this many, comparing all pairs is cheaper than hashing.
    const FEW: usize = 24;
    let doubled: HashSet<Mark> = if entries.len() <= FEW {
        let names = |at: usize| entries.iter().take(at).map(|(key, _)| &key.name);
        let doubled = |(at, (key, _)): &(usize, &(Key, Node))| names(*at).any(|n| *n == key.name);
        entries.iter().enumerate().filter(doubled).map(|(_, (key, _))| key.mark).collect()
    } else {
        let mut seen = HashSet::with_capacity(entries.len());
        let keys = entries.iter().map(|(key, _)| key);
        keys.filter(|key| !seen.insert(&key.name)).map(|key| key.mark).collect()
    };
    if doubled.is_empty() {
        return;
    }
    entries.retain(|(key, node)| {
        let keep = !doubled.contains(&key.mark);
        if !keep {
            let value = match &node.value {
                NodeValue::Scalar(text) => format!(" (`{}`)", excerpt(text)),
                NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => String::new(),
            };
            let message = format!("`{}` is written twice here", excerpt(&key.name));
            let hint = format!("keep one; the first counts, this one{value} is left out");
            findings.push(Fault::error(key.mark, message).hint(hint));
        }
        keep
    });
}
