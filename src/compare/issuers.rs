//! Issuer names matched by prefix: `ITIC` and `ITIC (from claims)` are one issuer, named at
//! different length. The names are kept in a trie by bytes, so that a lookup takes as many steps as
//! the name has bytes, however many names there are.

use std::collections::HashMap;

/// The root node of the trie.
const ROOT: usize = 0;

/// Names of which none is a prefix of another, each with a place.
#[derive(Default)]
pub(super) struct Issuers {
    /// The next node, by node and byte.
    next: HashMap<(usize, u8), usize>,
    /// For each node, the first place of all names that go through it.
    first: Vec<usize>,
    /// The nodes where a name ends.
    ends: HashMap<usize, usize>,
}

impl Issuers {
    /// Returns the place of the first known name that is a prefix of this one, or that this one is
    /// a prefix of. If there is none, adds this name with `place`, which must be greater than all
    /// others.
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
            // A name that is a prefix of all of them finds the first without visiting each.
            assert_eq!(issuers.first_or_add("issuer", names), 0);
            issuers.first.len()
        };
        assert!(nodes(10_000) < 12 * nodes(1_000));
    }
}
