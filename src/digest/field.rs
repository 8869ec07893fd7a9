//! The definition of a field of an entry: its form, and how it is stored, shown and searched. The
//! fields themselves are in the table in `entry_fields`.
//!
//! What differs between fields is data here; how a module handles a form is code in that module. A
//! new form (a list of records) is a new variant of [`FieldForm`] and, where no other fits, of
//! [`FieldValue`], and the compiler then finds the modules that must handle it.

use super::{Casualties, Count, EntryField, EntryRef, Pairs, Position};

/// The definition of a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldDef {
    /// The field.
    pub field: EntryField,
    /// Its key in an archive.
    pub key: &'static str,
    /// Whether an entry must have it.
    pub need: Need,
    /// What may be written there.
    pub form: FieldForm,
    /// What it means that it is left out, as it would be written; `None` if nothing is known then.
    pub left_out: Option<&'static str>,
    /// Its description in one line; the JSON Schema shows it to the author of an entry.
    pub doc: &'static str,
    /// Its column in exports.
    pub column: &'static str,
    /// How it is stored, and which code reads and shows it.
    pub storage: Storage,
    /// Whether its words are searched.
    pub words: Wording,
    /// How the query language searches it, if it does.
    pub search: Option<SearchDef>,
}

impl FieldDef {
    /// Creates an optional field with its own place in an entry, whose words are not searched and
    /// which is exported under its key. The functions below change what differs.
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
            left_out: None,
            doc,
            column: key,
            storage: Storage::Own(|_| None),
            words: Wording::None,
            search: None,
        }
    }

    /// Makes the field required.
    pub(super) const fn needed(self) -> Self {
        Self { need: Need::Needed, ..self }
    }

    /// Says what it means that the field is left out.
    pub(super) const fn left_out(self, value: &'static str) -> Self {
        Self { left_out: Some(value), ..self }
    }

    /// Gives it another name in exports.
    pub(super) const fn column(self, column: &'static str) -> Self {
        Self { column, ..self }
    }

    /// Makes it a plain field.
    pub(super) const fn plain(self, part: PagePart) -> Self {
        Self { storage: Storage::Plain(part), ..self }
    }

    /// Sets the function that returns its text or count from its own place in an entry.
    pub(super) const fn own(
        self,
        value: for<'a> fn(EntryRef<'a>) -> Option<FieldValue<'a>>,
    ) -> Self {
        Self { storage: Storage::Own(value), ..self }
    }

    /// Makes its words searchable.
    pub(super) const fn words(self, words: Wording) -> Self {
        Self { words, ..self }
    }

    /// Gives it a word of the query language.
    pub(super) const fn search(self, search: SearchDef) -> Self {
        Self { search: Some(search), ..self }
    }

    /// Returns where a plain field is read and shown; `None` for a field with its own place.
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
    /// Required: an entry without it is left out.
    Needed,
    /// Optional.
    Optional,
}

/// What may be written in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldForm {
    /// Lower-case letters, digits and hyphens.
    Id,
    /// The id of a wave.
    Wave,
    /// One day, several days, or a less exact date.
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
    /// A list of names; with the noun for one of them.
    Names(&'static str),
    /// A name, or a list of them, the main one first; with the noun for one of them.
    NameOrNames(&'static str),
    /// A count with its doubt.
    Count,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The id of an entry or of a digest.
    Reference,
    /// A time of day.
    TimeOfDay,
    /// Latitude and longitude.
    Position,
    /// The actor's own toll.
    Losses,
    /// Keys of the archive's own with a value each.
    Pairs,
}

impl FieldForm {
    /// Returns the words that may be written, if they are few and fixed.
    pub fn choices(self) -> &'static [&'static str] {
        if let Self::Choice(words) = self { words } else { &[] }
    }
}

/// How a field is stored, and so which code reads and shows it.
#[derive(Clone, Copy)]
pub enum Storage {
    /// Among the values of the digest, only if present. Every module handles it by its form.
    Plain(PagePart),
    /// In its own place in every entry, with its own code in each module. If it is a text or a
    /// count, this function returns it.
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
    /// With the date, under this label.
    When(&'static str),
    /// With the place, under this label.
    Where(&'static str),
    /// With what happened, under this label.
    Event(&'static str),
    /// With the toll, under this label.
    Toll(&'static str),
    /// With who stands behind it, under this label.
    Standing(&'static str),
    /// With the remarks, under this label.
    Remark(&'static str),
    /// With the remarks; a page words it in its own way.
    RemarkInWords,
}

/// Whether and how the words of a field are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// As words of this field.
    Own(Worth),
    /// As part of the running text.
    Running,
    /// Together with names of the taxonomy or other fields: code of the search collects them.
    Gathered,
    /// Not at all.
    None,
}

/// How much a matching word is worth, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// Where and how it happened, and to whom.
    Best,
    /// Its other properties.
    Good,
    /// Running text and outlets.
    Running,
}

impl PagePart {
    /// Returns the label, unless the page has words of its own for it.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::When(label)
            | Self::Where(label)
            | Self::Event(label)
            | Self::Toll(label)
            | Self::Standing(label)
            | Self::Remark(label) => Some(label),
            Self::RemarkInWords => None,
        }
    }
}

/// How the query language searches something.
#[derive(Clone, Copy, Debug)]
pub struct SearchDef {
    /// The word before the colon.
    pub word: &'static str,
    /// Other words that may be written instead.
    pub aliases: &'static [&'static str],
    /// What is expected after the colon.
    pub takes: &'static str,
    /// An example that finds something in the shipped archive, or in an invented entry of the tests.
    pub example: &'static str,
    /// A description of the question.
    pub help: &'static str,
    /// The kind of look-up that answers it.
    pub by: Lookup,
}

impl SearchDef {
    /// Creates a definition from the word before the colon, an example that finds something in the
    /// shipped archive, what is expected after the colon, a description, and the kind of look-up.
    pub const fn new(
        word: &'static str,
        example: &'static str,
        takes: &'static str,
        help: &'static str,
        by: Lookup,
    ) -> Self {
        Self { word, aliases: &[], takes, example, help, by }
    }

    /// Adds other words that may stand before the colon.
    #[must_use]
    pub const fn or(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }
}

/// How a question about a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// By words in the field.
    Words,
    /// By a count.
    Count,
    /// By days.
    Date,
    /// By a prefix of an id.
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
    /// By the publisher of the digest.
    Publisher,
    /// By how the archive classifies it: whether it repeats another entry.
    Repeat,
    /// By the beginning of the value as it is written.
    Value,
    /// By whether the entry has a value in a field.
    Has,
    /// By what sort of record it is: an entry, a point, a figure.
    Record,
    /// By how far it is from a place.
    Near,
    /// By words of a note of an analyst.
    Note,
    /// By the grade that a note gives.
    Grade,
}

/// The value of an entry in a field.
#[derive(Clone, Debug)]
pub enum FieldValue<'a> {
    /// A text or a name.
    Text(&'a str),
    /// Names.
    Names(std::str::Lines<'a>),
    /// A count.
    Count(Count),
    /// A toll other than the entry's own.
    Toll(Casualties),
    /// A position.
    Position(Position),
    /// Keys with a value each.
    Pairs(Pairs<'a>),
}

impl<'a> FieldValue<'a> {
    /// Reads the value of a plain field from its stored text.
    pub(super) fn read(form: FieldForm, text: &'a str) -> Option<Self> {
        match form {
            FieldForm::Text
            | FieldForm::Name
            | FieldForm::Wave
            | FieldForm::Date
            | FieldForm::Choice(_)
            | FieldForm::Reference
            | FieldForm::TimeOfDay => Some(Self::Text(text)),
            FieldForm::Names(_) | FieldForm::NameOrNames(_) => Some(Self::Names(text.lines())),
            // A count prints as it was written, so it can be read back.
            FieldForm::Count => text.parse().ok().map(Self::Count),
            FieldForm::Position => text.parse().ok().map(Self::Position),
            FieldForm::Losses => Some(Self::Toll(Casualties::read(text))),
            FieldForm::Pairs => Some(Self::Pairs(Pairs::read(text))),
            // These are never plain.
            FieldForm::Id
            | FieldForm::Kind
            | FieldForm::Tactics
            | FieldForm::Place
            | FieldForm::Basis
            | FieldForm::Sources
            | FieldForm::Versions => None,
        }
    }

    /// Returns its texts one by one: of pairs the values; a number has none.
    pub fn texts(self) -> impl Iterator<Item = &'a str> {
        let (one, many, pairs) = match self {
            Self::Text(text) => (Some(text), None, None),
            Self::Names(names) => (None, Some(names), None),
            Self::Pairs(pairs) => (None, None, Some(pairs)),
            Self::Count(_) | Self::Toll(_) | Self::Position(_) => (None, None, None),
        };
        let values = pairs.into_iter().flatten().map(|(_, value)| value);
        one.into_iter().chain(many.into_iter().flatten()).chain(values)
    }
}
