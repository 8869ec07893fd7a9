//! Kinds of telling that texts read at the end were misread in, each with invented events: targets, those
//! who were freed, who goes on speaking.

use super::pieces_tests::{entries, holds, only};

#[test]
fn what_stood_beside_an_explosion_or_hit_a_mine_is_the_target() {
    for (words, target) in [
        (
            "a bomb went off near a patrol of the police in Samarra, killing two policemen",
            "patrol of the police",
        ),
        ("a car bomb exploded outside a bank in Samarra, killing two clerks", "bank"),
        (
            "a bus of the ministry hit a mine near Samarra and two clerks were killed",
            "bus of the ministry",
        ),
    ] {
        only(&format!("* On 6 May, {words}."), &[&format!("target={target}")]);
    }
    // A village says where.
    only(
        "* On 6 May, a bomb went off in the village of Marsa and killed two clerks.",
        &["target=clerks"],
    );
}

#[test]
fn an_attack_that_a_noun_tells_has_its_target_behind_it() {
    only(
        "| Date: 6 May\tWhere: Samarra\tWhat: Attack on a farm\tToll: 3 killed",
        &["target=farm", "killed=3"],
    );
}

#[test]
fn who_was_freed_was_not_taken_then() {
    for words in ["rescued 12 kidnap victims", "freed eight captives"] {
        only(
            &format!("* On 6 May, soldiers {words} near Samarra and killed three kidnappers."),
            &["captured=", "killed=3", "kind=counterterrorism"],
        );
        let text =
            format!("* On 6 May, soldiers {words} near Samarra and killed three kidnappers.");
        let found = entries(&text);
        assert!(!found[0].fields.iter().any(|field| field.value == "abduction"), "{found:#?}");
    }
}

#[test]
fn a_former_rebel_is_a_victim_like_others() {
    only(
        "* On 6 May, unknown gunmen shot dead a former rebel commander in Samarra.",
        &["killed=1", "losses.killed="],
    );
}

#[test]
fn who_goes_on_speaking_tells_no_other_event() {
    only(
        "On 6 May, gunmen attacked the village of Marsa at dawn. Police reported that one officer died and a \
         clinic was set on fire.",
        &["killed=1"],
    );
}

#[test]
fn clauses_with_a_place_of_their_own_are_parted_though_people_were_only_injured() {
    let text = "On 6 May, gunmen fired on a van in Samarra. Two guards were injured; on 7 May a hand grenade hurt \
                a clerk in Baqubah.";
    let found = entries(text);
    assert_eq!(found.len(), 2, "{found:#?}");
    holds(text, &found[0], &["wounded=2"]);
    holds(text, &found[1], &["wounded=1", "place=Baqubah"]);
}

#[test]
fn a_militia_of_a_group_is_no_force() {
    only(
        "| Date: 6 May\tWhere: Samarra\tWhat: Ambush on a truck\tWho: CODECO militia\tToll: 1 wounded",
        &["kind=attack", "actor=CODECO militia"],
    );
}

#[test]
fn nearby_is_in_and_a_quarter_may_stand_behind_its_district() {
    for (words, place) in [
        ("raided Marsa Dogo village near Samarra", "Marsa Dogo, near Samarra"),
        ("attacked a post in Tirah district's Marsa area", "Marsa, Tirah district"),
        ("attacked a post in the Marsa tehsil of Tirah district", "Marsa tehsil, Tirah district"),
    ] {
        only(
            &format!("* On 6 May, gunmen {words}, killing two men."),
            &[&format!("place={place}")],
        );
    }
}
