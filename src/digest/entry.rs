//! One dated thing in a digest.

use std::ops::Deref;
use std::sync::LazyLock;

use super::{
    ActorId, AreaId, Basis, Casualties, CitationRef, Count, DateSpan, Digest, ENTRY_FIELDS,
    EntryField, FieldForm, FieldValue, KindId, Place, Slice, Storage, StoredCitation, TacticId,
    Text, TheatreId,
};

/// The fields that hold a count. Every entry of an archive is asked for them.
static COUNTS: LazyLock<Vec<EntryField>> = LazyLock::new(|| {
    let counts = ENTRY_FIELDS.iter().filter(|def| def.form == FieldForm::Count);
    counts.map(|def| def.field).collect()
});
/// The one tag that the format reserves: it marks what a digest recalls from long before its period,
/// which may be dated so. All other tags are the archive's own.
pub const BACKGROUND: &str = "background";

/// The tactics of an entry, the main one first; at most four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tactics([Option<TacticId>; 4]);

impl Tactics {
    /// How many an entry can hold.
    pub const MOST: usize = 4;

    /// Keeps the first [`Self::MOST`], each once.
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

    /// The main one.
    pub fn main(&self) -> Option<TacticId> {
        self.0[0]
    }

    /// All of them, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = TacticId> + '_ {
        self.0.iter().flatten().copied()
    }
}

/// A dated thing as a digest tells it. Its texts are in the digest's buffer: read it through
/// [`EntryRef`].
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it happened.
    pub date: DateSpan,
    /// Where, at the top level.
    pub theatre: TheatreId,
    /// Where, within the theatre.
    pub area: Option<AreaId>,
    /// What sort of thing it is.
    pub kind: KindId,
    /// How it was done.
    pub tactics: Tactics,
    /// Who stands behind this telling.
    pub basis: Basis,
    /// The toll of this telling.
    pub casualties: Casualties,
    /// The actor, where the taxonomy knows it.
    pub known_actor: Option<ActorId>,
    /// Line of the file, from 1.
    pub line: u32,
    /// Which one it is among entries that would have the same derived id, from 0.
    pub collision_number: u8,
    /// Hash of what the derived id rests on: see [`Entry::derive_key`].
    pub key: u32,
    /// The id that was written, if one was.
    pub id: Text,
    /// What happened.
    pub text: Text,
    /// The place phrase.
    pub place: Text,
    /// Who acted.
    pub actor: Text,
    /// What it says in plain fields.
    pub values: Slice,
    /// Who told it.
    pub sources: Slice,
    /// Other tellings of it.
    pub versions: Slice,
}

/// What an entry says in one plain field. What it does not say takes no room.
#[derive(Clone, Copy, Debug)]
pub struct StoredValue {
    /// Which field.
    pub field: EntryField,
    /// What it says there: a text or a name, names one a line, or a count as it is written.
    pub text: Text,
}

/// Another telling of an event.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    /// Who tells it.
    pub by: Text,
    /// On what standing.
    pub basis: Basis,
    /// What it says.
    pub text: Text,
    /// The toll of this telling.
    pub casualties: Casualties,
    /// Where it was said.
    pub sources: Slice,
}

/// An entry together with its digest.
#[derive(Clone, Copy, Debug)]
pub struct EntryRef<'a> {
    digest: &'a Digest,
    entry: &'a Entry,
}

/// Another telling, together with its digest.
#[derive(Clone, Copy, Debug)]
pub struct AccountRef<'a> {
    digest: &'a Digest,
    version: &'a Account,
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

    /// The digest that holds it.
    pub fn digest(&self) -> &'a Digest {
        self.digest
    }

    /// Its id: the one written, else `<digest>-<five letters>`, which stays the same while digest,
    /// date, area and text do.
    pub fn id(&self) -> String {
        if let Some(written) = self.entry.id.of(self.digest.texts()) {
            return written.to_owned();
        }
        let tail = key_letters(self.entry.key);
        let collision_number = match self.entry.collision_number {
            0 => String::new(),
            collision_number => format!("-{}", u16::from(collision_number) + 1),
        };
        format!("{}-{tail}{collision_number}", self.digest.id())
    }

    /// What happened.
    pub fn text(&self) -> &'a str {
        self.read(self.entry.text).unwrap_or("")
    }

    /// The place phrase as written.
    pub fn place_text(&self) -> Option<&'a str> {
        self.read(self.entry.place)
    }

    /// The place phrase in its parts.
    pub fn place(&self) -> Option<Place<'a>> {
        self.place_text().map(Place::read)
    }

    /// Who acted.
    pub fn actor(&self) -> Option<&'a str> {
        self.read(self.entry.actor)
    }

    /// Whom or what it was aimed at.
    pub fn target(&self) -> Option<&'a str> {
        self.plain_text(EntryField::Target)
    }

    /// The wave that it was claimed under, where it says so.
    pub fn wave(&self) -> Option<&'a str> {
        self.plain_text(EntryField::Wave)
    }

    /// Its tags.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.value(EntryField::Tags).into_iter().flat_map(FieldValue::texts)
    }

    /// What it says in a field, where that is a text or a count.
    pub fn value(&self, field: EntryField) -> Option<FieldValue<'a>> {
        let def = field.def();
        match def.storage {
            Storage::Own(value) => value(*self),
            Storage::Plain(_) => FieldValue::read(def.form, self.plain_text(field)?),
        }
    }

    /// The counts that it says, with their fields.
    pub fn counts(&self) -> impl Iterator<Item = (EntryField, Count)> {
        COUNTS.iter().filter_map(|field| Some((*field, self.count(*field)?)))
    }

    /// The count in a field.
    pub fn count(&self, field: EntryField) -> Option<Count> {
        match self.value(field)? {
            FieldValue::Count(count) => Some(count),
            FieldValue::Text(_) | FieldValue::Names(_) => None,
        }
    }

    /// Who told it.
    pub fn sources(&self) -> impl Iterator<Item = CitationRef<'a>> + use<'a> {
        citations(self.digest, self.entry.sources)
    }

    /// Other tellings of it.
    pub fn versions(&self) -> impl Iterator<Item = AccountRef<'a>> + use<'a> {
        let digest = self.digest;
        let rows = self.entry.versions.of(digest.version_table());
        rows.iter().map(move |version| AccountRef { digest, version })
    }

    /// An entry says few plain fields, so looking through them is quick.
    fn plain_text(&self, field: EntryField) -> Option<&'a str> {
        let values = self.entry.values.of(self.digest.value_table());
        self.read(values.iter().find(|stored| stored.field == field)?.text)
    }

    fn read(&self, text: Text) -> Option<&'a str> {
        text.of(self.digest.texts())
    }
}

impl<'a> AccountRef<'a> {
    /// Who tells it.
    pub fn by(&self) -> &'a str {
        self.version.by.of(self.digest.texts()).unwrap_or("")
    }

    /// What it says.
    pub fn text(&self) -> Option<&'a str> {
        self.version.text.of(self.digest.texts())
    }

    /// On what standing.
    pub fn basis(&self) -> Basis {
        self.version.basis
    }

    /// The toll of this telling.
    pub fn casualties(&self) -> Casualties {
        self.version.casualties
    }

    /// Where it was said.
    pub fn sources(&self) -> impl Iterator<Item = CitationRef<'a>> + use<'a> {
        citations(self.digest, self.version.sources)
    }
}

fn citations(digest: &Digest, rows: Slice) -> impl Iterator<Item = CitationRef<'_>> {
    let row = |stored: &StoredCitation| CitationRef {
        outlet: stored.outlet.of(digest.texts()).unwrap_or(""),
        date: stored.date,
        url: stored.url.of(digest.texts()),
    };
    rows.of(digest.citation_table()).iter().map(row)
}

impl Entry {
    /// The hash behind a derived id: FNV-1a over date, area (its id) and text, stable across
    /// releases. It holds just what the letters of the id can show, so that two entries with the
    /// same letters are twins.
    pub fn derive_key(date: DateSpan, area: &str, text: &str) -> u32 {
        let written = date.to_string();
        let hash = [written.as_str(), "\n", area, "\n", text.trim()]
            .iter()
            .flat_map(|part| part.bytes())
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        (hash ^ (hash >> 15)) & 0x01ff_ffff
    }
}

/// Five letters and digits that are not mistaken for one another (Crockford's alphabet).
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
        assert!(size_of::<Entry>() <= 144, "an entry takes {}", size_of::<Entry>());
        assert!(size_of::<StoredValue>() <= 12, "a value takes {}", size_of::<StoredValue>());
    }
}
