//! An escape and a key that come at once: alt where that is bound, else two keys.

use watchfloor::app::{Effect, Msg};
use watchfloor::keys::{Chord, Keymap};

use crate::support::{Journey, Start, corpus};

fn escape_and(journey: &mut Journey, key: &str) {
    let chord: Chord = key.parse().unwrap();
    journey.send(Msg::EscapeAnd { chord, at: 0 });
}

#[test]
fn where_alt_means_nothing_both_keys_are_done() {
    let mut journey = Journey::start();
    let at = journey.keys("j").at();
    journey.keys("space");
    assert_eq!(journey.at(), format!("text {at}"));
    escape_and(&mut journey, "k");
    assert_ne!(journey.at(), at, "out of the page, and up");
    journey.keys("j");
    assert_eq!(journey.at(), at);
    journey.keys("s i e d");
    escape_and(&mut journey, "j");
    assert_ne!(journey.at(), at, "out of the search, and down");
    journey.keys("space");
    escape_and(&mut journey, "q");
    assert_eq!(journey.effects, [Effect::Quit]);
}

#[test]
fn where_alt_is_bound_it_is_that_key() {
    let (keymap, faults) = Keymap::with_file(b"page: { down: alt-k }\nsearch: { quit: alt-q }\n");
    assert_eq!(faults, []);
    let setup = watchfloor::app::Setup { keymap, ..Start::default().setup() };
    let mut journey = Journey::from(setup, corpus());
    journey.keys("space");
    let at = journey.at();
    escape_and(&mut journey, "k");
    assert_eq!(journey.at(), at, "the page stays");
    journey.keys("esc s");
    escape_and(&mut journey, "q");
    assert_eq!(journey.effects, [Effect::Quit], "in this screen too");
    journey.keys("esc space");
    // Held with Alt as newer terminals say it, an unbound key is no key.
    let page = journey.at();
    assert_eq!(journey.keys("alt-j").at(), page);
}
