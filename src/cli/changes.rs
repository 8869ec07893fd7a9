//! `changes`: what is new, changed or gone, since the last session of the reader or since a day.

use chrono::NaiveDate;

use super::args::RowArgs;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::seen::{last_seen, since_seen};
use super::session::Session;
use crate::archive::{changes_since, counts_told, day_of};
use crate::export::listing::CHANGES;

/// List what is new, changed or gone
///
/// Since the last session of the reader it is found by hashes of what that session saw; since a day
/// it is what the digests themselves tell: those that appeared after it, and what they set right.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ChangesArgs {
    /// Since when: `last` for the last session, or a day
    #[arg(long, value_name = "DAY|last", default_value = "last", value_parser = since)]
    since: Since,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

/// Since when changes are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Since {
    LastSession,
    Day(NaiveDate),
}

fn since(text: &str) -> Result<Since, String> {
    if text == "last" {
        return Ok(Since::LastSession);
    }
    day_of(text).map(Since::Day).map_err(|why| format!("{why}, or `last`"))
}

impl CommandSpec for ChangesArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let since = match self.since {
            Since::LastSession => "last".to_owned(),
            Since::Day(day) => day.to_string(),
        };
        Permissions::printing(Printed::new("changes", &[since], self.rows.format.name()))
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let changes = match self.since {
            Since::Day(day) => {
                if let Some(as_of) = session.shared.as_of.filter(|as_of| day > *as_of) {
                    let why = format!(
                        "--since {day} is later than --as-of {as_of}: nothing can have changed between them"
                    );
                    return Err(Failure::Usage(why));
                }
                let (corpus, _) = session.load()?;
                session.say(
                    "as far as the digests tell: what a publisher overwrote has no earlier word here",
                );
                changes_since(&corpus, day)
            }
            Since::LastSession => {
                if session.shared.as_of.is_some() {
                    let why =
                        "--as-of goes with --since DAY: the last session saw the archive as it was";
                    return Err(Failure::Usage(why.to_owned()));
                }
                let before = last_seen(session)?;
                let (corpus, _) = session.load()?;
                if let Some(day) = before.day {
                    session.say(&format!("since the session of {day}"));
                }
                since_seen(&before, &corpus, session)
            }
        };
        let counts = counts_told(&changes);
        let exit =
            session.rows(CHANGES.rows(changes.iter()), changes.len(), &self.rows, "changes")?;
        if !counts.is_empty() {
            session.say(&counts);
        }
        Ok(exit)
    }
}
