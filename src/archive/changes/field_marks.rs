//! Which fields of a record differ, told from six bytes of it: a byte for each group of fields. A byte that
//! is the same although the fields differ is possible, one in 256; then fewer fields are named.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::archive::record_hash::record_hash_with;
use crate::archive::{Corpus, RecordKey};
use crate::digest::{ENTRY_FIELDS, FieldForm, FieldMarks, RecordHash};

/// The groups of fields, by the word that lists have for each.
pub const FIELD_GROUPS: [&str; FieldMarks::GROUPS] =
    ["dates", "places", "names", "sorts", "numbers", "words"];

/// The group of all that is said in words.
pub(in crate::archive) const WORDS_GROUP: &str = FIELD_GROUPS[WORDS];

const DATES: usize = 0;
const PLACES: usize = 1;
const NAMES: usize = 2;
const SORTS: usize = 3;
const NUMBERS: usize = 4;
const WORDS: usize = 5;

/// The groups of what has a key of its own in an entry, and of what a figure says beside its words.
static GROUPS: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let own = ENTRY_FIELDS.iter().map(|def| (def.key, group_of(def.form)));
    let beside = [("theatre", PLACES), ("area", PLACES), ("period", DATES), ("parts", NUMBERS)];
    own.chain(beside).collect()
});

fn group_of(form: FieldForm) -> usize {
    match form {
        FieldForm::Date | FieldForm::TimeOfDay => DATES,
        FieldForm::Place | FieldForm::Position => PLACES,
        FieldForm::Name | FieldForm::Names(_) | FieldForm::NameOrNames(_) => NAMES,
        FieldForm::Kind | FieldForm::Tactics | FieldForm::Wave | FieldForm::Choice(_) => SORTS,
        FieldForm::Count | FieldForm::Losses => NUMBERS,
        FieldForm::Basis
        | FieldForm::Id
        | FieldForm::Sources
        | FieldForm::Versions
        | FieldForm::Text
        | FieldForm::Reference
        | FieldForm::Pairs => WORDS,
    }
}

impl FieldMarks {
    /// Takes what is said in a field.
    pub(super) fn take(&mut self, name: &str, said: &str) {
        let group = GROUPS.get(name).copied().unwrap_or(WORDS);
        if let Some(mark) = self.0.get_mut(group) {
            let hash = fnv(fnv(u64::from(*mark), name.as_bytes()), said.as_bytes());
            let folded = hash.to_le_bytes().into_iter().fold(0, |mark, byte| mark ^ byte);
            // Nothing is said only where no field of the group is.
            *mark = folded.max(1);
        }
    }

    /// Returns the groups in which two differ.
    pub fn differing(self, other: Self) -> Vec<&'static str> {
        let marks = self.0.into_iter().zip(other.0).zip(FIELD_GROUPS);
        marks.filter(|((one, two), _)| one != two).map(|(_, word)| word).collect()
    }
}

/// Returns the hash of a record and its marks, in one pass; none where the corpus does not have it.
pub fn record_marks(corpus: &Corpus, key: RecordKey) -> Option<(RecordHash, FieldMarks)> {
    let mut marks = FieldMarks::default();
    let hash = record_hash_with(corpus, key, &mut |name, said| marks.take(name, said))?;
    Some((hash, marks))
}

/// Returns by what things say outside of one group of fields the only one that says that; none in its place
/// where several do.
pub(super) fn alike_beside<T>(
    group: usize,
    things: impl Iterator<Item = (FieldMarks, T)>,
) -> HashMap<FieldMarks, Option<T>> {
    let mut found = HashMap::new();
    for (marks, thing) in things {
        found.entry(marks.without(group)).and_modify(|known| *known = None).or_insert(Some(thing));
    }
    found
}

/// Goes on with a hash (FNV-1a, 64 bits), the same in every release; 0 begins one. It tells bytes apart,
/// and keeps nobody from making others alike.
pub fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    let begun = if hash == 0 { 0xcbf2_9ce4_8422_2325 } else { hash };
    bytes.iter().fold(begun, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(said: &[(&str, &str)]) -> FieldMarks {
        let mut marks = FieldMarks::default();
        for (name, said) in said {
            marks.take(name, said);
        }
        marks
    }

    #[test]
    fn what_differs_is_named_by_its_group() {
        let one = marks(&[("date", "2020-05-20"), ("killed", "3"), ("text", "A bomb.")]);
        let two = marks(&[("date", "2020-05-20"), ("killed", "4"), ("text", "A bomb.")]);
        assert_eq!(one.differing(two), ["numbers"]);
        assert_eq!(one.differing(one), [""; 0]);
        let placed = marks(&[("date", "2020-05-20"), ("place", "x"), ("killed", "3")]);
        assert_eq!(one.differing(placed), ["places", "words"]);
    }

    #[test]
    fn every_field_of_an_entry_has_a_group_and_few_share_all() {
        assert!(ENTRY_FIELDS.iter().all(|def| GROUPS.contains_key(def.key)));
        for (group, name) in FIELD_GROUPS.iter().enumerate() {
            assert!(GROUPS.values().any(|known| *known == group), "{name}");
        }
    }
}
