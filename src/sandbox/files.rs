//! The layer of files: from rules to a Landlock ruleset that binds this thread and its children.

#![expect(
    clippy::disallowed_methods,
    reason = "a rule for a folder is another one than for a file"
)]

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible as _, LandlockStatus,
    PathBeneath, PathFd, RestrictionStatus, Ruleset, RulesetAttr as _, RulesetCreated,
    RulesetCreatedAttr as _, RulesetError, RulesetStatus, Scope, make_bitflags,
};

use super::{Layer, Rules};

/// The Landlock version that is requested: files, TCP ports, devices, signals and abstract sockets.
/// Later versions add rights that the other layer refuses anyway.
const WANTED: ABI = ABI::V6;

/// The path that opens the controlling terminal.
const TERMINAL: &str = "/dev/tty";

/// Binds this thread. Returns the state of the layer, and whether `no_new_privs` is set. In the
/// folders `emptied`, empty folders may be removed.
pub(super) fn bind(rules: &Rules, emptied: &[PathBuf]) -> (Layer, bool) {
    match restrict(rules, emptied) {
        Ok(status) => (layer(&status), status.no_new_privs),
        Err(error) => (Layer::Missing { why: error.to_string() }, false),
    }
}

fn restrict(rules: &Rules, emptied: &[PathBuf]) -> Result<RestrictionStatus, RulesetError> {
    let mut ruleset = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(WANTED))?
        .handle_access(AccessNet::from_all(WANTED))?
        .scope(Scope::from_all(WANTED))?
        .create()?;
    let read = make_bitflags!(AccessFs::{ReadFile | ReadDir});
    let write = read | make_bitflags!(AccessFs::{WriteFile | Truncate | MakeReg | RemoveFile});
    let talk = make_bitflags!(AccessFs::{ReadFile | WriteFile | IoctlDev});
    for path in &rules.read {
        ruleset = allow(ruleset, path, read)?;
    }
    for path in &rules.write {
        ruleset = allow(ruleset, path, write)?;
    }
    for path in &rules.folders {
        ruleset = allow(ruleset, path, make_bitflags!(AccessFs::{MakeDir | RemoveDir | Refer}))?;
    }
    for path in &rules.nesting {
        ruleset = allow(ruleset, path, AccessFs::MakeDir.into())?;
    }
    for path in emptied {
        ruleset = allow(ruleset, path, AccessFs::RemoveDir.into())?;
    }
    if rules.terminal {
        ruleset = allow(ruleset, Path::new(TERMINAL), talk)?;
    }
    ruleset.restrict_self()
}

/// Allows access below a path. A path that cannot be opened now cannot be opened later either, so
/// it needs no rule.
fn allow(
    ruleset: RulesetCreated,
    path: &Path,
    access: BitFlags<AccessFs>,
) -> Result<RulesetCreated, RulesetError> {
    // A single file takes only the rights that apply to files.
    let access = if path.is_dir() { access } else { access & AccessFs::from_file(WANTED) };
    match PathFd::new(path) {
        Ok(place) => ruleset.add_rule(PathBeneath::new(place, access)),
        Err(_) => Ok(ruleset),
    }
}

fn layer(status: &RestrictionStatus) -> Layer {
    let version = match &status.landlock {
        LandlockStatus::NotEnabled => {
            let why = "Landlock is in this kernel and not switched on: see `lsm=` at boot";
            return Layer::Missing { why: why.to_owned() };
        }
        LandlockStatus::NotImplemented => {
            let why = "this kernel has no Landlock; Linux has it since 5.13";
            return Layer::Missing { why: why.to_owned() };
        }
        LandlockStatus::Available { effective_abi, kernel_abi } => {
            kernel_abi.unwrap_or(*effective_abi as i32)
        }
    };
    match status.ruleset {
        RulesetStatus::FullyEnforced => Layer::InForce {
            what: format!("Landlock, version {version}: files, devices, TCP, signals"),
        },
        RulesetStatus::PartiallyEnforced => {
            let lacks = [(3, "cutting files short"), (4, "TCP"), (5, "devices"), (6, "signals")];
            let lacks = lacks.iter().filter(|(since, _)| version < *since).map(|(_, what)| *what);
            let lacks = lacks.collect::<Vec<_>>().join(", ");
            let what = format!("Landlock, version {version}: files; it does not know {lacks}");
            Layer::InPart { what }
        }
        RulesetStatus::NotEnforced => {
            Layer::Missing { why: "the kernel took nothing of what was asked for".to_owned() }
        }
    }
}
