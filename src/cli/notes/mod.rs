//! `notes`: what analysts noted beside an archive; two sets of notes merged, or held against each other.

mod diff;
mod merge;

use super::args::RowArgs;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use crate::export::listing::{NOTES, is_stale, is_untold, notes, told_successor};

/// Of so many notes it is said by itself which entry they may be on; the rows tell it of all.
const MOST_TOLD: usize = 20;

/// List the notes beside an archive; merge two sets of them, or tell how they differ
///
/// In the reader `i` notes something, `A` grades and `L` tags. A note whose record says something else
/// by now is told as `changed`, one whose record is not there any more as `gone`, one that was written for
/// another archive as `elsewhere`, and one on a digest that is not here, where nothing tells whether it
/// ever was, as `absent`.
#[derive(Clone, Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct NotesArgs {
    /// What to do; without a word they are listed.
    #[command(subcommand)]
    act: Option<NotesAct>,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

/// What is done with notes.
#[derive(Clone, Debug, clap::Subcommand)]
enum NotesAct {
    Merge(merge::MergeArgs),
    Diff(diff::DiffArgs),
}

impl NotesAct {
    fn spec(&self) -> &dyn CommandSpec {
        match self {
            Self::Merge(merge) => merge,
            Self::Diff(diff) => diff,
        }
    }
}

impl CommandSpec for NotesArgs {
    fn permissions(&self, session: &Session<'_>) -> Permissions {
        match &self.act {
            Some(act) => act.spec().permissions(session),
            None => Permissions::printing(Printed::new("notes", &[], self.rows.format.name())),
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        if let Some(act) = &self.act {
            return act.spec().run(session);
        }
        let (corpus, _) = session.load()?;
        let all = notes(&corpus);
        let stale = all.iter().filter(|row| is_stale(row)).count();
        let untold = all.iter().filter(|row| is_untold(row)).count();
        let successors: Vec<String> = all.iter().filter_map(told_successor).collect();
        let total = all.len();
        let exit = session.rows(NOTES.rows(all.into_iter()), total, &self.rows, "notes")?;
        if stale > 0 {
            session.say(&format!(
                "{stale} of {total} are on what says something else by now, or is gone"
            ));
        }
        for told in successors.iter().take(MOST_TOLD) {
            session.say(told);
        }
        if successors.len() > MOST_TOLD {
            let more = successors.len() - MOST_TOLD;
            session.say(&format!("{more} more may be on another entry by now: `may_be` names it"));
        }
        if untold > 0 {
            session.say(&format!(
                "{untold} of {total} are on digests or waves that are not here, and nothing tells whether \
                 they ever were"
            ));
        }
        // What could not be read may be a note, too.
        Ok(if session.note_problems == 0 { exit } else { Exit::Found })
    }
}
