//! A key held down: the selection runs, the preview waits.

use crate::support::{Journey, text};
use watchfloor::app::{Effect, Msg};

#[test]
fn single_keys_take_the_preview_along() {
    let mut journey = Journey::start();
    for id in ["ob-2020-05-28", "ob-2020-05-21"] {
        assert_eq!(journey.keys("j").effects, []);
        assert_eq!((journey.at().as_str(), journey.previewed().as_str()), (id, id));
    }
}

#[test]
fn while_a_key_is_held_the_preview_waits() {
    let mut journey = Journey::start();
    journey.keys("j");
    journey.keys_every(30, "j j");
    assert_eq!(journey.effects.len(), 2, "{:?}", journey.effects);
    assert!(journey.effects.iter().all(|effect| matches!(effect, Effect::Wait(_))));
    assert_eq!(journey.at(), "ob-2020-05-14");
    assert_eq!(journey.previewed(), "ob-2020-05-28", "not one of those run over");
    journey.send(Msg::Waited);
    assert_eq!(journey.previewed(), "ob-2020-05-14");
    assert_eq!(journey.effects, []);
}

#[test]
fn the_next_single_key_need_not_wait() {
    let mut journey = Journey::start();
    journey.keys("j").keys_every(30, "j").keys_every(5_000, "k");
    assert_eq!((journey.at(), journey.previewed()), ("ob-2020-05-28".into(), journey.at()));
}

#[test]
fn a_wait_that_ends_over_another_screen_harms_nothing() {
    let mut journey = Journey::start();
    journey.keys("j").keys_every(30, "j space").send(Msg::Waited);
    assert_eq!(journey.at(), "text ob-2020-05-21");
    assert_eq!(journey.keys("esc").previewed(), "ob-2020-05-21");
}

#[test]
fn the_wheel_leaves_no_stale_preview() {
    let mut journey = Journey::start();
    journey.send(Msg::Wheel(2));
    let waits = journey.effects.iter().any(|effect| matches!(effect, Effect::Wait(_)));
    if waits {
        journey.send(Msg::Waited);
    }
    assert_eq!((journey.at(), journey.previewed()), ("ob-2020-05-21".into(), journey.at()));
}

#[test]
fn however_fast_one_goes_in_the_preview_is_of_the_same_list() {
    let mut journey = Journey::start();
    journey.keys("j").keys_every(30, "enter enter");
    assert_eq!(journey.at(), journey.previewed());
    journey.keys_every(30, "esc");
    assert_eq!(journey.at(), journey.previewed());
}

#[test]
fn letters_that_waited_are_typed_in_one_piece_as_they_are_one_by_one() {
    for (way, letters) in [("s", "raid q"), ("/", "convoy"), ("c", "iraq"), ("s r", "j k")] {
        let (mut single, mut piece) = (Journey::start(), Journey::start());
        single.keys(way);
        piece.keys(way);
        for letter in letters.chars() {
            let key = if letter == ' ' { "space".to_owned() } else { letter.to_string() };
            assert!(single.app.is_typed(key.parse().unwrap()), "{way} {key}");
            single.keys(&key);
        }
        piece.send(Msg::Pasted(letters.to_owned()));
        assert_eq!(text(&single.buffer()), text(&piece.buffer()), "{way} {letters}");
    }
    // Where a letter means something it is no text.
    assert!(!Journey::start().app.is_typed("j".parse().unwrap()));
    assert!(!Journey::start().keys("s").app.is_typed("ctrl-c".parse().unwrap()));
}
