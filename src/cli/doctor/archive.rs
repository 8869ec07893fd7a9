//! The health of the archive: what it holds, what is wrong with it, how long reading it took.

use super::Session;
use super::finding::Finding;
use crate::archive::{Problem, Severity};
use crate::digest::grouped;

const ARCHIVE: &str = "archive";

/// Returns nothing where no archive may be opened; the paths report that.
pub(super) fn findings(session: &mut Session<'_>) -> Vec<Finding> {
    let Some(origin) = session.origin().ok().filter(|_| session.env.policy.may_open()) else {
        return Vec::new();
    };
    let clock = session.env.clock;
    let now = || clock.map(|clock| clock());
    let before = now();
    let Ok((mut corpus, problems)) = session.read(&origin) else { return Vec::new() };
    corpus.mark(session.env.policy.marking());
    let took = before.zip(now()).map(|(before, after)| after.saturating_sub(before));
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let number = |name, number| Finding::fine(ARCHIVE, name, grouped(number));
    let mut findings = vec![
        number("digests", corpus.digests().len()),
        number("entries", corpus.len()),
        number("waves", corpus.waves().len()),
        errors(count(Severity::Error), &problems),
        number("warnings", count(Severity::Warning)),
        Finding::fine(ARCHIVE, "marking", corpus.markings().all().unwrap_or("none".to_owned())),
    ];
    if corpus.digests().is_empty() {
        findings.push(Finding::attention(ARCHIVE, "empty", "there is no digest in it"));
    }
    if let Some(took) = took {
        findings.push(Finding::fine(ARCHIVE, "read in", format!("{took} ms")));
    }
    findings
}

fn errors(count: usize, problems: &[Problem]) -> Finding {
    match problems.iter().find(|problem| problem.severity == Severity::Error) {
        None => Finding::fine(ARCHIVE, "errors", "0"),
        Some(first) => {
            let text =
                format!("{}, the first: {first}; `watchfloor check` lists them", grouped(count));
            Finding::attention(ARCHIVE, "errors", text)
        }
    }
}
