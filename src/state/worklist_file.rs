//! The worklist of a briefing on the disk, beside the notes: read, and changed under their lock.

use super::WORKLIST;
use super::notes_folder::{NoteNotKept, NotesFolder};
use crate::archive::{Problem, shown};
use crate::brief::{
    Worklist, WorklistAmended, WorklistBytes, WorklistChange, amend_worklist, read_worklist,
};

/// The worklist as its file has it, and the problems of that file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorklistRead {
    /// As much as could be read.
    pub worklist: Worklist,
    /// What is wrong in the file.
    pub problems: Vec<Problem>,
    /// The problem by which something would be lost if the file were changed; none where it can be.
    pub loses: Option<Problem>,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorklistOutcome {
    /// It is done; the item is at this place.
    Done(usize),
    /// The same; somebody else had changed the item meanwhile, and both are kept.
    BothKept(usize),
    /// All is as it should be already, at this place.
    Known(usize),
    /// There is no room for more.
    Full,
    /// The item is not there any more as it was, and nothing was done.
    Gone,
}

/// A change that was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct WorklistKept {
    /// What became of it.
    pub outcome: WorklistOutcome,
    /// The worklist as it is now.
    pub now: WorklistRead,
    /// The file before and after; none where it did not change.
    pub bytes: Option<WorklistBytes>,
}

impl NotesFolder {
    /// Reads the worklist; where there is no file it is empty.
    pub fn worklist(&self) -> WorklistRead {
        match self.bytes(WORKLIST) {
            Ok(bytes) => self.read_as_worklist(&bytes),
            Err(problem) => WorklistRead {
                problems: vec![problem.clone()],
                loses: Some(problem),
                ..WorklistRead::default()
            },
        }
    }

    fn read_as_worklist(&self, bytes: &[u8]) -> WorklistRead {
        let read = read_worklist(bytes);
        let name = shown(&self.folder().join(WORKLIST)).to_string();
        let problem = |fault| Problem::in_file(&name, fault);
        WorklistRead {
            worklist: read.worklist,
            problems: read.faults.into_iter().map(problem).collect(),
            loses: read.loses.map(problem),
        }
    }

    /// Changes the worklist as it is now. A missing folder or file is made, for its owner only.
    ///
    /// # Errors
    ///
    /// Why it was not done. The file is then as it was.
    pub fn change_worklist(&self, change: &WorklistChange) -> Result<WorklistKept, NoteNotKept> {
        self.amend(WORKLIST, |old| {
            let (bytes, outcome) = match amend_worklist(old, change)? {
                WorklistAmended::Done(bytes, at) => (Some(bytes), WorklistOutcome::Done(at)),
                WorklistAmended::BothKept(bytes, at) => {
                    (Some(bytes), WorklistOutcome::BothKept(at))
                }
                WorklistAmended::Known(at) => (None, WorklistOutcome::Known(at)),
                WorklistAmended::Full => (None, WorklistOutcome::Full),
                WorklistAmended::Gone => (None, WorklistOutcome::Gone),
            };
            let now = self.read_as_worklist(bytes.as_deref().unwrap_or(old));
            let turned =
                |after: &Vec<u8>| WorklistBytes { before: old.into(), after: (**after).into() };
            let both = bytes.as_ref().map(turned);
            Ok((bytes, WorklistKept { outcome, now, bytes: both }))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::archive::Origin;
    use crate::brief::{WorkItem, WorkSubject};

    fn gather(id: &str) -> WorklistChange {
        WorklistChange::Gather(Box::new(WorkItem::from(WorkSubject::Entry(id.to_owned()))))
    }

    #[test]
    fn what_is_gathered_is_no_note_and_stands_there_once() {
        let place = tempfile::tempdir().unwrap();
        let folder = NotesFolder::new(&place.path().join("notes"), &Origin::Sample).unwrap();
        assert_eq!(folder.worklist(), WorklistRead::default());
        let gathered = |id: &str| folder.change_worklist(&gather(id)).unwrap().outcome;
        assert_eq!(gathered("a-1"), WorklistOutcome::Done(0));
        assert_eq!(gathered("a-2"), WorklistOutcome::Done(1));
        assert_eq!(gathered("a-1"), WorklistOutcome::Known(0));
        assert_eq!(folder.worklist().worklist.items().len(), 2);
        assert_eq!(folder.read().0.len(), 0);
        fs::write(folder.folder().join(WORKLIST), "items: [\n  - text: One.\n").unwrap();
        assert!(matches!(folder.change_worklist(&gather("a-3")), Err(NoteNotKept::Faulty(_))));
        let read = folder.worklist();
        assert!(read.loses.is_some_and(|loses| read.problems.contains(&loses)));
    }

    #[test]
    fn two_desks_that_change_it_at_once_lose_nothing() {
        let place = tempfile::tempdir().unwrap();
        let desk = || NotesFolder::new(&place.path().join("notes"), &Origin::Sample).unwrap();
        let (one, other) = (desk(), desk());
        std::thread::scope(|scope| {
            for (desk, name) in [(&one, "ana"), (&other, "ben")] {
                scope.spawn(move || {
                    for number in 0..20 {
                        let kept =
                            desk.change_worklist(&gather(&format!("{name}-{number}"))).unwrap();
                        let now = kept.now.worklist;
                        let last = (now.items().len() - 1, now.items().last().unwrap().clone());
                        let text = format!("{name} says {number}");
                        desk.change_worklist(&WorklistChange::Write { behind: Some(last), text })
                            .unwrap();
                    }
                });
            }
        });
        let read = one.worklist();
        assert_eq!((read.worklist.items().len(), read.problems), (80, Vec::new()));
    }
}
