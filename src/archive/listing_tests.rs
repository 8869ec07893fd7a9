//! Tests what is accepted into an archive, and in which steps.

use std::fs;

use tempfile::TempDir;

use super::*;

const DIGEST: &str = "digest: x-2020-01-02\n";

/// Creates a folder with this many digests, the newest last.
fn folder(digests: usize) -> (TempDir, Origin) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    for day in 1..=digests {
        fs::write(folder.path().join(format!("digests/2020-01-{day:02}.yaml")), DIGEST).unwrap();
    }
    let origin = Origin::Folder(folder.path().to_owned());
    (folder, origin)
}

fn list_within(origin: &Origin, bounds: &LoadLimits) -> Listing {
    list_names(origin, bounds).measured(bounds)
}

fn told(listing: &Listing) -> Vec<String> {
    listing.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn names_beyond_the_bound_are_not_looked_at_and_that_is_told_once() {
    let (folder, origin) = folder(9);
    for name in ["waves", "digests/2019", "digests/2018"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("one.yaml"), DIGEST).unwrap();
    }
    // Two folders, eleven names in one of them, three files in the others.
    let all = list_within(&origin, &LoadLimits { names: 16, ..LoadLimits::USUAL });
    assert_eq!((all.files.len(), told(&all)), (12, vec![]));
    let some = list_within(&origin, &LoadLimits { names: 8, ..LoadLimits::USUAL });
    assert!(some.files.len() <= 6, "{:?}", some.files);
    assert_eq!(
        told(&some),
        ["digests: error: more than 8 names in the archive \
          (move away what is no digest: from here on some are not looked at)"]
    );
}

#[test]
fn what_is_too_much_is_the_oldest() {
    let (_folder, origin) = folder(9);
    let bytes = 4 * DIGEST.len() as u64;
    let listing = list_within(&origin, &LoadLimits { bytes, ..LoadLimits::USUAL });
    let names: Vec<&str> = listing.files.iter().map(|file| &*file.name).collect();
    let newest = [9, 8, 7, 6].map(|day| format!("digests/2020-01-{day:02}.yaml"));
    assert_eq!(names, newest);
    assert_eq!(
        told(&listing),
        ["digests/2020-01-05.yaml: error: the archive is larger than 0 MiB \
          (split it: from here on the oldest files are not read: 5)"]
    );
    let enough = LoadLimits { bytes: 9 * DIGEST.len() as u64, ..LoadLimits::USUAL };
    assert_eq!(told(&list_within(&origin, &enough)), [""; 0]);
}

#[test]
fn until_the_newest_is_read_no_other_below_the_top_is_measured() {
    for many in [1, 2, 9, 28] {
        let (folder, origin) = folder(many);
        fs::create_dir(folder.path().join("waves")).unwrap();
        fs::write(folder.path().join("waves/2021.yaml"), "wave: w\n").unwrap();
        let names = list_names(&origin, &LoadLimits::USUAL);
        let newest = format!("digests/2020-01-{many:02}.yaml");
        assert_eq!(names.newest.as_ref().map(|file| &*file.name), Some(&*newest));
        assert_eq!(names.len(), many + 1);
        // What was measured before this is known by its old length.
        let listed = list(&origin);
        for file in &listed.files {
            fs::write(folder.path().join(&*file.name), "digest: another-length\n").unwrap();
        }
        let late = names.measured(&LoadLimits::USUAL);
        let pairs = || late.files.iter().zip(&listed.files);
        assert!(pairs().all(|(one, other)| one.name == other.name), "{:?}", late.files);
        let early: Vec<&str> = pairs()
            .filter(|(one, other)| one.stamp == other.stamp)
            .map(|(one, _)| &*one.name)
            .collect();
        assert_eq!(early, [&*newest]);
        assert_eq!((late.files.len(), told(&late)), (many + 1, vec![]));
    }
}

/// The names of a folder can be listed where its files cannot be reached, or have gone meanwhile.
#[test]
fn what_cannot_be_measured_is_told_once_and_the_next_is_the_newest() {
    let (folder, _) = folder(4);
    for day in ["04", "01"] {
        fs::remove_file(folder.path().join(format!("digests/2020-01-{day}.yaml"))).unwrap();
    }
    fs::create_dir(folder.path().join("digests/2020-01-04.yaml")).unwrap();
    fs::create_dir(folder.path().join("waves")).unwrap();
    fs::write(folder.path().join("waves/w.yaml"), "wave: w\n").unwrap();
    let sighted = [
        "digests/2020-01-01.yaml",
        "digests/2020-01-02.yaml",
        "digests/2020-01-03.yaml",
        "digests/2020-01-04.yaml",
        "waves/w.yaml",
    ];
    let named = |name: &&str| NamedFile::on_disk((*name).into(), folder.path().join(name), None);
    let mut names = Names { others: sighted.iter().map(named).collect(), ..Names::default() };
    names.put_in_order();
    let problem = "digests/2020-01-04.yaml: error: a folder, not a file";
    assert_eq!(names.problems.iter().map(ToString::to_string).collect::<Vec<_>>(), [problem]);
    assert_eq!(names.len(), 4);
    let listing = names.measured(&LoadLimits::USUAL);
    let read: Vec<&str> = listing.files.iter().map(|file| &*file.name).collect();
    assert_eq!(read, ["digests/2020-01-03.yaml", "waves/w.yaml", "digests/2020-01-02.yaml"]);
    let gone = "digests/2020-01-01.yaml: error: cannot be read: entity not found";
    assert_eq!(told(&listing), [problem, gone]);
}
