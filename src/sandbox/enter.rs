//! Closes the sandbox, and knows which systems have one.

use super::own::make;
use super::{Report, Rules};

/// Gives up whatever the rules do not name, for good and for all that is started later.
///
/// Landlock binds the calling thread and the threads that it starts afterwards: call it before there
/// are others. What cannot be had is told in the report and left out.
#[cfg(target_os = "linux")]
pub fn enter(rules: &Rules) -> Report {
    let before = make(rules);
    // Files first: the calls that Landlock is made of are among those refused afterwards.
    let (files, bound) = super::files::bind(rules, &before);
    let calls = super::calls::refuse();
    let no_new_privileges = bound || matches!(calls, super::Layer::InForce { .. });
    Report { files, calls, no_new_privileges }
}

/// On other systems there is none, and the report says so.
#[cfg(not(target_os = "linux"))]
pub fn enter(rules: &Rules) -> Report {
    let _ = make(rules);
    Report::nothing("there is no sandbox on this system: it is made of Landlock and seccomp")
}
