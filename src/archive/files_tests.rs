//! Tests files that changed after they were listed.

use std::fs;
use std::path::Path;

use super::*;

/// Reads a file that is changed after it was listed, and returns the result.
fn read_after(change: impl FnOnce(&Path)) -> Result<usize, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("2020-01-01.yaml");
    fs::write(&path, "digest: x-2020-01-02\n").unwrap();
    let file = ArchiveFile::given(&path).unwrap();
    change(&path);
    let bytes = file.read().map_err(|fault| fault.message)?;
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
