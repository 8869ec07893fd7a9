//! Kinds of telling of publishers that were tried last, each with invented events: monitors of missions
//! and of aid, registers by day, briefs in short words.

use super::pieces_tests::{entries, only, value};

#[test]
fn an_age_counts_nobody() {
    only(
        "* On 6 May, a 62-year-old man was killed and a woman (aged 58) was injured by shelling in Samarra.",
        &["killed=1", "wounded=1"],
    );
}

#[test]
fn a_list_of_parts_within_the_whole_adds_nothing() {
    for text in [
        "* On 6 May, five civilians, including two women and a child, were killed by an IED in Samarra.",
        "* On 6 May, five civilians including a mother and her three children were killed by an IED in Samarra.",
        "* On 6 May, an IED hit a bus in Samarra. All five passengers, four of them women, died.",
    ] {
        only(text, &["killed=5"]);
    }
    only(
        "* On 6 May, two officers, including a major, and a guard were killed by an IED in Samarra.",
        &["killed=3"],
    );
}

#[test]
fn briefs_count_in_short_words() {
    only(
        "* On 6 May, a convoy hit a roadside IED near Samarra: 4 soldiers KIA, 6 WIA.",
        &["killed=4", "wounded=6"],
    );
    only(
        "* On 6 May, militants ambush a patrol near Samarra; four soldiers die and a vehicle is captured.",
        &["killed=4", "captured="],
    );
    only(
        "* On 6 May, two soldiers were killed and a third injured by an IED near Samarra.",
        &["killed=2", "wounded=1"],
    );
    only(
        "* On 6 May, shelling hit a school in Samarra, causing the deaths of two women and injuries to one man.",
        &["killed=2", "wounded=1"],
    );
    only(
        "* On 6 May, an airstrike hit a camp near Samarra, killing an undetermined number of rebels.",
        &["killed=some"],
    );
}

#[test]
fn those_taken_prisoner_are_no_prisoners_who_were_hurt() {
    only(
        "* On 6 May, militants attacked a post in Samarra. Seven guards were killed, three more wounded and two taken prisoner.",
        &["killed=7", "wounded=3", "captured=2"],
    );
}

#[test]
fn both_sides_of_one_verb_are_counted_apart() {
    only(
        "* On 6 May, two gunmen opened fire at a post near Samarra; one officer and the two assailants were killed.",
        &["killed=1", "losses.killed=2"],
    );
}

#[test]
fn the_means_told_of_before_begins_nothing() {
    only(
        "On 6 May, an IED exploded near Samarra. Three gendarmes died in the blast.",
        &["killed=3"],
    );
    let two = entries(
        "On 6 May, an IED exploded near Samarra. Three gendarmes were shot dead when a sniper fired at their car.",
    );
    assert_eq!(two.len(), 2, "{two:#?}");
}

#[test]
fn the_day_of_the_event_is_not_that_of_its_telling() {
    for (text, day) in [
        (
            "* Police confirmed on 7 May that gunmen abducted two drivers near Samarra the previous day.",
            "2031-05-06",
        ),
        (
            "* On 8 May, doctors told reporters that two men were wounded by a mine near Samarra on 7 May.",
            "2031-05-07",
        ),
        ("* Gunmen stormed a post in Samarra, late May 6, killing two guards.", "2031-05-06"),
        ("* On 7 May, the army said that two guards were killed near Samarra.", "2031-05-07"),
    ] {
        only(text, &[&format!("date={day}")]);
    }
}

#[test]
fn what_was_run_over_went_off_and_guns_are_their_owners() {
    only(
        "* On 6 May, two soldiers were killed when their truck ran over an IED near Samarra.",
        &["tactic=ied"],
    );
    only("* On 6 May, a driver ran over two guards in Samarra.", &["tactic=vehicle-ramming"]);
    let guns = entries("* On 6 May, army howitzers pounded an ISIS camp near Samarra.").remove(0);
    assert_ne!(value(&guns, "kind"), "attack", "{guns:#?}");
}

#[test]
fn what_stands_nearer_to_the_deed_is_its_place() {
    only(
        "* In Baqubah, a child was killed by sniper fire in Khalis district on 6 May.",
        &["place=Khalis district"],
    );
}

#[test]
fn items_below_a_day_are_of_that_day() {
    let text = "# May 6\n* A bomb killed two guards in Samarra.\n* A mine wounded a driver near Baqubah.\n\
                # May 8\n* Gunmen shot dead a farmer in Khalis.\n# Also\n* Gunmen shot dead a guard in Samarra.";
    let days: Vec<String> = entries(text).iter().map(|entry| value(entry, "date")).collect();
    assert_eq!(days, ["2031-05-06", "2031-05-06", "2031-05-08", "2031-05-05..2031-05-11"]);
}

#[test]
fn bodies_that_were_found_are_dead_and_a_week_is_nobody() {
    only(
        "* On 6 May, soldiers found the bodies of five villagers, kidnapped a week earlier, in a well near Samarra.",
        &["killed=5", "captured="],
    );
}

#[test]
fn a_shortened_name_ends_no_sentence() {
    only(
        "* Gunmen assassinated Colonel Fahd al-S., a police officer, in Samarra on 6 May.",
        &["date=2031-05-06", "place=Samarra"],
    );
}
