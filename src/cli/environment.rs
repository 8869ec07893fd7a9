//! The surroundings of the program as plain values: `main` fills them in, tests make them up.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};

use super::ColorChoice;
use crate::config::{self, Settings, UserPaths};
use crate::export::OutputCapabilities;
use crate::policy::Policy;
use crate::sandbox::{Report, Rules};
use crate::ui::theme::{self, Background, Depth};

/// Variables, folder, terminal and configuration at the start of the program.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `$WATCHFLOOR_ARCHIVE`
    pub archive: Option<PathBuf>,
    /// What the variables say about the terminal.
    pub terminal_variables: TerminalVariables,
    /// The folder that relative paths start from; empty for the current folder of the process.
    pub folder: PathBuf,
    /// Columns of the terminal on standard output; none where that is no terminal.
    pub terminal: Option<usize>,
    /// Columns of the terminal on standard error; none where that is no terminal.
    pub error_columns: Option<usize>,
    /// The day at the start of the program, in UTC; none where it is unknown.
    pub today: Option<NaiveDate>,
    /// Rows of the same terminal.
    pub rows: Option<usize>,
    /// The configuration. It is read from `place` where that is given.
    pub settings: Settings,
    /// The place of the user's files; none where nothing is to be read or kept there.
    pub place: Option<UserPaths>,
    /// What the host allows.
    pub policy: Policy,
    /// Closes the sandbox; none where the caller does not want one.
    pub confine: Option<fn(&Rules) -> Report>,
    /// The time in UTC; none where it is unknown.
    pub now: Option<fn() -> NaiveDateTime>,
    /// The number of the user; none where the system has none.
    pub user: Option<u32>,
    /// The login of the user; none where no variable names it.
    pub login: Option<String>,
    /// Milliseconds since some fixed moment; none where time is not measured.
    pub clock: Option<fn() -> u64>,
}

/// The variables about the terminal, as far as they are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TerminalVariables(BTreeMap<&'static str, String>);

impl TerminalVariables {
    const NAMES: [&str; 12] = [
        "ACCESSIBLE",
        "NO_COLOR",
        "COLORTERM",
        "COLORFGBG",
        "TERM",
        "TMUX",
        "STY",
        "SSH_CONNECTION",
        "WT_SESSION",
        "LC_ALL",
        "LC_CTYPE",
        "LANG",
    ];

    fn read(read: impl Fn(&str) -> Option<OsString>) -> Self {
        let value = |name| Some((name, read(name)?.to_string_lossy().into_owned()));
        Self(Self::NAMES.into_iter().filter_map(value).collect())
    }

    /// Returns a variable that is set and not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Returns the same variables in the form that themes and glyphs read.
    pub(super) fn view(&self) -> theme::TerminalEnvironment<'_> {
        let get = |name| self.0.get(name).map(String::as_str);
        theme::TerminalEnvironment {
            no_color: get("NO_COLOR"),
            colorterm: get("COLORTERM"),
            colorfgbg: get("COLORFGBG"),
            term: get("TERM"),
            tmux: get("TMUX"),
            wt_session: get("WT_SESSION"),
            lc_all: get("LC_ALL"),
            lc_ctype: get("LC_CTYPE"),
            lang: get("LANG"),
        }
    }
}

impl Environment {
    /// Reads what the program needs from variables. An empty variable counts as not set.
    pub fn from_variables(read: impl Fn(&str) -> Option<OsString>) -> Self {
        let archive = read("WATCHFLOOR_ARCHIVE").filter(|value| !value.is_empty());
        let login = ["LOGNAME", "USER"].into_iter().find_map(|name| {
            let named = read(name)?.to_string_lossy().trim().to_owned();
            (!named.is_empty()).then_some(named)
        });
        Self {
            login,
            archive: archive.map(PathBuf::from),
            terminal_variables: TerminalVariables::read(read),
            ..Self::default()
        }
    }

    /// Returns the environment once the policy is known in full: narrowed where the command line
    /// asks for that, and with the user's configuration unless the policy ignores it.
    pub(super) fn settled(&self, restricted: bool) -> Self {
        let mut env = self.clone();
        if restricted {
            env.policy = env.policy.restricted();
        }
        if !env.policy.may_configure() {
            env.archive = None;
            env.place = None;
            env.settings = Settings::default();
        } else if let Some(place) = &env.place {
            env.settings = config::read(place);
        }
        env
    }

    /// Returns the terminal's background, as the configuration or else the terminal says; none where
    /// nothing does.
    pub(super) fn background(&self) -> Option<Background> {
        let reported = || Background::reported(&self.terminal_variables.view());
        self.settings.background.or_else(reported)
    }

    /// Returns how many colours may be written, and to which output.
    pub(super) fn depth(&self, choice: ColorChoice) -> Depth {
        let reported = self.terminal_variables.view();
        match choice {
            ColorChoice::Auto => Depth::detect(&reported),
            ColorChoice::Always => {
                let reported = theme::TerminalEnvironment { no_color: None, ..reported };
                Depth::detect(&reported).max(Depth::Ansi16)
            }
            ColorChoice::Never => Depth::Mono,
        }
    }

    /// Returns the style of results on standard output.
    pub(super) fn look(&self, choice: ColorChoice, ascii: bool) -> OutputCapabilities {
        let color = match choice {
            ColorChoice::Auto => self.terminal.is_some() && self.depth(choice) > Depth::Mono,
            ColorChoice::Always => true,
            ColorChoice::Never => false,
        };
        OutputCapabilities { width: self.terminal, color, ascii }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &'static [(&str, &str)]) -> Environment {
        Environment::from_variables(move |asked| {
            let found = variables.iter().find(|(name, _)| *name == asked);
            found.map(|(_, value)| value.into())
        })
    }

    #[test]
    fn no_color_counts_only_where_it_is_set_to_something() {
        let color = |env: Environment| {
            let env = Environment { terminal: Some(80), ..env };
            env.look(ColorChoice::Auto, false).color
        };
        assert!(!color(with(&[("NO_COLOR", "1")])));
        assert!(color(with(&[("NO_COLOR", "")])));
        assert!(!color(with(&[("TERM", "dumb")])));
        assert!(color(with(&[("TERM", "xterm")])));
    }

    #[test]
    fn an_option_goes_before_a_variable() {
        let colourful = with(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]);
        assert_eq!(colourful.depth(ColorChoice::Auto), Depth::True);
        assert_eq!(colourful.depth(ColorChoice::Never), Depth::Mono);
        let plain = with(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]);
        assert_eq!(plain.depth(ColorChoice::Auto), Depth::Mono);
        assert_eq!(plain.depth(ColorChoice::Always), Depth::Ansi256);
        assert_eq!(with(&[("TERM", "dumb")]).depth(ColorChoice::Always), Depth::Ansi16);
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
