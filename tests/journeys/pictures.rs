//! The look of a few screens, to prove the driver.

use crate::support::Journey;

#[test]
fn the_first_screen_and_one_level_down() {
    insta::assert_snapshot!("digests", Journey::start().picture());
    insta::assert_snapshot!("theatres", Journey::start().keys("enter").picture());
}

#[test]
fn an_entry_as_a_text() {
    let mut journey = Journey::start();
    journey.keys("enter enter enter space");
    insta::assert_snapshot!("entry", journey.picture());
}
