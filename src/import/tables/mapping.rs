//! The rules by which the rows of one database become entries, as values. How they are written in a
//! file is in `mapping_read`; how they are used is elsewhere.

use std::collections::HashMap;

use super::slot::Slot;
use crate::digest::{Basis, Coverage};
use crate::words::fold;

/// The rules of one database.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// The name of the rules: `acled`.
    pub(super) name: String,
    /// The title of every digest.
    pub(super) title: String,
    /// The publisher, whose slug begins every id.
    pub(super) publisher: String,
    /// Columns that a table of this database has, folded; the rules are its own if it has all.
    pub(super) needs: Vec<String>,
    /// Who stands behind an entry where its sources do not tell.
    pub(super) basis: Option<Basis>,
    /// How much of the database a table holds.
    pub(super) coverage: Option<Coverage>,
    /// The columns of each slot by folded name; the first that is filled counts.
    pub(super) columns: HashMap<Slot, Vec<String>>,
    /// Columns by words of their names, for parts that no name of `columns` fills.
    pub(super) by_words: Vec<WordRule>,
    /// What the codes of a row mean.
    pub(super) codes: Vec<CodeRule>,
    /// The column, folded, that holds sub-events of ACLED.
    pub(super) sub_events: Option<String>,
    /// The kind that follows from a tactic.
    pub(super) tactic_kinds: HashMap<String, String>,
    /// The kind where nothing says one.
    pub(super) kind_else: String,
    /// What a code of the precision of a date means.
    pub(super) date_precision: HashMap<String, DateMeaning>,
    /// What a code of the precision of a place means.
    pub(super) place_precision: HashMap<String, PlaceMeaning>,
    /// Values that stand for a number that is not known.
    pub(super) unknown: Vec<String>,
    /// Counts that are not known where their cell is blank.
    pub(super) blank_is_unknown: Vec<Slot>,
    /// Counts that are estimates where they are above zero.
    pub(super) estimates: Vec<Slot>,
    /// True counts of victims where the column counts the actor's own among them.
    pub(super) own_among: Vec<Slot>,
    /// Columns, folded, that count a part of the killed, by the name of the part.
    pub(super) killed_of: Vec<(String, String)>,
    /// Names, folded, that name nobody.
    pub(super) nobody: Vec<String>,
    /// Other names of countries, folded.
    pub(super) countries: HashMap<String, String>,
    /// Theatres and areas of some regions of a country.
    pub(super) regions: Vec<RegionRule>,
    /// Words, folded, that end the name of a region: `province`.
    pub(super) region_words: Vec<String>,
    /// Theatres that take what the taxonomy does not know.
    pub(super) elsewhere: Vec<String>,
    /// The names of the taxonomy for actors of the database, by their folded name.
    pub(super) actors: HashMap<String, String>,
    /// Texts with columns in braces, for rows without a text.
    pub(super) text_from: Vec<String>,
    /// Columns, folded, whose value follows from others.
    pub(super) derived: Vec<String>,
}

/// A part of an entry that the words of a column's name tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordRule {
    pub(super) slot: Slot,
    /// Words, folded, that the name must have.
    pub(super) all: Vec<String>,
    /// Words, folded, that it must not have.
    pub(super) none: Vec<String>,
}

/// What follows from the values of some columns.
#[derive(Debug, Clone, Default)]
pub(super) struct CodeRule {
    /// Columns, folded, and the values of which each must have one.
    pub(super) when: Vec<(String, Values)>,
    pub(super) gives: CodeResult,
}

/// The values of a column that a rule is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Values {
    /// Any value.
    Any,
    /// One of these, in small letters.
    Of(Vec<String>),
}

/// What a rule gives an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CodeResult {
    pub(super) kind: Option<String>,
    /// The tactics, if there is none yet.
    pub(super) tactic: Vec<String>,
    /// The tactics beside others.
    pub(super) add_tactic: Vec<String>,
    pub(super) attribution: Option<String>,
    pub(super) undirected: bool,
    pub(super) tags: Vec<String>,
    /// Whether the actor claimed it.
    pub(super) claimed: bool,
    /// Whether it was near the place that is named.
    pub(super) near: bool,
    /// A text with columns in braces, for rows without a text.
    pub(super) text: Option<String>,
}

/// What a code says of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateMeaning {
    /// The day, or the days from first to last, are told.
    Days,
    /// About that day.
    About,
    /// No more than the month is known.
    Month,
    /// No more than the year is known.
    Year,
}

/// What a code says of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PlaceMeaning {
    pub(super) name: PlaceNaming,
    pub(super) position: PositionMeaning,
}

/// How the named place is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlaceNaming {
    /// The event was there.
    At,
    /// It was near.
    Near,
    /// It was somewhere in the region; the named place stands for it.
    Region,
    /// It was somewhere in the country.
    Country,
}

/// How the coordinates are meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PositionMeaning {
    /// Nothing is said of how exact they are.
    Unsaid,
    /// The spot lies within some kilometres.
    Within(f64),
    /// They stand for a region: no position of the event.
    Stand,
    /// They were reckoned from the words of the place, which are read again: nobody gave them.
    Derived,
}

/// Where some regions of a country lie in the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RegionRule {
    /// Folded.
    pub(super) country: String,
    /// Folded.
    pub(super) regions: Vec<String>,
    /// A theatre of the taxonomy.
    pub(super) theatre: String,
}

impl Mapping {
    /// Returns the name of the rules, as `--rules` takes it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns true if the codes of a row are read from a column, by its folded name.
    pub(super) fn is_code(&self, folded: &str) -> bool {
        let in_rules =
            self.codes.iter().flat_map(|rule| &rule.when).any(|(name, _)| name == folded);
        let in_parts = self.killed_of.iter().any(|(_, name)| name == folded);
        in_rules || in_parts || self.sub_events.as_deref() == Some(folded)
    }

    /// Returns a value as codes are compared: small letters, and `1` for `1.0`.
    pub(super) fn plain(value: &str) -> String {
        let value = value.trim();
        value.strip_suffix(".0").unwrap_or(value).to_lowercase()
    }

    /// Returns true if a table with these columns is of this database.
    pub(super) fn is_of<'c>(&self, columns: impl Iterator<Item = &'c str>) -> bool {
        let columns: Vec<String> = columns.map(fold).collect();
        !self.needs.is_empty() && self.needs.iter().all(|need| columns.contains(need))
    }
}
