//! `notes diff`: what two analysts judge differently.

use std::path::PathBuf;

use crate::archive::shown;
use crate::cli::args::RowArgs;
use crate::cli::command::CommandSpec;
use crate::cli::exit::{Exit, Failure};
use crate::cli::notes_folder::notes_of;
use crate::cli::permissions::{Configuration, Disclosure, Permissions, Printed, Reads, Writes};
use crate::cli::session::Session;
use crate::export::listing::NOTE_DIFFERENCES;

/// Tell what two sets of notes judge differently; exit code 1 where they do
#[derive(Clone, Debug, clap::Args)]
pub(super) struct DiffArgs {
    /// The first folder of notes
    a: PathBuf,
    /// The second folder of notes
    b: PathBuf,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

impl CommandSpec for DiffArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words = [&self.a, &self.b].map(|path| path.display().to_string());
        Permissions {
            discloses: Disclosure::Printed(Printed::new(
                "notes diff",
                &words,
                self.rows.format.name(),
            )),
            reads: Reads::Others { paths: vec![self.a.clone(), self.b.clone()], done: "compared" },
            writes: Writes::Nothing,
            configuration: Configuration::Ignored,
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let (a, b) = (notes_of(&self.a, session)?, notes_of(&self.b, session)?);
        let rows = a.differences(&b);
        if rows.is_empty() {
            session.say("no difference");
            return Ok(Exit::Done);
        }
        // The columns are called the same for every two folders: scripts rely on that.
        session.say(&format!("a is {}, b is {}", shown(&self.a), shown(&self.b)));
        let total = rows.len();
        session.rows(NOTE_DIFFERENCES.rows(rows.into_iter()), total, &self.rows, "differences")?;
        Ok(Exit::Found)
    }
}
