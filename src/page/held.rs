//! Counts with what they are worth: what is held of a digest, a theatre, an area, in words.
//!
//! What is held is decided in the room of that name; here it is only said.

use super::tally::sum_span;
use super::{Span, Tone};
use crate::archive::Corpus;
use crate::cover::{Scope, State, state_of};
use crate::digest::{Coverage, Digest, EventTotal, Period, Sum, TheatreId, grouped, parted};

/// Returns a count as its state allows: `5`, `5+`, `–`. The sign says what it is worth; a tone of its
/// own would cost a slow line more than it tells.
pub(super) fn held_span(state: State, events: u32) -> Span {
    let unknown = events == 0 && state != State::InFull;
    let tone = if unknown { Tone::Dim } else { Tone::Number };
    Span::new(parted(state.count(events.into())), tone)
}

/// Writes a count with its noun, or what stands in its place: `5 entries`, `5+ entries`, `in words
/// only`.
pub fn held_count(state: State, n: u32, one: &str, many: &str) -> String {
    if n > 0 || state == State::InFull {
        return format!("{} {}", parted(state.count(n.into())), if n == 1 { one } else { many });
    }
    match state {
        State::WordsOnly => "in words only".to_owned(),
        State::Silent => "nothing told".to_owned(),
        State::NotHeld => "not held".to_owned(),
        State::InPart | State::InFull => format!("no {one} held"),
    }
}

/// Returns a sum of events as its state allows, with its doubt: `5+`, `10 (6–12)+`. A sum without an
/// upper bound is one already.
pub fn held_sum(state: State, events: &Sum) -> Span {
    if events.is_exact() {
        return held_span(state, u32::try_from(events.best).unwrap_or(u32::MAX));
    }
    let span = sum_span(events);
    let more = if state == State::InFull || events.high.is_none() { "" } else { "+" };
    Span::new(format!("{}{more}", span.text), span.tone)
}

/// Writes how many events there are, as their state allows, and how many entries tell them where
/// that differs: `10 events`, `10+ events (13 tellings)`, `in words only`.
pub fn held_events(state: State, total: &EventTotal) -> String {
    if total.tellings == 0 {
        return held_count(state, 0, "event", "events");
    }
    with_tellings(&held_sum(state, &total.events).text, total)
}

/// Writes how many events some entries tell, and how many entries where that differs: `10 events`,
/// `1,010 events (1,013 tellings)`, `≥14 events (3 tellings)`. It says nothing of what is held.
pub fn events_told(total: &EventTotal) -> String {
    with_tellings(&events_number(&total.events), total)
}

/// Writes a number of events with its doubt: `1,010`, `≥14`, `10 (6–12)`.
pub fn events_number(events: &Sum) -> String {
    if events.terms == 0 { "0".to_owned() } else { events.in_print() }
}

fn with_tellings(number: &str, total: &EventTotal) -> String {
    let events = format!("{number} {}", if total.events.is_of_one() { "event" } else { "events" });
    if total.is_plain() {
        return events;
    }
    let tellings = grouped(total.tellings);
    let noun = if total.tellings == 1 { "telling" } else { "tellings" };
    format!("{events} ({tellings} {noun})")
}

/// Returns what an archive holds of a period.
pub(super) fn state_in(corpus: &Corpus, scope: Scope, period: Period) -> State {
    corpus.cover().held(scope, &[period]).state()
}

/// Says what is held of a digest, and of its days where that is less: `a summary of it: 3 entries, a
/// lower bound`, `the whole document: 7 entries, every event that it lists; its last two days in
/// part`.
pub(super) fn digest_told(corpus: &Corpus, at: u32, digest: &Digest) -> String {
    let days = corpus.cover().held_by(at);
    let (late, whole) = (days.days(State::InPart), state_of(digest, Scope::All) == State::InFull);
    let told = document_told(digest);
    match late {
        0 => told,
        _ if !whole => told,
        _ if late == days.of() => format!("{told}; its days in part"),
        1 => format!("{told}; its last day in part"),
        2 => format!("{told}; its last two days in part"),
        days => format!("{told}; its last {days} days in part"),
    }
}

/// Says what is held of a digest: `the whole document: 12 entries, every event that it lists`.
pub fn document_told(digest: &Digest) -> String {
    let state = state_of(digest, Scope::All);
    let n = digest.len();
    let entries = format!("{} {}", grouped(n), if n == 1 { "entry" } else { "entries" });
    let told = match state {
        State::InFull if n == 0 => "it lists no event".to_owned(),
        State::InFull => format!("{entries}, every event that it lists"),
        State::InPart => format!("{entries}, a lower bound"),
        State::WordsOnly => "in words only, nothing to count".to_owned(),
        State::Silent | State::NotHeld => "no event and no words".to_owned(),
    };
    match part_held(digest.head().coverage) {
        Some(part) => format!("{part}: {told}"),
        None => told,
    }
}

/// Says which part of a document is held; nothing if its file does not say.
fn part_held(coverage: Coverage) -> Option<&'static str> {
    match coverage {
        Coverage::Full => Some("the whole document"),
        Coverage::Overview => Some("its overview only"),
        Coverage::Summary => Some("a summary of it"),
        Coverage::Captions => Some("its captions only"),
        Coverage::Excerpts => Some("excerpts of it"),
        Coverage::Press => Some("what the press told of it"),
        Coverage::Unsaid => None,
    }
}

/// Returns the theatres that a digest treats in words only.
pub(super) fn in_words(digest: &Digest) -> Vec<TheatreId> {
    let words = |id: &TheatreId| state_of(digest, Scope::Theatre(*id)) == State::WordsOnly;
    digest.theatres().into_iter().filter(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_and_tellings_are_told_apart() {
        let total = |counts: &[&str], tellings| {
            let events = counts.iter().map(|text| text.parse::<crate::digest::Count>().unwrap());
            EventTotal { events: events.collect(), tellings }
        };
        assert_eq!(events_told(&total(&["10"], 13)), "10 events (13 tellings)");
        assert_eq!(events_told(&EventTotal::ones(1)), "1 event");
        assert_eq!(events_told(&EventTotal::ones(1_000)), "1,000 events");
        assert_eq!(events_told(&EventTotal::default()), "0 events");
        assert_eq!(events_told(&total(&["12", ">=2"], 2)), "≥14 events (2 tellings)");
        assert_eq!(events_told(&total(&[">=1"], 1)), "≥1 event (1 telling)");
        assert_eq!(events_told(&total(&["several"], 1)), "5 (3–9) events (1 telling)");
        assert_eq!(events_told(&total(&["1", ">=1"], 2)), "≥2 events (2 tellings)");
    }

    #[test]
    fn a_count_says_what_it_is_worth_and_no_zero_stands_for_nothing_known() {
        let told = |state, n| held_count(state, n, "entry", "entries");
        assert_eq!(told(State::InFull, 0), "0 entries");
        assert_eq!(told(State::InFull, 1), "1 entry");
        assert_eq!(told(State::InPart, 5), "5+ entries");
        assert_eq!(told(State::WordsOnly, 0), "in words only");
        assert_eq!(told(State::NotHeld, 2), "2+ entries");
        for state in [State::NotHeld, State::Silent, State::WordsOnly, State::InPart] {
            assert!(!told(state, 0).contains('0'), "{state}");
            assert_eq!(held_span(state, 0).text, "–");
            assert_eq!(held_span(state, 3).text, "3+");
        }
    }
}
