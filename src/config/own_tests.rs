//! The file on a disk: made, changed, left alone.

use std::thread;

use super::*;

fn kept_in(folder: &Path) -> OwnSearches {
    OwnSearches::of(&UserPaths { folder: Some(folder.to_owned()), ..UserPaths::default() })
}

fn add(name: &str) -> SavedSearchChange {
    SavedSearchChange::Add { name: name.to_owned(), query: "bomb".to_owned() }
}

fn change(own: &OwnSearches, change: &SavedSearchChange) -> Result<(), String> {
    own.change(change, &Taxonomy::default()).map_err(|error| error.to_string())
}

#[test]
fn the_folder_and_the_file_are_made_for_their_owner() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("config/watchfloor");
    let own = kept_in(&below);
    assert_eq!(own.read(), Ok(None));
    change(&own, &add("bombs")).unwrap();
    let file = own.read().unwrap().unwrap();
    assert_eq!(file.bytes, b"- name: \"bombs\"\n  query: \"bomb\"\n");
    let names: Vec<_> = fs::read_dir(&below).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, [SEARCHES], "nothing is left beside it");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&below), mode(&below.join(SEARCHES))), (0o700, 0o600));
    }
}

#[test]
fn a_faulty_file_is_named_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(SEARCHES);
    let own = kept_in(folder.path());
    fs::write(&path, "# mine\n- { name: a }\n").unwrap();
    let told = change(&own, &add("bombs")).unwrap_err();
    assert!(told.contains(&format!("{}:2", path.display())), "{told}");
    assert_eq!(fs::read(&path).unwrap(), b"# mine\n- { name: a }\n");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let told = change(&own, &add("bombs")).unwrap_err();
    assert!(told.contains("not a regular file"), "{told}");
    // The reader reports it when it reads the searches, and not twice.
    let place = UserPaths { folder: Some(folder.path().to_owned()), ..UserPaths::default() };
    let settings = super::super::read(&place);
    assert_eq!(settings.problems, [own.read().unwrap_err()]);
    assert!(settings.problems.iter().all(|problem| settings.own_searches.holds(problem)));
}

#[test]
fn without_a_folder_it_is_said_what_to_do() {
    let told = change(&OwnSearches::default(), &add("bombs")).unwrap_err();
    assert!(told.contains("WATCHFLOOR_CONFIG"), "{told}");
    // No folder can be made below a file, whoever the user is.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let told = change(&kept_in(&file.join("config")), &add("bombs")).unwrap_err();
    assert!(told.starts_with(&*shown(&file.join("config"))), "{told}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("dotfiles.yaml"), folder.path().join(SEARCHES));
    fs::write(&real, "# mine\n").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    change(&kept_in(folder.path()), &add("bombs")).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().starts_with("# mine\n- name"));
}

#[test]
fn of_many_who_save_at_once_nobody_loses_anything() {
    let folder = tempfile::tempdir().unwrap();
    let savers: Vec<_> = (0..8)
        .map(|saver| {
            let own = kept_in(folder.path());
            thread::spawn(move || {
                for at in 0..10 {
                    change(&own, &add(&format!("search {saver} {at}"))).unwrap();
                }
            })
        })
        .collect();
    for saver in savers {
        saver.join().unwrap();
    }
    let file = kept_in(folder.path()).read().unwrap();
    let read = super::super::searches(file.as_ref(), None, &Taxonomy::default());
    assert_eq!((read.list.len(), read.problems), (80, Vec::new()));
}
