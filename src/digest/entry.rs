//! One dated thing in a digest.

use std::ops::Deref;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::account::citations;
use super::{
    AccountRef, ActorId, AreaId, Basis, Casualties, CitationRef, Count, DateSpan, Digest,
    ENTRY_FIELDS, EntryField, FieldForm, FieldValue, KindId, PlacePhrase, Precision, Series, Slice,
    Storage, StoredText, StoredToll, TacticId, TheatreId,
};

/// The fields that hold a count. Listed once, since every entry is asked for them.
static COUNTS: LazyLock<Vec<EntryField>> = LazyLock::new(|| {
    let is_count = |form| matches!(form, FieldForm::Count | FieldForm::Losses);
    let counts = ENTRY_FIELDS.iter().filter(|def| is_count(def.form));
    counts.map(|def| def.field).collect()
});

/// The only tag that the format reserves: it marks what a digest recalls from long before its
/// period, and permits such a date. All other tags are the archive's own.
pub const BACKGROUND: &str = "background";

/// Returns true if a tag is the reserved one. Search folds tags, so that `Background` is found as
/// `background`; what counts as background must not depend on the case either.
pub fn is_background_tag(tag: &str) -> bool {
    tag.eq_ignore_ascii_case(BACKGROUND)
}

/// The tactics of an entry, the main one first; at most four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tactics([Option<TacticId>; 4]);

impl Tactics {
    /// The most tactics of an entry.
    pub const MOST: usize = 4;

    /// Keeps the first [`Self::MOST`] tactics, without duplicates.
    pub fn new(tactics: impl IntoIterator<Item = TacticId>) -> Self {
        let mut kept = Self::default();
        for tactic in tactics {
            if kept.iter().any(|known| known == tactic) {
                continue;
            }
            if let Some(free) = kept.0.iter_mut().find(|slot| slot.is_none()) {
                *free = Some(tactic);
            }
        }
        kept
    }

    /// Returns the main tactic.
    pub fn main(&self) -> Option<TacticId> {
        self.0[0]
    }

    /// Returns all tactics, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = TacticId> + '_ {
        self.0.iter().flatten().copied()
    }
}

/// A dated thing as a digest tells it. Its texts are in the digest's buffer; use [`EntryRef`] to
/// read them.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it happened.
    pub date: DateSpan,
    /// The theatre.
    pub theatre: TheatreId,
    /// The area within the theatre.
    pub area: Option<AreaId>,
    /// What sort of thing it is.
    pub kind: KindId,
    /// How it was done.
    pub tactics: Tactics,
    /// The basis of this telling.
    pub basis: Basis,
    /// The toll of this telling; [`EntryRef::casualties`] reads it.
    pub toll: StoredToll,
    /// The first actor, if the taxonomy knows it.
    pub known_actor: Option<ActorId>,
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its number, from 0, among entries with the same derived id.
    pub collision_number: u8,
    /// The hash behind the derived id: see [`Entry::derive_key`].
    pub key: u32,
    /// The written id, if there is one.
    pub id: StoredText,
    /// What happened.
    pub text: StoredText,
    /// The place phrase.
    pub place: StoredText,
    /// Who acted; the first of several.
    pub actor: StoredText,
    /// Its values in plain fields.
    pub values: Slice,
    /// Who told it.
    pub sources: Slice,
    /// Other accounts of it.
    pub versions: Slice,
}

/// What an entry says in one field that few entries have. A field that is left out takes no space.
#[derive(Clone, Copy, Debug)]
pub struct StoredValue {
    /// Which field.
    pub field: EntryField,
    /// The value: a text as it prints, or one on each line; pairs with a tab between the two.
    pub text: StoredText,
}

/// An entry together with its digest.
#[derive(Clone, Copy, Debug)]
pub struct EntryRef<'a> {
    digest: &'a Digest,
    entry: &'a Entry,
}

impl Deref for EntryRef<'_> {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        self.entry
    }
}

impl<'a> EntryRef<'a> {
    /// Pairs an entry with the digest that holds it.
    pub fn new(digest: &'a Digest, entry: &'a Entry) -> Self {
        Self { digest, entry }
    }

    /// Returns the digest that contains it.
    pub fn digest(&self) -> &'a Digest {
        self.digest
    }

    /// Returns its id: the written one, else `<digest>-<five letters>`, which stays the same as
    /// long as digest, date, area and text do.
    pub fn id(&self) -> String {
        if let Some(written) = self.entry.id.of(self.digest.texts()) {
            return written.to_owned();
        }
        Entry::derived_id(self.digest.id(), self.entry.key, self.entry.collision_number)
    }

    /// Returns what happened.
    pub fn text(&self) -> &'a str {
        self.read(self.entry.text).unwrap_or("")
    }

    /// Returns the place phrase as written.
    pub fn place_text(&self) -> Option<&'a str> {
        self.read(self.entry.place)
    }

    /// Returns the place phrase split into its parts.
    pub fn place(&self) -> Option<PlacePhrase<'a>> {
        self.place_text().map(PlacePhrase::read)
    }

    /// Returns who acted; the first of several.
    pub fn actor(&self) -> Option<&'a str> {
        self.read(self.entry.actor)
    }

    /// Returns the target; the first of several.
    pub fn target(&self) -> Option<&'a str> {
        self.targets().next()
    }

    /// Returns whom or what it was aimed at, the first of several first.
    pub fn targets(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.names_in(EntryField::Target)
    }

    /// Returns the first and the last day on which it may have happened.
    ///
    /// What a weekly dates to a month or a year happened, at the latest, by the end of the weekly's
    /// own period. `date` stays as it is written.
    pub fn possible_days(&self) -> (NaiveDate, NaiveDate) {
        let date = self.entry.date;
        let vague = match date.precision {
            Precision::Month | Precision::Year => true,
            Precision::Day | Precision::About | Precision::Range => false,
        };
        let head = self.digest.head();
        let told_by = head.period.to.filter(|_| vague && head.series == Series::Weekly);
        let bounded = told_by.filter(|day| *day >= date.from && *day < date.to);
        (date.from, bounded.unwrap_or(date.to))
    }

    /// Returns the wave it was claimed under, if it names one.
    pub fn wave(&self) -> Option<&'a str> {
        self.plain_text(EntryField::Wave)
    }

    /// Returns its tags.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.value(EntryField::Tags).into_iter().flat_map(FieldValue::texts)
    }

    /// Returns true if the digest only recalls it: such an entry is in no count of the digest.
    pub fn is_background(&self) -> bool {
        self.tags().any(is_background_tag)
    }

    /// Returns true if it was done by more than one tactic, or at two named places.
    pub fn is_complex(&self) -> bool {
        let several = self.entry.tactics.iter().nth(1).is_some();
        several || self.place_text().is_some_and(has_sites)
    }

    /// Returns its value in a field, if it has one that is not of the kind of a date, a source or a
    /// name of the taxonomy.
    pub fn value(&self, field: EntryField) -> Option<FieldValue<'a>> {
        let def = field.def();
        match def.storage {
            Storage::Own(value) => value(*self),
            Storage::Plain(_) => FieldValue::read(def.form, self.plain_text(field)?),
        }
    }

    /// Returns its counts with their fields.
    pub fn counts(&self) -> impl Iterator<Item = (EntryField, Count)> {
        COUNTS.iter().filter_map(|field| Some((*field, self.count(*field)?)))
    }

    /// Returns the count in a field. Of losses it is the dead; a field that is left out has what
    /// its row says of that.
    pub fn count(&self, field: EntryField) -> Option<Count> {
        match self.value(field) {
            Some(FieldValue::Count(count)) => Some(count),
            Some(FieldValue::Toll(losses)) => losses.killed,
            Some(
                FieldValue::Text(_)
                | FieldValue::Names(_)
                | FieldValue::Position(_)
                | FieldValue::Pairs(_),
            ) => None,
            None => field.def().left_out?.parse().ok(),
        }
    }

    /// Returns the toll of this telling.
    pub fn casualties(&self) -> Casualties {
        self.entry.toll.of(self.digest.count_table())
    }

    /// Returns who told it.
    pub fn sources(&self) -> impl Iterator<Item = CitationRef<'a>> + use<'a> {
        citations(self.digest, self.entry.sources)
    }

    /// Returns other accounts of it.
    pub fn versions(&self) -> impl Iterator<Item = AccountRef<'a>> + Clone + use<'a> {
        let digest = self.digest;
        let rows = self.entry.versions.of(digest.version_table());
        rows.iter().map(move |version| AccountRef::new(digest, version))
    }

    /// Returns the fields in which it has a value that not every entry has: those that are stored
    /// apart, its toll, and other accounts.
    pub fn stored_fields(&self) -> impl Iterator<Item = EntryField> + use<'a> {
        let stored = self.entry.values.of(self.digest.value_table()).iter().map(|v| v.field);
        // What is written out of a number stands under the field of that number, and the actors
        // under that of the first.
        let stored = stored.filter(|field| field.def().plain_part().is_some());
        let toll = self.casualties().stated().map(|(harm, _)| harm.field());
        let versions = self.versions().next().map(|_| EntryField::Versions);
        stored.chain(toll).chain(versions)
    }

    /// Searches linearly, since an entry has few plain fields.
    pub(super) fn plain_text(&self, field: EntryField) -> Option<&'a str> {
        let values = self.entry.values.of(self.digest.value_table());
        self.read(values.iter().find(|stored| stored.field == field)?.text)
    }

    fn read(&self, text: StoredText) -> Option<&'a str> {
        text.of(self.digest.texts())
    }
}

/// Returns true for a phrase that names two places: `Diyala and Babil`, not `gas and oil field`.
fn has_sites(place: &str) -> bool {
    place.split(" and ").skip(1).any(|second| second.starts_with(char::is_uppercase))
}

impl Entry {
    /// Returns the derived id of an entry of a digest, given the hash behind it and its number among
    /// those with the same.
    pub fn derived_id(digest: &str, key: u32, collision_number: u8) -> String {
        let tail = key_letters(key);
        let collision_number = match collision_number {
            0 => String::new(),
            collision_number => format!("-{}", u16::from(collision_number) + 1),
        };
        format!("{digest}-{tail}{collision_number}")
    }

    /// Returns the hash behind a derived id: FNV-1a over date, area (its id) and text, stable
    /// across releases. It has exactly as many bits as the letters of the id can show, so two
    /// entries with the same letters also have the same hash.
    pub fn derive_key(date: DateSpan, area: &str, text: &str) -> u32 {
        let step = |hash: u32, part: &str| {
            part.bytes().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
        };
        let begun = match date.day_letters() {
            Some(day) => step(0x811c_9dc5, str::from_utf8(&day).unwrap_or_default()),
            None => step(0x811c_9dc5, &date.to_string()),
        };
        let hash = ["\n", area, "\n", text.trim()].into_iter().fold(begun, step);
        (hash ^ (hash >> 15)) & 0x01ff_ffff
    }
}

/// Writes a key as five characters that are not easily confused (Crockford's alphabet).
fn key_letters(key: u32) -> String {
    const ALPHABET: [char; 32] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h',
        'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'v', 'w', 'x', 'y', 'z',
    ];
    (0..5).map(|at| ALPHABET[(key >> (at * 5)) as usize & 31]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_stays_small_and_a_plain_field_costs_only_those_that_say_it() {
        assert!(size_of::<Entry>() <= 100, "an entry takes {}", size_of::<Entry>());
        assert!(size_of::<StoredValue>() <= 8, "a value takes {}", size_of::<StoredValue>());
    }
}
