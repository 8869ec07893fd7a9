//! Counts with what they are worth: what is held of a digest, a theatre, an area, in words.
//!
//! What is held is decided in the room of that name; here it is only said.

use super::tally::{counted, sum_span};
use super::{Span, Tone};
use crate::archive::Corpus;
use crate::cover::{Scope, State, state_of};
use crate::digest::{Coverage, Digest, Period, Sum, Tally, TheatreId};

/// Returns a count as its state allows: `5`, `5+`, `–`. The sign says what it is worth; a tone of its
/// own would cost a slow line more than it tells.
pub fn held_span(state: State, events: u32) -> Span {
    let unknown = events == 0 && state != State::InFull;
    let tone = if unknown { Tone::Dim } else { Tone::Number };
    Span::new(state.count(events.into()), tone)
}

/// Writes a count with its noun, or what stands in its place: `5 entries`, `5+ entries`, `in words
/// only`.
pub fn held_count(state: State, n: u32, one: &str, many: &str) -> String {
    if n > 0 || state == State::InFull {
        return format!("{} {}", state.count(n.into()), if n == 1 { one } else { many });
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
pub(super) fn held_sum(state: State, events: &Sum) -> Span {
    if events.is_exact() {
        return held_span(state, u32::try_from(events.best).unwrap_or(u32::MAX));
    }
    let span = sum_span(events);
    let more = if state == State::InFull || events.high.is_none() { "" } else { "+" };
    Span::new(format!("{}{more}", span.text), span.tone)
}

/// Writes how many events there are, as their state allows, and how many entries tell them where
/// that differs: `10 events`, `10+ events (13 tellings)`, `in words only`.
pub fn held_events(state: State, tally: &Tally) -> String {
    if tally.is_empty() {
        return held_count(state, 0, "event", "events");
    }
    let number = held_sum(state, &tally.events).text;
    let one = tally.events.is_exact() && tally.events.best == 1;
    let events = format!("{number} {}", if one { "event" } else { "events" });
    let tellings = tally.tellings();
    if tally.events.is_exact() && tally.events.best == u64::from(tellings) {
        return events;
    }
    format!("{events} ({})", counted(tellings as usize, "telling", "tellings"))
}

/// Returns what an archive holds of a period.
pub(super) fn state_in(corpus: &Corpus, scope: Scope, period: Period) -> State {
    corpus.cover().held(scope, &[period]).state()
}

/// Says what is held of a digest: `a summary of it: 3 entries, a lower bound`.
pub(super) fn digest_told(digest: &Digest) -> String {
    let state = state_of(digest, Scope::All);
    let n = digest.len();
    let entries = format!("{n} {}", if n == 1 { "entry" } else { "entries" });
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
