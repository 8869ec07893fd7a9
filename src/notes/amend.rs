//! Changes a file of notes: from its bytes and a change to its new bytes. Pure.
//!
//! Everything outside the change stays as it is, byte for byte, with its comments. The result is not
//! trusted: it is read again, and taken only where it holds exactly the expected notes.

use super::{AnalystNote, NotesRead, read_notes, written_note};
use crate::yaml::{ItemSplice, SplicedList, Unamended, has_comments, splice_item};

/// A note that is made, changed or taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteChange {
    /// The id of the digest or wave whose file it belongs in.
    pub home: String,
    /// The note as it was when the change began; none for a new one.
    pub before: Option<AnalystNote>,
    /// The note as it is to be; none where it is taken away.
    pub after: Option<AnalystNote>,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amended {
    /// The new bytes of the file.
    Done(Vec<u8>),
    /// The same; the note was changed by somebody else meanwhile, and both are kept.
    BothKept(Vec<u8>),
    /// It is so already, or is gone already.
    Nothing,
}

/// Returns the bytes of a file after a change.
pub fn amend_notes(old: &[u8], change: &NoteChange) -> Result<Amended, Unamended> {
    let NotesRead { notes, faults } = read_notes(old);
    if let Some(fault) = faults.into_iter().next() {
        return Err(Unamended::Faulty(fault));
    }
    let after = change.after.clone().filter(|note| !note.is_empty());
    if after.as_ref().is_some_and(|after| notes.contains(after)) {
        return Ok(Amended::Nothing);
    }
    let at = change.before.as_ref().and_then(|before| notes.iter().position(|note| note == before));
    if at.is_none() && after.is_none() {
        return Ok(Amended::Nothing);
    }
    let written = after.as_ref().map(written_note);
    let mut wanted = notes;
    let range = at.map_or(wanted.len()..wanted.len(), |at| at..at + 1);
    wanted.splice(range, after.clone());
    let splice = ItemSplice::of(at, written.as_deref());
    let spliced = splice_item(old, SplicedList::Whole, splice);
    let whole = || (!has_comments(old)).then(|| written_notes(&wanted));
    let is_right = |new: &String| {
        read_notes(new.as_bytes()) == NotesRead { notes: wanted.clone(), faults: Vec::new() }
    };
    let new = spliced.filter(is_right).or_else(|| whole().filter(is_right));
    let new = new.ok_or(Unamended::Shape)?.into_bytes();
    let somebody_else = change.before.is_some() && at.is_none();
    Ok(if somebody_else { Amended::BothKept(new) } else { Amended::Done(new) })
}

/// Returns notes as the text of a file of their own.
pub fn written_notes(notes: &[AnalystNote]) -> String {
    if notes.is_empty() {
        return "[]\n".to_owned();
    }
    notes.iter().map(written_note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(on: &str, text: &str) -> AnalystNote {
        AnalystNote { text: Some(text.to_owned()), ..AnalystNote::begin(on, "ana") }
    }

    fn change(before: Option<AnalystNote>, after: Option<AnalystNote>) -> NoteChange {
        NoteChange { home: "a".to_owned(), before, after }
    }

    fn done(old: &str, change: &NoteChange) -> String {
        let done = amend_notes(old.as_bytes(), change);
        let Ok(Amended::Done(new)) = done else { panic!("{done:?}") };
        String::from_utf8(new).unwrap()
    }

    #[test]
    fn all_outside_a_change_stays_with_its_comments() {
        let old = format!(
            "# mine\n{}# of the second\n{}",
            written_note(&note("a-1", "x")),
            written_note(&note("a-2", "y"))
        );
        let new = done(&old, &change(Some(note("a-1", "x")), Some(note("a-1", "z"))));
        assert_eq!(new, old.replace("\"x\"", "\"z\""));
        let gone = done(&new, &change(Some(note("a-2", "y")), None));
        assert_eq!(gone, format!("# mine\n{}# of the second\n", written_note(&note("a-1", "z"))));
        let more = done(&gone, &change(None, Some(note("a-3", "w"))));
        assert_eq!(more, gone + &written_note(&note("a-3", "w")));
    }

    #[test]
    fn what_somebody_else_changed_meanwhile_is_kept_beside() {
        let old = written_note(&note("a-1", "theirs"));
        let both = amend_notes(
            old.as_bytes(),
            &change(Some(note("a-1", "was")), Some(note("a-1", "mine"))),
        );
        let Ok(Amended::BothKept(new)) = both else { panic!("{both:?}") };
        assert_eq!(read_notes(&new).notes, [note("a-1", "theirs"), note("a-1", "mine")]);
        let gone = amend_notes(old.as_bytes(), &change(Some(note("a-1", "was")), None));
        assert_eq!(gone, Ok(Amended::Nothing));
    }

    #[test]
    fn a_file_with_a_problem_is_never_written() {
        let refused =
            amend_notes(b"- on: a-1\n  by: ana\n  nte: x\n", &change(None, Some(note("a-2", "y"))));
        assert!(matches!(refused, Err(Unamended::Faulty(_))), "{refused:?}");
        let flow = "[{on: a-1, by: ana, note: x}] # kept\n";
        let refused = amend_notes(flow.as_bytes(), &change(None, Some(note("a-2", "y"))));
        assert_eq!(refused, Err(Unamended::Shape));
        let flow = "[{on: a-1, by: ana, note: x}]\n";
        let new = done(flow, &change(None, Some(note("a-2", "y"))));
        assert_eq!(read_notes(new.as_bytes()).notes, [note("a-1", "x"), note("a-2", "y")]);
    }

    #[test]
    fn the_last_note_taken_away_leaves_a_file_that_can_be_read() {
        let old = written_note(&note("a-1", "x"));
        let new = done(&old, &change(Some(note("a-1", "x")), None));
        assert_eq!(read_notes(new.as_bytes()), NotesRead::default());
        let again = done(&new, &change(None, Some(note("a-2", "y"))));
        assert_eq!(read_notes(again.as_bytes()).notes, [note("a-2", "y")]);
    }
}
