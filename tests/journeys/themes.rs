//! Choosing a theme.

use crate::support::Journey;

fn theme(journey: &Journey) -> String {
    journey.app.theme().name.clone()
}

#[test]
fn what_one_moves_over_is_shown_at_once_and_left_with_escape() {
    let mut journey = Journey::start();
    let before = journey.picture();
    assert_eq!(journey.keys("t").at(), "themes");
    assert_eq!(theme(&journey), "default");
    journey.keys("j");
    assert_eq!(theme(&journey), "dusk");
    journey.keys("j j");
    assert_ne!(theme(&journey), "dusk");
    journey.keys("esc");
    assert_eq!(theme(&journey), "default");
    assert_eq!(journey.picture(), before);
}

#[test]
fn enter_keeps_it() {
    let mut journey = Journey::start();
    let before = journey.picture();
    journey.keys("t j enter");
    assert_eq!((theme(&journey).as_str(), journey.at().as_str()), ("dusk", "ob-2020-06-04"));
    assert_ne!(journey.picture(), before);
    journey.keys("t k").keys("esc");
    assert_eq!(theme(&journey), "dusk", "what was kept is what one comes back to");
}

#[test]
fn over_a_text_too() {
    let mut journey = Journey::start();
    let open = journey.keys("space").at();
    journey.keys("t j").keys("esc");
    assert_eq!((journey.at(), theme(&journey)), (open, "default".to_owned()));
}
