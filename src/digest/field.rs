//! What there is to say of a field of an entry: its form, how it is kept, shown and searched. The
//! fields themselves are the table in `entry_fields`.
//!
//! What a field has in store for a room is data here; how a room goes about a form is in that room.
//! A new form (a list of records, a free map, coordinates) is a value of [`FieldForm`] and of
//! [`FieldValue`], and the compiler finds the rooms that have to learn it.

use super::{Count, EntryField, EntryRef};

/// What there is to say about a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldDef {
    /// Which one it is.
    pub field: EntryField,
    /// Its key in an archive.
    pub key: &'static str,
    /// Whether an entry without it is one.
    pub need: Need,
    /// What may be written there.
    pub form: FieldForm,
    /// What it says, in a line: the JSON Schema shows it to who writes an entry.
    pub doc: &'static str,
    /// Its column in exports.
    pub column: &'static str,
    /// How it is kept, and who reads and shows it.
    pub storage: Storage,
    /// Whether words of it are looked for.
    pub words: Wording,
    /// How the query language asks for it, where it does.
    pub search: Option<SearchDef>,
}

impl FieldDef {
    /// A field that may be left out, kept in a place of its own, and of which no words are looked
    /// for; what differs is said by the functions below. It is exported under its key.
    pub(super) const fn new(
        field: EntryField,
        key: &'static str,
        form: FieldForm,
        doc: &'static str,
    ) -> Self {
        Self {
            field,
            key,
            need: Need::Optional,
            form,
            doc,
            column: key,
            storage: Storage::Own(|_| None),
            words: Wording::None,
            search: None,
        }
    }

    /// The same, but an entry needs it.
    pub(super) const fn needed(self) -> Self {
        Self { need: Need::Needed, ..self }
    }

    /// The same under another name in exports.
    pub(super) const fn column(self, column: &'static str) -> Self {
        Self { column, ..self }
    }

    /// The same as a plain field.
    pub(super) const fn plain(self, part: PagePart) -> Self {
        Self { storage: Storage::Plain(part), ..self }
    }

    /// The same, with what gives its text or its count from the place where an entry has it.
    pub(super) const fn own(
        self,
        value: for<'a> fn(EntryRef<'a>) -> Option<FieldValue<'a>>,
    ) -> Self {
        Self { storage: Storage::Own(value), ..self }
    }

    /// The same with words that are looked for.
    pub(super) const fn words(self, words: Wording) -> Self {
        Self { words, ..self }
    }

    /// The same with a word of the query language.
    pub(super) const fn search(self, search: SearchDef) -> Self {
        Self { search: Some(search), ..self }
    }

    /// Where a plain field is read and shown; nothing for one that is kept in a place of its own.
    pub fn plain_part(&self) -> Option<PagePart> {
        match self.storage {
            Storage::Plain(part) => Some(part),
            Storage::Own(_) => None,
        }
    }
}

/// Whether a field may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// An entry without it is left out.
    Needed,
    /// It may be left out.
    Optional,
}

/// What may be written in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldForm {
    /// Lower-case letters, digits and hyphens.
    Id,
    /// The id of a wave.
    Wave,
    /// A day, several, or less exactly.
    Date,
    /// A kind of the taxonomy.
    Kind,
    /// Tactics of the taxonomy.
    Tactics,
    /// A place phrase, or its parts.
    Place,
    /// Who stands behind it.
    Basis,
    /// Who told it.
    Sources,
    /// Other tellings.
    Versions,
    /// Text of any length.
    Text,
    /// Text on one line.
    Name,
    /// Names, one or a list; with what one of them is.
    Names(&'static str),
    /// A count with its doubt.
    Count,
}

/// How a field is kept, and with it who reads and shows it.
#[derive(Clone, Copy)]
pub enum Storage {
    /// Among the values of the digest, only where it is said. Every room handles it by its form.
    Plain(PagePart),
    /// In a place of its own in every entry; each room has code for it. Where that is a text or a
    /// count, this gives it.
    Own(for<'a> fn(EntryRef<'a>) -> Option<FieldValue<'a>>),
}

impl std::fmt::Debug for Storage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Plain(part) => write!(f, "Plain({part:?})"),
            Self::Own(_) => f.write_str("Own"),
        }
    }
}

/// Where a plain field is read and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagePart {
    /// With what happened, under this label.
    Event(&'static str),
    /// With the remarks, under this label.
    Remark(&'static str),
    /// With the remarks; a page tells it in words of its own.
    RemarkInWords,
}

/// Whether words of a field are looked for, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// As words of this field.
    Own(Worth),
    /// As part of the running text.
    Running,
    /// Together with names of the taxonomy or with those of others: code of the search gives them.
    Gathered,
    /// It has none.
    None,
}

/// How much a matching word is worth, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// Where and how it happened, and to whom.
    Best,
    /// What else it is.
    Good,
    /// Running text and outlets.
    Running,
}

/// How the query language asks for something.
#[derive(Clone, Copy, Debug)]
pub struct SearchDef {
    /// What is written before the colon.
    pub word: &'static str,
    /// What may be written instead.
    pub aliases: &'static [&'static str],
    /// What is written after the colon.
    pub takes: &'static str,
    /// One that finds something in the shipped archive.
    pub example: &'static str,
    /// What it asks.
    pub help: &'static str,
    /// How it is answered.
    pub by: Lookup,
}

impl SearchDef {
    /// What is written before the colon, one that finds something in the shipped archive, what is
    /// written after the colon, what it asks, and how it is answered.
    pub const fn new(
        word: &'static str,
        example: &'static str,
        takes: &'static str,
        help: &'static str,
        by: Lookup,
    ) -> Self {
        Self { word, aliases: &[], takes, example, help, by }
    }

    /// The same with other words that may stand before the colon.
    #[must_use]
    pub const fn or(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }
}

/// How a question about a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// By words that the field says.
    Words,
    /// By a count.
    Count,
    /// By days.
    Date,
    /// By the beginning of an id.
    Id,
    /// By a theatre of the taxonomy.
    Theatre,
    /// By an area of the taxonomy.
    Area,
    /// By a kind of the taxonomy.
    Kind,
    /// By a tactic of the taxonomy.
    Tactic,
    /// By an actor of the taxonomy, or any other.
    Actor,
    /// By a basis.
    Basis,
    /// By an outlet of the taxonomy, or any other.
    Outlet,
    /// By a wave of the archive.
    Wave,
    /// By a tag.
    Tag,
    /// By a digest of the archive.
    Digest,
    /// By who publishes the digest.
    Publisher,
    /// By what the archive makes of it.
    Repeat,
}

/// What an entry says in a field.
#[derive(Clone, Debug)]
pub enum FieldValue<'a> {
    /// A text or a name.
    Text(&'a str),
    /// Names.
    Names(std::str::Lines<'a>),
    /// A count.
    Count(Count),
}

impl<'a> FieldValue<'a> {
    /// The value of a plain field, from the text that it is kept as.
    pub(super) fn read(form: FieldForm, text: &'a str) -> Option<Self> {
        match form {
            FieldForm::Text | FieldForm::Name | FieldForm::Wave => Some(Self::Text(text)),
            FieldForm::Names(_) => Some(Self::Names(text.lines())),
            // A count prints as it was written.
            FieldForm::Count => text.parse().ok().map(Self::Count),
            // These are never plain.
            FieldForm::Id
            | FieldForm::Date
            | FieldForm::Kind
            | FieldForm::Tactics
            | FieldForm::Place
            | FieldForm::Basis
            | FieldForm::Sources
            | FieldForm::Versions => None,
        }
    }

    /// The texts of it, one by one; a count has none.
    pub fn texts(self) -> impl Iterator<Item = &'a str> {
        let (one, many) = match self {
            Self::Text(text) => (Some(text), None),
            Self::Names(names) => (None, Some(names)),
            Self::Count(_) => (None, None),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }
}
