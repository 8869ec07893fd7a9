//! What the reader starts with: the option, else the variable, else the configuration, else the
//! kept state, else the default. This file only decides; `shell` takes the terminal.

use std::path::PathBuf;

use super::exit::Failure;
use super::notes_folder;
use super::origin::origin_name;
use super::permissions::{Configuration, Disclosure, Permissions, Reads, Writes};
use super::session::Session;
use crate::app::{self, FirstScreen, SeenDigests, SeenKeeping};
use crate::archive::{Origin, Problem, shown};
use crate::audit::Audit;
use crate::config::{Begin, OwnSearches, theme_hint};
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
    /// The state between sessions, on the disk; none where nothing is to be kept.
    pub store: Option<Store>,
    /// The folder of notes; none where none may be kept.
    pub notes: Option<NotesFolder>,
    /// The log of the host.
    pub audit: Audit,
    /// The clock that tells the day of an export.
    pub clock: ExportClock,
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
    if let Some(name) = shared.theme.as_deref()
        && settings.themes.get(name).is_none()
    {
        let hint = theme_hint(&settings.themes, name);
        return Err(Failure::Usage(format!("there is no theme `{name}` ({hint})")));
    }
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
    let unmade = exports.as_deref().filter(|folder| !is_there(folder));
    let unmade = unmade.map(|folder| {
        let folder = shown(folder);
        format!("there is no folder for exports `{folder}`: make it, or name another one")
    });
    let notice = match unmade {
        Some(why) if shared.exports.is_some() => return Err(Failure::Usage(why)),
        // What is configured costs only itself.
        unmade => notice.or(unmade),
    };
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
    Ok(ReaderSetup {
        front,
        origin,
        app,
        own,
        store,
        notes,
        audit,
        clock: ExportClock::new(env.now),
    })
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
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::{Args, Environment};
    use crate::config::{File, Files, UserPaths, settings};
    use crate::ui::theme::{Depth, GlyphTier};

    const UTF_8: [(&str, &str); 2] = [("LANG", "C.UTF-8"), ("TERM", "xterm-256color")];

    fn environment(variables: &[(&str, &str)], config: &str) -> Environment {
        let variables = |asked: &str| {
            let mut all = variables.iter().chain(&UTF_8);
            all.find(|(name, _)| *name == asked).map(|(_, value)| value.into())
        };
        let file = File { name: "config.yaml".into(), bytes: config.as_bytes().to_vec() };
        let files = Files { config: Some(file), ..Files::default() };
        Environment {
            folder: "/nonexistent".into(),
            settings: settings(&files, &UserPaths::default()),
            ..Environment::from_variables(variables)
        }
    }

    fn setup_in(env: &Environment, args: &[&str]) -> Result<ReaderSetup, Failure> {
        let args = Args::parse_from(std::iter::once(&"watchfloor").chain(args));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        setup(&Session::new(env, args.shared, &mut out, &mut err))
    }

    fn setup_with(
        args: &[&str],
        variables: &[(&str, &str)],
        config: &str,
    ) -> Result<app::Setup, Failure> {
        setup_in(&environment(variables, config), args).map(|setup| setup.app)
    }

    #[test]
    fn without_a_word_the_defaults_hold() {
        let app = setup_with(&[], &[], "").unwrap();
        assert_eq!((app.theme.as_str(), app.mouse, app.depth), ("default", false, Depth::Ansi256));
        assert_eq!(app.glyphs, Glyphs::unicode());
        assert_eq!(app.problems, []);
    }

    #[test]
    fn the_nearer_word_wins() {
        let config = "theme: dusk\nmouse: on\n";
        let app = setup_with(&[], &[], config).unwrap();
        assert_eq!((app.theme.as_str(), app.mouse), ("dusk", true));
        let app = setup_with(&["--theme", "paper"], &[], config).unwrap();
        assert_eq!(app.theme, "paper");
        let depth = |args: &[&str], variables: &[(&str, &str)]| {
            setup_with(args, variables, config).unwrap().depth
        };
        assert_eq!(depth(&[], &[("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(depth(&[], &[("NO_COLOR", "1")]), Depth::Mono);
        assert_eq!(depth(&["--color", "always"], &[("NO_COLOR", "1")]), Depth::Ansi256);
        assert_eq!(depth(&["--color", "never"], &[("COLORTERM", "truecolor")]), Depth::Mono);
    }

    #[test]
    fn where_nobody_chose_a_theme_the_background_does() {
        const TRUE: (&str, &str) = ("COLORTERM", "truecolor");
        let theme = |variables: &[(&str, &str)], config: &str| {
            setup_with(&[], variables, config).unwrap().theme
        };
        assert_eq!(theme(&[TRUE], ""), "default");
        assert_eq!(theme(&[TRUE, ("COLORFGBG", "15;0")], ""), "dusk");
        assert_eq!(theme(&[TRUE, ("COLORFGBG", "0;15")], ""), "paper");
        assert_eq!(theme(&[TRUE, ("COLORFGBG", "15;0")], "background: light\n"), "paper");
        assert_eq!(theme(&[TRUE, ("COLORFGBG", "15;0")], "theme: mono\n"), "mono");
        assert_eq!(theme(&[("COLORFGBG", "15;0")], ""), "default", "256 colours");
        assert_eq!(theme(&[TRUE, ("COLORFGBG", "15;0"), ("NO_COLOR", "1")], ""), "default");
    }

    #[test]
    fn ascii_is_drawn_where_anything_asks_for_it() {
        let glyphs = |args: &[&str], variables: &[(&str, &str)], config: &str| {
            setup_with(args, variables, config).unwrap().glyphs
        };
        assert_eq!(glyphs(&["--ascii"], &[], "ascii: no\n"), Glyphs::ascii());
        assert_eq!(glyphs(&[], &[], "ascii: yes\n"), Glyphs::ascii());
        assert_eq!(glyphs(&[], &[("LC_ALL", "C")], "ascii: no\n"), Glyphs::ascii());
        assert_eq!(glyphs(&[], &[], "ascii: no\n"), Glyphs::unicode());
        assert_eq!(glyphs(&[], &[("LC_ALL", "C")], "glyphs: fine\n"), Glyphs::ascii());
        assert_eq!(glyphs(&["--ascii"], &[], "glyphs: fine\n"), Glyphs::ascii());
        let blocks = Glyphs::of(GlyphTier::Blocks);
        assert_eq!(glyphs(&[], &[], "glyphs: blocks\n"), blocks);
        assert_eq!(glyphs(&[], &[("TERM", "linux")], ""), blocks);
        assert_eq!(glyphs(&[], &[("TERM", "linux")], "glyphs: fine\n"), Glyphs::unicode());
    }

    #[test]
    fn a_theme_that_is_asked_for_must_be_there() {
        let error = setup_with(&["--theme", "dsuk"], &[], "").unwrap_err();
        assert_eq!(error.to_string(), "there is no theme `dsuk` (did you mean `dusk`?)");
        let app = setup_with(&[], &[], "theme: dsuk\n").unwrap();
        assert_eq!(app.theme, "default", "in the configuration it costs only itself");
        assert_eq!(app.problems.len(), 1);
    }

    #[test]
    fn exports_go_nowhere_near_the_archive() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
        for name in ["archive/digests", "out"] {
            std::fs::create_dir_all(place.path().join(name)).unwrap();
        }
        let begun = |exports: &str| {
            setup_with(&["--archive", &at("archive"), "--exports", exports], &[], "")
        };
        assert_eq!(begun(&at("out")).unwrap().exports, Some(at("out").into()));
        for near in [at("archive"), at("archive/digests"), at("."), at("out/..")] {
            let told = begun(&near).unwrap_err().to_string();
            assert!(told.contains("never written: name another one"), "{near}: {told}");
        }
    }

    #[test]
    fn a_folder_for_exports_that_is_not_there_is_told_at_the_start() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
        std::fs::write(at("file"), "").unwrap();
        for lacking in [at("none"), at("file")] {
            let told = format!("there is no folder for exports `{lacking}`: make it");
            let named = setup_with(&["--exports", &lacking], &[], "").unwrap_err().to_string();
            assert!(named.contains(&told), "{named}");
            // In the configuration it is a warning, and the reader starts.
            let app = setup_with(&[], &[], &format!("exports: {lacking}\n")).unwrap();
            assert!(
                app.notice.as_ref().is_some_and(|notice| notice.contains(&told)),
                "{:?}",
                app.notice
            );
        }
        assert_eq!(setup_with(&["--exports", &at("")], &[], "").unwrap().notice, None);
    }

    #[test]
    fn what_was_kept_goes_behind_what_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let kept =
            "version: 1\ntheme: dusk\nqueries: [bomb]\nplaces: [{archive: sample, way: [waves]}]\n";
        std::fs::write(folder.path().join("state.yaml"), kept).unwrap();
        let begun = |args: &[&str], config: &str| {
            let mut env = environment(&[], config);
            let state = Some(folder.path().to_owned());
            env.place = Some(UserPaths { state, ..UserPaths::default() });
            setup_in(&env, args).unwrap()
        };
        let setup = begun(&[], "");
        assert_eq!((setup.app.theme.as_str(), setup.app.queries.len()), ("dusk", 1));
        assert!(setup.store.is_some() && setup.app.path == ["waves"]);
        assert_eq!((setup.app.first, setup.app.seen), (FirstScreen::Front, None));
        assert_eq!(begun(&[], "theme: paper\n").app.theme, "paper");
        assert_eq!(begun(&["--theme", "safe"], "theme: paper\n").app.theme, "safe");
        assert_eq!(begun(&[], "begin: place\n").app.first, FirstScreen::Tree);
        let setup = begun(&[], "begin: top\n");
        assert_eq!(setup.app.first, FirstScreen::Tree);
        assert!(setup.store.is_some() && setup.app.path.is_empty() && setup.app.theme == "dusk");
        for setup in [begun(&["--no-state"], ""), begun(&[], "state: off\n")] {
            let app = &setup.app;
            assert!(setup.store.is_none() && app.path.is_empty() && app.queries.is_empty());
            assert_eq!(app.theme, "default");
        }
    }
}
