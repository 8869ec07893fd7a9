//! What a command may do, as it says itself: plain data that the policy is asked about
//! (`limits.rs`), that the sandbox is closed with (`confine.rs`) and that the log of the host is
//! told (`event.rs`). Nothing here has a default, so that nobody is permitted what nobody stated.

use std::path::PathBuf;

/// What a command may do with the arguments it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Permissions {
    /// What of an archive it brings to light.
    pub(super) discloses: Disclosure,
    /// What it reads.
    pub(super) reads: Reads,
    /// What it writes beside its output.
    pub(super) writes: Writes,
    /// Whether the configuration means something to it.
    pub(super) configuration: Configuration,
}

impl Permissions {
    /// What most commands do: they read the archive and print words of it.
    pub(super) fn printing(printed: Printed) -> Self {
        Self {
            discloses: Disclosure::Printed(printed),
            reads: Reads::Archive,
            writes: Writes::Nothing,
            configuration: Configuration::Heeded,
        }
    }

    /// What a command does that prints only words of the program's own.
    pub(super) fn nothing() -> Self {
        Self {
            discloses: Disclosure::Nothing,
            reads: Reads::Nothing,
            writes: Writes::Nothing,
            configuration: Configuration::Ignored,
        }
    }

    /// True for a command that may load an archive: it says that it reads one, and what comes to
    /// light of it.
    pub(super) fn may_load(&self) -> bool {
        self.discloses != Disclosure::Nothing && self.reads != Reads::Nothing
    }
}

/// What of an archive is brought to light, its own words too, and what the log of the host says of
/// it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Disclosure {
    /// Nothing: no archive is loaded. It may go anywhere, whatever the policy says.
    Nothing,
    /// How much there is and what is wrong with it, by a command that asks the policy itself. It may
    /// go anywhere.
    Health,
    /// Words of it, into the output; where nothing may be exported only to a terminal.
    Printed(Printed),
    /// The same in order to hand it on: only where that is allowed.
    Exported(Printed),
    /// Words of it, on a terminal, by the reader; it logs itself what it hands on.
    Screen,
}

/// What the log of the host says of an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// The command and what it was asked for.
    pub(super) what: String,
    /// The format, by its name.
    pub(super) format: String,
}

impl Printed {
    /// Of a command with the words it was given.
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
    /// The archive that is meant.
    Archive,
    /// The same, again and again while the command runs.
    ArchiveAgain,
    /// Files and folders in place of the archive; only where others may be read.
    Others {
        /// What is named.
        paths: Vec<PathBuf>,
        /// What is done to them, as a refusal says it: "checked".
        done: &'static str,
    },
}

/// What is written beside the output. The sandbox opens nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Writes {
    /// Nothing.
    Nothing,
    /// A file of this name, and others beside it; only where exports are allowed.
    File(PathBuf),
    /// The user's own folders and the one for exports, as far as the policy lets them.
    OwnFolders,
}

/// Whether the configuration means something to a command. Only one that heeds it tells what is
/// wrong in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Configuration {
    /// It does.
    Heeded,
    /// It does not, or the command tells of it in its own way.
    Ignored,
}
