//! Two sessions of one archive: what one has to keep is merged with what another kept meanwhile.

use std::collections::HashMap;

use crate::archive::{SeenHome, SeenRecords};

/// Merges what a session saw with what is there now, given what was there when it began. What only the
/// other changed stays, and what anybody opened was opened.
pub(super) fn merge(begun: &SeenRecords, mine: &SeenRecords, there: &SeenRecords) -> SeenRecords {
    let mut merged = mine.clone();
    let (begun, theirs) = (by_id(begun), by_id(there));
    for home in &mut merged.homes {
        let Some(their) = theirs.get(&*home.id) else { continue };
        home.opened |= their.opened;
        let before = begun.get(&*home.id).map(|home| &home.items);
        if before == Some(&home.items) {
            home.items.clone_from(&their.items);
        }
    }
    let mine = by_id(mine);
    // What was there before and is not in the archive any more is gone.
    let is_theirs =
        |home: &&SeenHome| !mine.contains_key(&*home.id) && !begun.contains_key(&*home.id);
    merged.homes.extend(there.homes.iter().filter(is_theirs).cloned());
    merged.day = merged.day.max(there.day);
    merged
}

fn by_id(seen: &SeenRecords) -> HashMap<&str, &SeenHome> {
    seen.homes.iter().map(|home| (&*home.id, home)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{ChangedThing, SeenId, SeenRecord};
    use crate::digest::{FieldMarks, RecordHash};

    fn home(id: &str, hash: u8, opened: bool) -> SeenHome {
        let item = SeenRecord {
            thing: ChangedThing::Digest,
            id: SeenId::Hashed([0; 6]),
            hash: RecordHash([hash; 8]),
            marks: FieldMarks::default(),
        };
        SeenHome { id: id.into(), opened, items: vec![item] }
    }

    fn seen(homes: &[SeenHome]) -> SeenRecords {
        SeenRecords { homes: homes.to_vec(), ..SeenRecords::default() }
    }

    #[test]
    fn two_sessions_lose_nothing_of_each_other() {
        let begun = seen(&[home("a", 1, false), home("b", 1, true), home("gone", 1, false)]);
        // This one saw `b` change, opened `a`, and did not find `gone` any more.
        let mine = seen(&[home("a", 1, true), home("b", 2, true)]);
        // The other one, which ended before, saw `a` change and `c` come, and opened `gone`.
        let there = seen(&[
            home("c", 1, true),
            home("a", 3, false),
            home("b", 1, true),
            home("gone", 1, true),
        ]);
        let merged = merge(&begun, &mine, &there);
        let wanted = seen(&[home("a", 3, true), home("b", 2, true), home("c", 1, true)]);
        assert_eq!(merged, wanted);
        assert_eq!(merge(&begun, &mine, &begun), mine);
    }
}
