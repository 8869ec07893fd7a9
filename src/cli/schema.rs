//! `schema`: a JSON Schema with the vocabulary of the chosen archive.

use clap::ValueEnum;

use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Configuration, Disclosure, Permissions, Printed, Reads, Writes};
use super::session::Session;
use crate::digest::Taxonomy;
use crate::export::{digest_schema, taxonomy_schema, wave_schema, write_document};

/// Print a JSON Schema of the archive's files, for editors
#[derive(Clone, Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Of what sort of file
    #[arg(default_value = "digest")]
    of: SchemaOf,
    /// Without the words of an archive: what holds for all of them
    #[arg(long)]
    bare: bool,
}

impl SchemaArgs {
    /// Returns whether the schema has an archive's vocabulary. Schemas of waves and
    /// taxonomies do not.
    fn holds_words(&self) -> bool {
        self.of == SchemaOf::Digest && !self.bare
    }
}

/// What `schema` can describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemaOf {
    /// A digest
    Digest,
    /// A wave
    Wave,
    /// A taxonomy
    Taxonomy,
}

impl CommandSpec for SchemaArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let (discloses, reads) = if self.holds_words() {
            (Disclosure::Printed(Printed::new("schema", &[], "json")), Reads::Archive)
        } else {
            (Disclosure::Nothing, Reads::Nothing)
        };
        let (writes, configuration) = (Writes::Nothing, Configuration::Ignored);
        Permissions { discloses, reads, writes, configuration }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        print(self, session)
    }
}

/// Prints a schema.
fn print(asked: &SchemaArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let schema = match asked.of {
        SchemaOf::Digest if asked.bare => digest_schema(&Taxonomy::default()),
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
