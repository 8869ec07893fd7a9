//! What a command is: the arguments that `clap` reads, what it may do with them, and how it runs.
//! The table of all commands stands in `cli/mod.rs`; what is asked of a command is asked here.

use super::exit::{Exit, Failure};
use super::permissions::Permissions;
use super::session::Session;

/// A command, by its arguments. Nothing has a default: a command that does not say what it may do
/// does not compile.
pub(super) trait CommandSpec {
    /// What it may do with these arguments. Policy, sandbox and log of the host go by this and by
    /// nothing else.
    fn permissions(&self, session: &Session<'_>) -> Permissions;

    /// Carries it out; called once it is permitted and the sandbox is closed.
    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure>;
}

/// Makes of a table of commands what `clap` reads, in the order of the table. A row is the module
/// and the type of a command; the type derives `clap::Args` and is a [`CommandSpec`], its name is
/// that of the command and its doc comment the help. `default` names the one that runs where none is
/// named and the output is no terminal.
macro_rules! commands {
    (default $default:ident; $($module:ident::$command:ident),* $(,)?) => {
        /// What to do.
        #[derive(Clone, Debug, clap::Subcommand)]
        enum Command {
            $($command($module::$command)),*
        }

        impl Command {
            fn spec(&self) -> &dyn command::CommandSpec {
                match self {
                    $(Self::$command(command) => command),*
                }
            }
        }

        impl Default for Command {
            fn default() -> Self {
                Self::$default(Default::default())
            }
        }
    };
}

pub(super) use commands;

/// Every command of the table with the least that it has to be told, by ids of the archive in
/// `tests/fixtures`, so that what holds for all can be asked of all.
#[cfg(test)]
pub(super) fn shortest_lines() -> Vec<String> {
    use clap::{Arg, CommandFactory as _};

    let value = |arg: &Arg| {
        let first = arg.get_possible_values().first().map(|value| value.get_name().to_owned());
        let takes_several = matches!(arg.get_action(), clap::ArgAction::Append);
        // A comparison is of two.
        let second = if takes_several { " harbour-2031-03-13" } else { "" };
        first.unwrap_or_else(|| format!("harbour-2031-03-06{second}"))
    };
    let line = |command: &clap::Command| {
        let required = command.get_positionals().filter(|arg| arg.is_required_set()).map(value);
        let words = std::iter::once(command.get_name().to_owned()).chain(required);
        words.collect::<Vec<_>>().join(" ")
    };
    let lines: Vec<_> = super::Args::command().get_subcommands().map(line).collect();
    assert!(lines.len() >= 10, "{lines:?}");
    lines
}
