//! A number of a toll that is written out: on a basis of its own, and split into parts. Few are, so
//! they stand among the values of a digest and not in every entry.

use super::{Basis, Count, Digest, EntryField, Harm, Slice};

/// What is written out of one number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WrittenOut<'a> {
    /// Who stands behind the number, if not who stands behind the rest.
    pub(super) basis: Option<Basis>,
    parts: &'a str,
}

impl Harm {
    /// Returns the kind of harm whose number is in a field of an entry.
    pub fn of(field: EntryField) -> Option<Self> {
        Self::ALL.into_iter().find(|harm| harm.field() == field)
    }

    /// Returns the field of an entry that holds its number.
    pub fn field(self) -> EntryField {
        match self {
            Self::Killed => EntryField::Killed,
            Self::Wounded => EntryField::Wounded,
            Self::KilledOrWounded => EntryField::KilledOrWounded,
            Self::Captured => EntryField::Captured,
        }
    }
}

/// Writes the basis and the parts of a number as they are stored: the basis on the first line, then
/// a part on each, its label and its count with a tab between them.
pub fn store_written_out(basis: Option<Basis>, parts: &[(Box<str>, Count)]) -> String {
    let basis = basis.map_or(String::new(), |basis| basis.word().to_owned());
    let parts = parts.iter().map(|(label, count)| format!("{label}\t{count}"));
    std::iter::once(basis).chain(parts).collect::<Vec<_>>().join("\n")
}

/// Returns what is written out of one number, among these values of a digest.
pub(super) fn written_out(digest: &Digest, values: Slice, harm: Harm) -> WrittenOut<'_> {
    let values = values.of(digest.value_table());
    let stored = values.iter().find(|stored| stored.field == harm.field());
    let text = stored.and_then(|stored| stored.text.of(digest.texts())).unwrap_or("");
    let (basis, parts) = text.split_once('\n').unwrap_or((text, ""));
    WrittenOut { basis: basis.parse().ok(), parts }
}

impl<'a> WrittenOut<'a> {
    /// Returns the parts of the number, each with its label.
    pub(super) fn parts(self) -> impl Iterator<Item = (&'a str, Count)> + use<'a> {
        let part = |line: &'a str| {
            let (label, count) = line.split_once('\t')?;
            Some((label, count.parse().ok()?))
        };
        self.parts.lines().filter_map(part)
    }
}
