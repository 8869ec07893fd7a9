//! What an analyst says of records: notes, tags and grades. They are kept beside the archive, and laid
//! over it again whenever it is read or they change.

use super::{App, Effect};
use crate::archive::{NoteLoss, PassageIn, PassageKey, RecordKey, record_marks};
use crate::notes::{AnalystNote, Mixed, NoteChange, mixed};
use crate::screens::{Annotate, NoteField, Now, Screen};
use crate::state::NoteKept;
use crate::tree::TreeNode;

impl App {
    /// Returns the record that a note would be on: what is selected or open.
    pub(super) fn noted_here(&self) -> Option<RecordKey> {
        let title = |home| RecordKey::Passage(PassageKey { home, place: 0 });
        match self.screen()?.sourced(&self.corpus)? {
            TreeNode::Entry(key) => Some(RecordKey::Entry(key)),
            TreeNode::Passage(key) => Some(RecordKey::Passage(key)),
            TreeNode::Digest(at) => Some(title(PassageIn::Digest(at))),
            TreeNode::Wave(at) => u32::try_from(at).ok().map(|at| title(PassageIn::Wave(at))),
            TreeNode::DigestTheatre(..)
            | TreeNode::DigestArea(..)
            | TreeNode::Archive(_)
            | TreeNode::Theatre(_)
            | TreeNode::Area(..) => None,
        }
    }

    /// Returns whether something can be noted of what is selected or open.
    pub(super) fn now_note(&self) -> Now {
        // In the worklist a note is on the item, and the list takes it.
        if matches!(self.screen(), Some(Screen::Worklist(_))) {
            return Now::Idle;
        }
        let reason = || match &self.no_notes {
            Some(why) => Some(why.clone()),
            None if self.noted_here().is_none() => {
                Some("Select an entry, a point, a figure, a digest or a wave".to_owned())
            }
            None => None,
        };
        Now::unless(reason())
    }

    pub(super) fn note(&mut self) -> Vec<Effect> {
        self.annotate(NoteField::Text)
    }

    pub(super) fn tag(&mut self) -> Vec<Effect> {
        self.annotate(NoteField::Tags)
    }

    /// Grades what is selected or open; of a judgement it is asked too how likely it is.
    pub(super) fn grade(&mut self) -> Vec<Effect> {
        let is_judged = self.noted_here().is_some_and(|key| self.corpus.is_judged(key));
        self.annotate(if is_judged { NoteField::Estimate } else { NoteField::Grade })
    }

    fn annotate(&mut self, field: NoteField) -> Vec<Effect> {
        let Some(key) = self.noted_here() else { return Vec::new() };
        let corpus = self.share_corpus();
        let (Some(on), Some(home)) = (corpus.record_id(key), corpus.record_home(key)) else {
            return Vec::new();
        };
        let noted = corpus.noted();
        let own = noted.on(key).iter().rev().find(|placed| placed.note.by == self.desk);
        let before = own.map(|placed| placed.note.clone());
        let home = own.map_or_else(|| home.to_owned(), |placed| placed.home.clone());
        let begun = before.clone().unwrap_or_else(|| AnalystNote::begin(&on, &self.desk));
        // What is said from now on is said of the record as it is now.
        let archive = self.book.archive().map(str::to_owned);
        let (seen, marks) = record_marks(&corpus, key).unzip();
        let note = AnalystNote { seen, marks, archive, day: self.today, ..begun };
        let crumbs = self.screen().map(|screen| screen.crumbs(&self.view())).unwrap_or_default();
        let screen = Annotate::new(field, home, before, note, crumbs);
        self.open(Screen::Annotate(Box::new(screen)));
        Vec::new()
    }

    /// Has a change kept, and leaves the line it was typed in.
    pub(super) fn keep_note(&mut self, change: Box<NoteChange>) -> Vec<Effect> {
        self.leave();
        if let Some(why) = &self.no_notes {
            self.notice = Some(why.clone());
            return Vec::new();
        }
        if changes_nothing(&change) {
            self.notice = Some("Left as it was".to_owned());
            return Vec::new();
        }
        vec![Effect::KeepNote(change)]
    }

    /// Shows what became of a change: the notes of its file are taken as they are now.
    pub(super) fn note_kept(
        &mut self,
        change: &NoteChange,
        kept: Result<NoteKept, String>,
    ) -> Vec<Effect> {
        let done = match kept {
            Ok(done) => done,
            Err(why) => {
                self.notice = Some(format!("Not kept: {why}"));
                return Vec::new();
            }
        };
        self.book.put(&change.home, done.notes);
        self.corpus.lay_notes(&self.book);
        self.relayout();
        let said = match (&change.after, done.both) {
            (_, true) => "Somebody changed it meanwhile: both are kept".to_owned(),
            (None, false) => "Taken away".to_owned(),
            (Some(note), false) => format!("Kept with {}", note.on),
        };
        self.notice = Some(match unclear_words(change) {
            Some(unclear) => format!("Kept; {unclear}"),
            None => said,
        });
        // A search for notes may find another set now.
        self.ask()
    }

    /// Says that notes are on what the archive had before and has no more. Those on another archive are
    /// nobody's business here.
    pub(super) fn tell_gone_notes(&mut self) {
        let noted = self.corpus.noted();
        let gone: Vec<_> = noted.gone().iter().filter(|gone| gone.loss == NoteLoss::Gone).collect();
        if !gone.is_empty() {
            let notes = match gone.len() {
                1 => "1 note is".to_owned(),
                several => format!("{several} notes are"),
            };
            let may_be =
                match (gone.as_slice(), gone.iter().filter(|gone| gone.may_be.is_some()).count()) {
                    (_, 0) => String::new(),
                    ([one], _) => {
                        let id =
                            one.may_be.and_then(|key| self.corpus.record_id(RecordKey::Entry(key)));
                        format!("; the entry at {} may be it", id.unwrap_or_default())
                    }
                    (_, some) => format!("; of {some} it is known which entry may be it"),
                };
            let told = format!(
                "{notes} on what is no longer there{may_be}: `watchfloor notes` lists them"
            );
            self.notice = Some(match self.notice.take() {
                Some(notice) => format!("{notice}; {told}"),
                None => told,
            });
        }
    }
}

/// Returns what is unclear in words that were typed just now. A grade or a tag leaves the words as they
/// are, and they were told of when they were typed.
fn unclear_words(change: &NoteChange) -> Option<Mixed> {
    fn words(note: Option<&AnalystNote>) -> Option<&str> {
        note.and_then(|note| note.text.as_deref())
    }
    let (before, after) = (words(change.before.as_ref()), words(change.after.as_ref()));
    after.filter(|_| before != after).and_then(mixed)
}

/// Returns true where nothing was said: a note is then still on what its record said when it was made.
fn changes_nothing(change: &NoteChange) -> bool {
    change.before.as_ref().zip(change.after.as_ref()).is_some_and(|(before, after)| {
        let AnalystNote { seen, marks, archive, day, .. } = after.clone();
        AnalystNote { seen, marks, archive, day, ..before.clone() } == *after
    })
}
