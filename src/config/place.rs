//! Finds the user's folder, and resolves the paths written in it. Does not look into any folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// Where the user's files are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserPaths {
    /// The configuration folder; none where the system does not name one.
    pub folder: Option<PathBuf>,
    /// The folder for state between sessions; none where the system does not name one.
    pub state: Option<PathBuf>,
    /// The folder of the notes beside archives; none where the system does not name one.
    pub notes: Option<PathBuf>,
    /// The folder that `~` stands for.
    pub home: Option<PathBuf>,
}

impl UserPaths {
    /// Finds the folder that `$WATCHFLOOR_CONFIG` names, else `watchfloor` in the system's folder
    /// for configurations (`$XDG_CONFIG_HOME`, or `~/.config`). The state folder is found alike
    /// (`$WATCHFLOOR_STATE`, `$XDG_STATE_HOME`, or `~/.local/state`), and that of the notes is `notes` in
    /// the one for data (`$WATCHFLOOR_NOTES`, `$XDG_DATA_HOME`, or `~/.local/share`).
    pub fn find(read: impl Fn(&str) -> Option<OsString>) -> Self {
        let system = etcetera::choose_base_strategy().ok();
        let named = |name| read(name).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let config = system.as_ref().map(BaseStrategy::config_dir);
        let state = system.as_ref().and_then(BaseStrategy::state_dir);
        let data = system.as_ref().map(BaseStrategy::data_dir);
        let ours = |folder: PathBuf| folder.join("watchfloor");
        Self {
            folder: named("WATCHFLOOR_CONFIG").or_else(|| config.map(ours)),
            state: named("WATCHFLOOR_STATE").or_else(|| state.map(ours)),
            notes: named("WATCHFLOOR_NOTES").or_else(|| data.map(|data| ours(data).join("notes"))),
            home: system.as_ref().map(|system| system.home_dir().to_owned()),
        }
    }

    /// Resolves a path that is written in a file of the folder: `~/` is the home, and a relative
    /// path starts at the folder.
    pub(super) fn resolve(&self, path: &Path) -> PathBuf {
        match (path.strip_prefix("~"), &self.home, &self.folder) {
            (Ok(rest), Some(home), _) => home.join(rest),
            (_, _, Some(folder)) => folder.join(path),
            (_, _, None) => path.to_owned(),
        }
    }
}
