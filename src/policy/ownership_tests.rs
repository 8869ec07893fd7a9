//! Files, links and folders of several owners and modes. As root, the tests give files away; as
//! another user, they trust another owner.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};

use super::*;

/// A temporary folder with a policy in `etc/watchfloor`.
struct Host {
    folder: tempfile::TempDir,
}

impl Host {
    fn new() -> Self {
        let host = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(host.at("etc/watchfloor")).unwrap();
        for path in ["", "etc", "etc/watchfloor"] {
            host.mode(path, 0o755);
        }
        fs::write(host.at("etc/watchfloor/policy.yaml"), "export: no\n").unwrap();
        host.mode("etc/watchfloor/policy.yaml", 0o644);
        host
    }

    fn at(&self, path: &str) -> PathBuf {
        // A temporary folder may itself lie behind a link.
        self.folder.path().canonicalize().unwrap().join(path)
    }

    fn mode(&self, path: &str, mode: u32) {
        fs::set_permissions(self.at(path), fs::Permissions::from_mode(mode)).unwrap();
    }

    fn meta(&self) -> Metadata {
        fs::metadata(self.folder.path()).unwrap()
    }

    /// Trusts the owner of the folder, and `group`.
    fn resolve_for(&self, path: &str, group: u32) -> Result<Option<PathBuf>, String> {
        let start = self.at("");
        let trust = Trust { user: self.meta().uid(), group, start: &start };
        resolve(&self.at(path), &trust).map_err(|fault| fault.message)
    }

    fn resolve(&self, path: &str) -> Result<Option<PathBuf>, String> {
        self.resolve_for(path, self.meta().gid())
    }
}

const NOBODY: u32 = 65_534;

const FILE: &str = "etc/watchfloor/policy.yaml";

#[test]
fn what_only_the_owner_can_change_is_found() {
    let host = Host::new();
    assert_eq!(host.resolve(FILE), Ok(Some(host.at(FILE))));
    assert_eq!(host.resolve("etc/watchfloor/none.yaml"), Ok(None));
    assert_eq!(host.resolve("etc/none/policy.yaml"), Ok(None));
    let told = host.resolve("etc/watchfloor/policy.yaml/below").unwrap_err();
    assert!(told.contains("cannot be read"), "a file is no folder: {told}");
}

#[test]
fn what_others_can_write_is_doubted_wherever_on_the_way_it_is() {
    for path in [FILE, "etc/watchfloor", "etc", ""] {
        let host = Host::new();
        for mode in [0o777, 0o1777, 0o757] {
            host.mode(path, mode);
            let told = host.resolve(FILE).unwrap_err();
            assert!(told.contains("everybody can write"), "{path} {mode:o}: {told}");
        }
    }
}

#[test]
fn the_group_of_the_owner_may_write_and_no_other() {
    for path in [FILE, "etc/watchfloor", "etc"] {
        let host = Host::new();
        host.mode(path, 0o775);
        assert_eq!(host.resolve(FILE), Ok(Some(host.at(FILE))), "{path}");
        let told = host.resolve_for(FILE, host.meta().gid() + 1).unwrap_err();
        assert!(told.contains("the group"), "{path}: {told}");
    }
}

#[test]
fn what_belongs_to_somebody_else_is_doubted() {
    let host = Host::new();
    let start = host.at("");
    let trust = Trust { user: host.meta().uid() + 1, group: host.meta().gid(), start: &start };
    let told = resolve(&host.at(FILE), &trust).unwrap_err().message;
    assert!(told.contains("belongs to user"), "{told}");
    for path in [FILE, "etc/watchfloor", "etc"] {
        let host = Host::new();
        // Only root can give a file away.
        if chown(host.at(path), Some(NOBODY), None).is_ok() {
            let told = host.resolve(FILE).unwrap_err();
            assert!(told.contains("belongs to user 65534"), "{path}: {told}");
        }
    }
}

#[test]
fn a_file_may_have_been_taken_from_a_folder_that_others_can_write() {
    let host = Host::new();
    host.mode("etc/watchfloor", 0o777);
    assert!(host.resolve("etc/watchfloor/none.yaml").is_err());
    assert_eq!(host.resolve("etc/none/policy.yaml"), Ok(None), "nobody ever put one there");
    host.mode("etc", 0o777);
    let told = host.resolve("etc/none/policy.yaml").unwrap_err();
    assert!(told.contains("everybody can write"), "its folder may have been taken away: {told}");
}

#[test]
fn where_folders_belong_to_nobody_that_is_known_a_missing_policy_is_none() {
    let host = Host::new();
    // Only root can give a folder away.
    if chown(host.at("etc"), Some(NOBODY), None).is_ok() {
        assert_eq!(host.resolve("etc/none/policy.yaml"), Ok(None));
        assert!(host.resolve("etc/watchfloor/none.yaml").is_err(), "its folder stands");
        assert!(host.resolve(FILE).is_err());
    }
}

#[test]
fn a_link_is_followed_and_what_it_leads_to_is_looked_at_too() {
    let host = Host::new();
    fs::create_dir_all(host.at("srv/loose")).unwrap();
    host.mode("srv", 0o755);
    fs::write(host.at("srv/loose/policy.yaml"), "export: no\n").unwrap();
    symlink("../../srv/loose/policy.yaml", host.at("etc/watchfloor/relative.yaml")).unwrap();
    symlink(host.at("srv/loose"), host.at("etc/folder")).unwrap();
    for path in ["etc/watchfloor/relative.yaml", "etc/folder/policy.yaml"] {
        host.mode("srv/loose", 0o755);
        assert_eq!(host.resolve(path), Ok(Some(host.at("srv/loose/policy.yaml"))), "{path}");
        host.mode("srv/loose", 0o777);
        assert!(host.resolve(path).unwrap_err().contains("srv/loose"), "{path}");
    }
}

#[test]
fn a_link_of_somebody_else_and_one_that_leads_nowhere_are_doubted() {
    let host = Host::new();
    let link = host.at("etc/watchfloor/link.yaml");
    symlink(host.at(FILE), &link).unwrap();
    assert_eq!(host.resolve("etc/watchfloor/link.yaml"), Ok(Some(host.at(FILE))));
    if std::os::unix::fs::lchown(&link, Some(65_534), None).is_ok() {
        let told = host.resolve("etc/watchfloor/link.yaml").unwrap_err();
        assert!(told.contains("link.yaml` belongs to"), "{told}");
    }
    symlink("nowhere", host.at("etc/watchfloor/lost.yaml")).unwrap();
    assert!(host.resolve("etc/watchfloor/lost.yaml").unwrap_err().contains("leads nowhere"));
    symlink("round.yaml", host.at("etc/watchfloor/round.yaml")).unwrap();
    assert!(host.resolve("etc/watchfloor/round.yaml").unwrap_err().contains("too many links"));
}

#[test]
fn a_link_out_of_the_start_is_looked_at_in_full() {
    let (host, elsewhere) = (Host::new(), Host::new());
    symlink(elsewhere.at(FILE), host.at("etc/watchfloor/out.yaml")).unwrap();
    // The folder of temporary files, which everybody can write, is part of that path.
    let told = host.resolve("etc/watchfloor/out.yaml").unwrap_err();
    assert!(told.contains("everybody can write") || told.contains("belongs to"), "{told}");
}
