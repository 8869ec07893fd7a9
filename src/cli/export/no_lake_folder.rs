//! `export --format parquet` in a program that was built without it, as the static one is.

use super::ExportArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::session::Session;

/// Refuses, and says where the tables are to be had.
pub(super) fn write_lake(args: &ExportArgs, _: &mut Session<'_>) -> Result<Exit, Failure> {
    args.refuse_beside_tables()?;
    Err(Failure::Usage(
        "this program was built without the writer of tables, to stay small: `cargo build --release` makes \
         one that has it, and `--format ndjson` writes the entries"
            .to_owned(),
    ))
}
