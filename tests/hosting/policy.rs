//! The policy file at its compiled-in path, which only root can write: a namespace of the test's own
//! puts one there for one program.

use std::process::{Command, Output};

use watchfloor::policy::FILE;

use crate::support::fixture;

/// Runs the program in a namespace where the policy file holds a text.
fn under(policy: &str, arguments: &[&str]) -> Output {
    let script = "mount -t tmpfs -o mode=755 none /etc && mkdir -p \"${1%/*}\" && printf %s \"$2\" > \"$1\" && \
                  shift 2 && exec \"$@\"";
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", FILE, policy]);
    command.arg(env!("CARGO_BIN_EXE_watchfloor")).args(arguments);
    command.env("WATCHFLOOR_POLICY_FILE", "/dev/null").output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
#[ignore = "needs user namespaces"]
fn the_file_of_the_host_holds_and_no_variable_takes_it_away() {
    let archive = fixture();
    let archive = archive.to_str().unwrap();
    let free = under("restricted: no\n", &["export", "--archive", archive]);
    assert!(free.status.success(), "{}", told(&free));
    let refused = under("export: no\n", &["export", "--archive", archive]);
    assert_eq!(refused.status.code(), Some(2));
    let wanted = format!("exporting is not allowed, by the policy of this host ({FILE})");
    assert!(told(&refused).contains(&wanted), "{}", told(&refused));
    let other = under("archive: /srv/digests\n", &["list", "digests", "--archive", archive]);
    assert!(told(&other).contains("only `/srv/digests` may"), "{}", told(&other));
    let broken = under("exprot: no\n", &["list", "digests", "--archive", archive]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(
        told(&broken).contains(&format!("{FILE}:1:1: error: unknown key")),
        "{}",
        told(&broken)
    );
    assert!(broken.stdout.is_empty());
    let doctor = under("exprot: no\n", &["doctor", "--archive", archive]);
    assert_eq!(doctor.status.code(), Some(1));
    let found = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(found.contains("! closed") && found.contains("unknown key `exprot`"), "{found}");
}
