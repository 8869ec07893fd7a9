//! The worklist of a briefing on the disk, beside the notes: gathered into under their lock.

use super::notes_folder::{NoteNotKept, NotesFolder, WORKLIST};
use crate::brief::{Gathering, WorkItem, gather};

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
        self.amend(WORKLIST, |old| {
            Ok(match gather(old, item)? {
                Gathering::Added(bytes, at) => (Some(bytes), GatherOutcome::Added(at + 1)),
                Gathering::Known(at) => (None, GatherOutcome::Known(at + 1)),
                Gathering::Full => (None, GatherOutcome::Full),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

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
