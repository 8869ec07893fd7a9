//! Tests what waits, in which order, and how much of it.

use std::sync::mpsc::{Receiver, channel};

use super::*;
use crate::keys::{Chord, Code};

fn queue() -> (Queue, Receiver<Event>) {
    let (events, inbox) = channel();
    (Queue::new(events), inbox)
}

fn key(c: char) -> Input {
    Input::Key(Chord::plain(Code::Char(c)))
}

/// Returns the events that the loop would get now, in order.
fn all(queue: &Queue) -> Vec<Event> {
    std::iter::from_fn(|| queue.urgent().or_else(|| queue.next())).collect()
}

/// Returns how many bytes wait, how many inputs, and in how many pieces.
fn sizes(queue: &Queue) -> (usize, usize, usize) {
    let waiting = queue.lock();
    (waiting.bytes, waiting.count, waiting.inputs.len())
}

/// Returns the letters of the keys among some events.
fn letters(events: &[Event]) -> String {
    let letter = |event: &Event| {
        let Event::Input(Input::Key(chord), _) = event else { return None };
        let Code::Char(letter) = chord.code else { return None };
        Some(letter)
    };
    events.iter().filter_map(letter).collect()
}

#[test]
fn what_is_typed_keeps_its_order_and_an_interrupt_its_place() {
    let (queue, _inbox) = queue();
    for input in [key('/'), key('q'), INTERRUPT, key('j')] {
        queue.push(input, 0);
    }
    assert_eq!(letters(&all(&queue)), "/qcj", "as little as that was typed");
}

#[test]
fn an_interrupt_overtakes_a_flood_and_takes_its_place() {
    let (queue, _inbox) = queue();
    for _ in 0..100_000 {
        queue.push(key('q'), 0);
    }
    queue.push(INTERRUPT, 0);
    queue.push(key('j'), 0);
    assert_eq!(letters(&all(&queue)), "cj");
}

#[test]
fn an_interrupt_is_not_pushed_out_by_what_comes_behind_it() {
    let (queue, _inbox) = queue();
    for input in [INTERRUPT, INTERRUPT] {
        (0..FLOOD * 2).for_each(|_| queue.push(key('x'), 0));
        queue.push(input, 0);
    }
    (0..MOST * 3).for_each(|_| queue.push(key('x'), 0));
    let Some(Event::Input(first, _)) = queue.urgent() else { panic!("nothing is urgent") };
    assert_eq!(first, INTERRUPT);
}

#[test]
fn signals_go_before_all_and_an_end_before_the_others() {
    let (queue, _inbox) = queue();
    queue.push(key('q'), 0);
    let stop = [SignalRequest::Measure, SignalRequest::Stop, SignalRequest::Continue];
    for _ in 0..100_000 {
        for signal in stop {
            queue.signal(signal);
        }
    }
    queue.signal(SignalRequest::End(15));
    let signals: Vec<_> = all(&queue)
        .into_iter()
        .filter_map(|event| {
            let Event::Signal(signal) = event else { return None };
            Some(signal)
        })
        .collect();
    assert_eq!(signals.first(), Some(&SignalRequest::End(15)));
    assert_eq!(signals.get(1..), Some(&stop[..]), "each once");
}

#[test]
fn what_is_typed_in_one_go_comes_in_one_piece() {
    let (queue, _inbox) = queue();
    for letter in "attack q".chars() {
        queue.push(key(letter), 0);
    }
    queue.push(Input::Key("enter".parse().unwrap()), 0);
    queue.push(key('j'), 0);
    assert_eq!(queue.next_typed(|_| true), "attack q", "up to a key that is no letter");
    assert_eq!(queue.next_typed(|_| true), "");
    assert_eq!(all(&queue).len(), 2);
    for (letter, at) in "raids qéx".chars().zip(0..) {
        queue.push(key(letter), at / 2);
    }
    let is_typed = |chord: Chord| chord != "q".parse().unwrap();
    assert_eq!(queue.next_typed(is_typed), "raids ", "up to one that means something");
    assert_eq!(queue.next_typed(is_typed), "");
    assert_eq!(letters(&all(&queue)), "qéx");
    assert_eq!(sizes(&queue), (0, 0, 0), "nothing is left");
}

#[test]
fn a_million_keys_all_keep_their_place() {
    let (queue, _inbox) = queue();
    let typed = "jk".repeat(500_000) + "?";
    for (at, letter) in typed.chars().enumerate() {
        queue.push(key(letter), at as u64 / 4_096);
    }
    assert_eq!(letters(&all(&queue)), typed);
}

#[test]
fn no_flood_makes_more_wait_than_the_bound() {
    let (queue, inbox) = queue();
    for round in 0..MOST {
        queue.push(key('a'), 0);
        queue.push(key('b'), u64::from(round % 100 == 0));
    }
    assert!(sizes(&queue).0 <= MOST);
    (0..MOST).for_each(|_| queue.push(key('c'), 0));
    queue.push(key('?'), 0);
    let events = all(&queue);
    assert!(events.len() <= MOST && events.len() > MOST / 2, "{} letters", events.len());
    let letters = letters(&events);
    assert!(letters.ends_with("cc?") && !letters.contains('a'), "the newest");
    for _ in 0..MOST / 10 {
        queue.push(Input::Key("up".parse().unwrap()), 0);
        queue.push(Input::Wheel(1), 0);
    }
    let (bytes, _, pieces) = sizes(&queue);
    assert!(bytes <= MOST && pieces < MOST / 20, "{pieces} keys that are no letters");
    for _ in 0..1_000 {
        queue.push(Input::Paste("x".repeat(10_000)), 0);
    }
    let (bytes, _, pieces) = sizes(&queue);
    assert!(bytes <= MOST && pieces > 100, "{pieces} pastes");
    all(&queue);
    assert_eq!(sizes(&queue), (0, 0, 0), "nothing is left");
    // A paste that waits alone is not dropped, however long it is.
    queue.push(Input::Paste("x".repeat(MOST * 2)), 0);
    assert_eq!(all(&queue).len(), 1);
    assert_eq!(inbox.try_iter().count(), 1, "one word wakes the loop, whatever comes");
}

#[test]
fn the_loop_is_woken_again_once_it_has_looked() {
    let (queue, inbox) = queue();
    queue.push(key('a'), 0);
    queue.push(key('b'), 0);
    assert_eq!(inbox.try_iter().count(), 1);
    queue.awake();
    queue.lose();
    assert_eq!(inbox.try_iter().count(), 1);
    assert!(matches!(queue.urgent(), Some(Event::InputLost)), "before the keys: it is gone");
}
