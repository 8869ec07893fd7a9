//! Kinds of places that digests tell and that were misread, each with invented events; and records.

use super::pieces_tests::{entries, holds, only};

#[test]
fn a_place_is_told_as_the_subject_the_object_or_by_its_people() {
    for (words, place) in [
        (
            "Khalis, in Tirah district, came under attack on 6 May and two guards were killed",
            "Khalis, Tirah district",
        ),
        ("Samarra was shelled on 6 May, which killed two guards", "Samarra"),
        (
            "On 6 May, gunmen attacked Marsa community in Tirah district and killed two men",
            "Marsa, Tirah district",
        ),
        ("On 6 May, gunmen attacked Marsa University and killed two guards", "Marsa University"),
        ("On 6 May, gunmen killed the head of Samarra, Coast Province", "Samarra, Coast Province"),
        ("On 6 May, guards drove the raiders out of Marsa and killed two of them", "Marsa"),
    ] {
        only(&format!("* {words}."), &[&format!("place={place}")]);
    }
}

#[test]
fn whose_something_is_and_where_somebody_comes_from_is_no_place() {
    for (words, place) in [
        ("gunmen fired on a camp of the Giants Watch in Samarra and killed two men", "Samarra"),
        ("gunmen shot at a checkpoint of Quwwat Marsa in Samarra, killing two men", "Samarra"),
        ("fighters of the HNM-Z (Tirah) ambushed a patrol in Samarra, killing two men", "Samarra"),
        ("a shell killed two refugees from Sudan in Samarra", "Samarra"),
    ] {
        only(&format!("* On 6 May, {words}."), &[&format!("place={place}")]);
    }
    only("* On 6 May, a shell killed two refugees from Sudan.", &["place="]);
    only("* On 6 May, raiders led by a man of East Africa killed two guards.", &["place="]);
}

#[test]
fn who_holds_a_place_is_no_part_of_its_name() {
    only(
        "* On 6 May, in Turkish-held northern Samarra, a bomb killed two men.",
        &["place=northern Samarra"],
    );
}

#[test]
fn bearings_roads_and_borders_have_many_forms() {
    for (words, place) in [
        ("on the road to Marsa", "road to Marsa"),
        ("on the road from Samarra to Marsa", "between Samarra and Marsa"),
        ("on the outskirts of Samarra", "outskirts of Samarra"),
        ("in the south of Samarra", "southern Samarra"),
        ("in the Marsa sector", "Marsa sector"),
        (
            "in the village of Marsa, about 4 km from the Turkish border",
            "Marsa, ~4 km from the Turkish border",
        ),
    ] {
        only(
            &format!("* On 6 May, a bomb killed two guards {words}."),
            &[&format!("place={place}")],
        );
    }
    only(
        "* Marsa (60 km S of Samarra): on 6 May, two guards were shot dead.",
        &["place=Marsa, 60 km S of Samarra"],
    );
}

#[test]
fn a_quarter_lies_in_the_town_that_its_sentence_begins_with() {
    let text = "In Samarra, on 6 May, mortar fire killed eleven civilians in the Tirah neighborhood. Two \
                clerks were wounded when a sniper fired at their car.";
    let found = entries(text);
    assert_eq!(found.len(), 2, "{found:#?}");
    holds(text, &found[0], &["place=Tirah neighborhood, Samarra"]);
    holds(text, &found[1], &["place=Samarra"]);
    // A district may lie around it.
    only(
        "* In Samarra, on 6 May, a sniper killed two guards in Tirah district.",
        &["place=Tirah district"],
    );
}

#[test]
fn a_district_that_stands_as_a_sentence_says_where() {
    only(
        "Tirah district. On 6 May, gunmen entered the village of Marsa and killed two men.",
        &["place=Marsa", "killed=2"],
    );
}

#[test]
fn a_record_gives_what_its_labels_ask_for() {
    only(
        "| Code: A1\tIncident date: 6 May 2031\tLocation: Marsa, south of Samarra\tCountry: Iraq\tKilled: 2 - 5\t\
         Injured: none\tSuspected belligerent: Unknown\tStrike type: Airstrike",
        &[
            "date=2031-05-06",
            "place=Marsa, S of Samarra",
            "killed=2-5",
            "wounded=0",
            "tactic=airstrike",
            "actor=",
            "area=Salah al-Din",
        ],
    );
    only(
        "| Date: 6 May\tWhere: between Samarra and Marsa\tWhat: Ambush on a truck\tWho: ISIS (suspected)\tToll: \
         3 killed, 2 abducted",
        &[
            "place=between Samarra and Marsa",
            "tactic=ambush + abduction",
            "actor=Islamic State",
            "killed=3",
            "captured=2",
        ],
    );
}

#[test]
fn the_paragraph_behind_a_record_tells_it() {
    let text = "# 6 May\n| Location: near Samarra\tKilled: 1\tInjured: 3\nA bomb went off under a bus. A clerk died.";
    only(text, &["date=2031-05-06", "place=near Samarra", "killed=1", "wounded=3", "tactic=ied"]);
    let found = entries(text);
    holds(
        text,
        &found[0],
        &[
            "text=Location: near Samarra; Killed: 1; Injured: 3. A bomb went off under a bus. A clerk died.",
        ],
    );
}
