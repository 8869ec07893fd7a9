//! The notes beside an archive, each with what it is on and how that stands.

use crate::archive::{Corpus, NoteLoss, NoteStanding, RecordKey};
use crate::export::noted_rows::standing;
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};
use crate::notes::{AnalystNote, Confidence, Credibility, Likelihood, NoteDifference, Reliability};

/// So many letters of what a note is on are shown.
const QUOTED: usize = 80;

/// Notes as they are listed.
pub struct NoteRows;

/// A note as it is listed.
pub struct ListedNote {
    note: AnalystNote,
    /// Whether what it is on says the same, in a word.
    standing: &'static str,
    /// What it is on, or may be on, in a few words; none where that is not there.
    quoted: Option<String>,
    /// Where that is not there, the id of the entry that may be it.
    may_be: Option<String>,
}

impl RowSource for NoteRows {
    type Item<'a> = ListedNote;
}

/// The columns of a list of notes.
pub static NOTES: ColumnLayout<NoteRows, 13> = ColumnLayout::new([
    Column::new("on", Shape::Text).filled(|row| OutputCell::text(Some(&row.note.on))),
    Column::new("by", Shape::Text).filled(|row| OutputCell::text(Some(&row.note.by))),
    Column::new("day", Shape::Day).filled(|row| OutputCell::text(row.note.day)),
    Column::new("seen", Shape::Text).filled(|row| OutputCell::text(Some(row.standing))),
    Column::new("note", Shape::Text)
        .shrink()
        .filled(|row| OutputCell::text(row.note.text.as_ref())),
    Column::new("tags", Shape::List).spare(1).filled(|row| OutputCell::List(row.note.tags.clone())),
    Column::new("reliability", Shape::Text)
        .filled(|row| OutputCell::text(row.note.reliability.map(Reliability::word))),
    Column::new("credibility", Shape::Text)
        .filled(|row| OutputCell::text(row.note.credibility.map(Credibility::word))),
    Column::new("likelihood", Shape::Text)
        .spare(1)
        .filled(|row| OutputCell::text(row.note.likelihood.map(Likelihood::word))),
    Column::new("confidence", Shape::Text)
        .spare(1)
        .filled(|row| OutputCell::text(row.note.confidence.map(Confidence::word))),
    Column::new("text", Shape::Text)
        .spare(2)
        .shrink()
        .filled(|row| OutputCell::text(row.quoted.as_ref())),
    Column::new("may_be", Shape::Text).filled(|row| OutputCell::text(row.may_be.as_ref())),
    Column::new("archive", Shape::Text)
        .spare(2)
        .shrink()
        .filled(|row| OutputCell::text(row.note.archive.as_ref())),
]);

/// Returns every note: those on what the archive has, in its order, then those on what it has no more,
/// then those on what it never had here.
pub fn notes(corpus: &Corpus) -> Vec<ListedNote> {
    let noted = corpus.noted();
    let there = noted.records().flat_map(|(key, notes)| {
        notes.iter().map(move |placed| ListedNote {
            note: placed.note.clone(),
            standing: standing(placed.standing),
            quoted: quoted(corpus, key),
            may_be: None,
        })
    });
    let missing =
        [NoteLoss::Gone, NoteLoss::Untold, NoteLoss::Elsewhere].into_iter().flat_map(|loss| {
            let all = noted.gone().iter().filter(move |gone| gone.loss == loss);
            all.map(move |gone| {
                let may_be = gone.may_be.map(RecordKey::Entry);
                ListedNote {
                    note: gone.note.clone(),
                    standing: lost(loss),
                    quoted: may_be.and_then(|key| quoted(corpus, key)),
                    may_be: may_be.and_then(|key| corpus.record_id(key)),
                }
            })
        });
    there.chain(missing).collect()
}

/// Returns true if the record of a note says something else, or is gone.
pub fn is_stale(row: &ListedNote) -> bool {
    row.standing == standing(NoteStanding::Changed) || row.standing == lost(NoteLoss::Gone)
}

/// Says of a note on what is gone which entry may be it; nothing where that is not known.
pub fn told_successor(row: &ListedNote) -> Option<String> {
    let ListedNote { note, standing, may_be, .. } = row;
    let id = may_be.as_ref()?;
    Some(format!("the note of {} on {}: {standing}; the entry at {id} may be it", note.by, note.on))
}

/// Returns true for a note on what is not here, of which nothing tells whether it ever was.
pub fn is_untold(row: &ListedNote) -> bool {
    row.standing == lost(NoteLoss::Untold)
}

/// Returns what is known of a record that is not there, in a word.
fn lost(loss: NoteLoss) -> &'static str {
    match loss {
        NoteLoss::Gone => "gone",
        NoteLoss::Untold => "absent",
        NoteLoss::Elsewhere => "elsewhere",
    }
}

fn quoted(corpus: &Corpus, key: RecordKey) -> Option<String> {
    let text = match key {
        RecordKey::Entry(key) => corpus.entry(key)?.text().to_owned(),
        RecordKey::Passage(key) => corpus.passage(key)?.labelled_text().into_owned(),
    };
    Some(text.chars().take(QUOTED).collect())
}

/// What two sets of notes say differently.
pub struct NoteDifferences;

impl RowSource for NoteDifferences {
    type Item<'a> = NoteDifference;
}

/// The columns of what two sets of notes say differently.
pub static NOTE_DIFFERENCES: ColumnLayout<NoteDifferences, 6> = ColumnLayout::new([
    Column::new("on", Shape::Text).filled(|row| OutputCell::text(Some(&row.on))),
    Column::new("field", Shape::Text).filled(|row| OutputCell::text(Some(row.field))),
    Column::new("a", Shape::Text).shrink().filled(|row| OutputCell::text(row.first.as_ref())),
    Column::new("b", Shape::Text).shrink().filled(|row| OutputCell::text(row.second.as_ref())),
    Column::new("a_by", Shape::Text).filled(|row| OutputCell::text(row.first_by.as_ref())),
    Column::new("b_by", Shape::Text).filled(|row| OutputCell::text(row.second_by.as_ref())),
]);
