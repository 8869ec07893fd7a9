//! The log of a host: one line for everything that is copied, printed or exported, if the policy
//! names a file for it.
//!
//! [`AuditEvent`] says what is about to happen and is pure; only [`Log`] opens the file. An action
//! that cannot be logged does not happen: callers call [`Audit::write`] first.

mod event;
mod log;

use std::path::Path;
use std::sync::Arc;

pub use event::{Act, AuditEvent, Who};
pub use log::Log;

/// Whether events are logged, and where.
#[derive(Clone, Debug, Default)]
pub enum Audit {
    /// The policy does not ask for a log.
    #[default]
    Off,
    /// Events go to this log.
    On(Arc<Log>, Who),
    /// Events must be logged, but cannot be: nothing may be handed on.
    Broken(String),
}

impl Audit {
    /// Opens the log that a policy names. Call it before the sandbox is closed.
    pub fn begin(path: Option<&Path>, who: Who) -> Self {
        let Some(path) = path else { return Self::Off };
        match Log::open(path) {
            Ok(log) => Self::On(Arc::new(log), who),
            Err(error) => Self::Broken(format!("{}: {error}", path.display())),
        }
    }

    /// Writes an event to the log.
    ///
    /// # Errors
    ///
    /// If that fails, with the reason in words. The action must then not be done.
    pub fn write(&self, event: &AuditEvent) -> Result<(), String> {
        let message = |why: &str| format!("the log of this host cannot be written ({why})");
        match self {
            Self::Off => Ok(()),
            Self::On(log, who) => {
                log.add(&event.line(who)).map_err(|why| message(&why.to_string()))
            }
            Self::Broken(why) => Err(message(why)),
        }
    }
}
