//! What was seen of archives, on the disk: one file an archive in a folder below that of the state,
//! written by the same rules. A file that is damaged is set aside.

use std::io::Write as _;
use std::path::PathBuf;

use super::Store;
use super::seen_file::{LARGEST, SeenFault, parse, write};
use super::seen_merge::merge;
use crate::archive::{Problem, SeenRecords, fnv, shown};
use crate::config::plain_bytes_up_to;
use crate::disk::{self, AtomicFile};
use crate::yaml::{Fault, Mark};

/// The folder below that of the state.
const SEEN: &str = "seen";

/// Where it is kept what was seen of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenStore {
    /// The folder of the state, which is locked.
    state: PathBuf,
    folder: PathBuf,
    file: PathBuf,
}

impl SeenStore {
    /// Returns where a store keeps what was seen; none for what has no name to be known by.
    pub fn of(store: &Store) -> Option<Self> {
        let folder = store.folder().join(SEEN);
        let file = folder.join(format!("{}.bin", name_of(store.archive()?)));
        Some(Self { state: store.folder().to_owned(), folder, file })
    }

    /// Returns the file.
    pub fn file(&self) -> &PathBuf {
        &self.file
    }

    /// Reads what was seen, without changing anything; none where nothing was.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn look(&self) -> Result<Option<SeenRecords>, Problem> {
        if disk::is_absent(&self.file) {
            return Ok(None);
        }
        let bytes = plain_bytes_up_to(&self.file, LARGEST).map_err(|fault| self.problem(fault))?;
        let seen = parse(&bytes);
        seen.map(Some).map_err(|fault| self.problem(Fault::warning(Mark::WHOLE, fault.to_string())))
    }

    /// Reads what was seen; a file that is damaged is set aside, which is then said.
    pub fn read(&self) -> (Option<SeenRecords>, Option<Problem>) {
        let look = || self.look().map_err(|_| ());
        if let Ok(seen) = look() {
            return (seen, None);
        }
        let _held = disk::hold(&self.state);
        // Another reader may have set it aside meanwhile.
        look().map_or_else(|()| (None, Some(self.set_aside())), |seen| (seen, None))
    }

    /// Keeps what a session saw, given what was there when it began: what another session kept
    /// meanwhile is kept too. Nothing is written where that changes nothing.
    ///
    /// A problem that is returned as a success must still be reported: a file was set aside.
    ///
    /// # Errors
    ///
    /// Why it was not done. What was kept before is then kept still.
    pub fn keep(
        &self,
        begun: Option<&SeenRecords>,
        seen: &SeenRecords,
    ) -> Result<Option<Problem>, Problem> {
        let unwritten = |error: std::io::Error| self.problem(unseen(&error.to_string()));
        disk::make(&self.state).map_err(unwritten)?;
        let _held = disk::hold(&self.state);
        disk::make(&self.folder).map_err(unwritten)?;
        let (there, notice) = match self.look() {
            Ok(there) => (there, None),
            Err(_) => (None, Some(self.set_aside())),
        };
        let nothing = SeenRecords::default();
        let merged = match &there {
            Some(there) => merge(begun.unwrap_or(&nothing), seen, there),
            None => seen.clone(),
        };
        if there.as_ref() != Some(&merged) {
            let mut file = AtomicFile::begin(&self.file, true).map_err(unwritten)?;
            file.write_all(&write(&merged)).and_then(|()| file.finish()).map_err(unwritten)?;
        }
        Ok(notice)
    }

    /// Returns the problem to report if keeping takes too long.
    pub fn late(&self) -> Problem {
        self.problem(unseen("another program holds it or it is slow"))
    }

    /// Returns the problem to report if a session ends before all that it saw was hashed.
    pub fn unhashed(&self) -> Problem {
        self.problem(unseen(
            "the archive is large, and the reader was left before all of it was hashed",
        ))
    }

    fn set_aside(&self) -> Problem {
        let fault = self.look().err();
        let why = fault.map(|problem| problem.message.to_string()).unwrap_or_default();
        let newer = why.contains(&SeenFault::Newer.to_string());
        let told = match disk::quarantine(&self.file, if newer { "newer" } else { "broken" }) {
            Ok(aside) => {
                let name = aside.file_name().unwrap_or_default().to_string_lossy();
                format!("{why}: set aside as {name}, and begun anew")
            }
            Err(error) => format!("{why}, and cannot be set aside: {error}"),
        };
        self.problem(Fault::warning(Mark::WHOLE, told))
    }

    fn problem(&self, fault: Fault) -> Problem {
        Problem::in_file(&shown(&self.file), fault)
    }
}

fn unseen(why: &str) -> Fault {
    let message = format!("what was seen is not known for the next time: {why}");
    let fault = Fault::warning(Mark::WHOLE, message);
    fault.hint("all else works; `state: off` in config.yaml keeps nothing and says nothing")
}

/// Returns a name of a file for the name of an archive, which is a path.
fn name_of(archive: &str) -> String {
    format!("{:016x}", fnv(0, archive.as_bytes()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::archive::{Origin, load_all};

    fn store(place: &tempfile::TempDir) -> SeenStore {
        let store = Store::new(&place.path().join("state"), &Origin::Sample).unwrap();
        SeenStore::of(&store).unwrap()
    }

    fn sample() -> SeenRecords {
        SeenRecords::of(&load_all(&Origin::Sample).0, &|| false).unwrap()
    }

    #[test]
    fn what_was_seen_is_kept_for_its_owner_alone() {
        let (place, seen) = (tempfile::tempdir().unwrap(), sample());
        let store = store(&place);
        assert_eq!(store.look(), Ok(None));
        assert_eq!(store.keep(None, &seen), Ok(None));
        assert_eq!(store.look(), Ok(Some(seen)));
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(store.file()) & 0o777, 0o600);
        assert_eq!(mode(&place.path().join("state/seen")) & 0o777, 0o700);
    }

    #[test]
    fn a_file_that_is_damaged_is_set_aside_and_said() {
        let (place, seen) = (tempfile::tempdir().unwrap(), sample());
        let store = store(&place);
        store.keep(None, &seen).unwrap();
        let mut bytes = fs::read(store.file()).unwrap();
        bytes[100] ^= 1;
        fs::write(store.file(), &bytes).unwrap();
        let (read, problem) = store.read();
        let message = problem.unwrap().message;
        assert!(read.is_none() && message.contains(".broken-1"), "{message}");
        assert_eq!(store.read(), (None, None));
        fs::write(store.file(), "").unwrap();
        let notice = store.keep(None, &seen).unwrap();
        assert!(notice.is_some_and(|problem| problem.message.contains(".broken-2")));
        assert_eq!(store.look(), Ok(Some(seen)));
    }
}
