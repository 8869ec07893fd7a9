//! `schema`: a JSON Schema in the words of the archive that is meant.

use super::args::SchemaOf;
use super::exit::{Exit, Failure};
use super::session::Session;
use crate::digest::Taxonomy;
use crate::export::{digest_schema, taxonomy_schema, wave_schema, write_document};

/// Prints a schema.
pub(super) fn run(of: SchemaOf, bare: bool, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let schema = match of {
        SchemaOf::Digest if bare => digest_schema(&Taxonomy::default()),
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
    write_document(&schema, session.out()?)?;
    Ok(Exit::Done)
}
