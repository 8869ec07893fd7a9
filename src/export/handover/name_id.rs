//! Ids that are made from names, so that the same thing has the same id in every export: UUIDs of
//! version 5 (RFC 9562) in a namespace of this program.
//!
//! Version 5, not 8: validators of STIX 2.1 take versions 1 to 5 alone, and the standard asks for
//! version 5 where an id is worked out. Python's `uuid.uuid5` gives the same.

use std::fmt;

use sha1::{Digest as _, Sha1};

use crate::text::clean;

/// The namespace: the id of the name `watchfloor` among names of domains.
const NAMESPACE: [u8; 16] = [
    0x43, 0xea, 0x66, 0x49, 0x60, 0xdc, 0x5e, 0x2c, 0x8c, 0x22, 0xcf, 0x42, 0xe8, 0x95, 0x80, 0xa3,
];

/// The id of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::export) struct NameId([u8; 16]);

impl NameId {
    /// Makes the id of a name of several parts, a line for each: `incident`, a digest, an entry. What
    /// no output shows makes no difference.
    pub(in crate::export) fn of(parts: &[&str]) -> Self {
        let mut name = NAMESPACE.to_vec();
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                name.push(b'\n');
            }
            name.extend(clean(part).replace('\n', " ").bytes());
        }
        let mut id = [0; 16];
        for (byte, hashed) in id.iter_mut().zip(Sha1::digest(&name)) {
            *byte = hashed;
        }
        id[6] = (id[6] & 0x0f) | 0x50;
        id[8] = (id[8] & 0x3f) | 0x80;
        Self(id)
    }
}

impl fmt::Display for NameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_what_others_work_out_from_the_same_name() {
        // uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "watchfloor"), "incident\nitic-2020-05-21\na-1")
        let id = NameId::of(&["incident", "itic-2020-05-21", "a-1"]);
        assert_eq!(id.to_string(), "ddbf7b19-f162-5ecc-96be-54052495259f");
    }

    #[test]
    fn other_parts_are_another_name_and_what_is_not_seen_is_not() {
        assert_ne!(NameId::of(&["a", "b"]), NameId::of(&["ab"]));
        assert_ne!(NameId::of(&["a", "b\nc"]), NameId::of(&["a", "b", "c"]));
        assert_eq!(NameId::of(&["a\u{1b}", "b\u{202e}"]), NameId::of(&["a", "b"]));
    }
}
