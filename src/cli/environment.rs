//! What surrounds the program, as plain values: `main` fills them in, tests make them up.

use std::ffi::OsString;
use std::path::PathBuf;

use super::ColorChoice;
use crate::export::Look;

/// What the configuration says to the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The archive to read where none is named.
    pub archive: Option<PathBuf>,
}

/// Variables, folder and terminal at the start of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `$WATCHFLOOR_ARCHIVE`
    pub archive: Option<PathBuf>,
    /// True where `$NO_COLOR` or `$TERM` ask for no colour.
    pub colorless: bool,
    /// The folder that relative paths start from; empty for that of the process.
    pub folder: PathBuf,
    /// Columns of the terminal that standard output is; none where it is something else.
    pub terminal: Option<usize>,
    /// What the configuration says.
    pub settings: Settings,
}

impl Environment {
    /// Takes what the program needs from variables. An empty variable counts as not set.
    pub fn from_variables(read: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name| read(name).filter(|value| !value.is_empty());
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        Self {
            archive: set("WATCHFLOOR_ARCHIVE").map(PathBuf::from),
            colorless: set("NO_COLOR").is_some() || dumb,
            ..Self::default()
        }
    }

    /// How results should look on standard output.
    pub(super) fn look(&self, choice: ColorChoice, ascii: bool) -> Look {
        let color = match choice {
            ColorChoice::Auto => self.terminal.is_some() && !self.colorless,
            ColorChoice::Always => true,
            ColorChoice::Never => false,
        };
        Look { width: self.terminal, color, ascii }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_color_counts_only_where_it_is_set_to_something() {
        let with = |name: &'static str, value: &'static str| {
            Environment::from_variables(move |asked| (asked == name).then(|| value.into()))
        };
        assert!(with("NO_COLOR", "1").colorless);
        assert!(!with("NO_COLOR", "").colorless);
        assert!(with("TERM", "dumb").colorless);
        assert!(!with("TERM", "xterm").colorless);
    }

    #[test]
    fn color_follows_the_terminal_unless_it_is_said() {
        let terminal = Environment { terminal: Some(80), ..Environment::default() };
        let pipe = Environment::default();
        assert!(terminal.look(ColorChoice::Auto, false).color);
        assert!(!terminal.look(ColorChoice::Never, false).color);
        assert!(!pipe.look(ColorChoice::Auto, false).color);
        assert!(pipe.look(ColorChoice::Always, false).color);
    }
}
