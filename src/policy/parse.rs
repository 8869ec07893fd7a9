//! Turns the bytes of a policy file into a policy. Opens no file.

use std::path::{Path, PathBuf};

use super::{Freedom, Policy};
use crate::archive::Problem;
use crate::digest::{Markings, NoMarking};
use crate::yaml::{self, Fault, MapReader};

/// Reads a policy; `name` is the file's name in problems. A policy with any problem, even a
/// warning, allows nothing: a misspelt key is a rule that is not kept, and an empty file is a rule
/// that was lost.
pub fn parse(name: &str, bytes: &[u8]) -> Policy {
    let mut faults = Vec::new();
    let mut policy = Policy { file: Some(name.to_owned()), ..Policy::default() };
    let root = yaml::parse(bytes, &mut faults);
    let map = root.as_ref().and_then(|root| root.map("the policy", &mut faults));
    if let Some(mut map) = map {
        policy.take(&mut map, &mut faults);
        map.finish(&mut faults);
    }
    if faults.is_empty() {
        return policy;
    }
    let problems = faults.into_iter().map(|fault| Problem::in_file(name, fault));
    let mut problems: Vec<_> = problems.collect();
    problems.sort();
    policy.closed(problems)
}

impl Policy {
    fn take(&mut self, map: &mut MapReader<'_, '_>, faults: &mut Vec<Fault>) {
        if map.parse("restricted", faults, switch) == Some(true) {
            self.freedom = Freedom::Restricted;
        }
        self.archive = map.parse("archive", faults, absolute);
        self.copy = map.parse("copy", faults, switch).unwrap_or(self.copy);
        self.export = map.parse("export", faults, switch).unwrap_or(self.export);
        self.marking = map.parse("marking", faults, marking);
        self.log = map.parse("log", faults, absolute);
    }
}

fn switch(word: &str) -> Result<bool, &'static str> {
    match word.trim() {
        "true" | "yes" | "on" => Ok(true),
        "false" | "no" | "off" => Ok(false),
        _ => Err("this is `true` or `false`, or `yes` or `no`"),
    }
}

/// Accepts only an absolute path: a relative one would depend on where the reader is started.
fn absolute(path: &str) -> Result<PathBuf, &'static str> {
    let path = Path::new(path.trim());
    if path.is_absolute() {
        Ok(path.to_owned())
    } else {
        Err("this must be a whole path, from `/`")
    }
}

/// Accepts only a single line, which fits into a banner.
fn marking(text: &str) -> Result<String, NoMarking> {
    Markings::read(text).map(String::from)
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
