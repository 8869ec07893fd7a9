//! Reads the names of actors and targets, and warns of a name that is several.

use super::context::ReadContext;
use crate::digest::EntryField;
use crate::yaml::{Fault, MapReader, Node, NodeValue, excerpt};

/// What people write between two names.
const BETWEEN: [&str; 6] = [";", ",", " and ", " & ", " + ", "/"];

/// Returns whether a field that takes names takes those of actors: who did it, claims or denies it. Other
/// fields hold words more often than names.
pub(super) fn names_actors(field: EntryField) -> bool {
    matches!(field, EntryField::Actor | EntryField::ClaimedBy | EntryField::DeniedBy)
}

impl ReadContext<'_, '_> {
    /// Reads one name or a list of them, the main one first.
    pub(super) fn actors(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Vec<Box<str>> {
        let Some(node) = map.get(key) else { return Vec::new() };
        self.check_names_in(node, key);
        self.names(map, key)
    }

    /// Warns of several names in one, wherever one stands in a value.
    pub(super) fn check_names_in(&mut self, node: &Node, key: &str) {
        match &node.value {
            NodeValue::List(items) => items.iter().for_each(|item| self.check_name(item, key)),
            NodeValue::Scalar(_) | NodeValue::Null | NodeValue::Map(_) => {
                self.check_name(node, key);
            }
        }
    }

    /// Warns of several names in one: a semicolon stands in no name, and other signs between names
    /// of the taxonomy part them.
    fn check_name(&mut self, node: &Node, key: &str) {
        let NodeValue::Scalar(name) = &node.value else { return };
        let name = name.trim();
        if !holds_sign(name) || self.words.actor(name).is_some() {
            return;
        }
        let parts = BETWEEN.iter().find_map(|sign| {
            let parts: Vec<&str> = name.split(sign).map(str::trim).collect();
            let is_parted = parts.len() > 1
                && parts.iter().all(|part| {
                    !part.is_empty() && (*sign == ";" || self.words.actor(part).is_some())
                });
            is_parted.then_some(parts)
        });
        if let Some(parts) = parts {
            let message = format!("several names in one of `{key}`: read as one");
            let hint = format!("write a list: `[{}]`", excerpt(&parts.join(", ")));
            self.faults.push(Fault::warning(node.mark, message).hint(hint));
        }
    }
}

/// Returns true if one of the signs between names stands in a text.
fn holds_sign(name: &str) -> bool {
    let is_sign = |b: u8| matches!(b, b';' | b',' | b'&' | b'+' | b'/');
    // Most names are known by this to hold none, which is cheaper than to look for each sign.
    let may_hold = name.bytes().any(is_sign) || name.split(' ').any(|word| word == "and");
    may_hold && BETWEEN.iter().any(|sign| name.contains(sign))
}
