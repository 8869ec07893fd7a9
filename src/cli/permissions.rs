//! The permissions that a command states: plain data. The policy checks them (`limits.rs`), the
//! sandbox is closed with them (`confine.rs`), and the log of the host is told of them
//! (`event.rs`). Nothing here has a default, so that no command gets a permission that it did not
//! state.

use std::path::PathBuf;

/// What a command may do with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Permissions {
    /// What it discloses of an archive.
    pub(super) discloses: Disclosure,
    /// What it reads.
    pub(super) reads: Reads,
    /// What it writes besides its output.
    pub(super) writes: Writes,
    /// Whether it uses the configuration.
    pub(super) configuration: Configuration,
}

impl Permissions {
    /// Returns the permissions of most commands: they read the archive and print words of it.
    pub(super) fn printing(printed: Printed) -> Self {
        Self {
            discloses: Disclosure::Printed(printed),
            reads: Reads::Archive,
            writes: Writes::Nothing,
            configuration: Configuration::Heeded,
        }
    }

    /// Returns the permissions of a command that prints only the program's own words.
    pub(super) fn nothing() -> Self {
        Self {
            discloses: Disclosure::Nothing,
            reads: Reads::Nothing,
            writes: Writes::Nothing,
            configuration: Configuration::Ignored,
        }
    }

    /// Returns true for a command that may load an archive: it states that it reads one, and what
    /// it discloses of it.
    pub(super) fn may_load(&self) -> bool {
        self.discloses != Disclosure::Nothing && self.reads != Reads::Nothing
    }
}

/// What a command discloses of an archive, the archive's own vocabulary included, and what the log
/// of the host says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Disclosure {
    /// Nothing: no archive is loaded. The output may go anywhere, whatever the policy says.
    Nothing,
    /// How much there is and what is wrong with it, from a command that asks the policy itself. The
    /// output may go anywhere.
    Health,
    /// Words of the archive, as output; only to a terminal where exports are forbidden.
    Printed(Printed),
    /// Words of the archive as an export: only where exports are allowed.
    Exported(Printed),
    /// Words of the archive on a terminal, by the reader, which logs its own exports and copies.
    Screen,
}

/// What the log of the host says of an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// The command and its request.
    pub(super) what: String,
    /// The format, by its name.
    pub(super) format: String,
}

impl Printed {
    /// Creates the description from a command and its words.
    pub(super) fn new(what: &str, words: &[String], format: impl Into<String>) -> Self {
        let what = format!("{what} {}", words.join(" ")).trim_end().to_owned();
        Self { what, format: format.into() }
    }
}

/// What is read. The sandbox opens nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// Nothing.
    Nothing,
    /// The chosen archive.
    Archive,
    /// The chosen archive, again and again while the command runs.
    ArchiveAgain,
    /// The chosen archive, and files beside it; only where other archives may be read.
    ArchiveAnd {
        /// The files that are named.
        paths: Vec<PathBuf>,
        /// What is done to them, as a refusal words it: "imported".
        done: &'static str,
    },
    /// Files and folders in place of the archive; only where other archives may be read.
    Others {
        /// What is named.
        paths: Vec<PathBuf>,
        /// What is done to them, as a refusal words it: "checked".
        done: &'static str,
    },
}

/// What is written besides the output. The sandbox opens nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Writes {
    /// Nothing.
    Nothing,
    /// A file of this name, and others beside it; only where exports are allowed.
    File(PathBuf),
    /// New digests in this folder and the folders of years in it, and what a review of them keeps in
    /// the user's own folders; only where exports are allowed.
    Digests(PathBuf),
    /// A folder that is new or empty, with folders in it; only where exports are allowed.
    NewFolder(PathBuf),
    /// Files of notes in this folder; only where exports and keeping are allowed.
    Notes(PathBuf),
    /// The user's own folders and the export folder, as far as the policy allows.
    OwnFolders,
}

/// Whether a command uses the configuration. Only a command that does reports the problems in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Configuration {
    /// It does.
    Heeded,
    /// It does not, or the command reports the problems in its own way.
    Ignored,
}
