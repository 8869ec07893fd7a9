//! What a policy does not let a command do, and how that is told.

use super::args::{Command, SchemaOf};
use super::exit::Failure;
use super::session::Session;
use crate::policy::Freedom;

/// Refuses a command that goes beyond the policy.
pub(super) fn permit(command: Option<&Command>, session: &Session<'_>) -> Result<(), Failure> {
    let policy = &session.env.policy;
    if !opens_archive(command) {
        return Ok(());
    }
    if !policy.may_open() {
        let wrong: Vec<_> =
            policy.problems().iter().map(|problem| format!("\n{problem}")).collect();
        let said = "the policy of this host is at fault, and so nothing is opened";
        return Err(Failure::Refused(format!("{said}:{}", wrong.concat())));
    }
    let refuse = |what: &str| Err(Failure::Refused(format!("{what}, {}", policy.by_whom())));
    if !policy.may_export() {
        if matches!(command, Some(Command::Export(_))) {
            return refuse("exporting is not allowed");
        }
        if session.env.terminal.is_none() {
            return refuse("nothing may be written but to a terminal, and the output is none");
        }
        if session.shared.exports.is_some() {
            return refuse("no folder for exports may be named");
        }
    }
    match (policy.freedom(), command) {
        (Freedom::Restricted, Some(Command::Check { paths, .. })) if !paths.is_empty() => {
            refuse("no other files may be checked than those of the archive")
        }
        (Freedom::Restricted | Freedom::Full, _) => Ok(()),
    }
}

/// True for commands that bring something of an archive to light, its words too. The doctor only
/// counts.
pub(super) fn opens_archive(command: Option<&Command>) -> bool {
    match command {
        None
        | Some(
            Command::List { .. }
            | Command::Show { .. }
            | Command::Search { .. }
            | Command::Compare(_)
            | Command::Export(_)
            | Command::Check { .. },
        ) => true,
        // Those of waves and taxonomies are the same for all archives.
        Some(Command::Schema { of, bare }) => *of == SchemaOf::Digest && !bare,
        Some(Command::Doctor { .. } | Command::Completions { .. } | Command::Man) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::{Environment, Exit, Streams, run};
    use crate::policy::{self, Policy};

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");
    const OTHER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/journey");

    /// How a command line ends under a policy, on a terminal or not, and what it says.
    fn ended(policy: &Policy, terminal: Option<usize>, line: &str) -> (Exit, String) {
        let folder = "/nonexistent".into();
        let env =
            Environment { policy: policy.clone(), terminal, folder, ..Environment::default() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let streams = Streams { out: &mut out, err: &mut err };
        let args = std::iter::once("watchfloor").chain(line.split_whitespace());
        let exit = run(args, &env, streams, |_| Ok(Exit::Done));
        (exit, String::from_utf8(err).unwrap())
    }

    fn parsed(text: &str) -> Policy {
        policy::parse("policy.yaml", text.as_bytes())
    }

    #[test]
    fn restricted_it_reads_and_does_nothing_else() {
        let free = Policy::default();
        for (line, why) in [
            (format!("export --restricted --archive {FIXTURE}"), "exporting is not allowed"),
            (format!("export -o x.csv --restricted --archive {FIXTURE}"), "exporting"),
            (format!("check {FIXTURE} --restricted"), "no other files may be checked"),
            (format!("{FIXTURE} --restricted --exports /tmp"), "no folder for exports"),
            (format!("list digests --exports x --restricted --archive {FIXTURE}"), "no folder"),
            ("--restricted".to_owned(), "no archive is named"),
            ("list digests --restricted".to_owned(), "no archive is named"),
        ] {
            let (exit, err) = ended(&free, Some(80), &line);
            assert!(exit == Exit::Failed && err.contains(why), "{line}: {err}");
        }
        for line in ["", "list digests", "search kind:attack", "show wave:", "check", "schema"] {
            let line = format!("{line} --restricted --archive {FIXTURE}");
            let (exit, err) = ended(&free, Some(80), &line);
            assert_ne!(exit, Exit::Failed, "{line}: {err}");
            let (exit, err) = ended(&free, None, &line);
            assert!(exit == Exit::Failed && err.contains("but to a terminal"), "{line}: {err}");
            assert!(err.contains("by --restricted"), "{err}");
        }
    }

    #[test]
    fn what_shows_nothing_of_an_archive_stays_allowed() {
        for line in [
            "man",
            "completions bash",
            "--help",
            "--version",
            "schema --bare",
            "schema wave",
            "schema taxonomy --restricted",
            "schema --bare --restricted",
        ] {
            let (exit, err) = ended(&parsed("nonsense"), None, line);
            assert_eq!(exit, Exit::Done, "{line}: {err}");
        }
    }

    #[test]
    fn a_policy_at_fault_opens_nothing_and_says_why() {
        let (exit, err) = ended(&parsed("exprot: false\n"), Some(80), FIXTURE);
        assert_eq!(exit, Exit::Failed);
        assert!(err.contains("policy.yaml:1:1: error: unknown key `exprot`"), "{err}");
    }

    #[test]
    fn no_other_archive_is_opened_than_the_one_of_the_policy() {
        let policy = parsed(&format!("archive: {FIXTURE}\n"));
        for (line, done) in [
            ("list digests".to_owned(), true),
            (format!("list digests --archive {FIXTURE}"), true),
            (format!("check {FIXTURE}"), true),
            (format!("list digests --archive {OTHER}"), false),
            (format!("check {OTHER}"), false),
            (format!("check {OTHER}/taxonomy.yaml {FIXTURE}"), false),
            (OTHER.to_owned(), false),
        ] {
            let (exit, err) = ended(&policy, Some(80), &line);
            assert_eq!(exit != Exit::Failed, done, "{line}: {err}");
            assert_eq!(err.contains("may not be opened"), !done, "{line}: {err}");
        }
    }

    #[test]
    fn a_policy_without_exports_leaves_reading() {
        let policy = parsed("export: no\n");
        let (exit, err) = ended(&policy, Some(80), &format!("export --archive {FIXTURE}"));
        assert!(exit == Exit::Failed && err.contains("(policy.yaml)"), "{err}");
        let (exit, err) = ended(&policy, Some(80), &format!("{FIXTURE} --exports /tmp"));
        assert!(exit == Exit::Failed && err.contains("(policy.yaml)"), "{err}");
        let line = format!("search kind:attack --format csv --archive {FIXTURE}");
        assert_eq!(ended(&policy, Some(80), &line).0, Exit::Done);
        assert_eq!(ended(&policy, None, &line).0, Exit::Failed);
    }
}
