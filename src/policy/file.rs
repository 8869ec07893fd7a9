//! The policy file of the host: where it is, and its bytes. The only file of this room that touches
//! the disk.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::{Policy, parse};
use crate::archive::{Problem, shown, unreadable};
use crate::yaml::{Fault, Mark};

/// Where the policy of this host is. Compiled in, since a variable would be the user's; whoever
/// builds the program for a system that keeps such files elsewhere sets `WATCHFLOOR_POLICY_FILE`
/// while building.
pub const FILE: &str = match option_env!("WATCHFLOOR_POLICY_FILE") {
    Some(file) => file,
    None => "/etc/watchfloor/policy.yaml",
};

/// Nobody writes so long a policy.
const LARGEST: u64 = 1 << 16;

/// Reads the policy in a file. Where there is no file there is no policy; where there is one that
/// cannot be read in full, nothing is allowed.
pub fn read(path: &Path) -> Policy {
    match bytes(path) {
        Ok(Some(bytes)) => parse(&shown(path), &bytes),
        Ok(None) => Policy::default(),
        Err(fault) => {
            let name = String::from(shown(path));
            let problem = Problem::in_file(&name, fault);
            Policy { file: Some(name), ..Policy::default() }.closed(vec![problem])
        }
    }
}

/// The bytes of the file; none where there is no such file.
fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Fault> {
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        // A link that leads nowhere is no missing policy: somebody meant one to be there.
        Err(error) if is_missing(&error) && fs::symlink_metadata(path).is_err() => return Ok(None),
        Err(error) => return Err(unreadable(&error)),
    };
    if !meta.is_file() {
        return Err(Fault::error(Mark::WHOLE, "not a regular file: it is not opened"));
    }
    if is_loose(&meta) {
        let fault = Fault::error(Mark::WHOLE, "others than its owner can write this file");
        return Err(fault.hint("chmod go-w, and let root own it"));
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("the file is larger than {} KiB: it is not read", LARGEST >> 10);
        return Err(Fault::error(Mark::WHOLE, message));
    }
    Ok(Some(bytes))
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// A policy that users can change is none.
#[cfg(unix)]
fn is_loose(meta: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(meta) & 0o022 != 0
}

#[cfg(not(unix))]
fn is_loose(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_is_no_policy_and_a_file_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.yaml");
        assert_eq!(read(&path), Policy::default());
        assert_eq!(read(&path.join("below")), Policy::default());
        fs::write(&path, "export: false\n").unwrap();
        let policy = read(&path);
        assert!(policy.may_open() && !policy.may_export() && policy.may_copy());
        assert_eq!(policy.file(), path.to_str());
    }

    #[test]
    fn what_cannot_be_read_closes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.yaml");
        fs::write(&path, format!("copy: no\n#{}", "-".repeat(1 << 16))).unwrap();
        for path in [folder.path(), &path, Path::new("/dev/null")] {
            let policy = read(path);
            assert!(!policy.may_open() && !policy.may_export(), "{}", path.display());
            assert_eq!(policy.problems().len(), 1);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nowhere_and_a_file_that_others_can_write_close() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (link, loose) = (folder.path().join("link.yaml"), folder.path().join("loose.yaml"));
        symlink(folder.path().join("nowhere"), &link).unwrap();
        fs::write(&loose, "restricted: true\n").unwrap();
        for mode in [0o664, 0o646] {
            fs::set_permissions(&loose, fs::Permissions::from_mode(mode)).unwrap();
            let told = read(&loose).problems()[0].to_string();
            assert!(told.contains("others than its owner can write this file"), "{told}");
        }
        assert!(!read(&link).may_open());
        fs::set_permissions(&loose, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(read(&loose).may_open());
    }
}
