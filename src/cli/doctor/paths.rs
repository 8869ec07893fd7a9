//! The paths in use, and how the archive was chosen.

#![expect(clippy::disallowed_methods, reason = "the doctor looks which folders are there")]

use std::path::Path;

use super::Session;
use super::finding::Finding;
use crate::archive::{Origin, Severity, shown};
use crate::cli::origin::{NamedBy, nearest};
use crate::cli::reader::exports;
use crate::digest::grouped;

const PATHS: &str = "paths";

pub(super) fn findings(session: &Session<'_>) -> Vec<Finding> {
    let env = session.env;
    let mut findings = Vec::new();
    if env.policy.may_configure() {
        let place = env.place.clone().unwrap_or_default();
        let themes = place.folder.as_ref().map(|folder| folder.join("themes"));
        for (name, folder) in [("configuration", place.folder), ("themes", themes)] {
            findings.push(Finding::fine(PATHS, name, folder_text(folder.as_deref())));
        }
        findings.push(state(session));
        findings.extend(places(session));
    } else {
        let none = format!("none of the user's, {}", env.policy.by_whom());
        findings.push(Finding::fine(PATHS, "configuration", none));
    }
    findings.push(Finding::fine(PATHS, "watch", watched(session)));
    findings.push(written(session));
    for problem in &env.settings.problems {
        let tell = match problem.severity {
            Severity::Error => Finding::attention,
            Severity::Warning => Finding::fine,
        };
        findings.push(tell(PATHS, "problem", problem.to_string()));
    }
    findings.push(archive(session));
    findings
}

/// Reports the state folder, and whether anything is kept.
fn state(session: &Session<'_>) -> Finding {
    let folder = session.env.place.as_ref().and_then(|place| place.state.as_deref());
    let kept = session.env.settings.state && !session.shared.no_state;
    let text = folder_text(folder);
    let text = if kept { text } else { format!("{text}; nothing is kept, as was asked for") };
    Finding::fine(PATHS, "state", text)
}

/// Reports whether the folders of the archive are watched.
fn watched(session: &Session<'_>) -> &'static str {
    if session.env.settings.watch {
        "on: the archive is read again when its folders change; where they cannot be watched, as on \
         a network file system, the reader says so, and `r` reads it again"
    } else {
        "off: `r` reads the archive again; `watch: yes` in config.yaml does so when it changes"
    }
}

/// Reports the file of places that the configuration names, and what it holds. One that cannot be
/// opened is a problem of the configuration, and stands among these.
fn places(session: &Session<'_>) -> Option<Finding> {
    let file = session.env.settings.places.as_ref()?;
    let known = file.known();
    Some(match known.beside_size()? {
        Ok(size) => {
            let places = match size.places {
                1 => "1 place".to_owned(),
                some => format!("{} places", grouped(some)),
            };
            let left_out = match size.left_out {
                0 => String::new(),
                1 => ", 1 line is no place".to_owned(),
                some => format!(", {} lines are no places", grouped(some)),
            };
            Finding::fine(PATHS, "places", format!("{}, {places}{left_out}", file.name))
        }
        Err(why) => Finding::attention(PATHS, "places", format!("{}: {why}", file.name)),
    })
}

/// Reports the folder that the reader may write files into.
fn written(session: &Session<'_>) -> Finding {
    if !session.env.policy.may_export() {
        let none = format!("none, {}", session.env.policy.by_whom());
        return Finding::fine(PATHS, "exports", none);
    }
    match session.origin().and_then(|origin| exports(session, &origin)) {
        Ok(None) => Finding::fine(PATHS, "exports", "none is named: the reader writes no files"),
        Ok(Some(folder)) if folder.is_dir() => {
            Finding::fine(PATHS, "exports", folder_text(Some(&folder)))
        }
        Ok(Some(folder)) => Finding::attention(PATHS, "exports", folder_text(Some(&folder))),
        Err(failure) => Finding::attention(PATHS, "exports", failure.to_string()),
    }
}

fn folder_text(folder: Option<&Path>) -> String {
    match folder {
        Some(folder) if folder.is_dir() => shown(folder).into(),
        Some(folder) => format!("{}, not there", shown(folder)),
        None => "the system does not say where".to_owned(),
    }
}

fn archive(session: &Session<'_>) -> Finding {
    let origin = match session.origin() {
        Ok(origin) => origin,
        Err(failure) => return Finding::attention(PATHS, "archive", failure.to_string()),
    };
    let env = session.env;
    let by = match nearest(&session.shared.archive, env) {
        _ if env.policy.archive().is_some() => "named by the policy of this host",
        Some((_, NamedBy::Policy)) => "named by the policy of this host",
        Some((_, NamedBy::Arguments)) => "named on the command line",
        Some((_, NamedBy::Variable)) => "named by $WATCHFLOOR_ARCHIVE",
        Some((_, NamedBy::Settings)) => "named by the configuration",
        None => "nothing names one",
    };
    let text = match origin {
        Origin::Folder(folder) => format!("{}, {by}", shown(&folder)),
        Origin::Files(files) => format!("{} files, {by}", files.len()),
        Origin::Sample => format!("the sample inside the program, {by}"),
    };
    Finding::fine(PATHS, "archive", text)
}
