//! Tests what is accepted into an archive, and files that changed after they were listed.

use std::fs;
use std::path::Path;

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

/// Reads a file that is changed after it was listed, and returns the result.
fn read_after(change: impl FnOnce(&Path)) -> Result<usize, String> {
    let (folder, origin) = folder(1);
    let listing = list(&origin);
    change(&folder.path().join("digests/2020-01-01.yaml"));
    let bytes = listing.files[0].read().map_err(|fault| fault.message)?;
    Ok(bytes.len())
}

#[test]
fn a_file_that_shrinks_or_grows_is_read_as_far_as_it_goes() {
    let resize = |len: u64| {
        read_after(|path| File::options().write(true).open(path).unwrap().set_len(len).unwrap())
    };
    assert_eq!(resize(3), Ok(3));
    assert_eq!(resize(0), Ok(0));
    assert_eq!(resize(1 << 20), Ok(1 << 20));
    assert_eq!(resize(LARGEST), Ok(16 << 20));
    assert_eq!(resize(LARGEST + 1), Err("the file is larger than 16 MiB".into()));
    assert_eq!(resize(1 << 40), Err("the file is larger than 16 MiB".into()));
}

#[cfg(unix)]
#[test]
fn a_file_that_became_something_else_is_not_read() {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    let other = "neither a file nor a folder: a pipe, a socket or a device";
    let piped = read_after(|path| {
        fs::remove_file(path).unwrap();
        // Nothing writes to the pipe; the test also checks that reading does not block.
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    });
    assert_eq!(piped, Err(other.into()));
    let endless = read_after(|path| {
        fs::remove_file(path).unwrap();
        symlink("/dev/zero", path).unwrap();
    });
    assert_eq!(endless, Err(other.into()));
    let gone = read_after(|path| fs::remove_file(path).unwrap());
    assert_eq!(gone, Err("cannot be read: entity not found".into()));
    let folder = read_after(|path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    });
    assert_eq!(folder, Err("a folder, not a file".into()));
}
