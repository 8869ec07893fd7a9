//! A day's work as a page that can be sent: what was gathered, and the briefing that is composed of it.
//!
//! [`Worklist`] is what was gathered, in order, as `brief.yaml` keeps it; [`BriefTemplate`] says in which
//! sections it stands; [`compose()`] makes a [`Briefing`] of the two and an archive. What is told and what
//! an analyst concludes never share a part, and what cannot be found any more is listed.
//!
//! Pure: nothing here opens a file, reads a clock or knows how a page is written.

mod about;
mod amend;
mod asking;
mod briefing;
mod compose;
mod count_words;
mod entry;
mod finder;
mod item_file;
mod kept;
mod kind;
mod map_asked;
mod passage;
mod pictures;
mod recorded;
mod resolve;
mod sources;
mod span_pictures;
mod span_question;
mod standing;
mod subject;
mod sum;
mod template;
mod turning;
mod worklist;
mod worklist_file;

pub use about::{BriefCover, BriefDays, BriefFacts, DaysFrom};
pub use amend::{WorklistAmended, WorklistChange, WorklistMove, amend_worklist};
pub use briefing::{
    BriefBeside, BriefCells, BriefComparison, BriefItem, BriefMissing, BriefNote, BriefNoteOn,
    BriefPart, BriefSection, BriefTable, BriefTold, Briefing,
};
pub use compose::{BriefArchive, BriefOrigin, BriefRequest, compose, compose_telling};
pub use entry::{BriefAccount, BriefEntry, BriefWord};
pub use kept::KeptPair;
pub use kind::BriefKind;
pub use map_asked::{MapAsked, MapPlacing};
pub use passage::{BriefFigure, BriefPoint};
pub use pictures::{BriefPicture, PictureForm};
pub use span_question::SpanQuestion;
pub use standing::{ItemStanding, WorkStanding, standings};
pub use subject::{NoPassageName, PassageName, WorkSubject, cell_words};
pub use sum::BriefSum;
pub use template::{BriefTemplate, TemplateSection};
pub use turning::{TurnWay, WorklistBytes, WorklistTurn};
pub use worklist::{Addition, WorkItem, Worklist};
pub use worklist_file::{WorklistFile, read_worklist, write_worklist};
