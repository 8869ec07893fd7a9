//! What an analyst says of records, beside the archive: notes, tags, grades, estimates; their files, and
//! what two sets of them say differently.
//!
//! Pure: bytes in, notes with their faults out, and back. Which record a note is on, and whether that
//! still says the same, is the archive's business; the disk is not known here.

mod amend;
mod book;
mod estimate;
mod file;
mod grade;
mod note;
mod unrated;

pub use amend::{Amended, NoteChange, amend_notes, written_notes};
pub use book::{NoteBook, NoteDifference};
pub use estimate::{Confidence, Likelihood, Mixed, NoEstimate, mixed};
pub use file::{NotesRead, read_notes, written_note};
pub use grade::{Credibility, Grade, GradeCondition, NoGrade, Reliability};
pub use note::{AnalystNote, home_of};
pub use unrated::UnratedKept;
