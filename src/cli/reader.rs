//! What the reader starts with: the option, else the variable, else the configuration, else the
//! kept state, else the default. This file only decides; `shell` takes the terminal.

use std::path::{Path, PathBuf};

use super::exit::Failure;
use super::notes_folder;
use super::origin::origin_name;
use super::permissions::{Configuration, Disclosure, Permissions, Reads, Writes};
use super::session::Session;
use crate::app::{self, FirstScreen, SeenDigests, SeenKeeping};
use crate::archive::{Origin, Problem, shown};
use crate::audit::Audit;
use crate::config::{Begin, File, OwnSearches, theme_hint};
use crate::disk::is_there;
use crate::outgoing::ExportClock;
use crate::state::{NotesFolder, SeenArchive, SeenStore, SessionState, Store, is_apart};
use crate::ui::theme::{Background, Glyphs};

/// The folder of kept reviews below that of the state.
pub(super) const REVIEWS: &str = "imports";
/// The size that is assumed until the terminal reports its own.
const SIZE: (u16, u16) = (80, 24);

/// Where nothing is drawn there is room for all of every screen.
const PLAIN_SIZE: (u16, u16) = (200, 60);

/// How the reader meets its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderFront {
    /// It draws on the whole terminal, and hears keys.
    Drawn,
    /// It tells in lines, and hears lines.
    Plain,
}

/// What the reader needs to know to start.
#[derive(Clone, Debug)]
pub struct ReaderSetup {
    /// How it meets its user.
    pub front: ReaderFront,
    /// The archive.
    pub origin: Origin,
    /// The application before anything has been read.
    pub app: app::Setup,
    /// The user's saved searches, on the disk.
    pub own: OwnSearches,
    /// The user's template of briefings.
    pub template: Option<File>,
    /// The state between sessions, on the disk; none where nothing is to be kept.
    pub store: Option<Store>,
    /// The folder of notes; none where none may be kept.
    pub notes: Option<NotesFolder>,
    /// The log of the host.
    pub audit: Audit,
    /// The clock that tells the day of an export.
    pub clock: ExportClock,
    /// Whether the archive is read again when its folders change.
    pub watch: bool,
}

/// Returns the permissions of the reader. It shows an archive on the terminal and reads it again on
/// request.
pub(super) fn permissions() -> Permissions {
    Permissions {
        discloses: Disclosure::Screen,
        reads: Reads::ArchiveAgain,
        writes: Writes::OwnFolders,
        configuration: Configuration::Heeded,
    }
}

/// Decides how the reader starts.
pub(super) fn setup(session: &Session<'_>) -> Result<ReaderSetup, Failure> {
    setup_in(session, session.origin()?)
}

/// Decides how it starts in an archive.
pub(super) fn setup_in(session: &Session<'_>, origin: Origin) -> Result<ReaderSetup, Failure> {
    let Session { env, shared, .. } = session;
    let settings = &env.settings;
    theme_is_there(session)?;
    let mut problems = settings.problems.clone();
    let Begun { store, state, saved_path, notice } = begin(session, &origin, &mut problems);
    let (noted, notes) = notes_folder::setup(session, &origin, &mut problems);
    let bookmarks = store.as_ref().and_then(|store| store.bookmarks(&state));
    let seen = store.as_ref().and_then(|store| seen_digests(store.seen(&state)?));
    let kept = state.glyphs.as_deref().and_then(|word| word.parse().ok());
    let tier = session.asked_tier().or(kept);
    // The reader reads the searches again while it runs, and reports their problems then.
    let own = settings.own_searches.clone();
    problems.retain(|problem| !own.holds(problem));
    let exports = exports(session, &origin)?;
    let notice = notice.or(unmade(exports.as_deref(), session)?);
    let asked = session.asked_plain();
    let front = asked.map_or(ReaderFront::Drawn, |_| ReaderFront::Plain);
    let app = app::Setup {
        keymap: settings.keymap.clone(),
        themes: settings.themes.clone(),
        theme: theme(session, &state),
        depth: env.depth(shared.color),
        glyphs: Glyphs::fitting(&env.terminal_variables.view(), tier),
        bidi: settings.bidi.or(state.bidi.as_deref().and_then(|word| word.parse().ok())),
        size: match front {
            ReaderFront::Drawn => SIZE,
            ReaderFront::Plain => PLAIN_SIZE,
        },
        mouse: settings.mouse,
        copies: store.as_ref().map(|store| store.folder().to_owned()),
        exports,
        copy: settings.copy,
        notice,
        problems,
        policy: env.policy.clone(),
        queries: state.queries,
        path: saved_path,
        bookmarks,
        first: match settings.begin {
            Begin::Place | Begin::Top => FirstScreen::Tree,
            Begin::Front => FirstScreen::Front,
        },
        seen,
        seen_keeping: match store.as_ref().and_then(SeenStore::of) {
            Some(_) => SeenKeeping::Kept,
            None => SeenKeeping::NotKept,
        },
        as_of: shared.as_of,
        today: ExportClock::new(env.now).today(),
        archive: origin_name(&origin),
        places: settings.known_places(),
        links: settings.links,
        review: None,
        notes: noted,
    };
    let audit = session.audit.clone();
    let (clock, watch) = (ExportClock::new(env.now), settings.watch);
    let template = settings.template.clone();
    Ok(ReaderSetup { front, origin, app, own, template, store, notes, audit, clock, watch })
}

/// Refuses a theme that is named and not there.
fn theme_is_there(session: &Session<'_>) -> Result<(), Failure> {
    let themes = &session.env.settings.themes;
    match session.shared.theme.as_deref().filter(|name| themes.get(name).is_none()) {
        None => Ok(()),
        Some(name) => {
            let hint = theme_hint(themes, name);
            Err(Failure::Usage(format!("there is no theme `{name}` ({hint})")))
        }
    }
}

/// Returns the notice that there is no folder for exports; what is named must be there, while what is
/// configured costs only itself.
fn unmade(exports: Option<&Path>, session: &Session<'_>) -> Result<Option<String>, Failure> {
    let Some(folder) = exports.filter(|folder| !is_there(folder)) else { return Ok(None) };
    let folder = shown(folder);
    let why = format!("there is no folder for exports `{folder}`: make it, or name another one");
    if session.shared.exports.is_some() { Err(Failure::Usage(why)) } else { Ok(Some(why)) }
}

/// Returns the name of the theme to begin with. An explicit setting takes precedence over the kept
/// state, and that over what suits the terminal.
fn theme(session: &Session<'_>, state: &SessionState) -> String {
    let Session { env, shared, .. } = session;
    let chosen = shared.theme.as_ref().or(env.settings.theme.as_ref()).or(state.theme.as_ref());
    let suiting =
        || Background::default_theme(env.background(), env.depth(shared.color)).to_owned();
    chosen.cloned().unwrap_or_else(suiting)
}

/// The state that the session before kept.
#[derive(Default)]
struct Begun {
    store: Option<Store>,
    state: SessionState,
    saved_path: Vec<String>,
    notice: Option<String>,
}

/// Returns how far the last session saw the archive; none where the days cannot be read.
fn seen_digests(seen: &SeenArchive) -> Option<SeenDigests> {
    let (newest, day) = (seen.newest.parse().ok()?, seen.day.parse().ok()?);
    Some(SeenDigests { newest, day })
}

/// Returns the folder for files that the reader is asked to write; none where no folder is named,
/// or nothing may be written.
///
/// # Errors
///
/// Fails where the folder lies in the archive or contains it: the sandbox would make the archive
/// writable.
pub(super) fn exports(session: &Session<'_>, origin: &Origin) -> Result<Option<PathBuf>, Failure> {
    let Session { env, shared, .. } = session;
    let named = shared.exports.as_ref().or(env.settings.exports.as_ref());
    let Some(named) = named.filter(|_| env.policy.may_export()) else { return Ok(None) };
    let folder = env.folder.join(named);
    if !is_apart(&folder, origin) {
        let folder = shown(&folder);
        let why = format!(
            "the folder for exports `{folder}` lies in the archive or holds it, and the archive is \
             never written: name another one"
        );
        return Err(Failure::Usage(why));
    }
    Ok(Some(folder))
}

/// Returns where this session keeps its state; none where it keeps nothing.
pub(super) fn store(session: &Session<'_>, origin: &Origin) -> Option<Result<Store, Problem>> {
    let Session { env, shared, .. } = session;
    let wanted = env.settings.state && !shared.no_state && env.policy.may_keep();
    let kept = env.place.as_ref().and_then(|place| place.state.as_ref());
    let folder = kept.filter(|_| wanted)?;
    Some(Store::new(&env.folder.join(folder), origin))
}

/// Reads the state of the session before. A problem in it is reported, and only the faulty part is
/// lost.
fn begin(session: &Session<'_>, origin: &Origin, problems: &mut Vec<Problem>) -> Begun {
    let Some(store) = store(session, origin) else { return Begun::default() };
    let mut tell = |problem: Problem| {
        let notice = Some(problem.message.to_string());
        problems.push(problem);
        notice
    };
    match store {
        Ok(store) => {
            let (state, problem) = store.read();
            let saved_path = match session.env.settings.begin {
                Begin::Place | Begin::Front => store.saved_path(&state),
                Begin::Top => Vec::new(),
            };
            Begun { store: Some(store), state, saved_path, notice: problem.and_then(tell) }
        }
        Err(problem) => Begun { notice: tell(problem), ..Begun::default() },
    }
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
