//! The values that a result can be narrowed by, or that can be left out, with counts by place, kind,
//! tactic, actor, basis, outlet, month and sort of record.

use crate::digest::{Basis, Taxonomy};
use crate::order::CompactSort as _;
use crate::query::{Facets, ValueChoice};

/// One row: a heading, or a value that the query can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacetRow {
    /// The name of a group.
    Heading(&'static str),
    /// A value, with the number of entries that have it.
    Value {
        /// The field of the query language.
        field: &'static str,
        /// The value in the query, after the colon.
        word: String,
        /// Its name on the screen.
        name: String,
        /// The number of found entries that have it.
        count: u32,
        /// Whether the query asks for it, or leaves it out.
        choice: ValueChoice,
    },
}

impl FacetRow {
    /// Returns true if both rows are of one value.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Value { field, word, .. },
                Self::Value { field: other_field, word: other, .. },
            ) => field == other_field && word == other,
            (Self::Heading(_), _) | (_, Self::Heading(_)) => false,
        }
    }
}

/// The greatest number of values shown of one group, the most frequent first. Those that the query
/// names are always shown.
const MOST: usize = 8;

/// Builds the rows of some facets. A group with a single value narrows nothing and is left out,
/// unless the query names it.
pub fn rows(facets: &Facets, taxonomy: &Taxonomy) -> Vec<FacetRow> {
    let value = |field, (word, name): (&str, &str), count: &u32| FacetRow::Value {
        field,
        word: word.to_owned(),
        name: name.to_owned(),
        count: *count,
        choice: ValueChoice::Open,
    };
    let theatres = facets.theatres.iter().map(|(id, n)| {
        value("theatre", (taxonomy.theatre_word(*id), taxonomy.theatre_name(*id)), n)
    });
    // Areas of two theatres may have one id, so the name is asked for.
    let areas = facets
        .areas
        .iter()
        .map(|(id, n)| value("area", (taxonomy.area_name(*id), taxonomy.area_name(*id)), n));
    let kinds = facets
        .kinds
        .iter()
        .map(|(id, n)| value("kind", (taxonomy.kind_word(*id), taxonomy.kind_name(*id)), n));
    let tactics = facets
        .tactics
        .iter()
        .map(|(id, n)| value("tactic", (taxonomy.tactic_word(*id), taxonomy.tactic_name(*id)), n));
    let actors = facets.actors.iter().filter_map(|(id, n)| {
        let actor = taxonomy.actor(*id)?;
        Some(value("actor", (&actor.name, &actor.name), n))
    });
    let bases = Basis::ALL.into_iter().zip(&facets.bases);
    let bases = bases.map(|(basis, n)| value("basis", (basis.word(), basis.word()), n));
    let outlets = facets.outlets.iter().map(|(name, n)| value("source", (name, name), n));
    let months = facets.months.iter().map(|((year, month), n)| {
        let month = format!("{year:04}-{month:02}");
        value("date", (&month, &month), n)
    });
    let records = facets.records.iter().map(|(word, n)| value("in", (word, word), n));
    let mut all = Vec::new();
    let mut group = |heading, field, values| {
        all.extend(group(heading, with_chosen(values, field, facets, taxonomy)));
    };
    group("Theatre", "theatre", theatres.collect());
    // Whose word it is comes before what was done: no number is read without it.
    group("Basis", "basis", bases.collect());
    group("Area", "area", areas.collect());
    group("Kind", "kind", kinds.collect());
    group("Tactic", "tactic", tactics.collect());
    group("Actor", "actor", actors.collect());
    group("Outlet", "source", outlets.collect());
    group("Month", "date", months.collect());
    group("In", "in", records.collect());
    all
}

/// Marks the values that the query names, and adds those that are not among the most frequent.
fn with_chosen(
    mut values: Vec<FacetRow>,
    field: &'static str,
    facets: &Facets,
    taxonomy: &Taxonomy,
) -> Vec<FacetRow> {
    for chosen in facets.chosen.iter().filter(|chosen| chosen.field == field) {
        let listed = values.iter_mut().find_map(|row| match row {
            FacetRow::Value { word, choice, .. }
                if is_same(field, word, &chosen.word, taxonomy) =>
            {
                Some(choice)
            }
            FacetRow::Value { .. } | FacetRow::Heading(_) => None,
        });
        match listed {
            Some(choice) => *choice = chosen.choice,
            None => values.push(FacetRow::Value {
                field,
                word: chosen.word.clone(),
                name: name_of(field, &chosen.word, taxonomy),
                count: chosen.count,
                choice: chosen.choice,
            }),
        }
    }
    values
}

/// Returns whether two words of a field name the same value. A query writes the id of an area where
/// it can, and the list its name.
fn is_same(field: &str, listed: &str, chosen: &str, taxonomy: &Taxonomy) -> bool {
    let areas = |name| taxonomy.areas_called(name);
    listed.eq_ignore_ascii_case(chosen)
        || field == "area" && areas(listed).next().is_some() && areas(listed).eq(areas(chosen))
}

/// Returns the name of a value on the screen.
fn name_of(field: &str, word: &str, taxonomy: &Taxonomy) -> String {
    let name = match field {
        "theatre" => taxonomy.find_theatre(word).map(|id| taxonomy.theatre_name(id)),
        "area" => taxonomy.areas_called(word).next().map(|(_, id)| taxonomy.area_name(id)),
        "kind" => taxonomy.find_kind(word).map(|id| taxonomy.kind_name(id)),
        "tactic" => taxonomy.find_tactic(word).map(|id| taxonomy.tactic_name(id)),
        _ => None, // of every other field the word is the name
    };
    name.unwrap_or(word).to_owned()
}

fn group(heading: &'static str, mut values: Vec<FacetRow>) -> Vec<FacetRow> {
    let count = |row: &FacetRow| match row {
        FacetRow::Value { count, .. } => *count,
        FacetRow::Heading(_) => 0,
    };
    let is_chosen = |row: &FacetRow| {
        matches!(row, FacetRow::Value { choice: ValueChoice::Chosen | ValueChoice::LeftOut, .. })
    };
    values.retain(|row| count(row) > 0 || is_chosen(row));
    if values.len() < 2 && !values.iter().any(is_chosen) {
        return Vec::new();
    }
    values.compact_sort_by_key(|row| std::cmp::Reverse(count(row)));
    let mut shown = 0;
    values.retain(|row| {
        shown += 1;
        shown <= MOST || is_chosen(row)
    });
    std::iter::once(FacetRow::Heading(heading)).chain(values).collect()
}
