//! The program, its sandbox and the policy of the host.

use super::Session;
use super::finding::Finding;
use crate::archive::shown;
use crate::audit::Audit;
use crate::policy::{self, Freedom};
use crate::sandbox::Layer;

const SANDBOX: &str = "sandbox";
const POLICY: &str = "policy";

pub(super) fn version() -> Finding {
    Finding::fine("program", "version", concat!("watchfloor ", env!("CARGO_PKG_VERSION")))
}

/// Reports the layers as the kernel answered for this process, which closed the sandbox earlier.
pub(super) fn sandbox(session: &Session<'_>) -> Vec<Finding> {
    let Some(report) = &session.sandbox else {
        return vec![Finding::attention(SANDBOX, "all", "not asked for")];
    };
    let privileges = if report.no_new_privileges {
        Finding::fine(SANDBOX, "privileges", "in force: no_new_privs, none can be gained")
    } else {
        Finding::attention(SANDBOX, "privileges", "no_new_privs is not set")
    };
    vec![layer("files", &report.files), layer("calls", &report.calls), privileges]
}

fn layer(name: &'static str, layer: &Layer) -> Finding {
    match layer {
        Layer::InForce { what } => Finding::fine(SANDBOX, name, format!("in force: {what}")),
        Layer::InPart { what } => Finding::fine(SANDBOX, name, format!("in part: {what}")),
        Layer::Missing { why } => Finding::attention(SANDBOX, name, format!("not in force: {why}")),
    }
}

/// Reports what the host allows, and which of it applies to this user.
pub(super) fn policy(session: &Session<'_>) -> Vec<Finding> {
    let policy = &session.env.policy;
    let file = policy.file().map_or_else(|| format!("none at {}", policy::FILE), str::to_owned);
    let mut findings = vec![Finding::fine(POLICY, "file", file)];
    for problem in policy.problems() {
        findings.push(Finding::attention(POLICY, "problem", problem.to_string()));
    }
    if !policy.may_open() {
        let closed = "nothing is opened until the problems are mended";
        findings.push(Finding::attention(POLICY, "closed", closed));
    }
    let mode = match policy.freedom() {
        Freedom::Full => "off".to_owned(),
        Freedom::Restricted => format!("on, {}", policy.by_whom()),
    };
    findings.push(Finding::fine(POLICY, "restricted", mode));
    let allowed = |may| if may { "allowed" } else { "not allowed" };
    findings.push(Finding::fine(POLICY, "exports", allowed(policy.may_export())));
    findings.push(Finding::fine(POLICY, "copying", copying(session)));
    if let Some(archive) = policy.archive() {
        findings.push(Finding::fine(POLICY, "archive", shown(archive)));
    }
    if let Some(marking) = policy.marking() {
        findings.push(Finding::fine(POLICY, "marking", marking));
    }
    findings.extend(log(session));
    findings
}

/// Both the host and the user can switch it off.
fn copying(session: &Session<'_>) -> &'static str {
    match (session.env.policy.may_copy(), session.env.settings.copy) {
        (false, _) => "not allowed",
        (true, false) => "allowed, and switched off: `copy: off` in config.yaml",
        (true, true) => "allowed",
    }
}

/// Reports the log, as this process could open it.
fn log(session: &Session<'_>) -> Option<Finding> {
    let log = shown(session.env.policy.log()?);
    Some(match &session.audit {
        Audit::Broken(why) => {
            let text = format!("cannot be opened, so nothing may be handed on: {why}");
            Finding::attention(POLICY, "log", text)
        }
        Audit::On(..) => Finding::fine(POLICY, "log", format!("{log}, open for adding lines")),
        Audit::Off => Finding::attention(POLICY, "log", format!("{log}, not opened")),
    })
}
