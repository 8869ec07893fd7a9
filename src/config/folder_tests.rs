//! Files on a disk, well and badly made.

use std::fs;

use super::*;

fn folder() -> (tempfile::TempDir, UserPaths) {
    let folder = tempfile::tempdir().unwrap();
    let place = UserPaths { folder: Some(folder.path().to_owned()), ..UserPaths::default() };
    (folder, place)
}

/// Lists the problems without the folder in their names.
fn told(settings: &Settings, place: &UserPaths) -> Vec<String> {
    let folder = format!("{}/", place.folder.as_deref().unwrap().display());
    settings.problems.iter().map(|problem| problem.to_string().replace(&folder, "")).collect()
}

#[test]
fn a_folder_that_is_not_there_is_no_problem() {
    for folder in [None, Some(PathBuf::from("/nonexistent/watchfloor"))] {
        let settings = read(&UserPaths { folder, ..UserPaths::default() });
        assert_eq!(settings.problems, []);
    }
    let (_folder, empty) = folder();
    assert_eq!(read(&empty).problems, []);
}

#[test]
fn every_file_is_found() {
    let (folder, place) = folder();
    fs::create_dir(folder.path().join("themes")).unwrap();
    fs::write(folder.path().join("config.yaml"), "theme: slate\narchive: digests\n").unwrap();
    fs::write(folder.path().join("keys.yaml"), "browse: { turn: T }\n").unwrap();
    fs::write(folder.path().join("themes/slate.yaml"), "styles: { title: red }\n").unwrap();
    fs::write(folder.path().join("themes/notes.txt"), "not a theme").unwrap();
    fs::write(folder.path().join("themes/.hidden.yaml"), "not: a theme\n").unwrap();
    let settings = read(&place);
    assert_eq!(told(&settings, &place), [""; 0]);
    assert_eq!(settings.theme.as_deref(), Some("slate"));
    assert_eq!(settings.archive, Some(folder.path().join("digests")));
}

#[test]
fn problems_name_a_file_that_can_be_opened() {
    let (folder, place) = folder();
    fs::write(folder.path().join("config.yaml"), "mouse: on\nmuose: on\n").unwrap();
    let settings = read(&place);
    assert!(settings.mouse);
    let problem = &settings.problems[0];
    assert_eq!(Path::new(&*problem.file), folder.path().join("config.yaml"));
    assert_eq!((problem.line, problem.column), (2, 1));
}

#[test]
fn a_file_of_a_wrong_name_is_told() {
    let (folder, place) = folder();
    fs::write(folder.path().join("confg.yaml"), "mouse: on\n").unwrap();
    fs::write(folder.path().join("README"), "mine").unwrap();
    let told = told(&read(&place), &place);
    assert_eq!(
        told,
        ["confg.yaml: warning: nothing reads a file of this name (did you mean `config.yaml`?)"]
    );
}

#[test]
fn what_is_too_large_is_refused() {
    let (folder, place) = folder();
    let most = usize::try_from(LARGEST).unwrap();
    let comment = format!("mouse: on\n#{}", "-".repeat(most - 11));
    fs::write(folder.path().join("config.yaml"), &comment).unwrap();
    assert!(read(&place).mouse, "one MiB is read");
    fs::write(folder.path().join("config.yaml"), comment + "-").unwrap();
    let settings = read(&place);
    assert!(!settings.mouse);
    assert_eq!(
        told(&settings, &place),
        ["config.yaml: error: the file is larger than 1 MiB: it is not read"]
    );
}

#[test]
fn what_is_no_file_is_not_opened() {
    let (folder, place) = folder();
    fs::create_dir(folder.path().join("config.yaml")).unwrap();
    fs::write(folder.path().join("themes"), "not a folder").unwrap();
    let told = told(&read(&place), &place);
    assert_eq!(
        told,
        [
            "config.yaml: error: not a regular file: it is not opened (put a plain file in its \
             place)",
            "themes: error: cannot be read: not a directory",
        ]
    );
}

#[cfg(unix)]
#[test]
fn devices_are_not_opened_and_links_are_followed() {
    use std::os::unix::fs::symlink;

    let (folder, place) = folder();
    let elsewhere = tempfile::NamedTempFile::new().unwrap();
    fs::write(elsewhere.path(), "browse: { turn: T }\n").unwrap();
    symlink(elsewhere.path(), folder.path().join("keys.yaml")).unwrap();
    // Reading it would never end.
    symlink("/dev/zero", folder.path().join("config.yaml")).unwrap();
    let settings = read(&place);
    assert_ne!(settings.keymap, crate::keys::Keymap::default());
    let told = told(&settings, &place);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("config.yaml: error: not a regular file"), "{told:?}");
    fs::remove_file(folder.path().join("config.yaml")).unwrap();
    symlink("/nonexistent", folder.path().join("config.yaml")).unwrap();
    assert_eq!(
        self::told(&read(&place), &place),
        ["config.yaml: error: cannot be read: entity not found"]
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_does_not_block() {
    let (folder, place) = folder();
    let pipe = folder.path().join("keys.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let told = told(&read(&place), &place);
    assert!(told[0].starts_with("keys.yaml: error: not a regular file"), "{told:?}");
}

#[test]
fn the_variable_names_the_folder() {
    let find = |value: &'static str| {
        UserPaths::find(move |name| (name == "WATCHFLOOR_CONFIG").then(|| value.into()))
    };
    assert_eq!(find("/settings").folder.as_deref(), Some(Path::new("/settings")));
    let usual = UserPaths::find(|_| None);
    assert_eq!(find(""), usual, "an empty variable counts as not set");
    assert!(usual.folder.is_none_or(|folder| folder.ends_with("watchfloor")));
}
