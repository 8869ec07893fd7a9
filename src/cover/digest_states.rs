//! What one digest holds of the whole, of a theatre, of an area, whatever its days.

use super::{Scope, State};
use crate::digest::{Coverage, Digest, DigestHead, PeriodBasis, Section, Series};

/// Returns true if a digest covers the days of its period: only issues of a weekly or monthly
/// series do. An article, a brief, a collection or the figures of a year tell of days without
/// claiming to tell all of them. A period that the editor set is no claim of the publisher either.
pub fn covers_days(head: &DigestHead) -> bool {
    matches!(head.series, Series::Weekly | Series::Monthly)
        && head.period_basis == PeriodBasis::Stated
        && head.period.to.is_some()
}

/// Returns what a digest holds of its own period. It says nothing of days that the digest does not
/// cover; see [`covers_days`].
pub fn state_of(digest: &Digest, scope: Scope) -> State {
    match scope {
        Scope::All => whole(digest),
        Scope::Theatre(theatre) => {
            let sections = digest.sections_of(theatre);
            let states = sections.map(|section| section_state(digest.head(), section));
            match states.max() {
                None => State::Silent,
                // Every section is empty of entries and words: the publisher lists the theatre and
                // has nothing to tell of it.
                Some(State::NotHeld) => empty(digest.head()),
                Some(fullest) => fullest,
            }
        }
        Scope::Area(theatre, area) => {
            let mut sections = digest.sections_of(theatre);
            let own = sections.find(|section| section.area == Some(area));
            match own.map(|section| section_state(digest.head(), section)) {
                Some(State::NotHeld) => empty(digest.head()),
                Some(state) => state,
                None => match state_of(digest, Scope::Theatre(theatre)) {
                    // A theatre that is treated in full has a true zero where an area is not
                    // listed.
                    State::InFull => State::InFull,
                    State::NotHeld | State::Silent | State::WordsOnly | State::InPart => {
                        State::Silent
                    }
                },
            }
        }
    }
}

fn whole(digest: &Digest) -> State {
    let entries = !digest.is_empty();
    let words = !digest.overview().is_empty() || digest.sections().iter().any(has_words);
    match (entries, words) {
        (true, _) => counted(digest.head()),
        (false, true) => State::WordsOnly,
        (false, false) => empty(digest.head()),
    }
}

/// Returns the state of one section; [`State::NotHeld`] if it is listed and says nothing.
pub(super) fn section_state(head: &DigestHead, section: &Section) -> State {
    match (section.len > 0, has_words(section)) {
        (true, _) => counted(head),
        (false, true) => State::WordsOnly,
        (false, false) => State::NotHeld,
    }
}

fn has_words(section: &Section) -> bool {
    section.summary.is_some() || !section.points.is_empty()
}

fn counted(head: &DigestHead) -> State {
    if head.coverage == Coverage::Full { State::InFull } else { State::InPart }
}

/// Returns what it means that a digest lists a place and says nothing of it.
pub(super) fn empty(head: &DigestHead) -> State {
    if head.coverage == Coverage::Full { State::InFull } else { State::Silent }
}
