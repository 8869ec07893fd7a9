//! `schema`: a JSON Schema in the words of the archive that is meant.

use super::args::SchemaOf;
use super::exit::{Exit, Failure};
use super::session::Session;
use crate::export::{digest_schema, taxonomy_schema, wave_schema, write_document};

/// Prints a schema.
pub(super) fn run(of: SchemaOf, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let schema = match of {
        SchemaOf::Digest => {
            let (corpus, _) = session.load()?;
            let mut schema = digest_schema(corpus.taxonomy());
            if let Some(marking) = corpus.markings_of([]).all() {
                schema["$comment"] = marking.into();
            }
            schema
        }
        SchemaOf::Wave => wave_schema(),
        SchemaOf::Taxonomy => taxonomy_schema(),
    };
    write_document(&schema.into(), session.out()?)?;
    Ok(Exit::Done)
}
