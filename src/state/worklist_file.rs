//! The worklist of a briefing on the disk, beside the notes: gathered into under their lock.

#![expect(clippy::disallowed_methods, reason = "what is gathered is read and written here")]

use std::fs;
use std::io;

use super::notes_folder::{NoteNotKept, NotesFolder, WORKLIST, put};
use crate::archive::{Problem, shown};
use crate::brief::{Gathering, NotGathered, WorkItem, gather};
use crate::config::plain_bytes;
use crate::disk;

/// What became of something that was gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatherOutcome {
    /// It is the last of so many now.
    Added(usize),
    /// It was there already, at this place, from 1.
    Known(usize),
    /// There is no room for more.
    Full,
}

impl NotesFolder {
    /// Adds something to the worklist as it is now. A missing folder or file is made, for its owner only.
    ///
    /// # Errors
    ///
    /// Why it was not done. The file is then as it was.
    pub fn gather(&self, item: WorkItem) -> Result<GatherOutcome, NoteNotKept> {
        let path = self.folder().join(WORKLIST);
        let unwritten = |error| NoteNotKept::Unwritten(shown(&path).to_string(), error);
        disk::make(self.folder()).map_err(unwritten)?;
        let _held = disk::hold(self.folder());
        let faulty = |fault| NoteNotKept::Faulty(Problem::in_file(&shown(&path), fault));
        let old = match fs::symlink_metadata(&path) {
            Ok(_) => plain_bytes(&path).map_err(faulty)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(unwritten(error)),
        };
        let gathering = gather(&old, item).map_err(|refusal| match refusal {
            NotGathered::Faulty(fault) => faulty(fault),
            NotGathered::Shape => NoteNotKept::Shape(shown(&path).to_string()),
        })?;
        match gathering {
            Gathering::Known(at) => Ok(GatherOutcome::Known(at + 1)),
            Gathering::Full => Ok(GatherOutcome::Full),
            Gathering::Added(bytes, at) => {
                let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
                put(&real, &bytes).map_err(unwritten)?;
                Ok(GatherOutcome::Added(at + 1))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Origin;
    use crate::brief::WorkSubject;

    #[test]
    fn what_is_gathered_is_no_note_and_stands_there_once() {
        let place = tempfile::tempdir().unwrap();
        let folder = NotesFolder::new(&place.path().join("notes"), &Origin::Sample).unwrap();
        let entry = |id: &str| WorkItem::from(WorkSubject::Entry(id.to_owned()));
        assert_eq!(folder.gather(entry("a-1")).unwrap(), GatherOutcome::Added(1));
        assert_eq!(folder.gather(entry("a-2")).unwrap(), GatherOutcome::Added(2));
        assert_eq!(folder.gather(entry("a-1")).unwrap(), GatherOutcome::Known(1));
        assert_eq!(folder.read().0.len(), 0);
        fs::write(folder.folder().join(WORKLIST), "items: [\n").unwrap();
        assert!(matches!(folder.gather(entry("a-3")), Err(NoteNotKept::Faulty(_))));
    }
}
