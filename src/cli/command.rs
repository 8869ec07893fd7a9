//! What a command is: the arguments that `clap` reads, the permissions it states, and how it runs.
//! The table of all commands is in `cli/mod.rs`; the requirements on a command are here.

use super::exit::{Exit, Failure};
use super::permissions::Permissions;
use super::session::Session;

/// A command, by its arguments. No method has a default: a command that does not state its
/// permissions does not compile.
pub(super) trait CommandSpec {
    /// Returns what the command may do with these arguments. Policy, sandbox and log of the host
    /// rely on this alone.
    fn permissions(&self, session: &Session<'_>) -> Permissions;

    /// Runs the command, after it is permitted and the sandbox is closed.
    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure>;
}

/// Generates what `clap` reads from a table of commands, in the order of the table. A row is the
/// name of a command, with the module and the type of its arguments. The type derives `clap::Args`
/// and is a [`CommandSpec`]; its doc comment is the help. `default` names the command that runs
/// where the user names none and the output is no terminal.
macro_rules! commands {
    (default $default:ident; $($command:ident($module:ident::$args:ident)),* $(,)?) => {
        /// What to do.
        #[derive(Clone, Debug, clap::Subcommand)]
        enum Command {
            $($command($module::$args)),*
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

/// Lists every command of the table with its fewest arguments, by ids of the archive in
/// `tests/fixtures`, so that a test can check every command.
#[cfg(test)]
pub(super) fn shortest_lines() -> Vec<String> {
    use clap::{Arg, CommandFactory as _};

    let value = |arg: &Arg| {
        let first = arg.get_possible_values().first().map(|value| value.get_name().to_owned());
        let takes_several = matches!(arg.get_action(), clap::ArgAction::Append);
        // A comparison needs two subjects.
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
