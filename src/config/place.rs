//! Which folder is the user's, and what paths written in it mean. Looks into no folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// Where the user's files are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The configuration folder; none where the system does not say.
    pub folder: Option<PathBuf>,
    /// The folder for what is kept from one session to the next: `watchfloor` in
    /// `$XDG_STATE_HOME` or `~/.local/state`; none where the system does not say.
    pub state: Option<PathBuf>,
    /// What `~` stands for.
    pub home: Option<PathBuf>,
}

impl Place {
    /// The folder that `$WATCHFLOOR_CONFIG` names, else `watchfloor` where the system keeps
    /// configurations (`$XDG_CONFIG_HOME`, or `~/.config`).
    pub fn find(read: impl Fn(&str) -> Option<OsString>) -> Self {
        let system = etcetera::choose_base_strategy().ok();
        let named = read("WATCHFLOOR_CONFIG").filter(|folder| !folder.is_empty());
        let usual = || system.as_ref().map(|system| system.config_dir().join("watchfloor"));
        Self {
            folder: named.map(PathBuf::from).or_else(usual),
            state: system
                .as_ref()
                .and_then(BaseStrategy::state_dir)
                .map(|folder| folder.join("watchfloor")),
            home: system.as_ref().map(|system| system.home_dir().to_owned()),
        }
    }

    /// A path that is written in a file of the folder: `~/` is the home, and what is relative
    /// begins at the folder.
    pub(super) fn resolve(&self, path: &Path) -> PathBuf {
        match (path.strip_prefix("~"), &self.home, &self.folder) {
            (Ok(rest), Some(home), _) => home.join(rest),
            (_, _, Some(folder)) => folder.join(path),
            (_, _, None) => path.to_owned(),
        }
    }
}
