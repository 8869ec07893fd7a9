//! Quarantine: a file gets another name in its folder, and no existing file is replaced.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// How many files of one name are quarantined at most.
const MOST: u32 = 100;

/// Renames a file to `NAME.WHY-1`, or to the next free number, and returns the new path.
///
/// # Errors
///
/// If it cannot be renamed, or too many are quarantined already. The file then stays where it was.
pub fn quarantine(path: &Path, why: &str) -> io::Result<PathBuf> {
    for number in 1..=MOST {
        let mut name = OsString::from(path.file_name().unwrap_or_default());
        name.push(format!(".{why}-{number}"));
        let aside = path.with_file_name(name);
        // Creating a file with that name claims it; a bare rename would replace somebody else's
        // file.
        match OpenOptions::new().write(true).create_new(true).open(&aside) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        }
        if let Err(error) = fs::rename(path, &aside) {
            let _ = fs::remove_file(&aside);
            return Err(error);
        }
        return Ok(aside);
    }
    Err(io::Error::other("too many such files were set aside: remove some"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_set_aside_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        for n in 1..=2 {
            fs::write(&path, format!("{n}")).unwrap();
            let aside = quarantine(&path, "broken").unwrap();
            assert_eq!(aside, folder.path().join(format!("a.yaml.broken-{n}")));
            assert!(!path.exists());
        }
        assert_eq!(fs::read(folder.path().join("a.yaml.broken-1")).unwrap(), b"1");
        assert!(quarantine(&path, "broken").is_err(), "there is nothing any more");
        assert!(!folder.path().join("a.yaml.broken-3").exists());
        for n in 1..=MOST {
            fs::write(folder.path().join(format!("b.yaml.broken-{n}")), "").unwrap();
        }
        let path = folder.path().join("b.yaml");
        fs::write(&path, "kept").unwrap();
        assert!(quarantine(&path, "broken").unwrap_err().to_string().contains("remove some"));
        assert_eq!(fs::read(&path).unwrap(), b"kept");
    }
}
