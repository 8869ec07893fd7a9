//! The values that a result can be narrowed by, or that can be left out, with counts by place, kind,
//! tactic, actor, basis, outlet, month and sort of record.

use crate::digest::{Basis, Taxonomy};
use crate::query::{Facets, Query};

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
        /// Whether the query asks for it.
        asked: bool,
    },
}

/// The greatest number of values shown of one group, the most frequent first.
const MOST: usize = 8;

/// Builds the rows of some facets. A group with a single value narrows nothing and is left out,
/// unless the query asks for it.
pub fn rows(facets: &Facets, query: &Query, taxonomy: &Taxonomy) -> Vec<FacetRow> {
    let value = |field, (word, name): (&str, &str), count: &u32| FacetRow::Value {
        field,
        word: word.to_owned(),
        name: name.to_owned(),
        count: *count,
        asked: query.asks_for(field, word),
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
    group(&mut all, "Theatre", theatres.collect());
    group(&mut all, "Area", areas.collect());
    group(&mut all, "Kind", kinds.collect());
    group(&mut all, "Tactic", tactics.collect());
    group(&mut all, "Actor", actors.collect());
    group(&mut all, "Basis", bases.collect());
    group(&mut all, "Outlet", outlets.collect());
    group(&mut all, "Month", months.collect());
    group(&mut all, "In", records.collect());
    all
}

fn group(all: &mut Vec<FacetRow>, heading: &'static str, mut values: Vec<FacetRow>) {
    let count = |row: &FacetRow| match row {
        FacetRow::Value { count, .. } => *count,
        FacetRow::Heading(_) => 0,
    };
    values.retain(|row| count(row) > 0);
    let asked = |row: &FacetRow| matches!(row, FacetRow::Value { asked: true, .. });
    if values.len() < 2 && !values.iter().any(asked) {
        return;
    }
    values.sort_by_key(|row| std::cmp::Reverse(count(row)));
    values.truncate(MOST);
    all.push(FacetRow::Heading(heading));
    all.extend(values);
}
