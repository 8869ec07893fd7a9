//! Where the notes beside an archive are, in whose name new ones are made, and whether they may be.

use std::path::{Path, PathBuf};

use super::exit::Failure;
use super::session::Session;
use crate::app::NotesSetup;
use crate::archive::{Corpus, Origin, Problem};
use crate::notes::NoteBook;
use crate::state::NotesFolder;

/// The name of an analyst whom nothing names.
const NAMELESS: &str = "analyst";

/// Returns the folder: the option, else the configuration, else that of the system; none where the host
/// does not let users have one.
pub(super) fn folder(session: &Session<'_>) -> Option<PathBuf> {
    let Session { env, shared, .. } = session;
    if !env.policy.may_configure() {
        return None;
    }
    let place = env.place.as_ref().and_then(|place| place.notes.as_ref());
    let named = shared.notes.as_ref().or(env.settings.notes.as_ref()).or(place)?;
    Some(env.folder.join(named))
}

/// Returns in whose name notes are made: the option, else the configuration, else the login.
pub(super) fn desk(session: &Session<'_>) -> String {
    let Session { env, shared, .. } = session;
    let named = shared.by.as_ref().or(env.settings.desk.as_ref()).or(env.login.as_ref());
    let named = named.map(|name| name.trim()).filter(|name| !name.is_empty());
    named.unwrap_or(NAMELESS).to_owned()
}

/// Lays the notes over a corpus, and returns the problems of their files.
pub(super) fn lay(corpus: &Corpus, session: &Session<'_>, origin: &Origin) -> Vec<Problem> {
    match folder(session).map(|folder| NotesFolder::new(&folder, origin)) {
        None => Vec::new(),
        Some(Err(problem)) => vec![problem],
        Some(Ok(folder)) => {
            let (book, problems) = folder.read();
            if !book.is_empty() {
                corpus.lay_notes(&book);
            }
            problems
        }
    }
}

/// Returns what the reader knows of notes at its start, and where it may keep new ones.
pub(super) fn setup(
    session: &Session<'_>,
    origin: &Origin,
    problems: &mut Vec<Problem>,
) -> (NotesSetup, Option<NotesFolder>) {
    let policy = &session.env.policy;
    let desk = desk(session);
    let refused = |why: String| {
        (NotesSetup { desk: desk.clone(), refused: Some(why), ..NotesSetup::default() }, None)
    };
    let Some(folder) = folder(session) else {
        return refused(if policy.may_configure() {
            "There is no folder for notes: name one with --notes, or `notes:` in config.yaml"
                .to_owned()
        } else {
            format!("Notes are not allowed, {}", policy.by_whom())
        });
    };
    match NotesFolder::new(&folder, origin) {
        Err(problem) => {
            let why = problem.message.to_string();
            problems.push(problem);
            refused(why)
        }
        Ok(folder) => {
            let (book, faults) = folder.read();
            problems.extend(faults);
            let refused = (!policy.may_keep())
                .then(|| format!("Keeping notes is not allowed, {}", policy.by_whom()));
            let kept = refused.is_none().then_some(folder);
            (NotesSetup { book, desk, refused }, kept)
        }
    }
}

/// Reads a folder of notes that is named, and says what is wrong in it.
pub(super) fn notes_of(named: &Path, session: &mut Session<'_>) -> Result<NoteBook, Failure> {
    let folder = session.env.folder.join(named);
    if !crate::disk::is_there(&folder) {
        let why = format!("there is no folder of notes `{}`", crate::archive::shown(named));
        return Err(Failure::Usage(why));
    }
    let read = NotesFolder::new(&folder, &Origin::Sample).map(|folder| folder.read());
    let (book, problems) = read.map_err(|problem| Failure::Usage(problem.to_string()))?;
    // What is left out of one side would look like a difference, and be lost in a merge.
    match problems.first() {
        Some(problem) => Err(Failure::Usage(format!("mend this first: {problem}"))),
        None => Ok(book),
    }
}
