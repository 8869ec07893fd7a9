//! What one digest holds of the whole, of a theatre, of an area, whatever its days.

use std::collections::HashMap;

use super::{Scope, State};
use crate::digest::{
    AreaId, Coverage, Digest, DigestHead, PeriodBasis, Section, Series, TheatreId,
};

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
            states.max().map_or(State::Silent, |fullest| listed(digest.head(), fullest))
        }
        Scope::Area(theatre, area) => {
            let mut sections = digest.sections_of(theatre);
            let own = sections.find(|section| section.area == Some(area));
            match own.map(|section| section_state(digest.head(), section)) {
                Some(state) => listed(digest.head(), state),
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
    let words = !digest.overview().is_empty() || digest.sections().iter().any(has_words);
    listed(digest.head(), told(digest.head(), !digest.is_empty(), words))
}

/// What a digest holds of the places that it lists.
pub struct ListedStates {
    /// Of theatres.
    pub theatres: Vec<(TheatreId, State)>,
    /// Of areas that it lists by themselves, each with its theatre.
    pub areas: Vec<(TheatreId, AreaId, State)>,
}

/// Returns what a digest holds of each theatre that it lists, and of each area that it lists by itself, in
/// the order of the document. One pass: a digest may have tens of thousands of sections.
pub fn listed_states(digest: &Digest) -> ListedStates {
    let head = digest.head();
    let mut theatres: Vec<(TheatreId, State)> = Vec::new();
    let mut places: HashMap<TheatreId, usize> = HashMap::new();
    let mut areas = Vec::new();
    for section in digest.sections() {
        let state = section_state(head, section);
        let place = *places.entry(section.theatre).or_insert(theatres.len());
        match theatres.get_mut(place) {
            Some((_, fullest)) => *fullest = state.max(*fullest),
            None => theatres.push((section.theatre, state)),
        }
        if let Some(area) = section.area {
            areas.push((section.theatre, area, listed(head, state)));
        }
    }
    let theatres = theatres.into_iter().map(|(theatre, fullest)| (theatre, listed(head, fullest)));
    ListedStates { theatres: theatres.collect(), areas }
}

/// Returns the state of one section; [`State::NotHeld`] if it is listed and says nothing.
fn section_state(head: &DigestHead, section: &Section) -> State {
    told(head, section.len > 0, has_words(section))
}

/// Returns the state of what has entries, or at least words.
fn told(head: &DigestHead, entries: bool, words: bool) -> State {
    match (entries, words) {
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

/// Returns the state of a place that a digest lists, from the fullest state of its sections. If all
/// of them are empty, the publisher has nothing to tell of it.
fn listed(head: &DigestHead, fullest: State) -> State {
    match (fullest, head.coverage == Coverage::Full) {
        (State::NotHeld, true) => State::InFull,
        (State::NotHeld, false) => State::Silent,
        (fullest, _) => fullest,
    }
}
