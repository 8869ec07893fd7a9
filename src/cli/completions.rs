//! `completions`: what a shell needs to complete the arguments.

use clap::CommandFactory as _;

use super::Args;
use super::exit::{Exit, Failure};
use super::session::Session;

/// Prints the completions for one shell.
pub(super) fn run(shell: clap_complete::Shell, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "watchfloor", &mut text);
    session.own(&text)
}
