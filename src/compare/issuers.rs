//! Names of which one may begin another: `ITIC` and `ITIC (from claims)` are one issuer, told at
//! different length. Kept letter by letter as a tree, so that a name is found in as many steps as it
//! has letters, however many others there are.

use std::collections::HashMap;

/// Where the names begin.
const ROOT: usize = 0;

/// Names of which none begins another, each with a place.
#[derive(Default)]
pub(super) struct Issuers {
    /// From a node, by the next byte.
    next: HashMap<(usize, u8), usize>,
    /// The first place of all names that go through a node; the root's first.
    first: Vec<usize>,
    /// The nodes where a name ends.
    ends: HashMap<usize, usize>,
}

impl Issuers {
    /// The place of the first known name that begins this one or is begun by it; else this one is
    /// kept with the place that is given, which is behind those of all others.
    pub(super) fn first_or_add(&mut self, name: &str, place: usize) -> usize {
        if self.first.is_empty() {
            self.first.push(place);
        } else if let Some(found) = self.find(name) {
            return found;
        }
        let mut node = ROOT;
        for byte in name.bytes() {
            let new = self.first.len();
            node = *self.next.entry((node, byte)).or_insert(new);
            if node == new {
                self.first.push(place);
            }
        }
        self.ends.insert(node, place);
        place
    }

    fn find(&self, name: &str) -> Option<usize> {
        let mut node = ROOT;
        for byte in name.bytes() {
            if let Some(found) = self.ends.get(&node) {
                return Some(*found);
            }
            node = *self.next.get(&(node, byte))?;
        }
        self.first.get(node).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_first_that_begins_or_is_begun_is_found(
            names in proptest::collection::vec("[ab]{0,4}", 0..40)
        ) {
            let mut issuers = Issuers::default();
            let mut known: Vec<String> = Vec::new();
            for name in names {
                let related = |other: &String| name.starts_with(&**other) || other.starts_with(&*name);
                let expected = known.iter().position(related).unwrap_or(known.len());
                proptest::prop_assert_eq!(issuers.first_or_add(&name, known.len()), expected);
                if expected == known.len() {
                    known.push(name);
                }
            }
        }
    }

    #[test]
    fn what_is_kept_grows_with_the_letters() {
        let nodes = |names: usize| {
            let mut issuers = Issuers::default();
            for at in 0..names {
                assert_eq!(issuers.first_or_add(&format!("issuer {at:05}"), at), at);
            }
            // One that begins all of them is the first of them, without going through them.
            assert_eq!(issuers.first_or_add("issuer", names), 0);
            issuers.first.len()
        };
        assert!(nodes(10_000) < 12 * nodes(1_000));
    }
}
