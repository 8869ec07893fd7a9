//! What a command is about to hand on, in the words of the log of the host.

use super::origin::told;
use super::permissions::Disclosure;
use super::session::Session;
use crate::audit::{Act, Audit, Deed, Who};

/// Opens the log that the policy names, and keeps what the command would write into it. Call it
/// before the sandbox is closed.
pub(super) fn begin(discloses: &Disclosure, session: &mut Session<'_>) {
    let env = session.env;
    let archive = session.origin().map_or_else(|_| String::new(), |origin| told(&origin));
    let who = Who { user: env.user, now: env.now, archive };
    session.audit = Audit::begin(env.policy.log(), who);
    session.deed = match discloses {
        Disclosure::Printed(printed) | Disclosure::Exported(printed) => Some(Deed {
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
