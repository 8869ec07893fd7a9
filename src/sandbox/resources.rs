//! The last guard against a file that takes too much: bounds that the kernel holds. A process that
//! passes one ends there and then, with nothing written.

use std::sync::{Mutex, PoisonError};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::{Lasting, Resources};

/// The bounds as they were before, where they can be lifted. They hold for the whole process, and so
/// does this list.
static BEFORE: Mutex<Vec<(Resource, Rlimit)>> = Mutex::new(Vec::new());

/// Sets the bounds. One that is stricter already stays; a system that refuses leaves the bounds that
/// the readers have themselves.
pub(super) fn bound(resources: Resources) {
    for (resource, most) in [(Resource::As, resources.memory), (Resource::Cpu, resources.seconds)] {
        let before = getrlimit(resource);
        let stricter = |limit: Option<u64>| Some(limit.map_or(most, |limit| limit.min(most)));
        let maximum = match resources.lasting {
            Lasting::ForGood => stricter(before.maximum),
            // Only below a higher maximum can it be raised again.
            Lasting::UntilLifted => before.maximum,
        };
        let limits = Rlimit { current: stricter(before.current), maximum };
        if setrlimit(resource, limits).is_ok() && resources.lasting == Lasting::UntilLifted {
            BEFORE.lock().unwrap_or_else(PoisonError::into_inner).push((resource, before));
        }
    }
}

/// Lifts the bounds that were set until then, to what they were before.
pub(super) fn lift() {
    let before = std::mem::take(&mut *BEFORE.lock().unwrap_or_else(PoisonError::into_inner));
    for (resource, limits) in before {
        // One that cannot be raised is only stricter than need be.
        let _ = setrlimit(resource, limits);
    }
}
