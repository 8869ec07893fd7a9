//! Kinds of telling that published weeklies were misread in, each with invented events.

use super::EntryContext;
use super::pieces_tests::{entries, holds, only, read, value};
use crate::import::field::Certainty;
use crate::import::piece::PieceKind;

fn certainty(text: &str, name: &str) -> Option<Certainty> {
    let entry = entries(text).remove(0);
    entry.fields.iter().find(|field| field.name == name).map(|field| field.certainty)
}

#[test]
fn what_a_strike_destroyed_does_not_tell_how() {
    for thing in ["a vehicle and an IED", "two mortar systems", "a weapons cache"] {
        let text = format!("* On 6 May, near Baqubah, a strike destroyed {thing}.");
        only(&text, &["tactic=airstrike"]);
    }
    only("* On 6 May, an IED destroyed a vehicle near Baqubah.", &["tactic=ied"]);
    only(
        "* On 6 May, a jet of the coalition was shot down near Baqubah and two men were killed.",
        &["tactic=", "killed=2"],
    );
}

#[test]
fn who_is_shot_and_killed_is_no_chosen_victim() {
    only("* On 6 May, gunmen shot and killed a farmer in Samarra.", &["tactic=small-arms"]);
    only("* On 6 May, an ISIS marksman shot and killed a farmer in Samarra.", &["tactic=sniper"]);
}

#[test]
fn a_short_name_in_brackets_hides_no_speaker() {
    only(
        "* On 6 May, the Harbour National Army (HNA) said it had struck a camp near Baqubah.",
        &["basis=official"],
    );
    only(
        "* On 6 May, al Qaeda in the Harbour (AQH) claimed an attack that killed three soldiers near Baqubah.",
        &["basis=claimed", "killed=3"],
    );
    let later = "Al Shabaab 6 May raided a post near Baqubah. The group claimed they killed three soldiers.";
    only(later, &["basis=claimed", "killed=3"]);
    assert_eq!(certainty(later, "basis"), Some(Certainty::Likely));
}

#[test]
fn a_body_of_a_state_tells_officially() {
    let publisher = Some("CJTF-OIR".to_owned());
    let all = read(
        "* On 6 May, near Baqubah, a strike destroyed a bunker.",
        EntryContext { publisher, ..EntryContext::default() },
    );
    assert_eq!(value(&all[0], "basis"), "official");
}

#[test]
fn pairs_are_counted_whole() {
    for (text, wanted) in [
        ("* On 6 May, one guard and one kidnapper died in a raid in Samarra.", "killed=2"),
        ("* On 6 May, a suicide bomber killed himself and two others in Samarra.", "killed=2"),
        ("* On 6 May, gunmen abducted a police inspector and one other in Samarra.", "captured=2"),
        ("* On 6 May, militants captured an outpost near Samarra.", "captured="),
    ] {
        only(text, &[wanted]);
    }
    only(
        "* On 6 May, a boy stabbed two officers in Samarra and was shot and killed.",
        &["killed="],
    );
}

#[test]
fn a_clause_with_a_toll_and_a_place_of_its_own_is_an_event() {
    let text = "On 6 May, gunmen killed four men in Samarra, while an attack in Baqubah injured three policemen.";
    let found = entries(text);
    assert_eq!(found.len(), 2, "{found:#?}");
    holds(text, &found[0], &["place=Samarra", "killed=4", "wounded="]);
    holds(text, &found[1], &["place=Baqubah", "killed=", "wounded=3"]);
    let text = "6 May: Three guards were killed in an attack in Samarra. Four farmers were killed in Baqubah.";
    let found = entries(text);
    assert_eq!(found.len(), 2, "{found:#?}");
    holds(text, &found[0], &["place=Samarra", "killed=3"]);
    holds(text, &found[1], &["place=Baqubah", "killed=4"]);
}

#[test]
fn a_mark_in_roman_numerals_stays_with_its_sentence() {
    let text = "Al Shabaab 6 May bombed a post near Baqubah.[iii] The blast killed one soldier.";
    only(
        text,
        &[
            "killed=1",
            "text=Al Shabaab 6 May bombed a post near Baqubah.[iii] The blast killed one soldier.",
        ],
    );
}

#[test]
fn sums_work_of_bodies_and_what_is_long_past_are_no_events() {
    for text in [
        "* At least five people were killed and 11 others were wounded in recent violence.",
        "* These attacks killed 6 soldiers and wounded 11.",
        "* The relief office on 9 May warned that attacks on its staff must cease.",
        "* A relief office recorded 3,300 people at a camp near Samarra on 9 May.",
        "* Former minister Odo, detained in Samarra on 4 March 2029, was let go.",
    ] {
        let all = read(text, EntryContext::default());
        assert!(all.iter().all(|piece| piece.kind != PieceKind::Entry), "{text}: {all:#?}");
    }
}

#[test]
fn a_party_is_somebody() {
    only(
        "* On 6 May, insurgents again attacked a village near Samarra, killing two men.",
        &["actor=insurgents"],
    );
    only("* On 6 May, a bomber killed himself near Samarra.", &["target="]);
    only(
        "* On 6 May, gunmen killed a man allegedly close to Malam Odo in Samarra.",
        &["place=Samarra"],
    );
}

#[test]
fn a_province_alone_is_no_certain_place() {
    let text = "* On 6 May, in the Seno Province, gunmen killed two men.";
    assert_ne!(certainty(text, "place"), Some(Certainty::Certain));
}
