//! The last guard against a file that takes too much: bounds that the kernel holds. A process that
//! passes one ends there and then, with nothing written.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::Resources;

/// Sets the bounds. One that is stricter already stays; a system that refuses leaves the bounds that
/// the readers have themselves.
pub(super) fn bound(resources: Resources) {
    for (resource, most) in [(Resource::As, resources.memory), (Resource::Cpu, resources.seconds)] {
        let before = getrlimit(resource);
        let stricter = |limit: Option<u64>| Some(limit.map_or(most, |limit| limit.min(most)));
        let limits =
            Rlimit { current: stricter(before.current), maximum: stricter(before.maximum) };
        let _ = setrlimit(resource, limits);
    }
}
