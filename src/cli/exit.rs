//! How a command ends: successfully, with nothing or problems found, or with an error.

use std::io;
use std::process::{ExitCode, Termination};

/// The exit code of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: problems were found, or nothing was.
    Found,
    /// 2: used wrongly, or not possible.
    Failed,
    /// 128 and the number: ended by that signal.
    Signal(i32),
}

impl Exit {
    /// Returns the number that the system is given.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::Failed => 2,
            Self::Signal(signal) => u8::try_from(signal).unwrap_or(0).saturating_add(128),
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The request makes no sense.
    #[error("{0}")]
    Usage(String),
    /// A query that cannot be read, with the place of the fault.
    #[error("{0}")]
    Query(String),
    /// The policy of the host, or `--restricted`, does not allow it.
    #[error("{0}")]
    Refused(String),
    /// No archive to read.
    #[error(transparent)]
    Origin(#[from] super::OriginError),
    /// The result could not be written.
    #[error("cannot write the result: {0}")]
    Write(#[from] io::Error),
    /// The reader ended with an error.
    #[error("{0:#}")]
    Reader(anyhow::Error),
}

impl Failure {
    /// Returns true where the reading end of the pipe closed because it had enough, as `head` does.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_is_told_as_shells_tell_it() {
        let codes = [Exit::Done, Exit::Found, Exit::Failed, Exit::Signal(15), Exit::Signal(1)];
        assert_eq!(codes.map(Exit::code), [0, 1, 2, 143, 129]);
    }
}
