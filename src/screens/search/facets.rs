//! The values that a result can be narrowed by, with counts by theatre, tactic, basis and month.

use crate::digest::{Basis, Taxonomy};
use crate::query::Facets;

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
    },
}

/// The greatest number of values shown of one group, the most frequent first.
const MOST: usize = 8;

/// Builds the rows of some facets. A group with a single value narrows nothing and is left out.
pub fn rows(facets: &Facets, taxonomy: &Taxonomy) -> Vec<FacetRow> {
    let value =
        |field, word: String, name: String, count| FacetRow::Value { field, word, name, count };
    let theatres = facets.theatres.iter().map(|(id, n)| {
        let word = taxonomy.theatre_word(*id).to_owned();
        value("theatre", word, taxonomy.theatre_name(*id).to_owned(), *n)
    });
    let tactics = facets.tactics.iter().map(|(id, n)| {
        let word = taxonomy.tactic_word(*id).to_owned();
        value("tactic", word, taxonomy.tactic_name(*id).to_owned(), *n)
    });
    let bases = Basis::ALL
        .into_iter()
        .zip(facets.bases)
        .map(|(basis, n)| value("basis", basis.word().to_owned(), basis.word().to_owned(), n));
    let months = facets.months.iter().map(|((year, month), n)| {
        let month = format!("{year:04}-{month:02}");
        value("date", month.clone(), month, *n)
    });
    let mut all = Vec::new();
    group(&mut all, "Theatre", theatres.collect());
    group(&mut all, "Tactic", tactics.collect());
    group(&mut all, "Basis", bases.collect());
    group(&mut all, "Month", months.collect());
    all
}

fn group(all: &mut Vec<FacetRow>, heading: &'static str, mut values: Vec<FacetRow>) {
    let count = |row: &FacetRow| match row {
        FacetRow::Value { count, .. } => *count,
        FacetRow::Heading(_) => 0,
    };
    values.retain(|row| count(row) > 0);
    if values.len() < 2 {
        return;
    }
    values.sort_by_key(|row| std::cmp::Reverse(count(row)));
    values.truncate(MOST);
    all.push(FacetRow::Heading(heading));
    all.extend(values);
}
