//! Kinds of telling that two more sets of texts by another hand were misread in, each with invented events.

use super::pieces_tests::{entries, holds, only, read, value};
use super::{EntryContext, short_names};
use crate::archive::{Origin, load_all};
use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::field::Certainty;

fn certainty(text: &str, name: &str) -> Option<Certainty> {
    let entry = entries(text).remove(0);
    entry.fields.iter().find(|field| field.name == name).map(|field| field.certainty)
}

fn has_tactic(text: &str, tactic: &str) -> bool {
    entries(text)[0].fields.iter().any(|field| field.name == "tactic" && field.value == tactic)
}

#[test]
fn a_short_name_that_the_text_gives_is_that_of_its_actor() {
    let (corpus, _) = load_all(&Origin::Sample);
    let block = |text: &str| TextBlock {
        kind: TextBlockKind::Paragraph,
        text: text.to_owned(),
        page: None,
        line: None,
        links: Vec::new(),
    };
    let told = [block("Al-Shabaab (AS) kept up its pace (see MAP).")];
    let names = short_names(&told, corpus.taxonomy());
    assert_eq!(names.get("AS").map(String::as_str), Some("Al-Shabaab"));
    assert!(!names.contains_key("MAP"));
    let context = EntryContext { short_names: names, ..EntryContext::default() };
    let text = "* On 6 May, an AS mortar team fired on a camp in Samarra.";
    holds(text, &read(text, context)[0], &["actor=Al-Shabaab", "tactic=indirect-fire"]);
}

#[test]
fn no_day_is_told_by_every_thursday_and_a_day_from_another_by_what_came_after() {
    assert!(
        entries("The list is published every Thursday and covers what was shot in Samarra.")
            .iter()
            .all(|entry| value(entry, "date") == "2031-05-05..2031-05-11")
    );
    let text = "On 9 May, gunmen shot a clerk dead in Samarra.\n\nThe killing came three days after a police lorry \
                ran over an explosive at Marsa, killing two officers.";
    let all = entries(text);
    holds(text, all.last().unwrap(), &["date=2031-05-06", "killed=2", "tactic=ied"]);
}

#[test]
fn what_was_done_stands_behind_after_with_its_day() {
    only(
        "The road was closed on 7 and 8 May after soldiers clashed with rebels near Samarra on 6 May.",
        &["date=2031-05-06"],
    );
}

#[test]
fn one_of_the_wounded_who_dies_later_is_one_more_dead() {
    only(
        "* On 6 May, a patrol of the army hit a mine near Samarra. Two soldiers were killed and one was wounded; he \
         died the next day.",
        &["date=2031-05-06", "killed=3", "wounded="],
    );
    only(
        "On 6 May, a grenade was thrown into a bar in Samarra. Two persons died at once, and a third on the way to \
         hospital.",
        &["killed=3", "target=bar"],
    );
}

#[test]
fn what_had_been_done_before_and_what_refers_back_begin_no_event() {
    only(
        "On 6 May, gunmen attacked the village of Marsa. Troops came within an hour, but eight people had been killed \
         and houses burned.",
        &["killed=8"],
    );
    only(
        "On 6 May, gunmen attacked the village of Marsa and killed two farmers. Police have taken three men into custody \
         in connection with the incident.",
        &["killed=2"],
    );
    only(
        "On 6 May, troops stormed a camp in Samarra. Two rebels were killed in the encounter, while four bombs were \
         found there.",
        &["kind=counterterrorism"],
    );
}

#[test]
fn a_force_that_came_to_help_and_was_hit_otherwise_is_another_event() {
    let text = "* On 6 May, a sniper shot a guard dead in Samarra. A force that was rushed to the site was hit by a bomb; \
                two soldiers were wounded.";
    assert_eq!(entries(text).len(), 2);
    let text = "On 6 May, gunmen fired at a checkpoint in Samarra. A unit that was rushed to the site was also fired on. \
                In all, four guards died.";
    only(text, &["killed=4"]);
}

#[test]
fn who_says_that_he_did_it_or_tells_what_befell_those_whom_he_fights_did_it() {
    only(
        "On 6 May, two rockets landed near a school in Samarra. The Islamic State said it had fired ten rockets.",
        &["actor=Islamic State"],
    );
    only(
        "* The Philippine army reported that four militants had been killed in an operation in Marsa on 6 May.",
        &["actor=Philippine army", "killed=4", "kind=counterterrorism"],
    );
    only(
        "* On 6 May, three rebels surrendered to troops in Samarra.",
        &["target=three rebels", "captured=3", "kind=counterterrorism"],
    );
    only("* On 6 May, militiamen shot three drivers in Samarra.", &["kind=attack"]);
}

#[test]
fn places_of_what_was_entered_overlooked_or_headed_by_a_day() {
    for (text, place) in [
        ("3 May: Gunmen came to Marsa village and burned a school.", "Marsa"),
        (
            "On 6 May, a soldier stepped on an IED 4 km south-west of Samarra and was killed.",
            "4 km SW of Samarra",
        ),
        ("On 6 May, militants infiltrated Marsa village and killed two guards.", "Marsa"),
        ("On 6 May, a bomb killed two men near the Marsa gas facility.", "near Marsa gas facility"),
        ("On 6 May, two men were arrested in the Diyala Province (Harbour Post, May 7, 2031).", ""),
        ("Marsaale, 6 May. Five traders on their way home had their throats cut.", "Marsaale"),
        ("Marsaale (Tirah), 6 May. Two guards were shot dead.", "Marsaale, Tirah"),
        ("Near Marsaale, May 6. Two guards were shot dead.", "near Marsaale"),
        ("06.05.2031 - Marsaale - Two guards were shot dead.", "Marsaale"),
    ] {
        only(&format!("* {text}"), &[&format!("place={place}")]);
    }
}

#[test]
fn a_line_that_is_a_day_dates_what_stands_below_it() {
    let text = "06/05/2031\n* Gunmen shot a clerk dead in Samarra.\n* A bomb killed two men in Baqubah.\n08/05/2031\n\
                * Gunmen shot a guard dead in Tikrit.";
    let days: Vec<String> = entries(text).iter().map(|entry| value(entry, "date")).collect();
    assert_eq!(days, ["2031-05-06", "2031-05-06", "2031-05-08"]);
}

#[test]
fn tolls_are_not_told_twice_and_not_by_who_gave_none() {
    only(
        "* On 6 May, rebels executed fifteen fishermen in Samarra; the bodies of nine have been recovered so far.",
        &["killed=15"],
    );
    only(
        "* On 6 May, six soldiers and a herbalist lost their lives in an ambush near Samarra.",
        &["killed=7"],
    );
    only(
        "Clashes between rebels and the army in Samarra on 6 May killed five civilians. Neither side gave its losses.",
        &["killed=5", "wounded="],
    );
    only(
        "* On 6 May, jets bombed a camp in Samarra; no casualties were given.",
        &["killed=unknown"],
    );
}

#[test]
fn a_toll_that_another_tells_otherwise_is_likely() {
    let text = "On 6 May, a bomb killed nine people at a market in Samarra. The Health Ministry put the death toll at 12.";
    holds(text, &entries(text)[0], &["killed=9"]);
    assert_eq!(certainty(text, "killed"), Some(Certainty::Likely));
}

#[test]
fn however_on_another_day_tells_another_event_and_a_day_of_telling_none() {
    let text = "On 6 May, gunmen killed two farmers in Samarra. However, on 8 May rebels attacked a camp in Baqubah and \
                killed four soldiers.";
    assert_eq!(entries(text).len(), 2);
    let text = "* On 6 May, rebels overran a base near Samarra and killed ten soldiers. Seven were taken alive, according to \
                a video of 9 May.";
    only(text, &["date=2031-05-06", "captured=7"]);
}

#[test]
fn airstrikes_of_two_days_are_an_event_and_a_week_of_deaths_is_none() {
    only(
        "* The air force carried out four airstrikes on a hideout near Samarra on May 6 and 7.",
        &["date=2031-05-06..2031-05-07", "tactic=airstrike"],
    );
    for text in [
        "Residents asked for patrols after a week in which at least a dozen people lost their lives.",
        "In sum, troops within the week neutralised 86 terrorists.",
        "The car bombs of May 6 were the deadliest since 2029.",
    ] {
        assert!(entries(text).is_empty(), "{text}");
    }
}

#[test]
fn a_side_as_a_heading_names_no_part_and_a_first_sentence_the_area() {
    let heading = Some("NORTH EAST".to_owned());
    let context = EntryContext { heading, ..EntryContext::default() };
    let text = "On 6 May, gunmen killed two guards in Marsaville.";
    assert_eq!(value(&read(text, context)[0], "area"), "");
    let theatre = Some("syria".to_owned());
    let context = EntryContext { theatre, ..EntryContext::default() };
    let text = "Two attacks likely took place in Deir ez-Zor Province. Gunmen fired upon a checkpoint in Marsaville on \
                6 May, killing one guard.";
    let last = read(text, context).pop().unwrap();
    assert_eq!(value(&last, "area"), "Deir ez-Zor");
}

#[test]
fn what_is_only_held_against_somebody_or_hangs_on_a_word_is_no_tactic() {
    let text = "On 6 May, police in Samarra shot two people suspected of laying explosives.";
    only(text, &["kind=counterterrorism"]);
    assert!(!has_tactic(text, "ied"));
    let text = "On 6 May, troops caught up with the group near Samarra and freed five hostages. One soldier was killed.";
    assert!(!has_tactic(text, "arrest"));
    let text = "* On 6 May, jets killed the head of the rocket force in Samarra.";
    assert!(!has_tactic(text, "indirect-fire"));
}

#[test]
fn who_is_told_of_before_a_pronoun_belongs_to_the_telling() {
    let text = "The Interior Ministry announced the capture of two men wanted over a killing. They were picked up in \
                Samarra on 6 May.";
    only(text, &["captured=2", "basis=official", "date=2031-05-06"]);
}
