//! Finding in an open text and in a list.

use crate::support::Journey;

/// A text with twelve convoys.
fn twelve() -> Journey {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("j j space").at(), "text ob-2020-05-21");
    journey
}

#[test]
fn typing_counts_and_goes_to_the_first_hit() {
    let mut journey = twelve();
    journey.keys("/ c o n v o y").shows("/convoy").shows("1/12").shows("Point 1:");
    journey.keys("backspace").shows("/convo").shows("1/12");
    journey.keys("z z").shows("none");
}

#[test]
fn n_and_capital_n_go_round() {
    let mut journey = twelve();
    journey.keys("/ c o n v o y enter").shows("1/12");
    journey.keys("n n").shows("3/12").shows("Point 3:");
    journey.keys("N N N").shows("12/12").shows("Point 12:");
    journey.keys("n").shows("1/12").shows("Point 1:");
}

#[test]
fn letters_are_typed_whatever_they_do_elsewhere() {
    let mut journey = twelve();
    journey.keys("/ q ? t space J").shows("/q?t J");
    assert!(journey.effects.is_empty());
}

#[test]
fn escape_while_typing_restores_the_place() {
    let mut journey = twelve();
    let before = journey.keys("j j j").text();
    journey.keys("/ P o i n t space 1 2").shows("Point 12:");
    assert_ne!(journey.text(), before);
    assert_eq!(journey.keys("esc").text(), before);
}

#[test]
fn a_kept_query_is_left_before_the_text_is() {
    let mut journey = twelve();
    journey.keys("/ c o n v o y enter n").shows("2/12");
    assert_eq!(journey.keys("esc").at(), "text ob-2020-05-21");
    journey.hides("/12");
    assert_eq!(journey.keys("esc").at(), "ob-2020-05-21");
}

#[test]
fn finding_in_a_list_moves_the_selection_and_escape_brings_it_back() {
    let mut journey = Journey::start();
    journey.keys("j / m a n y");
    assert_eq!(journey.at(), "ob-2020-05-28");
    // The page of an entry elsewhere names this digest, and is no text of that entry.
    journey.shows("1/1").hides("in it:");
    journey.keys("backspace backspace backspace backspace t w e l v e");
    assert_eq!(journey.at(), "ob-2020-05-21");
    assert_eq!(journey.keys("esc").at(), "ob-2020-05-28", "where one stood");
    journey.keys("/ w e e k enter").shows("2/4");
    assert_eq!(journey.at(), "ob-2020-05-28", "the next hit from here");
}

#[test]
fn finding_in_a_list_goes_on_and_round() {
    let mut journey = Journey::start();
    journey.keys("/ w e e k enter n").shows("2/4");
    assert_eq!(journey.at(), "ob-2020-05-28");
    assert_eq!(journey.keys("N N").at(), "ob-2020-05-14");
    assert_eq!(journey.keys("n").at(), "ob-2020-06-04");
}

#[test]
fn what_is_pasted_is_found_and_previewed() {
    let mut journey = Journey::start();
    journey.keys("/").send(watchfloor::app::Msg::Pasted("twelve\npoints\u{1b}".into()));
    assert_eq!(journey.at(), "ob-2020-05-21");
    assert_eq!(journey.previewed(), "ob-2020-05-21");
    journey.shows("/twelve points");
}

#[test]
fn arabic_is_found_in_what_is_open() {
    let mut journey = Journey::start();
    journey.keys("j space / و ل ا ي ة").shows("1/1");
}

#[test]
fn a_list_finds_what_its_rows_hold_and_do_not_show() {
    let mut journey = Journey::start();
    // Only the text of an entry of one digest says it.
    journey.keys("/ o i l space p o l i c e").shows("1/1 in it: ").shows("oil police");
    assert_eq!(journey.at(), "ob-2020-06-04");
    // Going in leads down to the place, level by level.
    journey.keys("enter l").shows("/oil police 1/1 in it: ");
    // The row of the entry itself has it.
    assert_eq!(journey.keys("l l").shows("/oil police 1/1").row(1).matches("k1 w2").count(), 1);
}

#[test]
fn rows_that_show_what_is_looked_for_come_before_those_that_hold_it() {
    let mut journey = Journey::start();
    journey.keys("/ t w e l v e enter");
    assert_eq!(journey.at(), "ob-2020-05-21", "the row that shows it");
    journey.hides("in it:");
    let mut journey = Journey::start();
    journey.keys("/ b a q u b a h enter").shows("in it: ");
    let (first, count) = (journey.at(), journey.text());
    assert!(count.contains("1/3") || count.contains("1/2"), "{count}");
    journey.keys("n").shows("2/");
    assert_ne!(journey.at(), first);
    assert_eq!(journey.keys("N").at(), first);
}

#[test]
fn a_text_that_is_opened_from_such_a_row_stands_at_the_place() {
    let mut journey = Journey::start();
    journey.keys("/ p o i n t space 1 2 enter").shows("in it: ").keys("space");
    assert_eq!(journey.at(), "text ob-2020-05-21");
    journey.shows("Point 12:").shows("/point 12 1/1");
    journey.keys("esc").hides("/point 12");
    assert_eq!(journey.at(), "text ob-2020-05-21");
}
