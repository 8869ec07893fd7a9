//! A file that a command writes: whole or not at all, never over another unless that is asked for, and not
//! before the log of the host has it.

use std::path::{Path, PathBuf};

use super::exit::Failure;
use super::session::{Session, unlogged};
use crate::archive::shown;
use crate::audit::{Act, AuditEvent};
use crate::disk::AtomicFile;

/// A file to write.
pub(super) struct OutputFile {
    pub(super) path: PathBuf,
    /// The path as the user named it.
    pub(super) named: PathBuf,
    pub(super) replace: bool,
}

impl OutputFile {
    /// Takes the name of a file, in the folder that the program was started in.
    pub(super) fn new(named: &Path, replace: bool, session: &Session<'_>) -> Self {
        Self { path: session.env.folder.join(named), named: named.to_owned(), replace }
    }

    /// Begins a file that stands beside it, or the file itself.
    pub(super) fn begin(&self, path: &Path) -> Result<AtomicFile, Failure> {
        AtomicFile::begin(path, self.replace).map_err(|error| self.failure(path, &error))
    }

    /// Tells the log of the host, before the file takes its name.
    pub(super) fn log(&self, bytes: u64, session: &mut Session<'_>) -> Result<(), Failure> {
        let Some(event) = session.event.take() else { return Ok(()) };
        let event = AuditEvent {
            act: Act::Exported,
            to: self.path.display().to_string(),
            bytes: Some(bytes),
            marking: session.markings.all(),
            ..event
        };
        session.audit.write(&event).map_err(unlogged)
    }

    /// Words why a file cannot be written.
    pub(super) fn failure(&self, path: &Path, error: &std::io::Error) -> Failure {
        let path = match path.file_name() {
            Some(name) => self.named.with_file_name(name),
            None => self.named.clone(),
        };
        let path = shown(&path);
        Failure::Usage(if error.kind() == std::io::ErrorKind::AlreadyExists {
            format!("`{path}` is there already; --force puts the export in its place")
        } else {
            format!("cannot write `{path}`: {error}")
        })
    }
}
