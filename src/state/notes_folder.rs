//! The folder of notes on the disk: one file a digest or wave, read whole, and changed one file at a
//! time under a lock. A file of people is never set aside: one with a problem is left as it is.

#![expect(clippy::disallowed_methods, reason = "the analyst's notes are read and written here")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::note_file_name::{file_name, home_in};
use super::store::{archive_name, lies_in};
use crate::archive::{Origin, Problem, shown};
use crate::config::{LARGEST_OWN_FILE, plain_bytes};
use crate::disk::{self, AtomicFile};
use crate::notes::{
    Amended, AnalystNote, NoteBook, NoteChange, amend_notes, read_notes, written_notes,
};
use crate::yaml::{Fault, Mark, Unamended};

/// The most files that are read.
const MOST_FILES: usize = 20_000;
/// The most bytes of all files together that are read.
const MOST_BYTES: usize = 64 << 20;

/// The folder of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotesFolder {
    folder: PathBuf,
    /// The name of the archive that the notes are laid over; none for one without a name.
    archive: Option<String>,
}

/// What became of a change that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteKept {
    /// All notes of the file, as it is now.
    pub notes: Vec<AnalystNote>,
    /// True if somebody else had changed the note meanwhile, so that both are kept.
    pub both: bool,
}

/// Why a change was not kept; the file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NoteNotKept {
    /// The file has a problem.
    #[error("mend this first: {0}")]
    Faulty(Problem),
    /// The change would lose something else.
    #[error("{0} is written so that this would lose something of it: change it in an editor")]
    Shape(String),
    /// The id makes no name of a file.
    #[error("the id `{0}` is too long for the name of a file")]
    Name(String),
    /// The file would be larger than one that is read.
    #[error("{0} would be larger than {n} MiB: leave some out", n = LARGEST_OWN_FILE >> 20)]
    TooLarge(String),
    /// The system refused it.
    #[error("{0}: {1}")]
    Unwritten(String, io::Error),
}

impl NoteNotKept {
    /// Says the same for a line of the screen, in which the folder of a file would take all the room.
    pub fn in_short(&self) -> String {
        match self {
            Self::Faulty(problem) => format!("mend this first: {}", problem.in_short()),
            Self::Shape(_) | Self::Name(_) | Self::TooLarge(_) | Self::Unwritten(..) => {
                self.to_string()
            }
        }
    }
}

impl NotesFolder {
    /// Names the folder, for notes on an archive. It neither checks nor creates it.
    ///
    /// # Errors
    ///
    /// If it lies in the archive, which is never written.
    pub fn new(folder: &Path, origin: &Origin) -> Result<Self, Problem> {
        if lies_in(folder, origin) {
            let why = "the folder for notes lies in the archive, which is never written";
            let fault = Fault::warning(Mark::WHOLE, why);
            let hint = "name another one with --notes, or `notes:` in config.yaml";
            return Err(Problem::in_file(&shown(folder), fault.hint(hint)));
        }
        Ok(Self { folder: folder.to_owned(), archive: archive_name(origin) })
    }

    /// Returns where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads all notes, with the problems of their files. Where there is no folder there are none.
    pub fn read(&self) -> (NoteBook, Vec<Problem>) {
        let (mut book, mut problems) = (NoteBook::over(self.archive.as_deref()), Vec::new());
        let files = match files(&self.folder) {
            Ok(files) => files,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (book, problems),
            Err(error) => {
                let fault = Fault::warning(Mark::WHOLE, format!("the notes are not read: {error}"));
                return (book, vec![Problem::in_file(&shown(&self.folder), fault)]);
            }
        };
        if files.len() > MOST_FILES {
            let message = format!("{MOST_FILES} of {} files of notes are read", files.len());
            let fault = Fault::warning(Mark::WHOLE, message);
            problems.push(Problem::in_file(&shown(&self.folder), fault));
        }
        let mut room = MOST_BYTES;
        for (path, home) in files.into_iter().take(MOST_FILES) {
            let name = shown(&path);
            let read = match plain_bytes(&path) {
                Ok(bytes) if bytes.len() > room => {
                    let message = format!("more than {} MiB of notes", MOST_BYTES >> 20);
                    let hint = "this file and those after it are not read";
                    problems.push(Problem::in_file(
                        &name,
                        Fault::error(Mark::WHOLE, message).hint(hint),
                    ));
                    break;
                }
                Ok(bytes) => {
                    room -= bytes.len();
                    read_notes(&bytes)
                }
                Err(fault) => {
                    problems.push(Problem::in_file(&name, fault));
                    continue;
                }
            };
            problems.extend(read.faults.into_iter().map(|fault| Problem::in_file(&name, fault)));
            book.put(&home, read.notes);
        }
        (book, problems)
    }

    /// Makes a change in the file as it is now, so that what another program kept meanwhile is kept
    /// too. A missing folder or file is made, for its owner only.
    ///
    /// # Errors
    ///
    /// Why it was not done. The file is then as it was.
    pub fn keep(&self, change: &NoteChange) -> Result<NoteKept, NoteNotKept> {
        let name = file_name(&change.home).ok_or_else(|| NoteNotKept::Name(change.home.clone()))?;
        self.amend(&name, |old| {
            let (bytes, both) = match amend_notes(old, change)? {
                Amended::Nothing => (None, false),
                Amended::Done(bytes) => (Some(bytes), false),
                Amended::BothKept(bytes) => (Some(bytes), true),
            };
            let notes = read_notes(bytes.as_deref().unwrap_or(old)).notes;
            Ok((bytes, NoteKept { notes, both }))
        })
    }

    /// Returns the bytes of a file of the folder; none of them where there is no file.
    pub(super) fn bytes(&self, name: &str) -> Result<Vec<u8>, Problem> {
        let path = self.folder.join(name);
        let faulty = |fault| Problem::in_file(&shown(&path), fault);
        match fs::symlink_metadata(&path) {
            Ok(_) => plain_bytes(&path).map_err(faulty),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(faulty(Fault::error(Mark::WHOLE, error.to_string()))),
        }
    }

    /// Changes a file of the folder under its lock: `change` gets the bytes as they are now, none of them
    /// where there is no file, and gives the new ones, if there are any, with what became of it.
    pub(super) fn amend<T>(
        &self,
        name: &str,
        change: impl FnOnce(&[u8]) -> Result<(Option<Vec<u8>>, T), Unamended>,
    ) -> Result<T, NoteNotKept> {
        let path = self.folder.join(name);
        let unwritten = |error| NoteNotKept::Unwritten(shown(&path).to_string(), error);
        disk::make(&self.folder).map_err(unwritten)?;
        let _held = disk::hold(&self.folder);
        let faulty = |fault| NoteNotKept::Faulty(Problem::in_file(&shown(&path), fault));
        let old = self.bytes(name).map_err(NoteNotKept::Faulty)?;
        let (bytes, done) = change(&old).map_err(|refusal| match refusal {
            Unamended::Faulty(fault) => faulty(fault),
            Unamended::Shape => NoteNotKept::Shape(shown(&path).to_string()),
        })?;
        if let Some(bytes) = bytes {
            if bytes.len() as u64 > LARGEST_OWN_FILE {
                return Err(NoteNotKept::TooLarge(shown(&path).to_string()));
            }
            // A link stays one: what it leads to is written.
            let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
            put(&real, &bytes).map_err(unwritten)?;
        }
        Ok(done)
    }

    /// Writes all notes into a folder that has none yet. Each file is whole or not there; where one cannot be
    /// written, none is left. What was killed amid it goes on where it is done again.
    ///
    /// # Errors
    ///
    /// If other notes are there already, a file would be too large, or the system refuses it.
    pub fn fill(&self, book: &NoteBook) -> Result<(), NoteNotKept> {
        let unwritten = |path: &Path, error| NoteNotKept::Unwritten(shown(path).to_string(), error);
        let mut texts = BTreeMap::new();
        for (home, notes) in book.files() {
            let name = file_name(home).ok_or_else(|| NoteNotKept::Name(home.to_owned()))?;
            let (path, text) = (self.folder.join(name), written_notes(notes));
            if text.len() as u64 > LARGEST_OWN_FILE {
                return Err(NoteNotKept::TooLarge(shown(&path).to_string()));
            }
            texts.insert(path, text);
        }
        disk::make(&self.folder).map_err(|error| unwritten(&self.folder, error))?;
        let _held = disk::hold(&self.folder);
        let there = files(&self.folder).map_err(|error| unwritten(&self.folder, error))?;
        for (path, _) in there {
            let same = texts
                .remove(&path)
                .filter(|text| plain_bytes(&path).is_ok_and(|bytes| bytes == text.as_bytes()));
            if same.is_none() {
                let why = io::Error::new(io::ErrorKind::AlreadyExists, "notes are there already");
                return Err(unwritten(&path, why));
            }
        }
        let mut written: Vec<&Path> = Vec::new();
        for (path, text) in &texts {
            if let Err(error) = put_new(path, text.as_bytes()) {
                for path in written {
                    // The error that led here tells more.
                    let _ = disk::remove(path);
                }
                return Err(unwritten(path, error));
            }
            written.push(path);
        }
        Ok(())
    }
}

fn put_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::begin(path, false)?;
    file.write_all(bytes)?;
    file.finish()
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicFile::begin(path, true)?;
    file.write_all(bytes)?;
    file.finish()
}

/// Lists the files of notes by name, each with the id that it is for.
fn files(folder: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut files: Vec<(PathBuf, String)> = entries
        .into_iter()
        .filter_map(|entry| {
            let home = home_in(entry.file_name().to_str()?)?;
            Some((entry.path(), home))
        })
        .collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(path: &Path) -> NotesFolder {
        NotesFolder::new(path, &Origin::Sample).unwrap()
    }

    fn note(on: &str, text: &str) -> AnalystNote {
        AnalystNote { text: Some(text.to_owned()), ..AnalystNote::begin(on, "ana") }
    }

    fn made(home: &str, note: AnalystNote) -> NoteChange {
        NoteChange { home: home.to_owned(), before: None, after: Some(note) }
    }

    #[test]
    fn two_desks_that_write_at_once_lose_nothing() {
        let place = tempfile::tempdir().unwrap();
        let (one, other) =
            (folder(&place.path().join("notes")), folder(&place.path().join("notes")));
        let texts: Vec<String> = (0..40).map(|number| format!("note {number}")).collect();
        std::thread::scope(|scope| {
            for (desk, part) in [(&one, 0), (&other, 1)] {
                let texts = &texts;
                scope.spawn(move || {
                    for text in texts.iter().skip(part).step_by(2) {
                        desk.keep(&made("a-1", note("a-1-x", text))).unwrap();
                    }
                });
            }
        });
        let (book, problems) = one.read();
        assert_eq!((book.len(), problems), (texts.len(), Vec::new()));
    }

    #[cfg(unix)]
    #[test]
    fn notes_are_for_their_owner_and_a_link_stays_one() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let place = tempfile::tempdir().unwrap();
        let notes = folder(place.path());
        notes.keep(&made("a-1", note("a-1", "x"))).unwrap();
        let mode = |name: &str| fs::metadata(place.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("a-1.yaml") & 0o777, 0o600);
        let far = place.path().join("far");
        fs::write(&far, "").unwrap();
        symlink(&far, place.path().join("b-1.yaml")).unwrap();
        notes.keep(&made("b-1", note("b-1", "y"))).unwrap();
        assert!(fs::read_to_string(&far).unwrap().contains("\"y\""));
        assert!(fs::symlink_metadata(place.path().join("b-1.yaml")).unwrap().is_symlink());
    }

    #[test]
    fn a_file_with_a_problem_is_read_as_far_as_it_goes_and_never_written() {
        let place = tempfile::tempdir().unwrap();
        let text = "- on: a-1\n  by: ana\n  note: stays\n  relability: B\n";
        fs::write(place.path().join("a-1.yaml"), text).unwrap();
        let notes = folder(place.path());
        let (book, problems) = notes.read();
        assert_eq!((book.len(), problems.len()), (1, 1));
        let refused = notes.keep(&made("a-1", note("a-1", "more"))).unwrap_err().to_string();
        assert!(refused.contains("mend this first") && refused.contains("relability"), "{refused}");
        assert_eq!(fs::read_to_string(place.path().join("a-1.yaml")).unwrap(), text);
    }

    #[test]
    fn of_more_bytes_than_are_read_the_rest_is_told() {
        let place = tempfile::tempdir().unwrap();
        let notes = folder(place.path());
        notes.keep(&made("z-1", note("z-1", "last"))).unwrap();
        for number in 0..=MOST_BYTES >> 20 {
            let text = "#".repeat(1 << 20);
            fs::write(place.path().join(format!("a-{number:03}.yaml")), text).unwrap();
        }
        let (book, problems) = notes.read();
        let told: Vec<_> = problems.iter().map(|problem| &*problem.message).collect();
        assert_eq!((book.len(), told.as_slice()), (0, &["more than 64 MiB of notes"][..]));
    }

    #[test]
    fn notes_are_filled_into_a_folder_that_has_none() {
        let place = tempfile::tempdir().unwrap();
        let (from, to) = (folder(&place.path().join("a")), folder(&place.path().join("b")));
        from.keep(&made("a-1", note("a-1", "x"))).unwrap();
        to.fill(&from.read().0).unwrap();
        assert_eq!(to.read(), from.read());
        to.fill(&from.read().0).unwrap();
        fs::write(place.path().join("b/a-1.yaml"), "[]\n").unwrap();
        assert!(to.fill(&from.read().0).is_err());
        assert_eq!(fs::read(place.path().join("b/a-1.yaml")).unwrap(), b"[]\n");
        let origin = Origin::Folder(place.path().to_owned());
        assert!(NotesFolder::new(&place.path().join("a"), &origin).is_err());
    }
}
