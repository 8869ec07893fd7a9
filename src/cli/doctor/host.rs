//! The program, its sandbox and the policy of the host.

use super::Session;
use super::finding::Finding;
use crate::policy::{self, Freedom, Policy};
use crate::sandbox::Layer;

const SANDBOX: &str = "sandbox";
const POLICY: &str = "policy";

pub(super) fn version() -> Finding {
    Finding::fine("program", "version", concat!("watchfloor ", env!("CARGO_PKG_VERSION")))
}

/// The layers as the kernel answered for this very process: it has closed the sandbox before this.
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

pub(super) fn policy(policy: &Policy) -> Vec<Finding> {
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
    findings.push(Finding::fine(POLICY, "copying", allowed(policy.may_copy())));
    if let Some(archive) = policy.archive() {
        findings.push(Finding::fine(POLICY, "archive", archive.display().to_string()));
    }
    if let Some(marking) = policy.marking() {
        findings.push(Finding::fine(POLICY, "marking", marking));
    }
    if let Some(log) = policy.log() {
        findings.push(Finding::fine(POLICY, "log", log.display().to_string()));
    }
    findings
}
