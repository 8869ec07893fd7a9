//! Who acted, where no word of the deed says so and whoever tells it did it: `the army reported that four
//! militants had been killed`.

use super::basis::{Speaker, speaker};
use super::clause::{is_passive, noun_phrase};
use super::entry::EntryRead;
use super::parties::{EventParty, Parties, PartySide, party};
use crate::digest::Taxonomy;
use crate::import::rules::HarmKind;

/// The forces of a state that tell what befell those whom they fight, and nothing else.
pub(super) fn forces_that_tell(
    main: &EntryRead<'_, '_>,
    found: &Parties,
    taxonomy: &Taxonomy,
) -> Option<EventParty> {
    let text = &main.told.text;
    let (who, at) = speaker(text, &main.range)?;
    let verb = found.verb.filter(|verb| is_passive(text, *verb))?;
    let harms = &main.signs.harms;
    let against = !harms.is_empty()
        && harms.iter().all(|harm| harm.militant || harm.toll == HarmKind::Captured);
    let militant = harms.iter().any(|harm| harm.militant);
    if who != Speaker::Official || !against || !militant || at.start >= verb {
        return None;
    }
    let name = noun_phrase(text, at.start, at.end)?;
    let said = name.clone().find(|at| text.is(*at, text.known().said)).unwrap_or(name.end);
    let teller = party(text, name.start..said.max(name.start + 1), taxonomy);
    (teller.side == PartySide::Force).then_some(EventParty { known: false, ..teller })
}
