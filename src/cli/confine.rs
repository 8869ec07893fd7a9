//! What each command needs of the file system: the rules that the sandbox is closed with. This file
//! only decides; the caller says who applies the rules.

#![expect(clippy::disallowed_methods, reason = "a rule names only folders that are there")]

use std::path::{Path, PathBuf};

use super::notes_folder;
use super::permissions::{Disclosure, Permissions, Reads, Writes};
use super::reader::{REVIEWS, exports, store};
use super::seen::seen_store;
use super::session::Session;
use crate::archive::Origin;
use crate::config::UserPaths;
use crate::disk::folder_of;
use crate::sandbox::{Lasting, Resources, Rules};
use crate::state::is_apart;

/// Returns the rules for a command with these permissions. They leave out paths that do not exist
/// or may not be opened; the command itself reports those.
pub(super) fn rules(permissions: &Permissions, session: &Session<'_>) -> Rules {
    let origin = session.origin().ok();
    let at = |path: &PathBuf| session.env.folder.join(path);
    let mut rules = Rules {
        terminal: matches!(permissions.discloses, Disclosure::Screen),
        read: match &permissions.reads {
            Reads::Nothing => Vec::new(),
            Reads::Archive => origin.iter().flat_map(places).collect(),
            Reads::ArchiveAgain => origin.iter().flat_map(lasting).collect(),
            Reads::ArchiveAnd { paths, .. } => {
                let archive = origin.iter().flat_map(lasting);
                archive.chain(paths.iter().map(at)).collect()
            }
            Reads::Others { paths, .. } => paths.iter().map(at).collect(),
        },
        ..Rules::default()
    };
    match &permissions.reads {
        Reads::Archive | Reads::ArchiveAgain | Reads::ArchiveAnd { .. } => {
            rules.read.extend(notes_folder::folder(session).filter(|folder| folder.is_dir()));
        }
        Reads::Nothing | Reads::Others { .. } => {}
    }
    if matches!(permissions.reads, Reads::Archive) {
        // What the last session saw, for a command that asks what is new.
        let seen = origin.as_ref().and_then(|origin| seen_store(session, origin).ok());
        let seen = seen.map(|seen| seen.file().clone());
        rules.read.extend(seen.filter(|file| file.exists()));
    }
    if let Reads::ArchiveAnd { paths, .. } = &permissions.reads {
        let lasting = if rules.terminal { Lasting::UntilLifted } else { Lasting::ForGood };
        rules.resources = Some(bounds(paths.len(), lasting));
    }
    match &permissions.writes {
        Writes::Nothing => {}
        Writes::File(path) => rules.write.push(folder_of(&at(path)).to_owned()),
        Writes::Digests(folder) | Writes::NewFolder(folder) => {
            let folder = at(folder);
            if rules.terminal && matches!(permissions.writes, Writes::Digests(_)) {
                review_folders(session, origin.as_ref(), &mut rules);
            }
            rules.make.extend((!folder.exists()).then(|| folder.clone()));
            rules.folders.push(folder.clone());
            rules.write.push(folder);
        }
        Writes::Notes(folder) => {
            let folder = at(folder);
            rules.make.extend((!folder.exists()).then(|| folder.clone()));
            rules.write.push(folder);
        }
        Writes::OwnFolders => {
            own_folders(session, origin.as_ref(), &mut rules);
            let folder = origin.as_ref().map(|origin| exports(session, origin));
            rules.write.extend(folder.and_then(Result::ok).flatten());
        }
    }
    rules
}

/// Returns the last bound on reading so many files of strangers: far beyond what the readers' own
/// bounds let them take. An archive of a million entries needs 1.6 GiB.
fn bounds(files: usize, lasting: Lasting) -> Resources {
    let files = u64::try_from(files).unwrap_or(u64::MAX);
    let seconds = files.saturating_mul(60).saturating_add(600);
    Resources { memory: 8 << 30, seconds, lasting }
}

/// Returns the paths of an archive.
fn places(origin: &Origin) -> Vec<PathBuf> {
    match origin {
        Origin::Folder(folder) => vec![folder.clone()],
        Origin::Files(files) => files.clone(),
        Origin::Sample => Vec::new(),
    }
}

/// Returns the paths for a command that reads the archive again later. Editors replace a file with
/// a new one, so the folders of single files have to be open too.
fn lasting(origin: &Origin) -> Vec<PathBuf> {
    match origin {
        Origin::Files(files) => files.iter().map(|file| folder_of(file).to_owned()).collect(),
        Origin::Folder(_) | Origin::Sample => places(origin),
    }
}

/// Adds the folders of a review: those of the state, which it is kept in, and that of the configuration
/// to be read again. What is missing of the state is made before the sandbox is closed, and removed at
/// the end if nothing is in it.
fn review_folders(session: &Session<'_>, origin: Option<&Origin>, rules: &mut Rules) {
    let Some(place) = session.env.place.as_ref().filter(|_| session.env.policy.may_keep()) else {
        return;
    };
    rules.read.extend(place.folder.clone());
    if let Some(Ok(store)) = origin.and_then(|origin| store(session, origin)) {
        let folder = store.folder().to_owned();
        let reviews = folder.join(REVIEWS);
        if may_make(place, &folder) {
            rules.make.extend([reviews.clone(), folder.clone()]);
        }
        rules.write.extend([reviews, folder]);
    }
}

/// Returns true for a folder that may be made: none is in a home that is not there.
fn may_make(place: &UserPaths, folder: &Path) -> bool {
    !place.home.as_ref().is_some_and(|home| folder.starts_with(home) && !home.is_dir())
}

/// Returns the user's folders that the reader keeps things in. Missing ones are made, except a home
/// and a configuration folder that somebody named elsewhere.
fn own_folders(session: &Session<'_>, origin: Option<&Origin>, rules: &mut Rules) {
    let Some(place) = session.env.place.as_ref().filter(|_| session.env.policy.may_keep()) else {
        return;
    };
    let in_home = |folder: &Path| place.home.as_ref().is_some_and(|home| folder.starts_with(home));
    let has_home = place.home.as_ref().is_some_and(|home| home.is_dir());
    if let Some(folder) = &place.folder {
        rules.write.push(folder.clone());
        rules.make.extend((has_home && in_home(folder)).then(|| folder.clone()));
    }
    if let Some(Ok(store)) = origin.and_then(|origin| store(session, origin)) {
        let folder = store.folder().to_owned();
        rules.make.extend(may_make(place, &folder).then(|| folder.clone()));
        // What was seen has a folder of its own within, which the first session makes when it ends: made
        // before, it would keep a lock on the folder that is written under one.
        rules.nesting.push(folder.clone());
        rules.write.push(folder);
    }
    let notes = notes_folder::folder(session)
        .filter(|folder| origin.is_some_and(|origin| is_apart(folder, origin)));
    if let Some(folder) = notes {
        rules.make.extend(may_make(place, &folder).then(|| folder.clone()));
        rules.write.push(folder);
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::command::shortest_lines;
    use crate::cli::{Args, Environment, reader};

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");

    fn rules_of(line: &str, home: &Path, terminal: Option<usize>) -> Rules {
        let place = UserPaths {
            folder: Some("/etc/elsewhere".into()),
            state: Some(home.join("state/watchfloor")),
            notes: Some(home.join("share/watchfloor/notes")),
            home: Some(home.to_owned()),
        };
        let env = Environment { terminal, place: Some(place), ..Environment::default() };
        let line = std::iter::once("watchfloor").chain(line.split_whitespace());
        let args = Args::try_parse_from(line).unwrap();
        let env = env.settled(args.shared.restricted);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut session = Session::new(&env, args.shared, &mut out, &mut err);
        session.shared.adopt(args.paths).unwrap();
        let permissions = match (args.command, terminal) {
            (None, Some(_)) => reader::permissions(),
            (command, _) => command.unwrap_or_default().spec().permissions(&session),
        };
        rules(&permissions, &session)
    }

    #[test]
    fn commands_read_the_archive_and_an_export_writes_into_its_folder() {
        let nowhere = Path::new("/nonexistent");
        let only = |read: &[&str]| Rules {
            read: read.iter().map(PathBuf::from).collect(),
            ..Rules::default()
        };
        let file = format!("{FIXTURE}/taxonomy.yaml");
        for (line, read) in [
            (format!("list digests --archive {FIXTURE}"), &[FIXTURE][..]),
            (format!("schema --archive {FIXTURE}"), &[FIXTURE]),
            (format!("search x --archive {file}"), &[&*file]),
            (format!("check {file}"), &[&*file]),
            (format!("check --archive {FIXTURE}"), &[FIXTURE]),
            (format!("doctor --archive {FIXTURE}"), &[FIXTURE]),
            (format!("export -o - --archive {FIXTURE}"), &[FIXTURE]),
            ("list digests --archive /nonexistent".to_owned(), &[]),
            ("man".to_owned(), &[]),
        ] {
            assert_eq!(rules_of(&line, nowhere, None), only(read), "{line}");
        }
        let written = |path: &str| {
            rules_of(&format!("export -o {path} --archive {FIXTURE}"), nowhere, None).write
        };
        assert_eq!(written("x.csv"), [PathBuf::from(".")]);
        assert_eq!(written("/srv/out/x.csv"), [PathBuf::from("/srv/out")]);
    }

    #[test]
    fn no_command_of_the_table_writes_or_takes_the_terminal_unasked() {
        let home = tempfile::tempdir().unwrap();
        // An import is asked to write: the next test tells where.
        for line in shortest_lines().into_iter().filter(|line| !line.starts_with("import")) {
            let rules = rules_of(&format!("{line} --archive {FIXTURE}"), home.path(), Some(80));
            let beyond = (rules.terminal, rules.write, rules.make);
            assert_eq!(beyond, (false, Vec::new(), Vec::new()), "{line}");
            assert!(rules.read.iter().all(|path| path == Path::new(FIXTURE)), "{line}");
        }
    }

    #[test]
    fn an_import_writes_into_its_target_and_reads_its_files_and_the_archive() {
        let line = format!("import /srv/week.html -o /srv/target --yes --archive {FIXTURE}");
        let rules = rules_of(&line, Path::new("/nonexistent"), None);
        let target = PathBuf::from("/srv/target");
        assert!(rules.folders == [target.clone()] && rules.write.contains(&target), "{rules:?}");
        assert!(!rules.write.contains(&PathBuf::from(FIXTURE)), "{rules:?}");
        assert_eq!(rules.read, [FIXTURE, "/srv/week.html"].map(PathBuf::from));
        let most = |lasting| Some(Resources { memory: 8 << 30, seconds: 660, lasting });
        assert_eq!(rules.resources, most(Lasting::ForGood));
        assert_eq!(rules.write, std::slice::from_ref(&target), "nothing else");
        assert!(!rules.terminal);
        let looked_at =
            format!("import /srv/week.html --explain -o /srv/target --archive {FIXTURE}");
        let rules = rules_of(&looked_at, Path::new("/nonexistent"), None);
        assert_eq!(rules.write, [""; 0].map(PathBuf::from));
        assert!(rules.read.contains(&target), "what differs from it is told: {rules:?}");
        let home = tempfile::tempdir().unwrap();
        let kept =
            [home.path().join("state/watchfloor/imports"), home.path().join("state/watchfloor")];
        let line = format!("import /srv/week.html -o /srv/target --archive {FIXTURE}");
        let rules = rules_of(&line, home.path(), Some(80));
        let written = [&kept[..], std::slice::from_ref(&target)].concat();
        assert!(rules.write == written && rules.make == written, "a review: {rules:?}");
        assert_eq!(rules.read, [FIXTURE, "/srv/week.html", "/etc/elsewhere"].map(PathBuf::from));
        assert_eq!(rules.resources, most(Lasting::UntilLifted), "until it is read");
        let forgetful = rules_of(&format!("{line} --no-state"), home.path(), Some(80));
        assert_eq!(forgetful.write, [target]);
    }

    #[test]
    fn the_reader_has_the_terminal_and_its_own_folders() {
        let home = tempfile::tempdir().unwrap();
        let state = home.path().join("state/watchfloor");
        let notes = home.path().join("share/watchfloor/notes");
        let rules = rules_of(FIXTURE, home.path(), Some(80));
        assert!(rules.terminal && rules.read == [PathBuf::from(FIXTURE)]);
        let elsewhere = PathBuf::from("/etc/elsewhere");
        assert_eq!(rules.write, [elsewhere.clone(), state.clone(), notes.clone()]);
        assert_eq!(
            rules.nesting,
            std::slice::from_ref(&state),
            "what was seen has a folder of its own"
        );
        assert_eq!(rules.make, [state, notes.clone()], "only within the home");
        assert!(rules_of(FIXTURE, Path::new("/nonexistent"), Some(80)).make.is_empty());
        let forgetful = rules_of(&format!("{FIXTURE} --no-state"), home.path(), Some(80));
        assert_eq!(forgetful.write, [elsewhere.clone(), notes.clone()]);
        let exporting =
            rules_of(&format!("{FIXTURE} --no-state --exports /srv/out"), home.path(), Some(80));
        assert_eq!(exporting.write, [elsewhere, notes, PathBuf::from("/srv/out")]);
        let file = format!("{FIXTURE}/taxonomy.yaml");
        let rules = rules_of(&file, home.path(), Some(80));
        assert_eq!(rules.read, [PathBuf::from(FIXTURE)], "it may be replaced by another");
    }

    #[test]
    fn restricted_the_reader_writes_nowhere() {
        let home = tempfile::tempdir().unwrap();
        let rules = rules_of(&format!("{FIXTURE} --restricted"), home.path(), Some(80));
        assert!(rules.write.is_empty() && rules.make.is_empty(), "{rules:?}");
        let line = format!("{FIXTURE} --restricted --exports /srv/out");
        assert!(rules_of(&line, home.path(), Some(80)).write.is_empty(), "were it not refused");
    }
}
