//! What a policy does not let a command do, and how the refusal is worded.

use super::exit::Failure;
use super::permissions::{Disclosure, Permissions, Reads, Writes};
use super::session::Session;
use crate::policy::Freedom;

/// Refuses a command that goes beyond the policy.
pub(super) fn permit(permissions: &Permissions, session: &Session<'_>) -> Result<(), Failure> {
    match &permissions.discloses {
        Disclosure::Nothing | Disclosure::Health => {}
        Disclosure::Printed(_) | Disclosure::Exported(_) | Disclosure::Screen => {
            disclose(&permissions.discloses, session)?;
        }
    }
    let policy = &session.env.policy;
    let refuse = |what: &str| Err(Failure::Refused(format!("{what}, {}", policy.by_whom())));
    match (policy.freedom(), &permissions.reads) {
        (Freedom::Restricted, Reads::Others { done, .. } | Reads::ArchiveAnd { done, .. }) => {
            return refuse(&format!("no other files may be {done} than those of the archive"));
        }
        (Freedom::Restricted, Reads::Nothing | Reads::Archive | Reads::ArchiveAgain)
        | (Freedom::Full, _) => {}
    }
    if session.shared.notes.is_some() && !policy.may_configure() {
        return refuse("no folder for notes may be named");
    }
    match &permissions.writes {
        Writes::File(_) | Writes::Digests(_) | Writes::NewFolder(_) if !policy.may_export() => {
            refuse("no file may be written")
        }
        Writes::Notes(_) if !policy.may_export() || !policy.may_keep() => {
            refuse("no notes may be written")
        }
        Writes::Nothing
        | Writes::File(_)
        | Writes::Digests(_)
        | Writes::NewFolder(_)
        | Writes::Notes(_)
        | Writes::OwnFolders => Ok(()),
    }
}

/// Refuses to disclose parts of an archive where that is not allowed.
fn disclose(discloses: &Disclosure, session: &Session<'_>) -> Result<(), Failure> {
    let policy = &session.env.policy;
    if !policy.may_open() {
        let wrong: Vec<_> =
            policy.problems().iter().map(|problem| format!("\n{problem}")).collect();
        let notice = "the policy of this host is at fault, and so nothing is opened";
        return Err(Failure::Refused(format!("{notice}:{}", wrong.concat())));
    }
    if policy.may_export() {
        return Ok(());
    }
    let refuse = |what: &str| Err(Failure::Refused(format!("{what}, {}", policy.by_whom())));
    if matches!(discloses, Disclosure::Exported(_)) {
        return refuse("exporting is not allowed");
    }
    if session.env.terminal.is_none() {
        return refuse("nothing may be written but to a terminal, and the output is none");
    }
    if session.shared.exports.is_some() {
        return refuse("no folder for exports may be named");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command::shortest_lines;
    use crate::cli::permissions::{Configuration, Printed};
    use crate::cli::{Args, Environment, Exit, Streams, run};
    use crate::policy::{self, Policy};

    const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");
    const OTHER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/journey");

    /// Runs a command line under a policy, on a terminal or not; returns how it ends and what it
    /// says.
    fn ended(policy: &Policy, terminal: Option<usize>, line: &str) -> (Exit, String) {
        let (exit, _, err) = told(policy, terminal, line);
        (exit, err)
    }

    /// Does the same and returns what it prints too.
    fn told(policy: &Policy, terminal: Option<usize>, line: &str) -> (Exit, String, String) {
        let folder = "/nonexistent".into();
        let env =
            Environment { policy: policy.clone(), terminal, folder, ..Environment::default() };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let streams = Streams { out: &mut out, err: &mut err };
        let args = std::iter::once("watchfloor").chain(line.split_whitespace());
        let exit = run(args, &env, streams, |_| Ok(Exit::Done));
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
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
            (
                format!("import x.txt --restricted --archive {FIXTURE}"),
                "no other files may be imported",
            ),
            (
                format!("import x.txt --explain --restricted --archive {FIXTURE}"),
                "no other files may be imported",
            ),
            (format!("list digests --exports x --restricted --archive {FIXTURE}"), "no folder"),
            (format!("{FIXTURE} --restricted --notes /tmp"), "no folder for notes"),
            ("--restricted".to_owned(), "no archive is named"),
            ("list digests --restricted".to_owned(), "no archive is named"),
        ] {
            let (exit, err) = ended(&free, Some(80), &line);
            assert!(exit == Exit::Failed && err.contains(why), "{line}: {err}");
        }
        for line in ["", "list digests", "search kind:attack", "show wave:", "check"] {
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
        for line in ["man", "completions bash", "--help", "--version"] {
            let (exit, err) = ended(&parsed("nonsense"), None, line);
            assert_eq!(exit, Exit::Done, "{line}: {err}");
        }
    }

    /// Words that only the archive of the tests has.
    fn quotes_the_archive(text: &str) -> bool {
        text.contains("harbour-2031") || text.contains("south-bank")
    }

    #[test]
    fn no_command_of_the_table_prints_of_an_archive_against_the_policy() {
        let mut quoting = 0;
        for line in shortest_lines() {
            let line = format!("{line} --archive {FIXTURE}");
            let (_, out, _) = told(&Policy::default(), None, &line);
            quoting += usize::from(quotes_the_archive(&out));
            for policy in [parsed("nonsense"), Policy::default().restricted()] {
                let (_, out, _) = told(&policy, None, &line);
                assert!(!quotes_the_archive(&out), "{line}: {out}");
            }
        }
        assert!(quoting >= 4, "only {quoting} commands print of the archive where they may");
    }

    #[test]
    fn what_a_command_states_is_all_it_gets() {
        let stated = |discloses: Disclosure, reads: Reads, writes: Writes| Permissions {
            discloses,
            reads,
            writes,
            configuration: Configuration::Ignored,
        };
        let env = Environment { terminal: Some(80), ..Environment::default() };
        let env = Environment { policy: Policy::default().restricted(), ..env };
        let args = <Args as clap::Parser>::parse_from(["watchfloor", "--archive", FIXTURE]);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut session = Session::new(&env, args.shared, &mut out, &mut err);
        assert!(session.load().is_err(), "nothing was stated yet");
        let printed = || Disclosure::Printed(Printed::new("x", &[], "json"));
        for (permissions, may) in [
            (stated(printed(), Reads::Archive, Writes::Nothing), true),
            (stated(Disclosure::Health, Reads::Archive, Writes::Nothing), true),
            (stated(Disclosure::Nothing, Reads::Archive, Writes::Nothing), false),
            (stated(printed(), Reads::Nothing, Writes::Nothing), false),
        ] {
            assert!(permit(&permissions, &session).is_ok());
            session.permissions = Some(permissions.clone());
            assert_eq!(session.load().is_ok(), may, "{permissions:?}");
        }
        let others = || Reads::Others { paths: vec![OTHER.into()], done: "imported" };
        for (permissions, why) in [
            (stated(Disclosure::Nothing, Reads::Nothing, Writes::File("x".into())), "be written"),
            (stated(Disclosure::Health, others(), Writes::Nothing), "may be imported"),
        ] {
            let refused = permit(&permissions, &session).unwrap_err().to_string();
            assert!(refused.contains(why), "{permissions:?}: {refused}");
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
