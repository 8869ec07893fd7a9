//! `doctor`: the state of this host and what needs attention in it: the sandbox, the policy, the
//! terminal, the paths, the archive. Each has its own file; another writes the findings.

mod archive;
mod finding;
mod host;
mod importing;
mod paths;
mod terminal;

use std::io::Write as _;

use super::args::RowArgs;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Configuration, Disclosure, Permissions, Reads, Writes};
use super::session::Session;
use finding::{FINDINGS, Verdict};

/// Tell what holds on this host: sandbox, policy, terminal, paths, archive
///
/// Exits with 1 where something needs attention.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct DoctorArgs {
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

impl CommandSpec for DoctorArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        Permissions {
            discloses: Disclosure::Health,
            reads: Reads::Archive,
            writes: Writes::Nothing,
            // It reports the configuration in its own way.
            configuration: Configuration::Ignored,
        }
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        examine(&self.rows, session)
    }
}

/// Reports the findings. Exits with 1 where a finding needs attention: a missing layer of the
/// sandbox, a policy or a configuration with an error, an archive that cannot be opened or has
/// errors. A finding that is merely unusual is reported, but does not change the exit code.
fn examine(how: &RowArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let format = how.spreadsheet.form(how.format)?;
    let mut findings = vec![host::version()];
    findings.extend(host::sandbox(session));
    findings.push(importing::finding(session));
    findings.extend(host::policy(session));
    findings.extend(terminal::findings(session));
    findings.extend(paths::findings(session));
    findings.extend(archive::findings(session));
    let attention = findings.iter().filter(|finding| finding.state == Verdict::Attention).count();
    if format.is_fitted() && how.columns.columns.is_none() {
        let text = finding::text(&findings, session.env.terminal);
        let text = session.look().spell(text);
        write!(session.out()?, "{text}")?;
        session.out()?.flush()?;
    } else {
        session.rows(FINDINGS.rows(findings.iter()), findings.len(), how, "findings")?;
    }
    session.say(&match attention {
        0 => "nothing needs attention".to_owned(),
        1 => "1 finding needs attention".to_owned(),
        some => format!("{some} findings need attention"),
    });
    Ok(if attention == 0 { Exit::Done } else { Exit::Found })
}
