//! `completions`: what a shell needs to complete the arguments.

use clap::CommandFactory as _;

use super::Args;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::Permissions;
use super::session::Session;

/// Print shell completions
#[derive(Clone, Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// For which shell
    shell: clap_complete::Shell,
}

impl CommandSpec for CompletionsArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        // The configuration is ignored: a shell that asks for its completions wants no warnings.
        Permissions::nothing()
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Args::command(), "watchfloor", &mut text);
        session.own(&text)
    }
}
