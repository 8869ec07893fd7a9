//! `notes merge`: two sets of notes as one, each with who made it.

use std::path::PathBuf;

use crate::archive::{Origin, shown};
use crate::cli::command::CommandSpec;
use crate::cli::exit::{Exit, Failure};
use crate::cli::notes_folder::notes_of;
use crate::cli::permissions::{Configuration, Disclosure, Permissions, Printed, Reads, Writes};
use crate::cli::session::Session;
use crate::state::NotesFolder;

/// Put two sets of notes together in a new folder: both sides stay, each with who made it
#[derive(Clone, Debug, clap::Args)]
pub(super) struct MergeArgs {
    /// The first folder of notes
    a: PathBuf,
    /// The second folder of notes
    b: PathBuf,
    /// Folder for both, with no notes in it yet
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

impl CommandSpec for MergeArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words = [&self.a, &self.b].map(|path| path.display().to_string());
        Permissions {
            discloses: Disclosure::Exported(Printed::new("notes merge", &words, "yaml")),
            reads: Reads::Others { paths: vec![self.a.clone(), self.b.clone()], done: "merged" },
            writes: Writes::Notes(self.output.clone()),
            configuration: Configuration::Ignored,
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let (a, b) = (notes_of(&self.a, session)?, notes_of(&self.b, session)?);
        let merged = a.merged(&b);
        let folder = session.env.folder.join(&self.output);
        let named = shown(&self.output).to_string();
        let target = NotesFolder::new(&folder, &Origin::Sample)
            .map_err(|problem| Failure::Usage(problem.to_string()))?;
        // The log has it before anything is written.
        session.out()?;
        target.fill(&merged).map_err(|why| Failure::Usage(why.to_string()))?;
        session.say(&format!("{} and {} notes are {} in {named}", a.len(), b.len(), merged.len()));
        Ok(Exit::Done)
    }
}
