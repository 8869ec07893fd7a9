//! Kinds of telling that texts by another hand were misread in, each with invented events.

use super::pieces_tests::{entries, holds, only};
use crate::import::field::Certainty;

fn certainty(text: &str, name: &str) -> Option<Certainty> {
    let entry = entries(text).remove(0);
    entry.fields.iter().find(|field| field.name == name).map(|field| field.certainty)
}

fn has_tactic(text: &str, tactic: &str) -> bool {
    entries(text)[0].fields.iter().any(|field| field.name == "tactic" && field.value == tactic)
}

#[test]
fn who_fell_into_an_ambush_or_drove_over_a_mine_did_nothing() {
    only(
        "* On 6 May, a convoy of the Syrian army fell into an ambush near Samarra. Five soldiers were killed.",
        &["killed=5", "losses.killed=", "kind=attack"],
    );
    only(
        "* On 6 May, a truck of the army ran over an explosive device near Samarra, killing two soldiers.",
        &["killed=2", "target=truck of the army"],
    );
}

#[test]
fn whom_a_verb_killed_or_took_is_the_target_whatever_the_strike_was_on() {
    only(
        "* On 6 May, troops killed a rebel commander in a drone strike on his vehicle in Samarra.",
        &["target=rebel commander"],
    );
    only(
        "* On 6 May, militants entered Samarra and abducted two teachers.",
        &["target=two teachers"],
    );
}

#[test]
fn what_was_attacked_is_told_behind_those_who_were_harmed_there() {
    for words in [
        "Four soldiers were killed when gunmen attacked a checkpoint in Samarra",
        "Two clerks were killed in an attack on a checkpoint in Samarra",
    ] {
        only(&format!("* On 6 May: {words}."), &["target=checkpoint"]);
    }
    // Their own car says nothing more of them.
    only(
        "* On 6 May: Two aid workers were killed when their car came under fire near Samarra.",
        &["target=Two aid workers"],
    );
}

#[test]
fn what_is_handed_over_or_freed_was_not_done_so() {
    let text =
        "* On 6 May, three rebels surrendered to the army in Samarra and handed over two rifles.";
    only(text, &["kind=counterterrorism", "captured=3"]);
    assert!(!has_tactic(text, "small-arms"));
    let text =
        "* On 6 May, the army destroyed a camp of rebels near Samarra and six hostages were freed.";
    assert!(!has_tactic(text, "abduction"));
}

#[test]
fn who_arrests_those_of_a_group_acts_as_forces_do_and_a_group_abducts_others() {
    for words in [
        "operatives nabbed a suspected courier",
        "the Taliban detained a cell of four ISIS operatives",
    ] {
        let text = format!("* On 6 May, {words} in Samarra. An explosive belt was found.");
        only(&text, &["kind=counterterrorism", "tactic=arrest"]);
    }
    only(
        "* On 6 May, militants stopped three trucks near Samarra and detained nine drivers.",
        &["tactic=abduction", "captured=9"],
    );
}

#[test]
fn a_toll_behind_an_attack_that_told_none_is_its_own() {
    let text =
        "On 6 May, gunmen raided the village of Marsa. Seven farmers were killed with machetes.";
    only(text, &["killed=7"]);
}

#[test]
fn what_is_told_later_is_no_more_than_likely_how_it_was_done() {
    let text = "* On 6 May, gunmen attacked a checkpoint in Samarra. A bomb was found there later.";
    let entry = entries(text).remove(0);
    let told = entry.fields.iter().filter(|field| field.name == "tactic" && field.value == "ied");
    assert!(told.into_iter().all(|field| field.certainty != Certainty::Certain), "{entry:#?}");
}

#[test]
fn a_place_in_brackets_and_its_distance_stand_behind_its_name() {
    only(
        "On 6 May, gunmen raided Marsa village (Tirah Territory, about 18 km south-west of Samarra) and killed two men.",
        &["place=Marsa, ~18 km SW of Samarra"],
    );
    only(
        "* On 6 May, two men were shot in the vicinity of Marsa, approx. 20 km north of Samarra.",
        &["place=near Marsa, ~20 km N of Samarra"],
    );
}

#[test]
fn who_died_as_well_is_counted_and_no_other_version() {
    let text = "* On 6 May, troops killed a rebel commander in Samarra. Two other members of the group died in the \
                car, according to local police.";
    let entry = entries(text).remove(0);
    assert!(entry.inner.is_empty(), "{entry:#?}");
    holds(text, &entry, &["killed=3"]);
}

#[test]
fn a_table_may_count_by_letters() {
    let text =
        "| Date\tPlace\tIncident\tK\tW\n| 6 May\tSamarra\tGunmen shot at a police checkpoint\t2\t3";
    only(text, &["killed=2", "wounded=3", "place=Samarra"]);
    assert_eq!(certainty(text, "place"), Some(Certainty::Certain));
}
