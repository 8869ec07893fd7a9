//! A policy and its questions. Where two rules apply, the answer is the narrower one.

use std::path::{Path, PathBuf};

use crate::archive::Problem;

/// How freely the reader may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freedom {
    /// By a user with an account and a shell of their own.
    #[default]
    Full,
    /// By anybody, over an account that gives access to the reader and nothing else.
    Restricted,
}

const BY_OPTION: &str = "by --restricted";

/// What is allowed on this host. The default allows everything: there is no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub(super) freedom: Freedom,
    /// True where only the option restricts, and not a file.
    pub(super) by_option: bool,
    pub(super) archive: Option<PathBuf>,
    pub(super) copy: bool,
    pub(super) export: bool,
    pub(super) marking: Option<String>,
    pub(super) log: Option<PathBuf>,
    /// The file that the policy was read from; none where there is no such file.
    pub(super) file: Option<String>,
    /// The problems in that file. Where there is one, nothing is allowed.
    pub(super) problems: Vec<Problem>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            freedom: Freedom::Full,
            by_option: false,
            archive: None,
            copy: true,
            export: true,
            marking: None,
            log: None,
            file: None,
            problems: Vec::new(),
        }
    }
}

impl Policy {
    /// Narrows the policy as `--restricted` does. This cannot be undone.
    #[must_use]
    pub fn restricted(self) -> Self {
        let by_option = self.by_option || self.is_free();
        Self { freedom: Freedom::Restricted, by_option, ..self }
    }

    /// Creates a policy that cannot be trusted: it allows nothing, and these are the reasons.
    pub(super) fn closed(self, problems: Vec<Problem>) -> Self {
        let freedom = Freedom::Restricted;
        Self { freedom, copy: false, export: false, problems, ..self }
    }

    /// Returns how freely the reader may be used.
    pub fn freedom(&self) -> Freedom {
        self.freedom
    }

    /// Returns whether anything may be read at all. It may not where the policy file is at fault:
    /// the archive and the marking that it meant to name are unknown then.
    pub fn may_open(&self) -> bool {
        self.problems.is_empty()
    }

    /// Returns whether entries may leave the program as data, into a file or a pipe.
    pub fn may_export(&self) -> bool {
        self.export && self.is_free()
    }

    /// Returns whether text may be sent to the terminal's clipboard.
    pub fn may_copy(&self) -> bool {
        self.copy && self.is_free()
    }

    /// Returns whether addresses may be links that the terminal opens, in a program of its own.
    pub fn may_link(&self) -> bool {
        self.is_free()
    }

    /// Returns whether the reader may suspend and return the terminal to the shell that started it.
    pub fn may_suspend(&self) -> bool {
        self.is_free()
    }

    /// Returns whether the user's own configuration and variables are used.
    pub fn may_configure(&self) -> bool {
        self.is_free()
    }

    /// Returns whether anything may be kept for the next session. On a shared account it may not: a
    /// user would see what another user read.
    pub fn may_keep(&self) -> bool {
        self.is_free()
    }

    /// Returns the only archive that may be opened; none where the policy names none.
    pub fn archive(&self) -> Option<&Path> {
        self.archive.as_deref()
    }

    /// Returns the marking for every screen and for the head of all that leaves the program, in
    /// addition to an archive's own.
    pub fn marking(&self) -> Option<&str> {
        self.marking.as_deref()
    }

    /// Returns the log file, which gets one line for each export or copy. It has to be opened, for
    /// appending, before the sandbox is closed.
    pub fn log(&self) -> Option<&Path> {
        self.log.as_deref()
    }

    /// Returns the policy file's name in problems; none where there is no file.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Returns the problems in the policy file.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns who forbids it, for the end of a message: `by the policy of this host (/etc/…)`.
    pub fn by_whom(&self) -> String {
        if self.by_option { BY_OPTION.to_owned() } else { self.by_file() }
    }

    /// Returns the same for rules that only the file can set.
    pub fn by_file(&self) -> String {
        let by_file = |file| format!("by the policy of this host ({file})");
        self.file.as_ref().map_or_else(|| BY_OPTION.to_owned(), by_file)
    }

    fn is_free(&self) -> bool {
        self.freedom == Freedom::Full
    }
}
