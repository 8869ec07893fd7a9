//! The policy file of the host: its place and its bytes. This file opens the policy; `ownership`
//! only looks at its path.

#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the policy of the host is opened here, at a place that a package may set"
)]

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use super::ownership::{Trust, resolve};
use super::{Policy, parse};
use crate::archive::{Problem, shown, unreadable};
use crate::yaml::{Fault, Mark};

/// The path of this host's policy. It is compiled in, since the user controls variables. Builds for
/// a system that keeps such files elsewhere set `WATCHFLOOR_POLICY_FILE` at build time.
pub const FILE: &str = match option_env!("WATCHFLOOR_POLICY_FILE") {
    Some(file) => file,
    None => "/etc/watchfloor/policy.yaml",
};

/// The size limit; no real policy is that long.
const LARGEST: u64 = 1 << 16;

/// Reads the policy in a file. Without a file there is no policy. Where the file cannot be read in
/// full, or others than `trust` names could change it, nothing is allowed.
pub fn read(path: &Path, trust: &Trust<'_>) -> Policy {
    match bytes(path, trust) {
        Ok(Some(bytes)) => parse(&shown(path), &bytes),
        Ok(None) => Policy::default(),
        Err(fault) => {
            let name = String::from(shown(path));
            let problem = Problem::in_file(&name, fault);
            Policy { file: Some(name), ..Policy::default() }.closed(vec![problem])
        }
    }
}

/// Returns the bytes of the file; none where there is no such file.
fn bytes(path: &Path, trust: &Trust<'_>) -> Result<Option<Vec<u8>>, Fault> {
    let Some(path) = resolve(path, trust)? else { return Ok(None) };
    let meta = fs::symlink_metadata(&path).map_err(|error| unreadable(&error))?;
    if !meta.is_file() {
        return Err(Fault::error(Mark::WHOLE, "not a regular file: it is not opened"));
    }
    let file = File::open(&path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("the file is larger than {} KiB: it is not read", LARGEST >> 10);
        return Err(Fault::error(Mark::WHOLE, message));
    }
    Ok(Some(bytes))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    use super::*;

    /// Reads a file in a trusted folder, as its owner.
    fn read_in(folder: &Path, path: &Path) -> Policy {
        let (start, meta) = (folder.canonicalize().unwrap(), fs::metadata(folder).unwrap());
        let path = start.join(path.strip_prefix(folder).unwrap_or(path));
        read(&path, &Trust { user: meta.uid(), group: meta.gid(), start: &start })
    }

    #[test]
    fn no_file_is_no_policy_and_a_file_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.yaml");
        assert_eq!(read_in(folder.path(), &path), Policy::default());
        assert_eq!(read_in(folder.path(), &path.join("below")), Policy::default());
        fs::write(&path, "export: false\n").unwrap();
        let policy = read_in(folder.path(), &path);
        assert!(policy.may_open() && !policy.may_export() && policy.may_copy());
        assert!(policy.file().unwrap().ends_with("/policy.yaml"));
    }

    #[test]
    fn what_cannot_be_read_closes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.yaml");
        fs::write(&path, format!("copy: no\n#{}", "-".repeat(1 << 16))).unwrap();
        for path in [folder.path(), &path, Path::new("/dev/null")] {
            let policy = read_in(folder.path(), path);
            assert!(!policy.may_open() && !policy.may_export(), "{}", path.display());
            assert_eq!(policy.problems().len(), 1);
        }
    }

    #[test]
    fn a_file_that_others_can_write_closes_and_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let loose = folder.path().join("loose.yaml");
        fs::write(&loose, "restricted: true\n").unwrap();
        fs::set_permissions(&loose, fs::Permissions::from_mode(0o646)).unwrap();
        let policy = read_in(folder.path(), &loose);
        let told = policy.problems()[0].to_string();
        assert!(!policy.may_open() && told.contains("everybody can write"), "{told}");
        fs::set_permissions(&loose, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(read_in(folder.path(), &loose).may_open());
    }
}
