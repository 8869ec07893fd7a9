//! What a command is about to output, in the words of the log of the host.

use super::origin::origin_name;
use super::permissions::Disclosure;
use super::session::Session;
use crate::audit::{Act, Audit, AuditEvent, Who};
use crate::state::is_apart;

/// Opens the log that the policy names, and holds the events that the command would write into it.
/// Call it before the sandbox is closed.
pub(super) fn begin(discloses: &Disclosure, session: &mut Session<'_>) {
    let env = session.env;
    let origin = session.origin().ok();
    let archive = origin.as_ref().map_or_else(String::new, origin_name);
    let who = Who { user: env.user, now: env.now, archive };
    session.audit = match (env.policy.log(), origin) {
        (Some(log), Some(origin)) if !is_apart(log, &origin) => Audit::Broken(format!(
            "{}: it lies in the archive, which is never written",
            log.display()
        )),
        (log, _) => Audit::begin(log, who),
    };
    session.event = match discloses {
        Disclosure::Printed(printed) | Disclosure::Exported(printed) => Some(AuditEvent {
            act: Act::Printed,
            what: printed.what.clone(),
            format: printed.format.clone(),
            to: "standard output".to_owned(),
            bytes: None,
            letters: None,
            marking: None,
        }),
        Disclosure::Nothing | Disclosure::Health | Disclosure::Screen => None,
    };
}
