//! A policy and the questions that one may ask it. Every answer is the narrower one where two things
//! have been said.

use std::path::{Path, PathBuf};

use crate::archive::Problem;

/// How freely the reader may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freedom {
    /// By somebody with an account and a shell of their own.
    #[default]
    Full,
    /// By whoever comes in, over an account that gives them the reader and nothing else.
    Restricted,
}

const BY_OPTION: &str = "by --restricted";

/// What may be done on this host. The default allows everything: there is no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub(super) freedom: Freedom,
    /// True where only the option restricts, and no file.
    pub(super) by_option: bool,
    pub(super) archive: Option<PathBuf>,
    pub(super) copy: bool,
    pub(super) export: bool,
    pub(super) marking: Option<String>,
    pub(super) log: Option<PathBuf>,
    /// The file that it was read from; none where there is no such file.
    pub(super) file: Option<String>,
    /// What is wrong in that file. Where there is anything, nothing is allowed.
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
    /// The same policy, narrowed as `--restricted` does. There is no way back.
    #[must_use]
    pub fn restricted(self) -> Self {
        let by_option = self.by_option || self.is_free();
        Self { freedom: Freedom::Restricted, by_option, ..self }
    }

    /// A policy that cannot be trusted: nothing is allowed, and this is why.
    pub(super) fn closed(self, problems: Vec<Problem>) -> Self {
        let freedom = Freedom::Restricted;
        Self { freedom, copy: false, export: false, problems, ..self }
    }

    /// How freely the reader may be used.
    pub fn freedom(&self) -> Freedom {
        self.freedom
    }

    /// Whether anything may be read at all. Not where the policy file is at fault: which archive and
    /// which marking it meant to name cannot be known.
    pub fn may_open(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether entries may leave the program as data, into a file or a pipe.
    pub fn may_export(&self) -> bool {
        self.export && self.is_free()
    }

    /// Whether text may be sent to the terminal's clipboard.
    pub fn may_copy(&self) -> bool {
        self.copy && self.is_free()
    }

    /// Whether the reader may stop and give the terminal to whoever started it.
    pub fn may_suspend(&self) -> bool {
        self.is_free()
    }

    /// Whether the user's own configuration and variables are heeded.
    pub fn may_configure(&self) -> bool {
        self.is_free()
    }

    /// Whether anything may be kept for the next session. Not on a shared account: one would see
    /// what another one read.
    pub fn may_keep(&self) -> bool {
        self.is_free()
    }

    /// The one archive that may be opened; none where the policy leaves that open.
    pub fn archive(&self) -> Option<&Path> {
        self.archive.as_deref()
    }

    /// What stands on every screen and at the head of all that leaves the program, beside what an
    /// archive says itself.
    pub fn marking(&self) -> Option<&str> {
        self.marking.as_deref()
    }

    /// The file to which one line is added for all that is exported or copied. It has to be opened,
    /// for appending, before the sandbox is closed.
    pub fn log(&self) -> Option<&Path> {
        self.log.as_deref()
    }

    /// The policy file, as problems call it; none where there is none.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// What is wrong in the policy file.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Who forbids, for the end of a message: `by the policy of this host (/etc/…)`.
    pub fn by_whom(&self) -> String {
        if self.by_option { BY_OPTION.to_owned() } else { self.by_file() }
    }

    /// The same for what only the file can say.
    pub fn by_file(&self) -> String {
        let by_file = |file| format!("by the policy of this host ({file})");
        self.file.as_ref().map_or_else(|| BY_OPTION.to_owned(), by_file)
    }

    fn is_free(&self) -> bool {
        self.freedom == Freedom::Full
    }
}
