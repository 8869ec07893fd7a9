//! Closes the sandbox. Knows which systems have one.

use super::own::make;
use super::{Report, Rules};

/// Gives up every right that the rules do not name, permanently and for all later children.
///
/// Landlock binds the calling thread and the threads that it starts afterwards, so call this before
/// other threads exist. The report names the layers that are not available; the others still hold.
#[cfg(target_os = "linux")]
pub fn enter(rules: &Rules) -> Report {
    let before = make(rules);
    rules.resources.into_iter().for_each(super::resources::bound);
    // Files come first: the next layer refuses the calls that set up Landlock.
    let (files, bound) = super::files::bind(rules, &before);
    let calls = super::calls::refuse();
    let no_new_privileges = bound || matches!(calls, super::Layer::InForce { .. });
    Report { files, calls, no_new_privileges }
}

/// Reports that there is no sandbox on other systems.
#[cfg(not(target_os = "linux"))]
pub fn enter(rules: &Rules) -> Report {
    let _ = make(rules);
    Report::nothing("there is no sandbox on this system: it is made of Landlock and seccomp")
}

/// Lifts those bounds on memory and processor time that hold only while the files of strangers are
/// read. All else stays given up.
pub fn lift() {
    #[cfg(target_os = "linux")]
    super::resources::lift();
}
