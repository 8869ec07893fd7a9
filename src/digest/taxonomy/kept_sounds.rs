//! The names that a vocabulary defines, by their sounds: computed once, when they are first asked for.
//! A query is read anew at every key, and a vocabulary may hold thousands of names.

use std::sync::{Arc, OnceLock};

use crate::digest::Lookup;
use crate::words::NameSounds;

/// The look-ups that are answered by names which are all known.
const CLOSED: [Lookup; 10] = [
    Lookup::Theatre,
    Lookup::Area,
    Lookup::Tactic,
    Lookup::Kind,
    Lookup::Actor,
    Lookup::Outlet,
    Lookup::Basis,
    Lookup::Repeat,
    Lookup::Has,
    Lookup::Record,
];

/// The names of each closed look-up, once somebody has asked for them.
#[derive(Clone, Debug, Default)]
pub struct KeptSounds([OnceLock<Arc<NameSounds>>; CLOSED.len()]);

impl KeptSounds {
    /// Returns the names of a look-up; `names` gives them where nobody has asked before. None for a
    /// look-up that takes more than known names.
    pub fn of(&self, by: Lookup, names: impl FnOnce() -> NameSounds) -> Option<&NameSounds> {
        let at = CLOSED.iter().position(|known| *known == by)?;
        Some(self.0.get(at)?.get_or_init(|| Arc::new(names())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_once_is_not_computed_again() {
        let kept = KeptSounds::default();
        let names = || NameSounds::of([("Kirkuk", Vec::new())]);
        assert!(kept.of(Lookup::Area, names).is_some());
        let again = kept.clone();
        let found = again.of(Lookup::Area, || unreachable!("it is known"));
        assert_eq!(found.and_then(|all| all.sounding_like("kerkouk")), Some("Kirkuk"));
        assert!(again.of(Lookup::Tag, names).is_none());
    }
}
