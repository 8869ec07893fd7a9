//! Tests the state on a disk: created, changed, quarantined, left alone.

use std::thread;

use super::*;

fn store(folder: &Path) -> Store {
    Store::new(folder, &Origin::Sample).unwrap()
}

fn query(text: &str) -> StateChange {
    StateChange { queries: vec![text.to_owned()], ..StateChange::default() }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn folder_and_file_are_made_for_their_owner_when_there_is_something_to_keep() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("state/watchfloor");
    let store = store(&folder);
    assert_eq!(store.read(), (SessionState::default(), None));
    assert_eq!(
        store.keep(&StateChange { path: Some(Vec::new()), ..StateChange::default() }),
        Ok(None)
    );
    assert_eq!(names(home.path()), [""; 0]);
    let change = StateChange { path: Some(vec!["waves".to_owned()]), ..query("bomb") };
    assert_eq!(store.keep(&change), Ok(None));
    let (state, told) = store.read();
    assert_eq!((state.queries.clone(), told), (vec!["bomb".to_owned()], None));
    assert_eq!(store.saved_path(&state), ["waves"]);
    assert_eq!(names(&folder), [FILE]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
        let meta = |path: &Path| fs::metadata(path).unwrap();
        let mode = |path: &Path| meta(path).permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&store.path())), (0o700, 0o600));
        let before = meta(&store.path()).ino();
        assert_eq!(store.keep(&change), Ok(None));
        assert_eq!(meta(&store.path()).ino(), before, "what changes nothing is not written");
    }
}

#[test]
fn what_is_at_fault_is_set_aside_once_and_never_overwritten() {
    for (text, why) in [
        (&b"version: 1\nqueries: [bomb, [x]]\n"[..], "broken"),
        (b"version: 7\nqueries: {a: b}\n", "newer"),
        (b"", "broken"),
        (b"\xff\xfe\x00", "broken"),
    ] {
        for by_reading in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let store = store(folder.path());
            fs::write(store.path(), text).unwrap();
            let told = if by_reading { store.read().1 } else { store.keep(&query("ied")).unwrap() };
            let told = told.unwrap().to_string();
            let aside = format!("state.yaml.{why}-1");
            assert!(told.contains(&format!(": warning: set aside as {aside}")), "{told}");
            assert_eq!(fs::read(folder.path().join(&aside)).unwrap(), text);
            assert_eq!(store.keep(&query("ied")), Ok(None), "it is told once");
            assert_eq!(names(folder.path()), [FILE, &aside]);
            assert_eq!(store.read().1, None);
        }
    }
}

#[test]
fn what_can_be_read_of_a_broken_file_counts() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    fs::write(store.path(), "version: 1\nqueries: [bomb]\ntheme: [\n").unwrap();
    store.keep(&query("ied")).unwrap().unwrap();
    assert_eq!(store.read().0.queries.last().unwrap(), "ied");
}

#[test]
fn what_is_no_plain_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    fs::create_dir(store.path()).unwrap();
    for told in [store.read().1.unwrap(), store.keep(&query("ied")).unwrap_err()] {
        assert!(told.to_string().contains("not a regular file"), "{told}");
    }
    assert_eq!(names(folder.path()), [FILE]);
}

#[test]
fn where_nothing_can_be_written_it_is_a_warning() {
    // Nobody can create a folder below a file, not even root.
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("file"), "").unwrap();
    let store = store(&home.path().join("file/state"));
    assert_eq!(store.read(), (SessionState::default(), None));
    let told = store.keep(&query("ied")).unwrap_err().to_string();
    assert!(told.contains("state/state.yaml: warning: not kept for the next time: "), "{told}");
}

#[test]
fn what_was_cut_off_is_cleared_away() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    for n in [0, 1, 99] {
        fs::write(folder.path().join(format!(".watchfloor-{n}.part")), "half").unwrap();
    }
    store.keep(&query("ied")).unwrap();
    assert_eq!(names(folder.path()), [FILE]);
}

#[test]
fn of_many_readers_at_once_none_loses_anything() {
    let folder = tempfile::tempdir().unwrap();
    let readers: Vec<_> = (0..8)
        .map(|reader| {
            let origin = Origin::Files(vec![format!("/archive {reader}").into()]);
            let store = Store::new(folder.path(), &origin).unwrap();
            thread::spawn(move || {
                for at in 0..10 {
                    let path = Some(vec![format!("{at}")]);
                    let change = StateChange { path, ..query(&format!("query {reader} {at}")) };
                    assert_eq!(store.keep(&change), Ok(None));
                }
            })
        })
        .collect();
    for reader in readers {
        reader.join().unwrap();
    }
    let (state, told) = store(folder.path()).read();
    assert_eq!((state.queries.len(), state.places.len(), told), (80, 8, None));
    assert!(state.places.iter().all(|place| place.path == ["9"]), "{state:?}");
    assert_eq!(names(folder.path()), [FILE]);
}

#[test]
fn the_archive_is_never_where_the_state_is() {
    let home = tempfile::tempdir().unwrap();
    let archive = home.path().join("archive");
    fs::create_dir_all(archive.join("digests")).unwrap();
    let origin = Origin::Folder(archive.clone());
    for folder in ["archive", "archive/state/new", "other/../archive/x", "archive/digests"] {
        let told = Store::new(&home.path().join(folder), &origin).unwrap_err().to_string();
        assert!(told.contains("lies in the archive"), "{folder}: {told}");
    }
    for folder in ["", "other", "archive/../state", "archive-2"] {
        assert!(Store::new(&home.path().join(folder), &origin).is_ok(), "{folder}");
    }
    let file = Origin::Files(vec![archive.join("state.yaml")]);
    assert!(Store::new(&archive, &file).is_err());
    #[cfg(unix)]
    {
        let link = home.path().join("link");
        std::os::unix::fs::symlink(&archive, &link).unwrap();
        assert!(Store::new(&link.join("state"), &origin).is_err());
        assert!(Store::new(&archive, &Origin::Folder(link)).is_err());
    }
    assert_eq!(names(&archive), ["digests"]);
}

#[test]
fn every_archive_has_its_own_name() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path().canonicalize().unwrap();
    let named = |origin| Store::new(Path::new("/nonexistent"), &origin).unwrap().archive;
    let at = |name: &str| here.join(name);
    fs::create_dir(at("a")).unwrap();
    let name = named(Origin::Folder(at("a")));
    assert_eq!(name.as_deref(), at("a").to_str());
    assert_eq!(named(Origin::Folder(at("a/../a/."))), name);
    assert_eq!(named(Origin::Files(vec![at("b.yaml")])).as_deref(), at("b.yaml").to_str());
    assert_eq!(named(Origin::Files(vec![at("b.yaml"), at("c.yaml")])), None);
    assert_eq!(named(Origin::Sample).as_deref(), Some("sample"));
}
