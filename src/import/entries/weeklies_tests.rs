//! Kinds of telling that weeklies share and that were misread, each with invented events: what begins an
//! event and what does not, headlines, several places of one verb, who stands behind the verb.

use chrono::NaiveDate;

use super::EntryContext;
use super::pieces_tests::{entries, holds, only, read, value};
use crate::import::field::Certainty;
use crate::import::piece::{Piece, PieceKind};

fn certainty(entry: &Piece, name: &str) -> Option<Certainty> {
    entry.fields.iter().find(|field| field.name == name).map(|field| field.certainty)
}

fn none(text: &str) {
    let found = entries(text);
    assert!(found.is_empty(), "{text}: {found:#?}");
}

/// Reads the entries of a text and asserts the fields of each.
fn all(text: &str, wanted: &[&[&str]]) {
    let found = entries(text);
    assert_eq!(found.len(), wanted.len(), "{text}: {found:#?}");
    for (entry, wanted) in found.iter().zip(wanted) {
        holds(text, entry, wanted);
    }
}

#[test]
fn a_headline_before_a_dash_is_no_part_of_the_sentence() {
    let text = "* Council Names New Harbour Master; Rocket Attacks Hit Old Quarter In Baqubah – On 6 May, a \
                roadside bomb wounded two guards in Samarra.";
    only(text, &["place=Samarra", "tactic=ied", "wounded=2", "actor="]);
    let all = read(text, EntryContext::default());
    let unread = all.iter().find(|piece| value(piece, "tags") == "unread");
    assert!(
        unread.is_some_and(|piece| value(piece, "text").contains("Harbour Master")),
        "{all:#?}"
    );
    only("On 6 May – the day of the fair – gunmen shot a guard dead in Samarra.", &["killed=1"]);
}

#[test]
fn a_release_is_given_out_somewhere_and_tells_of_the_day_before() {
    let text = "BAGHDAD – On 6 May, gunmen killed two guards.";
    only(
        text,
        &[
            "actor=gunmen",
            "killed=2",
            "place=BAGHDAD",
            "text=BAGHDAD – On 6 May, gunmen killed two guards.",
        ],
    );
    only("BAGHDAD – On 6 May, gunmen killed two guards in Samarra.", &["place=Samarra"]);
    let release = NaiveDate::from_ymd_opt(2031, 5, 9);
    let context = EntryContext { release, ..EntryContext::default() };
    let found = read("* Near Baqubah, a strike destroyed a bunker.", context);
    assert_eq!(value(&found[0], "date"), "2031-05-09");
    assert_eq!(certainty(&found[0], "date"), Some(Certainty::Guess));
    only("Gunmen killed two guards in Samarra yesterday.", &["date=2031-05-10"]);
}

#[test]
fn places_with_a_day_each_share_a_verb() {
    all(
        "Gunmen attacked army posts at Samarra 6 May and Baqubah 7 May and police station at Kirkuk 8 May; \
         killed farmer, a brother of the mayor, in Khanaqin 9 May.",
        &[
            &["date=2031-05-06", "place=Samarra", "killed=", "actor=Gunmen"],
            &["date=2031-05-07", "place=Baqubah", "killed=", "tactic=assault", "actor=Gunmen"],
            &["date=2031-05-08", "place=Kirkuk", "killed=", "actor=Gunmen"],
            &["date=2031-05-09", "place=Khanaqin", "killed=1"],
        ],
    );
}

#[test]
fn villages_that_were_stormed_are_the_place() {
    for (text, place) in [
        (
            "In Seno Province, gunmen 6 May stormed Pama and Tirah villages, killing two men.",
            "place=Pama and Tirah",
        ),
        (
            "On 6 May, gunmen attacked the cities Pama, Tirah and Odo, killing two men.",
            "place=Pama, Tirah and Odo",
        ),
        (
            "In Seno Province, gunmen 6 May attacked Pama gendarmerie, killing a gendarme.",
            "place=Pama gendarmerie",
        ),
        (
            "On 6 May, a clerk was killed in the Third Pama Police District.",
            "place=Third Pama Police District",
        ),
        (
            "6 May Kunduz Province: one guard killed\nA marksman shot a guard at his post.",
            "place=Kunduz Province",
        ),
    ] {
        only(text, &[place]);
    }
}

#[test]
fn another_place_that_was_entered_is_another_event() {
    all(
        "On 6 May, insurgents struck a mill at the village of Pama. In Kirkuk Province, insurgents entered Hawija for \
         the second time. They burned houses and killed a clerk.",
        &[&["place=Pama", "killed="], &["place=Hawija", "killed=1"]],
    );
}

#[test]
fn what_goes_on_with_an_event_begins_none() {
    // A part of the whole, by its number.
    only(
        "On 6 May, eight guards were wounded in two explosions in Samarra. The first explosion wounded two \
         guards near the mill. Second explosion hit a post in the area and wounded six guards.",
        &["wounded=8"],
    );
    // What befell somebody, told in no other words than the harm.
    only(
        "6 May: In Diyala Province, gunmen attacked a convoy of 50 trucks near Baqubah. One guard was shot and wounded.",
        &["wounded=1", "actor=gunmen"],
    );
    // What a side says of a place that was told of.
    only(
        "On 6 May, the two sides clashed in Pama and Baqubah. Al Shabaab claimed to have killed 45 soldiers in Baqubah.",
        &["killed=45"],
    );
}

#[test]
fn a_paragraph_that_says_more_is_of_the_event_before() {
    only(
        "On 6 May, the Taliban attacked two posts near Samarra.\nAccording to members of the council, more than 40 \
         guards were killed.",
        &["killed=>40", "place=near Samarra"],
    );
    only(
        "On 6 May, the army clashed with gunmen in Pama and Baqubah. The River Front claimed to have killed 45 \
         people in Baqubah.",
        &["killed=45"],
    );
}

#[test]
fn sums_trends_and_quotations_are_no_events() {
    for text in [
        "There was a slight increase in attacks in Iraq during the first week of May 2031.",
        "That included 3 IEDs and 2 more being dismantled on May 8.",
        "Traffic on the road between Samarra and Baqubah is still hampered by these attacks.",
        "“We killed about thirty fighters of Boko Haram in Samarra,” said a sergeant.",
        "It was so all week. The raids mostly targeted positions in Samarra and Baqubah.",
        "This figure does not include every wounded soldier in Samarra.",
        "5 guards, 9 soldiers and 17 clerks were injured in Samarra, leading to 31 wounded.",
    ] {
        none(text);
    }
}

#[test]
fn a_day_says_more_than_the_week_it_lies_in() {
    only(
        "The most significant event was reported this week in Samarra, where gunmen attacked a post \
         between 6 and 7 May, killing five guards.",
        &["date=2031-05-06..2031-05-07", "killed=5"],
    );
    only("Around 6 May, gunmen killed two guards in Samarra.", &["date=2031-05-06~"]);
}

#[test]
fn a_day_does_not_go_on_below_another_label() {
    let text = "* Samarra:\nOn 6 May, gunmen attacked a post.\n* Baqubah:\nIn a fight in Baqubah, one was killed and eight were wounded.";
    all(text, &[&["date=2031-05-06"], &["date=2031-05-05..2031-05-11", "wounded=8"]]);
    let text = "# 6 May\n* Samarra:\nGunmen attacked a post in Samarra.\n* Baqubah:\nA mine killed one guard in Baqubah.";
    all(text, &[&["date=2031-05-06"], &["date=2031-05-06", "killed=1"]]);
}

#[test]
fn who_acted_stands_behind_the_verb_too() {
    for (text, actor) in [
        (
            "* On 6 May, two guards were killed in Samarra when the Taliban ambushed a convoy.",
            "actor=Taliban",
        ),
        (
            "* On 6 May, one guard and one kidnapper died during a police raid in Samarra.",
            "actor=police",
        ),
        (
            "* On 6 May, two guards were killed in a clash between two armed groups in Samarra.",
            "actor=two armed groups",
        ),
        (
            "* On 6 May, Northern-led coalition airstrikes killed two men in Samarra.",
            "actor=Northern-led coalition",
        ),
        ("* On 6 May, insurgents also attacked a post in Samarra.", "actor=insurgents"),
        ("* On 6 May, a Humvee hit a roadside bomb in Samarra, killing one guard.", "actor="),
    ] {
        only(text, &[actor]);
    }
    only(
        "* On 6 May, one guard and one kidnapper died during a police raid in Samarra.",
        &["tactic=raid"],
    );
    let list = "In Iraq, coalition forces conducted 17 strikes against ISIS targets:\n\
                -- On 6 May, near Samarra, a strike destroyed a bunker.";
    only(list, &["actor=coalition forces", "tactic=airstrike"]);
}

#[test]
fn the_sentence_that_tells_it_says_how() {
    only(
        "On 6 May, armed men attacked a church in Samarra, killing six people. The raiders also burned down a shop. \
         The attack came after soldiers freed two hostages.",
        &["tactic=assault + arson"],
    );
    for (text, tactic) in [
        (
            "On 6 May, the Taliban captured an outpost near Samarra, killing six soldiers.",
            "tactic=assault",
        ),
        (
            "On 6 May, the army killed ten militants in a ground and air operation near Samarra.",
            "tactic=airstrike",
        ),
        (
            "On 6 May, fighters attacked two vans near Samarra and then set the vans alight.",
            "tactic=arson",
        ),
    ] {
        only(text, &[tactic]);
    }
    // What a clause tells that hangs on another is not certain.
    let text = "On 6 May, a clerk was killed in Samarra, where guards found that he had been shot.";
    assert_ne!(certainty(&entries(text)[0], "tactic"), Some(Certainty::Certain));
}

#[test]
fn a_toll_that_may_be_another_is_not_certain() {
    let text = "On 6 May, gunmen came to Samarra. They captured a guard and beheaded the man. They then burned \
                houses, killing a woman. Troops fought the gunmen later, but no casualties were reported.";
    let found = entries(text).remove(0);
    assert_ne!(certainty(&found, "killed"), Some(Certainty::Certain));
    assert_eq!(value(&found, "wounded"), "");
    only("On 6 May, gunmen killed guard and brother in Samarra.", &["killed=2"]);
    only("On 6 May, four members of a single family were beheaded in Samarra.", &["killed=4"]);
    only(
        "On 6 May, a bomb killed the captain and the deputy captain of the guard in Samarra.",
        &["killed=2"],
    );
    let text = "On 6 May, Taliban fighters attacked a post near Samarra. The army killed eight Taliban fighters and two leaders.";
    only(text, &["losses.killed=10"]);
    only("On 6 May, a BDS was injured while defusing a bomb in Samarra.", &["wounded=1"]);
    only("In Baqubah, a dumped body was found on 6 May.", &["killed=1"]);
}

#[test]
fn a_source_of_another_day_is_none_of_this_one() {
    let text = "On 6 May, gunmen clashed with guards near Samarra. On 7 May, they killed two guards in Baqubah \
                (Harbour Post, 8 May 2031).";
    let found = entries(text);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert_eq!(value(&found[0], "source"), "");
    assert_eq!(value(&found[1], "source"), "Harbour Post, 2031-05-08");
    only(
        "On 6 May, a mine went off near Samarra. The local media outlet Harbour Post reported that two guards were wounded.",
        &["source=Harbour Post", "wounded=2"],
    );
}

#[test]
fn the_country_of_a_paragraph_holds_for_what_follows() {
    let text = "In Yemen, fighting went on in six governorates.\nOn 6 May, a plane of the Saudi-led coalition was shot \
                down by rebels in Al Jawf governorate, and two men were killed.";
    only(text, &["area=Yemen", "killed=2"]);
}

#[test]
fn a_target_ends_where_its_name_does() {
    for (text, target) in [
        ("Gunmen burned down school 6 May in Samarra.", "target=school"),
        (
            "On 6 May, gunmen burned several homes and made off with goats near Samarra.",
            "target=several homes",
        ),
        (
            "On 6 May, the army killed \"some\" (estimated at five) bandits in Samarra.",
            "target=bandits",
        ),
    ] {
        only(text, &[target]);
    }
    let text =
        "On 6 May, gunmen shot at a post in Samarra. The next day, airstrikes killed two men.";
    all(text, &[&["place=Samarra"], &["date=2031-05-07", "place=Samarra", "killed=2"]]);
}

#[test]
fn who_speaks_is_read_as_a_verb_and_the_last_word_counts() {
    only(
        "On 6 May, SFs raided a house near Samarra after receiving reports of weapons.",
        &["basis=reported"],
    );
    only(
        "Al Shabaab attacked a convoy near Samarra on 6 May. Al Shabaab claimed to hit it with mines. Al Shabaab \
         claimed the attacks killed two soldiers.",
        &["basis=claimed", "killed=2"],
    );
    let pieces = read(
        "On 6 May, gunmen stopped and stole a van of an aid group in Samarra.",
        EntryContext::default(),
    );
    assert!(pieces.iter().any(|piece| piece.kind == PieceKind::Entry), "{pieces:#?}");
}
