//! The one table of fields: parser, help, completion and docs/query.md all read it.

use super::told::Field;
use crate::digest::Harm;

/// A field of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the table says what each is")]
pub enum FieldName {
    Theatre,
    Area,
    Place,
    Tactic,
    Kind,
    Actor,
    Target,
    Text,
    Basis,
    Source,
    Date,
    Killed,
    Wounded,
    KilledOrWounded,
    Captured,
    Digest,
    Publisher,
    Wave,
    Id,
    Tag,
    Is,
}

/// What there is to say about a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// Which one it is.
    pub name: FieldName,
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
}

const fn row(
    name: FieldName,
    word: &'static str,
    aliases: &'static [&'static str],
    takes: &'static str,
    example: &'static str,
    help: &'static str,
) -> FieldSpec {
    FieldSpec { name, word, aliases, takes, example, help }
}

const COUNT: &str = "number, range, some, unknown";

/// Every field, in the order of the help.
#[rustfmt::skip]
pub static FIELDS: &[FieldSpec] = &[
    row(FieldName::Theatre, "theatre", &["theater"], "theatre", "theatre:iraq",
        "the theatre, by any of its names"),
    row(FieldName::Area, "area", &[], "area", "area:diyala",
        "the area of a theatre, by any of its names"),
    row(FieldName::Place, "place", &[], "words", "place:baqubah",
        "words of the place phrase"),
    row(FieldName::Tactic, "tactic", &["how", "type"], "tactic", "tactic:ied,sniper",
        "one of its tactics, by any name"),
    row(FieldName::Kind, "kind", &[], "kind", "kind:attack",
        "what sort of thing it is"),
    row(FieldName::Actor, "actor", &["by", "who"], "actor", "actor:isis",
        "who acted; the parts of an actor are included"),
    row(FieldName::Target, "target", &[], "words", "target:police",
        "words of whom or what it was aimed at"),
    row(FieldName::Text, "text", &[], "words", "text:uniforms",
        "words of what is told, with other tellings and notes"),
    row(FieldName::Basis, "basis", &[], "basis", "basis:claimed",
        "who stands behind it: claimed, official, reported, assessed"),
    row(FieldName::Source, "source", &["outlet"], "outlet", "source:telegram",
        "who told it, by any of its names"),
    row(FieldName::Date, "date", &["day", "when"], "date or range", "date:2020-05-20..2020-05-22",
        "on, or possibly on, one of these days"),
    row(FieldName::Killed, "killed", &["dead"], COUNT, "killed:>=3",
        "the dead: best value, certainly with `!`, possibly with `?`"),
    row(FieldName::Wounded, "wounded", &["injured"], COUNT, "wounded:some",
        "the wounded, likewise"),
    row(FieldName::KilledOrWounded, "killed_or_wounded", &["kw"], COUNT, "kw:>=2",
        "dead or wounded where only both together are told"),
    row(FieldName::Captured, "captured", &["arrested"], COUNT, "captured:>=1",
        "the captured, likewise"),
    row(FieldName::Digest, "digest", &[], "id or its beginning", "digest:itic-2020-05-21",
        "the digest that tells it"),
    row(FieldName::Publisher, "publisher", &[], "name", "publisher:itic",
        "who publishes the digest that tells it"),
    row(FieldName::Wave, "wave", &[], "id or its beginning, or name", "wave:2020-05",
        "the wave of attacks that it belongs to"),
    row(FieldName::Id, "id", &[], "id or its beginning", "id:itic-2020-05-21",
        "the entry itself"),
    row(FieldName::Tag, "tag", &["tags"], "tag", "tag:background",
        "one of its tags"),
    row(FieldName::Is, "is", &[], "repeat", "is:repeat",
        "told before in another digest, and counted there"),
];

/// The field of that name or alias.
pub(super) fn spec_named(word: &str) -> Option<&'static FieldSpec> {
    let word = word.to_lowercase().replace('-', "_");
    FIELDS.iter().find(|spec| spec.word == word || spec.aliases.contains(&word.as_str()))
}

impl FieldName {
    /// What is written before the colon.
    pub fn word(self) -> &'static str {
        FIELDS.get(self as usize).map_or("", |spec| spec.word)
    }

    /// The row of the table.
    pub fn spec(self) -> &'static FieldSpec {
        &FIELDS[self as usize]
    }

    /// The kind of harm that it counts.
    pub(super) fn harm(self) -> Option<Harm> {
        const HARMS: [(FieldName, Harm); 4] = [
            (FieldName::Killed, Harm::Killed),
            (FieldName::Wounded, Harm::Wounded),
            (FieldName::KilledOrWounded, Harm::KilledOrWounded),
            (FieldName::Captured, Harm::Captured),
        ];
        HARMS.into_iter().find(|(name, _)| *name == self).map(|(_, harm)| harm)
    }

    /// The words of which field it looks at, where it takes words.
    pub(super) fn told(self) -> Option<Field> {
        const WORDS: [(FieldName, Field); 3] = [
            (FieldName::Place, Field::Place),
            (FieldName::Target, Field::Target),
            (FieldName::Text, Field::Text),
        ];
        WORDS.into_iter().find(|(name, _)| *name == self).map(|(_, field)| field)
    }

    pub(super) fn has_words(self) -> bool {
        self.told().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_names_and_says_each_name_once() {
        let mut seen = std::collections::HashSet::new();
        for (at, spec) in FIELDS.iter().enumerate() {
            assert_eq!(spec.name as usize, at, "{}", spec.word);
            for word in std::iter::once(&spec.word).chain(spec.aliases) {
                assert!(seen.insert(*word), "{word} twice");
            }
            let (before, _) = spec.example.split_once(':').unwrap();
            assert_eq!(spec_named(before).unwrap().name, spec.name);
        }
    }
}
